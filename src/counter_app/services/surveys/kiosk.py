"""What visitors tap: one response, whole or not at all, and nothing about who it was.

The kiosk asks no question in words: it has no keyboard, and anybody can look at it.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import partial

from counter_app.domain.questionnaires import Questionnaire, StoredQuestionnaire
from counter_app.domain.responses import (
    Answer,
    NothingToTap,
    ResponseId,
    Source,
    check_answers,
    low_answers,
)
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.services.desk import Desk
from counter_app.services.once import once
from counter_app.services.surveys.sheets import asked_in, use_version_of
from counter_app.store.surveys import ResponseRow


def begin_kiosk(desk: Desk, actor: Actor) -> StoredQuestionnaire:
    """Return what visitors are asked today; it stands from now on.

    Raises:
        UnknownQuestionnaire: There is none.
        NothingToTap: It asks for nothing but words.
    """
    check_permitted(actor, Act.SHOW_KIOSK)
    return once(partial(_begin, desk))


def _begin(desk: Desk) -> StoredQuestionnaire:
    with desk.open_unit() as unit:
        found = use_version_of(unit, desk.today(), at=desk.clock())
        if not tapped(found.questionnaire).questions:
            raise NothingToTap(version=found.version)
        unit.commit()
    return replace(found, is_used=True)


def tapped(questionnaire: Questionnaire) -> Questionnaire:
    """Return what of a version the kiosk asks."""
    return replace(
        questionnaire,
        questions=tuple(each for each in questionnaire.questions if not each.takes_text),
    )


def record_kiosk_response(
    desk: Desk,
    actor: Actor,
    response_id: ResponseId,
    *,
    version: int,
    answers: Iterable[Answer],
    answered_on: date | None = None,
) -> None:
    """Keep what a visitor tapped; doing it again changes nothing.

    Args:
        desk: Where.
        actor: Who has called the kiosk up.
        response_id: The same for every attempt.
        version: What was asked.
        answers: Of every question that is tapped; those skipped are blank.
        answered_on: When, where the store was away until now; today unless given.

    Raises:
        UnknownQuestionnaire: There is no such version.
        AnswerRefused: An answer does not fit its question.
        SheetIncomplete: A question has no answer.
    """
    check_permitted(actor, Act.SHOW_KIOSK)
    day = min(answered_on or desk.today(), desk.today())
    once(
        partial(
            _record,
            desk,
            actor,
            response_id,
            version=version,
            answers=tuple(answers),
            answered_on=day,
        )
    )


def _record(
    desk: Desk,
    actor: Actor,
    response_id: ResponseId,
    *,
    version: int,
    answers: tuple[Answer, ...],
    answered_on: date,
) -> None:
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        if unit.surveys.response(response_id) is not None:
            return
        asked = asked_in(unit, version)
        check_answers(tapped(asked), answers, is_complete=True)
        now = desk.clock()
        row = ResponseRow(
            response_id=response_id,
            version=version,
            source=Source.KIOSK,
            answered_on=answered_on,
            desk_no=desk.desk_no,
            begun_at=now,
            completed_at=now,
        )
        unit.surveys.add_responses([row])
        unit.surveys.add_answers({response_id: answers})
        if low_answers(asked, answers):
            unit.surveys.open_follow_up(response_id, at=now)
        unit.journal.write(
            actor,
            at=now,
            act="record_kiosk_response",
            subject=response_id,
            details={"version": version},
        )
        unit.commit()
