"""Responses that somebody must look into, in and out of the store."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, Select, and_, bindparam, select, update

from counter_app.domain.follow_ups import FollowUp
from counter_app.domain.questionnaires import QuestionCode, Questionnaire
from counter_app.domain.responses import (
    Answer,
    ResponseId,
    SheetNumber,
    Source,
    Standing,
    low_answers,
)
from counter_app.store.schema import survey_answers, survey_follow_ups, survey_responses
from counter_app.store.surveys import FIRST_TYPING

_COLUMNS: Final = (
    *survey_follow_ups.c,
    survey_responses.c.sheet_number,
    survey_responses.c.version,
    survey_responses.c.answered_on,
    survey_responses.c.desk_no,
    survey_responses.c.source,
)
_FOUND: Final = (
    select(*_COLUMNS)
    .join(survey_responses, survey_responses.c.response_id == survey_follow_ups.c.response_id)
    .where(survey_responses.c.discarded_at.is_(None))
)
_OPEN: Final = _FOUND.where(survey_follow_ups.c.closed_at.is_(None))
_CLOSED: Final = (
    _FOUND.where(survey_follow_ups.c.closed_at.is_not(None))
    .order_by(survey_follow_ups.c.closed_at.desc(), survey_follow_ups.c.response_id)
    .limit(bindparam("count"))
)
_ONE: Final = _FOUND.where(survey_follow_ups.c.response_id == bindparam("response"))
_LOCK: Final = _ONE.with_for_update(of=survey_follow_ups)
_GIVEN: Final = select(
    survey_answers.c.response_id,
    survey_answers.c.question_code,
    survey_answers.c.choices,
    survey_answers.c.text,
).where(survey_answers.c.typing == FIRST_TYPING, survey_answers.c.standing == Standing.GIVEN.value)
_GIVEN_TO_OPEN: Final = _GIVEN.join(
    survey_follow_ups,
    and_(
        survey_follow_ups.c.response_id == survey_answers.c.response_id,
        survey_follow_ups.c.closed_at.is_(None),
    ),
)
_GIVEN_TO_ONE: Final = _GIVEN.where(survey_answers.c.response_id == bindparam("response"))
_CHANGE: Final = update(survey_follow_ups).where(
    survey_follow_ups.c.response_id == bindparam("response")
)


class SurveyFollowUpRepository:
    """The follow-ups of one open unit of work; those of discarded sheets are not told.

    They are opened by `SurveyRepository.open_follow_up`, with the response.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all_open(self, versions: dict[int, Questionnaire]) -> tuple[FollowUp, ...]:
        """Return what is still to be done, in no order.

        Args:
            versions: Every version of the questionnaire, by number: it says what is low.
        """
        rows = self._connection.execute(_OPEN).all()
        return self._values(rows, _GIVEN_TO_OPEN, {}, versions)

    def last_closed(
        self, versions: dict[int, Questionnaire], *, count: int
    ) -> tuple[FollowUp, ...]:
        """Return what was done last, newest first."""
        rows = self._connection.execute(_CLOSED, {"count": count}).all()
        given = _GIVEN.where(survey_answers.c.response_id.in_([row.response_id for row in rows]))
        return self._values(rows, given, {}, versions)

    def get(
        self,
        response_id: ResponseId,
        versions: dict[int, Questionnaire],
        *,
        locked: bool = False,
    ) -> FollowUp | None:
        """Return one follow-up; None where there is none.

        Args:
            response_id: Of which response.
            versions: As for `all_open`.
            locked: Nobody else changes it until this transaction ends.
        """
        which = {"response": response_id}
        rows = self._connection.execute(_LOCK if locked else _ONE, which).all()
        return next(iter(self._values(rows, _GIVEN_TO_ONE, which, versions)), None)

    def assign(self, response_id: ResponseId, *, owner: str, due_on: date) -> None:
        """Give it to somebody, until a day."""
        self._connection.execute(
            _CHANGE.values(owner=owner, due_on=due_on), {"response": response_id}
        )

    def close(self, response_id: ResponseId, *, outcome: str, at: datetime, by: str) -> None:
        """Write what came of it."""
        self._connection.execute(
            _CHANGE.values(outcome=outcome, closed_at=at, closed_by=by), {"response": response_id}
        )

    def _values(
        self,
        rows: Iterable[Any],
        given: Select[Any],
        which: Mapping[str, str],
        versions: dict[int, Questionnaire],
    ) -> tuple[FollowUp, ...]:
        rows = tuple(rows)
        if not rows:
            return ()
        answers: dict[str, list[Answer]] = defaultdict(list)
        for each in self._connection.execute(given, which):
            answers[each.response_id].append(
                Answer(
                    code=QuestionCode(each.question_code),
                    standing=Standing.GIVEN,
                    choices=each.choices,
                    text=each.text,
                )
            )
        return tuple(
            _value(row, answers.get(row.response_id, []), versions[row.version]) for row in rows
        )


def _value(row: Any, answers: list[Answer], asked: Questionnaire) -> FollowUp:  # noqa: ANN401 - a row of the join
    low = frozenset(low_answers(asked, answers))
    by_code = {each.code: each for each in answers if each.code in low}
    reasons = tuple(each.code for each in asked.questions if each.code in by_code)
    return FollowUp(
        response_id=ResponseId(row.response_id),
        number=None if row.sheet_number is None else SheetNumber(row.sheet_number),
        version=row.version,
        answered_on=row.answered_on,
        desk_no=row.desk_no,
        source=Source(row.source),
        reasons=reasons,
        answers=tuple(by_code[code] for code in reasons),
        owner=row.owner,
        due_on=row.due_on,
        outcome=row.outcome,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        closed_by=row.closed_by,
    )
