"""Money that arrived elsewhere, in and out of the store.

A file has thousands of lines: they are looked up, and the cases settled, many at once.  The key
of a line is unique, so the database decides which of two desks posts it.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final

from sqlalchemy import (
    Connection,
    Date,
    Row,
    bindparam,
    insert,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.exc import IntegrityError

from counter_app.domain.cases import CaseId
from counter_app.domain.collections import (
    Collection,
    CollectionId,
    CollectionOutcome,
    MatchBy,
)
from counter_app.domain.kinds import Channel
from counter_app.domain.money import Twd
from counter_app.domain.notices import NoticeNumber
from counter_app.domain.parts import Parts
from counter_app.store.chain import ChainWriter
from counter_app.store.schema import (
    collection_files,
    collection_findings,
    collections,
    notices,
    virtual_accounts,
)

_SETTLING: Final = (CollectionOutcome.POSTED.value, CollectionOutcome.OVERPAID.value)

# Lists go in as one JSON text, which both databases turn into a table.
_LIST: Final = {
    "sqlite": "json_each(:list) t",
    "postgresql": "json_array_elements_text(CAST(:list AS json)) AS t(value)",
}
_WHOLE: Final = {"sqlite": "t.value", "postgresql": "CAST(t.value AS bigint)"}
_HOLD: Final = {"sqlite": "", "postgresql": " FOR UPDATE OF c"}
_ADD_FILE: Final = text(
    "INSERT INTO collection_files (file_hash, desk_no, profile, file_name, imported_at,"
    " imported_by, line_count, total_twd) VALUES (:file_hash, :desk_no, :profile, :file_name,"
    " :imported_at, :imported_by, :line_count, :total_twd) ON CONFLICT DO NOTHING"
).bindparams(bindparam("imported_at", type_=collection_files.c.imported_at.type))
_MATCHED: Final = {
    MatchBy.SEGMENT_2: "segment_2",
    MatchBy.VIRTUAL_ACCOUNT: "virtual_account",
    MatchBy.NOTICE_NUMBER: "notice_number",
}
_INSERT_FINDING: Final = insert(collection_findings)
_COLUMNS: Final = tuple(column.name for column in collections.c)
_TIMES: Final = ("paid_on", "debited_on", "posted_at")
# To the driver directly, as in `case_intake`: the typed way costs more than the database does.
_INSERT: Final = f"INSERT INTO collections ({', '.join(_COLUMNS)}) VALUES ({{}})"  # noqa: S608 - ours
_SAVE_CASE: Final = (
    "UPDATE cases SET principal_twd = {0}, late_fee_twd = {0}, interest_twd = {0}, costs_twd = {0},"
    " late_fee_charged_twd = {0}, computed_on = {0}, last_paid_on = {0}, version = version + 1"
    " WHERE case_id = {0} AND version = {0}"
)
_BALANCE: Final = (
    "c.case_id, c.version, c.case_number, c.kind, c.costs_twd, c.interest_twd, c.late_fee_twd,"
    " c.principal_twd, c.late_fee_charged_twd, c.principal_charged_twd, c.computed_on, c.due_on,"
    " c.expires_on, c.last_paid_on"
)
_EVERYTHING: Final = select(
    collections,
    collection_files.c.file_name,
    collection_findings.c.is_open,
    collection_findings.c.note,
).select_from(
    collections.join(collection_files).outerjoin(
        collection_findings, collection_findings.c.collection_id == collections.c.collection_id
    )
)
_NEWEST_FIRST: Final = (
    collections.c.posted_at.desc(),
    collections.c.file_hash,
    collections.c.line_number.desc(),
)
_BY_ID: Final = _EVERYTHING.where(collections.c.collection_id == bindparam("collection"))
_FINDINGS: Final = (
    _EVERYTHING.where(collection_findings.c.collection_id.is_not(None))
    .order_by(*_NEWEST_FIRST)
    .limit(bindparam("most"))
)
_POSTED_SINCE: Final = _EVERYTHING.where(
    collections.c.case_id.in_(bindparam("case_ids", expanding=True)),
    collections.c.outcome.in_(_SETTLING),
    collections.c.posted_at >= bindparam("since"),
).order_by(*_NEWEST_FIRST)
_LIVE_UNTIL: Final = (
    select(notices.c.case_id, notices.c.payable_until)
    .where(
        notices.c.case_id.in_(bindparam("case_ids", expanding=True)),
        or_(notices.c.payable_until.is_(None), notices.c.payable_until >= bindparam("today")),
        or_(notices.c.segment_2.is_not(None), notices.c.virtual_account.is_not(None)),
    )
    .order_by(notices.c.case_id)
)
_HANDLE: Final = (
    update(collection_findings)
    .where(
        collection_findings.c.collection_id == bindparam("collection"),
        collection_findings.c.is_open,
    )
    .values(
        is_open=False,
        note=bindparam("said"),
        handled_by=bindparam("person"),
        handled_at=bindparam("at"),
    )
)


class LinePosted(Exception):  # noqa: N818 - an answer: somebody else posted a line meanwhile
    """Another desk posted one of the lines at this very moment; nothing was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchedNotice:
    """A notice that carries a number."""

    notice_number: NoticeNumber
    case_id: CaseId
    issued_on: date
    amount_twd: Twd


