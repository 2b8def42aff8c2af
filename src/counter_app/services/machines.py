"""What a machine that takes money can be asked; card terminals and e-ticket readers do."""

from collections.abc import Callable
from typing import Protocol

from counter_app.domain.outcomes import (
    DeviceEvent,
    QueryOutcome,
    SaleOutcome,
    SaleRequest,
)

Record = Callable[[DeviceEvent], None]


class PaymentMachine(Protocol):
    """A card terminal or an e-ticket reader, as the payment services see it."""

    @property
    def name(self) -> str:
        """Its name in the settings of this desk; one open sale a name."""

    @property
    def released_after_s(self) -> int:
        """Seconds between two *not found* answers that together release a sale."""

    @property
    def attempts_max(self) -> int:
        """How often one and the same debit may be tried; 1 where a retry is a new charge."""

    def sale(
        self, request: SaleRequest, *, record: Record, on_step: Callable[[object], None]
    ) -> SaleOutcome:
        """Ask for money and wait; *record* keeps every frame before it is believed."""

    def query(self, request: SaleRequest, *, record: Record) -> QueryOutcome:
        """Ask how an earlier sale ended."""

    def interpret(self, request: SaleRequest, data: bytes) -> SaleOutcome:
        """Read a stored answer again, after an interruption."""
