"""Plays ICERAPI: run in place of its program, in the hand-off folder.

``python -m counter_app.devices.eticket.simulator`` reads ``ICERData/simulator.json`` (the
card that lies on the reader, faults to come), carries out the request and keeps what it
really took, gave back and settled in ``ICERData/simulator-*.jsonl``, whatever the desk is told.
"""

import json
import os
import random
import sys
import threading
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from counter_app.devices.eticket.frames import CENTS, Process, read_cents, read_xml, write_xml
from counter_app.devices.eticket.hand_off import ANSWER, COMPLETE, DATA_FOLDER, REQUEST
from counter_app.domain.money import Twd

STATE_FILE: Final = "simulator.json"
DEBITS_FILE: Final = "simulator-debits.jsonl"
RETURNS_FILE: Final = "simulator-returns.jsonl"
BATCHES_FILE: Final = "simulator-batches.jsonl"
DEVICE_ID: Final = "SIM0000001"
DEFAULT_BALANCE_TWD: Final = Twd(5000)
LATE_MS: Final = 1000
OTHER_CARD: Final = "04FFFFFFFF"
HANG_S: Final = 3600.0
KILLED_EXIT: Final = 137


class ReaderFault(StrEnum):
    """One thing that goes wrong with one debit.

    With a return or a settlement the same goes wrong: *debited* then means given back or
    settled.
    """

    LATE = "late"
    """The answer takes as many milliseconds longer as the argument says."""
    MISSING = "missing"
    """Debited; no answer."""
    MISSING_UNDEBITED = "missing_undebited"
    NOT_COMPLETE = "not_complete"
    """Debited; an answer that is never marked complete."""
    TRUNCATED = "truncated"
    """Debited; half an answer."""
    DECLARATION = "declaration"
    """Debited; the answer declares entities."""
    RETRY = "retry"
    """Not debited, card taken away too early."""
    RETRY_DEBITED = "retry_debited"
    """Debited, but the reader could not confirm it."""
    READER_RETRY = "reader_retry"
    """Not debited; the reader found no card."""
    WRONG_SERIAL = "wrong_serial"
    WRONG_AMOUNT = "wrong_amount"
    WRONG_PROCESS = "wrong_process"
    KILLED = "killed"
    """Debited, then the program dies."""
    HANG = "hang"
    """Not debited; the program never ends."""
    ODD_CODE = "odd_code"
    """Debited; an error that proves nothing."""
    INSUFFICIENT = "insufficient"
    BLOCKED = "blocked"
    MUST_SETTLE = "must_settle"
    NOT_SIGNED_ON = "not_signed_on"
    EXPIRED = "expired"
    CARD_CHANGED = "card_changed"
    """From now on another card lies on the reader."""
    OTHER_CARD_DEBITED = "other_card_debited"
    """Another card lies on the reader and is debited, whatever was begun before."""


_REFUSALS: Final = {
    ReaderFault.RETRY: ("-125", ""),
    ReaderFault.READER_RETRY: ("-119", "6201"),
    ReaderFault.INSUFFICIENT: ("-123", ""),
    ReaderFault.BLOCKED: ("-132", ""),
    ReaderFault.MUST_SETTLE: ("-117", ""),
    ReaderFault.NOT_SIGNED_ON: ("-118", ""),
    ReaderFault.EXPIRED: ("-119", "6108"),
}
_NO_ANSWER: Final = {ReaderFault.MISSING, ReaderFault.MISSING_UNDEBITED}
_UNDEBITED: Final = {ReaderFault.MISSING_UNDEBITED, ReaderFault.HANG}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderState:
    """What the simulated reader knows between two runs.

    Attributes:
        faults: One for each debit, return or settlement to come; ``none`` for none.
        odds: Share of those after them that go wrong at random, 0 to 1.
        begun: Card by serial of debits and returns that were cut short.
        runs: How often the program ran; with the seed it decides what is random.
    """

    card_id: str = "04A1B2C3D4"
    receipt_card_id: str = "1234567890123456"
    balance_twd: Twd = DEFAULT_BALANCE_TWD
    faults: tuple[str, ...] = ()
    seed: int = 0
    odds: float = 0.0
    begun: dict[str, str] = field(default_factory=dict)
    runs: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Debit:
    """Money that was taken from a card.

    Attributes:
        number: The reader's own, by which a debit is cancelled.
    """

    serial: str
    reference: str
    amount_twd: Twd
    card_id: str
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardReturn:
    """Money that went back to a card.

    Attributes:
        debit_serial: Of the debit that was cancelled; empty for a refund.
    """

    serial: str
    reference: str
    amount_twd: Twd
    card_id: str
    debit_serial: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderBatch:
    """A day that the reader closed.

    Attributes:
        count: Debits that stood, and refunds.
        total_twd: Debits that stood, less refunds.
        debits, returns: How many of each had ever been when it was closed.
    """

    serial: str
    count: int
    total_twd: Twd
    debits: int
    returns: int


