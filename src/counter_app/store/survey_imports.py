"""Responses that were typed elsewhere: which rows are in the store, and from which file."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import Connection, bindparam, insert, select

from counter_app.domain.questionnaires import QuestionCode
from counter_app.domain.responses import Answer, ResponseId, Standing
from counter_app.store.schema import survey_answers, survey_imports, survey_responses
from counter_app.store.surveys import FIRST_TYPING

_KNOWN: Final = select(
    survey_responses.c.import_key,
    survey_responses.c.response_id,
    survey_responses.c.answered_on,
    survey_responses.c.desk_no,
).where(survey_responses.c.import_key.in_(bindparam("keys", expanding=True)))
_ANSWERS: Final = select(survey_answers).where(
    survey_answers.c.response_id.in_(bindparam("responses", expanding=True)),
    survey_answers.c.typing == FIRST_TYPING,
)
_FILE: Final = select(survey_imports.c.file_hash).where(
    survey_imports.c.file_hash == bindparam("digest")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedRow:
    """A row that was imported before.

    Attributes:
        answers: In no order.
    """

    response_id: ResponseId
    answered_on: date
    desk_no: int
    answers: frozenset[Answer]


class SurveyImportRepository:
    """The imports of responses of one open unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def known(self, keys: Iterable[str]) -> dict[str, ImportedRow]:
        """Return the rows that are in the store, by key."""
        found = list(self._connection.execute(_KNOWN, {"keys": list(keys)}))
        answers: dict[str, set[Answer]] = defaultdict(set)
        wanted = [row.response_id for row in found]
        for row in self._connection.execute(_ANSWERS, {"responses": wanted}) if wanted else ():
            answers[row.response_id].add(
                Answer(
                    code=QuestionCode(row.question_code),
                    standing=Standing(row.standing),
                    choices=row.choices,
                    text=row.text,
                )
            )
        return {
            row.import_key: ImportedRow(
                response_id=ResponseId(row.response_id),
                answered_on=row.answered_on,
                desk_no=row.desk_no,
                answers=frozenset(answers[row.response_id]),
            )
            for row in found
        }

    def has_file(self, digest: str) -> bool:
        """Tell whether a file was imported to its end."""
        return self._connection.execute(_FILE, {"digest": digest}).first() is not None

    def add_file(
        self,
        digest: str,
        *,
        file_name: str,
        imported_by: str,
        at: datetime,
        response_count: int,
        rejected_count: int,
    ) -> None:
        """Write down that a file was imported to its end."""
        self._connection.execute(
            insert(survey_imports),
            {
                "file_hash": digest,
                "file_name": file_name,
                "imported_by": imported_by,
                "imported_at": at,
                "response_count": response_count,
                "rejected_count": rejected_count,
            },
        )
