"""Sign the heads of the chains at a close, and keep them outside the store too.

A chain alone does not show that its newest rows were cut off.  An anchor says how long a chain
was at a close and how it ended; it is signed with the key of the branch, stands on the Z
report, and lies in one or more folders beside the store.
"""

import logging
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from counter_app.domain.closing import Anchor, SigningKey, signed_bytes
from counter_app.exchange.anchor_files import add_anchors, anchor_file, read_anchors
from counter_app.services.desk import Desk
from counter_app.services.office import OFFICE_DESK_NO, office
from counter_app.store.unit_of_work import OpenUnit, UnitOfWork
from counter_app.vault.signing import is_signed, make_key_pair, sign

_log: Final = logging.getLogger(__name__)


def anchor_close(
    unit: UnitOfWork, desk: Desk, *, z_number: int, business_day: date
) -> tuple[Anchor, ...]:
    """Sign the heads of the desk's chain and of the office's, in the transaction of a close.

    Called last, when everything of the close is linked.  Publish the anchors after the commit.

    Args:
        unit: The transaction of the close; the desk is locked, so that its head stands.
        desk: Where.
        z_number: Of the close.
        business_day: Of the shift.

    Returns:
        The anchor of the desk's chain, then that of the office's; the latter is an earlier one
        where nothing was added since.
    """
    key = signing_key(unit, desk)
    last_receipt = unit.anchors.last_receipt(desk.desk_no)
    made = []
    for chain_desk_no in (desk.desk_no, OFFICE_DESK_NO):
        chain_seq, row_hash = unit.anchors.head(chain_desk_no)
        if chain_seq == 0:
            continue
        anchor = unit.anchors.at(chain_desk_no, chain_seq)
        if anchor is None:
            anchor = _signed(
                key,
                Anchor(
                    chain_desk_no=chain_desk_no,
                    chain_seq=chain_seq,
                    row_hash=row_hash,
                    desk_no=desk.desk_no,
                    z_number=z_number,
                    business_day=business_day,
                    at=desk.clock(),
                    last_receipt=last_receipt,
                    public_key=key.public_key,
                ),
            )
            unit.anchors.add(anchor)
        made.append(anchor)
    return tuple(made)


def signing_key(unit: UnitOfWork, desk: Desk) -> SigningKey:
    """Return the key pair of the branch, which all its desks share.

    It is made when the books are opened; where an older program did that, by the first who
    needs it, in a transaction that has to be committed.
    """
    found = unit.anchors.signing_key()
    if found is not None:
        return found
    unit.queue_at_desk(OFFICE_DESK_NO)
    found = unit.anchors.signing_key()
    if found is not None:
        return found
    private_key, public_key = make_key_pair()
    key = SigningKey(public_key=public_key, private_key=private_key, made_at=desk.clock())
    unit.anchors.add_signing_key(key)
    unit.journal.write(office(), at=key.made_at, act="make_signing_key", subject=public_key)
    return key


def is_genuine(anchor: Anchor) -> bool:
    """Tell whether an anchor is signed by the key that it names."""
    return is_signed(anchor.public_key, anchor.signature, signed_bytes(anchor))


def publish_anchors(desk: Desk) -> list[Path]:
    """Write every anchor of the store that is missing into each folder of the desk.

    Doing it again adds nothing.  A folder that cannot be reached holds up nobody: it is filled
    the next time.

    Returns:
        The desk's own file in each folder that now holds every anchor; fewer than
        `Desk.anchor_folders` where one could not be reached.
    """
    with desk.open_unit() as unit:
        stored = unit.anchors.all()
    published = []
    for folder in desk.anchor_folders:
        try:
            _publish_into(folder, stored)
        except OSError as error:
            _log.warning("an anchor folder cannot be written: %s", error.strerror)
            continue
        published.append(anchor_file(folder, desk.desk_no))
    return published


def check_anchors(desk: Desk) -> Anchor | None:
    """Return the newest anchor outside the store that the store does not know.

    There is one where an older copy of the store was put back, where its newest rows were cut
    off, or where the folder belongs to another store; then nothing may get a number.  Folders
    that cannot be reached say nothing.
    """
    return newest_unknown_anchor(desk.open_unit, desk.anchor_folders)


def newest_unknown_anchor(open_unit: OpenUnit, folders: tuple[Path, ...]) -> Anchor | None:
    """Do as `check_anchors`, for a store that is no desk's yet."""
    with open_unit() as unit:
        known = set(unit.anchors.all())
    unknown = [
        anchor for anchor in anchors_outside(folders) if anchor not in known and is_genuine(anchor)
    ]
    return max(unknown, key=lambda anchor: (anchor.at, anchor.chain_desk_no), default=None)


def anchors_outside(folders: tuple[Path, ...]) -> list[Anchor]:
    """Return the anchors in every folder that can be reached, each once."""
    found: dict[Anchor, None] = {}
    for folder in folders:
        try:
            found |= dict.fromkeys(read_anchors(folder))
        except FileNotFoundError:
            continue
        except OSError as error:
            _log.warning("an anchor folder cannot be read: %s", error.strerror)
    return list(found)


def _signed(key: SigningKey, anchor: Anchor) -> Anchor:
    return replace(anchor, signature=sign(key.private_key, signed_bytes(anchor)))


def _publish_into(folder: Path, stored: list[Anchor]) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    there = set(read_anchors(folder))
    for desk_no in sorted({anchor.desk_no for anchor in stored}):
        missing = [a for a in stored if a.desk_no == desk_no and a not in there]
        if missing:
            add_anchors(anchor_file(folder, desk_no), missing)
