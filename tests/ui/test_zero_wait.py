from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from counter_app.bootstrap.homes import Home
from counter_app.bootstrap.pickup_office import zero_wait_screen
from counter_app.domain.staff import Role
from counter_app.services.desk import Desk
from counter_app.ui.background import Inline
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.days import Preset
from counter_app.ui.widgets.figures import Figure
from counter_app.ui.zero_wait.chart import WaitChart
from counter_app.ui.zero_wait.screen import DayBar, Part
from counter_app.ui.zero_wait.view import ZeroWaitView
from factories import NOON, make_actor
from office_pickups import (
    at,
    book,
    clock_of,
    keys_of,
    pickup_desk,
    pickup_home,
    put_served,
    words_of,
)
from screen_checks import unnamed_controls, visible_words
from windows import settle

__all__ = ["pickup_desk", "pickup_home"]

Start = Callable[[], ZeroWaitView]
TARGET_S = 180


@pytest.fixture
def served(pickup_desk: Desk) -> Desk:
    """Two days: three visitors yesterday, of whom one waited long, and one today."""
    clock_of(pickup_desk).now = at(-7, 9)
    put_served(pickup_desk, at(-1, 9, 2), waited_s=60)
    put_served(pickup_desk, at(-1, 9, 5), waited_s=90, desk_no=2)
    put_served(pickup_desk, at(-1, 10, 4), waited_s=400, item_code="other")
    put_served(pickup_desk, at(0, 9, 1), waited_s=30)
    book(pickup_desk, at(0, 10))
    clock_of(pickup_desk).now = NOON
    return pickup_desk


@pytest.fixture
def start(qtbot: QtBot, theme: Theme, inline: Inline, pickup_home: Home) -> Start:
    def make() -> ZeroWaitView:
        view, _presenter = zero_wait_screen(
            theme, pickup_home, make_actor(Role.AUDITOR), reading=inline, papers=inline
        )
        qtbot.addWidget(view)
        view.resize(1286, 610)
        view.show()
        view.on_shown()
        settle()
        return view

    return make


def figures(view: ZeroWaitView) -> tuple[Figure, ...]:
    return view._screen.figures


def choose(view: ZeroWaitView, preset: Preset) -> None:
    view.preset_chosen.emit(preset.value)
    settle()


def test_the_figures_are_those_of_the_month(start: Start, served: Desk) -> None:
    view = start()
    assert [(each.value, each.note) for each in figures(view)] == [
        ("1 分 0 秒", "4 人"),
        ("6 分 40 秒", ""),
        ("6 分 40 秒", ""),
        ("75.0%", "3／4"),
        ("80.0%", "4／5"),
    ]
    assert [each.words for each in figures(view)][3] == "3 分鐘內"


def test_a_day_an_item_a_desk_has_a_line_each(start: Start, served: Desk) -> None:
    view = start()
    assert words_of(view.tables[Part.DAY]) == ["11/20（四）", "11/19（三）"]
    view.part_chosen.emit(Part.ITEM.value)
    settle()
    assert sorted(words_of(view.tables[Part.ITEM])) == ["其他", "權利移轉證書"]
    view.part_chosen.emit(Part.DESK.value)
    settle()
    assert words_of(view.tables[Part.DESK]) == ["1 號櫃檯", "2 號櫃檯"]
    assert words_of(view.tables[Part.DESK], 1) == ["3", "1"]


def test_days_desk_and_item_narrow_the_figures(start: Start, served: Desk) -> None:
    view = start()
    choose(view, Preset.TODAY)
    assert figures(view)[0].note == "1 人"
    choose(view, Preset.WEEK)
    assert figures(view)[0].note == "4 人"
    view.desk_combo.setCurrentIndex(2)
    view.desk_combo.activated.emit(2)
    settle()
    assert figures(view)[0].value == "1 分 30 秒"
    view.desk_chosen.emit(None)
    view.item_combo.activated.emit(view.item_combo.findData("other"))
    settle()
    assert figures(view)[0].value == "6 分 40 秒"


