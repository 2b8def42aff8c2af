"""Takes a request down while somebody is on the telephone, and keeps the week in sight."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.cases import CaseId
from counter_app.domain.pickup_slots import SlotStanding
from counter_app.domain.pickup_terms import PickupItem
from counter_app.domain.pickups import (
    Pickup,
    PickupFieldRefused,
    PickupNumber,
    PickupRequest,
    SlotNotOffered,
    SlotTaken,
    StepKind,
)
from counter_app.store.case_search import CaseHit
from counter_app.ui.messages import say_or_raise
from counter_app.ui.names import say_printer_status
from counter_app.ui.payment.latest import LatestOnly
from counter_app.ui.pickup_words import say_desk, say_when
from counter_app.ui.pickups.composing import Done, Place, Work, compose, week_after
from counter_app.ui.pickups.looking import Looking
from counter_app.ui.pickups.mailing import Mailing, OpenedMail
from counter_app.ui.pickups.ports import Look, LookWish, PickupPorts, SlipPaper
from counter_app.ui.pickups.requests import read_form, spot_of
from counter_app.ui.pickups.screen import Page, Spot, Typed
from counter_app.ui.pickups.view import PickupsView
from counter_app.ui.pickups.weeks import monday_of, slot_at
from counter_app.ui.reveal import Reveal

_CASE_TEXT_MIN = 2
"""A single character finds half the branch."""


class PickupsPresenter(QObject):
    """One call after the other; the desks beside this one are seen as they work."""

    def __init__(
        self, view: PickupsView, ports: PickupPorts, *, may_book: bool, may_reveal: bool
    ) -> None:
        """Join the page to the services.

        Args:
            view: The page.
            ports: What is asked.
            may_book: The role takes requests; any other only looks.
            may_reveal: The role may see names and telephone numbers in full.
        """
        super().__init__(view)
        self._view = view
        self._ports = ports
        today = ports.today()
        self._work = Work(
            desk_no=ports.desk_no,
            monday=monday_of(today),
            may_book=may_book,
            may_reveal=may_reveal,
        )
        self._reveal = Reveal(ports.store, ports.reveal, self)
        self._looking = Looking(
            ports.looking,
            ports.look,
            miss_overdue=ports.miss_overdue,
            is_visible=view.isVisible,
            parent=self,
        )
        self._cases: LatestOnly[str, tuple[CaseHit, ...]] = LatestOnly(
            ports.looking,
            ports.find_cases,
            on_done=self._take_hits,
            on_error=lambda _text, error: self._tell(error),
        )
        self._finding: LatestOnly[str, tuple[Pickup, ...]] = LatestOnly(
            ports.looking,
            ports.find,
            on_done=lambda _text, found: self._put(found=found),
            on_error=lambda _text, error: self._tell(error),
        )
        self._opening: LatestOnly[str, tuple[Pickup, ...]] = LatestOnly(
            ports.looking,
            ports.find,
            on_done=self._take_entered,
            on_error=lambda _text, error: self._tell(error),
        )
        self._resembling: LatestOnly[tuple[CaseId | None, str], tuple[Pickup, ...]] = LatestOnly(
            ports.looking,
            lambda asked: ports.similar(case_id=asked[0], caller_phone=asked[1]),
            on_done=lambda _asked, found: self._put(similar=found),
            on_error=lambda _asked, error: self._tell(error),
        )
        self._mailing = Mailing(view.mails, ports, self)
        self._connect()
        self._view.week.remember(today.weekday())
        self._show()

    def show_pickup(self, number: PickupNumber) -> None:
        """Put a pickup on the card, and its week behind it."""
        self._opening.ask(number)

    def _connect(self) -> None:
        view = self._view
        view.shown.connect(self._begin)
        view.left.connect(self._leave)
        view.form.typed.connect(self._take_typed)
        view.form.case_edited.connect(self._edit_case)
        view.form.case_entered.connect(self._enter_case)
        view.form.case_chosen.connect(self._choose_case)
        view.form.similar_requested.connect(self._show_similar)
        view.form.mail_dropped.connect(lambda: self._put(mail_key="", mail_words=""))
        view.new_requested.connect(self._clear)
        view.book_requested.connect(self._book_target)
        view.offer_dropped.connect(lambda: self._put(picked=None))
        view.slot_reached.connect(lambda begins_at: self._put(cell=begins_at))
        view.slot_entered.connect(self._enter_slot)
        view.week_turned.connect(self._turn_week)
        view.today_requested.connect(self._go_to_today)
        view.desk_turned.connect(self._turn_desk)
        view.desk_chosen.connect(self._choose_desk)
        view.pickup_reached.connect(self._reach)
        view.pickup_opened.connect(self._open)
        view.move_requested.connect(self._begin_move)
        view.cancel_requested.connect(self._cancel)
        view.undo_requested.connect(self._undo)
        view.print_requested.connect(self._print)
        view.reveal_requested.connect(self._toggle_reveal)
        view.released.connect(self._release)
        view.back_requested.connect(self._go_back)
        view.band_acted.connect(self._act_on_band)
        view.searched.connect(self._search)
        view.search_entered.connect(self._enter_search)
        view.mails_requested.connect(lambda: self._put(page=Page.MAILS))
        self._looking.seen.connect(self._take_look)
        self._looking.failed.connect(self._miss_look)
        self._reveal.changed.connect(self._show)
        self._reveal.failed.connect(self._tell)
        self._mailing.closed.connect(lambda: self._put(page=Page.WEEK))
        self._mailing.opened.connect(self._take_mail)

    # --- showing ----------------------------------------------------------------------

    def _put(self, **changes: object) -> None:
        self._work = replace(self._work, **changes)  # type: ignore[arg-type]
        self._show()

    def _show(self) -> None:
        shown = self._work.shown
        is_masked = shown is None or not self._reveal.is_shown(shown.number)
        self._view.display(compose(self._work, is_masked=is_masked))

    def _begin(self) -> None:
        self._ports.store.run(self._ports.items, on_done=self._take_items, on_error=self._tell)
        self._looking.start(self._wish())

    def _leave(self) -> None:
        """Hide what is not for everybody's eyes; what was typed stays."""
        self._looking.stop()
        self._reveal.hide()

    def _take_items(self, items: tuple[PickupItem, ...]) -> None:
        typed = self._work.typed
        known = {item.code for item in items}
        if items and typed.item_code not in known:
            typed = replace(typed, item_code=items[0].code)
        self._put(items=items, typed=typed)
        self._look_again()

    def _wish(self) -> LookWish:
        work = self._work
        return LookWish(
            desk_no=work.desk_no,
            monday=work.monday,
            item_code=work.typed.item_code,
            number=work.shown.number if work.shown is not None else None,
        )

    def _look_again(self) -> None:
        self._looking.look(self._wish())

    def _take_look(self, _wish: LookWish, look: Look) -> None:
        work = self._work
        is_same = look == work.look and work.trouble is None
        shown = look.shown if look.shown is not None else work.shown
        if is_same and shown == work.shown:
            return
        desks = look.week.desks
        if work.look is None and desks and work.desk_no not in desks:
            # This desk hands nothing over: the first that does is shown.
            self._work = replace(work, look=look, desk_no=desks[0])
            self._look_again()
            return
        self._put(look=look, shown=shown, trouble=None)

    def _miss_look(self, error: Exception) -> None:
        trouble = say_or_raise(error)
        if trouble != self._work.trouble:
            self._put(trouble=trouble)

    def _tell(self, error: Exception) -> None:
        self._put(is_busy=False, error=say_or_raise(error), said="")

    # --- the form ---------------------------------------------------------------------

    def _take_typed(self, typed: Typed) -> None:
        before = self._work.typed
        wrong = tuple(each for each in self._work.errors if not _changed(each[0], before, typed))
        hit = self._work.hit if typed.case_text == before.case_text else None
        self._put(typed=typed, errors=wrong, error=None, said="", hit=hit)
        if typed.item_code != before.item_code:
            self._look_again()
        if typed.caller_phone != before.caller_phone or hit is not self._work.hit:
            self._ask_similar()

    def _ask_similar(self) -> None:
        work = self._work
        case_id = work.hit.case_id if work.hit is not None else None
        phone = work.typed.caller_phone.strip()
        if case_id is None and not phone:
            self._resembling.forget()
            self._put(similar=())
        else:
            self._resembling.ask((case_id, phone))

    def _edit_case(self, text: str) -> None:
        if len(text) >= _CASE_TEXT_MIN:
            self._cases.ask(text)
        else:
            self._cases.forget()
            self._put(hits=())

    def _take_hits(self, text: str, hits: tuple[CaseHit, ...]) -> None:
        if text == self._work.typed.case_text.strip() and self._work.hit is None:
            self._put(hits=hits)

    def _enter_case(self, text: str) -> None:
        """Take the first of what was found; an empty field goes on to the next."""
        if not text or self._work.hit is not None:
            self._put(hits=())
            self._view.form.go_past_case()
            return
        self._cases.forget()
        self._ports.looking.run(
            partial(self._ports.find_cases, text),
            on_done=partial(self._choose_found, text),
            on_error=self._tell,
        )

    def _choose_found(self, text: str, hits: tuple[CaseHit, ...]) -> None:
        if text != self._work.typed.case_text.strip():
            return
        self._put(hits=hits)
        if len(hits) == 1:
            self._choose_case(str(hits[0].case_id))
        elif hits:
            self._view.form.hit_table.setFocus()
        else:
            words = self.tr("查不到這件案子；可改用姓名、證號找，或清空不填。")
            self._put(errors=(*_without(self._work.errors, Spot.CASE), (Spot.CASE, words)))

    def _choose_case(self, key: str) -> None:
        hit = next((each for each in self._work.hits if str(each.case_id) == key), None)
        if hit is None:
            return
        self._put(
            hit=hit,
            hits=(),
            typed=replace(self._work.typed, case_text=hit.case_number),
            filled=self._work.filled + 1,
            errors=_without(self._work.errors, Spot.CASE),
        )
        self._ask_similar()
        self._view.form.go_past_case()

    def _show_similar(self) -> None:
        if self._work.similar:
            self._look_at(self._work.similar[0])

    def _clear(self) -> None:
        """Begin anew; the steps that can be taken back stay."""
        self._empty_form()
        self._put(said="", error=None, mail_key="", mail_words="")
        self._view.form.focus_home()

    def _empty_form(self) -> None:
        items = self._work.items
        self._cases.forget()
        self._resembling.forget()
        self._put(
            typed=Typed(item_code=items[0].code if items else ""),
            filled=self._work.filled + 1,
            hits=(),
            hit=None,
            similar=(),
            errors=(),
            picked=None,
            mail_key="",
            mail_words="",
        )

    # --- booking ----------------------------------------------------------------------

    def _book_target(self) -> None:
        target = self._work.target
        if target is not None:
            self._book(target)

    def _enter_slot(self, begins_at: object) -> None:
        """Move what is being moved, else book what stands in the form."""
        look = self._work.look
        slot = None if look is None else slot_at(look.week, begins_at)  # type: ignore[arg-type]
        if slot is None or not self._work.may_book or self._work.is_busy:
            return
        place = Place(desk_no=slot.desk_no, begins_at=slot.begins_at)
        if self._work.is_moving:
            self._move(place)
        elif slot.standing is SlotStanding.FULL:
            self._tell(SlotTaken(desk_no=place.desk_no, slot_at=place.begins_at))
        elif slot.standing is not SlotStanding.OPEN:
            is_past = slot.standing is SlotStanding.PAST
            self._tell(
                SlotNotOffered(
                    desk_no=place.desk_no,
                    slot_at=place.begins_at,
                    reason=slot.reason,
                    is_past=is_past,
                )
            )
        else:
            self._book(place)

    def _book(self, place: Place) -> None:
        work = self._work
        if work.is_busy or not work.may_book:
            return
        form = read_form(work.typed, work.items, work.hit, mail_key=work.mail_key)
        if form.request is None:
            # The slot is kept in mind: F12 takes it as soon as the rest is known.
            is_next = work.picked is None and place == work.target
            self._put(
                errors=form.errors,
                picked=work.picked if is_next else place,
                error=None,
                said="",
            )
            self._view.form.focus_spot(form.errors[0][0])
            return
        self._put(is_busy=True, errors=(), error=None, said="", is_moving=False)
        self._ports.store.run(
            partial(self._take_slot, form.request, place),
            on_done=partial(self._booked, work),
            on_error=self._refuse,
        )

    def _take_slot(self, request: PickupRequest, place: Place) -> Pickup:
        return self._ports.book(request, desk_no=place.desk_no, slot_at=place.begins_at)

    def _booked(self, before: Work, pickup: Pickup) -> None:
        done = Done(number=pickup.number, kind=StepKind.REQUEST, typed=before.typed, hit=before.hit)
        words = self.tr("約好了：{number}，{when}，{desk}。F9 印取件單，Ctrl+Z 取回")
        said = words.format(
            number=pickup.number, when=say_when(pickup), desk=say_desk(pickup.desk_no)
        )
        left = self._mailing.mark_booked(before.mail_key, pickup.number) if before.mail_key else 0
        self._empty_form()
        self._settle(pickup, said=said, done=done)
        self._put(mails_left=left)
        self._view.form.focus_home()

    def _refuse(self, error: Exception) -> None:
        spot = spot_of(error) if isinstance(error, PickupFieldRefused) else None
        if spot is None:
            self._tell(error)
        else:
            self._put(is_busy=False, errors=((spot, say_or_raise(error).what),))
            self._view.form.focus_spot(spot)
        self._look_again()

    def _settle(self, pickup: Pickup, *, said: str, done: Done | None) -> None:
        """Show what became of a pickup, and the week it is in."""
        history = self._work.history if done is None else (*self._work.history, done)
        self._put(
            is_busy=False,
            shown=pickup,
            is_moving=False,
            said=said,
            error=None,
            history=history,
            mails_left=0,
        )
        self._go_to_slot(pickup)
        self._look_again()

    # --- what is agreed ---------------------------------------------------------------

    def _reach(self, number: str) -> None:
        pickup = self._work.pickup(number)
        if pickup is not None and not self._work.is_moving:
            self._put(shown=pickup)
            self._keep_reveal()
            self._look_again()

    def _open(self, number: str) -> None:
        """Look at a pickup to move it: the week comes to the front with its slot."""
        pickup = self._work.pickup(number)
        if pickup is not None:
            self._look_at(pickup)
            self._begin_move()

    def _look_at(self, pickup: Pickup) -> None:
        self._put(shown=pickup, is_moving=False, said="", error=None)
        self._keep_reveal()
        self._go_to_slot(pickup)
        self._look_again()

    def _keep_reveal(self) -> None:
        self._reveal.keep_to(self._work.shown.number if self._work.shown is not None else "")

    def _begin_move(self) -> None:
        screen = compose(self._work, is_masked=True)
        if screen.card is None or not self._work.may_book or self._work.is_busy:
            return
        if screen.card.can_move:
            self._put(is_moving=True, said="", error=None)
            self._view.week.setFocus()

    def _move(self, place: Place) -> None:
        pickup = self._work.shown
        if pickup is None:
            return
        was = say_when(pickup)
        self._put(is_busy=True, error=None)
        self._ports.store.run(
            lambda: self._ports.move(pickup.number, desk_no=place.desk_no, slot_at=place.begins_at),
            on_done=partial(self._moved, was),
            on_error=self._refuse_step,
        )

    def _moved(self, was: str, pickup: Pickup) -> None:
        words = self.tr("改好了：{number} 從 {was} 改到 {when}。F9 印取件單，Ctrl+Z 取回")
        said = words.format(number=pickup.number, was=was, when=say_when(pickup))
        self._settle(pickup, said=said, done=Done(number=pickup.number, kind=StepKind.MOVE))

    def _cancel(self) -> None:
        shown = self._work.shown
        if shown is None or self._work.is_busy:
            return
        self._put(is_busy=True, error=None, is_moving=False)
        self._ports.store.run(
            partial(self._ports.cancel, shown.number),
            on_done=self._cancelled,
            on_error=self._refuse_step,
        )

    def _cancelled(self, pickup: Pickup) -> None:
        words = self.tr("取消了：{number}，{when} 的名額空出來了。Ctrl+Z 取回")
        said = words.format(number=pickup.number, when=say_when(pickup))
        self._settle(pickup, said=said, done=Done(number=pickup.number, kind=StepKind.CANCEL))

    def _undo(self) -> None:
        if not self._work.history or self._work.is_busy:
            return
        last = self._work.history[-1]
        self._put(is_busy=True, error=None, is_moving=False)
        if last.kind is StepKind.REQUEST:
            job = partial(self._ports.cancel, last.number)
        else:
            job = partial(self._ports.undo, last.number, last.kind)
        self._ports.store.run(job, on_done=partial(self._undone, last), on_error=self._refuse_undo)

    def _undone(self, last: Done, pickup: Pickup) -> None:
        self._put(history=self._work.history[:-1])
        if last.kind is StepKind.REQUEST:
            said = self.tr("取回了：{number} 已取消，填過的都還在。").format(number=pickup.number)
        else:
            said = self.tr("取回了：{number} 仍是 {when}。").format(
                number=pickup.number, when=say_when(pickup)
            )
        self._settle(pickup, said=said, done=None)
        if last.typed is not None and self._work.typed.is_empty:
            # What was said on the telephone is not asked for twice.
            self._put(typed=last.typed, hit=last.hit, filled=self._work.filled + 1)
            self._look_again()

    def _refuse_undo(self, error: Exception) -> None:
        """What cannot be taken back now will not be later: the step before comes next."""
        self._work = replace(self._work, history=self._work.history[:-1])
        self._refuse_step(error)

    def _refuse_step(self, error: Exception) -> None:
        self._tell(error)
        self._look_again()

    def _release(self) -> None:
        self._reveal.hide()
        self._put(shown=None, is_moving=False, said="", error=None)
        self._look_again()

    def _toggle_reveal(self) -> None:
        shown = self._work.shown
        if shown is not None and self._work.may_reveal:
            self._reveal.toggle(shown.number, ("name", "phone"))

    # --- paper ------------------------------------------------------------------------

    def _print(self) -> None:
        shown = self._work.shown
        if shown is None or self._work.is_busy:
            return
        self._put(is_busy=True, error=None)
        self._ports.printing.run(
            partial(self._ports.paper, shown.number),
            on_done=partial(self._printed, shown.number),
            on_error=self._tell,
        )

    def _printed(self, number: PickupNumber, paper: SlipPaper) -> None:
        said = self.tr("取件單 {number} 印好了。").format(number=number)
        if not paper.was_printed and paper.path is not None:
            why = self.tr("沒有印表機")
            if paper.status is not None:
                why = self.tr("印表機{status}").format(status=say_printer_status(paper.status))
            said = self.tr("{why}，取件單存成檔案：{name}").format(why=why, name=paper.path.name)
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(paper.path)))
        self._put(is_busy=False, said=said)

    # --- the week ---------------------------------------------------------------------

    def _turn_week(self, weeks: int) -> None:
        self._put(monday=week_after(self._work.monday, weeks))
        self._look_again()

    def _go_to_today(self) -> None:
        today = self._ports.today()
        self._view.week.remember(today.weekday())
        self._put(monday=monday_of(today))
        self._look_again()

    def _go_to_slot(self, pickup: Pickup) -> None:
        if pickup.slot_at is None:
            return
        at = pickup.slot_at.astimezone(TAIPEI)
        self._put(desk_no=pickup.desk_no, monday=monday_of(at.date()))
        self._view.week.remember(at.weekday(), at.time())

    def _turn_desk(self, by: int) -> None:
        look = self._work.look
        desks = sorted({*look.week.desks, self._work.desk_no}) if look is not None else []
        if len(desks) > 1:
            self._choose_desk(desks[(desks.index(self._work.desk_no) + by) % len(desks)])

    def _choose_desk(self, desk_no: int) -> None:
        self._put(desk_no=desk_no)
        self._look_again()

    # --- searching --------------------------------------------------------------------

    def _search(self, text: str) -> None:
        text = text.strip()
        self._opening.forget()
        if text:
            self._finding.ask(text)
        else:
            self._finding.forget()
            self._put(found=None)

    def _enter_search(self, text: str) -> None:
        text = text.strip()
        if text:
            self._finding.forget()
            self._opening.ask(text)

    def _take_entered(self, _text: str, found: tuple[Pickup, ...]) -> None:
        if len(found) == 1:
            self._put(page=Page.WEEK, found=None)
            self._look_at(found[0])
            self._view.week.setFocus()
            return
        self._put(page=Page.WEEK, found=found)
        if found:
            self._view.side.day_table.setFocus()
            self._view.side.day_table.set_current(0)

    # --- one step back ----------------------------------------------------------------

    def _go_back(self) -> None:
        work = self._work
        if work.is_moving:
            self._put(is_moving=False)
        elif work.found is not None:
            self._finding.forget()
            self._put(found=None)
        elif work.picked is not None:
            self._put(picked=None)

    def _act_on_band(self) -> None:
        if self._work.is_moving:
            self._put(is_moving=False)
        elif self._work.mails_left:
            self._put(page=Page.MAILS)

    # --- mails ------------------------------------------------------------------------

    def _take_mail(self, mail: OpenedMail) -> None:
        """Put what a mail asks for into the form; nothing is booked by it."""
        self._empty_form()
        self._put(
            page=Page.WEEK,
            typed=mail.typed,
            filled=self._work.filled + 1,
            hit=mail.hit,
            mail_key=mail.key,
            mail_words=mail.words,
            said="",
            error=None,
        )
        self._ask_similar()
        self._look_again()
        self._view.form.focus_home()


def _changed(spot: Spot, before: Typed, after: Typed) -> bool:
    name = {Spot.CASE: "case_text", Spot.ITEM: "item_code"}.get(spot, spot.value)
    return bool(getattr(before, name) != getattr(after, name))


def _without(errors: tuple[tuple[Spot, str], ...], spot: Spot) -> tuple[tuple[Spot, str], ...]:
    return tuple(each for each in errors if each[0] is not spot)
