from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from answered_surveys import NOVEMBER, OCTOBER, put_stack, survey_home
from counter_app.bootstrap.homes import Home
from counter_app.bootstrap.survey_results import survey_comments_ports, survey_comments_screen
from counter_app.domain.responses import ResponseId
from counter_app.domain.staff import Role
from counter_app.services.desk import Desk
from counter_app.services.surveys.comments import find_comments, put_tags, tags_in_use
from counter_app.services.surveys.typing import discard_sheet
from counter_app.store.errors import StoreUnreachable
from counter_app.ui.background import Inline, OneAtATime
from counter_app.ui.shortcuts import Action
from counter_app.ui.survey_comments.presenter import CommentsPresenter
from counter_app.ui.survey_comments.view import CommentsView
from counter_app.ui.theme.style import Theme
from factories import make_actor
from office_pickups import words_of
from screen_checks import unnamed_controls, visible_words
from typed_surveys import CLERK, VOLUNTEER, open_stack, type_sheet
from windows import settle

__all__ = ["survey_home"]

Start = Callable[..., CommentsView]
TODAY = date(2025, 11, 20)
LONG = "希望中午也能有人輪值，上班族請假不容易。" * 20
PRAISE, COLD, PARKING = "志工很親切", "冷氣太冷\n椅子不夠", "停車不方便"


@pytest.fixture
def answered(sqlite_desk: Desk) -> Desk:
    """Seven sheets of desk 1, five of desk 2, two of desk 3; four of them with words."""
    put_stack(sqlite_desk, ["1111111w", *["11111110"] * 6], words=[PARKING], answered_on=OCTOBER)
    put_stack(
        sqlite_desk, ["1111111w", "1111111w", *["11111110"] * 3], words=[PRAISE, COLD], desk_no=2
    )
    put_stack(sqlite_desk, ["1111111w", "11111110"], words=[LONG], desk_no=3)
    return sqlite_desk


@pytest.fixture
def start(qtbot: QtBot, theme: Theme, inline: Inline, survey_home: Home) -> Start:
    def make(role: Role = Role.CLERK) -> CommentsView:
        view, _presenter = survey_comments_screen(
            theme, survey_home, make_actor(role), store=inline
        )
        return show(qtbot, view)

    return make


def show(qtbot: QtBot, view: CommentsView) -> CommentsView:
    qtbot.addWidget(view)
    view.resize(1286, 610)
    view.show()
    view.on_shown()
    settle()
    view.focus_home()
    return view


def texts(view: CommentsView) -> set[str]:
    return {words.split(" 114 年")[0] for words in words_of(view.table)}


def search(qtbot: QtBot, view: CommentsView, words: str) -> None:
    view.actions_by_key()[Action.FILTER].run()
    qtbot.keyClick(view.search_edit, Qt.Key.Key_Delete)
    compose(view.search_edit, words)
    qtbot.keyClick(view.search_edit, Qt.Key.Key_Return)
    settle()


