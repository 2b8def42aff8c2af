"""A print job: paper that follows a payment, never part of it.

States move along this table::

    QUEUED   -> PRINTING | SAVED
    PRINTING -> PRINTED | QUEUED (nothing reached the printer) | UNKNOWN (nobody knows)
    UNKNOWN  -> PRINTED | LOST (the clerk looked at the paper)

A job is never printed twice as an original; a second paper is a marked reprint with a job
of its own.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, NewType

from counter_app.domain.errors import Refusal, Trouble
from counter_app.domain.receipts import ReceiptNumber

PrintJobId = NewType("PrintJobId", str)


class PrintState(StrEnum):
    """Where a sheet of paper stands."""

    QUEUED = "queued"
    PRINTING = "printing"
    PRINTED = "printed"
    UNKNOWN = "unknown"
    LOST = "lost"
    SAVED = "saved"


PERMITTED_PRINT_STEPS: Final = {
    PrintState.QUEUED: frozenset({PrintState.PRINTING, PrintState.SAVED}),
    PrintState.PRINTING: frozenset({PrintState.PRINTED, PrintState.QUEUED, PrintState.UNKNOWN}),
    PrintState.UNKNOWN: frozenset({PrintState.PRINTED, PrintState.LOST}),
    PrintState.PRINTED: frozenset[PrintState](),
    PrintState.LOST: frozenset[PrintState](),
    PrintState.SAVED: frozenset[PrintState](),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintJob:
    """One sheet or slip to be printed.

    Attributes:
        form: ``a4`` or ``slip``.
        copy: 0 for the original, then 1, 2, … for reprints.
        reason: Why it still waits, as the printer said; empty when it does not.
    """

    job_id: PrintJobId
    receipt_number: ReceiptNumber
    form: str
    copy: int
    state: PrintState
    queued_at: datetime
    reason: str = ""


@dataclass(eq=False, kw_only=True)
class PrintStepRefused(Refusal):
    """A print job cannot go from one state to another."""

    from_state: PrintState
    to_state: PrintState


def check_print_step(from_state: PrintState, to_state: PrintState) -> None:
    """Refuse a step that the table does not permit.

    Raises:
        PrintStepRefused: The table does not know the step.
    """
    if to_state not in PERMITTED_PRINT_STEPS[from_state]:
        raise PrintStepRefused(from_state=from_state, to_state=to_state)


@dataclass(eq=False, kw_only=True)
class PaperUnwritten(Trouble):
    """A paper could not be written as a file; the books are as they were.

    Attributes:
        detail: What the system said.
    """

    path: str
    detail: str
