"""The close of a shift: steps that can be left and resumed (`domain.closing`)."""

from counter_app.services.anchors import publish_anchors
from counter_app.services.day_close.desks import all_desks
from counter_app.services.day_close.office import closes_to_verify, verify_close
from counter_app.services.day_close.settling import (
    begin_settlement,
    query_settlement,
    settle_by_slip,
    settle_machine,
)
from counter_app.services.day_close.signing import sign_close
from counter_app.services.day_close.state import (
    CASH,
    CloseState,
    MachineToSettle,
    OpenDifference,
    SettleWay,
    close_state,
)
from counter_app.services.day_close.steps import (
    begin_close,
    call_off_close,
    carry_forward,
    count_drawer,
    explain,
)

__all__ = [
    "CASH",
    "CloseState",
    "MachineToSettle",
    "OpenDifference",
    "SettleWay",
    "all_desks",
    "begin_close",
    "begin_settlement",
    "call_off_close",
    "carry_forward",
    "close_state",
    "closes_to_verify",
    "count_drawer",
    "explain",
    "publish_anchors",
    "query_settlement",
    "settle_by_slip",
    "settle_machine",
    "sign_close",
    "verify_close",
]
