"""Payments, their items and their tenders in and out of the store."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from counter_app.domain.cases import CaseId
from counter_app.domain.kinds import KindName
from counter_app.domain.money import Twd
from counter_app.domain.parts import Parts
from counter_app.domain.payments import (
    CaseItem,
    FeeItem,
    Payment,
    PaymentId,
    PaymentItem,
    PaymentState,
    TerminalBlocked,
    UnknownPayment,
)
from counter_app.domain.receipts import ReceiptNumber
from counter_app.domain.shifts import ShiftId
from counter_app.domain.tenders import (
    OPEN_STATES,
    Tender,
    TenderId,
    TenderKind,
    TenderState,
    check_step,
)
from counter_app.store.chain import ChainWriter
from counter_app.store.errors import PaymentExists
from counter_app.store.moving_columns import moving
from counter_app.store.schema import payment_items, payments, tenders

_NOT_CHAINED: Final = {"chain_seq": None, "previous_hash": None, "row_hash": None}

_INSERT_PAYMENT: Final = insert(payments)
_INSERT_ITEM: Final = insert(payment_items)
_INSERT_TENDER: Final = insert(tenders)
_GET_PAYMENT: Final = select(payments).where(payments.c.payment_id == bindparam("payment"))
_LOCK_PAYMENT: Final = _GET_PAYMENT.with_for_update()
_GET_ITEMS: Final = (
    select(payment_items)
    .where(payment_items.c.payment_id == bindparam("payment"))
    .order_by(payment_items.c.line_number)
)
_GET_TENDERS: Final = (
    select(tenders)
    .where(tenders.c.payment_id == bindparam("payment"), tenders.c.reversal_id.is_(None))
    .order_by(tenders.c.line_number)
)
_UPDATE_PAYMENT: Final = update(payments).where(payments.c.payment_id == bindparam("key_payment"))
_UPDATE_ITEM: Final = update(payment_items).where(
    payment_items.c.payment_id == bindparam("key_payment"),
    payment_items.c.line_number == bindparam("key_line"),
)
_TENDER_STATE: Final = select(tenders.c.state).where(tenders.c.tender_id == bindparam("tender"))
_UPDATE_TENDER: Final = update(tenders).where(tenders.c.tender_id == bindparam("key_tender"))


class PaymentRepository:
    """The payments of one open unit of work."""

    def __init__(self, connection: Connection, chain: ChainWriter) -> None:
        self._connection = connection
        self._chain = chain

    def get(self, payment_id: PaymentId, *, lock: bool = False) -> Payment:
        """Return a payment with its items and tenders.

        Args:
            payment_id: Which.
            lock: Keep everybody else from changing it until this unit ends.

        Raises:
            UnknownPayment: There is none.
        """
        payment = self.find(payment_id, lock=lock)
        if payment is None:
            raise UnknownPayment
        return payment

    def find(self, payment_id: PaymentId, *, lock: bool = False) -> Payment | None:
        """Return a payment, or None where it is not in the books."""
        key = {"payment": payment_id}
        row = self._connection.execute(_LOCK_PAYMENT if lock else _GET_PAYMENT, key).one_or_none()
        if row is None:
            return None
        return _payment_of(
            row,
            items=self._connection.execute(_GET_ITEMS, key),
            of_tenders=self._connection.execute(_GET_TENDERS, key),
        )

    def open_payments(self, desk_no: int | None = None) -> list[Payment]:
        """Return the payments in the books that are neither settled nor cancelled, oldest first.

        Args:
            desk_no: Of one desk; None for every desk.
        """
        query = select(payments.c.payment_id).where(payments.c.state == PaymentState.OPEN.value)
        if desk_no is not None:
            query = query.where(payments.c.desk_no == desk_no)
        found = self._connection.execute(query.order_by(payments.c.started_at)).scalars().all()
        return [self.get(PaymentId(payment_id)) for payment_id in found]

    def add(self, payment: Payment) -> None:
        """Write an open payment with its items; tenders are added one by one.

        Raises:
            PaymentExists: It is in the books already; the database decides.
        """
        self._insert(_payment_row(payment) | _NOT_CHAINED)
        self._connection.execute(
            _INSERT_ITEM,
            [
                _item_row(payment, line_number, item) | _NOT_CHAINED
                for line_number, item in enumerate(payment.items, start=1)
            ],
        )

    def replace_items(self, payment: Payment) -> None:
        """Write the items of an open payment anew, and its total."""
        self._connection.execute(
            payment_items.delete().where(payment_items.c.payment_id == payment.payment_id)
        )
        self._connection.execute(
            _INSERT_ITEM,
            [
                _item_row(payment, line_number, item) | _NOT_CHAINED
                for line_number, item in enumerate(payment.items, start=1)
            ],
        )
        self.save_open(payment)

    def save_open(self, payment: Payment) -> None:
        """Write an open payment itself anew, without its items and tenders."""
        self._connection.execute(
            _UPDATE_PAYMENT,
            moving(payments, _payment_row(payment))
            | _NOT_CHAINED
            | {"key_payment": payment.payment_id},
        )

    def add_tender(
        self, payment: Payment, tender: Tender, *, at: datetime, desk_no: int | None = None
    ) -> None:
        """Write a tender down; one that is born final is chained at once.

        Args:
            payment: Of which payment.
            tender: As it stands.
            at: Now.
            desk_no: Where money goes back, if not where it was taken.

        Raises:
            TerminalBlocked: The machine has an open sale; the database decides.
        """
        row = _tender_row(payment, tender, at=at)
        row["desk_no"] = payment.desk_no if desk_no is None else desk_no
        row |= self._tender_chain(row["desk_no"], tender, row)
        try:
            self._connection.execute(_INSERT_TENDER, row)
        except IntegrityError as error:
            raise TerminalBlocked(device=tender.device) from error

    def move_tender(self, payment: Payment, tender: Tender) -> None:
        """Write what became of a tender; once final it is chained and never changes again.

        Raises:
            TenderStepRefused: The table does not permit the step.
        """
        old = self._connection.execute(
            select(tenders).where(tenders.c.tender_id == tender.tender_id).with_for_update()
        ).one()
        if TenderState(old.state) is not tender.state:
            check_step(TenderState(old.state), tender.state)
        row = _tender_row(payment, tender, at=old.intended_at)
        row["not_found_at"] = old.not_found_at
        row["desk_no"] = old.desk_no
        row |= self._tender_chain(old.desk_no, tender, row)
        self._connection.execute(
            _UPDATE_TENDER, moving(tenders, row) | {"key_tender": tender.tender_id}
        )

    def tender_state(self, tender_id: TenderId) -> TenderState:
        """Return where a tender stands."""
        found = self._connection.execute(_TENDER_STATE, {"tender": tender_id}).scalar_one()
        return TenderState(found)

    def note_not_found(self, tender_id: TenderId, at: datetime) -> datetime:
        """Remember when a machine first said that it knows of no such sale; return that time."""
        first = self._connection.execute(
            select(tenders.c.not_found_at).where(tenders.c.tender_id == tender_id)
        ).scalar()
        if isinstance(first, datetime):
            return first
        self._connection.execute(
            update(tenders).where(tenders.c.tender_id == tender_id).values(not_found_at=at)
        )
        return at

    def finish(self, payment: Payment) -> None:
        """Write a payment as settled or cancelled and chain it with its items."""
        for line_number, item in enumerate(payment.items, start=1):
            item_row = _item_row(payment, line_number, item)
            item_row |= self._chain.link("payment_items", payment.desk_no, item_row)
            self._connection.execute(
                _UPDATE_ITEM,
                moving(payment_items, item_row)
                | {"key_payment": payment.payment_id, "key_line": line_number},
            )
        row = _payment_row(payment)
        row |= self._chain.link("payments", payment.desk_no, row)
        self._connection.execute(
            _UPDATE_PAYMENT, moving(payments, row) | {"key_payment": payment.payment_id}
        )

    def add_finished(self, payment: Payment, *, at: datetime) -> None:
        """Write a payment that settles in the act of being written, all rows final.

        Raises:
            PaymentExists: It is in the books already; the database decides.
        """
        row = _payment_row(payment)
        row |= self._chain.link("payments", payment.desk_no, row)
        self._insert(row)
        item_rows = []
        for line_number, item in enumerate(payment.items, start=1):
            item_row = _item_row(payment, line_number, item)
            item_rows.append(
                item_row | self._chain.link("payment_items", payment.desk_no, item_row)
            )
        self._connection.execute(_INSERT_ITEM, item_rows)
        tender_rows = []
        for tender in payment.tenders:
            tender_row = _tender_row(payment, tender, at=at)
            tender_rows.append(tender_row | self._tender_chain(payment.desk_no, tender, tender_row))
        self._connection.execute(_INSERT_TENDER, tender_rows)

    def _insert(self, row: dict[str, Any]) -> None:
        try:
            self._connection.execute(_INSERT_PAYMENT, row)
        except IntegrityError as error:
            raise PaymentExists from error

    def _tender_chain(self, desk_no: int, tender: Tender, row: dict[str, Any]) -> dict[str, Any]:
        if tender.state in OPEN_STATES:
            return _NOT_CHAINED
        return self._chain.link("tenders", desk_no, row)


def _payment_row(payment: Payment) -> dict[str, Any]:
    return {
        "payment_id": payment.payment_id,
        "desk_no": payment.desk_no,
        "shift_id": payment.shift_id,
        "business_day": payment.business_day,
        "clerk": payment.clerk,
        "clerk_name": payment.clerk_name,
        "payer_name": payment.payer_name,
        "payer_number": payment.payer_number,
        "holder_in_person": payment.holder_in_person,
        "state": payment.state.value,
        "total_twd": payment.total_twd,
        "started_at": payment.started_at,
        "settled_at": payment.settled_at,
        "receipt_number": payment.receipt_number,
    }


def _item_row(payment: Payment, line_number: int, item: PaymentItem) -> dict[str, Any]:
    row = {
        "payment_id": payment.payment_id,
        "line_number": line_number,
        "desk_no": payment.desk_no,
        "amount_twd": item.amount_twd,
        "kind": item.kind,
    }
    if isinstance(item, FeeItem):
        return row | {
            "case_id": None,
            "case_version": None,
            "case_number": "",
            "code": item.code,
            "title": item.name,
            "obligor_name": "",
            "obligor_number": "",
            "agency_code": "",
            "agency_name": "",
            "section": "",
            "section_clerk": "",
            "section_phone": "",
            "quantity": item.quantity,
            "unit_price_twd": item.unit_price_twd,
            "due_costs_twd": 0,
            "due_interest_twd": 0,
            "due_late_fee_twd": 0,
            "due_principal_twd": 0,
            "costs_twd": 0,
            "interest_twd": 0,
            "late_fee_twd": 0,
            "principal_twd": 0,
            "late_fee_charged_twd": 0,
            "computed_on": None,
        }
    return row | {
        "case_id": item.case_id,
        "case_version": item.case_version,
        "case_number": item.case_number,
        "code": "",
        "title": "",
        "obligor_name": item.obligor_name,
        "obligor_number": item.obligor_number,
        "agency_code": item.agency_code,
        "agency_name": item.agency_name,
        "section": item.section,
        "section_clerk": item.section_clerk,
        "section_phone": item.section_phone,
        "quantity": 1,
        "unit_price_twd": 0,
        "due_costs_twd": item.due.costs_twd,
        "due_interest_twd": item.due.interest_twd,
        "due_late_fee_twd": item.due.late_fee_twd,
        "due_principal_twd": item.due.principal_twd,
        "costs_twd": item.paid.costs_twd,
        "interest_twd": item.paid.interest_twd,
        "late_fee_twd": item.paid.late_fee_twd,
        "principal_twd": item.paid.principal_twd,
        "late_fee_charged_twd": item.late_fee_charged_twd,
        "computed_on": item.computed_on,
    }


_TENDER_FIELDS: Final = tuple(Tender.__slots__)


def _tender_row(payment: Payment, tender: Tender, *, at: datetime) -> dict[str, Any]:
    row = {name: getattr(tender, name) for name in _TENDER_FIELDS}
    row["intended_at"] = tender.intended_at or at
    row["not_found_at"] = None
    row["kind"] = tender.kind.value
    row["state"] = tender.state.value
    row["payment_id"] = payment.payment_id
    row["desk_no"] = payment.desk_no
    return row


def _payment_of(
    row: Row[tuple[object, ...]],
    *,
    items: Iterable[Row[tuple[object, ...]]],
    of_tenders: Iterable[Row[tuple[object, ...]]],
) -> Payment:
    return Payment(
        payment_id=PaymentId(row.payment_id),
        desk_no=row.desk_no,
        shift_id=ShiftId(row.shift_id),
        business_day=row.business_day,
        clerk=row.clerk,
        clerk_name=row.clerk_name,
        payer_name=row.payer_name,
        payer_number=row.payer_number,
        holder_in_person=row.holder_in_person,
        state=PaymentState(row.state),
        items=tuple(_item_of(item) for item in items),
        tenders=tuple(tender_of(tender) for tender in of_tenders),
        started_at=row.started_at,
        settled_at=row.settled_at,
        receipt_number=None if row.receipt_number is None else ReceiptNumber(row.receipt_number),
    )


def _item_of(row: Row[tuple[object, ...]]) -> PaymentItem:
    if row.case_id is None:
        return FeeItem(
            code=row.code,
            name=row.title,
            group=KindName(row.kind),
            quantity=row.quantity,
            unit_price_twd=Twd(row.unit_price_twd),
        )
    return CaseItem(
        case_id=CaseId(row.case_id),
        case_version=row.case_version,
        case_number=row.case_number,
        kind=KindName(row.kind),
        obligor_name=row.obligor_name,
        obligor_number=row.obligor_number,
        agency_code=row.agency_code,
        agency_name=row.agency_name,
        section=row.section,
        section_clerk=row.section_clerk,
        section_phone=row.section_phone,
        due=Parts(
            costs_twd=Twd(row.due_costs_twd),
            interest_twd=Twd(row.due_interest_twd),
            late_fee_twd=Twd(row.due_late_fee_twd),
            principal_twd=Twd(row.due_principal_twd),
        ),
        paid=Parts(
            costs_twd=Twd(row.costs_twd),
            interest_twd=Twd(row.interest_twd),
            late_fee_twd=Twd(row.late_fee_twd),
            principal_twd=Twd(row.principal_twd),
        ),
        late_fee_charged_twd=Twd(row.late_fee_charged_twd),
        computed_on=row.computed_on,
    )


def tender_of(row: Row[tuple[object, ...]]) -> Tender:
    """Return a tender as its row has it."""
    values = {name: getattr(row, name) for name in _TENDER_FIELDS}
    values["kind"] = TenderKind(row.kind)
    values["state"] = TenderState(row.state)
    return Tender(**values)
