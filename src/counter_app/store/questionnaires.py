"""Versions of the questionnaire in and out of the store.

Content is JSON of the attributes of `Questionnaire`, its day apart; a choice is its two labels.
"""

import json
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from counter_app.domain.questionnaires import (
    Choice,
    Question,
    QuestionCode,
    QuestionKind,
    Questionnaire,
    StoredQuestionnaire,
)
from counter_app.store.number_counters import advance
from counter_app.store.schema import questionnaires

_SERIES: Final = "questionnaires"
"""Name of the counter that is held; versions are numbered by the newest one."""
_ALL: Final = select(questionnaires).order_by(questionnaires.c.version)
_ONE: Final = select(questionnaires).where(questionnaires.c.version == bindparam("number"))
_LOCK: Final = _ONE.with_for_update()
_MARK: Final = (
    update(questionnaires)
    .where(questionnaires.c.version == bindparam("number"), questionnaires.c.used_at.is_(None))
    .values(used_at=bindparam("at"))
)


class QuestionnaireRepository:
    """The versions of one open unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> tuple[StoredQuestionnaire, ...]:
        """Return every version, oldest first."""
        return tuple(_stored(row) for row in self._connection.execute(_ALL))

    def get(self, version: int, *, locked: bool = False) -> StoredQuestionnaire | None:
        """Return one version; None where there is none.

        Args:
            version: Which.
            locked: Nobody else marks it as used, or changes it, until this transaction ends.
        """
        statement = _LOCK if locked else _ONE
        row = self._connection.execute(statement, {"number": version}).first()
        return None if row is None else _stored(row)

    def hold(self) -> None:
        """Wait until nobody else adds or drops a version, and keep others from it."""
        advance(self._connection, _SERIES, 0)

    def add(self, questionnaire: Questionnaire, *, made_by: str, at: datetime) -> int:
        """Write a new version and return its number; the caller holds the versions."""
        last = self._connection.execute(select(func.max(questionnaires.c.version))).scalar()
        version = (last or 0) + 1
        self._connection.execute(
            insert(questionnaires).values(
                version=version,
                valid_from=questionnaire.valid_from,
                content=content_of(questionnaire),
                made_by=made_by,
                made_at=at,
            )
        )
        return version

    def change(self, version: int, questionnaire: Questionnaire) -> None:
        """Replace a version that was not used; a trigger refuses one that was."""
        self._connection.execute(
            update(questionnaires)
            .where(questionnaires.c.version == version)
            .values(
                valid_from=questionnaire.valid_from,
                content=content_of(questionnaire),
            )
        )

    def drop(self, version: int) -> None:
        """Delete a version that was not used; a trigger refuses one that was."""
        self._connection.execute(delete(questionnaires).where(questionnaires.c.version == version))

    def mark_used(self, version: int, *, at: datetime) -> None:
        """Say that a version is in use; from now on it stands.  Doing it again changes nothing."""
        self._connection.execute(_MARK, {"number": version, "at": at})


def content_of(questionnaire: Questionnaire) -> str:
    """Return what is stored of a version, its day apart."""
    return json.dumps(
        {
            "title_zh": questionnaire.title_zh,
            "title_en": questionnaire.title_en,
            "questions": [
                {
                    "code": each.code,
                    "kind": each.kind.value,
                    "wording_zh": each.wording_zh,
                    "wording_en": each.wording_en,
                    "choices": [[choice.label_zh, choice.label_en] for choice in each.choices],
                    "low_from": each.low_from,
                }
                for each in questionnaire.questions
            ],
        },
        ensure_ascii=False,
    )


def questionnaire_of(valid_from: date, content: str) -> Questionnaire:
    """Read what `content_of` wrote."""
    found = json.loads(content)
    return Questionnaire(
        valid_from=valid_from,
        title_zh=found["title_zh"],
        title_en=found["title_en"],
        questions=tuple(_question(each) for each in found["questions"]),
    )


def _question(found: dict[str, Any]) -> Question:
    return Question(
        code=QuestionCode(found["code"]),
        kind=QuestionKind(found["kind"]),
        wording_zh=found["wording_zh"],
        wording_en=found["wording_en"],
        choices=tuple(Choice(label_zh=zh, label_en=en) for zh, en in found["choices"]),
        low_from=found["low_from"],
    )


def _stored(row: Any) -> StoredQuestionnaire:  # noqa: ANN401 - a row of the table
    return StoredQuestionnaire(
        version=row.version,
        questionnaire=questionnaire_of(row.valid_from, row.content),
        is_used=row.used_at is not None,
    )
