"""The terms that notices are printed with, in and out of the store.

Content is JSON of the attributes of its part; ``null`` ends a part from its day on.
"""

import json
from dataclasses import asdict
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, bindparam, select

from counter_app.domain.notice_terms import DatedTerms, NoticeTerms, content_of, terms_of
from counter_app.store.schema import notice_terms
from counter_app.store.upsert import upsert

# Built once: these are read for every notice.
_ALL: Final = select(notice_terms).order_by(notice_terms.c.part, notice_terms.c.valid_from)
_UNTIL: Final = _ALL.where(notice_terms.c.valid_from <= bindparam("on"))


class NoticeTermsRepository:
    """The terms of one open unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def in_force(self, on: date) -> NoticeTerms:
        """Return everything in force on a day."""
        return terms_of(_dated(row) for row in self._connection.execute(_UNTIL, {"on": on}))

    def all(self) -> tuple[DatedTerms, ...]:
        """Return every part of all times, by part and day."""
        return tuple(_dated(row) for row in self._connection.execute(_ALL))

    def has_any(self) -> bool:
        """Tell whether any part was ever entered."""
        found = self._connection.execute(select(notice_terms.c.part).limit(1))
        return found.first() is not None

    def put(self, terms: DatedTerms) -> None:
        """Write a part from a day on; one of the same part and day is replaced."""
        content = None if terms.content is None else asdict(terms.content)
        upsert(
            self._connection,
            notice_terms,
            {
                "part": terms.part,
                "valid_from": terms.valid_from,
                "content": json.dumps(content, ensure_ascii=False, sort_keys=True),
            },
        )


def _dated(row: Any) -> DatedTerms:  # noqa: ANN401 - a row of the table
    values = json.loads(row.content)
    return DatedTerms(
        part=row.part,
        valid_from=row.valid_from,
        content=None if values is None else content_of(row.part, values),
    )
