"""Check the books: every row, every link, every number, and every anchor."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from counter_app.domain.books import OF_ROWS, BookFault, BooksReport, FaultKind
from counter_app.domain.closing import Anchor
from counter_app.domain.progress import Progress
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.services.anchors import anchors_outside, is_genuine
from counter_app.services.desk import Desk
from counter_app.store.verify import BookReader, Examined

FAULTS_MAX: Final = 1_000
"""So many faults are described; the others are only counted."""


def verify_books(
    desk: Desk,
    actor: Actor,
    reader: BookReader,
    *,
    folders: tuple[Path, ...] = (),
    progress: Progress | None = None,
) -> BooksReport:
    """Check all the books of a store, and write down who had it done and what came of it.

    Args:
        desk: Where; its anchor folders are looked at too.
        actor: Who wants to know.
        reader: Of the same store.
        folders: Further ones with anchors, such as one on a stick.
        progress: Told how many rows are read and how many there are; False from it stops.

    Raises:
        NotPermitted: The role does not check books.
        StoreBusy, StoreUnreachable, StoreLocked: The store cannot be read.
    """
    check_permitted(actor, Act.VERIFY_BOOKS)
    report = check_books(desk, reader, folders=folders, progress=progress)
    if report.is_whole and not desk.is_read_only:
        with desk.open_unit() as unit:
            unit.journal.write(
                actor,
                at=desk.clock(),
                act="verify_books",
                subject=desk.branch_name,
                details={
                    "rows": report.row_count,
                    "receipts": report.receipt_count,
                    "anchors": report.anchor_count,
                    "faults": report.fault_count,
                },
            )
            unit.commit()
    return report


def check_books(
    desk: Desk,
    reader: BookReader,
    *,
    folders: tuple[Path, ...] = (),
    progress: Progress | None = None,
) -> BooksReport:
    """Do as `verify_books`, for whoever holds the store itself; nothing is written."""
    # In this order a close meanwhile only adds to what was read before.
    outside = anchors_outside((*desk.anchor_folders, *folders))
    with desk.open_unit() as unit:
        stored = unit.anchors.all()
        keys = unit.anchors.public_keys()
    return report_of(reader.examine(progress), stored=stored, outside=outside, keys=keys)


def report_of(
    examined: Examined,
    *,
    stored: Iterable[Anchor],
    outside: Iterable[Anchor],
    keys: frozenset[str],
) -> BooksReport:
    """Hold anchors against what was read, and put what is wrong in order.

    Args:
        examined: The books.
        stored: The anchors in the store.
        outside: The anchors beside it.
        keys: What this branch has signed with.
    """
    in_store = dict.fromkeys(stored)
    anchors = in_store | dict.fromkeys(outside)
    faults = list(examined.faults)
    if examined.is_whole:
        for anchor in anchors:
            faults += _faults_of(anchor, examined, keys=keys, is_stored=anchor in in_store)
    faults.sort(key=_place_of)
    return BooksReport(
        row_count=examined.row_count,
        receipt_count=examined.receipt_count,
        anchor_count=len(anchors),
        faults=tuple(faults[:FAULTS_MAX]),
        fault_count=examined.fault_count + len(faults) - len(examined.faults),
        is_whole=examined.is_whole,
    )


def _faults_of(
    anchor: Anchor, examined: Examined, *, keys: frozenset[str], is_stored: bool
) -> list[BookFault]:
    fault = BookFault(
        kind=FaultKind.SIGNATURE,
        desk_no=anchor.chain_desk_no,
        chain_seq=anchor.chain_seq,
        last_seq=anchor.chain_seq,
        table="anchors",
        number=anchor.last_receipt,
        detail=f"{anchor.desk_no:02d}-Z{anchor.z_number}",
    )
    if not is_genuine(anchor):
        return [fault]
    if anchor.public_key not in keys:
        return [replace(fault, kind=FaultKind.FOREIGN_KEY)]
    found = [] if is_stored else [replace(fault, kind=FaultKind.ANCHOR_GONE)]
    length = examined.length(anchor.chain_desk_no)
    row_hash = examined.hash_at(anchor.chain_desk_no, anchor.chain_seq)
    if anchor.chain_seq > length:
        cut = replace(
            fault, kind=FaultKind.CUT, chain_seq=length + 1, last_seq=anchor.chain_seq, table=""
        )
        found.append(cut)
    elif row_hash and row_hash != anchor.row_hash:
        found.append(replace(fault, kind=FaultKind.REWRITTEN))
    return found


def _place_of(fault: BookFault) -> tuple[bool, int, int]:
    """Return where a fault stands in the report: damaged rows first, then what follows of them."""
    return fault.kind not in OF_ROWS, fault.desk_no, fault.chain_seq
