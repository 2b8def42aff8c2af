"""Marks a visitor as here, by slip or whole number, and says where to go; nothing is looked up."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from counter_app.domain.pickups import PickupExpired, PickupStepRefused, UnknownPickup
from counter_app.domain.scans import PickupScan, recognise
from counter_app.services.pickups import Arrival
from counter_app.ui.background import Background
from counter_app.ui.messages import Message, say_or_raise
from counter_app.ui.pickup_arrival.view import ArrivalScreen, ArrivalView, ArrivedPart
from counter_app.ui.pickup_words import say_desk
from counter_app.ui.widgets.status import Status

SHOWN_FOR_MS: Final = 12_000
"""Long enough to show the visitor the way; the next one does not see the last one's number."""

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivalPorts:
    """What the page needs, with the person and the desk already in it.

    Attributes:
        mark: Marks the arrival that a slip or a whole number means.
        background: Where the store is asked.
    """

    mark: Callable[[str], Arrival]
    background: Background


class ArrivalPresenter(QObject):
    """One scan, one answer, and soon an empty page again."""

    def __init__(
        self, view: ArrivalView, ports: ArrivalPorts, *, shown_for_ms: int = SHOWN_FOR_MS
    ) -> None:
        """Join the page to the service."""
        super().__init__(view)
        self._view = view
        self._ports = ports
        self._screen = ArrivalScreen()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(shown_for_ms)
        self._timer.timeout.connect(self._reset)
        view.entered.connect(self._mark)
        view.left.connect(self._reset)

    def _show(self, screen: ArrivalScreen) -> None:
        self._screen = screen
        self._view.display(screen)
        self._timer.stop()
        if screen.arrived is not None or screen.error is not None:
            self._timer.start()

    def _mark(self, text: str) -> None:
        if self._screen.is_busy:
            return
        if not isinstance(recognise(text), PickupScan):
            self._show(ArrivalScreen(error=say_not_a_slip()))
            return
        self._show(ArrivalScreen(is_busy=True))
        self._ports.background.run(
            partial(self._ports.mark, text), on_done=self._say_arrived, on_error=self._refuse
        )

    def _say_arrived(self, arrival: Arrival) -> None:
        self._show(ArrivalScreen(arrived=arrived_part(arrival)))

    def _refuse(self, error: Exception) -> None:
        self._show(ArrivalScreen())
        self._show(ArrivalScreen(error=say_refusal(error)))

    def _reset(self) -> None:
        if not self._screen.is_busy:
            self._show(ArrivalScreen())


def arrived_part(arrival: Arrival) -> ArrivedPart:
    """Return what a volunteer says to the visitor."""
    desk = translate("PickupArrival", "請到 {desk}").format(desk=say_desk(arrival.desk_no))
    if arrival.is_ready:
        status, words = Status.OK, translate("PickupArrival", "可領件")
        hint = translate("PickupArrival", "東西備妥了，請直接過去。")
    else:
        status, words = Status.WARN, translate("PickupArrival", "請稍候")
        hint = translate("PickupArrival", "請在櫃檯前稍坐，東西快好了。")
    if arrival.was_already:
        hint = translate("PickupArrival", "已經報到過，不用再刷。")
    return ArrivedPart(
        number=arrival.number, desk_words=desk, status=status, status_words=words, hint=hint
    )


def say_not_a_slip() -> Message:
    """Return why nothing but a slip is taken; what was typed in is not repeated."""
    return Message(
        what=translate("PickupArrival", "這裡只收取件單的號碼"),
        now=translate(
            "PickupArrival",
            "請刷取件單，或輸入 P 開頭的完整號碼；只有姓名的，請民眾到 1 號櫃檯。",
        ),
    )


def say_refusal(error: Exception) -> Message:
    """Return why nobody was marked, for somebody who may not look at the pickup.

    Raises:
        Exception: *error* itself, if it is a bug.
    """
    to_desk = translate("PickupArrival", "請民眾到 1 號櫃檯。")
    match error:
        case UnknownPickup():
            return Message(
                what=translate("PickupArrival", "找不到這個號碼"),
                now=translate("PickupArrival", "請再刷一次；仍找不到時，請民眾到 1 號櫃檯。"),
            )
        case PickupStepRefused():
            return Message(
                what=translate("PickupArrival", "這一件已經領走、取消或歸檔"), now=to_desk
            )
        case PickupExpired():
            return Message(what=translate("PickupArrival", "這一件的保留期限已過"), now=to_desk)
        case _:
            return say_or_raise(error)
