"""The first thing that is wrong with the books, in a few signs for whoever mends them."""

from counter_app.domain.books import BookFault
from counter_app.store.verify import BookReader


def first_damage(reader: BookReader) -> str:
    """Read all the books and name the first thing that is wrong; nothing where all is well.

    Raises:
        StoreBusy, StoreUnreachable, StoreLocked: The store cannot be read.
    """
    faults = sorted(reader.examine().faults, key=lambda each: (each.desk_no, each.chain_seq))
    return name_fault(faults[0]) if faults else ""


def name_fault(fault: BookFault) -> str:
    """Return where and of what kind a fault is; no names of people are in it.

    >>> from counter_app.domain.books import FaultKind
    >>> name_fault(BookFault(kind=FaultKind.CHANGED, desk_no=1, chain_seq=7, table="receipts"))
    'changed receipts 1-7'
    """
    place = f"{fault.desk_no}-{fault.chain_seq}" if fault.chain_seq else str(fault.desk_no)
    return " ".join(part for part in (fault.kind.value, fault.table, place, fault.number) if part)
