"""The journal: an append-only record of who did what."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, insert, or_, select, tuple_

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.staff import Actor
from counter_app.store.chain import ChainWriter
from counter_app.store.schema import journal

_INSERT: Final = insert(journal)


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalEntry:
    """One act, as it was written down."""

    desk_no: int
    chain_seq: int
    at: datetime
    actor: str
    role: str
    approver: str
    act: str
    subject: str
    details: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalFilter:
    """What is looked for in the journal; everything that is empty narrows nothing.

    Attributes:
        text: Part of a subject or of the details.
        act: As written, such as ``settle_payment``.
        person: Login of who acted or approved.
        from_day, to_day: First and last day at the desk, both included.
    """

    text: str = ""
    act: str = ""
    person: str = ""
    from_day: date | None = None
    to_day: date | None = None


class JournalRepository:
    """The journal of one open unit of work."""

    def __init__(self, connection: Connection, chain: ChainWriter) -> None:
        self._connection = connection
        self._chain = chain

    def write(
        self,
        actor: Actor,
        *,
        at: datetime,
        act: str,
        subject: str,
        details: Mapping[str, Any] | None = None,
        approver: str = "",
    ) -> None:
        """Write down one act, in the transaction of the act itself.

        Args:
            actor: Who, in which role, at which desk.
            at: When.
            act: What, as a verb and an object: ``settle_payment``.
            subject: Identity of what it was done to.
            details: Facts, old and new; no names or IDs of people in full.
            approver: Login of the second person, where one stood beside.
        """
        row = {
            "desk_no": actor.desk_no,
            "at": at,
            "actor": actor.login,
            "role": actor.role.value,
            "approver": approver,
            "act": act,
            "subject": subject,
            "details": json.dumps(details or {}, ensure_ascii=False, sort_keys=True),
        }
        row |= self._chain.link("journal", actor.desk_no, row)
        self._connection.execute(_INSERT, row)

    def newest_at(self, desk_no: int) -> datetime | None:
        """Return when the newest entry of a desk was written; None before the first."""
        newest = (
            select(journal.c.at)
            .where(journal.c.desk_no == desk_no)
            .order_by(journal.c.chain_seq.desc())
            .limit(1)
        )
        return self._connection.execute(newest).scalar()

    def entries(self, *, act: str | None = None, subject: str | None = None) -> list[JournalEntry]:
        """Return what was written, oldest first, narrowed to an act or a subject."""
        query = select(journal).order_by(journal.c.at, journal.c.desk_no, journal.c.chain_seq)
        if act is not None:
            query = query.where(journal.c.act == act)
        if subject is not None:
            query = query.where(journal.c.subject == subject)
        return [_value_of(row) for row in self._connection.execute(query)]

    def search(
        self, wanted: JournalFilter, *, limit: int, before: JournalEntry | None = None
    ) -> list[JournalEntry]:
        """Return what fits, newest first.

        Args:
            wanted: What is looked for.
            limit: So many at most.
            before: The oldest that is there already; only older ones are returned.
        """
        query = _narrowed(select(journal), wanted)
        if before is not None:
            place = tuple_(journal.c.at, journal.c.desk_no, journal.c.chain_seq)
            query = query.where(place < tuple_(before.at, before.desk_no, before.chain_seq))
        query = query.order_by(
            journal.c.at.desc(), journal.c.desk_no.desc(), journal.c.chain_seq.desc()
        )
        return [_value_of(row) for row in self._connection.execute(query.limit(limit))]


def _narrowed(query: Select[Any], wanted: JournalFilter) -> Select[Any]:
    if wanted.text:
        part = wanted.text
        query = query.where(
            or_(
                journal.c.subject.contains(part, autoescape=True),
                journal.c.details.contains(part, autoescape=True),
            )
        )
    if wanted.act:
        query = query.where(journal.c.act == wanted.act)
    if wanted.person:
        query = query.where(
            or_(journal.c.actor == wanted.person, journal.c.approver == wanted.person)
        )
    if wanted.from_day is not None:
        query = query.where(journal.c.at >= _start_of(wanted.from_day))
    if wanted.to_day is not None:
        query = query.where(journal.c.at < _start_of(wanted.to_day + timedelta(days=1)))
    return query


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=TAIPEI)


def _value_of(row: Row[Any]) -> JournalEntry:
    return JournalEntry(
        desk_no=row.desk_no,
        chain_seq=row.chain_seq,
        at=row.at,
        actor=row.actor,
        role=row.role,
        approver=row.approver,
        act=row.act,
        subject=row.subject,
        details=json.loads(row.details),
    )
