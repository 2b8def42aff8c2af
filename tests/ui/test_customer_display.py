"""The second screen shows what is paid, and nobody's name."""

from dataclasses import fields
from typing import cast

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from counter_app.domain.money import Twd
from counter_app.ui.customer_display.view import (
    CustomerLine,
    CustomerScreen,
    CustomerStage,
    CustomerView,
    CustomerWindow,
    second_screen,
)
from counter_app.ui.theme.style import Theme

LINES = (
    CustomerLine(words="全民健康保險費", masked="…3456", amount_twd=Twd(4512)),
    CustomerLine(words="使用牌照稅", masked="…1288", amount_twd=Twd(7120)),
)


def make(stage: CustomerStage, **more: object) -> CustomerScreen:
    return CustomerScreen(
        branch_words="宜蘭分署",
        desk_words="1 號櫃檯",
        stage=stage,
        lines=LINES,
        sum_twd=Twd(11632),
        **more,  # type: ignore[arg-type]
    )


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> CustomerView:
    made = CustomerView(theme)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitExposed(made):
        made.show()
    return made


def words_on(view: QWidget) -> list[str]:
    found = [each.text() for each in view.findChildren(QLabel) if each.isVisible()]
    spoken = [each.accessibleName() for each in view.findChildren(QWidget) if each.isVisible()]
    return [words for words in found + spoken if words]


def test_the_sum_the_tender_and_the_change_are_shown(view: CustomerView) -> None:
    view.display(make(CustomerStage.PAID, tender_words="現金", tendered_twd=12000, change_twd=368))
    words = words_on(view)
    for expected in ("全民健康保險費", "…3456", "4,512", "新臺幣 11632 元", "收您", "找您"):
        assert expected in words
    assert "新臺幣 368 元" in words


def test_a_card_has_no_change(view: CustomerView) -> None:
    view.display(make(CustomerStage.PAY, tender_words="刷卡", request_words="請插卡或感應"))
    words = words_on(view)
    assert "請插卡或感應" in words
    assert "找您" not in words


def test_between_two_people_nothing_of_the_first_is_left(view: CustomerView) -> None:
    view.display(make(CustomerStage.PAID))
    view.display(CustomerScreen(branch_words="宜蘭分署", desk_words="1 號櫃檯"))
    words = words_on(view)
    assert "歡迎洽公" in words
    assert not {"全民健康保險費", "…3456", "4,512"} & set(words)


def test_there_is_no_place_for_a_name(view: CustomerView) -> None:
    names = {field.name for kind in (CustomerLine, CustomerScreen) for field in fields(kind)}
    assert not {name for name in names if "name" in name or "obligor" in name or "payer" in name}


def test_more_lines_than_fit_are_summed_up(view: CustomerView) -> None:
    many = tuple(
        CustomerLine(words="罰鍰", masked=f"…{at}", amount_twd=Twd(100)) for at in range(8)
    )
    view.display(
        CustomerScreen(
            branch_words="", desk_words="", stage=CustomerStage.DUE, lines=many, sum_twd=Twd(800)
        )
    )
    assert "另有 3 項，共 300" in words_on(view)


class FakeScreen:
    """A screen of a size; Qt makes none without hardware."""

    def __init__(self, width: int, height: int) -> None:
        self._size = QSize(width, height)

    def size(self) -> QSize:
        return self._size


def test_the_second_screen_is_one_that_is_not_the_desks() -> None:
    desk, small, large = (
        cast("QScreen", FakeScreen(*size)) for size in ((1366, 768), (800, 480), (1280, 800))
    )
    assert second_screen([desk], desk) is None
    assert second_screen([desk, small, large], desk) is large
    assert second_screen([small, desk], desk) is small
    assert second_screen([small, large], None) is large
    assert second_screen([], desk) is None


def test_with_one_screen_nothing_is_shown(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    view, desk = CustomerView(theme), QWidget()
    qtbot.addWidget(view)
    qtbot.addWidget(desk)
    assert isinstance(qapp, QGuiApplication)
    window = CustomerWindow(view, qapp)
    window.follow(desk)
    assert not window.is_shown
    qapp.screenAdded.emit(qapp.primaryScreen())
    qtbot.wait(5)
    assert not window.is_shown
    window.close()
