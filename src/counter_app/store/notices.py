"""Notices in and out of the store, and the numbers of the branch that they take."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, bindparam, insert, select, text

from counter_app.domain.calendar import roc_year
from counter_app.domain.cases import CaseId
from counter_app.domain.notices import (
    NOTICE_SERIES,
    Notice,
    NoticeNumber,
    notice_number,
)
from counter_app.store.chain import ChainWriter
from counter_app.store.notice_content import notice_from_json, notice_to_json
from counter_app.store.number_counters import advance
from counter_app.store.schema import cases, notices, virtual_accounts

_ASKED_AT_ONCE: Final = 500
"""Values in one list of a query."""
_WINDOW_MIN: Final = 500
_WINDOW_MAX: Final = 50_000
"""Numbers looked at together while a free one is sought."""

_HELD: Final = (
    select(virtual_accounts.c.base)
    .join(cases, cases.c.case_id == virtual_accounts.c.case_id)
    .where(
        virtual_accounts.c.base >= bindparam("first"),
        virtual_accounts.c.base <= bindparam("last"),
        cases.c.is_open,
    )
)
_INSERT: Final = insert(notices)
# A number whose last debt is settled goes to another.
_HOLD: Final = text(
    "INSERT INTO virtual_accounts (base, notice_number, case_id)"
    " VALUES (:base, :notice_number, :case_id) ON CONFLICT (base) DO UPDATE"
    " SET notice_number = excluded.notice_number, case_id = excluded.case_id"
)
_CONTENT: Final = select(notices.c.content)
_GET: Final = _CONTENT.where(notices.c.notice_number == bindparam("number"))
_GET_MANY: Final = _CONTENT.where(notices.c.notice_number.in_(bindparam("numbers", expanding=True)))
_NEWEST_FIRST: Final = notices.c.notice_number.desc()
_OF_CASE: Final = _CONTENT.where(notices.c.case_id == bindparam("case_id")).order_by(_NEWEST_FIRST)
_BY_SEGMENT_2: Final = _CONTENT.where(notices.c.segment_2 == bindparam("text")).order_by(
    _NEWEST_FIRST
)
_BY_ACCOUNT: Final = _CONTENT.where(notices.c.virtual_account == bindparam("text")).order_by(
    _NEWEST_FIRST
)
_HOLDER: Final = select(virtual_accounts.c.notice_number).where(
    virtual_accounts.c.base == bindparam("base")
)


class NoticeRepository:
    """The notices of one open unit of work."""

    def __init__(self, connection: Connection, chain: ChainWriter) -> None:
        self._connection = connection
        self._chain = chain

    def hold_numbers(self, *, issued_on: date) -> None:
        """Wait until no other transaction issues, before numbers of a bank are taken.

        Two desks that take several counters in different order would wait for each other.
        """
        advance(self._connection, _series_of(issued_on), 0)

    def take_numbers(self, *, issued_on: date, count: int) -> list[NoticeNumber]:
        """Take the next numbers of the branch, in order; a roll-back gives them back.

        Args:
            issued_on: Day of issue; each ROC year has a series of its own.
            count: How many.
        """
        if count < 1:
            return []
        last = advance(self._connection, _series_of(issued_on), count)
        return [
            notice_number(roc_year=roc_year(issued_on), serial=serial)
            for serial in range(last - count + 1, last + 1)
        ]

    def take_bases(self, *, series: str, begins: str, length: int, count: int) -> list[str]:
        """Take numbers of a bank's range that belong to no open debt; a roll-back gives them back.

        The serial goes round: after the last number of the range comes its first again, past
        those whose case still owes something.  All zeros is nobody's: a preview shows it.

        Args:
            series: Name of the range's counter.
            begins: What every number of the range begins with.
            length: Digits of a number.
            count: How many are wanted.

        Returns:
            Fewer than wanted where every other number belongs to an open debt.
        """
        if count < 1:
            return []
        room = length - len(begins)
        size = 10**room - 1
        # Taking none holds the counter, so that no other desk looks for numbers meanwhile.
        start = advance(self._connection, series, 0)
        found: list[str] = []
        looked, window = 0, max(count, 1)
        while len(found) < count and looked < size:
            window = min(window, size - looked)
            first = start + looked
            serials = [1 + (first + step) % size for step in range(window)]
            held = self._held(begins, room, serials[0], serials[-1])
            for serial in serials:
                looked += 1
                base = f"{begins}{serial:0{room}d}"
                if base not in held:
                    found.append(base)
                    if len(found) == count:
                        break
            window = min(max(window * 2, _WINDOW_MIN), _WINDOW_MAX)
        advance(self._connection, series, looked)
        return found

    def add_many(
        self, issued: Sequence[Notice], bases: Mapping[NoticeNumber, str] | None = None
    ) -> None:
        """Write notices down for ever.

        Args:
            issued: Each with its number.
            bases: Number of a bank's range that belongs to a notice now, where one does.
        """
        if not issued:
            return
        rows = []
        for notice in issued:
            row = _row_of(notice)
            rows.append(row | self._chain.link("notices", notice.desk_no, row))
        self._connection.execute(_INSERT, rows)
        holders = [
            {
                "base": bases[notice.number],
                "notice_number": notice.number,
                "case_id": notice.case_id,
            }
            for notice in issued
            if bases and notice.number in bases
        ]
        if holders:
            self._connection.execute(_HOLD, holders)

    def get(self, number: NoticeNumber) -> Notice | None:
        """Return a notice exactly as it was issued."""
        content = self._connection.execute(_GET, {"number": number}).scalar()
        return None if content is None else notice_from_json(content)

    def get_many(self, numbers: Iterable[NoticeNumber]) -> dict[NoticeNumber, Notice]:
        """Return those notices that exist."""
        wanted, found = list(numbers), {}
        for first in range(0, len(wanted), _ASKED_AT_ONCE):
            part = wanted[first : first + _ASKED_AT_ONCE]
            found.update({one.number: one for one in self._read(_GET_MANY, {"numbers": part})})
        return found

    def of_case(self, case_id: CaseId) -> tuple[Notice, ...]:
        """Return every notice of a case, newest first."""
        return self._read(_OF_CASE, {"case_id": case_id})

    def by_segment_2(self, text: str) -> tuple[Notice, ...]:
        """Return the notices with this second segment, newest first.

        A tax barcode names the obligor and the month, so that several debts may have the same.
        """
        return self._read(_BY_SEGMENT_2, {"text": text})

    def by_account(self, account: str) -> tuple[Notice, ...]:
        """Return the notices with this virtual account, newest first.

        The number of a settled debt may have gone to another: the newest has it now.
        """
        return self._read(_BY_ACCOUNT, {"text": account})

    def holder_of(self, base: str) -> NoticeNumber | None:
        """Return the notice to which a number of a bank's range belongs now."""
        found = self._connection.execute(_HOLDER, {"base": base}).scalar()
        return None if found is None else NoticeNumber(found)

    def numbers(self, *, issued_on: date) -> list[NoticeNumber]:
        """Return every number that was used of the series of a day, in order."""
        rows = self._connection.execute(
            select(notices.c.notice_number)
            .where(notices.c.notice_number.startswith(_series_of(issued_on)))
            .order_by(notices.c.notice_number)
        )
        return [NoticeNumber(number) for number in rows.scalars()]

    def _held(self, begins: str, room: int, first: int, last: int) -> set[str]:
        """Return which numbers from one serial to another, round the end, are in use."""
        size = 10**room - 1
        ranges = [(first, last)] if first <= last else [(first, size), (1, last)]
        held: set[str] = set()
        for low, high in ranges:
            bounds = {"first": f"{begins}{low:0{room}d}", "last": f"{begins}{high:0{room}d}"}
            held.update(self._connection.execute(_HELD, bounds).scalars())
        return held

    def _read(self, query: Any, parameters: dict[str, Any]) -> tuple[Notice, ...]:  # noqa: ANN401 - one of ours
        return tuple(
            notice_from_json(content)
            for content in self._connection.execute(query, parameters).scalars()
        )


def _series_of(issued_on: date) -> str:
    return f"{NOTICE_SERIES}{roc_year(issued_on):03d}"


def _row_of(notice: Notice) -> dict[str, Any]:
    barcode, account, plan = notice.store_barcode, notice.virtual_account, notice.plan
    return {
        "notice_number": notice.number,
        "desk_no": notice.desk_no,
        "case_id": notice.case_id,
        "batch_id": notice.batch_id,
        "plan_id": None if plan is None else plan.plan_id,
        "instalment": 0 if plan is None else plan.number,
        "issued_on": notice.issued_on,
        "issued_at": notice.issued_at,
        "issued_by": notice.issued_by,
        "amount_twd": notice.amount_twd,
        "payable_until": notice.payable_until,
        "segment_2": None if barcode is None else barcode.segment_2,
        "virtual_account": None if account is None else account.account,
        "content": notice_to_json(notice),
    }
