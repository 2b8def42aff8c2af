"""What visitors wrote in their own words, and its tags, in and out of the store."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    delete,
    func,
    insert,
    select,
)

from counter_app.domain.questionnaires import QuestionCode
from counter_app.domain.responses import ResponseId, Source, Standing
from counter_app.domain.survey_comments import FoundComment
from counter_app.store.schema import survey_answers, survey_responses, survey_tags
from counter_app.store.surveys import COUNTED, FIRST_TYPING

_RESPONSE: Final = survey_responses.c
_ANSWER: Final = survey_answers.c
_IN_WORDS: Final = and_(
    COUNTED,
    _ANSWER.response_id == _RESPONSE.response_id,
    _ANSWER.typing == FIRST_TYPING,
    _ANSWER.standing == Standing.GIVEN.value,
    _ANSWER.text != "",
)
_TAGS: Final = (
    select(survey_tags.c.tag)
    .where(
        survey_tags.c.response_id == bindparam("response"),
        survey_tags.c.question_code == bindparam("question"),
    )
    .order_by(survey_tags.c.tag)
)
_HOLD: Final = (
    select(_RESPONSE.response_id)
    .where(COUNTED, _RESPONSE.response_id == bindparam("response"))
    .with_for_update()
)
_ONE: Final = select(_ANSWER.question_code).where(
    _IN_WORDS,
    _ANSWER.response_id == bindparam("response"),
    _ANSWER.question_code == bindparam("question"),
)
_IN_USE: Final = (
    select(survey_tags.c.tag, func.count().label("times"))
    .group_by(survey_tags.c.tag)
    .order_by(func.count().desc(), survey_tags.c.tag)
)


class SurveyCommentsRepository:
    """The comments of one open unit of work; those of discarded sheets are not told."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(
        self,
        begins: date,
        ends: date,
        *,
        words: Iterable[str],
        tag: str,
        desk_no: int | None,
        source: Source | None,
        limit: int,
    ) -> tuple[FoundComment, ...]:
        """Return what was written in some days, newest first.

        Args:
            begins: First day.
            ends: The day after the last one.
            words: All of them stand in it; large and small letters are the same.
            tag: It has this one; empty for any.
            desk_no: Of one desk; None for all.
            source: Of one source; None for all.
            limit: So many at most.
        """
        wanted: Select[tuple[str, str]] = (
            select(_ANSWER.response_id, _ANSWER.question_code)
            .where(_IN_WORDS, _RESPONSE.answered_on >= begins, _RESPONSE.answered_on < ends)
            .order_by(_RESPONSE.answered_on.desc(), _ANSWER.response_id, _ANSWER.question_code)
            .limit(limit)
        )
        for word in words:
            wanted = wanted.where(_ANSWER.text.icontains(word, autoescape=True))
        if tag:
            wanted = wanted.where(_has_tag(tag))
        if desk_no is not None:
            wanted = wanted.where(_RESPONSE.desk_no == desk_no)
        if source is not None:
            wanted = wanted.where(_RESPONSE.source == source.value)
        rows = self._connection.execute(
            wanted.add_columns(_RESPONSE.version, _RESPONSE.answered_on, _ANSWER.text)
        ).all()
        found = wanted.subquery()
        tags: dict[tuple[str, str], list[str]] = defaultdict(list)
        for each in self._connection.execute(
            select(survey_tags).join(
                found,
                and_(
                    found.c.response_id == survey_tags.c.response_id,
                    found.c.question_code == survey_tags.c.question_code,
                ),
            )
        ):
            tags[each.response_id, each.question_code].append(each.tag)
        return tuple(
            FoundComment(
                response_id=ResponseId(row.response_id),
                version=row.version,
                code=QuestionCode(row.question_code),
                answered_on=row.answered_on,
                text=row.text,
                tags=tuple(sorted(tags[row.response_id, row.question_code])),
            )
            for row in rows
        )

    def hold(self, response_id: ResponseId, code: str) -> bool:
        """Keep a comment until this transaction ends; False where there is none."""
        which = {"response": response_id}
        if self._connection.execute(_HOLD, which).first() is None:
            return False
        return self._connection.execute(_ONE, which | {"question": code}).first() is not None

    def tags_of(self, response_id: ResponseId, code: str) -> tuple[str, ...]:
        """Return the tags of a comment."""
        which = {"response": response_id, "question": code}
        return tuple(sorted(self._connection.execute(_TAGS, which).scalars()))

    def put_tags(
        self, response_id: ResponseId, code: str, tags: Iterable[str], *, by: str, at: datetime
    ) -> None:
        """Give a comment these tags and no others; one that stays keeps who gave it."""
        before, wanted = set(self.tags_of(response_id, code)), set(tags)
        for tag in sorted(before - wanted):
            self._connection.execute(
                delete(survey_tags).where(
                    survey_tags.c.response_id == response_id,
                    survey_tags.c.question_code == code,
                    survey_tags.c.tag == tag,
                )
            )
        for tag in sorted(wanted - before):
            self._connection.execute(
                insert(survey_tags).values(
                    response_id=response_id,
                    question_code=code,
                    tag=tag,
                    tagged_by=by,
                    tagged_at=at,
                )
            )

    def tags_in_use(self) -> tuple[str, ...]:
        """Return every tag, the most used first."""
        return tuple(row.tag for row in self._connection.execute(_IN_USE))


def _has_tag(tag: str) -> ColumnElement[bool]:
    return (
        select(survey_tags.c.tag)
        .where(
            survey_tags.c.response_id == _ANSWER.response_id,
            survey_tags.c.question_code == _ANSWER.question_code,
            survey_tags.c.tag == tag,
        )
        .exists()
    )
