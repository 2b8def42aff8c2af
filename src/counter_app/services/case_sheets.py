"""All there is to say about one case today: its parts, how they grew, what was paid."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.cases import Case, CaseId
from counter_app.domain.drafts import Draft, DraftCase
from counter_app.domain.errors import Refusal
from counter_app.domain.fees import Due, Law
from counter_app.domain.payments import PaymentId
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.services.desk import Desk
from counter_app.services.quotes import quote_cases
from counter_app.store.receipts import CasePayment

PAYMENTS_SHOWN_MAX: Final = 50
"""More payments than this at the desk, and the rest is in the reports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSheet:
    """A case as it stands on a day.

    Attributes:
        on: The day for which *due* was worked out.
        law: The law of its kind, by which it grows.
        refusal: Why it cannot be paid now; None when it can.
        payments: What was paid at the desks, newest first.
    """

    case: Case
    on: date
    law: Law
    due: Due
    refusal: Refusal | None
    payments: tuple[CasePayment, ...]


def case_sheet(desk: Desk, actor: Actor, case_id: CaseId) -> CaseSheet:
    """Return a case as it stands today, worked out as a payment would work it out.

    Raises:
        NotPermitted: The role does not see cases.
        UnknownCase: There is no such case.
        StoreUnreachable: The database does not answer.
    """
    check_permitted(actor, Act.FIND_CASES)
    now = desk.clock()
    today = now.astimezone(TAIPEI).date()
    # A draft that is never written: the same rules must say what the payment screen will say.
    draft = Draft(
        payment_id=PaymentId(""),
        desk_no=desk.desk_no,
        clerk=actor.login,
        is_held=False,
        saved_at=now,
        label="",
        payer_name="",
        payer_number="",
        cases=(DraftCase(case_id=case_id, obligor_number="", is_chosen=False),),
        fees=(),
    )
    with desk.open_unit() as unit:
        (line,) = quote_cases(unit, desk, draft, on=today)
        kind = unit.rules.kinds().get(line.case.kind)
        return CaseSheet(
            case=line.case,
            on=today,
            law=Law(kind.law) if kind is not None else Law.NONE,
            due=line.due,
            refusal=line.refusal,
            payments=unit.receipts.of_case(case_id, limit=PAYMENTS_SHOWN_MAX),
        )
