"""What was taken, added up by the database: one set of figures for the screen, X, Z and papers.

Every function is a few statements whatever the size of the day.  What is *voided* and what is
*given back* never overlap: a void done in the shift of its sale takes the sale out of the
takings; whatever else goes back leaves an earlier sale as it was and counts on its own day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    case,
    distinct,
    exists,
    func,
    or_,
    select,
    true,
)
from sqlalchemy.sql.functions import coalesce

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.drawer import INFLOWS
from counter_app.domain.identifiers import mask_name
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import BrandTotal
from counter_app.domain.printing import PrintState
from counter_app.domain.receipts import (
    OUTAGE_SERIES,
    PRINTED_SERIES,
    ReceiptNumber,
    receipt_number,
)
from counter_app.domain.shifts import Shift, ShiftId
from counter_app.domain.takings import (
    MachineTotals,
    NumberRange,
    RegisterLine,
    RemittanceLine,
    TenderTotal,
)
from counter_app.domain.tenders import TenderKind
from counter_app.store.schema import (
    carried_items,
    closes,
    drawer_entries,
    outage_receipts,
    payment_items,
    payments,
    print_jobs,
    receipt_counters,
    receipts,
    remittance_accounts,
    reversals,
    tender_corrections,
    tenders,
)

COSTS_OWNER: Final = "costs"
COSTS_NAME: Final = "執行必要費用"

_CAME_OUT: Final = (PrintState.PRINTED.value, PrintState.SAVED.value)
_FATES: Final = {"void": "void", "refund": "refunded", "deposit": "deposit_returned"}

_IS_SETTLED: Final = payments.c.state == "settled"
_KIND: Final = coalesce(tender_corrections.c.new_kind, tenders.c.kind)
_SOLD: Final = and_(tenders.c.state == "collected", tenders.c.reversal_id.is_(None))
_OF_PAYMENT: Final = tenders.c.payment_id == payments.c.payment_id
_CORRECTED: Final = tender_corrections.c.tender_id == tenders.c.tender_id
_VOID_OF_PAYMENT: Final = and_(
    reversals.c.receipt_number == payments.c.receipt_number,
    reversals.c.kind == "void",
    reversals.c.state == "done",
    reversals.c.shift_id == payments.c.shift_id,
)
_GIVEN_BACK: Final = and_(
    reversals.c.state == "done",
    or_(reversals.c.kind != "void", reversals.c.shift_id != payments.c.shift_id),
)
_FEE_KIND: Final = case((payment_items.c.case_id.is_(None), payment_items.c.kind), else_="")
_TO_AGENCY: Final = (
    payment_items.c.principal_twd + payment_items.c.late_fee_twd + payment_items.c.interest_twd
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Business days, both included, of one desk or of all.

    Attributes:
        desk_no: None for every desk.
    """

    from_day: date
    to_day: date
    desk_no: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftFigures:
    """Everything of a `domain.takings.ShiftReport` that is added up from many rows."""

    payment_count: int
    tenders: tuple[TenderTotal, ...]
    machines: tuple[MachineTotals, ...]
    expected_cash_twd: Twd
    ranges: tuple[NumberRange, ...]
    void_numbers: tuple[ReceiptNumber, ...]
    reprint_count: int
    remittance: tuple[RemittanceLine, ...]


