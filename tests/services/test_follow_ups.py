"""Who looks into a low answer, until when, and what came of it; on both databases."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine

from counter_app.domain.follow_ups import (
    OUTCOME_LENGTH_MAX,
    FollowUp,
    FollowUpClosed,
    FollowUpField,
    FollowUpRefused,
    UnknownFollowUp,
)
from counter_app.domain.questionnaires import FORM_OF_2025
from counter_app.domain.responses import ResponseId, Source
from counter_app.domain.staff import NotPermitted, Role
from counter_app.services.desk import Desk
from counter_app.services.journal import search_journal
from counter_app.services.staff import close_account
from counter_app.services.surveys.follow_ups import (
    CLOSED_SHOWN,
    assign_follow_up,
    close_follow_up,
    default_due_on,
    follow_ups,
    owners,
)
from counter_app.services.surveys.typing import correct_sheet, discard_sheet
from counter_app.store.journal import JournalFilter
from factories import NOON, StoppedClock, make_actor, make_desk
from homes import hire_with_password
from lost_commit import lose_next_commit
from stores import Place
from typed_surveys import (
    CLERK,
    GOOD,
    LOW,
    SUPERVISOR,
    TODAY,
    VOLUNTEER,
    answers_of,
    open_stack,
    tap,
    type_batch,
    type_sheet,
)

AMY = make_actor(login="amy", display_name="amy同仁")


def people(desk: Desk) -> None:
    hire_with_password(desk, ("amy", Role.CLERK), ("ben", Role.SUPERVISOR), ("vol", Role.VOLUNTEER))


def clock_of(desk: Desk) -> StoppedClock:
    assert isinstance(desk.clock, StoppedClock)
    return desk.clock


def only(desk: Desk) -> FollowUp:
    (found,) = follow_ups(desk, CLERK, is_open=True)
    return found


def journal(desk: Desk, act: str) -> list[tuple[str, str, dict[str, object]]]:
    found = search_journal(desk, SUPERVISOR, JournalFilter(act=act), limit=20)
    return [(each.actor, each.subject, dict(each.details)) for each in reversed(found)]


# --- what is to be followed up ---------------------------------------------------------------


def test_a_low_answer_and_a_comment_are_told_with_day_and_desk(desk: Desk) -> None:
    words = "叫號機壞了"
    _, (sheet, _) = type_batch(
        desk, ["1114111w", GOOD], words=(words,), desk_no=3, answered_on=TODAY - timedelta(days=2)
    )

    found = only(desk)
    assert found.number == sheet.number
    assert found.reasons == ("environment", "comment")
    assert [(each.choices, each.text) for each in found.answers] == [("4", ""), ("", words)]
    assert (found.answered_on, found.desk_no) == (TODAY - timedelta(days=2), 3)
    assert found.source is Source.PAPER
    assert (found.owner, found.due_on, found.is_open) == ("", None, True)


def test_what_is_well_answered_or_not_complete_is_nobodys_work(sqlite_desk: Desk) -> None:
    tap(sqlite_desk)
    batch = open_stack(sqlite_desk, sheet_count=2)
    type_sheet(sqlite_desk, batch.number, GOOD)

    assert follow_ups(sqlite_desk, CLERK, is_open=True) == ()
    type_sheet(sqlite_desk, batch.number, LOW)
    assert only(sqlite_desk).reasons[-1] == "overall"


def test_a_tapped_response_has_no_number(sqlite_desk: Desk) -> None:
    tap(sqlite_desk, "1111114")

    found = only(sqlite_desk)
    assert (found.number, found.source, found.reasons) == (None, Source.KIOSK, ("overall",))


def test_a_sheet_that_was_discarded_is_gone_and_a_corrected_one_has_no_reason(desk: Desk) -> None:
    batch = open_stack(desk, sheet_count=2)
    twice = type_sheet(desk, batch.number, LOW)
    wrong = type_sheet(desk, batch.number, LOW)
    discard_sheet(desk, VOLUNTEER, twice.response_id)
    correct_sheet(desk, VOLUNTEER, wrong.response_id, answers_of(GOOD))

    found = only(desk)
    assert (found.response_id, found.reasons, found.answers) == (wrong.response_id, (), ())
    with pytest.raises(UnknownFollowUp):
        assign_follow_up(desk, CLERK, twice.response_id, owner="amy", due_on=TODAY)


def test_overdue_comes_first_then_nobodys_then_by_day(sqlite_desk: Desk) -> None:
    people(sqlite_desk)
    for name in ("later", "nobodys", "sooner", "overdue"):
        tap(sqlite_desk, "1111114", response_id=name)
    for name, days in (("later", 4), ("sooner", 2), ("overdue", 1)):
        due_on = TODAY + timedelta(days=days)
        assign_follow_up(sqlite_desk, CLERK, ResponseId(name), owner="amy", due_on=due_on)

    def order() -> list[str]:
        return [each.response_id for each in follow_ups(sqlite_desk, CLERK, is_open=True)]

    assert order() == ["nobodys", "overdue", "sooner", "later"]
    clock_of(sqlite_desk).now = NOON + timedelta(days=2)
    assert order() == ["overdue", "nobodys", "sooner", "later"]


def test_a_comment_is_read_by_its_own_version_and_only_its_first_typing_counts(
    sqlite_desk: Desk,
) -> None:
    _, (sheet,) = type_batch(sqlite_desk, ["1114110w"], words=("太慢",), check_every=1)

    found = only(sqlite_desk)
    assert found.response_id == sheet.response_id
    assert len(found.answers) == 2


# --- an owner and a day -----------------------------------------------------------------------


def test_it_is_given_to_somebody_and_then_to_somebody_else_with_both_in_the_journal(
    desk: Desk,
) -> None:
    people(desk)
    response_id = tap(desk, "1111114")
    due_on = default_due_on(desk)
    assign_follow_up(desk, CLERK, response_id, owner="amy", due_on=due_on)
    assign_follow_up(desk, SUPERVISOR, response_id, owner="ben", due_on=TODAY)

    found = only(desk)
    assert (found.owner, found.due_on) == ("ben", TODAY)
    nobody = {"owner": "", "due_on": ""}
    amy = {"owner": "amy", "due_on": "2025-11-27"}
    ben = {"owner": "ben", "due_on": "2025-11-20"}
    assert journal(desk, "assign_follow_up") == [
        ("clerk", response_id, {"old": nobody, "new": amy}),
        ("supervisor", response_id, {"old": amy, "new": ben}),
    ]


def test_five_working_days_are_offered_across_a_weekend(sqlite_desk: Desk) -> None:
    assert default_due_on(sqlite_desk) == date(2025, 11, 27)


def test_owners_are_whoever_may_follow_up_and_has_an_account(sqlite_desk: Desk) -> None:
    people(sqlite_desk)
    assert owners(sqlite_desk, CLERK) == (("amy", "amy同仁"), ("ben", "ben同仁"))
    close_account(sqlite_desk, make_actor(Role.ADMINISTRATOR), login="ben")
    assert owners(sqlite_desk, CLERK) == (("amy", "amy同仁"),)


@pytest.mark.parametrize("owner", ["", "  ", "vol", "nobody"])
def test_nobody_without_the_role_gets_it(sqlite_desk: Desk, owner: str) -> None:
    people(sqlite_desk)
    response_id = tap(sqlite_desk, "1111114")
    with pytest.raises(FollowUpRefused) as refused:
        assign_follow_up(sqlite_desk, CLERK, response_id, owner=owner, due_on=TODAY)

    assert refused.value.field is FollowUpField.OWNER
    assert only(sqlite_desk).owner == ""


@pytest.mark.parametrize("days", [-1, 367])
def test_a_day_that_passed_or_is_a_year_away_is_refused(sqlite_desk: Desk, days: int) -> None:
    people(sqlite_desk)
    response_id = tap(sqlite_desk, "1111114")
    with pytest.raises(FollowUpRefused) as refused:
        assign_follow_up(
            sqlite_desk, CLERK, response_id, owner="amy", due_on=TODAY + timedelta(days=days)
        )

    assert refused.value.field is FollowUpField.DUE_ON
    assign_follow_up(
        sqlite_desk, CLERK, response_id, owner="amy", due_on=TODAY + timedelta(days=366)
    )


# --- an outcome -------------------------------------------------------------------------------


def test_an_outcome_ends_it_and_the_journal_does_not_hold_the_words(desk: Desk) -> None:
    people(desk)
    response_id = tap(desk, "1111114")
    assign_follow_up(desk, CLERK, response_id, owner="amy", due_on=TODAY)
    clock_of(desk).now = NOON + timedelta(days=1)
    close_follow_up(desk, AMY, response_id, outcome="  已向同仁說明。\n並致意 ")

    assert follow_ups(desk, CLERK, is_open=True) == ()
    (found,) = follow_ups(desk, CLERK, is_open=False)
    assert found.outcome == "已向同仁說明。\n並致意"
    assert (found.owner, found.closed_by, found.closed_at) == ("amy", "amy", clock_of(desk).now)
    assert journal(desk, "close_follow_up") == [
        ("amy", response_id, {"owner": "amy", "due_on": "2025-11-20", "is_overdue": True})
    ]


def test_whoever_ends_what_nobody_had_was_its_owner(sqlite_desk: Desk) -> None:
    response_id = tap(sqlite_desk, "1111114")
    close_follow_up(sqlite_desk, CLERK, response_id, outcome="已處理")

    (found,) = follow_ups(sqlite_desk, CLERK, is_open=False)
    assert (found.owner, found.due_on) == ("clerk", TODAY)


@pytest.mark.parametrize("outcome", ["", " \n ", "x" * (OUTCOME_LENGTH_MAX + 1), "a\u202eb"])
def test_an_outcome_that_says_nothing_or_hides_something_is_refused(
    sqlite_desk: Desk, outcome: str
) -> None:
    response_id = tap(sqlite_desk, "1111114")
    with pytest.raises(FollowUpRefused) as refused:
        close_follow_up(sqlite_desk, CLERK, response_id, outcome=outcome)

    assert refused.value.field is FollowUpField.OUTCOME
    assert only(sqlite_desk).is_open


def test_what_has_its_outcome_is_neither_given_away_nor_ended_again(desk: Desk) -> None:
    people(desk)
    response_id = tap(desk, "1111114")
    close_follow_up(desk, CLERK, response_id, outcome="已處理")
    with pytest.raises(FollowUpClosed):
        assign_follow_up(desk, CLERK, response_id, owner="amy", due_on=TODAY)
    with pytest.raises(FollowUpClosed):
        close_follow_up(desk, AMY, response_id, outcome="另有結果")

    # The same again is the answer that was lost.
    close_follow_up(desk, CLERK, response_id, outcome="已處理")
    (found,) = follow_ups(desk, CLERK, is_open=False)
    assert found.outcome == "已處理"
    assert len(journal(desk, "close_follow_up")) == 1


def test_the_newest_outcomes_are_shown_and_no_more_than_so_many(sqlite_desk: Desk) -> None:
    ids = [tap(sqlite_desk, "1111114") for _ in range(3)]
    for at, response_id in enumerate(ids):
        clock_of(sqlite_desk).now = NOON + timedelta(minutes=at)
        close_follow_up(sqlite_desk, CLERK, response_id, outcome="已處理")

    found = follow_ups(sqlite_desk, CLERK, is_open=False)
    assert [each.response_id for each in found] == ids[::-1]
    with sqlite_desk.open_unit() as unit:
        versions = {each.version: each.questionnaire for each in unit.questionnaires.all()}
        assert len(unit.survey_follow_ups.last_closed(versions, count=2)) == 2
    assert CLOSED_SHOWN > 2


# --- two people, and a lost answer --------------------------------------------------------------


@pytest.mark.parametrize("keep", [True, False])
def test_a_lost_answer_ends_in_one_outcome_and_one_entry(
    desk: Desk, engine: Engine, *, keep: bool
) -> None:
    people(desk)
    response_id = tap(desk, "1111114")
    lose_next_commit(engine, keep=keep)
    assign_follow_up(desk, CLERK, response_id, owner="amy", due_on=TODAY)
    lose_next_commit(engine, keep=keep)
    close_follow_up(desk, AMY, response_id, outcome="已處理")

    assert len(journal(desk, "assign_follow_up")) == 1
    assert len(journal(desk, "close_follow_up")) == 1


def test_of_two_outcomes_at_once_one_stands(desk: Desk, engine: Engine) -> None:
    ids = [tap(desk, "1111114") for _ in range(6)]
    desks = [make_desk(engine, desk_no=number) for number in (1, 2)]
    actors = [make_actor(login=login, desk_no=at) for at, login in enumerate(("amy", "ben"), 1)]

    def end(at: int) -> list[ResponseId]:
        won = []
        for response_id in ids:
            try:
                close_follow_up(desks[at], actors[at], response_id, outcome=f"結果 {at}")
            except FollowUpClosed:
                continue
            won.append(response_id)
        return won

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(end, (0, 1))

    assert sorted([*first, *second]) == sorted(ids)
    stored = {each.response_id: each.outcome for each in follow_ups(desk, CLERK, is_open=False)}
    assert stored == dict.fromkeys(first, "結果 0") | dict.fromkeys(second, "結果 1")


def test_without_holding_the_row_both_would_find_it_open(
    new_postgresql_place: Callable[[], Place],
) -> None:
    engine = new_postgresql_place().open()
    desk = make_desk(engine)
    response_id = tap(desk, "1111114")
    versions = {1: FORM_OF_2025}
    with desk.open_unit() as one, desk.open_unit() as other:
        found = [unit.survey_follow_ups.get(response_id, versions) for unit in (one, other)]
        assert [each is not None and each.is_open for each in found] == [True, True]
        for unit, by in ((one, "amy"), (other, "ben")):
            unit.survey_follow_ups.close(response_id, outcome=by, at=NOON, by=by)
            unit.commit()
    with desk.open_unit() as unit:
        last = unit.survey_follow_ups.get(response_id, versions)
    engine.dispose()
    # The second wrote over the first without knowing of it.
    assert last is not None
    assert last.outcome == "ben"


# --- who ----------------------------------------------------------------------------------------


def test_the_auditor_reads_and_changes_nothing_and_a_volunteer_does_not_read(
    sqlite_desk: Desk,
) -> None:
    response_id = tap(sqlite_desk, "1111114")
    auditor = make_actor(Role.AUDITOR)
    assert [each.response_id for each in follow_ups(sqlite_desk, auditor, is_open=True)] == [
        response_id
    ]
    with pytest.raises(NotPermitted):
        close_follow_up(sqlite_desk, auditor, response_id, outcome="已處理")
    with pytest.raises(NotPermitted):
        follow_ups(sqlite_desk, VOLUNTEER, is_open=True)