def prepare_folder(folder: Path, state: ReaderState) -> None:
    """Make a hand-off folder with a simulated reader in it."""
    (folder / DATA_FOLDER).mkdir(parents=True, exist_ok=True)
    _write_state(folder, state)


def is_prepared(folder: Path) -> bool:
    """Tell whether a simulated reader has lived in a folder before."""
    return (folder / DATA_FOLDER / STATE_FILE).exists()


def read_debits(folder: Path) -> tuple[Debit, ...]:
    """Return what the simulated reader really took, oldest first."""
    return tuple(Debit(**values) for values in _read_truth(folder, DEBITS_FILE))


def read_card_returns(folder: Path) -> tuple[CardReturn, ...]:
    """Return what the simulated reader really gave back, oldest first."""
    return tuple(CardReturn(**values) for values in _read_truth(folder, RETURNS_FILE))


def read_batches(folder: Path) -> tuple[ReaderBatch, ...]:
    """Return what the simulated reader settled, oldest first."""
    return tuple(ReaderBatch(**values) for values in _read_truth(folder, BATCHES_FILE))


def add_faults(folder: Path, faults: Iterable[str]) -> None:
    """Put faults behind those that wait.

    Raises:
        ValueError: There is no such fault.
    """
    more = tuple(faults)
    for text in more:
        if text != "none":
            ReaderFault(text.partition(":")[0])
    state = _read_state(folder)
    _write_state(folder, replace(state, faults=(*state.faults, *more)))


