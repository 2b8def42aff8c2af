"""Money that arrived elsewhere: lines of the files that stores and banks deliver.

A line is posted once, to the debt that its barcode or account names.  What does not fit is not
posted by a guess: it is listed for a person.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final, NewType

from counter_app.domain.cases import CaseId
from counter_app.domain.errors import Refusal
from counter_app.domain.kinds import Channel
from counter_app.domain.money import ZERO_TWD, Twd
from counter_app.domain.notices import NoticeNumber
from counter_app.domain.parts import Parts

CollectionId = NewType("CollectionId", str)
ProofId = NewType("ProofId", str)


class MatchBy(StrEnum):
    """What names the debt in a line."""

    SEGMENT_2 = "segment_2"
    VIRTUAL_ACCOUNT = "virtual_account"
    NOTICE_NUMBER = "notice_number"


class CollectionOutcome(StrEnum):
    """What became of a line."""

    POSTED = "posted"
    OVERPAID = "overpaid"
    """Posted as far as something was owed; the rest belongs to somebody."""
    UNKNOWN = "unknown"
    """No notice of ours carries the number."""
    WRONG = "wrong"
    """The check digit, the amount or the day cannot be."""
    NOT_FINAL = "not_final"
    """The status says that the money has not arrived: cancelled, or only reported."""


FOR_A_PERSON: Final = frozenset(
    {CollectionOutcome.OVERPAID, CollectionOutcome.UNKNOWN, CollectionOutcome.WRONG}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionLine:
    """One line of a file, read by its profile.

    Attributes:
        line_number: In the file, from 1.
        line_key: The same for the same payment in any file: 64 hexadecimal digits over the
            channel, the line and how often the same line came before in this file.  The name of
            the profile is no part of it, or a copy of a profile would post a file again.
        channel: Where it was paid.
        match_by: What *number* is.
        number: As it stands in the file, without padding blanks.
        amount_twd: Below nothing where money was taken back.
        paid_on: When it was paid; None where the file does not say.
        debited_on: When it was credited to the branch.
        status: As it stands in the file; empty where there is none.
        is_final: Whether the status says that the money arrived.
        fault: Name of the field that cannot be read; empty where all can.
    """

    line_number: int
    line_key: str
    channel: Channel
    match_by: MatchBy
    number: str
    amount_twd: Twd
    paid_on: date | None
    debited_on: date | None
    status: str = ""
    is_final: bool = True
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """A line as it stands in the books.

    Attributes:
        amount_twd: Never below nothing: where money was taken back, *status* begins with a minus.
        paid: What it settled of each part.
        overpaid_twd: What was paid beyond what was owed.
        note: What a person wrote who handled it; empty before.
    """

    collection_id: CollectionId
    desk_no: int
    file_name: str
    line_number: int
    channel: Channel
    number_read: str
    amount_twd: Twd
    paid_on: date | None
    debited_on: date | None
    status: str
    outcome: CollectionOutcome
    notice_number: NoticeNumber | None
    case_id: CaseId | None
    case_number: str
    paid: Parts
    overpaid_twd: Twd
    posted_at: datetime
    posted_by: str
    is_open: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedCollections:
    """What an import did.

    Attributes:
        known_count: Lines that an earlier import had posted already.
        waiting_count: Lines whose case a desk is taking money for right now: nothing was
            posted, the same file imported again posts them.
        counts: Lines by outcome, of those that are new.
        other_amount_count: Posted lines whose amount is not the one that the notice asked for.
        malformed: Lines listed as wrong because a field of theirs cannot be read: their number
            in the file, and the name of the field.
        is_complete: False where it was stopped; the same file imported again posts the rest.
    """

    file_name: str
    line_count: int
    known_count: int
    waiting_count: int
    counts: dict[CollectionOutcome, int]
    posted_twd: Twd
    overpaid_twd: Twd = ZERO_TWD
    other_amount_count: int = 0
    malformed: tuple[tuple[int, str], ...] = ()
    is_complete: bool = True


class ProofState(StrEnum):
    """Where a proof of payment stands."""

    OPEN = "open"
    SETTLED = "settled"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentProof:
    """Somebody showed that money is on its way (回傳繳款證明); nothing is posted by it.

    Attributes:
        reference: Number on the proof: of the receipt, the transfer, the store.
        collection_id: The line that settled it; None before.
    """

    proof_id: ProofId
    desk_no: int
    case_id: CaseId
    case_number: str
    channel: Channel
    amount_twd: Twd
    paid_on: date
    reference: str
    note: str
    state: ProofState
    entered_at: datetime
    entered_by: str
    collection_id: CollectionId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidElsewhere:
    """Why the desk asks before it takes money for a case.

    Attributes:
        proofs: Open proofs of payment.
        collections: Posted within the last weeks, newest first.
        notice_until: Last day of a notice that is out and may be paid at this very moment
            (``date.max`` for no deadline); None where there is none.
    """

    case_id: CaseId
    proofs: tuple[PaymentProof, ...] = ()
    collections: tuple[Collection, ...] = ()
    notice_until: date | None = None


class FileFault(StrEnum):
    """Why a whole file was refused; each has words in ``ui/messages.py``."""

    UNREADABLE = "unreadable"
    WRONG_WIDTH = "wrong_width"
    WRONG_COLUMNS = "wrong_columns"
    CUT_OFF = "cut_off"
    TOTAL_WRONG = "total_wrong"
    EMPTY = "empty"


@dataclass(eq=False, kw_only=True)
class CollectionFileRefused(Refusal):
    """The file is not what its profile describes: nothing of it was posted.

    Attributes:
        file_name: Without its folder.
        line_number: The first line that does not fit; 0 where it is the whole file.
    """

    fault: FileFault
    file_name: str
    line_number: int = 0


@dataclass(eq=False, kw_only=True)
class ProfileRefused(Refusal):
    """There is no such file profile, or it says something that cannot be.

    Attributes:
        problem: The entry that is wrong, such as ``amount.decimals``; empty where there is no
            such profile.
    """

    name: str
    problem: str = ""


@dataclass(eq=False, kw_only=True)
class FindingHandled(Refusal):
    """Nobody has to look at this line any more: somebody has handled it."""


@dataclass(eq=False, kw_only=True)
class ProofRefused(Refusal):
    """A proof of payment cannot be as it is: no amount, or a day that lies ahead.

    Attributes:
        field: ``amount_twd``, ``paid_on``, ``reference``, ``note`` or ``state``.
    """

    field: str