@dataclass(slots=True)
class Balance:
    """What a case owes while lines are taken off it; as much of a `Case` as that needs.

    Attributes:
        version: As it was read.
    """

    case_id: CaseId
    version: int
    case_number: str
    kind: str
    parts: Parts
    late_fee_charged_twd: Twd
    principal_charged_twd: Twd
    computed_on: date | None
    due_on: date | None
    expires_on: date | None
    last_paid_on: date | None


class CollectionRepository:
    """The collections of one open unit of work."""

    def __init__(self, connection: Connection, chain: ChainWriter) -> None:
        self._connection = connection
        self._chain = chain
        self._dialect = connection.dialect
        self._list = _LIST[connection.dialect.name]
        self._sign = "?" if connection.dialect.name == "sqlite" else "%s"

    # --- posting ----------------------------------------------------------------

    def add_file(self, **facts: object) -> bool:
        """Write down a file, by the columns of its table; one that is known stays as it was.

        Returns:
            It was not known.
        """
        return self._connection.execute(_ADD_FILE, facts).rowcount == 1

    def last_profile(self) -> str:
        """Return the file profile that was used last; empty before the first."""
        newest = select(collection_files.c.profile).order_by(
            collection_files.c.imported_at.desc(), collection_files.c.file_hash
        )
        return self._connection.execute(newest.limit(1)).scalar() or ""

    def known_keys(self, line_keys: Iterable[str]) -> set[str]:
        """Return those of some lines that are posted already."""
        query = text(
            f"SELECT c.line_key FROM {self._list}"  # noqa: S608 - ours
            " CROSS JOIN collections c WHERE c.line_key = t.value"
        )
        return set(self._connection.execute(query, _listed(line_keys)).scalars())

    def posted_lines(self, file_hash: str, line_numbers: Iterable[int]) -> set[int]:
        """Return those of some lines of a file that were posted, by whatever profile."""
        wanted = set(line_numbers)
        query = select(collections.c.line_number).where(
            collections.c.file_hash == file_hash,
            collections.c.line_number >= min(wanted),
            collections.c.line_number <= max(wanted),
            collections.c.outcome.in_(_SETTLING),
        )
        return wanted & set(self._connection.execute(query).scalars())

    def notices_with(
        self, match_by: MatchBy, numbers: Iterable[str]
    ) -> dict[str, list[MatchedNotice]]:
        """Return the notices that carry each of some numbers, newest first."""
        wanted = set(numbers)
        if not wanted:
            return {}
        column = _MATCHED[match_by]
        query = text(
            f"SELECT n.{column}, n.notice_number, n.case_id, n.issued_on, n.amount_twd"  # noqa: S608
            f" FROM {self._list} CROSS JOIN notices n WHERE n.{column} = t.value"
            " ORDER BY n.notice_number DESC"
        ).columns(issued_on=Date)
        found: dict[str, list[MatchedNotice]] = {}
        for number, *rest in self._connection.execute(query, _listed(wanted)):
            notice_number, case_id, issued_on, amount_twd = rest
            found.setdefault(number, []).append(
                MatchedNotice(
                    notice_number=notice_number,
                    case_id=case_id,
                    issued_on=issued_on,
                    amount_twd=amount_twd,
                )
            )
        return found

    def posted_among(self, numbers: Iterable[NoticeNumber]) -> set[tuple[NoticeNumber, Twd]]:
        """Return what was posted under some notices: number and amount of each line."""
        wanted = set(numbers)
        if not wanted:
            return set()
        query = text(
            f"SELECT c.notice_number, c.amount_twd FROM {self._list}"  # noqa: S608 - ours
            " CROSS JOIN collections c WHERE c.notice_number = t.value"
            " AND c.outcome IN ('posted', 'overpaid')"
        )
        rows = self._connection.execute(query, _listed(wanted))
        return {(NoticeNumber(number), Twd(amount_twd)) for number, amount_twd in rows}

    def bases_among(self, bases: Iterable[str]) -> set[str]:
        """Return those of some numbers without check digits that we have handed out."""
        wanted = sorted(set(bases))
        if not wanted:
            return set()
        query = select(virtual_accounts.c.base).where(virtual_accounts.c.base.in_(wanted))
        return set(self._connection.execute(query).scalars())

    def add_many(self, desk_no: int, rows: Sequence[dict[str, Any]]) -> None:
        """Write lines as they were posted, in order; each is a link of the desk's chain.

        Args:
            desk_no: Whose chain.
            rows: Every column but those of the chain.

        Raises:
            LinePosted: Another desk was quicker; leave this unit without a commit.
        """
        time_type = collections.c.posted_at.type.dialect_impl(self._dialect)
        stored_time = time_type.bind_processor(self._dialect) or _as_it_is
        spelled = _Spelled()
        linked = []
        for row in rows:
            posted_at = stored_time(row["posted_at"])
            # As the chain would spell them, which for so many rows is better done once.
            for name in _TIMES:
                row[name] = spelled[row[name]]
            stored = row | self._chain.link("collections", desk_no, row)
            stored["posted_at"] = posted_at
            linked.append(tuple(map(stored.__getitem__, _COLUMNS)))
        sql = _INSERT.format(", ".join([self._sign] * len(_COLUMNS)))
        try:
            self._connection.exec_driver_sql(sql, linked)
        except IntegrityError as error:
            raise LinePosted from error

    def add_findings(self, collection_ids: Iterable[str]) -> None:
        """Put lines on the list of what a person has to look at."""
        rows = [
            {
                "collection_id": each,
                "is_open": True,
                "note": "",
                "handled_by": "",
                "handled_at": None,
            }
            for each in collection_ids
        ]
        if rows:
            self._connection.execute(_INSERT_FINDING, rows)

    def claimed(self, case_ids: Iterable[CaseId]) -> set[CaseId]:
        """Return which of some cases an open payment holds; hold them first."""
        query = text(
            f"SELECT k.case_id FROM {self._list} CROSS JOIN case_claims k"  # noqa: S608 - ours
            f" WHERE k.case_id = {_WHOLE[self._dialect.name]}"
        )
        return set(self._connection.execute(query, _listed(case_ids)).scalars())

    def hold_balances(self, case_ids: Iterable[CaseId]) -> dict[CaseId, Balance]:
        """Return what some cases owe, and keep everybody else from them until the unit ends."""
        name = self._dialect.name
        query = text(
            f"SELECT {_BALANCE} FROM {self._list} CROSS JOIN cases c"  # noqa: S608 - ours
            f" WHERE c.case_id = {_WHOLE[name]} ORDER BY c.case_id{_HOLD[name]}"
        ).columns(computed_on=Date, due_on=Date, expires_on=Date, last_paid_on=Date)
        balances = {}
        for row in self._connection.execute(query, _listed(sorted(case_ids))):
            case_id, version, number, kind, costs, interest, late_fee, principal, *rest = row
            parts = Parts(
                costs_twd=costs,
                interest_twd=interest,
                late_fee_twd=late_fee,
                principal_twd=principal,
            )
            balances[case_id] = Balance(case_id, version, number, kind, parts, *rest)
        return balances

    def save_balances(self, balances: Iterable[Balance]) -> None:
        """Write what some cases still owe, each held since it was read, and count them up."""
        rows = [
            (
                case.parts.principal_twd,
                case.parts.late_fee_twd,
                case.parts.interest_twd,
                case.parts.costs_twd,
                case.late_fee_charged_twd,
                case.computed_on and case.computed_on.isoformat(),
                case.last_paid_on and case.last_paid_on.isoformat(),
                case.case_id,
                case.version,
            )
            for case in sorted(balances, key=lambda case: case.case_id)
        ]
        if not rows:
            return
        done = self._connection.exec_driver_sql(_SAVE_CASE.format(self._sign), rows)
        if done.rowcount != len(rows):
            raise RuntimeError("a case moved while it was held")

    # --- looking ----------------------------------------------------------------

    def get(self, collection_id: CollectionId) -> Collection | None:
        """Return one line; None when there is none."""
        row = self._connection.execute(_BY_ID, {"collection": collection_id}).one_or_none()
        return None if row is None else _value_of(row)

    def findings(self, *, only_open: bool, most: int) -> list[Collection]:
        """Return what a person has to look at, newest first, at most so many."""
        query = _FINDINGS.where(collection_findings.c.is_open) if only_open else _FINDINGS
        return [_value_of(row) for row in self._connection.execute(query, {"most": most})]

    def handle(self, collection_id: CollectionId, *, note: str, by: str, at: datetime) -> bool:
        """Take a line off the list; False where it is not on it."""
        done = self._connection.execute(
            _HANDLE, {"collection": collection_id, "said": note, "person": by, "at": at}
        )
        return done.rowcount == 1

    def posted_since(self, case_ids: Iterable[CaseId], since: datetime) -> list[Collection]:
        """Return the lines posted to some cases since a time, newest first."""
        wanted = {"case_ids": sorted(set(case_ids)), "since": since}
        return [_value_of(row) for row in self._connection.execute(_POSTED_SINCE, wanted)]

    def payable_until(self, case_ids: Iterable[CaseId], *, today: date) -> dict[CaseId, date]:
        """Return until when a notice can be paid away from the desk, of the cases that have one.

        ``date.max`` stands for no deadline.
        """
        until: dict[CaseId, date] = {}
        wanted = {"case_ids": sorted(set(case_ids)), "today": today}
        for case_id, day in self._connection.execute(_LIVE_UNTIL, wanted):
            until[case_id] = max(day or date.max, until.get(case_id, date.min))
        return until


