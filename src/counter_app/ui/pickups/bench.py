"""The one place of the page that changes: what is known, typed and looked at."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.pickup_slots import SlotStanding
from counter_app.domain.pickups import Pickup, SlotNotOffered, SlotTaken
from counter_app.ui.messages import say_or_raise
from counter_app.ui.pickups.composing import Place, Work
from counter_app.ui.pickups.ports import PickupPorts
from counter_app.ui.pickups.view import PickupsView
from counter_app.ui.pickups.weeks import monday_of, slot_at


class Bench(QObject):
    """Holds the work; the presenters of the parts read it and put another there.

    Signals:
        changed(): The work is another now.
        look_wanted(): Something else is on the screen: look at it at once.
        reached(): Another pickup is on the card.
    """

    changed = Signal()
    look_wanted = Signal()
    reached = Signal()

    def __init__(self, work: Work, view: PickupsView, ports: PickupPorts, parent: QObject) -> None:
        super().__init__(parent)
        self.work = work
        self.view = view
        self.ports = ports

    def put(self, **changes: Any) -> None:  # noqa: ANN401 - fields of Work, as `replace` takes them
        """Change some of the work."""
        self.work = replace(self.work, **changes)
        self.changed.emit()

    def tell(self, error: Exception) -> None:
        """Say what went wrong; what is being done meanwhile goes on, and cannot be begun anew."""
        self.put(error=say_or_raise(error), said="")

    def refuse(self, error: Exception) -> None:
        """Say why what was being done was not."""
        self.put(is_busy=False)
        self.tell(error)

    def look_at(self, pickup: Pickup) -> None:
        """Put a pickup on the card, and its week behind it."""
        self.put(shown=pickup, is_moving=False, said="", error=None)
        self.reached.emit()
        self.go_to_slot(pickup)
        self.look_wanted.emit()

    def go_to_slot(self, pickup: Pickup) -> None:
        """Show the week and the slot that a pickup is agreed for."""
        if pickup.slot_at is None:
            return
        at = pickup.slot_at.astimezone(TAIPEI)
        self.put(desk_no=pickup.desk_no, monday=monday_of(at.date()))
        self.view.week.remember(at.weekday(), at.time())

    def place_at(self, begins_at: object) -> Place | None:
        """Return the slot of this week that begins then; say so where nobody can have it."""
        look = self.work.look
        slot = None if look is None else slot_at(look.week, begins_at)
        if slot is None:
            return None
        if slot.standing is SlotStanding.OPEN:
            return Place(desk_no=slot.desk_no, begins_at=slot.begins_at)
        if slot.standing is SlotStanding.FULL:
            self.tell(SlotTaken(desk_no=slot.desk_no, slot_at=slot.begins_at))
        else:
            self.tell(
                SlotNotOffered(
                    desk_no=slot.desk_no,
                    slot_at=slot.begins_at,
                    reason=slot.reason,
                    is_past=slot.standing is SlotStanding.PAST,
                )
            )
        return None
