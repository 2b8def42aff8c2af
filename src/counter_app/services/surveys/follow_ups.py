"""Who looks into a low answer or a comment, until when, and what came of it.

A follow-up is opened by what completes a response; nobody opens one by hand.
"""

from datetime import date
from typing import Final

from counter_app.domain.follow_ups import (
    DUE_WORKING_DAYS,
    FollowUp,
    FollowUpClosed,
    FollowUpField,
    FollowUpRefused,
    UnknownFollowUp,
    check_assignment,
    check_outcome,
    is_overdue,
    urgency,
)
from counter_app.domain.pickup_slots import add_working_days
from counter_app.domain.questionnaires import Questionnaire
from counter_app.domain.responses import ResponseId
from counter_app.domain.staff import PERMITTED, Act, Actor, check_permitted
from counter_app.services.desk import Desk
from counter_app.services.once import once
from counter_app.store.unit_of_work import UnitOfWork

CLOSED_SHOWN: Final = 200
"""How many of those that have their outcome are shown; older ones are rarely asked for."""


def follow_ups(desk: Desk, actor: Actor, *, is_open: bool) -> tuple[FollowUp, ...]:
    """Return what is to be looked into, the most urgent first, or what was done last.

    Whoever follows up or reads surveys may ask.

    Args:
        desk: Where.
        actor: Who.
        is_open: Still to be done: overdue, then nobody's, then by day; else the newest
            `CLOSED_SHOWN` that have their outcome.
    """
    if not actor.may(Act.READ_SURVEYS):
        check_permitted(actor, Act.FOLLOW_UP_SURVEYS)
    today = desk.today()
    with desk.open_unit() as unit:
        versions = _versions(unit)
        if not is_open:
            return unit.survey_follow_ups.last_closed(versions, count=CLOSED_SHOWN)
        found = unit.survey_follow_ups.all_open(versions)
    return tuple(sorted(found, key=lambda each: urgency(each, today)))


def owners(desk: Desk, actor: Actor) -> tuple[tuple[str, str], ...]:
    """Return who may have a follow-up: login and name of everybody whose role includes it."""
    check_permitted(actor, Act.FOLLOW_UP_SURVEYS)
    with desk.open_unit() as unit:
        return _owners(unit)


def default_due_on(desk: Desk) -> date:
    """Return the day that is offered when a follow-up is given to somebody."""
    return add_working_days(desk.today(), DUE_WORKING_DAYS, desk.is_working_day)


def assign_follow_up(
    desk: Desk, actor: Actor, response_id: ResponseId, *, owner: str, due_on: date
) -> None:
    """Give a follow-up to somebody, until a day; also to somebody else than until now.

    Raises:
        FollowUpRefused: The owner is nobody who may have it, or the day lies behind or too far
            ahead.
        UnknownFollowUp: There is none.
        FollowUpClosed: It has its outcome.
    """
    check_permitted(actor, Act.FOLLOW_UP_SURVEYS)
    check_assignment(owner=owner, due_on=due_on, today=desk.today())

    def write() -> None:
        with desk.open_unit() as unit:
            unit.queue_at_desk(desk.desk_no)
            found = _held(unit, response_id)
            if not found.is_open:
                raise FollowUpClosed
            if (found.owner, found.due_on) == (owner, due_on):
                return
            if owner not in {login for login, _name in _owners(unit)}:
                raise FollowUpRefused(field=FollowUpField.OWNER)
            unit.survey_follow_ups.assign(response_id, owner=owner, due_on=due_on)
            unit.journal.write(
                actor,
                at=desk.clock(),
                act="assign_follow_up",
                subject=response_id,
                details={
                    "old": _facts(found.owner, found.due_on),
                    "new": _facts(owner, due_on),
                },
            )
            unit.commit()

    once(write)


def close_follow_up(desk: Desk, actor: Actor, response_id: ResponseId, *, outcome: str) -> None:
    """Write what came of a follow-up; one that nobody had was done by who closes it.

    Raises:
        FollowUpRefused: The outcome says nothing, is too long or hides something.
        UnknownFollowUp: There is none.
        FollowUpClosed: It has another outcome already.
    """
    check_permitted(actor, Act.FOLLOW_UP_SURVEYS)
    words = outcome.strip()
    check_outcome(words)

    def write() -> None:
        with desk.open_unit() as unit:
            unit.queue_at_desk(desk.desk_no)
            found = _held(unit, response_id)
            if not found.is_open:
                if (found.outcome, found.closed_by) == (words, actor.login):
                    return
                raise FollowUpClosed
            now, owner, due_on = desk.clock(), found.owner, found.due_on
            if not owner or due_on is None:
                owner, due_on = actor.login, desk.today()
                unit.survey_follow_ups.assign(response_id, owner=owner, due_on=due_on)
            unit.survey_follow_ups.close(response_id, outcome=words, at=now, by=actor.login)
            unit.journal.write(
                actor,
                at=now,
                act="close_follow_up",
                subject=response_id,
                details={
                    **_facts(owner, due_on),
                    "is_overdue": is_overdue(found, desk.today()),
                },
            )
            unit.commit()

    once(write)


def _held(unit: UnitOfWork, response_id: ResponseId) -> FollowUp:
    found = unit.survey_follow_ups.get(response_id, _versions(unit), locked=True)
    if found is None:
        raise UnknownFollowUp
    return found


def _versions(unit: UnitOfWork) -> dict[int, Questionnaire]:
    return {each.version: each.questionnaire for each in unit.questionnaires.all()}


def _owners(unit: UnitOfWork) -> tuple[tuple[str, str], ...]:
    return tuple(
        (each.login, each.display_name)
        for each in unit.staff.everyone()
        if each.is_active and Act.FOLLOW_UP_SURVEYS in PERMITTED[each.role]
    )


def _facts(owner: str, due_on: date | None) -> dict[str, str]:
    return {"owner": owner, "due_on": "" if due_on is None else due_on.isoformat()}
