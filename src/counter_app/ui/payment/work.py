"""The work on the payment screen: one value, and what can be told from it.

Nothing here is in the books.  The store computes the amounts (`Quote`) and decides who may pay
how; this value only remembers what the clerk has chosen so far.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from counter_app.domain.drafts import Draft
from counter_app.domain.errors import Refusal
from counter_app.domain.kinds import TenderRule, check_tender
from counter_app.domain.money import ZERO_TWD, Twd
from counter_app.domain.payments import Payment, PaymentItem
from counter_app.domain.staff import Actor
from counter_app.domain.tenders import (
    CashLaidDown,
    Tender,
    TenderAtHand,
    TenderKind,
    TenderState,
)
from counter_app.services.quotes import Quote

HISTORY_MAX = 50
"""Steps that Ctrl+Z can take back."""


class Method(StrEnum):
    """What the clerk pressed to take the money with; some mean one of several tenders."""

    CASH = "cash"
    CARD = "card"
    ETICKET = "eticket"
    PAPER = "paper"
    BY_HAND = "by_hand"


KINDS_OF_METHOD = {
    Method.CASH: (TenderKind.CASH,),
    Method.CARD: (TenderKind.CARD, TenderKind.MOBILE_PAY),
    Method.ETICKET: (TenderKind.ETICKET,),
    Method.PAPER: (TenderKind.CHEQUE, TenderKind.MONEY_ORDER),
    Method.BY_HAND: (TenderKind.CARD, TenderKind.MOBILE_PAY, TenderKind.ETICKET),
}
"""The first is what the method begins with."""

MACHINE_METHODS = frozenset({Method.CARD, Method.ETICKET})


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What is being paid, and how.

    Attributes:
        quote: What the draft comes to; None until the store has answered.
        payment: The payment once it is in the books, because a machine was asked; what is
            paid cannot be changed from then on.
        at_hand: Cheques and slips that lie on the desk, not yet settled.
        approver: The second person who stood beside a slip.
        typed_twd: What stands in the amount field; None when it is empty.
        kind: The tender that *method* means now.
        history: Earlier drafts of this payment, the newest last.
    """

    draft: Draft
    quote: Quote | None = None
    payment: Payment | None = None
    at_hand: tuple[TenderAtHand, ...] = ()
    approver: Actor | None = None
    typed_twd: Twd | None = None
    method: Method = Method.CASH
    kind: TenderKind = TenderKind.CASH
    holder_in_person: bool = False
    history: tuple[Draft, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing on the screen."""
        return not self.draft.cases and not self.draft.fees and self.payment is None

    @property
    def is_in_books(self) -> bool:
        """Tell whether what is paid is fixed."""
        return self.payment is not None

    @property
    def items(self) -> tuple[PaymentItem, ...]:
        """Everything that is paid."""
        if self.payment is not None:
            return self.payment.items
        return self.quote.items if self.quote is not None else ()

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of everything that is paid; they decide the tenders."""
        return frozenset(item.kind for item in self.items)

    @property
    def total_twd(self) -> Twd:
        """The sum the visitor agreed to."""
        return Twd(sum(item.amount_twd for item in self.items))

    @property
    def collected(self) -> tuple[Tender, ...]:
        """What machines have brought in."""
        if self.payment is None:
            return ()
        return tuple(t for t in self.payment.tenders if t.state is TenderState.COLLECTED)

    @property
    def remaining_twd(self) -> Twd:
        """What is still to be handed over."""
        handed_twd = sum(int(tender.amount_twd) for tender in self.collected)
        handed_twd += sum(amount_of(tender) for tender in self.at_hand)
        return Twd(max(0, self.total_twd - handed_twd))

    @property
    def is_split(self) -> bool:
        """Tell whether part of the sum has been handed over."""
        return bool(self.at_hand or self.collected)

    @property
    def amount_twd(self) -> Twd:
        """What the next tender is to bring: what was typed, else everything that is left."""
        return self.remaining_twd if self.typed_twd is None else self.typed_twd

    @property
    def change_twd(self) -> Twd | None:
        """Cash to hand back; None where too little was typed, or nothing is due."""
        if self.method is not Method.CASH or self.remaining_twd <= 0:
            return None
        back_twd = self.amount_twd - self.remaining_twd
        return Twd(back_twd) if back_twd >= 0 else None


def amount_of(handed: TenderAtHand) -> Twd:
    """Return what a tender that lies on the desk counts."""
    return handed.tendered_twd if isinstance(handed, CashLaidDown) else handed.amount_twd


def why_not(
    work: Work,
    kind: TenderKind,
    rules: tuple[TenderRule, ...],
    *,
    on: date,
    amount_twd: Twd = ZERO_TWD,
    holder_in_person: bool = True,
) -> Refusal | None:
    """Return the rule that keeps a tender from being taken for this work; None if it may be.

    The store asks the same question again, in the transaction that takes the money.
    """
    try:
        check_tender(
            rules,
            kinds=work.kinds,
            tender=kind,
            amount_twd=amount_twd,
            on=on,
            holder_in_person=holder_in_person,
        )
    except Refusal as refusal:
        return refusal
    return None
