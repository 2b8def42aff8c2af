from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from answered_surveys import NOVEMBER, put_stack, put_two_months, survey_home
from counter_app.bootstrap.homes import Home
from counter_app.bootstrap.survey_results import survey_results_ports, survey_results_screen
from counter_app.domain.questionnaires import FORM_OF_2025, Choice
from counter_app.domain.responses import Source
from counter_app.domain.staff import Role
from counter_app.domain.survey_results import (
    Group,
    Hundredths,
    PeriodKind,
    QuestionCounts,
    QuestionResult,
    SurveyReport,
)
from counter_app.services.desk import Desk
from counter_app.store.errors import StoreUnreachable
from counter_app.ui.background import Endless, Inline
from counter_app.ui.shortcuts import Action
from counter_app.ui.survey_results.chart import PATTERNS, ChoiceChart, GroupChart
from counter_app.ui.survey_results.presenter import ResultsPresenter
from counter_app.ui.survey_results.screen import ChoiceBar, Detail, GroupBar, GroupBy
from counter_app.ui.survey_results.view import ResultsView
from counter_app.ui.survey_results.wording import detail_of, rows_of
from counter_app.ui.theme.style import Theme
from factories import make_actor
from office_pickups import words_of
from screen_checks import unnamed_controls, visible_words
from survey_papers import make_report
from typed_surveys import OTHER_VOLUNTEER, type_again, type_batch
from windows import settle

__all__ = ["survey_home"]

Start = Callable[[], ResultsView]


@pytest.fixture
def answered(sqlite_desk: Desk) -> Desk:
    put_two_months(sqlite_desk)
    return sqlite_desk


@pytest.fixture
def start(qtbot: QtBot, theme: Theme, inline: Inline, survey_home: Home) -> Start:
    def make() -> ResultsView:
        view, _presenter = survey_results_screen(
            theme, survey_home, make_actor(Role.AUDITOR), store=inline, papers=inline
        )
        return show(qtbot, view)

    return make


def show(qtbot: QtBot, view: ResultsView) -> ResultsView:
    qtbot.addWidget(view)
    view.resize(1286, 610)
    view.show()
    view.on_shown()
    settle()
    return view


def figures(view: ResultsView) -> list[tuple[str, str, str]]:
    return [(each.words, each.value, each.note) for each in view._screen.figures]


def detail(view: ResultsView) -> Detail:
    found = view._screen.detail
    assert found is not None
    return found


def turn(view: ResultsView, signs: str) -> None:
    for sign in signs:
        view.on_sign(sign)
        settle()


def test_the_month_is_shown_in_large_figures_beside_the_one_before(
    start: Start, answered: Desk
) -> None:
    assert figures(start()) == [
        ("問卷", "19 份", "前期 10 份"),
        ("整體滿意度", "94.74%", "▲ +14.74"),
        ("最低的一題", "94.44%", "第 1 題"),
        ("待處理的意見", "1 件", ""),
    ]


def test_every_question_has_a_line_with_its_own_answers(start: Start, answered: Desk) -> None:
    view = start()
    assert words_of(view.table)[:2] == [
        "1. 洽辦公務時間 有效 18　未填 1　無效 0",
        "2. 處理申請事項的流程、效率 有效 18　未填 0　無效 1",
    ]
    assert words_of(view.table)[-1] == "8. 其他意見或建議 意見 1 則"
    assert words_of(view.table, 1)[:3] == ["94.44%", "100.00%", "100.00%"]
    assert words_of(view.table, 2)[:2] == ["▲ +14.44", "▲ +20.00"]
    assert words_of(view.table, 1)[-1] == "—"


