"""The truth of a simulated machine: what it really holds, kept through its own death."""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from counter_app.domain.brands import group_totals
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import BrandTotal


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """Money that was taken.

    Attributes:
        kind: ``card``, ``mobile_pay`` or ``eticket``.
        trace_number: Number on the machine's slip, by which it is voided.
        order_number: Number by which it is refunded, where the protocol has one.
        values: The answer, field by field.
    """

    reference: str
    amount_twd: Twd
    kind: str
    approval_code: str = ""
    brand: str = ""
    trace_number: str = ""
    order_number: str = ""
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenBack:
    """Money that went back.

    Attributes:
        reference: Of the return, as the desk named it.
        sale_reference: Of the charge, as far as the machine knows which one it was.
        is_void: Struck out of a batch that was still open, rather than refunded.
    """

    reference: str
    sale_reference: str
    amount_twd: Twd
    kind: str
    brand: str
    is_void: bool
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedBatch:
    """A day that the machine closed, and what it told then."""

    batch_number: str
    totals: tuple[BrandTotal, ...]
    values: dict[str, str] = field(default_factory=dict)


Entry = Charge | GivenBack | ClosedBatch

_NAMES: Final = {Charge: "charge", GivenBack: "return", ClosedBatch: "batch"}


class ChargeBook:
    """Everything a machine did with money, on disk before anyone hears of it.

    Args:
        path: JSON lines, continued if it is there; None keeps them in memory only.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._entries = list(read_entries(path)) if path is not None else []

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Oldest first."""
        return tuple(self._entries)

    @property
    def charges(self) -> tuple[Charge, ...]:
        """What was taken, whether or not it went back, oldest first."""
        return tuple(entry for entry in self._entries if isinstance(entry, Charge))

    @property
    def returns(self) -> tuple[GivenBack, ...]:
        """What went back, oldest first."""
        return tuple(entry for entry in self._entries if isinstance(entry, GivenBack))

    @property
    def batches(self) -> tuple[ClosedBatch, ...]:
        """Closed days, oldest first."""
        return tuple(entry for entry in self._entries if isinstance(entry, ClosedBatch))

    @property
    def batch_number(self) -> str:
        """Of the open batch."""
        return f"{len(self.batches) + 1:06d}"

    def open_entries(self) -> tuple[Charge | GivenBack, ...]:
        """Return what has happened since the last settlement."""
        since: list[Charge | GivenBack] = []
        for entry in self._entries:
            if isinstance(entry, ClosedBatch):
                since.clear()
            else:
                since.append(entry)
        return tuple(since)

    def open_totals(self) -> tuple[BrandTotal, ...]:
        """Return what a settlement would tell now, by group of brands."""
        return group_totals(_total_of(entry) for entry in self.open_entries())

    def net_twd(self, sale_reference: str) -> Twd:
        """Return what a holder really paid for one sale: negative if too much went back."""
        taken = sum(each.amount_twd for each in self.charges if each.reference == sale_reference)
        back = sum(
            each.amount_twd for each in self.returns if each.sale_reference == sale_reference
        )
        return Twd(taken - back)

    def add(self, entry: Entry) -> None:
        """Write an entry down; on return it survives a power cut."""
        if self._path is not None:
            line = json.dumps({"what": _NAMES[type(entry)], **asdict(entry)})
            with self._path.open("a", encoding="utf-8") as file:
                file.write(line + "\n")
                file.flush()
                os.fsync(file.fileno())
        self._entries.append(entry)


def read_entries(path: Path) -> tuple[Entry, ...]:
    """Return every entry of a file, oldest first; none if there is no file.

    A last line that a power cut left half-written is no entry: nobody had heard of it.
    """
    return tuple(_read(path)) if path.exists() else ()


def read_charges(path: Path) -> tuple[Charge, ...]:
    """Return what was taken, as in `read_entries`."""
    return tuple(entry for entry in read_entries(path) if isinstance(entry, Charge))


def _read(path: Path) -> Iterator[Entry]:
    for line in path.read_text(encoding="utf-8").split("\n")[:-1]:
        values = json.loads(line)
        # Files of the first release hold charges only, without a name.
        match values.pop("what", "charge"):
            case "charge":
                yield Charge(**values)
            case "return":
                yield GivenBack(**values)
            case _:
                totals = tuple(BrandTotal(**total) for total in values.pop("totals"))
                yield ClosedBatch(totals=totals, **values)


def _total_of(entry: Charge | GivenBack) -> BrandTotal:
    nothing = Twd(0)
    match entry:
        case Charge():
            return BrandTotal(brand=entry.brand, count=1, amount_twd=entry.amount_twd)
        case GivenBack(is_void=True):
            return BrandTotal(brand=entry.brand, count=-1, amount_twd=Twd(-entry.amount_twd))
        case GivenBack():
            return BrandTotal(
                brand=entry.brand,
                count=0,
                amount_twd=nothing,
                refund_count=1,
                refund_twd=entry.amount_twd,
            )
