from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine

from counter_app.bootstrap.homes import Home
from counter_app.bootstrap.survey_office import questionnaires_screen
from counter_app.domain.questionnaires import FORM_OF_2025, QuestionKind, Questionnaire
from counter_app.domain.staff import Role
from counter_app.services.desk import Desk
from counter_app.services.surveys.questionnaires import put_questionnaire, questionnaires
from counter_app.ui.background import Inline
from counter_app.ui.questionnaires.drafting import new_question, of_kind, with_choices
from counter_app.ui.questionnaires.view import QuestionnairesView
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from factories import make_actor
from homes import home_of
from office_pickups import keys_of, words_of
from paper_readers import poppler_text, pypdf_text
from screen_checks import unnamed_controls, visible_words
from typed_surveys import CLERK, SUPERVISOR, make_questionnaire, print_run
from windows import settle

Start = Callable[..., QuestionnairesView]


@pytest.fixture
def office(sqlite_desk: Desk, sqlite_engine: Engine, tmp_path: Path) -> Home:
    return home_of(sqlite_desk, sqlite_engine, tmp_path)


@pytest.fixture
def start(qtbot: QtBot, theme: Theme, inline: Inline, office: Home) -> Start:
    def make(role: Role = Role.SUPERVISOR) -> QuestionnairesView:
        actor = make_actor(role)
        view, _presenter = questionnaires_screen(theme, office, actor, store=inline, papers=inline)
        qtbot.addWidget(view)
        view.resize(1286, 610)
        view.show()
        view.activateWindow()
        view.on_shown()
        settle()
        view.focus_home()
        return view

    return make


def press(view: QuestionnairesView, *actions: Action) -> None:
    for action in actions:
        view.actions_by_key()[action].run()
        settle()


def type_over(qtbot: QtBot, edit: QLineEdit, words: str) -> None:
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, words)
    settle()


def stored(office: Home) -> dict[int, Questionnaire]:
    return {each.version: each.questionnaire for each in questionnaires(office.desk, CLERK)}


# --- looking ------------------------------------------------------------------------------------


def test_the_version_in_force_is_shown_with_its_questions_and_choices(start: Start) -> None:
    view = start()

    assert words_of(view.version_table) == ["第 1 版 114/01/01 起，8 題"]
    assert words_of(view.version_table, 1) == ["施行中"]
    assert words_of(view.question_table, 1)[0] == (
        "洽辦公務時間 Time needed to complete your business"
    )
    assert words_of(view.question_table, 2)[1] == (
        "①很滿意　②滿意　③尚滿意　④不滿意 滿意程度　只追蹤「不滿意」"
    )
    assert unnamed_controls(view) == []


def test_a_used_version_says_why_it_cannot_change(start: Start, office: Home) -> None:
    print_run(office.desk, 1)
    view = start()

    assert "不能再改；要改請另訂新版" in visible_words(view)
    assert not view.change_button.isVisible()
    assert Action.REMOVE not in view.actions_by_key()
    view.version_table.opened.emit("1")
    settle()
    assert view.version_table.isVisible()


def test_later_and_earlier_versions_say_how_they_stand(start: Start, office: Home) -> None:
    put_questionnaire(office.desk, SUPERVISOR, make_questionnaire(valid_from=date(2025, 6, 1)))
    put_questionnaire(office.desk, SUPERVISOR, make_questionnaire(valid_from=date(2026, 1, 1)))
    view = start()

    assert keys_of(view.version_table) == ["3", "2", "1"]
    assert words_of(view.version_table, 1) == ["尚未施行", "施行中", "已取代"]
    assert view.version_table.current_key() == "2"


@pytest.mark.parametrize("role", [Role.CLERK, Role.AUDITOR])
def test_who_may_not_edit_only_looks(start: Start, role: Role) -> None:
    view = start(role)

    assert Action.ADD not in view.actions_by_key()
    assert not view.copy_button.isVisible()
    view.version_table.opened.emit("1")
    settle()
    assert not view.save_button.isVisible()
    assert view.print_button.isVisible() is (role is Role.CLERK)


# --- a new version ------------------------------------------------------------------------------


