"""Receipts in and out of the store, and the counter their numbers come from.

The counter is a row that the settling transaction itself increments: a sequence would leave
gaps on every roll-back.
"""

import dataclasses
import json
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, bindparam, func, insert, select, text, update

from counter_app.domain.calendar import roc_year
from counter_app.domain.cases import CaseId
from counter_app.domain.money import Twd
from counter_app.domain.payments import PaymentId
from counter_app.domain.receipts import (
    OUTAGE_SERIES,
    PRINTED_SERIES,
    Receipt,
    ReceiptLine,
    ReceiptNumber,
    ReceiptTender,
    receipt_number,
)
from counter_app.domain.reversals import ReversalKind, ReversalState
from counter_app.domain.tenders import TenderKind
from counter_app.store.chain import ChainWriter
from counter_app.store.schema import (
    payment_items,
    payments,
    receipt_counters,
    receipts,
    reversals,
)

ETICKET_SERIES: Final = "E"

_NEXT: Final = (
    update(receipt_counters)
    .where(
        receipt_counters.c.desk_no == bindparam("key_desk"),
        receipt_counters.c.series == bindparam("key_series"),
        receipt_counters.c.roc_year == bindparam("key_year"),
    )
    .values(last_serial=receipt_counters.c.last_serial + 1)
    .returning(receipt_counters.c.last_serial)
)
_START: Final = text(
    "INSERT INTO receipt_counters (desk_no, series, roc_year, last_serial)"
    " VALUES (:key_desk, :key_series, :key_year, 0) ON CONFLICT DO NOTHING"
)
_INSERT: Final = insert(receipts)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CasePayment:
    """What a settled payment took for one case.

    Attributes:
        amount_twd: For this case alone; the payment may have settled others.
        fate: How the whole receipt was taken back; None while it stands.
    """

    receipt_number: ReceiptNumber
    business_day: date
    desk_no: int
    clerk_name: str
    payer_name: str
    amount_twd: Twd
    fate: ReversalKind | None = None


