"""What is done with pickups on this page: book, move, cancel, take back, print the slip."""

from functools import partial

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from counter_app.domain.errors import Refusal
from counter_app.domain.pickups import (
    Pickup,
    PickupFieldRefused,
    PickupNumber,
    PickupRequest,
    StepKind,
)
from counter_app.ui.messages import say_or_raise
from counter_app.ui.names import say_printer_status
from counter_app.ui.pickup_words import say_desk, say_when
from counter_app.ui.pickups.bench import Bench
from counter_app.ui.pickups.composing import Done, Place, Work, compose
from counter_app.ui.pickups.ports import SlipPaper
from counter_app.ui.pickups.requests import read_form, spot_of


class Deeds(QObject):
    """One deed after the other; each says in one line what came of it.

    Signals:
        booked(object): The `Work` as it stood, and so the request that was booked.
        unbooked(object): A `Done`: its booking was taken back.
    """

    booked = Signal(object)
    unbooked = Signal(object)

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._bench = bench
        self._ports = bench.ports
        view = bench.view
        view.book_requested.connect(self._book_target)
        view.slot_entered.connect(self._enter_slot)
        view.move_requested.connect(self.begin_move)
        view.cancel_requested.connect(self._cancel)
        view.undo_requested.connect(self.undo)
        view.print_requested.connect(self._print)

    @property
    def _work(self) -> Work:
        return self._bench.work

    # --- booking ----------------------------------------------------------------------

    def _book_target(self) -> None:
        target = self._work.target
        if target is not None:
            self._book(target)

    def _enter_slot(self, begins_at: object) -> None:
        """Move what is being moved, else book what stands in the form."""
        if not self._work.may_book or self._work.is_busy:
            return
        place = self._bench.place_at(begins_at)
        if place is None:
            return
        if self._work.is_moving:
            self._move(place)
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
            picked = work.picked if is_next else place
            self._bench.put(errors=form.errors, picked=picked, error=None, said="")
            self._bench.view.form.focus_spot(form.errors[0][0])
            return
        self._bench.put(is_busy=True, errors=(), error=None, said="", is_moving=False)
        self._ports.store.run(
            partial(self._take_slot, form.request, place),
            on_done=partial(self._take_booked, work),
            on_error=self._refuse,
        )

    def _take_slot(self, request: PickupRequest, place: Place) -> Pickup:
        return self._ports.book(request, desk_no=place.desk_no, slot_at=place.begins_at)

    def _take_booked(self, before: Work, pickup: Pickup) -> None:
        words = self.tr("約好了 {number}：{when}，{desk}")
        said = words.format(
            number=pickup.number, when=say_when(pickup), desk=say_desk(pickup.desk_no)
        )
        done = Done(number=pickup.number, kind=StepKind.REQUEST, typed=before.typed, hit=before.hit)
        self._settle(pickup, said=said, done=done)
        self.booked.emit(before)

    def _refuse(self, error: Exception) -> None:
        spot = spot_of(error) if isinstance(error, PickupFieldRefused) else None
        if spot is None:
            self._bench.refuse(error)
        else:
            self._bench.put(is_busy=False, errors=((spot, say_or_raise(error).what),))
            self._bench.view.form.focus_spot(spot)
        self._bench.look_wanted.emit()

    # --- what is agreed ---------------------------------------------------------------

    def begin_move(self) -> None:
        """Let the next Enter in the week move the pickup on the card."""
        card = compose(self._work, is_masked=True).card
        if card is None or not self._work.may_book or self._work.is_busy:
            return
        if card.can_move:
            self._bench.put(is_moving=True, said="", error=None)
            self._bench.view.week.setFocus()

    def _move(self, place: Place) -> None:
        pickup = self._work.shown
        if pickup is None:
            return
        self._bench.put(is_busy=True, error=None)
        self._ports.store.run(
            lambda: self._ports.move(pickup.number, desk_no=place.desk_no, slot_at=place.begins_at),
            on_done=partial(self._moved, say_when(pickup)),
            on_error=self._refuse_step,
        )

    def _moved(self, was: str, pickup: Pickup) -> None:
        words = self.tr("改好了 {number}：{was} 改到 {when}")
        said = words.format(number=pickup.number, was=was, when=say_when(pickup))
        self._settle(pickup, said=said, done=Done(number=pickup.number, kind=StepKind.MOVE))

    def _cancel(self) -> None:
        shown = self._work.shown
        if shown is None or self._work.is_busy:
            return
        self._bench.put(is_busy=True, error=None, is_moving=False)
        self._ports.store.run(
            partial(self._ports.cancel, shown.number),
            on_done=self._cancelled,
            on_error=self._refuse_step,
        )

    def _cancelled(self, pickup: Pickup) -> None:
        words = self.tr("取消了 {number}：{when} 的名額空出來了")
        said = words.format(number=pickup.number, when=say_when(pickup))
        self._settle(pickup, said=said, done=Done(number=pickup.number, kind=StepKind.CANCEL))

    def undo(self) -> None:
        """Take back the last step that was made here."""
        if not self._work.history or self._work.is_busy:
            return
        last = self._work.history[-1]
        self._bench.put(is_busy=True, error=None, is_moving=False)
        job = partial(self._ports.undo, last.number, last.kind)
        self._ports.store.run(job, on_done=partial(self._undone, last), on_error=self._refuse_undo)

    def _undone(self, last: Done, pickup: Pickup) -> None:
        self._bench.put(history=self._work.history[:-1])
        if last.kind is StepKind.REQUEST:
            said = self.tr("取回了：{number} 已取消，填過的都還在").format(number=pickup.number)
        else:
            words = self.tr("取回了 {number}：仍是 {when}")
            said = words.format(number=pickup.number, when=say_when(pickup))
        self._settle(pickup, said=said, done=None)
        self.unbooked.emit(last)

    def _refuse_undo(self, error: Exception) -> None:
        """What is refused now will be later: the step before comes next.

        After trouble nobody knows; the step before is another caller's, and not meant.
        """
        if isinstance(error, Refusal):
            self._bench.put(history=self._work.history[:-1])
        self._refuse_step(error)

    def _refuse_step(self, error: Exception) -> None:
        self._bench.refuse(error)
        self._bench.look_wanted.emit()

    def _settle(self, pickup: Pickup, *, said: str, done: Done | None) -> None:
        """Show what became of a pickup, and the week it is in."""
        history = self._work.history if done is None else (*self._work.history, done)
        self._bench.look_at(pickup)
        self._bench.put(
            is_busy=False,
            said=said,
            can_take_back=done is not None,
            history=history,
            mails_left=0,
            paper=None,
        )

    # --- paper ------------------------------------------------------------------------

    def _print(self) -> None:
        shown = self._work.shown
        if shown is None or self._work.is_busy:
            return
        self._bench.put(is_busy=True, error=None)
        self._ports.printing.run(
            partial(self._ports.paper, shown.number),
            on_done=partial(self._printed, shown.number),
            on_error=self._bench.refuse,
        )

    def _printed(self, number: PickupNumber, paper: SlipPaper) -> None:
        said = self.tr("取件單 {number} 印好了。").format(number=number)
        if not paper.was_printed and paper.path is not None:
            why = self.tr("沒有印表機")
            if paper.status is not None:
                why = self.tr("印表機{status}").format(status=say_printer_status(paper.status))
            said = self.tr("{why}，取件單存成檔案：{name}").format(why=why, name=paper.path.name)
        path = None if paper.was_printed else paper.path
        self._bench.put(is_busy=False, said=said, can_take_back=False, paper=path)

    def open_paper(self) -> None:
        """Show the file that was kept where no printer took the slip."""
        path = self._work.paper
        if path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
