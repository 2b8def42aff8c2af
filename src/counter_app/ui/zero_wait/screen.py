"""What there is to see of zero wait, as values."""

from dataclasses import dataclass
from enum import StrEnum

from counter_app.ui.widgets.days import DaysScreen, Preset
from counter_app.ui.widgets.figures import Figure
from counter_app.ui.widgets.table import TableRow


class Part(StrEnum):
    """Of what the table has a line each."""

    DAY = "day"
    ITEM = "item"
    DESK = "desk"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayBar:
    """One day of the chart.

    Attributes:
        day_words: Month and day.
        weekday: Its day of the week, in one character.
        median_s, p90_s: Seconds waited.
    """

    day_words: str
    weekday: str
    median_s: int
    p90_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A kind of thing that can be chosen."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ZeroWaitScreen(DaysScreen):
    """Everything there is to see of zero wait, at one moment.

    Attributes:
        items: Which kinds of things may be chosen.
        item_code: Of one kind; empty for all.
        part: Of what the table has a line each.
        bars: Days on which somebody was served, in order.
        target_s: What counts as no wait.
        can_export: There are figures to save.
        is_loaded: The store has answered.
    """

    preset: Preset = Preset.MONTH
    items: tuple[Choice, ...] = ()
    item_code: str = ""
    part: Part = Part.DAY
    figures: tuple[Figure, ...] = ()
    bars: tuple[DayBar, ...] = ()
    target_s: int = 0
    rows: tuple[TableRow, ...] = ()
    can_export: bool = False
    is_loaded: bool = False
    is_busy: bool = False