class SimulatedReader:
    """One run of the program."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._data = folder / DATA_FOLDER
        self._state = _read_state(folder)
        self._rng = random.Random(f"{self._state.seed}/{self._state.runs}")
        self._state = replace(self._state, runs=self._state.runs + 1)

    def run(self) -> None:
        """Carry out the request that was laid down, if any."""
        request_path = self._data / REQUEST
        if not (self._data / (REQUEST + COMPLETE)).exists():
            return
        request = read_xml(request_path.read_bytes())
        process = _MONEY.get(request.get("T0300", ""))
        if process is None:
            _write_state(self._folder, self._state)
            self._answer({**self._echoed(request), **self._card(), "T3901": "0"})
            return
        fault, argument = self._next_fault()
        if fault in {ReaderFault.CARD_CHANGED, ReaderFault.OTHER_CARD_DEBITED}:
            self._state = replace(self._state, card_id=OTHER_CARD)
        if fault is ReaderFault.HANG:
            _write_state(self._folder, self._state)
            threading.Event().wait(HANG_S)
        values = (
            self._settle(request, fault)
            if process is Process.SETTLE
            else self._carry_out(request, process, fault)
        )
        _write_state(self._folder, self._state)
        if fault is ReaderFault.KILLED:
            os._exit(KILLED_EXIT)
        if fault is ReaderFault.LATE:
            threading.Event().wait(int(argument or LATE_MS) / 1000)
        self._tell(values, fault)

    def _next_fault(self) -> tuple[ReaderFault | None, str]:
        if self._state.faults:
            text, *rest = self._state.faults
            self._state = replace(self._state, faults=tuple(rest))
        elif self._rng.random() < self._state.odds:
            text = self._rng.choice([fault for fault in ReaderFault if fault is not _HANG])
        else:
            text = "none"
        name, _, argument = text.partition(":")
        return (None if name == "none" else ReaderFault(name)), argument

    def _carry_out(
        self, request: dict[str, str], process: Process, fault: ReaderFault | None
    ) -> dict[str, str]:
        """Debit, give back or refuse, and return the tags of the answer."""
        serial, card_id = request["T1100"], self._state.card_id
        echoed = self._echoed(request)
        begun_with = self._state.begun.get(serial, card_id)
        if begun_with != card_id and fault is not ReaderFault.OTHER_CARD_DEBITED:
            return {**echoed, **self._card(), "T3901": "-101"}
        self._state = replace(self._state, begun={**self._state.begun, serial: begun_with})
        if fault in _REFUSALS:
            card = {} if fault is ReaderFault.READER_RETRY else self._card()
            return {**echoed, **card, **_refused(*_REFUSALS[fault])}
        moved = self._debit if process is Process.DEBIT else self._give_back
        done = moved(request, is_done=fault not in _UNDEBITED)
        if fault is ReaderFault.RETRY_DEBITED:
            return {**echoed, **self._card(), **_refused("-125", "")}
        if fault is ReaderFault.ODD_CODE:
            return {**echoed, **self._card(), **_refused("-101", "")}
        return {**echoed, **self._card(), **done}

    def _debit(self, request: dict[str, str], *, is_done: bool) -> dict[str, str]:
        """Take the money, unless it was taken under the same serial before."""
        serial, card_id = request["T1100"], self._state.card_id
        amount_twd = read_cents(request["T0400"]) or Twd(0)
        debits = read_debits(self._folder)
        known = next(
            (each for each in debits if (each.serial, each.card_id) == (serial, card_id)), None
        )
        before_twd = Twd(self._state.balance_twd + (amount_twd if known else 0))
        if amount_twd > before_twd:
            return _refused("-123", "")
        number = known.number if known else f"SIM{len(debits) + 1:08d}"
        if known is None and is_done:
            debit = Debit(
                serial=serial,
                reference=request.get("T3701", ""),
                amount_twd=amount_twd,
                card_id=card_id,
                number=number,
            )
            self._keep(DEBITS_FILE, asdict(debit))
            self._state = replace(self._state, balance_twd=Twd(before_twd - amount_twd))
        return _taken(amount_twd, before_twd, Twd(before_twd - amount_twd), number)

    def _give_back(self, request: dict[str, str], *, is_done: bool) -> dict[str, str]:
        """Undo a debit of the open batch and this card, or load the card again."""
        serial, card_id = request["T1100"], self._state.card_id
        amount_twd = read_cents(request["T0400"]) or Twd(0)
        returns = read_card_returns(self._folder)
        is_cancel = request["T0300"] == Process.CANCEL.value[1]
        known = any((each.serial, each.card_id) == (serial, card_id) for each in returns)
        debit = self._debit_to_cancel(request) if is_cancel and not known else None
        if is_cancel and not known and (debit is None or debit.amount_twd != amount_twd):
            return _refused("-119", "6418")
        before_twd = Twd(self._state.balance_twd - (amount_twd if known else 0))
        if not known and is_done:
            given = CardReturn(
                serial=serial,
                reference=request.get("T3701", ""),
                amount_twd=amount_twd,
                card_id=card_id,
                debit_serial=debit.serial if debit else "",
            )
            self._keep(RETURNS_FILE, asdict(given))
            self._state = replace(self._state, balance_twd=Twd(before_twd + amount_twd))
        number = f"SIR{len(returns) + (not known):08d}"
        return _taken(amount_twd, before_twd, Twd(before_twd + amount_twd), number)

    def _debit_to_cancel(self, request: dict[str, str]) -> Debit | None:
        debits, returns = self._open_batch()
        cancelled = {each.debit_serial for each in returns}
        for debit in debits:
            is_meant = (request.get("T5581"), request.get("T5582")) == (DEVICE_ID, debit.number)
            if is_meant and debit.card_id == self._state.card_id and debit.serial not in cancelled:
                return debit
        return None

    def _settle(self, request: dict[str, str], fault: ReaderFault | None) -> dict[str, str]:
        """Close the day, and return what it came to; the next one starts empty."""
        echoed = {**self._echoed(request), "T4110": DEVICE_ID}
        if fault in _REFUSALS:
            return {**echoed, **_refused(*_REFUSALS[fault])}
        debits, returns = self._open_batch()
        cancelled = {each.debit_serial for each in returns if each.debit_serial}
        stood = [each.amount_twd for each in debits if each.serial not in cancelled]
        refunds = [each.amount_twd for each in returns if not each.debit_serial]
        batch = ReaderBatch(
            serial=request["T1100"],
            count=len(stood) + len(refunds),
            total_twd=Twd(sum(stood) - sum(refunds)),
            debits=len(read_debits(self._folder)),
            returns=len(read_card_returns(self._folder)),
        )
        if fault not in _UNDEBITED:
            self._keep(BATCHES_FILE, asdict(batch))
        if fault is ReaderFault.ODD_CODE:
            return {**echoed, **_refused("-101", "")}
        told = {"T5591": str(batch.count), "T559201": str(batch.total_twd * CENTS)}
        return {**echoed, **told, "T3900": "00", "T3901": "0"}

    def _open_batch(self) -> tuple[tuple[Debit, ...], tuple[CardReturn, ...]]:
        """Return what has happened since the last settlement."""
        batches = read_batches(self._folder)
        debits, returns = (batches[-1].debits, batches[-1].returns) if batches else (0, 0)
        return read_debits(self._folder)[debits:], read_card_returns(self._folder)[returns:]

    def _keep(self, name: str, values: dict[str, object]) -> None:
        """Write an entry of the truth: on disk before anyone hears of it."""
        with (self._data / name).open("a", encoding="utf-8") as file:
            file.write(json.dumps(values) + "\n")
            file.flush()
            os.fsync(file.fileno())

    def _tell(self, values: dict[str, str], fault: ReaderFault | None) -> None:
        if fault in _NO_ANSWER:
            return
        altered = {
            ReaderFault.WRONG_SERIAL: {"T1100": "999999", "T1101": "999999"},
            ReaderFault.WRONG_AMOUNT: {"T559201" if "T559201" in values else "T0400": "100"},
            ReaderFault.WRONG_PROCESS: {"T0300": Process.BALANCE.value[1]},
        }
        values = {**values, **(altered.get(fault, {}) if fault else {})}
        content = write_xml(values)
        if fault is ReaderFault.TRUNCATED:
            content = content[: len(content) // 2]
        if fault is ReaderFault.DECLARATION:
            content = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + content.partition(b"?>")[2]
        self._write(content, complete=fault is not ReaderFault.NOT_COMPLETE)

    def _answer(self, values: dict[str, str]) -> None:
        self._write(write_xml(values), complete=True)

    def _write(self, content: bytes, *, complete: bool) -> None:
        (self._data / ANSWER).write_bytes(content)
        if complete:
            (self._data / (ANSWER + COMPLETE)).touch()

    def _echoed(self, request: dict[str, str]) -> dict[str, str]:
        names = ("T0300", "T0400", "T1100", "T1101", "T1200", "T1300", "T5501")
        return {name: request.get(name, "") for name in names}

    def _card(self) -> dict[str, str]:
        return {
            "T0200": self._state.card_id,
            "T0215": self._state.receipt_card_id,
            "T0410": str(self._state.balance_twd * CENTS),
            "T4110": DEVICE_ID,
        }


_HANG: Final = ReaderFault.HANG
_MONEY: Final = {
    process.value[1]: process
    for process in (Process.DEBIT, Process.CANCEL, Process.REFUND, Process.SETTLE)
}


def _refused(code: str, reader_code: str) -> dict[str, str]:
    return {"T3900": "19", "T3901": code, "T3904": reader_code}


def _read_truth(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    path = folder / DATA_FOLDER / name
    if path.exists():
        # A last line that a power cut left half-written is no entry.
        for line in path.read_text(encoding="utf-8").split("\n")[:-1]:
            yield json.loads(line)


def _taken(amount_twd: Twd, before_twd: Twd, after_twd: Twd, number: str) -> dict[str, str]:
    return {
        "T0400": str(amount_twd * CENTS),
        "T0410": str(after_twd * CENTS),
        "T0415": str(before_twd * CENTS),
        "T3700": number,
        "T3900": "00",
        "T3901": "0",
    }


def _read_state(folder: Path) -> ReaderState:
    path = folder / DATA_FOLDER / STATE_FILE
    if not path.exists():
        return ReaderState()
    values = json.loads(path.read_text(encoding="utf-8"))
    return ReaderState(**{**values, "faults": tuple(values.get("faults", ()))})


def _write_state(folder: Path, state: ReaderState) -> None:
    path = folder / DATA_FOLDER / STATE_FILE
    draft = path.with_suffix(".new")
    draft.write_text(json.dumps(asdict(state)), encoding="utf-8")
    draft.replace(path)


def main() -> int:
    """Play one run of ICERAPI in the current folder."""
    SimulatedReader(Path.cwd()).run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
