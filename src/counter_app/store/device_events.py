"""What crossed the wires to the machines, in and out of the store."""

from datetime import datetime
from typing import Final, Generic, TypeVar

from sqlalchemy import Column, Connection, insert, select

from counter_app.domain.closing import SettlementId
from counter_app.domain.outcomes import DeviceEvent
from counter_app.domain.tenders import TenderId
from counter_app.store.schema import device_events

RequestId = TypeVar("RequestId", TenderId, SettlementId)

_INSERT: Final = insert(device_events)


class DeviceEventRepository(Generic[RequestId]):
    """What crossed the wire for tenders, or for settlements.

    Args:
        connection: The one of the unit of work.
        request: The column that says for which.
    """

    def __init__(self, connection: Connection, request: Column[str]) -> None:
        self._connection = connection
        self._request = request

    def add(self, request_id: RequestId, event: DeviceEvent, *, at: datetime) -> None:
        """Keep what crossed the wire, before anybody says what it means (R2)."""
        self._connection.execute(
            _INSERT,
            {
                self._request.name: request_id,
                "at": at,
                "direction": event.direction,
                "what": event.what,
                "data": event.data,
            },
        )

    def of(self, request_id: RequestId) -> list[DeviceEvent]:
        """Return what crossed the wire for a request, oldest first."""
        rows = self._connection.execute(
            select(device_events)
            .where(self._request == request_id)
            .order_by(device_events.c.event_id)
        )
        return [
            DeviceEvent(direction=row.direction, what=row.what, data=bytes(row.data))
            for row in rows
        ]

    def was_sent(self, request_id: RequestId) -> bool:
        """Tell whether anything may have left the desk for a request.

        A frame is written down before its first byte leaves, so no row means no byte.
        """
        return any(event.direction == "sent" for event in self.of(request_id))