def test_a_copy_with_another_question_is_made_by_keys(
    start: Start, qtbot: QtBot, office: Home
) -> None:
    print_run(office.desk, 1)
    view = start()
    press(view, Action.ADD)
    assert view.question_table.hasFocus()
    type_over(qtbot, view.day_edit, "1150101")
    view.question_table.set_current(6)
    press(view, Action.ADD)
    assert view.form.zh_edit.hasFocus()
    qtbot.keyClicks(view.form.zh_edit, "ask")
    qtbot.keyClicks(view.form.en_edit, "Was it clear")
    view.form.kind_combo.setCurrentIndex(view.form.kind_combo.findData(QuestionKind.SINGLE))
    settle()
    for at, words in enumerate(("yes", "no")):
        for edit in view.form.choice_edits[at]:
            type_over(qtbot, edit, words)
    for at in (2, 3):
        for edit in view.form.choice_edits[at]:
            edit.setFocus()
            edit.selectAll()
            qtbot.keyClick(edit, Qt.Key.Key_Delete)
            settle()
    press(view, Action.PRIMARY)

    assert "已存成第 2 版，115/01/01 起施行。" in visible_words(view)
    made = stored(office)[2]
    assert made.valid_from == date(2026, 1, 1)
    assert [each.code for each in made.questions][6:] == ["overall", "q9", "comment"]
    asked = made.questions[7]
    assert (asked.kind, asked.wording_en) == (QuestionKind.SINGLE, "Was it clear")
    assert [each.label_zh for each in asked.choices] == ["yes", "no"]
    assert asked.low_from == 0
    assert made.questions[:7] == FORM_OF_2025.questions[:7]
    assert stored(office)[1] == FORM_OF_2025
    assert view.version_table.hasFocus()
    assert words_of(view.version_table, 1) == ["尚未施行", "施行中"]


