"""Where a payment on the screen stands: one of these at a time."""

from dataclasses import dataclass

from counter_app.domain.money import Twd
from counter_app.domain.outcomes import SaleStep
from counter_app.domain.payments import Payment
from counter_app.domain.tenders import Tender, TenderKind
from counter_app.services.payments import Settlement
from counter_app.services.quotes import Quote
from counter_app.ui.messages import Message
from counter_app.ui.recovery.ports import MachineChoice
from counter_app.ui.widgets.message_panel import PanelAction
from counter_app.ui.widgets.status import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """The clerk types.

    Attributes:
        error: Why the last attempt was refused; nothing was taken.
        is_busy: The store is settling; nothing can be pressed.
        is_asking_cancel: Shall the screen be cleared?
        proof_question: What was paid elsewhere, to be confirmed before money is taken.
    """

    error: Message | None = None
    is_busy: bool = False
    is_asking_cancel: bool = False
    proof_question: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A machine is asking the visitor.

    Attributes:
        is_asked_to_cancel: Esc was pressed: only the machine can cancel, and the screen says so.
    """

    choice: MachineChoice
    kind: TenderKind
    amount_twd: Twd
    step: SaleStep = SaleStep.CONNECTING
    elapsed_s: int = 0
    attempt: int = 1
    is_asked_to_cancel: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryWanted:
    """An e-ticket was taken away too early: the same card has to be laid on again.

    Attributes:
        message: Why the last retry was refused; None after the first try.
    """

    choice: MachineChoice
    payment: Payment
    tender: Tender
    message: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InDoubt:
    """Nobody knows how a sale ended; the ladder leads out."""

    payment: Payment
    tender: Tender


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """A machine said no, or could not be reached; nothing was taken by it."""

    message: Message
    status: Status = Status.BAD
    actions: tuple[PanelAction, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paid:
    """The money is in the books.

    Attributes:
        quote: What was on the screen, to be shown as paid.
    """

    settlement: Settlement
    quote: Quote | None


Stage = Filling | Waiting | RetryWanted | InDoubt | Ended | Paid
