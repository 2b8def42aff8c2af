"""What there is to see of survey results, as values."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from counter_app.domain.responses import Source
from counter_app.domain.survey_results import Hundredths, Period
from counter_app.ui.messages import Message
from counter_app.ui.widgets.figures import Figure
from counter_app.ui.widgets.table import TableRow


class GroupBy(StrEnum):
    """Into which parts a question is broken down."""

    DESK = "desk"
    SOURCE = "source"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceBar:
    """One choice of a question, in the chart.

    Attributes:
        count: Grouped, as shown.
        share: The length of the bar; of the question's own given answers.
        change: Against the period before, with arrow and sign; empty where nothing compares.
    """

    words: str
    count: str
    share: Hundredths
    change: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupBar:
    """One desk or one source, in the breakdown of a question.

    Attributes:
        valid: Given answers, grouped.
        shares: One for each choice; none where nobody of this part answered.
        top_two: As shown; empty where choices have no order.
    """

    words: str
    valid: str
    shares: tuple[Hundredths, ...]
    top_two: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """All there is to see of one question.

    Attributes:
        facts: How many answers there are, blank and invalid apart.
        bars: In the order of the choices; none for a text.
        is_stacked: The shares of a part add up to the whole, so one bar can hold them all.
        top_two, top_two_change: As shown; empty where there are none.
        groups: The parts, of desks and of sources.
        note: What is to be known besides.
    """

    heading: str
    facts: str
    bars: tuple[ChoiceBar, ...] = ()
    is_stacked: bool = True
    top_two: str = ""
    top_two_change: str = ""
    by_desk: tuple[GroupBar, ...] = ()
    by_source: tuple[GroupBar, ...] = ()
    note: str = ""

    def groups(self, group_by: GroupBy) -> tuple[GroupBar, ...]:
        """Return the parts of one kind."""
        return self.by_desk if group_by is GroupBy.DESK else self.by_source


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsScreen:
    """Everything there is to see of survey results, at one moment.

    Attributes:
        period: Which is asked for.
        today: No period after it can be asked for.
        source: Of one source; None for all.
        desks: Which desks may be chosen.
        desk_no: Of one desk; None for all.
        rows: A line for each question; its key is the question's code.
        current: Code of the question in sight.
        detail: Of that question.
        warning: What is still to come, and may change the figures.
        empty, empty_hint: Why there are no figures; empty where there are.
        can_export: There are figures to save.
        is_loaded: The store has answered.
        done: What was just done.
        message: Why something was refused.
    """

    period: Period
    today: date
    source: Source | None = None
    desks: tuple[int, ...] = ()
    desk_no: int | None = None
    figures: tuple[Figure, ...] = ()
    rows: tuple[TableRow, ...] = ()
    current: str = ""
    detail: Detail | None = None
    group_by: GroupBy = GroupBy.DESK
    warning: str = ""
    empty: str = ""
    empty_hint: str = ""
    can_export: bool = False
    is_loaded: bool = False
    is_busy: bool = False
    done: str = ""
    message: Message | None = None
