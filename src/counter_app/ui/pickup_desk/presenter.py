"""Decides what the pickup desk shows: who is here, what comes next, and what was refused."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from counter_app.domain.errors import Trouble
from counter_app.domain.pickup_handovers import PickupHandOver
from counter_app.domain.pickups import (
    Pickup,
    PickupFieldRefused,
    PickupNumber,
    PickupState,
    step_to_undo,
)
from counter_app.domain.scans import MisreadScan, ObligorNumberScan, PickupScan, recognise
from counter_app.domain.staff import Act
from counter_app.services.pickups import PickupDetail
from counter_app.ui.approval.presenter import Approving
from counter_app.ui.messages import Message, say_or_raise
from counter_app.ui.pickup_desk.handing import Handing, say_handed_over
from counter_app.ui.pickup_desk.ports import MadePaper, PickupDeskPorts
from counter_app.ui.pickup_desk.screen import Deed, DeskScreen, HandOverPart, Mode
from counter_app.ui.pickup_desk.view import PickupDeskView
from counter_app.ui.pickup_desk.walking_in import WalkingIn
from counter_app.ui.pickup_desk.watching import Watching
from counter_app.ui.pickup_desk.wording import (
    OPEN_PAPER,
    deeds_of,
    hand_over_part,
    in_order,
    row_of,
    say_made,
    sheet_of,
    tallies_of,
)
from counter_app.ui.reveal import Reveal
from counter_app.ui.widgets.message_panel import PanelAction
from counter_app.ui.widgets.status import Status

NAMES_SHOWN_MS: Final = 600_000
"""A hand-over that was left open this long is closed: names stand in it in full."""

_NAME: Final = ("name",)


class PickupDeskPresenter(QObject):
    """Today's list, the pickup in hand, and its hand-over.

    Signals:
        money_moved(str): Money was handed over for this pickup; the shift has changed.
    """

    money_moved = Signal(str)

    def __init__(self, view: PickupDeskView, ports: PickupDeskPorts) -> None:
        """Join the page to the services.

        Args:
            view: The page.
            ports: What is asked.
        """
        super().__init__(view)
        self._view = view
        self._ports = ports
        self._found: tuple[Pickup, ...] | None = None
        self._paper: Path | None = None
        may_act = ports.actor.may(Act.HAND_OVER_PICKUP)
        self._screen = DeskScreen(may_act=may_act, may_reveal=ports.actor.may(Act.UNMASK))
        self._watching = Watching(ports, self, may_write=may_act)
        self._walking_in = WalkingIn(ports, self)
        self._reveal = Reveal(ports.store, ports.reveal, self)
        self._names = Reveal(ports.store, ports.reveal, self, shown_for_ms=NAMES_SHOWN_MS)
        self._approving = Approving(view.approval, ports.store, ports.approver_of)
        self._handing = Handing(ports, self._approving, view.hand_over_form.fields, self)
        self._connect_view()
        self._connect_helpers()
        view.display(self._screen)

    @property
    def has_entry(self) -> bool:
        """Whether a form is open in which something may have been typed."""
        return self._screen.mode is not Mode.LOOK

    def open_pickup(self, number: str) -> None:
        """Show one pickup, wherever its number came from; a form that is open stays."""
        if self._is_free():
            self._found = None
            self._run(partial(self._ports.look, PickupNumber(number)), self._take_opened)

    def say(self, words: str, is_good: bool) -> None:  # noqa: FBT001 - a Qt slot
        """Show what became of a copy of a receipt."""
        self._say(Message(what=words), Status.OK if is_good else Status.BAD)

    def _connect_view(self) -> None:
        view = self._view
        view.searched.connect(partial(self._search, is_scan=False))
        view.scanned.connect(partial(self._search, is_scan=True))
        view.row_reached.connect(self._reach)
        view.row_opened.connect(self._open_row)
        view.deed_requested.connect(lambda name: self._do(Deed(name)))
        view.walk_in_requested.connect(self._begin_walk_in)
        view.walk_in_form.case_searched.connect(self._walking_in.search_case)
        view.walk_in_form.case_chosen.connect(self._walking_in.choose_case)
        view.hand_over_form.sheet_requested.connect(lambda: self._in_form(Handing.print_sheet))
        view.hand_over_form.copy_requested.connect(lambda: self._in_form(Handing.print_receipt))
        view.left.connect(self._leave)
        view.confirmed.connect(self._confirm)
        view.acted.connect(self._act)
        view.reveal_requested.connect(self._toggle_reveal)
        view.shown.connect(self._begin)
        view.hidden.connect(self._end)

    def _connect_helpers(self) -> None:
        self._watching.looked.connect(self._take_look)
        self._watching.failed.connect(self._mention)
        self._walking_in.changed.connect(self._show_walk_in)
        self._walking_in.warned.connect(partial(self._say, status=Status.WARN))
        self._walking_in.failed.connect(self._mention)
        self._reveal.changed.connect(self._refresh)
        self._reveal.failed.connect(self._mention)
        self._names.changed.connect(self._follow_names)
        self._names.failed.connect(self._mention)
        self._approving.asking_changed.connect(self._refresh_form)
        self._handing.began.connect(self._be_busy)
        self._handing.handed_over.connect(self._take_hand_over)
        self._handing.paper_made.connect(self._take_paper)
        self._handing.copies_counted.connect(self._show_copies)
        self._handing.refused.connect(self._tell)
        self._handing.failed.connect(self._mention)

    # --- looking ------------------------------------------------------------------

    def _begin(self) -> None:
        self._walking_in.load()
        self._watching.begin()

    def _end(self) -> None:
        """Look no more; names that stand in full are masked again."""
        self._watching.end()
        self._reveal.hide()
        if self._screen.mode is Mode.HAND_OVER and not self._approving.is_busy:
            self._close_form()

    def _take_look(self) -> None:
        watching = self._watching
        self._compare_with_form()
        if not watching.wanted and watching.pickups and self._found is None:
            first = in_order(watching.pickups, self._ports.clock())[0]
            watching.want(first.number)
        self._refresh()

    def _show(self, screen: DeskScreen) -> None:
        if screen != self._screen:
            self._screen = screen
            self._view.display(screen)

    def _refresh(self) -> None:
        """Make the page say what is known, with the minutes of now."""
        now, ports, watching = self._ports.clock(), self._ports, self._watching
        found, detail = self._found, watching.detail
        listed = found if found is not None else in_order(watching.pickups, now)
        target = watching.target_minutes
        words = self.tr("找到 {n} 件，選一件按 Enter").format(n=len(listed))
        sheet = None
        if detail is not None:
            sheet = sheet_of(
                detail,
                now,
                target_minutes=target,
                desk_no=ports.desk_no,
                may_act=self._screen.may_act,
                is_masked=not self._reveal.is_shown(detail.pickup.number),
            )
        self._show(
            replace(
                self._screen,
                rows=tuple(
                    row_of(each, now, target_minutes=target, desk_no=ports.desk_no)
                    for each in listed
                ),
                tallies=tallies_of(watching.pickups, now),
                found_words="" if found is None else words,
                sheet=sheet,
            )
        )

    def _refresh_form(self) -> None:
        """Draw the page anew: the panel of the second person was opened or closed."""
        self._view.display(self._screen)
        if not self._approving.is_asking:
            self._view.focus_home()

    def _reach(self, number: str) -> None:
        if number and number != self._watching.wanted and not self.has_entry:
            self._clear_words()
            self._reveal.keep_to(number)
            self._watching.want(number)

    def _open_row(self, number: str) -> None:
        """Do what comes next for the pickup on which Enter was pressed."""
        if self._is_free() and number:
            self._run(partial(self._ports.look, PickupNumber(number)), self._take_and_do)

    def _take_and_do(self, detail: PickupDetail) -> None:
        self._put(detail)
        deeds = deeds_of(detail) if self._screen.may_act else ()
        if deeds and deeds[0] in {Deed.ARRIVE, Deed.HAND_OVER}:
            self._do(deeds[0])

    # --- who is here ---------------------------------------------------------------

    def _search(self, text: str, *, is_scan: bool) -> None:
        text = text.strip()
        scan = recognise(text)
        if self._screen.mode is Mode.HAND_OVER and isinstance(scan, ObligorNumberScan):
            # The barcode of an identity card: no more than its end is taken, and what is being
            # approved or done stays as it was entered.
            if not self._is_under_way:
                self._view.hand_over_form.take_last4(scan.number)
            return
        if not text or not self._is_free():
            return
        self._clear_words()
        match scan:
            case MisreadScan():
                what = self.tr("{text} 不完整").format(text=scan.text)
                now = self.tr("請再刷一次，或輸入完整的號碼。")
                self._say(Message(what=what, now=now), Status.BAD)
            case PickupScan():
                take = self._take_slip if is_scan else self._take_opened
                self._found = None
                self._run(partial(self._ports.look, PickupNumber(scan.number)), take)
            case _:
                self._be_busy(self.tr("找「{text}」…").format(text=text))
                self._ports.search.run(
                    partial(self._ports.find, text),
                    on_done=partial(self._take_found, text),
                    on_error=self._tell,
                )

    def _take_found(self, text: str, found: tuple[Pickup, ...]) -> None:
        self._be_busy("")
        if not found:
            self._meet_unknown(text)
            return
        found = in_order(found, self._ports.clock())
        self._found = found if len(found) > 1 else None
        self._reveal.keep_to(found[0].number)
        self._watching.want(found[0].number)
        self._refresh()
        self._view.focus_home()

    def _take_opened(self, detail: PickupDetail) -> None:
        self._put(detail)
        self._view.focus_home()

    def _take_slip(self, detail: PickupDetail) -> None:
        """Whoever shows the slip is here: no key is asked for."""
        self._take_opened(detail)
        if self._screen.may_act and Deed.ARRIVE in deeds_of(detail):
            self._do(Deed.ARRIVE)

    def _put(self, detail: PickupDetail) -> None:
        self._reveal.keep_to(detail.pickup.number)
        self._be_busy("")
        self._watching.put(detail)

    @property
    def _is_under_way(self) -> bool:
        """Whether something is being approved or done: nobody knows yet what comes of it."""
        return bool(self._screen.busy_words) or self._approving.is_asking

    def _is_free(self) -> bool:
        """Tell whether something else may be begun; say so where a form is open."""
        if self.has_entry and not self._is_under_way:
            self._say(
                Message(
                    what=self.tr("這張表單還開著"),
                    money=self.tr("沒有付出任何款項，也沒有登記任何人。"),
                    now=self.tr("先按 F12 完成，或按 Esc 返回。"),
                ),
                Status.WARN,
            )
        return not self.has_entry and not self._is_under_way

    # --- what is done ----------------------------------------------------------------

    def _do(self, deed: Deed) -> None:
        detail = self._watching.detail
        if detail is None or not self._is_free():
            return
        number, ports = detail.pickup.number, self._ports
        match deed:
            case Deed.ARRIVE:
                self._step(partial(ports.arrive, number), self.tr("{number} 已報到"))
            case Deed.UNDO:
                undo = partial(_take_back, ports, detail)
                self._step(undo, self.tr("{number} 已取回上一步"))
            case Deed.LEAVE:
                words = self.tr("{number} 沒有領，已取消；Ctrl+Z 取回")
                self._step(partial(ports.cancel, number), words)
            case Deed.CALL:
                self._view.call_form.clear()
                self._open_form(Mode.CALL)
            case Deed.SLIP:
                self._make_paper(partial(ports.make_slip, number))
            case Deed.SHEET:
                self._make_paper(partial(ports.make_sheet, number, None))
            case Deed.HAND_OVER:
                self._clear_words()
                self._names.toggle(number, _NAME)

    def _step(self, job: Callable[[], Pickup], words: str) -> None:
        ports = self._ports

        def step() -> tuple[Pickup, PickupDetail | None]:
            pickup = job()
            try:
                return pickup, ports.look(pickup.number)
            except Trouble:
                return pickup, None

        def done(found: tuple[Pickup, PickupDetail | None]) -> None:
            # Before any other key: a second press must not go by how it stood before the first.
            pickup, detail = found
            if detail is not None:
                self._put(detail)
            self._finish(Message(what=words.format(number=pickup.number)), pickup.number)

        self._clear_words()
        self._run(step, done)

    def _finish(self, message: Message, number: str) -> None:
        """Say what was done, and show at once what has changed by it."""
        self._be_busy("")
        self._say(message, Status.OK)
        self._watching.want(number)
        self._watching.look()
        self._view.focus_home()

    def _confirm(self) -> None:
        if self._is_under_way:
            return
        match self._screen.mode:
            case Mode.HAND_OVER:
                self._in_form(Handing.hand_over)
            case Mode.WALK_IN:
                self._add_walk_in()
            case Mode.CALL:
                self._log_call()
            case _:
                pass

    def _leave(self) -> None:
        if self._is_under_way:
            return
        if self.has_entry:
            self._close_form()
        else:
            self._found = None
        self._clear_words()
        self._refresh()
        self._view.focus_home()

    def _open_form(self, mode: Mode) -> None:
        self._clear_words()
        self._show(replace(self._screen, mode=mode))

    def _close_form(self) -> None:
        self._approving.leave()
        self._show(
            replace(
                self._screen,
                mode=Mode.LOOK,
                hand_over=None,
                busy_words="",
                error=None,
                error_field=None,
            )
        )
        self._names.hide()

    # --- hand-over -------------------------------------------------------------------

    def _follow_names(self) -> None:
        """Open the form once the look at names is written down; close it when that is over."""
        detail = self._watching.detail
        if self._screen.mode not in {Mode.LOOK, Mode.HAND_OVER}:
            # Another form was opened while the look at names was being written down.
            self._names.hide()
        elif detail is not None and self._names.is_shown(detail.pickup.number):
            part = hand_over_part(detail.pickup)
            self._show(replace(self._screen, mode=Mode.HAND_OVER, hand_over=part))
            self._handing.count_copies(part)
        elif self._screen.mode is Mode.HAND_OVER:
            self._close_form()
            self._refresh()

    def _in_form(self, deed: Callable[[Handing, HandOverPart], None]) -> None:
        part = self._screen.hand_over
        if part is not None and not self._is_under_way:
            self._clear_words()
            deed(self._handing, part)

    def _show_copies(self, copies: int) -> None:
        part = self._screen.hand_over
        if part is not None:
            words = self.tr("還沒有補印過")
            if copies:
                words = self.tr("已補印 {n} 次；再印要主管核可").format(n=copies)
            part = replace(part, copies_words=words)
            self._show(replace(self._screen, hand_over=part))

    def _compare_with_form(self) -> None:
        """Close the form of a pickup that is not in hand any more."""
        detail = self._watching.detail
        if detail is None or self._screen.mode is not Mode.HAND_OVER:
            return
        pickup, done, ports = detail.pickup, detail.hand_over, self._ports
        # While it is being done here, its own answer says what became of it.
        is_being_done = self._approving.is_busy or bool(self._screen.busy_words)
        if pickup.state is PickupState.ARRIVED or is_being_done:
            return
        is_own = done is not None and (done.desk_no, done.handed_by) == (
            ports.desk_no,
            ports.actor.login,
        )
        if done is not None and is_own:
            # Its answer was lost on the way; it is written down all the same.
            self._take_hand_over(done)
            return
        self._close_form()
        self._say(
            Message(
                what=self.tr("{number} 在別處有了變化，這張表單已經關閉").format(
                    number=pickup.number
                ),
                money=self.tr("這裡沒有付出任何款項。"),
                now=self.tr("請看這一件現在的狀態。"),
            ),
            Status.WARN,
        )

    def _take_hand_over(self, done: PickupHandOver) -> None:
        self._close_form()
        self._found = None
        self._finish(say_handed_over(done), done.number)
        if done.amount_twd is not None:
            self.money_moved.emit(done.number)
            self._open_drawer(done)

    def _open_drawer(self, done: PickupHandOver) -> None:
        if self._ports.open_drawer is None:
            return

        def tell(was_sent: object) -> None:
            now = self.tr("錢箱沒有打開，請用鑰匙開啟。")
            if was_sent is True:
                now = self.tr("錢箱已打開，關上後可接下一位。")
            self._say(replace(say_handed_over(done), now=now), Status.OK)

        self._ports.printer.run(
            partial(self._ports.open_drawer, done.number), on_done=tell, on_error=tell
        )

    # --- walk-ins and calls ------------------------------------------------------------

    def _meet_unknown(self, text: str) -> None:
        """Begin a walk-in with what was looked for in vain."""
        message = Message(
            what=self.tr("沒有找到「{text}」的預約").format(text=text),
            now=self.tr("換個寫法再找；真的沒有約，就填這張表登記現場取件。"),
        )
        if self._screen.may_act:
            self._begin_walk_in(text)
        self._say(message, Status.INFO)

    def _begin_walk_in(self, text: str = "") -> None:
        if not self._is_free():
            return
        self._found = None
        self._walking_in.begin(text)
        self._open_form(Mode.WALK_IN)
        self._show_walk_in()

    def _show_walk_in(self) -> None:
        self._show(replace(self._screen, walk_in=self._walking_in.part))

    def _add_walk_in(self) -> None:
        request = self._walking_in.request(self._view.walk_in_form.fields())

        def done(pickup: Pickup) -> None:
            self._close_form()
            words = self.tr("{number} 已登記，從現在開始計時")
            self._finish(Message(what=words.format(number=pickup.number)), pickup.number)

        self._clear_words()
        self._run(partial(self._ports.add_walk_in, request), done)

    def _log_call(self) -> None:
        form, detail = self._view.call_form, self._watching.detail
        if detail is None:
            return
        number = detail.pickup.number

        def done(_call: object) -> None:
            self._close_form()
            self._finish(Message(what=self.tr("這一通電話已記下")), number)

        self._clear_words()
        self._run(partial(self._ports.log_call, number, form.outcome, form.note), done)

    # --- papers and words ---------------------------------------------------------------

    def _make_paper(self, job: Callable[[], MadePaper]) -> None:
        self._clear_words()
        self._be_busy(self.tr("列印中…"))
        self._ports.rendering.run(job, on_done=self._take_paper, on_error=self._tell)

    def _take_paper(self, made: MadePaper) -> None:
        self._be_busy("")
        message, status, actions = say_made(made)
        self._say(message, status, actions)
        self._paper = made.path

    def _act(self, name: str) -> None:
        if name == OPEN_PAPER and self._paper is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._paper)))

    def _toggle_reveal(self) -> None:
        detail = self._watching.detail
        if detail is not None:
            self._reveal.toggle(detail.pickup.number, _NAME)

    def _run(self, job: Callable[[], object], on_done: Callable[[Any], None]) -> None:
        self._be_busy(self.tr("處理中…"))
        self._ports.store.run(job, on_done=on_done, on_error=self._tell)

    def _be_busy(self, words: str) -> None:
        self._show(replace(self._screen, busy_words=words))

    def _clear_words(self) -> None:
        self._paper = None
        self._show(replace(self._screen, said=None, error=None, error_field=None, actions=()))

    def _say(self, message: Message, status: Status, actions: tuple[PanelAction, ...] = ()) -> None:
        self._clear_words()
        self._show(replace(self._screen, said=message, said_status=status, actions=actions))

    def _tell(self, error: Exception) -> None:
        """Say why what was being done was not."""
        # First free again: a bug goes on to the crash page with the page usable.
        self._be_busy("")
        self._mention(error)

    def _mention(self, error: Exception) -> None:
        """Say what went wrong beside what is being done: that goes on, and cannot be begun anew."""
        field = error.field if isinstance(error, PickupFieldRefused) and self.has_entry else None
        self._show(
            replace(
                self._screen,
                error=say_or_raise(error),
                error_field=field,
                said=None,
                actions=(),
            )
        )


def _take_back(ports: PickupDeskPorts, detail: PickupDetail) -> Pickup:
    """Take back the step that is shown as the last, and no other."""
    return ports.undo(detail.pickup.number, step_to_undo(detail.steps).step_id)
