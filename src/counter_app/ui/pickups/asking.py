"""What a caller is asked: the form, the case it is about, and what there is already."""

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QObject

from counter_app.domain.cases import CaseId
from counter_app.domain.pickup_terms import PickupItem
from counter_app.domain.pickups import Pickup
from counter_app.store.case_search import CaseHit
from counter_app.ui.messages import Message
from counter_app.ui.payment.latest import LatestOnly
from counter_app.ui.pickups.bench import Bench
from counter_app.ui.pickups.mailing import OpenedMail
from counter_app.ui.pickups.screen import Page, Spot, Typed

_CASE_TEXT_MIN: Final = 2
"""A single character finds half the branch."""


class Asking(QObject):
    """Follows what is typed, and looks for the case and for what was asked for twice."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._bench = bench
        self._form = bench.view.form
        ports = bench.ports
        self._cases: LatestOnly[str, tuple[CaseHit, ...]] = LatestOnly(
            ports.looking,
            ports.find_cases,
            on_done=self._take_hits,
            on_error=lambda _text, error: bench.tell(error),
        )
        self._resembling: LatestOnly[tuple[CaseId | None, str], tuple[Pickup, ...]] = LatestOnly(
            ports.looking,
            lambda asked: ports.similar(case_id=asked[0], caller_phone=asked[1]),
            on_done=lambda _asked, found: bench.put(similar=found),
            on_error=lambda _asked, error: bench.tell(error),
        )
        self._form.typed.connect(self._take_typed)
        self._form.case_edited.connect(self._edit_case)
        self._form.case_entered.connect(self._enter_case)
        self._form.case_chosen.connect(self._choose_case)
        self._form.similar_requested.connect(self._show_similar)
        self._form.mail_dropped.connect(lambda: bench.put(mail_key="", mail_words=""))
        bench.view.new_requested.connect(self._begin_anew)

    def take_items(self, items: tuple[PickupItem, ...]) -> None:
        """Offer these; the first one is chosen until another is."""
        typed = self._bench.work.typed
        if items and typed.item_code not in {item.code for item in items}:
            typed = replace(typed, item_code=items[0].code)
        self._bench.put(items=items, typed=typed)
        self._bench.look_wanted.emit()

    def take_mail(self, mail: OpenedMail) -> None:
        """Put what a mail asks for into the form; nothing is booked by it.

        What a caller has said stays: it is asked for once.  Another mail can be opened again.
        """
        work = self._bench.work
        if not (work.typed.is_empty or work.mail_key):
            message = Message(
                what=self.tr("表單裡的還沒有約好，信沒有放進來"),
                now=self.tr("先按 F12 約好，或按 F2 清空，再選這封信。"),
            )
            self._bench.put(page=Page.WEEK, error=message, said="")
            self._form.focus_home()
            return
        self.empty()
        self._bench.put(page=Page.WEEK, shown=None, is_moving=False, said="", error=None)
        self.fill(mail.typed, mail.hit, mail_key=mail.key, mail_words=mail.words)
        self._form.focus_home()

    def empty(self) -> None:
        """Forget the request."""
        items = self._bench.work.items
        self._cases.forget()
        self._resembling.forget()
        self.fill(Typed(item_code=items[0].code if items else ""), None)

    def fill(
        self, typed: Typed, hit: CaseHit | None, *, mail_key: str = "", mail_words: str = ""
    ) -> None:
        """Put a request into the fields."""
        self._bench.put(
            typed=typed,
            filled=self._bench.work.filled + 1,
            hits=(),
            hit=hit,
            similar=(),
            errors=(),
            picked=None,
            mail_key=mail_key,
            mail_words=mail_words,
        )
        self._ask_similar()
        self._bench.look_wanted.emit()

    def _begin_anew(self) -> None:
        self.empty()
        self._bench.put(said="", error=None)
        self._form.focus_home()

    def _take_typed(self, typed: Typed) -> None:
        work = self._bench.work
        before = work.typed
        is_same_case = typed.case_text == before.case_text
        self._bench.put(
            typed=typed,
            errors=tuple(each for each in work.errors if not _changed(each[0], before, typed)),
            error=None,
            said="",
            hit=work.hit if is_same_case else None,
        )
        if typed.item_code != before.item_code:
            self._bench.look_wanted.emit()
        if typed.caller_phone != before.caller_phone or not is_same_case:
            self._ask_similar()

    def _ask_similar(self) -> None:
        work = self._bench.work
        case_id = work.hit.case_id if work.hit is not None else None
        phone = work.typed.caller_phone.strip()
        if case_id is None and not phone:
            self._resembling.forget()
            self._bench.put(similar=())
        else:
            self._resembling.ask((case_id, phone))

    def _show_similar(self) -> None:
        if self._bench.work.similar:
            self._bench.look_at(self._bench.work.similar[0])

    # --- the case ---------------------------------------------------------------------

    def _edit_case(self, text: str) -> None:
        if len(text) >= _CASE_TEXT_MIN:
            self._cases.ask(text)
        else:
            self._cases.forget()
            self._bench.put(hits=())

    def _take_hits(self, text: str, hits: tuple[CaseHit, ...]) -> None:
        if text == self._bench.work.typed.case_text.strip() and self._bench.work.hit is None:
            self._bench.put(hits=hits)

    def _enter_case(self, text: str) -> None:
        """Look for the case at once; an empty field goes on to the next."""
        if not text or self._bench.work.hit is not None:
            self._bench.put(hits=())
            self._form.go_past_case()
            return
        self._cases.forget()
        ports = self._bench.ports
        ports.looking.run(
            partial(ports.find_cases, text),
            on_done=partial(self._take_entered, text),
            on_error=self._bench.tell,
        )

    def _take_entered(self, text: str, hits: tuple[CaseHit, ...]) -> None:
        if text != self._bench.work.typed.case_text.strip():
            return
        self._bench.put(hits=hits)
        if len(hits) == 1:
            self._choose_case(str(hits[0].case_id))
        elif hits:
            self._form.hit_table.setFocus()
        else:
            words = self.tr("查不到這件案子；可改用姓名、證號找，或清空不填。")
            errors = _without(self._bench.work.errors, Spot.CASE)
            self._bench.put(errors=(*errors, (Spot.CASE, words)))

    def _choose_case(self, key: str) -> None:
        work = self._bench.work
        hit = next((each for each in work.hits if str(each.case_id) == key), None)
        if hit is None:
            return
        self._bench.put(
            hit=hit,
            hits=(),
            typed=replace(work.typed, case_text=hit.case_number),
            filled=work.filled + 1,
            errors=_without(work.errors, Spot.CASE),
        )
        self._ask_similar()
        self._form.go_past_case()


def _changed(spot: Spot, before: Typed, after: Typed) -> bool:
    name = {Spot.CASE: "case_text", Spot.ITEM: "item_code"}.get(spot, spot.value)
    return bool(getattr(before, name) != getattr(after, name))


def _without(errors: tuple[tuple[Spot, str], ...], spot: Spot) -> tuple[tuple[Spot, str], ...]:
    return tuple(each for each in errors if each[0] is not spot)
