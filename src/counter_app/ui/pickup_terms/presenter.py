"""Decides what the page of slots, items and closures shows, and puts changes in force."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from counter_app.domain.calendar import TAIPEI, format_roc
from counter_app.domain.errors import Refusal
from counter_app.domain.pickup_terms import (
    Closure,
    ClosureId,
    DatedPickupTerms,
    PickupItem,
    terms_on,
)
from counter_app.domain.pickups import Pickup
from counter_app.domain.staff import Act, Actor
from counter_app.ui.background import Background
from counter_app.ui.messages import say_or_raise
from counter_app.ui.pickup_terms.reading import read_closure, read_item, read_terms
from counter_app.ui.pickup_terms.screen import (
    ClosureDraft,
    ClosureEntry,
    Entry,
    ItemEntry,
    PickupTermsScreen,
    TermsEntry,
    TermsPage,
)
from counter_app.ui.pickup_terms.view import PickupTermsView
from counter_app.ui.pickup_terms.wording import (
    changes_of,
    facts_of_item,
    facts_of_terms,
    say_left_out,
    say_saved,
)

ToMove = tuple[Closure, tuple[Pickup, ...]]


class AddClosure(Protocol):
    """`services.pickup_terms.add_closure`."""

    def __call__(
        self, *, desk_no: int, begins_at: datetime, ends_at: datetime, reason: str
    ) -> ToMove:
        """Close a desk or the branch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PickupTermsPorts:
    """What the page needs of the services, with the person and the desk already in it.

    Attributes:
        terms: Of all times.
        closures: Those that touch a day or come after it.
        to_move: Pickups agreed for the time of a closure.
        store: Where the store is asked.
    """

    actor: Actor
    clock: Callable[[], datetime]
    is_working_day: Callable[[date], bool]
    terms: Callable[[], tuple[DatedPickupTerms, ...]]
    items: Callable[[], tuple[PickupItem, ...]]
    closures: Callable[[date], tuple[Closure, ...]]
    to_move: Callable[[ClosureId], tuple[Pickup, ...]]
    put_terms: Callable[[DatedPickupTerms], tuple[Pickup, ...]]
    put_item: Callable[[PickupItem], None]
    add_closure: AddClosure
    lift_closure: Callable[[ClosureId], None]
    store: Background


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    terms: tuple[DatedPickupTerms, ...]
    items: tuple[PickupItem, ...]
    closures: tuple[Closure, ...]