class TakingsRepository:
    """The figures of one open unit of work; it only reads."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def report_of(self, shift: Shift) -> ShiftFigures:
        """Return the figures of a shift as they are now."""
        of_shift = payments.c.shift_id == shift.shift_id
        return ShiftFigures(
            payment_count=self.payment_count(shift.shift_id),
            tenders=self.tender_totals(shift.shift_id),
            machines=self.machine_totals(shift.shift_id),
            expected_cash_twd=self.expected_cash(shift),
            ranges=self._ranges(of_shift, _entered_in(shift)),
            void_numbers=self._void_numbers(shift.shift_id),
            reprint_count=self._reprint_count(shift),
            remittance=self._remittance(of_shift, reversals.c.shift_id == shift.shift_id),
        )

    def payment_count(self, shift_id: ShiftId) -> int:
        """Return how many payments of a shift have settled, voided ones too."""
        query = select(func.count()).where(payments.c.shift_id == shift_id, _IS_SETTLED)
        return int(self._connection.execute(query).scalar_one())

    def tender_totals(self, shift_id: ShiftId) -> tuple[TenderTotal, ...]:
        """Return what each way to pay came to, under the kind it was corrected to."""
        return self._tender_totals(payments.c.shift_id == shift_id)

    def tender_totals_of(self, period: Period) -> tuple[TenderTotal, ...]:
        """Return what each way to pay came to in a period."""
        return self._tender_totals(_in_period(payments.c, period))

    def _tender_totals(self, scope: ColumnElement[bool]) -> tuple[TenderTotal, ...]:
        is_void = reversals.c.reversal_id.is_not(None)
        query = (
            select(
                _KIND.label("kind"),
                func.count().label("how_many"),
                func.sum(tenders.c.amount_twd).label("amount_twd"),
                func.count(reversals.c.reversal_id).label("voided_count"),
                func.sum(case((is_void, tenders.c.amount_twd), else_=0)).label("voided_twd"),
            )
            .select_from(payments)
            .join(tenders, and_(_OF_PAYMENT, _SOLD))
            .outerjoin(tender_corrections, _CORRECTED)
            .outerjoin(reversals, _VOID_OF_PAYMENT)
            .where(scope, _IS_SETTLED)
            .group_by(_KIND)
        )
        found = {row.kind: row for row in self._connection.execute(query)}
        return tuple(
            TenderTotal(
                kind=kind,
                count=int(found[kind].how_many),
                amount_twd=Twd(int(found[kind].amount_twd)),
                voided_count=int(found[kind].voided_count),
                voided_twd=Twd(int(found[kind].voided_twd)),
            )
            for kind in TenderKind
            if kind in found
        )

    def expected_cash(self, shift: Shift) -> Twd:
        """Return what should lie in the drawer: float, cash taken, and what went in and out."""
        taken = (
            select(coalesce(func.sum(tenders.c.amount_twd), 0))
            .select_from(payments)
            .join(tenders, and_(_OF_PAYMENT, _SOLD))
            .outerjoin(tender_corrections, _CORRECTED)
            .where(
                payments.c.shift_id == shift.shift_id,
                _IS_SETTLED,
                _KIND.in_([TenderKind.CASH.value]),
            )
        )
        goes_in = drawer_entries.c.kind.in_([kind.value for kind in INFLOWS])
        signed = case((goes_in, drawer_entries.c.amount_twd), else_=-drawer_entries.c.amount_twd)
        moved = select(coalesce(func.sum(signed), 0)).where(
            drawer_entries.c.shift_id == shift.shift_id
        )
        row = self._connection.execute(
            select(taken.scalar_subquery().label("taken"), moved.scalar_subquery().label("moved"))
        ).one()
        return Twd(shift.float_twd + int(row.taken) + int(row.moved))

    def machine_totals(self, shift_id: ShiftId) -> tuple[MachineTotals, ...]:
        """Return what our books hold for each machine in a shift, by brand.

        What a machine took counts even while the rest of its payment is open: the machine
        knows nothing of the rest.  What was carried forward from an earlier shift was in the
        batch of that shift, and is left out.
        """
        sums: dict[tuple[str, str], list[int]] = {}
        for row in self._connection.execute(_sold_by_machines(shift_id)):
            sums[row.device, row.brand] = [int(row.how_many), int(row.amount_twd), 0, 0]
        for row in self._connection.execute(_returned_by_machines(shift_id)):
            of_brand = sums.setdefault((row.device, row.brand), [0, 0, 0, 0])
            of_brand[2:] = [int(row.how_many), int(row.amount_twd)]
        return tuple(
            MachineTotals(
                device=device,
                totals=tuple(
                    BrandTotal(
                        brand=brand,
                        count=values[0],
                        amount_twd=Twd(values[1]),
                        refund_count=values[2],
                        refund_twd=Twd(values[3]),
                    )
                    for (of_device, brand), values in sorted(sums.items())
                    if of_device == device and any(values)
                ),
            )
            for device in sorted({device for device, _brand in sums})
        )

    def number_ranges(self, period: Period) -> tuple[NumberRange, ...]:
        """Return the numbers a period used, by series and desk, and those that are missing."""
        return self._ranges(_in_period(payments.c, period), _entered_on(period))

    def remittance(self, period: Period) -> tuple[RemittanceLine, ...]:
        """Return what each agency and each account of the branch gets for a period."""
        return self._remittance(_in_period(payments.c, period), _in_period(reversals.c, period))

    def given_back(self, period: Period) -> Twd:
        """Return what refunds and returned deposits of a period came to, positive."""
        query = (
            select(coalesce(func.sum(reversals.c.amount_twd), 0))
            .join(payments, payments.c.payment_id == reversals.c.payment_id)
            .where(_in_period(reversals.c, period), _GIVEN_BACK)
        )
        return Twd(int(self._connection.execute(query).scalar_one()))

    def register(self, period: Period) -> tuple[RegisterLine, ...]:
        """Return each number of a period with its fate, by desk, series and number."""
        lines = self._lines(_in_period(payments.c, period))
        for row in self._connection.execute(_spoiled(_entered_on(period))):
            lines[row.receipt_number] = _spoiled_line(row)
        return tuple(
            sorted(
                lines.values(),
                key=lambda line: (line.desk_no, line.number[0] == OUTAGE_SERIES, line.number),
            )
        )

    def search(self, text: str, *, period: Period | None, limit: int) -> tuple[RegisterLine, ...]:
        """Return receipts by number, payer's name or payer's number, newest first.

        Args:
            text: The beginning or the end of a number, a part of a name, or the whole number
                of a person; empty for every receipt.
            period: None for every day and desk.
            limit: At most so many.
        """
        plain = text.strip()
        query = (
            select(payments.c.receipt_number)
            .where(_IS_SETTLED)
            .order_by(payments.c.settled_at.desc(), payments.c.receipt_number.desc())
            .limit(limit)
        )
        if period is not None:
            query = query.where(_in_period(payments.c, period))
        if plain:
            query = query.where(
                or_(
                    payments.c.receipt_number.startswith(plain.upper(), autoescape=True),
                    payments.c.receipt_number.endswith(plain, autoescape=True),
                    payments.c.payer_name.contains(plain, autoescape=True),
                    payments.c.payer_number == plain.upper(),
                )
            )
        numbers = list(self._connection.scalars(query))
        lines = self._lines(payments.c.receipt_number.in_(numbers))
        return tuple(lines[number] for number in numbers)

    def _lines(self, scope: ColumnElement[bool]) -> dict[str, RegisterLine]:
        kinds: dict[str, list[TenderKind]] = {}
        for row in self._connection.execute(_kinds_by_receipt(scope)):
            of_receipt = kinds.setdefault(row.receipt_number, [])
            if TenderKind(row.kind) not in of_receipt:
                of_receipt.append(TenderKind(row.kind))
        copies = {
            row.receipt_number: int(row.copies)
            for row in self._connection.execute(_copies_by_receipt(scope))
        }
        # Several deposits of one receipt are one line: its number stands once in the register.
        return {
            row.receipt_number: _register_line(
                row,
                tenders_of=tuple(kinds.get(row.receipt_number, ())),
                reprints=copies.get(row.receipt_number, 0),
            )
            for row in self._connection.execute(_receipts_with_fate(scope))
        }

    def _void_numbers(self, shift_id: ShiftId) -> tuple[ReceiptNumber, ...]:
        query = (
            select(reversals.c.receipt_number)
            .where(
                reversals.c.shift_id == shift_id,
                reversals.c.kind == "void",
                reversals.c.state == "done",
            )
            .order_by(reversals.c.receipt_number)
        )
        return tuple(ReceiptNumber(number) for number in self._connection.scalars(query))

    def _reprint_count(self, shift: Shift) -> int:
        query = select(func.count()).where(
            print_jobs.c.desk_no == shift.desk_no,
            print_jobs.c.copy > 0,
            print_jobs.c.state.in_(_CAME_OUT),
            print_jobs.c.queued_at >= shift.opened_at,
            print_jobs.c.queued_at <= _end_of(shift.shift_id),
        )
        return int(self._connection.execute(query).scalar_one())

    def _ranges(
        self, scope: ColumnElement[bool], spoiled: ColumnElement[bool]
    ) -> tuple[NumberRange, ...]:
        used = [
            *self._connection.execute(_printed_ranges(scope)),
            *self._connection.execute(_outage_ranges(scope, spoiled)),
        ]
        return tuple(
            NumberRange(
                series=row.first[0],
                desk_no=row.desk_no,
                first=ReceiptNumber(row.first),
                last=ReceiptNumber(row.last),
                count=int(row.how_many),
                missing=self._missing(ReceiptNumber(row.first), ReceiptNumber(row.last)),
            )
            for row in sorted(used, key=lambda row: (row.desk_no, row.first[0] == "H", row.first))
        )

    def _missing(self, first: ReceiptNumber, last: ReceiptNumber) -> tuple[ReceiptNumber, ...]:
        """Return what is not there from the number before *first* to *last*.

        To the counter's own last number, where *last* is the newest: a tail that was cut off
        is missing too.
        """
        series, year, desk_no = first[0], int(first[1:4]), int(first[4:6])
        below, above = first[:6] + "000000", first[:6] + "999999"
        column = (receipts if series == PRINTED_SERIES else outage_receipts).c.receipt_number
        row = self._connection.execute(
            select(
                select(func.max(column)).where(column > below, column < first).scalar_subquery(),
                select(func.min(column)).where(column > last, column <= above).scalar_subquery(),
                select(receipt_counters.c.last_serial)
                .where(
                    receipt_counters.c.desk_no == desk_no,
                    receipt_counters.c.series == series,
                    receipt_counters.c.roc_year == year,
                )
                .scalar_subquery(),
            )
        ).one()
        before, after, counted = row
        start = 1 if before is None else int(before[6:]) + 1
        end = int(last[6:])
        if after is None and counted is not None:
            end = max(end, int(counted))
        wanted = end - start + 1
        from_number = first[:6] + f"{start:06d}"
        is_between = and_(column >= from_number, column <= first[:6] + f"{end:06d}")
        there = self._connection.execute(select(func.count()).where(is_between)).scalar_one()
        if int(there) == wanted:
            return ()
        found = {
            int(number[6:]) for number in self._connection.scalars(select(column).where(is_between))
        }
        return tuple(
            receipt_number(roc_year=year, desk_no=desk_no, serial=serial, series=series)
            for serial in range(start, end + 1)
            if serial not in found
        )

    def _remittance(
        self, taken_in: ColumnElement[bool], returned_in: ColumnElement[bool]
    ) -> tuple[RemittanceLine, ...]:
        accounts = {
            row.owner: row.account for row in self._connection.execute(select(remittance_accounts))
        }
        taken = _by_owner(self._connection.execute(_items_taken(taken_in)))
        returned = _by_owner(self._connection.execute(_items_returned(returned_in)))
        return tuple(
            RemittanceLine(
                owner=owner,
                name=(taken.get(owner) or returned[owner]).name,
                account=accounts.get(owner, ""),
                count=taken[owner].count if owner in taken else 0,
                principal_twd=Twd(taken[owner].principal_twd if owner in taken else 0),
                late_fee_twd=Twd(taken[owner].late_fee_twd if owner in taken else 0),
                interest_twd=Twd(taken[owner].interest_twd if owner in taken else 0),
                amount_twd=Twd(taken[owner].amount_twd if owner in taken else 0),
                given_back_twd=Twd(returned[owner].amount_twd if owner in returned else 0),
            )
            for owner in sorted({*taken, *returned}, key=_place_of_owner)
        )


@dataclass(slots=True)
class _OwnerSum:
    """What one owner gets, while it is being added up."""

    name: str
    count: int = 0
    principal_twd: int = 0
    late_fee_twd: int = 0
    interest_twd: int = 0
    amount_twd: int = 0


def _by_owner(rows: Iterable[Row[Any]]) -> dict[str, _OwnerSum]:
    """Spread sums by agency and kind over the owners: each case's costs are the branch's."""
    sums: dict[str, _OwnerSum] = {}
    for row in rows:
        if row.fee_kind:
            of_kind = sums.setdefault(f"kind:{row.fee_kind}", _OwnerSum(row.fee_kind))
            of_kind.count += int(row.how_many)
            of_kind.amount_twd += int(row.amount_twd)
            continue
        if row.agency_count:
            of_agency = sums.setdefault(f"agency:{row.agency_code}", _OwnerSum(row.agency_name))
            of_agency.count += int(row.agency_count)
            of_agency.principal_twd += int(row.principal_twd)
            of_agency.late_fee_twd += int(row.late_fee_twd)
            of_agency.interest_twd += int(row.interest_twd)
            of_agency.amount_twd += int(row.amount_twd) - int(row.costs_twd)
        if row.costs_count:
            costs = sums.setdefault(COSTS_OWNER, _OwnerSum(COSTS_NAME))
            costs.count += int(row.costs_count)
            costs.amount_twd += int(row.costs_twd)
    return sums


def _place_of_owner(owner: str) -> tuple[int, str]:
    """Agencies first, then costs, then fees and deposits."""
    if owner.startswith("agency:"):
        return 0, owner
    return (1 if owner == COSTS_OWNER else 2), owner


_ITEM_SUMS: Final = (
    payment_items.c.agency_code,
    func.max(payment_items.c.agency_name).label("agency_name"),
    _FEE_KIND.label("fee_kind"),
    func.count().label("how_many"),
    func.sum(case((_TO_AGENCY > 0, 1), else_=0)).label("agency_count"),
    func.sum(case((payment_items.c.costs_twd > 0, 1), else_=0)).label("costs_count"),
    func.sum(payment_items.c.principal_twd).label("principal_twd"),
    func.sum(payment_items.c.late_fee_twd).label("late_fee_twd"),
    func.sum(payment_items.c.interest_twd).label("interest_twd"),
    func.sum(payment_items.c.costs_twd).label("costs_twd"),
    func.sum(payment_items.c.amount_twd).label("amount_twd"),
)


def _items_taken(scope: ColumnElement[bool]) -> Select[Any]:
    return (
        select(*_ITEM_SUMS)
        .select_from(payments)
        .join(payment_items, payment_items.c.payment_id == payments.c.payment_id)
        .where(scope, _IS_SETTLED, ~exists().where(_VOID_OF_PAYMENT))
        .group_by(payment_items.c.agency_code, _FEE_KIND)
    )


def _items_returned(scope: ColumnElement[bool]) -> Select[Any]:
    is_of_line = or_(
        reversals.c.line_number == 0, reversals.c.line_number == payment_items.c.line_number
    )
    return (
        select(*_ITEM_SUMS)
        .select_from(reversals)
        .join(payments, payments.c.payment_id == reversals.c.payment_id)
        .join(
            payment_items,
            and_(payment_items.c.payment_id == reversals.c.payment_id, is_of_line),
        )
        .where(scope, _GIVEN_BACK)
        .group_by(payment_items.c.agency_code, _FEE_KIND)
    )


def _sold_by_machines(shift_id: ShiftId) -> Select[Any]:
    leg = tenders.alias("leg")
    is_voided = exists().where(
        leg.c.reverses_tender_id == tenders.c.tender_id,
        leg.c.state == "returned",
        # What went back another way is in the machine's batch still.
        leg.c.kind == tenders.c.kind,
        leg.c.payment_id == tenders.c.payment_id,
        reversals.c.reversal_id == leg.c.reversal_id,
        reversals.c.kind == "void",
        coalesce(reversals.c.shift_id, payments.c.shift_id) == payments.c.shift_id,
    )
    was_carried = exists().where(
        carried_items.c.subject.in_([tenders.c.tender_id, tenders.c.payment_id]),
        carried_items.c.shift_id != payments.c.shift_id,
        carried_items.c.at >= tenders.c.intended_at,
    )
    return (
        select(
            tenders.c.device,
            tenders.c.card_brand.label("brand"),
            func.count().label("how_many"),
            func.sum(tenders.c.amount_twd).label("amount_twd"),
        )
        .select_from(payments)
        .join(tenders, and_(_OF_PAYMENT, _SOLD, tenders.c.device != ""))
        .where(payments.c.shift_id == shift_id, ~is_voided, ~was_carried)
        .group_by(tenders.c.device, tenders.c.card_brand)
    )


def _returned_by_machines(shift_id: ShiftId) -> Select[Any]:
    sale = tenders.alias("sale")
    device = case((tenders.c.device != "", tenders.c.device), else_=sale.c.device)
    return (
        select(
            device.label("device"),
            sale.c.card_brand.label("brand"),
            func.count().label("how_many"),
            func.sum(tenders.c.amount_twd).label("amount_twd"),
        )
        .select_from(reversals)
        .join(payments, payments.c.payment_id == reversals.c.payment_id)
        .join(
            tenders,
            and_(tenders.c.reversal_id == reversals.c.reversal_id, tenders.c.state == "returned"),
        )
        .join(sale, sale.c.tender_id == tenders.c.reverses_tender_id)
        .where(
            reversals.c.shift_id == shift_id,
            or_(reversals.c.kind != "void", payments.c.shift_id != shift_id),
            sale.c.device != "",
            tenders.c.kind == sale.c.kind,
        )
        .group_by(device, sale.c.card_brand)
    )


def _kinds_by_receipt(scope: ColumnElement[bool]) -> Select[Any]:
    return (
        select(payments.c.receipt_number, _KIND.label("kind"))
        .select_from(payments)
        .join(tenders, and_(_OF_PAYMENT, _SOLD))
        .outerjoin(tender_corrections, _CORRECTED)
        .where(scope, _IS_SETTLED)
        .order_by(payments.c.receipt_number, tenders.c.line_number)
    )


def _copies_by_receipt(scope: ColumnElement[bool]) -> Select[Any]:
    return (
        select(print_jobs.c.receipt_number, func.count().label("copies"))
        .select_from(payments)
        .join(print_jobs, print_jobs.c.receipt_number == payments.c.receipt_number)
        .where(scope, _IS_SETTLED, print_jobs.c.copy > 0, print_jobs.c.state.in_(_CAME_OUT))
        .group_by(print_jobs.c.receipt_number)
    )


def _receipts_with_fate(scope: ColumnElement[bool]) -> Select[Any]:
    return (
        select(
            receipts.c.receipt_number,
            receipts.c.desk_no,
            receipts.c.business_day,
            receipts.c.issued_at,
            receipts.c.total_twd,
            payments.c.clerk_name,
            payments.c.payer_name,
            reversals.c.kind,
            reversals.c.reason,
            reversals.c.approved_by,
            reversals.c.business_day.label("reversed_on"),
            outage_receipts.c.collected_by,
            outage_receipts.c.collected_on,
        )
        .select_from(payments)
        .join(receipts, receipts.c.payment_id == payments.c.payment_id)
        .outerjoin(
            reversals,
            and_(
                reversals.c.receipt_number == receipts.c.receipt_number,
                reversals.c.state == "done",
            ),
        )
        .outerjoin(outage_receipts, outage_receipts.c.receipt_number == receipts.c.receipt_number)
        .where(scope, _IS_SETTLED)
        .order_by(receipts.c.receipt_number, reversals.c.finished_at)
    )


def _spoiled(scope: ColumnElement[bool]) -> Select[Any]:
    return select(outage_receipts).where(outage_receipts.c.payment_id.is_(None), scope)


def _printed_ranges(scope: ColumnElement[bool]) -> Select[Any]:
    return (
        select(
            receipts.c.desk_no,
            func.min(receipts.c.receipt_number).label("first"),
            func.max(receipts.c.receipt_number).label("last"),
            func.count(distinct(receipts.c.receipt_number)).label("how_many"),
        )
        .select_from(payments)
        .join(receipts, receipts.c.payment_id == payments.c.payment_id)
        .where(scope, receipts.c.receipt_number.like(f"{PRINTED_SERIES}%"))
        .group_by(receipts.c.desk_no, receipts.c.roc_year)
    )


def _outage_ranges(scope: ColumnElement[bool], spoiled: ColumnElement[bool]) -> Select[Any]:
    year = func.substr(outage_receipts.c.receipt_number, 2, 3)
    is_used = outage_receipts.c.payment_id.is_not(None)
    return (
        select(
            outage_receipts.c.desk_no,
            func.min(outage_receipts.c.receipt_number).label("first"),
            func.max(outage_receipts.c.receipt_number).label("last"),
            func.count().label("how_many"),
        )
        .select_from(outage_receipts)
        .outerjoin(payments, payments.c.payment_id == outage_receipts.c.payment_id)
        .where(or_(and_(is_used, scope), and_(~is_used, spoiled)))
        .group_by(outage_receipts.c.desk_no, year)
    )


def _in_period(columns: Any, period: Period) -> ColumnElement[bool]:  # noqa: ANN401 - of a table
    return and_(
        columns.business_day.between(period.from_day, period.to_day),
        true() if period.desk_no is None else columns.desk_no == period.desk_no,
    )


def _entered_on(period: Period) -> ColumnElement[bool]:
    start = datetime.combine(period.from_day, time(), TAIPEI)
    end = datetime.combine(period.to_day + timedelta(days=1), time(), TAIPEI)
    return and_(
        outage_receipts.c.captured_at >= start,
        outage_receipts.c.captured_at < end,
        true() if period.desk_no is None else outage_receipts.c.desk_no == period.desk_no,
    )


def _entered_in(shift: Shift) -> ColumnElement[bool]:
    """A spoiled paper has no payment; it belongs to the shift in which it was entered."""
    return and_(
        outage_receipts.c.desk_no == shift.desk_no,
        outage_receipts.c.captured_at >= shift.opened_at,
        outage_receipts.c.captured_at <= _end_of(shift.shift_id),
    )


def _end_of(shift_id: ShiftId) -> ColumnElement[datetime]:
    """When a shift was closed, or the end of time while it is not."""
    closed_at = select(closes.c.closed_at).where(closes.c.shift_id == shift_id).scalar_subquery()
    return coalesce(closed_at, datetime.max.replace(tzinfo=TAIPEI, microsecond=0))


def _register_line(
    row: Row[Any], *, tenders_of: tuple[TenderKind, ...], reprints: int
) -> RegisterLine:
    return RegisterLine(
        number=ReceiptNumber(row.receipt_number),
        desk_no=row.desk_no,
        business_day=row.business_day,
        issued_at=row.issued_at,
        clerk=row.clerk_name,
        payer=mask_name(row.payer_name),
        total_twd=Twd(row.total_twd),
        tenders=tenders_of,
        fate="used" if row.kind is None else _FATES[row.kind],
        reason=row.reason or "",
        approver=row.approved_by or "",
        reprints=reprints,
        reversed_on=row.reversed_on,
        collected_by=row.collected_by or "",
        collected_on=row.collected_on,
    )


def _spoiled_line(row: Row[Any]) -> RegisterLine:
    return RegisterLine(
        number=ReceiptNumber(row.receipt_number),
        desk_no=row.desk_no,
        business_day=row.captured_at.astimezone(TAIPEI).date(),
        issued_at=row.captured_at,
        clerk=row.captured_by,
        payer="",
        total_twd=Twd(0),
        tenders=(),
        fate="spoiled",
        reason=row.note,
        collected_by=row.collected_by,
        collected_on=row.collected_on,
    )
