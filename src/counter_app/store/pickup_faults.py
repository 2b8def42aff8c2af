"""What does not fit between the hand-overs of pickups, the drawers and the signatures."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Final

from sqlalchemy import Connection, LargeBinary, and_, cast, exists, func, or_, select

from counter_app.domain.books import BookFault, FaultKind
from counter_app.domain.drawer import EntryKind
from counter_app.store.schema import drawer_entries, pickup_hand_overs, pickup_signatures

_DONE: Final = pickup_hand_overs.c
_ENTRY: Final = drawer_entries.c
_IS_PAY_OUT: Final = _ENTRY.kind == EntryKind.PICKUP.value
_IS_ONE: Final = and_(
    _ENTRY.entry_id == _DONE.entry_id,
    _ENTRY.subject == _DONE.pickup_number,
    _ENTRY.amount_twd == _DONE.amount_twd,
    _ENTRY.shift_id == _DONE.shift_id,
    _ENTRY.desk_no == _DONE.desk_no,
)
_LEFT_ALONE: Final = select(_ENTRY.desk_no, _ENTRY.chain_seq, _ENTRY.subject).where(
    _IS_PAY_OUT, ~exists().where(_IS_ONE)
)
_GIVEN_ALONE: Final = select(_DONE.desk_no, _DONE.chain_seq, _DONE.pickup_number).where(
    or_(_DONE.amount_twd.is_not(None), _DONE.entry_id.is_not(None)),
    ~exists().where(_IS_PAY_OUT, _IS_ONE),
)
# A server computes the hash itself.  In a file it may not be bytes, when somebody wrote past the
# program.
_IMAGE: Final = {
    "postgresql": func.encode(func.sha256(pickup_signatures.c.image), "hex"),
    "sqlite": cast(pickup_signatures.c.image, LargeBinary),
}
_SIGNED: Final = {
    dialect: select(
        _DONE.desk_no, _DONE.chain_seq, _DONE.pickup_number, _DONE.signature_hash, image
    )
    .outerjoin(pickup_signatures, pickup_signatures.c.pickup_number == _DONE.pickup_number)
    .where(or_(_DONE.signature_hash != "", pickup_signatures.c.image.is_not(None)))
    for dialect, image in _IMAGE.items()
}


def pickup_faults(connection: Connection) -> Iterator[BookFault]:
    """Give what is wrong: money without its hand-over or the other way round, and signatures.

    The database refuses most of it, as long as its guards stand.  The pictures of signatures
    are in no chain; their hashes are.
    """
    for table, query in ((drawer_entries, _LEFT_ALONE), (pickup_hand_overs, _GIVEN_ALONE)):
        for desk_no, seq, number in connection.execute(query):
            yield _fault(FaultKind.PAY_OUT_ALONE, desk_no, seq, number, table=table.name)
    signed = connection.execute(_SIGNED[connection.dialect.name])
    for desk_no, seq, number, signature_hash, image in signed:
        found = sha256(image).hexdigest() if isinstance(image, bytes) else image or ""
        if found != signature_hash:
            yield _fault(FaultKind.PICKUP_SIGNATURE, desk_no, seq, number)


def _fault(
    kind: FaultKind, desk_no: int, seq: int, number: str, *, table: str = pickup_hand_overs.name
) -> BookFault:
    return BookFault(
        kind=kind, desk_no=desk_no, chain_seq=seq, last_seq=seq, table=table, number=number
    )
