"""What of a row may still change before it is final; everything else stands from the start.

The statements of the program set no other column, and on PostgreSQL the desk's role may not
(`store.roles`).  Once a row is final nothing of it changes at all (`migrations`: triggers).
"""

from typing import Any, Final

from sqlalchemy import Table

from counter_app.store.schema import (
    payment_items,
    payments,
    reversals,
    settlements,
    tenders,
)

_CHAIN: Final = frozenset({"chain_seq", "previous_hash", "row_hash"})

FIXED: Final[dict[Table, frozenset[str]]] = {
    payments: frozenset({"payment_id", "desk_no", "started_at"}),
    payment_items: frozenset(column.name for column in payment_items.c) - _CHAIN,
    tenders: frozenset(
        {
            "tender_id",
            "payment_id",
            "desk_no",
            "line_number",
            "kind",
            "amount_twd",
            "tendered_twd",
            "change_twd",
            "reference",
            "device",
            "intended_at",
            "reversal_id",
            "reverses_tender_id",
        }
    ),
    reversals: frozenset(
        {
            "reversal_id",
            "kind",
            "desk_no",
            "receipt_number",
            "payment_id",
            "line_number",
            "amount_twd",
            "requested_by",
            "requested_at",
        }
    ),
    settlements: frozenset(
        {"settlement_id", "desk_no", "shift_id", "device", "reference", "intended_at"}
    ),
}
"""Of the tables whose rows are written open and become final: what is final from the start."""


PICKUP_MOVES: Final = (
    "state",
    "desk_no",
    "slot_at",
    "slot_minutes",
    "shelf",
    "ready_at",
    "arrived_at",
    "handed_over_at",
    "missed_at",
    "expires_on",
)
"""What a step changes of a pickup; what was asked for stands from the start."""

SURVEY_RESPONSE_MOVES: Final = (
    "completed_at",
    "discarded_at",
    "checked_by",
    "checked_at",
    "settled_by",
    "settled_at",
)
"""What typing changes of a response; where and when it was answered stands from the start."""


def moving(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    """Return what an UPDATE of a row that is not final yet may set."""
    fixed = FIXED[table]
    return {name: value for name, value in row.items() if name not in fixed}
