"""What the page of a close has in hand: the state from the books, and what is being entered."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from counter_app.domain.backups import Backup
from counter_app.domain.closing import Close, CloseStep, OpenItem
from counter_app.domain.errors import Refusal, Trouble
from counter_app.domain.money import Twd
from counter_app.domain.shifts import ShiftState
from counter_app.domain.takings import ShiftReport
from counter_app.services.day_close import CloseState, MachineToSettle, OpenDifference, SettleWay
from counter_app.ui.cash_count.values import Counting, counting_of
from counter_app.ui.day_close.ports import DayClosePorts
from counter_app.ui.day_close.screen import MachineForm
from counter_app.ui.day_close.wording import ORDER, difference_key, item_key
from counter_app.ui.messages import Message, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """What became of the papers of a signed close.

    Attributes:
        files: The Z report as files.
        file_error: Why it could not be written as files.
        anchor_error: Why the anchor does not lie outside the store yet.
        backup: The copy of the store, or why there is none.
    """

    report: ShiftReport
    files: tuple[Path, ...]
    file_error: Message | None
    anchor_error: Message | None
    backup: Backup | Refusal | Trouble


def make_papers(ports: DayClosePorts, close: Close) -> Papers:
    """Write the anchor, copy the store, draw the Z report; slow, on a worker.

    What cannot be written stops none of the others: the close stands.
    """
    anchor_error: Message | None = None
    try:
        ports.publish_anchors()
    except (Refusal, Trouble) as error:
        anchor_error = say(error)
    backup = ports.back_up()
    report = ports.report_of(close.shift_id)
    files: tuple[Path, ...] = ()
    file_error: Message | None = None
    try:
        files = ports.save_report(report)
    except (Refusal, Trouble) as error:
        file_error = say(error)
    return Papers(
        report=report,
        files=files,
        file_error=file_error,
        anchor_error=anchor_error,
        backup=backup,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """Everything the page knows at one moment.

    Attributes:
        state: From the books; None while no shift is open.
        close: Signed here just now.
        papers: Of that close, once they are made.
        chosen: A step that is looked at instead of the present one.
        item, machine, difference: Keys of the current rows.
        asking: Name of the machine that is being asked.
        next_float_twd: What is to stay in the drawer, as typed.
        is_approving: A second person is asked for.
        names: What everybody is called, by login.
    """

    state: CloseState | None = None
    close: Close | None = None
    papers: Papers | None = None
    chosen: CloseStep | None = None
    item_key: str = ""
    machine_name: str = ""
    difference_key: str = ""
    machine_form: MachineForm = MachineForm.NONE
    asking: str = ""
    counting: Counting = field(default_factory=Counting)
    next_float_twd: Twd | None = None
    is_busy: bool = False
    is_approving: bool = False
    names: Mapping[str, str] = field(default_factory=dict)
    done: str = ""
    message: Message | None = None

    def name_of(self, login: str) -> str:
        """Return what somebody is called."""
        return self.names.get(login, login)

    @property
    def is_closing(self) -> bool:
        """Whether the close has begun and is not signed."""
        return self.state is not None and self.state.shift.state is ShiftState.CLOSING

    @property
    def shown(self) -> CloseStep:
        """The step that is looked at."""
        if self.close is not None:
            return CloseStep.ANCHOR
        if self.state is None:
            return CloseStep.OPEN_ITEMS
        return self.chosen or self.state.step

    @property
    def is_free(self) -> bool:
        """Whether something may be begun."""
        return not self.is_busy and not self.is_approving

    def is_passed(self, step: CloseStep) -> bool:
        """Tell whether a step is done."""
        return self.state is not None and ORDER.index(step) < ORDER.index(self.state.step)

    @property
    def is_standing_count(self) -> bool:
        """Whether what is on the screen is the count that was written down."""
        count = self.state.count if self.state is not None else None
        return count is not None and self.counting == counting_of(count.count)

    @property
    def recounts(self) -> bool:
        """Whether another count than the one that stands is typed in."""
        has_count = self.state is not None and self.state.count is not None
        return (
            has_count
            and self.shown is CloseStep.COUNT
            and self.counting.has_begun
            and not self.is_standing_count
        )

    @property
    def item(self) -> OpenItem | None:
        """The open item that is looked at."""
        items = self.state.open_items if self.state is not None else ()
        return next((i for i in items if item_key(i.what, i.subject) == self.item_key), None)

    @property
    def machine(self) -> MachineToSettle | None:
        """The machine that is looked at."""
        machines = self.state.machines if self.state is not None else ()
        return next((m for m in machines if m.device == self.machine_name), None)

    @property
    def difference(self) -> OpenDifference | None:
        """The difference that is looked at, while it has no reason."""
        found = self.state.differences_open if self.state is not None else ()
        return next(
            (d for d in found if difference_key(d.about, d.detail) == self.difference_key), None
        )

    def with_state(self, state: CloseState) -> "Work":
        """Return the work on another state: the same rows are looked at, or the first to do."""
        items = [item_key(item.what, item.subject) for item in state.open_items]
        waiting = [m.device for m in state.machines if m.way is not SettleWay.DONE]
        machines = waiting or [machine.device for machine in state.machines]
        differences = [difference_key(each.about, each.detail) for each in state.differences_open]
        return replace(
            self,
            state=state,
            item_key=_kept(self.item_key, items),
            machine_name=_kept(self.machine_name, machines),
            difference_key=_kept(self.difference_key, differences),
        )


def _kept(key: str, keys: list[str]) -> str:
    if key in keys:
        return key
    return keys[0] if keys else ""
