"""Looks at the store once a second while the page is in front: other desks work, too."""

from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import Shiboken

from counter_app.domain.pickup_terms import DEFAULT_TERMS
from counter_app.domain.pickups import Pickup, PickupNumber
from counter_app.services.pickups import PickupDetail
from counter_app.ui.pickup_desk.ports import PickupDeskPorts

POLL_EVERY_MS: Final = 1_000
"""So another desk's arrival is seen within two seconds, and the minutes run."""

MISS_EVERY_POLLS: Final = 60
"""Once a minute somebody looks who did not come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """What one look at the store has found.

    Attributes:
        number: Whose detail was asked for; empty for nobody's.
    """

    pickups: tuple[Pickup, ...]
    target_minutes: int
    number: str
    detail: PickupDetail | None


class Watching(QObject):
    """Today's pickups of this desk, and everything about one of them.

    Attributes:
        pickups: Of today, by time.
        wanted: Number of the one that is looked at; empty for none.
        detail: Of that one; None until it is here.
        target_minutes: What zero wait means today.

    Signals:
        looked(): What is known may be another now.
        failed(object): The store could not be asked.
    """

    looked = Signal()
    failed = Signal(object)

    def __init__(self, ports: PickupDeskPorts, parent: QObject, *, may_write: bool) -> None:
        """Keep what is asked.

        Args:
            ports: The services.
            parent: Who keeps this.
            may_write: The role also writes down who did not come.
        """
        super().__init__(parent)
        self._ports = ports
        self._may_write = may_write
        self.pickups: tuple[Pickup, ...] = ()
        self.wanted = ""
        self.detail: PickupDetail | None = None
        self.target_minutes = DEFAULT_TERMS.target_minutes
        self._polls = 0
        self._is_looking = False
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Look now, and every second from now on."""
        self._polls = 0
        self._timer.start()
        self.look()

    def end(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Look at the store; one look at a time, however slow it is."""
        if self._is_looking:
            return
        self._is_looking = True
        is_minute = self._polls % MISS_EVERY_POLLS == 0
        self._polls += 1
        # Not on the worker of acts: nobody shall wait for a look, and a look for nobody.
        self._ports.search.run(
            partial(self._ask, self.wanted, is_minute=is_minute),
            on_done=partial(self._take, self.detail),
            on_error=self._fail,
        )

    def put(self, detail: PickupDetail) -> None:
        """Look at this one from now on."""
        self.wanted, self.detail = detail.pickup.number, detail
        self.looked.emit()

    def want(self, number: str) -> None:
        """Look at this one as soon as it is here."""
        if number != self.wanted:
            self.wanted, self.detail = number, None
        self._ports.search.run(
            partial(self._ports.look, PickupNumber(number)),
            on_done=self._take_detail,
            on_error=self._fail,
        )

    def _ask(self, number: str, *, is_minute: bool) -> _Look:
        ports = self._ports
        if is_minute and self._may_write:
            ports.miss_overdue()
        return _Look(
            pickups=ports.day(),
            target_minutes=ports.target_minutes() if is_minute else self.target_minutes,
            number=number,
            detail=ports.look(PickupNumber(number)) if number else None,
        )

    def _take(self, before: PickupDetail | None, look: _Look) -> None:
        if not Shiboken.isValid(self):
            return
        self._is_looking = False
        self.pickups = look.pickups
        self.target_minutes = look.target_minutes
        # What was put here meanwhile is newer than what this look has seen.
        is_newest = self.detail is before
        if look.detail is not None and look.number == self.wanted and is_newest:
            self.detail = look.detail
        self.looked.emit()

    def _take_detail(self, detail: PickupDetail) -> None:
        if Shiboken.isValid(self) and detail.pickup.number == self.wanted:
            self.detail = detail
            self.looked.emit()

    def _fail(self, error: Exception) -> None:
        if Shiboken.isValid(self):
            self._is_looking = False
            self.failed.emit(error)
