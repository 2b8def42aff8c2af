"""Signing in a field: with mouse, finger and pen; small enough, whatever is drawn."""

import random

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from counter_app.domain.pickup_handovers import SIGNATURE_BYTES_MAX
from counter_app.ui.pickup_desk.signature_pad import SignaturePad
from counter_app.ui.theme.style import Appearance, Theme, ThemeChoice
from windows import settle

LEFT = Qt.MouseButton.LeftButton
POINTS = [QPoint(20 + 6 * at, 40 + (at * 7) % 40) for at in range(20)]


@pytest.fixture
def pad(theme: Theme, qtbot: QtBot) -> SignaturePad:
    made = SignaturePad(theme)
    qtbot.addWidget(made)
    made.resize(380, 124)
    with qtbot.waitExposed(made):
        made.show()
    return made


def draw_by_mouse(pad: SignaturePad) -> None:
    QTest.mousePress(pad, LEFT, pos=POINTS[0])
    for point in POINTS[1:]:
        QTest.mouseMove(pad, point)
    QTest.mouseRelease(pad, LEFT, pos=POINTS[-1])


def draw_by_touch(pad: SignaturePad) -> None:
    device = QTest.createTouchDevice()
    QTest.touchEvent(pad, device).press(0, POINTS[0], pad).commit()
    for point in POINTS[1:]:
        QTest.touchEvent(pad, device).move(0, point, pad).commit()
    QTest.touchEvent(pad, device).release(0, POINTS[-1], pad).commit()


def draw_by_pen(pad: SignaturePad) -> None:
    device = QPointingDevice(
        "pen",
        1,
        QInputDevice.DeviceType.Stylus,
        QPointingDevice.PointerType.Pen,
        QInputDevice.Capability.Position | QInputDevice.Capability.Pressure,
        1,
        1,
    )
    kinds = [QEvent.Type.TabletPress, *[QEvent.Type.TabletMove] * 18, QEvent.Type.TabletRelease]
    for kind, point in zip(kinds, POINTS, strict=True):
        event = QTabletEvent(
            kind,
            device,
            QPointF(point),
            QPointF(pad.mapToGlobal(point)),
            0.5,
            0.0,
            0.0,
            0.0,
            0.0,
            0.0,
            Qt.KeyboardModifier.NoModifier,
            LEFT,
            LEFT,
        )
        QCoreApplication.sendEvent(pad, event)


def ink_of(png: bytes) -> int:
    """Return how many pixels of a picture are dark."""
    image = QImage.fromData(png)
    assert not image.isNull()
    return sum(
        image.pixelColor(x, y).lightness() < 128
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    )


@pytest.mark.parametrize("draw", [draw_by_mouse, draw_by_touch, draw_by_pen])
def test_mouse_finger_and_pen_leave_ink(pad: SignaturePad, qtbot: QtBot, draw: object) -> None:
    assert callable(draw)
    assert pad.png() == b""
    with qtbot.waitSignal(pad.changed):
        draw(pad)
    settle()
    png = pad.png()
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert len(png) < 10_000
    assert ink_of(png) > 100


def test_a_touch_of_the_field_alone_is_no_signature(pad: SignaturePad) -> None:
    QTest.mouseClick(pad, LEFT, pos=POINTS[0])
    assert pad.is_empty
    assert pad.png() == b""


def test_a_key_empties_the_field(pad: SignaturePad) -> None:
    draw_by_mouse(pad)
    assert pad.png()
    QTest.keyClick(pad, Qt.Key.Key_Delete)
    assert pad.png() == b""


def test_a_scribble_over_everything_is_still_small(pad: SignaturePad) -> None:
    rng = random.Random(7)
    QTest.mousePress(pad, LEFT, pos=POINTS[0])
    for _ in range(600):
        QTest.mouseMove(pad, QPoint(rng.randrange(380), rng.randrange(124)))
    QTest.mouseRelease(pad, LEFT, pos=POINTS[0])
    png = pad.png()
    assert 0 < len(png) <= SIGNATURE_BYTES_MAX
    assert ink_of(png) > 500


def test_ink_beyond_the_edge_stays_within(pad: SignaturePad) -> None:
    QTest.mousePress(pad, LEFT, pos=QPoint(10, 10))
    QTest.mouseMove(pad, QPoint(5_000, -5_000))
    QTest.mouseRelease(pad, LEFT, pos=QPoint(5_000, -5_000))
    assert ink_of(pad.png()) > 0


def test_the_picture_is_black_on_white_in_the_dark_too(pad: SignaturePad, theme: Theme) -> None:
    theme.choose(Appearance(choice=ThemeChoice.DARK))
    draw_by_mouse(pad)
    image = QImage.fromData(pad.png())
    assert image.pixelColor(0, 0).lightness() == 255
    assert ink_of(pad.png()) > 100