class _Spelled(dict[date | None, str | None]):
    """Days and times as the chain spells them."""

    def __missing__(self, value: date | None) -> str | None:
        spelled = None
        if isinstance(value, datetime):
            spelled = value.astimezone(UTC).isoformat(timespec="microseconds")
        elif value is not None:
            spelled = value.isoformat()
        self[value] = spelled
        return spelled


def _as_it_is(value: Any) -> Any:  # noqa: ANN401 - whatever the driver takes
    return value


def _listed(values: Iterable[str | int]) -> dict[str, str]:
    return {"list": json.dumps(list(values), ensure_ascii=False)}


def _value_of(row: Row[Any]) -> Collection:
    number = row.notice_number
    return Collection(
        collection_id=CollectionId(row.collection_id),
        desk_no=row.desk_no,
        file_name=row.file_name,
        line_number=row.line_number,
        channel=Channel(row.channel),
        number_read=row.number_read,
        amount_twd=Twd(row.amount_twd),
        paid_on=row.paid_on,
        debited_on=row.debited_on,
        status=row.status,
        outcome=CollectionOutcome(row.outcome),
        notice_number=None if number is None else NoticeNumber(number),
        case_id=None if row.case_id is None else CaseId(row.case_id),
        case_number=row.case_number,
        paid=Parts(
            costs_twd=Twd(row.costs_twd),
            interest_twd=Twd(row.interest_twd),
            late_fee_twd=Twd(row.late_fee_twd),
            principal_twd=Twd(row.principal_twd),
        ),
        overpaid_twd=Twd(row.overpaid_twd),
        posted_at=row.posted_at,
        posted_by=row.posted_by,
        is_open=bool(row.is_open),
        note=row.note or "",
    )