def test_the_question_in_sight_is_chosen_by_key(qtbot: QtBot, start: Start, answered: Desk) -> None:
    view = start()
    view.focus_home()
    assert [(bar.count, bar.share, bar.change) for bar in detail(view).bars] == [
        ("16", 8889, "▲ +8.89"),
        ("1", 556, "▲ +5.56"),
        ("1", 556, "▼ -4.44"),
        ("0", 0, "▼ -10.00"),
    ]
    qtbot.keyClick(view.table, Qt.Key.Key_Down)
    settle()
    assert detail(view).heading == "2. 處理申請事項的流程、效率"
    assert "有效 18　未填 0　無效 1" in visible_words(view.detail)
    assert detail(view).top_two == "100.00%"
    qtbot.keyClick(view.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert "請到「意見」頁查閱" in visible_words(view.detail)
    assert not view.detail.chart.isVisible()


def test_minus_and_plus_go_one_period_back_and_forth(start: Start, answered: Desk) -> None:
    view = start()
    turn(view, "-")
    assert "114 年 10 月" in visible_words(view)
    assert figures(view)[0] == ("問卷", "10 份", "前期 0 份")
    assert detail(view).note == "前一期沒有可以比較的結果。"
    turn(view, "+")
    assert figures(view)[0][1] == "19 份"
    # The month after this one has not begun.
    turn(view, "+")
    assert "114 年 11 月" in visible_words(view)
    assert not view.period_bar.on_button.isEnabled()


@pytest.mark.parametrize(
    ("kind", "words", "count"),
    [
        (PeriodKind.HALF, "114 年下半年", "29 份"),
        (PeriodKind.YEAR, "114 年", "29 份"),
    ],
)
def test_a_half_and_a_year_are_periods_too(
    start: Start, answered: Desk, kind: PeriodKind, words: str, count: str
) -> None:
    view = start()
    view.kind_chosen.emit(kind.value)
    settle()
    assert words in visible_words(view).splitlines()
    assert figures(view)[0][1] == count
    turn(view, "-")
    assert "這段期間還沒有問卷" in visible_words(view)


def test_days_of_ones_own_are_typed_as_roc_dates(
    qtbot: QtBot, start: Start, answered: Desk
) -> None:
    view = start()
    view.kind_chosen.emit(PeriodKind.DAYS.value)
    settle()
    type_days(qtbot, view, "114/10/20", "1141118")
    assert figures(view)[0][1] == "24 份"
    type_days(qtbot, view, "114/11/18", "114/11/17")
    assert "起日比迄日晚。" in visible_words(view)
    # What was typed can be put right.
    assert view.period_bar.to_edit.text() == "114/11/17"
    type_days(qtbot, view, "114/11/18", "114/11/18")
    assert figures(view)[0][1] == "14 份"
    assert "起日比迄日晚。" not in visible_words(view)


def type_days(qtbot: QtBot, view: ResultsView, first: str, last: str) -> None:
    for edit, words in ((view.period_bar.from_edit, first), (view.period_bar.to_edit, last)):
        edit.selectAll()
        qtbot.keyClicks(edit, words)
    qtbot.keyClick(view.period_bar.to_edit, Qt.Key.Key_Return)
    settle()


def test_parts_are_broken_down_and_small_ones_put_together(start: Start, answered: Desk) -> None:
    view = start()
    # Two sheets alone would be found by subtraction, so the next smallest desk joins them.
    assert [(each.words, each.valid, each.top_two) for each in detail(view).by_desk] == [
        ("1 號櫃檯", "有效 11", "90.91%"),
        ("其餘合併", "有效 7", "100.00%"),
    ]
    view.detail.group_segments.chosen.emit(GroupBy.SOURCE.value)
    settle()
    assert "紙本 有效 13" in view.detail.groups.accessibleDescription()
    assert "觸控 有效 5" in view.detail.groups.accessibleDescription()


def test_results_are_narrowed_to_a_source_and_a_desk(start: Start, answered: Desk) -> None:
    view = start()
    view.source_combo.activated.emit(view.source_combo.findData(Source.KIOSK.value))
    settle()
    assert figures(view)[0][1] == "5 份"
    view.source_chosen.emit("")
    view.desk_chosen.emit(1)
    settle()
    assert figures(view)[0][1] == "12 份"
    # With sources of each desk, those of the two sheets would be known from the rest.
    assert not view.detail.groups.isVisible()


def test_too_few_are_not_shown_and_not_saved(start: Start, answered: Desk) -> None:
    view = start()
    view.desk_chosen.emit(3)
    settle()
    words = visible_words(view)
    assert "份數太少，不列出結果" in words
    assert "這個範圍只有 2 份問卷" in words
    assert not view.table.isVisible()
    assert not view.detail.isVisible()
    assert not view.actions_by_key()[Action.EXPORT].is_enabled
    # Enough of them, but the other desk would be known from what is left.
    view.desk_chosen.emit(2)
    settle()
    assert "就能算出另外不到 5 份問卷的答案" in visible_words(view)


def test_what_is_shown_is_saved(start: Start, answered: Desk, survey_home: Home) -> None:
    view = start()
    view.actions_by_key()[Action.EXPORT].run()
    settle()
    view.csv_button.click()
    settle()
    view.source_chosen.emit(Source.PAPER.value)
    settle()
    view.pdf_button.click()
    settle()
    papers = survey_home.papers
    assert {each.name for each in papers.glob("survey*")} == {
        "survey-114-11.ods",
        "survey-114-11.csv",
        "survey-114-11-paper.pdf",
    }
    assert "88.89" in (papers / "survey-114-11.csv").read_text(encoding="utf-8-sig")
    assert (papers / "survey-114-11-paper.pdf").read_bytes().startswith(b"%PDF")
    assert "survey-114-11-paper.pdf" in visible_words(view)


def test_a_period_without_responses_says_so(start: Start, sqlite_desk: Desk) -> None:
    view = start()
    assert "這段期間還沒有問卷" in visible_words(view)
    assert not view.actions_by_key()[Action.EXPORT].is_enabled
    assert not view._body.isVisible()


def test_what_is_not_settled_is_said(start: Start, sqlite_desk: Desk) -> None:
    batch, _sheets = type_batch(sqlite_desk, ["11111110"] * 5, check_every=5)
    assert "還沒有處理" not in visible_words(start())
    type_again(sqlite_desk, batch.number, ["21111110"], actor=OTHER_VOLUNTEER)
    assert "有 1 份問卷兩次鍵入不一致" in visible_words(start())


def test_an_answer_to_an_older_question_is_dropped(
    qtbot: QtBot, theme: Theme, endless: Endless, survey_home: Home, answered: Desk
) -> None:
    view, _presenter = survey_results_screen(
        theme, survey_home, make_actor(Role.AUDITOR), store=endless, papers=endless
    )
    show(qtbot, view)
    turn(view, "-")
    # The first question is answered last.
    endless._waiting.reverse()
    endless.let_go()
    settle()
    assert figures(view)[0][1] == "10 份"


def test_a_store_that_does_not_answer_leaves_no_figures_of_another_period(
    qtbot: QtBot, theme: Theme, inline: Inline, survey_home: Home, answered: Desk
) -> None:
    ports = survey_results_ports(survey_home, make_actor(Role.AUDITOR), store=inline, papers=inline)
    answers = [True]

    def report(
        *, from_day: date, to_day: date, source: Source | None, desk_no: int | None
    ) -> SurveyReport:
        if not answers[0]:
            raise StoreUnreachable
        return ports.report(from_day=from_day, to_day=to_day, source=source, desk_no=desk_no)

    view = ResultsView(theme, today=answered.today())
    ResultsPresenter(view, replace(ports, report=report))
    show(qtbot, view)
    answers[0] = False
    turn(view, "-")
    assert not view.table.isVisible()
    assert not view.actions_by_key()[Action.EXPORT].is_enabled
    assert view._screen.message is not None
    answers[0] = True
    view.on_shown()
    settle()
    assert figures(view)[0][1] == "10 份"
    assert view._screen.message is None


def test_every_control_has_a_name(start: Start, answered: Desk) -> None:
    view = start()
    assert unnamed_controls(view) == []
    assert "15 分鐘內 16，88.89%" in view.detail.chart.accessibleDescription()


def test_a_response_that_comes_in_is_there_when_the_page_is_shown_again(
    start: Start, answered: Desk
) -> None:
    view = start()
    put_stack(answered, ["11111110"], answered_on=NOVEMBER)
    view.on_shown()
    settle()
    assert figures(view)[0][1] == "20 份"


# --- charts ------------------------------------------------------------------------------


def inked(image: QImage, area: QRectF) -> float:
    """Return how much of an area is not the ground of a bar, as gray values tell it."""
    inside = area.toAlignedRect().adjusted(2, 2, -2, -2)
    points = [
        image.pixelColor(x, y).lightness()
        for x in range(inside.left(), inside.right())
        for y in range(inside.top(), inside.bottom())
    ]
    return sum(each < 150 for each in points) / len(points)


def make_chart(qtbot: QtBot, theme: Theme, *shares: int) -> ChoiceChart:
    chart = ChoiceChart(theme)
    qtbot.addWidget(chart)
    chart.display(
        tuple(
            ChoiceBar(words=f"選項 {at}", count="10", share=Hundredths(each), change="")
            for at, each in enumerate(shares, start=1)
        ),
        heading="題目",
    )
    chart.resize(640, chart.sizeHint().height())
    chart.show()
    settle()
    return chart


def test_choices_are_told_apart_without_colour(qtbot: QtBot, theme: Theme) -> None:
    chart = make_chart(qtbot, theme, *[10_000] * len(PATTERNS))
    image = chart.grab().toImage()
    height = chart.row_rect(1).height()
    inks = [
        inked(image, chart.bar_room().translated(0, height * at)) for at in range(len(PATTERNS))
    ]
    assert inks[0] > 0.98
    assert inks[3] == 0
    # Neighbours differ by how dark they are, whatever their colour.
    assert all(abs(one - other) > 0.05 for one, other in pairwise(inks)), inks


def test_a_bar_is_as_long_as_its_share(qtbot: QtBot, theme: Theme) -> None:
    chart = make_chart(qtbot, theme, 10_000, 5_000, 0, 1)
    image = chart.grab().toImage()
    room, height = chart.bar_room(), chart.row_rect(1).height()
    half = room.translated(0, height)
    left = QRectF(half.left(), half.top(), half.width() / 2, half.height())
    assert inked(image, left) > 0.1
    assert inked(image, left.translated(half.width() / 2 + 2, 0)) == 0
    assert inked(image, room.translated(0, 2 * height)) == 0


def test_shares_of_a_part_stand_in_one_bar(qtbot: QtBot, theme: Theme) -> None:
    chart = GroupChart(theme)
    qtbot.addWidget(chart)
    part = GroupBar(
        words="1 號櫃檯",
        valid="有效 3",
        shares=(Hundredths(3333), Hundredths(3333), Hundredths(3333)),
        top_two="66.67%",
    )
    small = GroupBar(words="其餘合併", valid="4 份", shares=(), top_two="")
    chart.display((part, small), choices=("好", "可", "壞"), is_stacked=True, heading="題目")
    chart.resize(640, chart.sizeHint().height())
    chart.show()
    settle()
    assert chart.accessibleDescription() == (
        "1 號櫃檯 有效 3，好 33.33%，可 33.33%，壞 33.33%，其餘合併 4 份"
    )
    image = chart.grab().toImage()
    row = chart.row_rect(0)
    whole = QRectF(180, row.top() + 8, 380, row.height() - 16)
    thirds = [
        QRectF(whole.left() + whole.width() * at / 3 + 4, whole.top(), 20, whole.height())
        for at in range(3)
    ]
    inks = [inked(image, each) for each in thirds]
    assert inks[0] > inks[1] > 0.1
    assert abs(inks[1] - inks[2]) > 0.05


def test_the_days_of_a_month_are_named_by_the_roc_year(start: Start, sqlite_desk: Desk) -> None:
    view = start()
    view.days_entered.emit("114/02/28", "114/03/01")
    settle()
    assert view._screen.period.from_day == date(2025, 2, 28)
    assert view.period_bar.from_edit.text() == "114/02/28"


def test_a_question_that_two_versions_ask_differently_has_two_rows_each_with_its_own_figures() -> (
    None
):
    asked = FORM_OF_2025.questions[6]
    worse = (*asked.choices, Choice(label_zh="很不滿意", label_en="Very dissatisfied"))
    older = QuestionCounts(question=asked, valid=6, blank=0, invalid=0, counts=(6, 0, 0, 0))
    now = replace(older, question=replace(asked, choices=worse, low_from=5), counts=(0, 0, 0, 0, 6))
    groups = tuple(
        Group(desk_no=desk_no, source=None, responses=5, questions=questions)
        for desk_no, questions in ((1, (now, older)), (2, (older,)))
    )
    report = make_report(
        questions=tuple(QuestionResult(now=each, before=None) for each in (now, older)),
        by_desk=groups,
    )

    rows = rows_of(report)
    details = [detail_of(report, each.key) for each in rows]

    assert len({each.key for each in rows}) == 2
    assert [len(each.bars) for each in details if each is not None] == [5, 4]
    assert [[len(part.shares) for part in each.by_desk] for each in details if each] == [
        [5, 0],
        [4, 4],
    ]
    assert detail_of(report, "nothing") is None
