"""A visitor without an agreed time: a short form, and the case it may be about."""

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Signal

from counter_app.domain.cases import CaseId
from counter_app.domain.pickup_terms import PickupItem
from counter_app.domain.pickups import PickupRequest, RequestChannel
from counter_app.domain.scans import (
    CaseNumberScan,
    NameScan,
    NumericCaseScan,
    ObligorNumberScan,
    recognise,
)
from counter_app.services.cases import FoundCases
from counter_app.store.case_search import CaseHit
from counter_app.ui.messages import Message
from counter_app.ui.pickup_desk.ports import PickupDeskPorts
from counter_app.ui.pickup_desk.screen import ItemChoice, WalkInFields, WalkInPart
from counter_app.ui.pickup_desk.wording import say_case, say_case_row

_PHONE_DIGITS_MIN: Final = 4

translate = QCoreApplication.translate


class WalkingIn(QObject):
    """What is shown in the form of a walk-in, and the case that was found for it.

    Signals:
        changed(): The form should look otherwise.
        warned(object): A `Message` about the case.
        failed(object): The store could not be asked.
    """

    changed = Signal()
    warned = Signal(object)
    failed = Signal(object)

    def __init__(self, ports: PickupDeskPorts, parent: QObject) -> None:
        super().__init__(parent)
        self._ports = ports
        self._items: tuple[PickupItem, ...] = ()
        self._hits: tuple[CaseHit, ...] = ()
        self.part = WalkInPart()

    def load(self) -> None:
        """Ask what can be picked up."""
        self._ports.store.run(
            self._ports.items, on_done=self._take_items, on_error=self.failed.emit
        )

    def begin(self, text: str = "") -> None:
        """Empty the form, and begin it with what was looked for in vain."""
        scan = recognise(text) if text else None
        is_case = isinstance(scan, CaseNumberScan | NumericCaseScan | ObligorNumberScan)
        digits = sum(sign.isdecimal() for sign in text)
        is_phone = not is_case and digits >= _PHONE_DIGITS_MIN
        is_name = isinstance(scan, NameScan) and not is_phone
        self.part = WalkInPart(
            opened=self.part.opened + 1,
            items=tuple(
                ItemChoice(code=item.code, name=item.name, nature=item.nature)
                for item in self._items
                if item.is_active
            ),
            name=text if is_name else "",
            phone=text if is_phone else "",
            case_text=text if is_case else "",
        )
        if is_case:
            self.search_case(text)

    def search_case(self, text: str) -> None:
        """Look for the case it is about; no words take it away."""
        if not text:
            self._put(())
            return
        self._ports.search.run(
            partial(self._ports.find_cases, text),
            on_done=self._take_cases,
            on_error=self.failed.emit,
        )

    def choose_case(self, key: str) -> None:
        """Take one of the cases that were found."""
        self._put(tuple(hit for hit in self._hits if str(hit.case_id) == key))

    def request(self, fields: WalkInFields) -> PickupRequest:
        """Return what is asked for."""
        return PickupRequest(
            item_code=fields.item_code,
            channel=RequestChannel.DESK,
            caller_name=fields.caller_name,
            caller_phone=fields.caller_phone,
            case_id=self.part.case_id,
            collector=fields.collector,
            agent_name=fields.agent_name,
            amount_twd=fields.amount_twd,
            receipt_number=fields.receipt_number,
            note=fields.note,
        )

    def _take_items(self, items: tuple[PickupItem, ...]) -> None:
        self._items = items

    def _take_cases(self, found: FoundCases) -> None:
        self._put(found.hits)
        if not found.hits:
            self.warned.emit(
                Message(
                    what=translate("PickupDesk", "找不到這個案件"),
                    now=translate("PickupDesk", "檢查號碼，或空著不填也可以登記。"),
                )
            )

    def _put(self, hits: tuple[CaseHit, ...]) -> None:
        self._hits = hits
        only = hits[0] if len(hits) == 1 else None
        self.part = replace(
            self.part,
            hits=() if only is not None else tuple(say_case_row(hit) for hit in hits),
            case_id=None if only is None else CaseId(only.case_id),
            case_words="" if only is None else say_case(only),
        )
        self.changed.emit()
