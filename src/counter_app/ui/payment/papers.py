"""Runs the right panel: the preview, which papers are wanted, the last receipt, the drawer."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject, Signal

from counter_app.domain.identifiers import mask_name
from counter_app.domain.receipts import Receipt
from counter_app.domain.staff import Actor
from counter_app.ui.payment.ports import PrintPorts
from counter_app.ui.payment.preview import LivePreview, payment_of
from counter_app.ui.payment.printing import A4, SLIP, Printing
from counter_app.ui.payment.screen import LastReceipt, Output, Preview, RightScreen
from counter_app.ui.payment.work import Work
from counter_app.ui.recovery.ports import Forms
from counter_app.ui.widgets.status import Status

PDF = "pdf"
OFFICE = "office"

translate = QCoreApplication.translate


class Papers(QObject):
    """Everything that becomes paper, or looks like it.

    Signals:
        changed(): There is something else to see.
    """

    changed = Signal()

    def __init__(
        self, ports: PrintPorts, default_forms: Forms, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._ports = ports
        self._wanted = _first_wanted(default_forms, has_office=ports.print_office is not None)
        self._preview: Preview | None = None
        self._note = ("", Status.INFO)
        self.last: Receipt | None = None
        self.is_asking_second = False
        self.printing = Printing(ports, self)
        self.printing.changed.connect(self.changed)
        self.printing.said.connect(self.say)
        self._live = LivePreview(ports, self)
        self._live.drawn.connect(self._show_preview)

    @property
    def forms(self) -> Forms:
        """The papers to queue for a payment."""
        slip = (SLIP,) if SLIP in self._wanted else ()
        return (*slip, A4) if self._wanted & {PDF, OFFICE} else slip

    def toggle(self, name: str) -> None:
        """Want a paper, or no longer; one always stays wanted."""
        wanted = set(self._wanted ^ {name})
        # One A4 original: on paper, or as a file.
        if name == PDF:
            wanted.discard(OFFICE)
        if name == OFFICE:
            wanted.discard(PDF)
        if wanted:
            self._wanted = frozenset(wanted)
        self.changed.emit()

    def follow(self, work: Work, actor: Actor, *, clock: Callable[[], datetime]) -> None:
        """Draw the receipt that the work would get."""
        self._live.follow(payment_of(work, actor, now=clock()))

    def make(self, receipt: Receipt) -> None:
        """Print every paper of a receipt that has just been made, and show it."""
        self.last = receipt
        self.printing.uses_office_printer = OFFICE in self._wanted
        self.printing.begin(receipt)
        self._live.show(receipt)

    def clear(self) -> None:
        """Forget the receipt that was made; what waits in the queue stays there."""
        self.printing.clear()
        self._note = ("", Status.INFO)

    def reprint(self) -> None:
        """Print a marked copy of the last receipt."""
        if self.last is not None:
            self.printing.uses_office_printer = OFFICE in self._wanted
            self.printing.reprint(self.last.number)

    def ask_second(self, is_asking: bool) -> None:  # noqa: FBT001 - a Qt slot
        """Show that a second person is asked for, or no longer."""
        self.is_asking_second = is_asking
        self.changed.emit()

    def say(self, words: str, is_good: bool) -> None:  # noqa: FBT001 - a Qt slot
        """Show what became of something."""
        self._note = (words, Status.OK if is_good else Status.BAD)
        self.changed.emit()

    def screen(self) -> RightScreen:
        """Return the right panel."""
        words, status = self._note
        return RightScreen(
            form=f"{self._ports.slip_width_mm} mm",
            preview=self._preview,
            outputs=self._outputs(),
            last=None if self.last is None else _last_receipt(self.last),
            can_reprint=self.last is not None,
            is_asking_second=self.is_asking_second,
            note=words,
            note_status=status,
        )

    def _outputs(self) -> tuple[Output, ...]:
        return (
            Output(name=SLIP, words=translate("Payment", "感熱紙"), is_on=SLIP in self._wanted),
            Output(name=PDF, words="PDF", is_on=PDF in self._wanted),
            Output(
                name=OFFICE,
                words=translate("Payment", "A4 列印"),
                is_on=OFFICE in self._wanted,
                is_enabled=self._ports.print_office is not None,
                why_not=translate("Payment", "這台電腦沒有事務印表機"),
            ),
        )

    def _show_preview(self, preview: Preview | None) -> None:
        self._preview = preview
        self.changed.emit()


def _first_wanted(forms: Forms, *, has_office: bool) -> frozenset[str]:
    wanted = {SLIP} if SLIP in forms else set()
    if A4 in forms:
        wanted.add(OFFICE if has_office else PDF)
    return frozenset(wanted)


def _last_receipt(receipt: Receipt) -> LastReceipt:
    return LastReceipt(
        number=receipt.number,
        payer=mask_name(receipt.payer_name),
        amount_twd=receipt.total_twd,
    )
