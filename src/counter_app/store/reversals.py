"""Money that goes back, corrected tenders and papers of an outage, in and out of the store."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.cases import CaseId
from counter_app.domain.collections import CollectionOutcome
from counter_app.domain.money import Twd
from counter_app.domain.payments import PaymentId
from counter_app.domain.receipts import ReceiptNumber
from counter_app.domain.reversals import (
    AlreadyReversed,
    NotCorrectable,
    OutageReceipt,
    PayBackWay,
    Reversal,
    ReversalId,
    ReversalKind,
    ReversalState,
    TenderCorrection,
    check_reversal_step,
)
from counter_app.domain.shifts import ShiftId
from counter_app.domain.tenders import TenderKind
from counter_app.store.chain import ChainWriter
from counter_app.store.moving_columns import moving
from counter_app.store.payments import tender_of
from counter_app.store.schema import (
    collections,
    outage_receipts,
    payment_items,
    payments,
    reversals,
    settlements,
    tender_corrections,
    tenders,
)

_NOT_CHAINED: Final = {"chain_seq": None, "previous_hash": None, "row_hash": None}
_IN_WORK: Final = (ReversalState.REQUESTED.value, ReversalState.APPROVED.value)

_INSERT: Final = insert(reversals)
_INSERT_CORRECTION: Final = insert(tender_corrections)
_INSERT_OUTAGE: Final = insert(outage_receipts)
_UPDATE: Final = update(reversals).where(reversals.c.reversal_id == bindparam("key_reversal"))
_GET: Final = select(reversals).where(reversals.c.reversal_id == bindparam("reversal"))
_LOCK: Final = _GET.with_for_update()
_LEGS: Final = (
    select(tenders)
    .where(tenders.c.reversal_id == bindparam("reversal"))
    .order_by(tenders.c.line_number)
)
_LAST_PAID_ON: Final = (
    select(func.max(payments.c.business_day))
    .join(payment_items, payment_items.c.payment_id == payments.c.payment_id)
    .where(
        payment_items.c.case_id == bindparam("case"),
        payments.c.state == "settled",
        payments.c.payment_id != bindparam("payment"),
        ~select(reversals.c.reversal_id)
        .where(
            reversals.c.payment_id == payments.c.payment_id,
            reversals.c.line_number == 0,
            reversals.c.state == ReversalState.DONE.value,
        )
        .exists(),
    )
)
_LAST_POSTED: Final = select(func.max(collections.c.posted_at)).where(
    collections.c.case_id == bindparam("case"),
    collections.c.amount_twd > collections.c.overpaid_twd,
    collections.c.outcome.in_((CollectionOutcome.POSTED.value, CollectionOutcome.OVERPAID.value)),
)


class ReversalRepository:
    """The reversals, corrections and outage papers of one open unit of work."""

    def __init__(self, connection: Connection, chain: ChainWriter) -> None:
        self._connection = connection
        self._chain = chain

    # --- reversals --------------------------------------------------------------

    def add(self, reversal: Reversal) -> None:
        """Write a reversal down that is requested, or approved at once.

        Raises:
            AlreadyReversed: The receipt, or its deposit, goes back already; the database decides.
        """
        try:
            self._connection.execute(_INSERT, _reversal_row(reversal) | _NOT_CHAINED)
        except IntegrityError as error:
            raise AlreadyReversed(receipt_number=reversal.receipt_number) from error

    def get(self, reversal_id: ReversalId, *, lock: bool = False) -> Reversal | None:
        """Return a reversal with everything that was tried to give its money back."""
        row = self._connection.execute(_LOCK if lock else _GET, {"reversal": reversal_id})
        found = row.one_or_none()
        return None if found is None else self._value_of(found)

    def save(self, reversal: Reversal) -> None:
        """Write a reversal anew; once done or refused it is chained and never changes again.

        Raises:
            ReversalStepRefused: The table does not permit the step.
        """
        old = self._connection.execute(
            select(reversals.c.state)
            .where(reversals.c.reversal_id == reversal.reversal_id)
            .with_for_update()
        ).scalar_one()
        if ReversalState(old) is not reversal.state:
            check_reversal_step(ReversalState(old), reversal.state)
        row = _reversal_row(reversal)
        is_final = reversal.state.value not in _IN_WORK
        row |= self._chain.link("reversals", reversal.desk_no, row) if is_final else _NOT_CHAINED
        self._connection.execute(
            _UPDATE, moving(reversals, row) | {"key_reversal": reversal.reversal_id}
        )

    def of_receipt(self, number: ReceiptNumber) -> list[Reversal]:
        """Return every reversal of a receipt and of deposits on it, oldest first."""
        rows = self._connection.execute(
            select(reversals)
            .where(reversals.c.receipt_number == number)
            .order_by(reversals.c.requested_at)
        )
        return [self._value_of(row) for row in rows.all()]

    def fate_of(self, number: ReceiptNumber) -> ReversalKind | None:
        """Return how a whole receipt was taken back; None while it stands."""
        found = self._connection.execute(
            select(reversals.c.kind).where(
                reversals.c.receipt_number == number,
                reversals.c.line_number == 0,
                reversals.c.state == ReversalState.DONE.value,
            )
        ).scalar()
        return None if found is None else ReversalKind(found)

    def in_work(self, desk_no: int | None = None) -> list[Reversal]:
        """Return what is requested or approved and not yet done, oldest first.

        Args:
            desk_no: Of one desk; None for every desk.
        """
        query = select(reversals).where(reversals.c.state.in_(_IN_WORK))
        if desk_no is not None:
            query = query.where(reversals.c.desk_no == desk_no)
        rows = self._connection.execute(query.order_by(reversals.c.requested_at))
        return [self._value_of(row) for row in rows.all()]

    def next_line_number(self, payment_id: PaymentId) -> int:
        """Return the line that the next tender of a payment gets, sale or reversal."""
        last = self._connection.execute(
            select(func.max(tenders.c.line_number)).where(tenders.c.payment_id == payment_id)
        ).scalar()
        return 1 + int(last or 0)

    def has_settled_between(
        self, *, desk_no: int, device: str, since: datetime, until: datetime
    ) -> bool:
        """Tell whether a machine closed its day after a sale and before it was asked for more."""
        found = self._connection.execute(
            select(settlements.c.settlement_id)
            .where(
                settlements.c.desk_no == desk_no,
                settlements.c.device == device,
                settlements.c.state == "settled",
                settlements.c.intended_at.between(since, until),
            )
            .limit(1)
        ).scalar()
        return found is not None

    def last_paid_on(self, case_id: CaseId, *, without: PaymentId) -> date | None:
        """Return the day of the newest payment on a case that still stands.

        Money that arrived elsewhere counts by the day on which it was posted.

        Args:
            case_id: Which case.
            without: The payment that is being taken back.
        """
        paid_on = self._connection.execute(
            _LAST_PAID_ON, {"case": case_id, "payment": without}
        ).scalar()
        posted_at = self._connection.execute(_LAST_POSTED, {"case": case_id}).scalar()
        days = [paid_on] if isinstance(paid_on, date) else []
        if isinstance(posted_at, datetime):
            days.append(posted_at.astimezone(TAIPEI).date())
        return max(days, default=None)

    # --- corrections ------------------------------------------------------------

    def add_correction(self, correction: TenderCorrection) -> None:
        """Write down that a tender was booked under the wrong name.

        Raises:
            NotCorrectable: It has been corrected; the database decides.
        """
        row: dict[str, Any] = {
            name: getattr(correction, name) for name in TenderCorrection.__slots__
        }
        row["old_kind"] = correction.old_kind.value
        row["new_kind"] = correction.new_kind.value
        row |= self._chain.link("tender_corrections", correction.desk_no, row)
        try:
            self._connection.execute(_INSERT_CORRECTION, row)
        except IntegrityError as error:
            raise NotCorrectable from error

    def corrections_of(self, payment_id: PaymentId) -> Mapping[str, TenderCorrection]:
        """Return the corrections of a payment by the tender they correct."""
        rows = self._connection.execute(
            select(tender_corrections).where(tender_corrections.c.payment_id == payment_id)
        )
        return {row.tender_id: _correction_of(row) for row in rows}

    # --- papers of an outage ----------------------------------------------------

    def add_outage_receipt(self, paper: OutageReceipt) -> None:
        """Write down a paper that was written by hand, spoiled or not."""
        row: dict[str, Any] = {name: getattr(paper, name) for name in OutageReceipt.__slots__}
        row |= self._chain.link("outage_receipts", paper.desk_no, row)
        self._connection.execute(_INSERT_OUTAGE, row)

    def outage_receipts(self, desk_no: int) -> list[OutageReceipt]:
        """Return the papers of a desk in the order of their numbers."""
        rows = self._connection.execute(
            select(outage_receipts)
            .where(outage_receipts.c.desk_no == desk_no)
            .order_by(outage_receipts.c.receipt_number)
        )
        return [_paper_of(row) for row in rows]

    def last_outage_receipt(self, desk_no: int) -> OutageReceipt | None:
        """Return the paper of a desk with the highest number."""
        row = self._connection.execute(
            select(outage_receipts)
            .where(outage_receipts.c.desk_no == desk_no)
            .order_by(outage_receipts.c.receipt_number.desc())
            .limit(1)
        ).one_or_none()
        return None if row is None else _paper_of(row)

    # --- rows to values ---------------------------------------------------------

    def _value_of(self, row: Row[tuple[object, ...]]) -> Reversal:
        legs = self._connection.execute(_LEGS, {"reversal": row.reversal_id})
        return Reversal(
            reversal_id=ReversalId(row.reversal_id),
            kind=ReversalKind(row.kind),
            state=ReversalState(row.state),
            desk_no=row.desk_no,
            receipt_number=ReceiptNumber(row.receipt_number),
            payment_id=PaymentId(row.payment_id),
            line_number=row.line_number,
            amount_twd=Twd(row.amount_twd),
            reason=row.reason,
            has_paper=row.has_paper,
            paper_note=row.paper_note,
            requested_by=row.requested_by,
            requested_at=row.requested_at,
            approved_by=row.approved_by,
            approved_at=row.approved_at,
            shift_id=None if row.shift_id is None else ShiftId(row.shift_id),
            business_day=row.business_day,
            paid_by=row.paid_by,
            finished_at=row.finished_at,
            way=None if row.way is None else PayBackWay(row.way),
            recipient=row.recipient,
            is_signed=row.is_signed,
            transfer_account=row.transfer_account,
            tenders=tuple(tender_of(leg) for leg in legs),
        )


_REVERSAL_FIELDS: Final = tuple(name for name in Reversal.__slots__ if name != "tenders")


def _reversal_row(reversal: Reversal) -> dict[str, Any]:
    row = {name: getattr(reversal, name) for name in _REVERSAL_FIELDS}
    row["kind"] = reversal.kind.value
    row["state"] = reversal.state.value
    row["way"] = None if reversal.way is None else reversal.way.value
    return row


def _correction_of(row: Row[tuple[object, ...]]) -> TenderCorrection:
    values = {name: getattr(row, name) for name in TenderCorrection.__slots__}
    values["old_kind"] = TenderKind(row.old_kind)
    values["new_kind"] = TenderKind(row.new_kind)
    return TenderCorrection(**values)


def _paper_of(row: Row[tuple[object, ...]]) -> OutageReceipt:
    return OutageReceipt(**{name: getattr(row, name) for name in OutageReceipt.__slots__})
