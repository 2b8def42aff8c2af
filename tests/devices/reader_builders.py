"""A hand-off folder with a simulated reader, and requests for it."""

import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from counter_app.devices.eticket.icerapi import IcerReader
from counter_app.devices.eticket.profile import ReaderProfile, read_reader_profile
from counter_app.devices.eticket.simulator import (
    Debit,
    ReaderState,
    add_faults,
    prepare_folder,
    read_debits,
)
from counter_app.devices.profiles import shipped_profile
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import DeviceEvent, SaleOutcome, SaleRequest, SaleStep
from counter_app.domain.tenders import TenderKind
from devices.terminal_builders import make_request

SIMULATOR = (sys.executable, "-m", "counter_app.devices.eticket.simulator")


def make_reader_profile(folder: Path, **changes: Any) -> ReaderProfile:  # noqa: ANN401 - its fields
    """Return the shipped profile with the simulator in place of the program."""
    shipped = read_reader_profile(shipped_profile("readers", "icerapi"))
    quick: dict[str, Any] = {
        "folder": folder,
        "command": SIMULATOR,
        "run_ms": 20_000,
        "answer_ms": 50,
        "poll_ms": 5,
    }
    return replace(shipped, **{**quick, **changes})


def make_debit(**changes: Any) -> SaleRequest:  # noqa: ANN401 - its fields
    """Return a request for an e-ticket."""
    facts = {"kind": TenderKind.ETICKET, "amount_twd": Twd(100), "request_serial": "000123"}
    return make_request(**{**facts, **changes})


@dataclass
class ReaderDesk:
    """A driver, the folder it shares with the simulator and everything that was recorded."""

    folder: Path
    profile: ReaderProfile
    events: list[DeviceEvent] = field(default_factory=list)
    steps: list[SaleStep] = field(default_factory=list)

    @property
    def reader(self) -> IcerReader:
        return IcerReader(self.profile)

    @property
    def debits(self) -> tuple[Debit, ...]:
        return read_debits(self.folder)

    def sale(self, request: SaleRequest) -> SaleOutcome:
        return self.reader.sale(request, record=self.events.append, on_step=self.steps.append)

    def add_faults(self, *faults: str) -> None:
        add_faults(self.folder, faults)


def make_reader_desk(
    folder: Path,
    *faults: str,
    state: ReaderState | None = None,
    **changes: Any,  # noqa: ANN401 - fields of the profile
) -> ReaderDesk:
    """Prepare a folder with these faults, one a debit."""
    prepare_folder(folder, state or ReaderState())
    add_faults(folder, faults)
    return ReaderDesk(folder, make_reader_profile(folder, **changes))