class PickupTermsPresenter(QObject):
    """Lists what holds, shows old beside new, and leads to the pickups that must be moved.

    Signals:
        move_wanted(str): A pickup is to have another slot.
    """

    move_wanted = Signal(str)

    def __init__(self, view: PickupTermsView, ports: PickupTermsPorts) -> None:
        """Join the page to the services."""
        super().__init__(view)
        self._view = view
        self._ports = ports
        self._screen = PickupTermsScreen(
            now=self._now(),
            may_edit=ports.actor.may(Act.EDIT_PICKUP_TERMS),
            may_move=ports.actor.may(Act.BOOK_PICKUP),
            names_shown=ports.actor.may(Act.READ_PICKUPS),
        )
        view.shown.connect(self._refresh)
        view.page_chosen.connect(self._choose_page)
        view.item_reached.connect(self._reach_item)
        view.closure_reached.connect(self._reach_closure)
        view.add_requested.connect(self._add)
        view.change_requested.connect(self._change)
        view.remove_requested.connect(self._remove)
        view.typhoon_requested.connect(self._close_branch)
        view.form_closed.connect(self._close_form)
        view.form_edited.connect(self._compare)
        view.entered.connect(self._put)
        view.move_requested.connect(self._move)
        view.display(self._screen)

    # --- looking ---------------------------------------------------------------------

    def _show(self, screen: PickupTermsScreen) -> None:
        self._screen = screen
        self._view.display(screen)

    def _refresh(self) -> None:
        ports, today = self._ports, self._now().date()

        def read() -> _Found:
            return _Found(terms=ports.terms(), items=ports.items(), closures=ports.closures(today))

        ports.store.run(read, on_done=self._take, on_error=self._tell)

    def _take(self, found: _Found) -> None:
        screen = self._screen
        codes = [item.code for item in found.items]
        keys: list[str] = [each.closure_id for each in found.closures]
        item = screen.current_item if screen.current_item in codes else ""
        closure = screen.current_closure if screen.current_closure in keys else ""
        self._show(
            replace(
                screen,
                now=self._now(),
                terms=found.terms,
                items=found.items,
                closures=found.closures,
                desks=_desks_of(found.terms, self._now().date()),
                current_item=item or (codes[0] if codes else ""),
                current_closure=closure or (keys[0] if keys else ""),
                is_loaded=True,
            )
        )
        self._read_to_move()

    def _read_to_move(self) -> None:
        key = ClosureId(self._screen.current_closure)
        if not key:
            self._show(replace(self._screen, to_move=()))
            return

        def take(to_move: tuple[Pickup, ...]) -> None:
            if key == self._screen.current_closure:
                self._show(replace(self._screen, to_move=to_move))

        self._ports.store.run(partial(self._ports.to_move, key), on_done=take, on_error=self._tell)

    def _choose_page(self, name: str) -> None:
        self._show(
            replace(
                self._screen, page=TermsPage(name), form=None, changes=(), notice="", error=None
            )
        )

    def _reach_item(self, code: str) -> None:
        if code and code != self._screen.current_item:
            self._show(replace(self._screen, current_item=code))

    def _reach_closure(self, key: str) -> None:
        if key and key != self._screen.current_closure:
            self._show(replace(self._screen, current_closure=key, to_move=()))
            self._read_to_move()

    def _move(self, number: str) -> None:
        if self._screen.may_move:
            self.move_wanted.emit(number)

    # --- forms --------------------------------------------------------------------------

    def _open(self, page: TermsPage, **drafts: PickupItem | ClosureDraft | None) -> None:
        if not self._screen.may_edit or self._screen.is_busy:
            return
        blank = replace(
            self._screen,
            page=page,
            form=page,
            draft_item=None,
            draft_closure=None,
            changes=(),
            notice="",
            error=None,
        )
        self._show(replace(blank, **drafts))  # type: ignore[arg-type]

    def _add(self) -> None:
        self._open(self._screen.page)

    def _change(self) -> None:
        if self._screen.page is TermsPage.ITEMS:
            self._open(TermsPage.ITEMS, draft_item=self._screen.item())
        elif self._screen.page is TermsPage.TERMS:
            self._open(TermsPage.TERMS)

    def _close_branch(self) -> None:
        draft = ClosureDraft(day=self._typhoon_day(), reason=self.tr("颱風停班"))
        self._open(TermsPage.CLOSURES, draft_closure=draft)

    def _typhoon_day(self) -> date:
        """Return today while the desk still serves today, else the next working day."""
        now, ports = self._now(), self._ports
        ends = max(each.ends for each in self._screen.in_force().sessions)
        day = now.date()
        if ports.is_working_day(day) and now.time() < ends:
            return day
        return next(
            later
            for count in range(1, 60)
            if ports.is_working_day(later := day + timedelta(days=count))
        )

    def _close_form(self) -> None:
        self._show(replace(self._screen, form=None, changes=(), error=None))

    def _compare(self, entry: Entry) -> None:
        if self._screen.form is None:
            return
        try:
            changes = self._changes(entry)
        except Refusal:
            # Half typed: it is said when it is saved.
            return
        if changes != self._screen.changes:
            self._show(replace(self._screen, changes=changes))

    def _changes(self, entry: Entry) -> tuple[tuple[str, str], ...]:
        match entry:
            case TermsEntry():
                dated = read_terms(entry)
                before = terms_on(self._screen.terms, dated.valid_from)
                return changes_of(facts_of_terms(before), facts_of_terms(dated.terms))
            case ItemEntry():
                old = self._screen.draft_item
                item = read_item(entry, self._screen.items)
                return () if old is None else changes_of(facts_of_item(old), facts_of_item(item))
            case ClosureEntry():
                return ()

    # --- putting in force ------------------------------------------------------------------

    def _put(self, entry: Entry) -> None:
        if self._screen.is_busy:
            return
        try:
            match entry:
                case TermsEntry():
                    self._put_terms(entry)
                case ItemEntry():
                    self._put_item(entry)
                case ClosureEntry():
                    self._put_closure(entry)
        except Refusal as refusal:
            self._tell(refusal)

    def _put_terms(self, entry: TermsEntry) -> None:
        dated = read_terms(entry)
        before = terms_on(self._screen.terms, dated.valid_from)
        changed = say_saved(facts_of_terms(before), facts_of_terms(dated.terms))
        done = self.tr("已儲存，{day} 起生效。{changes}").format(
            day=format_roc(dated.valid_from), changes=changed
        )

        def finish(left_out: tuple[Pickup, ...]) -> None:
            self._saved("　".join(words for words in (say_left_out(left_out), done) if words))

        self._do(partial(self._ports.put_terms, dated), finish)

    def _put_item(self, entry: ItemEntry) -> None:
        self._keep_item(read_item(entry, self._screen.items), self._screen.draft_item)

    def _keep_item(self, item: PickupItem, before: PickupItem | None) -> None:
        changed = ""
        if before is not None:
            changed = say_saved(facts_of_item(before), facts_of_item(item))
        done = self.tr("已儲存「{name}」。{changes}").format(name=item.name, changes=changed)

        def finish(_none: None) -> None:
            self._show(replace(self._screen, current_item=item.code))
            self._saved(done)

        self._do(partial(self._ports.put_item, item), finish)

    def _put_closure(self, entry: ClosureEntry) -> None:
        times = read_closure(entry)
        add = partial(
            self._ports.add_closure,
            desk_no=entry.desk_no,
            begins_at=times.begins_at,
            ends_at=times.ends_at,
            reason=entry.reason.strip(),
        )

        def finish(found: ToMove) -> None:
            closure, to_move = found
            self._show(replace(self._screen, current_closure=closure.closure_id, to_move=to_move))
            self._saved(self.tr("已登記「{reason}」。").format(reason=closure.reason))

        self._do(add, finish)

    def _remove(self) -> None:
        screen = self._screen
        if not screen.may_edit or screen.is_busy:
            return
        item, closure = screen.item(), screen.closure()
        if screen.page is TermsPage.ITEMS and item is not None:
            self._keep_item(replace(item, is_active=not item.is_active), item)
        elif screen.page is TermsPage.CLOSURES and closure is not None:
            done = self.tr("已取消「{reason}」，時段恢復開放。").format(reason=closure.reason)
            self._do(
                partial(self._ports.lift_closure, closure.closure_id),
                lambda _none: self._saved(done),
            )

    def _do(self, job: Callable[[], object], finish: Callable[..., None]) -> None:
        self._show(replace(self._screen, is_busy=True, error=None, notice=""))
        self._ports.store.run(job, on_done=finish, on_error=self._tell)

    def _saved(self, words: str) -> None:
        self._show(
            replace(self._screen, is_busy=False, form=None, changes=(), notice=words, error=None)
        )
        self._refresh()

    def _tell(self, error: Exception) -> None:
        # First free again, then the words: a bug goes on to the crash page with the page free.
        self._show(replace(self._screen, is_busy=False))
        self._show(replace(self._screen, error=say_or_raise(error)))

    def _now(self) -> datetime:
        return self._ports.clock().astimezone(TAIPEI)


def _desks_of(terms: tuple[DatedPickupTerms, ...], today: date) -> tuple[int, ...]:
    """Return every desk that hands pickups over today or was ever to."""
    known = [terms_on(terms, today), *(each.terms for each in terms)]
    return tuple(sorted({desk.desk_no for each in known for desk in each.capacities}))