def compose(edit: QLineEdit, words: str) -> None:
    """Type as an input method does; there are no keys for Chinese characters."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(edit, event)


def reach(view: CommentsView, words: str) -> None:
    """Bring the comment with these words into sight."""
    at = next(at for at, each in enumerate(words_of(view.table)) if words in each)
    view.table.set_current(at)
    settle()
    assert words in view.side.text_label.text().replace("\n", " ")


def type_tag(qtbot: QtBot, view: CommentsView, tag: str) -> None:
    view.actions_by_key()[Action.ADD].run()
    compose(view.side.tag_edit, tag)
    qtbot.keyClick(view.side.tag_edit, Qt.Key.Key_Return)
    settle()


def chips(view: CommentsView) -> list[str]:
    return [each.text() for each in view.side.chips if each.isVisibleTo(view)]


def chip(view: CommentsView, words: str) -> QPushButton:
    return next(each for each in view.side.chips if words in each.text() and each.isVisibleTo(view))


def stored_tags(desk: Desk, words: str) -> tuple[str, ...]:
    (found,) = find_comments(desk, CLERK, from_day=OCTOBER, to_day=TODAY, text=words)
    return found.tags


def test_comments_of_the_year_are_listed_newest_month_first(start: Start, answered: Desk) -> None:
    view = start()
    months = [words.rsplit(" ", 1)[-1] for words in words_of(view.table)]
    assert words_of(view.table)[-1] == f"{PARKING} 114 年 10 月　其他意見或建議"
    assert len(months) == 4
    assert texts(view) == {PRAISE, COLD.replace("\n", " "), PARKING, LONG}
    assert "4 則" in visible_words(view)


def test_the_one_in_sight_is_read_whole(qtbot: QtBot, start: Start, answered: Desk) -> None:
    view = start()
    reach(view, LONG)
    assert view.side.text_label.text() == LONG
    reach(view, PRAISE)
    qtbot.keyClick(view.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert view.side.text_label.text() == PARKING


def test_neither_day_nor_desk_nor_number_is_to_be_seen(start: Start, answered: Desk) -> None:
    view = start()
    reach(view, PRAISE)
    shown = visible_words(view) + "".join(words_of(view.table))
    assert "114 年 11 月" in shown
    for told in ("11/18", "11-18", "2 號櫃檯", "S114", "114-0002"):
        assert told not in shown


def test_words_are_looked_for_by_keyboard(qtbot: QtBot, start: Start, answered: Desk) -> None:
    view = start()
    search(qtbot, view, "不")
    assert texts(view) == {COLD.replace("\n", " "), PARKING, LONG}
    search(qtbot, view, "不 椅子")
    assert texts(view) == {COLD.replace("\n", " ")}
    search(qtbot, view, "飛機")
    assert "沒有符合的意見" in visible_words(view)
    assert not view.side.isVisible()
    view.actions_by_key()[Action.BACK].run()
    settle()
    assert view.search_edit.text() == ""
    assert len(texts(view)) == 4


def test_a_tag_is_typed_and_taken_off_again(qtbot: QtBot, start: Start, answered: Desk) -> None:
    view = start()
    reach(view, PARKING)
    assert "還沒有標籤。" in visible_words(view)
    type_tag(qtbot, view, "停車")
    type_tag(qtbot, view, " 環境 ")
    assert stored_tags(answered, PARKING) == ("停車", "環境")
    assert chips(view) == ["✓ 停車", "✓ 環境"]
    assert "停車、環境" in words_of(view.table, 1)
    chip(view, "停車").click()
    settle()
    assert stored_tags(answered, PARKING) == ("環境",)
    assert chips(view) == ["✓ 環境"]


def test_a_tag_in_use_is_one_press_away(qtbot: QtBot, start: Start, answered: Desk) -> None:
    view = start()
    reach(view, PARKING)
    type_tag(qtbot, view, "環境")
    reach(view, COLD.split("\n", maxsplit=1)[0])
    assert chips(view) == ["環境"]
    chip(view, "環境").setFocus()
    qtbot.keyClick(chip(view, "環境"), Qt.Key.Key_Space)
    settle()
    assert stored_tags(answered, "冷氣") == ("環境",)
    view.tag_combo.activated.emit(view.tag_combo.findData("環境"))
    settle()
    assert texts(view) == {COLD.replace("\n", " "), PARKING}


def test_tags_put_on_faster_than_they_are_stored_are_all_kept(
    qtbot: QtBot, theme: Theme, survey_home: Home, answered: Desk
) -> None:
    store = OneAtATime("comments of a test")
    view, _presenter = survey_comments_screen(theme, survey_home, CLERK, store=store)
    show(qtbot, view)
    qtbot.waitUntil(lambda: view._screen.side is not None)
    reach(view, PARKING)
    for tag in ("一", "二", "三"):
        view.side.tag_entered.emit(tag)
    qtbot.waitUntil(lambda: set(view._screen.tags) == {"一", "二", "三"})
    assert stored_tags(answered, PARKING) == ("一", "三", "二")
    store.close()


def test_a_tag_that_cannot_be_is_refused_and_what_is_stored_stays(
    qtbot: QtBot, start: Start, answered: Desk
) -> None:
    view = start()
    reach(view, PARKING)
    for at in range(8):
        type_tag(qtbot, view, f"標籤{at}")
    type_tag(qtbot, view, "第九個")
    assert "一則意見最多 8 個標籤。" in visible_words(view.side)
    assert len(stored_tags(answered, PARKING)) == 8
    assert "✓ 第九個" not in chips(view)
    reach(view, PRAISE)
    assert "一則意見最多 8 個標籤。" not in visible_words(view.side)


def test_a_comment_that_is_gone_is_said(
    qtbot: QtBot, start: Start, sqlite_desk: Desk, answered: Desk
) -> None:
    batch = open_stack(sqlite_desk, sheet_count=1, answered_on=NOVEMBER)
    sheet = type_sheet(sqlite_desk, batch.number, "1111111w", words="寫錯的")
    view = start()
    reach(view, "寫錯的")
    discard_sheet(sqlite_desk, VOLUNTEER, sheet.response_id)
    type_tag(qtbot, view, "新的")
    assert "寫錯的" not in texts(view)
    assert tags_in_use(sqlite_desk, CLERK) == ()


def test_who_only_reads_sees_tags_and_changes_none(start: Start, answered: Desk) -> None:
    (found,) = find_comments(answered, CLERK, from_day=OCTOBER, to_day=TODAY, text=PARKING)
    put_tags(answered, CLERK, ResponseId(found.response_id), found.code, ("停車",))
    view = start(Role.AUDITOR)
    reach(view, PARKING)
    assert chips(view) == ["✓ 停車"]
    assert not chip(view, "停車").isEnabled()
    assert not view.side.tag_edit.isVisible()
    assert Action.ADD not in view.actions_by_key()
    # A clerk may.
    assert Action.ADD in start(Role.CLERK).actions_by_key()


def test_too_few_responses_are_not_searched(start: Start, answered: Desk) -> None:
    view = start()
    view.desk_chosen.emit(3)
    settle()
    assert "未滿 5 份不列出意見" in visible_words(view)
    assert not view.table.isVisible()
    assert not view.side.isVisible()
    view.desk_chosen.emit(1)
    settle()
    assert texts(view) == {PARKING}


def test_only_whole_months_are_offered(start: Start, answered: Desk) -> None:
    view = start()
    assert "自訂" not in [each.text() for each in view.period_bar.findChildren(QPushButton)]
    assert not view.period_bar.from_edit.isVisible()
    view.kind_chosen.emit("month")
    settle()
    assert PARKING not in texts(view)
    view.on_sign("-")
    settle()
    assert texts(view) == {PARKING}
    view.on_sign("-")
    settle()
    assert "這段期間沒有意見" in visible_words(view)


def test_a_store_that_does_not_answer_leaves_no_comments_of_another_search(
    qtbot: QtBot, theme: Theme, inline: Inline, survey_home: Home, answered: Desk
) -> None:
    ports = survey_comments_ports(survey_home, CLERK, store=inline)
    answers = [True]

    def tags() -> tuple[str, ...]:
        if not answers[0]:
            raise StoreUnreachable
        return ports.tags()

    view = CommentsView(theme, today=answered.today())
    CommentsPresenter(view, replace(ports, tags=tags))
    show(qtbot, view)
    answers[0] = False
    search(qtbot, view, PARKING)
    assert not view.table.isVisible()
    assert view._screen.message is not None
    answers[0] = True
    search(qtbot, view, PARKING)
    assert texts(view) == {PARKING}
    assert view._screen.message is None


def test_every_control_has_a_name(start: Start, answered: Desk) -> None:
    view = start()
    reach(view, PARKING)
    assert unnamed_controls(view) == []
