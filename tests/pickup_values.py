"""Believable pickups for tests that need no store."""

from dataclasses import replace
from datetime import datetime, timedelta

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.pickups import (
    Collector,
    ItemNature,
    Pickup,
    PickupNumber,
    PickupState,
    PickupStep,
    RequestChannel,
    StepKind,
)

SLOT_AT = datetime(2025, 11, 24, 9, 0, tzinfo=TAIPEI)
"""A Monday morning."""

_PICKUP = Pickup(
    number=PickupNumber("P11400000001"),
    state=PickupState.REQUESTED,
    desk_no=1,
    slot_at=SLOT_AT,
    slot_minutes=30,
    item_code="certificate",
    item_name="權利移轉證書",
    nature=ItemNature.PAPER,
    channel=RequestChannel.PHONE,
    caller_name="王小明",
    caller_phone="0900-000-000",
    case_id=None,
    case_number="",
    collector=Collector.SELF,
    agent_name="",
    amount_twd=None,
    receipt_number="",
    note="",
    mail_key="",
    requested_at=SLOT_AT - timedelta(days=5),
    requested_by="clerk",
)
_STEP = PickupStep(
    step_id=1,
    number=_PICKUP.number,
    at=_PICKUP.requested_at,
    actor="clerk",
    desk_no=1,
    kind=StepKind.REQUEST,
    from_state=None,
    to_state=PickupState.REQUESTED,
    from_desk_no=1,
    from_slot_at=SLOT_AT,
    to_desk_no=1,
    to_slot_at=SLOT_AT,
)


def make_pickup(**changes: object) -> Pickup:
    """Return a certificate that was asked for by telephone."""
    return replace(_PICKUP, **changes)  # type: ignore[arg-type]


def make_step(**changes: object) -> PickupStep:
    """Return the first step of `make_pickup`."""
    return replace(_STEP, **changes)  # type: ignore[arg-type]
