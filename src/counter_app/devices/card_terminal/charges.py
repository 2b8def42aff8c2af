"""The truth of a simulated machine: what it has really taken, kept through its own death."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from counter_app.domain.money import Twd


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """Money that was taken.

    Attributes:
        kind: ``card``, ``mobile_pay`` or ``eticket``.
    """

    reference: str
    amount_twd: Twd
    kind: str
    approval_code: str = ""


class ChargeBook:
    """All charges, on disk before anyone hears of them.

    Args:
        path: JSON lines, continued if it is there; None keeps them in memory only.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._charges = list(read_charges(path)) if path is not None else []

    @property
    def charges(self) -> tuple[Charge, ...]:
        """Oldest first."""
        return tuple(self._charges)

    def add(self, charge: Charge) -> None:
        """Write a charge down; on return it survives a power cut."""
        if self._path is not None:
            with self._path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(asdict(charge)) + "\n")
                file.flush()
                os.fsync(file.fileno())
        self._charges.append(charge)


def read_charges(path: Path) -> tuple[Charge, ...]:
    """Return every charge in a file; none if there is no file.

    A last line that a power cut left half-written is no charge: nobody had heard of it.
    """
    if not path.exists():
        return ()
    lines = path.read_text(encoding="utf-8").split("\n")[:-1]
    return tuple(Charge(**json.loads(line)) for line in lines)
