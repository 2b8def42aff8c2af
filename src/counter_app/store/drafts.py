"""Drafts in and out of the store."""

import json
from typing import Any, Final

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from counter_app.domain.cases import CaseId
from counter_app.domain.drafts import Draft, DraftCase, OpenElsewhere
from counter_app.domain.kinds import KindName
from counter_app.domain.money import Twd
from counter_app.domain.payments import FeeItem, PaymentId
from counter_app.store.schema import draft_cases, drafts

_DROP: Final = delete(drafts).where(drafts.c.payment_id == bindparam("payment"))


class DraftRepository:
    """The drafts of one open unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def save(self, draft: Draft) -> None:
        """Write a draft, over what it was before; a desk has one on its screen."""
        self.drop(draft.payment_id)
        if not draft.is_held:
            self._clear_screen(draft.desk_no)
        self._connection.execute(
            insert(drafts),
            {
                "payment_id": draft.payment_id,
                "desk_no": draft.desk_no,
                "clerk": draft.clerk,
                "is_held": draft.is_held,
                "saved_at": draft.saved_at,
                "content": json.dumps(_content_of(draft), ensure_ascii=False),
            },
        )
        if draft.cases:
            self._connection.execute(
                insert(draft_cases),
                [
                    {
                        "payment_id": draft.payment_id,
                        "case_id": case.case_id,
                        "obligor_number": case.obligor_number,
                    }
                    for case in draft.cases
                ],
            )

    def drop(self, payment_id: PaymentId) -> bool:
        """Forget a draft; tell whether it was there."""
        # Its cases go with it (ON DELETE CASCADE).
        return bool(self._connection.execute(_DROP, {"payment": payment_id}).rowcount)

    def _clear_screen(self, desk_no: int) -> None:
        others = self._connection.execute(
            select(drafts.c.payment_id).where(
                drafts.c.desk_no == desk_no, drafts.c.is_held.is_(False)
            )
        )
        for payment_id in others.scalars().all():
            self.drop(PaymentId(payment_id))

    def take_up(self, payment_id: PaymentId, *, desk_no: int) -> Draft | None:
        """Move a held draft to a desk's screen; None where it is gone or taken already."""
        found = self._connection.execute(
            update(drafts)
            .where(drafts.c.payment_id == payment_id, drafts.c.is_held)
            .values(is_held=False, desk_no=desk_no)
        )
        if not found.rowcount:
            return None
        row = self._connection.execute(
            select(drafts).where(drafts.c.payment_id == payment_id)
        ).one()
        return _value_of(row)

    def held(self) -> list[Draft]:
        """Return what is put aside, at any desk, oldest first."""
        rows = self._connection.execute(
            select(drafts).where(drafts.c.is_held).order_by(drafts.c.saved_at)
        )
        return [_value_of(row) for row in rows]

    def on_screen(self, desk_no: int) -> Draft | None:
        """Return what was on the desk's screen when it was last saved."""
        row = self._connection.execute(
            select(drafts)
            .where(drafts.c.desk_no == desk_no, drafts.c.is_held.is_(False))
            .order_by(drafts.c.saved_at.desc())
            .limit(1)
        ).one_or_none()
        return None if row is None else _value_of(row)

    def elsewhere(
        self, *, desk_no: int, case_ids: list[CaseId], obligor_numbers: list[str]
    ) -> list[OpenElsewhere]:
        """Return the other desks that have one of these cases or obligors on their screen."""
        numbers = [number for number in obligor_numbers if number]
        rows = self._connection.execute(
            select(drafts.c.desk_no, drafts.c.clerk, drafts.c.saved_at)
            .join(draft_cases, draft_cases.c.payment_id == drafts.c.payment_id)
            .where(
                drafts.c.desk_no != desk_no,
                draft_cases.c.case_id.in_(case_ids) | draft_cases.c.obligor_number.in_(numbers),
            )
            .distinct()
            .order_by(drafts.c.desk_no)
        )
        return [
            OpenElsewhere(desk_no=row.desk_no, clerk=row.clerk, since=row.saved_at) for row in rows
        ]


def _content_of(draft: Draft) -> dict[str, Any]:
    return {
        "label": draft.label,
        "payer_name": draft.payer_name,
        "payer_number": draft.payer_number,
        "tendered_twd": draft.tendered_twd,
        "cases": [
            [case.case_id, case.obligor_number, case.pay_twd, case.is_chosen]
            for case in draft.cases
        ],
        "fees": [
            [fee.code, fee.name, fee.group, fee.quantity, fee.unit_price_twd] for fee in draft.fees
        ],
    }


def _value_of(row: Row[tuple[object, ...]]) -> Draft:
    content = json.loads(row.content)
    tendered = content["tendered_twd"]
    return Draft(
        payment_id=PaymentId(row.payment_id),
        desk_no=row.desk_no,
        clerk=row.clerk,
        is_held=row.is_held,
        saved_at=row.saved_at,
        label=content["label"],
        payer_name=content["payer_name"],
        payer_number=content["payer_number"],
        tendered_twd=None if tendered is None else Twd(tendered),
        cases=tuple(
            DraftCase(
                case_id=CaseId(case_id),
                obligor_number=number,
                pay_twd=None if pay_twd is None else Twd(pay_twd),
                is_chosen=is_chosen,
            )
            for case_id, number, pay_twd, is_chosen in content["cases"]
        ),
        fees=tuple(
            FeeItem(
                code=code,
                name=name,
                group=KindName(group),
                quantity=quantity,
                unit_price_twd=Twd(unit_price_twd),
            )
            for code, name, group, quantity, unit_price_twd in content["fees"]
        ),
    )
