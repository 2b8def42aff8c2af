"""What crosses the wire to a machine: kept before anybody says what it means, and read again."""

from collections.abc import Callable, Iterable

from counter_app.domain.outcomes import (
    Approved,
    DeviceEvent,
    RetryNeeded,
    ReturnOutcome,
    Unanswered,
    UnansweredReason,
)
from counter_app.domain.payments import NoOpenOutcome
from counter_app.services.desk import Desk
from counter_app.services.machines import Record
from counter_app.store.device_events import DeviceEventRepository, RequestId
from counter_app.store.unit_of_work import UnitOfWork


def keep_wire(
    desk: Desk,
    request_id: RequestId,
    *,
    events: Callable[[UnitOfWork], DeviceEventRepository[RequestId]],
    is_open: Callable[[UnitOfWork], bool],
) -> Record:
    """Return a function that commits one thing that crossed the wire (R2).

    It refuses what is about to be sent for a request that was concluded meanwhile, so that a
    release and a request cannot both happen.

    Args:
        desk: Where the machine stands.
        request_id: For which tender or settlement.
        events: Where such events are kept.
        is_open: Whether the request has no outcome yet; asked under the lock of the desk.
    """

    def record(event: DeviceEvent) -> None:
        with desk.open_unit() as unit:
            if event.direction == "sent":
                unit.queue_at_desk(desk.desk_no)
                if not is_open(unit):
                    raise NoOpenOutcome
            events(unit).add(request_id, event, at=desk.clock())
            unit.commit()

    return record


def stored_answer(
    events: Iterable[DeviceEvent], interpret: Callable[[bytes], ReturnOutcome]
) -> Approved | RetryNeeded | Unanswered:
    """Read the answers that were stored before an interruption; an approval outweighs all.

    A stored decline proves nothing: the program stopped before it could hear whether an
    approval follows, as it does with some terminals.
    """
    found: RetryNeeded | Unanswered = Unanswered(reason=UnansweredReason.SILENCE)
    for event in events:
        if not event.is_answer:
            continue
        outcome = interpret(event.data)
        if isinstance(outcome, Approved):
            return outcome
        if isinstance(outcome, RetryNeeded):
            found = outcome
    return found
