"""Takes requests down while somebody is on the telephone, and keeps the week in sight."""

from functools import partial

from PySide6.QtCore import QObject

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.pickups import Pickup, PickupNumber
from counter_app.ui.messages import say_or_raise
from counter_app.ui.payment.latest import LatestOnly
from counter_app.ui.pickups.asking import Asking
from counter_app.ui.pickups.bench import Bench
from counter_app.ui.pickups.composing import Done, Work, compose, week_after
from counter_app.ui.pickups.deeds import Deeds
from counter_app.ui.pickups.looking import Looking
from counter_app.ui.pickups.mailing import Mailing
from counter_app.ui.pickups.ports import Look, LookWish, PickupPorts
from counter_app.ui.pickups.screen import Page
from counter_app.ui.pickups.view import PickupsView
from counter_app.ui.pickups.weeks import monday_of
from counter_app.ui.reveal import Reveal


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
        now = ports.now().astimezone(TAIPEI)
        work = Work(
            desk_no=ports.desk_no,
            monday=monday_of(now.date()),
            may_book=may_book,
            may_reveal=may_reveal,
        )
        self._bench = Bench(work, view, ports, self)
        self._is_showing = False
        self._is_changed = False
        self._reveal = Reveal(ports.store, ports.reveal, self)
        self._looking = Looking(
            ports.looking,
            ports.look,
            miss_overdue=ports.miss_overdue,
            is_visible=view.isVisible,
            parent=self,
        )
        self._finding: LatestOnly[str, tuple[Pickup, ...]] = LatestOnly(
            ports.looking,
            ports.find,
            on_done=lambda _text, found: self._bench.put(found=found),
            on_error=lambda _text, error: self._bench.tell(error),
        )
        self._opening: LatestOnly[str, tuple[Pickup, ...]] = LatestOnly(
            ports.looking,
            ports.find,
            on_done=self._take_entered,
            on_error=lambda _text, error: self._bench.tell(error),
        )
        self._asking = Asking(self._bench)
        self._deeds = Deeds(self._bench)
        self._mailing = Mailing(view.mails, ports, self)
        self._connect()
        view.week.remember(now.weekday(), now.time())
        self._show()

    def show_pickup(self, number: PickupNumber) -> None:
        """Put a pickup on the card, its week behind it, ready to be moved.

        Another page asks for it: whom somebody has called and who needs another time.
        """
        self._ports.looking.run(
            partial(self._ports.find, number),
            on_done=self._take_wanted,
            on_error=self._bench.tell,
        )

    def _take_wanted(self, found: tuple[Pickup, ...]) -> None:
        for pickup in found[:1]:
            self._bench.put(page=Page.WEEK, found=None)
            self._bench.look_at(pickup)
            self._view.week.setFocus()
            self._deeds.begin_move()

    def _connect(self) -> None:
        view, bench = self._view, self._bench
        view.shown.connect(self._begin)
        view.left.connect(self._leave)
        view.offer_dropped.connect(lambda: bench.put(picked=None))
        view.slot_reached.connect(lambda begins_at: bench.put(cell=begins_at))
        view.week_turned.connect(self._turn_week)
        view.today_requested.connect(self._go_to_today)
        view.desk_turned.connect(self._turn_desk)
        view.desk_chosen.connect(self._choose_desk)
        view.pickup_reached.connect(self._reach)
        view.pickup_opened.connect(self._open)
        view.reveal_requested.connect(self._toggle_reveal)
        view.released.connect(self._release)
        view.back_requested.connect(self._go_back)
        view.band_acted.connect(self._act_on_band)
        view.searched.connect(self._search)
        view.search_entered.connect(self._enter_search)
        view.mails_requested.connect(lambda: bench.put(page=Page.MAILS))
        bench.changed.connect(self._show)
        bench.look_wanted.connect(self._look)
        bench.reached.connect(self._keep_reveal)
        self._deeds.booked.connect(self._take_booked)
        self._deeds.unbooked.connect(self._take_unbooked)
        self._looking.seen.connect(self._take_look)
        self._looking.failed.connect(self._miss_look)
        self._reveal.changed.connect(self._show)
        self._reveal.failed.connect(bench.tell)
        self._mailing.closed.connect(lambda: bench.put(page=Page.WEEK))
        self._mailing.opened.connect(self._asking.take_mail)

    # --- showing and looking ----------------------------------------------------------

    def _show(self) -> None:
        # A week that is shown tells where its current slot is now: that comes after, not within.
        self._is_changed = True
        if self._is_showing:
            return
        self._is_showing = True
        try:
            while self._is_changed:
                self._is_changed = False
                shown = self._bench.work.shown
                is_masked = shown is None or not self._reveal.is_shown(shown.number)
                self._view.display(compose(self._bench.work, is_masked=is_masked))
        finally:
            self._is_showing = False

    def _begin(self) -> None:
        self._ports.store.run(
            self._ports.items, on_done=self._asking.take_items, on_error=self._bench.tell
        )
        self._looking.start(self._wish())

    def _leave(self) -> None:
        """Hide what is not for everybody's eyes; what was typed stays."""
        self._looking.stop()
        self._reveal.hide()

    def _wish(self) -> LookWish:
        work = self._bench.work
        return LookWish(
            desk_no=work.desk_no,
            monday=work.monday,
            item_code=work.typed.item_code,
            number=work.shown.number if work.shown is not None else None,
        )

    def _look(self) -> None:
        self._looking.look(self._wish())

    def _take_look(self, _wish: LookWish, look: Look) -> None:
        work = self._bench.work
        desks = look.week.desks
        if work.look is None and desks and work.desk_no not in desks:
            # This desk hands nothing over: the first that does is shown.
            self._bench.put(look=look, desk_no=desks[0], trouble=None)
            self._look()
            return
        shown = work.shown if look.shown is None else look.shown
        if look != work.look or shown != work.shown or work.trouble is not None:
            self._bench.put(look=look, shown=shown, trouble=None)

    def _miss_look(self, error: Exception) -> None:
        trouble = say_or_raise(error)
        if trouble != self._bench.work.trouble:
            self._bench.put(trouble=trouble)

    # --- what was booked --------------------------------------------------------------

    def _take_booked(self, before: Work) -> None:
        """Make room for the next call, or go on with the next mail."""
        shown = self._bench.work.shown
        self._asking.empty()
        if before.mail_key and shown is not None:
            left = self._mailing.mark_booked(before.mail_key, shown.number)
            self._bench.put(mails_left=left)
        self._view.form.focus_home()

    def _take_unbooked(self, last: Done) -> None:
        """Put back what was said on the telephone: it is not asked for twice."""
        if last.typed is not None and self._bench.work.typed.is_empty:
            self._asking.fill(last.typed, last.hit)

    # --- the pickup on the card -------------------------------------------------------

    def _reach(self, number: str) -> None:
        pickup = self._bench.work.pickup(number)
        if pickup is not None and not self._bench.work.is_moving:
            self._bench.put(shown=pickup)
            self._keep_reveal()
            self._look()

    def _open(self, number: str) -> None:
        """Look at a pickup to move it: the week comes to the front with its slot."""
        pickup = self._bench.work.pickup(number)
        if pickup is not None:
            self._bench.look_at(pickup)
            self._deeds.begin_move()

    def _keep_reveal(self) -> None:
        shown = self._bench.work.shown
        self._reveal.keep_to(shown.number if shown is not None else "")

    def _toggle_reveal(self) -> None:
        shown = self._bench.work.shown
        if shown is not None and self._bench.work.may_reveal:
            self._reveal.toggle(shown.number, ("name", "phone"))

    def _release(self) -> None:
        self._reveal.hide()
        self._bench.put(shown=None, is_moving=False, said="", error=None)
        self._look()

    # --- the week ---------------------------------------------------------------------

    def _turn_week(self, weeks: int) -> None:
        self._bench.put(monday=week_after(self._bench.work.monday, weeks), error=None)
        self._look()

    def _go_to_today(self) -> None:
        now = self._ports.now().astimezone(TAIPEI)
        self._view.week.remember(now.weekday(), now.time())
        self._bench.put(monday=monday_of(now.date()), error=None)
        self._look()

    def _turn_desk(self, by: int) -> None:
        work = self._bench.work
        desks = sorted({*work.look.week.desks, work.desk_no}) if work.look is not None else []
        if len(desks) > 1:
            self._choose_desk(desks[(desks.index(work.desk_no) + by) % len(desks)])

    def _choose_desk(self, desk_no: int) -> None:
        self._bench.put(desk_no=desk_no, error=None)
        self._look()

    # --- searching --------------------------------------------------------------------

    def _search(self, text: str) -> None:
        text = text.strip()
        self._opening.forget()
        if text:
            self._finding.ask(text)
        else:
            self._finding.forget()
            self._bench.put(found=None)

    def _enter_search(self, text: str) -> None:
        text = text.strip()
        if text:
            self._finding.forget()
            self._opening.ask(text)

    def _take_entered(self, _text: str, found: tuple[Pickup, ...]) -> None:
        if len(found) == 1:
            self._bench.put(page=Page.WEEK, found=None)
            self._bench.look_at(found[0])
            self._view.week.setFocus()
            return
        self._bench.put(page=Page.WEEK, found=found)
        if found:
            self._view.side.day_table.setFocus()
            self._view.side.day_table.set_current(0)
            # The list may have stood at its first row before: what is on the card is what it says.
            self._reach(self._view.side.day_table.current_key())

    # --- one step back ----------------------------------------------------------------

    def _go_back(self) -> None:
        work = self._bench.work
        if work.is_moving:
            self._bench.put(is_moving=False)
        elif work.found is not None:
            self._finding.forget()
            self._bench.put(found=None)
        elif work.picked is not None:
            self._bench.put(picked=None)

    def _act_on_band(self) -> None:
        work = self._bench.work
        if work.is_moving:
            self._bench.put(is_moving=False)
        elif work.paper is not None:
            self._deeds.open_paper()
        elif work.mails_left:
            self._bench.put(page=Page.MAILS)
        elif work.can_take_back:
            self._deeds.undo()
