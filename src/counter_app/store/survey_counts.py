"""Responses as figures: counted by question, choice, desk and source.

Only complete responses count, and of a sheet that was typed twice the first typing: what was
settled stands there.  The database adds up; no answer leaves it.
"""

from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, Select, and_, bindparam, func, select

from counter_app.domain.responses import Source, Standing
from counter_app.domain.survey_tallies import AnswerTally, ResponseTally
from counter_app.store.schema import survey_answers, survey_follow_ups, survey_responses
from counter_app.store.surveys import COUNTED, FIRST_TYPING

_RESPONSE: Final = survey_responses.c

_IN_PERIOD: Final = and_(
    _RESPONSE.answered_on.between(bindparam("from_day"), bindparam("to_day")), COUNTED
)
_RESPONSES: Final = (
    select(_RESPONSE.version, _RESPONSE.desk_no, _RESPONSE.source, func.count().label("times"))
    .where(_IN_PERIOD)
    .group_by(_RESPONSE.version, _RESPONSE.desk_no, _RESPONSE.source)
)
_ANSWER_COLUMNS: Final = (
    _RESPONSE.version,
    _RESPONSE.desk_no,
    _RESPONSE.source,
    survey_answers.c.question_code,
    survey_answers.c.standing,
    survey_answers.c.choices,
)
_ANSWERS: Final = (
    select(*_ANSWER_COLUMNS, func.count().label("times"))
    .join(
        survey_answers,
        and_(
            survey_answers.c.response_id == _RESPONSE.response_id,
            survey_answers.c.typing == FIRST_TYPING,
        ),
    )
    .where(_IN_PERIOD)
    .group_by(*_ANSWER_COLUMNS)
)
_UNSETTLED: Final = (
    select(func.count())
    .select_from(survey_responses)
    .where(_IN_PERIOD, _RESPONSE.checked_at.is_not(None), _RESPONSE.settled_at.is_(None))
)
_FOLLOW_UPS_OPEN: Final = (
    select(func.count())
    .select_from(survey_follow_ups)
    .join(survey_responses, _RESPONSE.response_id == survey_follow_ups.c.response_id)
    .where(_IN_PERIOD, survey_follow_ups.c.closed_at.is_(None))
)


class SurveyCountsRepository:
    """The figures of one open unit of work; days are both included."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def responses(self, from_day: date, to_day: date) -> tuple[ResponseTally, ...]:
        """Return how many responses there are of each version, desk and source."""
        return tuple(
            ResponseTally(
                version=row.version,
                desk_no=row.desk_no,
                source=Source(row.source),
                count=row.times,
            )
            for row in self._rows(_RESPONSES, from_day, to_day)
        )

    def answers(self, from_day: date, to_day: date) -> tuple[AnswerTally, ...]:
        """Return how often each question was answered in each way; words are only counted."""
        return tuple(
            AnswerTally(
                version=row.version,
                desk_no=row.desk_no,
                source=Source(row.source),
                code=row.question_code,
                standing=Standing(row.standing),
                choices=row.choices,
                count=row.times,
            )
            for row in self._rows(_ANSWERS, from_day, to_day)
        )

    def unsettled(self, from_day: date, to_day: date) -> int:
        """Return how many sheets were typed twice and differ still."""
        return int(self._rows(_UNSETTLED, from_day, to_day)[0][0])

    def follow_ups_open(self, from_day: date, to_day: date) -> int:
        """Return how many responses somebody must still look into."""
        return int(self._rows(_FOLLOW_UPS_OPEN, from_day, to_day)[0][0])

    def _rows(self, statement: Select[Any], from_day: date, to_day: date) -> Any:  # noqa: ANN401 - rows
        days = {"from_day": from_day, "to_day": to_day}
        return self._connection.execute(statement, days).all()
