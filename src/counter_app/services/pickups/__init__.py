"""Zero-wait pickups: take requests, prepare, hand over, measure (`domain.pickups`)."""

from counter_app.services.pickups.booking import (
    add_walk_in,
    cancel_pickup,
    log_call,
    move_pickup,
    request_pickup,
    undo_step,
)
from counter_app.services.pickups.figures import save_zero_wait, zero_wait_report
from counter_app.services.pickups.handing import hand_over_pickup, read_signature
from counter_app.services.pickups.mails import MailRequest, RefusedMail, look_at_mails
from counter_app.services.pickups.reading import (
    DayPlan,
    PickupDetail,
    PickupWeek,
    ReadyNumber,
    WorkList,
    find_pickups,
    next_free_slot,
    pickup_week,
    pickups_of_day,
    read_pickup,
    ready_numbers,
    similar_pickups,
    work_list,
)
from counter_app.services.pickups.steps import (
    Arrival,
    make_ready,
    mark_arrival,
    mark_arrived,
    miss_overdue,
    prepare_pickup,
    return_to_file,
)

__all__ = [
    "Arrival",
    "DayPlan",
    "MailRequest",
    "PickupDetail",
    "PickupWeek",
    "ReadyNumber",
    "RefusedMail",
    "WorkList",
    "add_walk_in",
    "cancel_pickup",
    "find_pickups",
    "hand_over_pickup",
    "log_call",
    "look_at_mails",
    "make_ready",
    "mark_arrival",
    "mark_arrived",
    "miss_overdue",
    "move_pickup",
    "next_free_slot",
    "pickup_week",
    "pickups_of_day",
    "prepare_pickup",
    "read_pickup",
    "read_signature",
    "ready_numbers",
    "request_pickup",
    "return_to_file",
    "save_zero_wait",
    "similar_pickups",
    "undo_step",
    "work_list",
    "zero_wait_report",
]
