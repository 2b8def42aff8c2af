"""Decides what the page of follow-ups shows: what first, who has it, what came of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Final, Protocol

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from counter_app.domain.calendar import format_roc, parse_date
from counter_app.domain.errors import Refusal
from counter_app.domain.follow_ups import (
    FollowUp,
    FollowUpField,
    FollowUpRefused,
    check_assignment,
    check_outcome,
)
from counter_app.domain.questionnaires import Questionnaire, StoredQuestionnaire
from counter_app.domain.responses import ResponseId
from counter_app.domain.staff import Act, Actor
from counter_app.ui.background import Background
from counter_app.ui.messages import Message, say_or_raise
from counter_app.ui.survey_follow_up.screen import FollowUpEntry, FollowUpList, FollowUpScreen
from counter_app.ui.survey_follow_up.view import FollowUpView
from counter_app.ui.survey_follow_up.wording import follow_up_row, side_of

LOOK_EVERY_MS: Final = 3_000
"""Nobody waits at the desk for these: two people see each other within some seconds."""
UNSEEN_FOR_MS: Final = 1_000
"""So long after a row took the place of another by itself, F12 was not meant for it."""


class AssignFollowUp(Protocol):
    """`services.surveys.follow_ups.assign_follow_up`."""

    def __call__(self, response_id: ResponseId, *, owner: str, due_on: date) -> None:
        """Give it to somebody, until a day."""


class CloseFollowUp(Protocol):
    """`services.surveys.follow_ups.close_follow_up`."""

    def __call__(self, response_id: ResponseId, *, outcome: str) -> None:
        """Write what came of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpPorts:
    """What the page needs of the services, with the desk and the person already in it.

    Attributes:
        open_ones: The most urgent first.
        closed_ones: The newest first.
        owners: Login and name; None where the role may not ask, for it gives nothing to anybody.
        default_due_on: The day that is offered.
        questionnaires: Every version, for its words.
        store: Where the store is asked.
    """

    actor: Actor
    today: Callable[[], date]
    open_ones: Callable[[], tuple[FollowUp, ...]]
    closed_ones: Callable[[], tuple[FollowUp, ...]]
    owners: Callable[[], tuple[tuple[str, str], ...]] | None
    default_due_on: Callable[[], date]
    questionnaires: Callable[[], tuple[StoredQuestionnaire, ...]]
    assign: AssignFollowUp
    close: CloseFollowUp
    store: Background


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    open_ones: tuple[FollowUp, ...] = ()
    closed_ones: tuple[FollowUp, ...] = ()
    owners: tuple[tuple[str, str], ...] = ()
    asked: tuple[StoredQuestionnaire, ...] = ()