def test_days_of_ones_own_are_typed_as_roc_dates(start: Start, served: Desk) -> None:
    view = start()
    view.days_bar.days_entered.emit("114/11/19", "1141119")
    settle()
    assert keys_of(view.tables[Part.DAY]) == ["114/11/19"]
    view.days_bar.days_entered.emit("114/11/20", "114/11/19")
    settle()
    assert "起日比迄日晚。" in visible_words(view)


def test_a_time_without_visitors_says_so(start: Start, pickup_desk: Desk) -> None:
    view = start()
    assert "這段期間還沒有取件" in visible_words(view)
    assert not view.actions_by_key()[Action.EXPORT].is_enabled
    assert not view.chart.isVisible()


def test_what_is_shown_is_saved(start: Start, served: Desk, pickup_home: Home) -> None:
    view = start()
    view.actions_by_key()[Action.EXPORT].run()
    settle()
    view.csv_button.click()
    settle()
    stem = "zero-wait-20251101-20251120"
    assert (pickup_home.papers / f"{stem}.ods").stat().st_size > 0
    text = (pickup_home.papers / f"{stem}.csv").read_text(encoding="utf-8-sig")
    assert "400" in text
    assert str(pickup_home.papers / f"{stem}.csv") in visible_words(view)


def test_every_control_has_a_name(start: Start, served: Desk) -> None:
    view = start()
    assert unnamed_controls(view) == []
    assert "11/19 中位數 1 分 30 秒，九成在 6 分 40 秒" in view.chart.accessibleDescription()


def bar(day: date, *, median_s: int, p90_s: int) -> DayBar:
    return DayBar(
        day_words=f"{day.month}/{day.day}",
        weekday="一",
        median_s=median_s,
        p90_s=p90_s,
    )


def make_chart(qtbot: QtBot, theme: Theme, *bars: DayBar) -> WaitChart:
    chart = WaitChart(theme)
    qtbot.addWidget(chart)
    chart.resize(600, 300)
    chart.display(bars, target_s=TARGET_S)
    chart.show()
    settle()
    return chart


def inked(image: QImage, area: QRectF) -> float:
    """Return how much of an area is not the ground, as gray values tell it."""
    inside = area.toAlignedRect().adjusted(3, 3, -3, -3)
    pale = image.pixelColor(2, 2).lightness()
    points = [
        image.pixelColor(x, y).lightness()
        for x in range(inside.left(), inside.right())
        for y in range(inside.top(), inside.bottom())
    ]
    return sum(abs(each - pale) > 40 for each in points) / len(points)


def test_filled_and_hatched_are_told_apart_without_colour(qtbot: QtBot, theme: Theme) -> None:
    chart = make_chart(qtbot, theme, bar(date(2025, 11, 3), median_s=100, p90_s=170))
    image = chart.grab().toImage()
    plot, top_s = chart._plot(), chart._top_s()
    room = min(plot.width(), 108.0)
    middle = plot.left() + room / 2

    def strip(low_s: float, high_s: float) -> QRectF:
        low = plot.bottom() - plot.height() * low_s / top_s
        high = plot.bottom() - plot.height() * high_s / top_s
        return QRectF(middle - 20, high, 40, low - high)

    assert inked(image, strip(5, 60)) > 0.98
    assert 0.05 < inked(image, strip(110, 165)) < 0.6
    assert inked(image, strip(185, 200)) < 0.4


def test_the_newest_days_are_shown_where_not_all_fit(qtbot: QtBot, theme: Theme) -> None:
    days = [date.fromordinal(date(2025, 1, 1).toordinal() + n) for n in range(300)]
    chart = make_chart(
        qtbot, theme, *(bar(day, median_s=n, p90_s=2 * n) for n, day in enumerate(days))
    )
    shown = chart.shown_bars()
    assert 10 < len(shown) < 300
    assert shown[-1].day_words == f"{days[-1].month}/{days[-1].day}"


def test_a_chart_without_days_is_empty(qtbot: QtBot, theme: Theme) -> None:
    chart = make_chart(qtbot, theme)
    image = chart.grab().toImage()
    assert inked(image, QRectF(chart.rect())) == 0
