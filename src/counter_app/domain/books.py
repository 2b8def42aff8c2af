"""What a check of the books can find, and what it says in the end."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class FaultKind(StrEnum):
    """What is wrong; each has words for whoever reads the report."""

    CHANGED = "changed"
    """A final row does not have the content that was hashed."""
    NOT_LINKED = "not_linked"
    """A row does not follow the row before it: one of the two was put there later."""
    LINK_MISSING = "link_missing"
    """A place in the chain is empty: a row was deleted."""
    LINK_DOUBLED = "link_doubled"
    """Two rows stand at one place of the chain: one was inserted."""
    BEYOND_HEAD = "beyond_head"
    """A row claims a place after the head of its chain: it was inserted."""
    HEAD = "head"
    """The head does not name the last row of its chain."""
    UNCHAINED = "unchained"
    """A row is final and has no hash: it was written past the program."""
    CUT = "cut"
    """An anchor knows more rows than the chain has: the newest were cut off."""
    REWRITTEN = "rewritten"
    """The chain holds in itself, but an anchor knows another row at that place."""
    SIGNATURE = "signature"
    """An anchor is not signed by the key that it names."""
    FOREIGN_KEY = "foreign_key"
    """An anchor outside the store is signed, but not by this branch."""
    ANCHOR_GONE = "anchor_gone"
    """An anchor lies outside the store and is not in it."""
    NUMBER_MISSING = "number_missing"
    """A receipt, notice, pickup or Z number is not there."""
    NUMBER_DOUBLED = "number_doubled"
    """A receipt, notice, pickup or Z number is there twice."""
    COUNTER = "counter"
    """The counter of the numbers does not stand at the last one."""
    RECEIPT_CONTENT = "receipt_content"
    """What stands on a receipt is not its number or its total."""
    RECEIPT_ALONE = "receipt_alone"
    """A receipt has no settled payment of its number and total."""
    PAYMENT_ALONE = "payment_alone"
    """A settled payment has no receipt of its number and total."""
    COLLECTION_SUM = "collection_sum"
    """What a collection settled and what was too much do not add up to what arrived."""
    PAY_OUT_ALONE = "pay_out_alone"
    """Money left the drawer for a pickup without its hand-over, or the other way round."""
    PICKUP_SIGNATURE = "pickup_signature"
    """The signature of a hand-over is not there, or is another picture."""
    GUARD_GONE = "guard_gone"
    """The database does not refuse any more to change what is final."""


OF_ROWS: Final = frozenset(
    {
        FaultKind.CHANGED,
        FaultKind.NOT_LINKED,
        FaultKind.LINK_MISSING,
        FaultKind.LINK_DOUBLED,
        FaultKind.BEYOND_HEAD,
        FaultKind.HEAD,
        FaultKind.UNCHAINED,
        FaultKind.CUT,
        FaultKind.REWRITTEN,
    }
)
"""What is wrong with rows themselves; the rest mostly follows of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookFault:
    """One thing that is wrong, as near to the row as can be said; holds no names of people.

    Attributes:
        desk_no: Whose books; 0 for the office.
        chain_seq: Place in the chain; 0 where it is not about one.
        last_seq: Of the last place of a stretch; equals `chain_seq` for a single row.
        table: Name of the table; empty where it is not known.
        number: Receipt, notice, pickup or Z number that it is about; empty where there is none.
        detail: A fact for whoever looks further.
    """

    kind: FaultKind
    desk_no: int
    chain_seq: int = 0
    last_seq: int = 0
    table: str = ""
    number: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BooksReport:
    """What a check of the books came to.

    Attributes:
        row_count: So many chained rows were read.
        receipt_count: So many receipts were among them.
        anchor_count: So many anchors were held against the chains, in the store and outside.
        faults: The first damaged row of each chain first; those beyond `FAULTS_MAX` are only
            counted.
        fault_count: So many things were wrong in all.
        is_whole: Everything was read; False where somebody stopped it.
    """

    row_count: int
    receipt_count: int
    anchor_count: int
    faults: tuple[BookFault, ...]
    fault_count: int
    is_whole: bool = True

    @property
    def is_sound(self) -> bool:
        """Whether everything was read and nothing is wrong."""
        return self.is_whole and not self.fault_count
