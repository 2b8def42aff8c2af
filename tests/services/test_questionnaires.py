"""Versions of the questionnaire: drafted, changed, and unchangeable once one was used."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import Engine, delete, select, update
from sqlalchemy.exc import DBAPIError

from counter_app.domain.payments import UnprintableName
from counter_app.domain.questionnaires import (
    FORM_OF_2025,
    LastQuestionnaire,
    Questionnaire,
    QuestionnaireFault,
    QuestionnaireRefused,
    QuestionnaireUsed,
    StoredQuestionnaire,
    UnknownQuestionnaire,
    in_force,
)
from counter_app.domain.responses import ResponseId
from counter_app.domain.staff import NotPermitted, Role
from counter_app.services.desk import Desk
from counter_app.services.surveys.kiosk import begin_kiosk
from counter_app.services.surveys.questionnaires import (
    drop_questionnaire,
    put_questionnaire,
    questionnaire_of,
    questionnaires,
)
from counter_app.services.surveys.typing import begin_sheet
from counter_app.store.opening import reading
from counter_app.store.schema import journal
from counter_app.store.schema import questionnaires as versions
from factories import NOON, make_actor, make_desk
from lost_commit import lose_next_commit
from typed_surveys import (
    CLERK,
    SUPERVISOR,
    VOLUNTEER,
    make_questionnaire,
    open_stack,
    print_run,
)

TODAY = NOON.date()
SHORT = make_questionnaire(valid_from=TODAY)
OTHER = replace(SHORT, title_zh="新問卷")


def put(desk: Desk, questionnaire: Questionnaire = SHORT, version: int | None = None) -> int:
    # Whoever acts sits at the desk: its chain is held first, and nobody waits in a ring.
    actor = replace(SUPERVISOR, desk_no=desk.desk_no)
    stored = put_questionnaire(desk, actor, questionnaire, version=version)
    assert questionnaire_of(desk, CLERK, stored.version) == stored
    return stored.version


def entries(engine: Engine, act: str) -> list[tuple[str, dict[str, Any]]]:
    with reading(engine) as connection:
        rows = connection.execute(
            select(journal.c.subject, journal.c.details).where(journal.c.act == act)
        )
        return [(row.subject, json.loads(row.details)) for row in rows]


# --- drafting --------------------------------------------------------------------------------


def test_every_store_begins_with_the_form_of_2025(desk: Desk) -> None:
    assert questionnaires(desk, CLERK) == (
        StoredQuestionnaire(version=1, questionnaire=FORM_OF_2025, is_used=False),
    )


def test_a_version_comes_back_as_it_went_in(desk: Desk) -> None:
    assert put(desk) == 2
    assert questionnaire_of(desk, VOLUNTEER, 2) == StoredQuestionnaire(
        version=2, questionnaire=SHORT, is_used=False
    )
    assert [each.version for each in questionnaires(desk, VOLUNTEER)] == [1, 2]


def test_spaces_around_words_are_dropped(desk: Desk) -> None:
    question = SHORT.questions[1]
    choice = replace(question.choices[0], label_zh=" 很滿意\u3000")
    spaced = replace(
        SHORT,
        title_zh=" 短問卷 ",
        questions=(
            SHORT.questions[0],
            replace(
                question,
                wording_zh=f" {question.wording_zh}",
                choices=(choice, *question.choices[1:]),
            ),
            *SHORT.questions[2:],
        ),
    )

    assert put_questionnaire(desk, SUPERVISOR, spaced).questionnaire == SHORT


def test_an_unused_version_is_changed_and_dropped(desk: Desk) -> None:
    version = put(desk)
    put(desk, OTHER, version)
    assert questionnaire_of(desk, CLERK, version).questionnaire == OTHER
    drop_questionnaire(desk, SUPERVISOR, version)

    assert [each.version for each in questionnaires(desk, CLERK)] == [1]
    for act in (
        lambda: questionnaire_of(desk, CLERK, version),
        lambda: put(desk, SHORT, version),
        lambda: drop_questionnaire(desk, SUPERVISOR, version),
    ):
        with pytest.raises(UnknownQuestionnaire) as refused:
            act()
        assert refused.value.version == version


def test_the_only_version_stays(desk: Desk) -> None:
    with pytest.raises(LastQuestionnaire):
        drop_questionnaire(desk, SUPERVISOR, 1)
    put(desk)
    drop_questionnaire(desk, SUPERVISOR, 1)

    assert [each.version for each in questionnaires(desk, CLERK)] == [2]


def test_a_version_that_cannot_be_asked_or_printed_changes_nothing(desk: Desk) -> None:
    with pytest.raises(QuestionnaireRefused) as refused:
        put(desk, replace(SHORT, title_en=""))
    assert refused.value.fault is QuestionnaireFault.TITLE
    with pytest.raises(UnprintableName) as unprintable:
        put(desk, replace(SHORT, title_zh="問卷\U0001f600"))
    assert unprintable.value.characters == ("\U0001f600",)

    assert len(questionnaires(desk, CLERK)) == 1


def test_which_version_is_in_force_follows_the_days_that_were_put(desk: Desk) -> None:
    put(desk, replace(SHORT, valid_from=TODAY + timedelta(days=10)))
    put(desk, replace(OTHER, valid_from=date(2024, 1, 1)))
    stored = questionnaires(desk, CLERK)

    def version_on(day: date) -> int:
        found = in_force(stored, day)
        assert found is not None
        return found.version

    days = (date(2020, 1, 1), date(2024, 12, 31), TODAY, TODAY + timedelta(days=10))
    assert [version_on(day) for day in days] == [3, 3, 1, 2]


# --- the journal -----------------------------------------------------------------------------


def test_every_change_keeps_what_it_was(desk: Desk, engine: Engine) -> None:
    version = put(desk)
    put(desk, OTHER, version)
    put(desk, OTHER, version)
    drop_questionnaire(desk, SUPERVISOR, version)
    ((subject, made),) = entries(engine, "put_questionnaire")
    # The same again is no change.
    ((_subject, changed),) = entries(engine, "change_questionnaire")
    ((_subject, dropped),) = entries(engine, "drop_questionnaire")

    assert (subject, made["old"], dropped["new"]) == ("2", None, None)
    assert changed["old"] == made["new"]
    assert changed["new"] == dropped["old"]
    assert changed["new"]["title"] == "新問卷 / Short survey"
    assert made["new"]["valid_from"] == "2025-11-20"
    assert made["new"]["questions"][2] == (
        "again single: 您會再來嗎 / Will you come again; 1 是 / Yes; 2 否 / No"
    )
    assert made["new"]["questions"][1].endswith("4 不滿意 / Dissatisfied; low 4")


@pytest.mark.parametrize("keep", [True, False])
def test_a_version_is_written_once_where_the_answer_was_lost(
    desk: Desk,
    engine: Engine,
    keep: bool,  # noqa: FBT001 - a case of the test
) -> None:
    lose_next_commit(engine, keep=keep)
    version = put(desk)
    lose_next_commit(engine, keep=keep)
    put(desk, OTHER, version)

    assert [each.version for each in questionnaires(desk, CLERK)] == [1, 2]
    assert questionnaire_of(desk, CLERK, version).questionnaire == OTHER
    assert len(entries(engine, "put_questionnaire")) == 1
    assert len(entries(engine, "change_questionnaire")) == 1


# --- used ------------------------------------------------------------------------------------


def begin(desk: Desk) -> None:
    batch = open_stack(desk)
    begin_sheet(desk, VOLUNTEER, batch.number, response_id=ResponseId("one"), scanned="")


def show(desk: Desk) -> None:
    begin_kiosk(desk, CLERK)


def print_forms(desk: Desk) -> None:
    print_run(desk, 3, version=2)


@pytest.mark.parametrize("use", [begin, show, print_forms])
def test_a_version_that_was_used_stands(desk: Desk, engine: Engine, use: Any) -> None:  # noqa: ANN401 - one of the three
    version = put(desk)
    use(desk)

    assert questionnaire_of(desk, CLERK, version).is_used
    assert not questionnaire_of(desk, CLERK, 1).is_used
    with pytest.raises(QuestionnaireUsed) as refused:
        put(desk, OTHER, version)
    assert refused.value.version == version
    with pytest.raises(QuestionnaireUsed):
        drop_questionnaire(desk, SUPERVISOR, version)
    assert questionnaire_of(desk, CLERK, version).questionnaire == SHORT
    # Drafted again word for word, it is a new version that can be changed.
    assert put(desk) == version + 1


def test_no_program_changes_a_version_that_was_used(desk: Desk, engine: Engine) -> None:
    put(desk)
    show(desk)
    row = versions.c.version
    for number, refuses in ((2, True), (1, False)):
        for statement in (
            update(versions).where(row == number).values(content="{}"),
            update(versions).where(row == number).values(valid_from=date(2020, 1, 1)),
            update(versions).where(row == number).values(used_at=None),
            delete(versions).where(row == number),
        ):
            with engine.connect() as connection, connection.begin() as transaction:
                # The control: the one that nobody used lets itself be changed.
                if refuses:
                    with pytest.raises(DBAPIError):
                        connection.execute(statement)
                else:
                    assert connection.execute(statement).rowcount == 1
                transaction.rollback()
    assert questionnaire_of(desk, CLERK, 2) == StoredQuestionnaire(
        version=2, questionnaire=SHORT, is_used=True
    )


# --- at the same time ------------------------------------------------------------------------


def test_two_who_draft_at_once_get_two_versions(engine: Engine) -> None:
    desks = [make_desk(engine, desk_no=number) for number in (1, 2, 3, 4)]
    together = Barrier(len(desks))

    def draft(desk: Desk) -> int:
        together.wait(timeout=10)
        return put(desk, replace(SHORT, title_zh=f"櫃檯{desk.desk_no}"))

    with ThreadPoolExecutor() as pool:
        made = list(pool.map(draft, desks))

    assert sorted(made) == [2, 3, 4, 5]
    for desk, version in zip(desks, made, strict=True):
        found = questionnaire_of(desk, CLERK, version).questionnaire
        assert found.title_zh == f"櫃檯{desk.desk_no}"


def test_whoever_changes_a_version_while_it_is_first_used_waits_and_is_refused(
    engine: Engine,
) -> None:
    desk, other = make_desk(engine), make_desk(engine, desk_no=2)
    version = put(desk)
    with ThreadPoolExecutor() as pool:
        with desk.open_unit() as unit:
            assert unit.questionnaires.get(version, locked=True) is not None
            changing = pool.submit(put, other, OTHER, version)
            with pytest.raises(TimeoutError):
                changing.result(timeout=0.3)
            unit.questionnaires.mark_used(version, at=desk.clock())
            unit.commit()
        with pytest.raises(QuestionnaireUsed):
            changing.result(timeout=10)

    assert questionnaire_of(desk, CLERK, version).questionnaire == SHORT


# --- who -------------------------------------------------------------------------------------


def test_only_who_edits_questionnaires_changes_them(sqlite_desk: Desk) -> None:
    version = put(sqlite_desk)
    for role in Role:
        if role in {Role.SUPERVISOR, Role.ADMINISTRATOR}:
            continue
        stranger = make_actor(role)
        with pytest.raises(NotPermitted):
            put_questionnaire(sqlite_desk, stranger, OTHER)
        with pytest.raises(NotPermitted):
            put_questionnaire(sqlite_desk, stranger, OTHER, version=version)
        with pytest.raises(NotPermitted):
            drop_questionnaire(sqlite_desk, stranger, version)

    assert questionnaire_of(sqlite_desk, CLERK, version).questionnaire == SHORT
    with pytest.raises(NotPermitted):
        questionnaires(sqlite_desk, make_actor(Role.CASHIER_OFFICE))
    with pytest.raises(NotPermitted):
        questionnaire_of(sqlite_desk, make_actor(Role.CASHIER_OFFICE), version)
