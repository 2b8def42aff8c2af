"""What can go wrong at a simulated terminal, by name."""

import random
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from counter_app.domain.tenders import TenderKind


class FaultKind(StrEnum):
    """One thing that goes wrong with one sale.

    With a return or a settlement the same goes wrong: *charged* then means given back or
    settled.
    """

    DEAD = "dead"
    """The request is not even heard."""
    NO_ACK = "no_ack"
    """Taken and answered, but never acknowledged."""
    NAK = "nak"
    """Refused by the link as often as the argument says, then taken."""
    SILENT = "silent"
    """Acknowledged, then nothing; not charged."""
    ANSWER_LOST = "answer_lost"
    """Charged, but no answer."""
    LATE = "late"
    """Charged; the answer comes after as many milliseconds as the argument says."""
    WRONG_LRC = "wrong_lrc"
    """Charged; the checksum is wrong until the answer is refused once."""
    WRONG_LRC_ALWAYS = "wrong_lrc_always"
    OTHER_AMOUNT = "other_amount"
    """Charged what was asked, but the answer names one dollar more."""
    WRONG_REFERENCE = "wrong_reference"
    WRONG_TERMINAL = "wrong_terminal"
    WRONG_TYPE = "wrong_type"
    SPLIT = "split"
    """The answer arrives in shreds."""
    NOISE = "noise"
    """Rubbish before the ACK, and between it and the answer."""
    DECLINED = "declined"
    """Refused; the argument may give the code."""
    DECLINED_THEN_APPROVED = "declined_then_approved"
    """Charged; a decline comes first."""
    HOST_TIMEOUT = "host_timeout"
    """Charged, but the terminal says that the bank did not answer."""
    PREVIOUS_ANSWER = "previous_answer"
    """Charged; the answer to the sale before comes first."""
    PREVIOUS_ANSWER_ONLY = "previous_answer_only"
    """Not charged; the answer to the sale before comes instead."""
    TWICE = "twice"
    """Charged once, answered twice."""
    UNPLUG_BEFORE_ACK = "unplug_before_ack"
    UNPLUG_AFTER_ACK = "unplug_after_ack"
    UNPLUG_MID_ANSWER = "unplug_mid_answer"
    """Charged."""
    UNPLUG_AFTER_APPROVAL = "unplug_after_approval"
    """Charged."""
    LEAK = "leak"
    """Charged; the answer holds whole card numbers and a track."""
    LOW_BALANCE = "low_balance"
    BLOCKED_CARD = "blocked_card"
    CARD_REMOVED = "card_removed"


ETICKET_ONLY: Final = frozenset(
    {FaultKind.LOW_BALANCE, FaultKind.BLOCKED_CARD, FaultKind.CARD_REMOVED}
)


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault and its argument.

    Attributes:
        argument: Times, milliseconds or a code; empty for the usual.
    """

    kind: FaultKind
    argument: str = ""

    @classmethod
    def parse(cls, text: str) -> "Fault":
        """Read ``nak:2``, ``late:500``, ``declined:0002``, ``silent`` and so on.

        Raises:
            ValueError: There is no such fault, or its number is none.

        >>> Fault.parse("nak:2")
        Fault(kind=<FaultKind.NAK: 'nak'>, argument='2')
        """
        name, _, argument = text.strip().partition(":")
        fault = cls(FaultKind(name), argument)
        if fault.kind in {FaultKind.NAK, FaultKind.LATE}:
            fault.number(0)
        return fault

    def number(self, usual: int) -> int:
        """Return the argument as a number, or *usual* without one."""
        return int(self.argument) if self.argument else usual


class FaultPlan:
    """Faults to come: first those asked for, one a sale, then random ones.

    Args:
        faults: In order, one for each sale, return or settlement; `None` for no fault.
        odds: Share of what comes after those that goes wrong, 0 to 1.
        rng: Decides which, and how.
    """

    def __init__(self, faults: Iterable[Fault | None], *, odds: float, rng: random.Random) -> None:
        self._asked = deque(faults)
        self._odds = odds
        self._rng = rng

    def add(self, *faults: Fault | None) -> None:
        """Put faults behind those that wait."""
        self._asked.extend(faults)

    def next_for(self, kind: TenderKind) -> Fault | None:
        """Return what goes wrong with what comes in now."""
        if self._asked:
            return self._asked.popleft()
        if self._rng.random() >= self._odds:
            return None
        possible = [
            fault for fault in FaultKind if kind is TenderKind.ETICKET or fault not in ETICKET_ONLY
        ]
        return Fault(self._rng.choice(possible))