def test_questions_move_and_go_and_come_back(start: Start, qtbot: QtBot, office: Home) -> None:
    view = start()
    press(view, Action.ADD)
    view.question_table.set_current(2)
    qtbot.keyClick(view.question_table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    settle()
    assert view.question_table.current_key() == "1"
    press(view, Action.REMOVE, Action.REMOVE, Action.UNDO)
    view.question_table.set_current(6)
    qtbot.keyClick(view.question_table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    press(view, Action.PRIMARY)

    codes = [each.code for each in stored(office)[2].questions]
    assert codes == ["time", "process", "environment", "reception", "enquiry", "overall", "comment"]


def test_what_is_wrong_is_said_at_its_question_and_nothing_is_lost(
    start: Start, office: Home
) -> None:
    view = start()
    press(view, Action.ADD)
    view.question_table.set_current(3)
    press(view, Action.ADD)
    view.question_table.set_current(0)
    settle()
    press(view, Action.PRIMARY)

    assert view.question_table.current_key() == "4"
    assert "第 5 題" in visible_words(view)
    assert list(stored(office)) == [1]
    assert view.save_button.isVisible()


def test_a_day_that_is_none_is_refused(start: Start, qtbot: QtBot, office: Home) -> None:
    view = start()
    press(view, Action.ADD)
    type_over(qtbot, view.day_edit, "114/2/30")
    press(view, Action.PRIMARY)

    assert "114/2/30" in visible_words(view)
    assert list(stored(office)) == [1]


def test_a_draft_that_is_left_is_kept_and_gone_on_with(start: Start, qtbot: QtBot) -> None:
    view = start()
    view.version_table.opened.emit("1")
    settle()
    type_over(qtbot, view.zh_edit, "new title")
    press(view, Action.BACK)
    assert view.question_table.hasFocus()
    press(view, Action.BACK)
    assert "修改還沒有存，先替您留著" in visible_words(view)
    assert words_of(view.version_table)[0].startswith("第 1 版（有未存的修改）")
    view.version_table.opened.emit("1")
    settle()
    assert view.zh_edit.text() == "new title"
    press(view, Action.PRIMARY)
    assert words_of(view.version_table)[0].startswith("第 1 版 ")


def test_a_draft_left_unchanged_leaves_nothing(start: Start) -> None:
    view = start()
    view.version_table.opened.emit("1")
    settle()
    press(view, Action.BACK)

    assert view.version_table.hasFocus()
    assert words_of(view.version_table)[0].startswith("第 1 版 ")


def test_a_version_that_is_used_while_it_is_edited_becomes_a_new_one(
    start: Start, qtbot: QtBot, office: Home
) -> None:
    view = start()
    view.version_table.opened.emit("1")
    settle()
    type_over(qtbot, view.zh_edit, "new title")
    print_run(office.desk, 1)
    press(view, Action.PRIMARY)
    assert "第 1 版剛才有人用了，不能再改。" in visible_words(view)
    assert stored(office)[1] == FORM_OF_2025
    press(view, Action.PRIMARY)

    assert stored(office)[1] == FORM_OF_2025
    assert stored(office)[2].title_zh == "new title"


def test_del_asks_once_more_before_a_version_is_gone(start: Start, office: Home) -> None:
    put_questionnaire(office.desk, SUPERVISOR, make_questionnaire())
    view = start()
    view.version_table.set_current(0)
    settle()
    press(view, Action.REMOVE)
    assert "再按一次 Del，就刪除第 2 版。" in visible_words(view)
    view.version_table.set_current(1)
    view.version_table.set_current(0)
    settle()
    press(view, Action.REMOVE)
    assert list(stored(office)) == [1, 2]
    press(view, Action.REMOVE)

    assert list(stored(office)) == [1]
    assert "已刪除第 2 版。" in visible_words(view)


def test_the_worst_choice_stays_the_one_to_follow_up_while_labels_are_typed_anew() -> None:
    scale = FORM_OF_2025.questions[1]
    shorter = with_choices(scale, scale.choices[:1])
    again = with_choices(shorter, scale.choices[:2])
    longer = with_choices(again, scale.choices)

    assert [each.low_from for each in (scale, shorter, again, longer)] == [4, 2, 2, 4]
    earlier = with_choices(replace(scale, low_from=3), scale.choices[:3])
    assert earlier.low_from == 3
    assert with_choices(replace(scale, low_from=0), scale.choices[:2]).low_from == 0


def test_another_kind_brings_its_choices_or_takes_them_away() -> None:
    scale = FORM_OF_2025.questions[1]
    text = of_kind(scale, QuestionKind.TEXT)
    assert (text.choices, text.low_from) == ((), 0)
    assert of_kind(text, QuestionKind.SCALE) == scale
    assert of_kind(scale, QuestionKind.MULTIPLE).low_from == 0
    assert of_kind(text, QuestionKind.BANDS).choices == ()


def test_a_new_question_has_a_code_that_nobody_else_has() -> None:
    first = new_question(FORM_OF_2025.questions)
    second = new_question((*FORM_OF_2025.questions[:2], first))

    assert (first.code, second.code) == ("q9", "q10")


# --- forms --------------------------------------------------------------------------------------


def test_forms_are_printed_with_their_numbers_and_the_version_is_used(
    start: Start, qtbot: QtBot, office: Home, tmp_path: Path
) -> None:
    view = start(Role.CLERK)
    type_over(qtbot, view.copies_edit, "2")
    view.english_check.setChecked(True)
    press(view, Action.NOTICE)

    assert "S11400000001 到 S11400000002，共 2 張。已存成" in visible_words(view)
    (path,) = office.papers.glob("*.pdf")
    pdf = path.read_bytes()
    for words in (pypdf_text(pdf), poppler_text(pdf, tmp_path)):
        assert "S11400000001" in words
        assert "S11400000002" in words
    assert questionnaires(office.desk, CLERK)[0].is_used


@pytest.mark.parametrize("typed", ["", "0", "x", "999"])
def test_a_number_of_forms_that_cannot_be_prints_nothing(
    start: Start, qtbot: QtBot, office: Home, typed: str
) -> None:
    view = start(Role.CLERK)
    view.copies_edit.setText(typed)
    press(view, Action.NOTICE)

    assert "500" in visible_words(view)
    assert list(office.papers.glob("*.pdf")) == []
    assert not questionnaires(office.desk, CLERK)[0].is_used
