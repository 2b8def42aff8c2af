"""A desk that nobody touches is noticed, and one that is at work is left alone."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from counter_app.ui.idle import IdleWatch

AFTER_MS = 150


def test_a_desk_that_nobody_touches_is_idle_once(qtbot: QtBot) -> None:
    watch = IdleWatch(lambda: False)
    told: list[None] = []
    watch.idle.connect(lambda: told.append(None))

    watch.start(AFTER_MS)
    qtbot.waitUntil(lambda: bool(told), timeout=5_000)
    qtbot.wait(2 * AFTER_MS)

    assert len(told) == 1


def test_whoever_types_or_moves_the_mouse_is_there(qtbot: QtBot) -> None:
    watch = IdleWatch(lambda: False)
    edit = QLineEdit()
    qtbot.addWidget(edit)
    edit.show()
    told: list[None] = []
    watch.idle.connect(lambda: told.append(None))

    watch.start(AFTER_MS)
    for at in range(8):
        qtbot.wait(AFTER_MS // 3)
        if at % 2:
            QTest.keyClick(edit, Qt.Key.Key_A)
        else:
            QTest.mouseMove(edit)
            QTest.mouseClick(edit, Qt.MouseButton.LeftButton)
        assert not told
    qtbot.waitUntil(lambda: bool(told), timeout=5_000)


def test_a_desk_at_work_is_not_idle(qtbot: QtBot) -> None:
    at_work = [True]
    watch = IdleWatch(lambda: at_work[0])
    told: list[None] = []
    watch.idle.connect(lambda: told.append(None))

    watch.start(AFTER_MS)
    qtbot.wait(3 * AFTER_MS)
    assert not told
    at_work[0] = False
    qtbot.wait(AFTER_MS // 2)
    assert not told
    qtbot.waitUntil(lambda: bool(told), timeout=5_000)


def test_a_stopped_watch_tells_nothing(qtbot: QtBot) -> None:
    watch = IdleWatch(lambda: False)
    with qtbot.assertNotEmitted(watch.idle, wait=2 * AFTER_MS):
        watch.start(AFTER_MS)
        watch.stop()


def test_it_lets_every_event_pass() -> None:
    watch = IdleWatch(lambda: False)
    for kind in (QEvent.Type.KeyPress, QEvent.Type.Paint):
        assert not watch.eventFilter(QObject(), QEvent(kind))