class FollowUpPresenter(QObject):
    """Looks every few seconds while the page is in front; what is overdue stands on top.

    While an outcome is being typed nothing moves under the hand; what was typed for one
    follow-up is kept when another is looked at.
    """

    def __init__(self, view: FollowUpView, ports: FollowUpPorts) -> None:
        """Join the page to the services."""
        super().__init__(view)
        self._view = view
        self._ports = ports
        self._screen = FollowUpScreen(
            today=ports.today(),
            login=ports.actor.login,
            may_act=ports.actor.may(Act.FOLLOW_UP_SURVEYS),
        )
        self._found = _Look()
        self._drafts: dict[str, str] = {}
        self._is_looking = False
        self._looks_again = False
        self._is_blind = False
        self._since_moved_on = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look_on)
        view.shown.connect(self._begin)
        view.hidden.connect(self._timer.stop)
        view.list_chosen.connect(self._choose_list)
        view.reached.connect(self._reach)
        view.outcome_edited.connect(self._keep_draft)
        view.take_requested.connect(self._take_over)
        view.entered.connect(self._enter)
        view.display(self._screen)

    # --- looking ----------------------------------------------------------------------------

    def look(self) -> None:
        """Ask the store, unless it has not answered yet."""
        if self._is_looking:
            self._looks_again = True
            return
        self._is_looking = True
        self._ports.store.run(self._read, on_done=self._take, on_error=self._look_failed)

    def look_on(self) -> None:
        """Ask the store, unless an outcome is being typed."""
        if not self._screen.draft and not self._screen.is_busy:
            self.look()

    def _begin(self) -> None:
        self._timer.start()
        self.look()

    def _read(self) -> _Look:
        ports = self._ports
        return _Look(
            open_ones=ports.open_ones(),
            closed_ones=ports.closed_ones(),
            owners=() if ports.owners is None else ports.owners(),
            asked=ports.questionnaires(),
        )

    def _take(self, found: _Look) -> None:
        self._is_looking = False
        if self._is_blind:
            self._is_blind = False
            self._show(replace(self._screen, message=None))
        today = self._ports.today()
        if found != self._found or today != self._screen.today or not self._screen.is_loaded:
            self._found = found
            self._show(replace(self._screen, today=today, is_loaded=True))
            self._renew()
        if self._looks_again:
            self._looks_again = False
            self.look()

    def _look_failed(self, error: Exception) -> None:
        self._is_looking = False
        self._looks_again = False
        # What stands there stays: it is old, and the message says so until the store answers.
        self._is_blind = True
        self._show(replace(self._screen, message=say_or_raise(error)))

    def _renew(self) -> None:
        screen, found = self._screen, self._found
        own = tuple(each for each in found.open_ones if each.owner == screen.login)
        listed = {
            FollowUpList.OPEN: found.open_ones,
            FollowUpList.OWN: own,
            FollowUpList.CLOSED: found.closed_ones,
        }[screen.shown]
        current = _current_of(listed, screen.current)
        if screen.current and current is not None and current.response_id != screen.current:
            self._since_moved_on.start()
        names = dict(found.owners)
        self._show(
            replace(
                screen,
                counts=(len(found.open_ones), len(own)),
                owners=found.owners,
                rows=tuple(
                    follow_up_row(each, self._asked(each), today=screen.today, owners=names)
                    for each in listed
                ),
                current="" if current is None else current.response_id,
                draft="" if current is None else self._drafts.get(current.response_id, ""),
                side=None
                if current is None
                else side_of(
                    current,
                    self._asked(current),
                    today=screen.today,
                    owners=names,
                    may_act=screen.may_act,
                    login=screen.login,
                    default_due_on=self._ports.default_due_on(),
                ),
            )
        )

    def _asked(self, follow_up: FollowUp) -> Questionnaire | None:
        return next(
            (each.questionnaire for each in self._found.asked if each.version == follow_up.version),
            None,
        )

    def _show(self, screen: FollowUpScreen) -> None:
        if screen != self._screen:
            self._screen = screen
            self._view.display(screen)

    def _choose_list(self, name: str) -> None:
        shown = FollowUpList(name)
        self._show(replace(self._screen, shown=shown, current="", done="", message=None))
        self._renew()
        self.look()
        self._view.focus_home()

    def _reach(self, response_id: str) -> None:
        if response_id and response_id != self._screen.current:
            self._since_moved_on.invalidate()
            self._show(replace(self._screen, current=response_id, message=None))
            self._renew()

    def _keep_draft(self, response_id: str, words: str) -> None:
        if words.strip():
            self._drafts[response_id] = words
        else:
            self._drafts.pop(response_id, None)
        if response_id == self._screen.current:
            self._show(replace(self._screen, draft=self._drafts.get(response_id, "")))

    # --- doing ------------------------------------------------------------------------------

    def _current(self) -> FollowUp | None:
        screen = self._screen
        if screen.is_busy or screen.side is None or not screen.side.is_editable:
            return None
        return next(
            (each for each in self._found.open_ones if each.response_id == screen.current), None
        )

    def _seen(self) -> FollowUp | None:
        """Return what F12 is for; none while nobody can have seen that it is another."""
        current, since = self._current(), self._since_moved_on
        if current is None or not since.isValid() or since.elapsed() >= UNSEEN_FOR_MS:
            return current
        since.invalidate()
        message = Message(what=self.tr("換到下一件了。"), now=self.tr("就是這一件的話，再按一次。"))
        self._show(replace(self._screen, done="", message=message))
        return None

    def _take_over(self) -> None:
        """Give the current one to whoever asks, until the day that is offered or set already."""
        current = self._seen()
        if current is not None:
            due_on = self._ports.default_due_on()
            if current.due_on is not None:
                due_on = max(current.due_on, self._screen.today)
            self._assign(current, self._screen.login, due_on)

    def _enter(self, entry: FollowUpEntry) -> None:
        current = self._seen()
        if current is None:
            return
        self._view.refuse(None, "")
        try:
            due_on = parse_date(entry.due_on)
        except Refusal as refusal:
            self._view.refuse(FollowUpField.DUE_ON, say_or_raise(refusal).what)
            return
        is_new = (entry.owner, due_on) != (current.owner, current.due_on)
        try:
            if is_new:
                check_assignment(owner=entry.owner, due_on=due_on, today=self._screen.today)
            if entry.outcome.strip():
                check_outcome(entry.outcome.strip())
        except FollowUpRefused as refusal:
            self._view.refuse(refusal.field, say_or_raise(refusal).what)
            return
        if not entry.outcome.strip():
            self._assign(current, entry.owner, due_on)
            return
        self._close(current, entry.outcome, (entry.owner, due_on) if is_new else None)

    def _assign(self, current: FollowUp, owner: str, due_on: date) -> None:
        name = dict(self._screen.owners).get(owner, owner)
        words = self.tr("已交給 {name}，{day} 以前處理。").format(name=name, day=format_roc(due_on))
        self._do(
            partial(self._ports.assign, current.response_id, owner=owner, due_on=due_on),
            lambda _nothing: self._finish(words),
        )

    def _close(self, current: FollowUp, outcome: str, assignment: tuple[str, date] | None) -> None:
        ports, response_id = self._ports, current.response_id

        def close() -> None:
            if assignment is not None:
                owner, due_on = assignment
                ports.assign(response_id, owner=owner, due_on=due_on)
            ports.close(response_id, outcome=outcome)

        def finish(_nothing: None) -> None:
            self._drafts.pop(response_id, None)
            self._finish(self.tr("已存下處理結果。"))

        self._do(close, finish)

    def _do(self, job: Callable[[], None], finish: Callable[[None], None]) -> None:
        def fail(error: Exception) -> None:
            self._show(replace(self._screen, is_busy=False, message=say_or_raise(error)))
            # What was typed and refused is still looked at.
            self.look_on()

        self._show(replace(self._screen, is_busy=True, done="", message=None))
        self._ports.store.run(job, on_done=finish, on_error=fail)

    def _finish(self, words: str) -> None:
        self._show(replace(self._screen, is_busy=False, done=words, draft=""))
        self.look()
        self._view.focus_home()


def _current_of(listed: tuple[FollowUp, ...], response_id: str) -> FollowUp | None:
    same = (each for each in listed if each.response_id == response_id)
    return next(same, next(iter(listed), None))