class ReceiptRepository:
    """The receipts of one open unit of work."""

    def __init__(self, connection: Connection, chain: ChainWriter) -> None:
        self._connection = connection
        self._chain = chain

    def take_number(self, *, desk_no: int, business_day: date) -> ReceiptNumber:
        """Take the next number of the desk's series; it is given back by a roll-back."""
        year = roc_year(business_day)
        serial = self._take_serial(desk_no, PRINTED_SERIES, year)
        return receipt_number(roc_year=year, desk_no=desk_no, serial=serial)

    def take_outage_number(self, *, desk_no: int, collected_on: date) -> ReceiptNumber:
        """Take the next number for a paper that was written by hand on a day."""
        year = roc_year(collected_on)
        serial = self._take_serial(desk_no, OUTAGE_SERIES, year)
        return receipt_number(roc_year=year, desk_no=desk_no, serial=serial, series=OUTAGE_SERIES)

    def next_outage_number(self, *, desk_no: int, collected_on: date) -> ReceiptNumber:
        """Return the number that the next paper of a day's year must carry; nothing is taken."""
        year = roc_year(collected_on)
        last = self._connection.execute(
            select(receipt_counters.c.last_serial).where(
                receipt_counters.c.desk_no == desk_no,
                receipt_counters.c.series == OUTAGE_SERIES,
                receipt_counters.c.roc_year == year,
            )
        ).scalar()
        serial = 1 + int(last or 0)
        return receipt_number(roc_year=year, desk_no=desk_no, serial=serial, series=OUTAGE_SERIES)

    def take_request_serial(self, *, desk_no: int, business_day: date) -> str:
        """Take six digits that name one e-ticket debit for as long as its reader remembers."""
        serial = self._take_serial(desk_no, ETICKET_SERIES, roc_year(business_day))
        return f"{serial % 1_000_000:06d}"

    def _take_serial(self, desk_no: int, series: str, year: int) -> int:
        key = {"key_desk": desk_no, "key_series": series, "key_year": year}
        found = self._connection.execute(_NEXT, key).scalar()
        if found is None:
            self._connection.execute(_START, key)
            found = self._connection.execute(_NEXT, key).scalar_one()
        return int(found)

    def add(self, receipt: Receipt, payment_id: PaymentId) -> None:
        """Write a receipt down for ever."""
        row = {
            "receipt_number": receipt.number,
            "payment_id": payment_id,
            "desk_no": receipt.desk_no,
            "roc_year": int(receipt.number[1:4]),
            "serial": int(receipt.number[6:]),
            "business_day": receipt.business_day,
            "issued_at": receipt.issued_at,
            "total_twd": receipt.total_twd,
            "content": _to_json(receipt),
        }
        row |= self._chain.link("receipts", receipt.desk_no, row)
        self._connection.execute(_INSERT, row)

    def get(self, number: ReceiptNumber) -> Receipt | None:
        """Return a receipt exactly as it was committed."""
        content = self._connection.execute(
            select(receipts.c.content).where(receipts.c.receipt_number == number)
        ).scalar()
        return None if content is None else _from_json(content)

    def payment_of(self, number: ReceiptNumber) -> PaymentId | None:
        """Return the payment that a receipt is of."""
        found = self._connection.execute(
            select(receipts.c.payment_id).where(receipts.c.receipt_number == number)
        ).scalar()
        return None if found is None else PaymentId(found)

    def of_payment(self, payment_id: PaymentId) -> Receipt | None:
        """Return the receipt of a payment, if it has settled."""
        content = self._connection.execute(
            select(receipts.c.content).where(receipts.c.payment_id == payment_id)
        ).scalar()
        return None if content is None else _from_json(content)

    def newest(self, desk_no: int, *, limit: int = 1) -> list[Receipt]:
        """Return the newest receipts of a desk, newest first."""
        rows = self._connection.execute(
            select(receipts.c.content)
            .where(receipts.c.desk_no == desk_no)
            .order_by(receipts.c.chain_seq.desc())
            .limit(limit)
        )
        return [_from_json(row.content) for row in rows]

    def of_day(self, business_day: date) -> list[Receipt]:
        """Return every receipt of a business day, by number."""
        rows = self._connection.execute(
            select(receipts.c.content)
            .where(receipts.c.business_day == business_day)
            .order_by(receipts.c.receipt_number)
        )
        return [_from_json(row.content) for row in rows]

    def of_case(self, case_id: CaseId, *, limit: int) -> tuple[CasePayment, ...]:
        """Return what was paid on a case at any desk, newest first."""
        query = (
            select(
                payments.c.receipt_number,
                payments.c.business_day,
                payments.c.desk_no,
                payments.c.clerk_name,
                payments.c.payer_name,
                payment_items.c.amount_twd,
                reversals.c.kind.label("fate"),
            )
            .join(payments, payments.c.payment_id == payment_items.c.payment_id)
            .outerjoin(
                reversals,
                (reversals.c.receipt_number == payments.c.receipt_number)
                & (reversals.c.line_number == 0)
                & (reversals.c.state == ReversalState.DONE.value),
            )
            .where(payment_items.c.case_id == case_id, payments.c.receipt_number.is_not(None))
            .order_by(payments.c.settled_at.desc())
            .limit(limit)
        )
        return tuple(
            CasePayment(
                receipt_number=ReceiptNumber(row.receipt_number),
                business_day=row.business_day,
                desk_no=row.desk_no,
                clerk_name=row.clerk_name,
                payer_name=row.payer_name,
                amount_twd=Twd(row.amount_twd),
                fate=None if row.fate is None else ReversalKind(row.fate),
            )
            for row in self._connection.execute(query)
        )

    def numbers(self, desk_no: int, *, series: str = PRINTED_SERIES) -> list[ReceiptNumber]:
        """Return every number that a desk has used of a series, in order."""
        rows = self._connection.execute(
            select(receipts.c.receipt_number)
            .where(
                receipts.c.desk_no == desk_no,
                func.substr(receipts.c.receipt_number, 1, 1) == series,
            )
            .order_by(receipts.c.roc_year, receipts.c.serial)
        )
        return [ReceiptNumber(row.receipt_number) for row in rows]


def _plain(value: object) -> object:
    """Return what JSON keeps: dates and times as ISO text."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(type(value))


def _fields(value: Any) -> dict[str, Any]:  # noqa: ANN401 - any of our frozen values
    # dataclasses.asdict copies deeply and costs ten times as much, on the hot path.
    return {name: getattr(value, name) for name in value.__slots__}


def _to_json(receipt: Receipt) -> str:
    content = _fields(receipt)
    content["lines"] = [_fields(line) for line in receipt.lines]
    content["tenders"] = [_fields(tender) for tender in receipt.tenders]
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=_plain)


def _from_json(text: str) -> Receipt:
    content = json.loads(text)
    content["business_day"] = date.fromisoformat(content["business_day"])
    content["issued_at"] = datetime.fromisoformat(content["issued_at"])
    content["number"] = ReceiptNumber(content["number"])
    content["total_twd"] = Twd(content["total_twd"])
    content["collected_on"] = _day(content.get("collected_on"))
    content["lines"] = tuple(
        ReceiptLine(**{**line, "computed_on": _day(line["computed_on"])})
        for line in content["lines"]
    )
    content["tenders"] = tuple(
        ReceiptTender(
            **{
                **tender,
                "kind": TenderKind(tender["kind"]),
                "document_date": _day(tender["document_date"]),
            }
        )
        for tender in content["tenders"]
    )
    known = {field.name for field in dataclasses.fields(Receipt)}
    return Receipt(**{name: value for name, value in content.items() if name in known})


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
