"""From which day to which: presets, two fields for days of one's own, and one desk or all."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, TypeVar

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from counter_app.domain.calendar import NotADate, format_roc, parse_date
from counter_app.ui.messages import Message, say_or_raise
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import label, row
from counter_app.ui.widgets.panels import keep_width
from counter_app.ui.widgets.segments import Segment, Segments

_DAY_WIDTH_PX: Final = 118
_DESK_WIDTH_PX: Final = 150


class Preset(StrEnum):
    """Which days."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "week"
    MONTH = "month"
    CUSTOM = "custom"


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Some days, both included."""

    from_day: date
    to_day: date

    def words(self) -> tuple[str, str]:
        """Return both as they stand in the fields."""
        return format_roc(self.from_day), format_roc(self.to_day)


def days_of(preset: Preset, today: date) -> Days:
    """Return the days of a preset; a week begins on Monday.

    >>> days_of(Preset.WEEK, date(2025, 11, 20)).from_day
    datetime.date(2025, 11, 17)
    """
    match preset:
        case Preset.YESTERDAY:
            yesterday = today - timedelta(days=1)
            return Days(from_day=yesterday, to_day=yesterday)
        case Preset.WEEK:
            return Days(from_day=today - timedelta(days=today.weekday()), to_day=today)
        case Preset.MONTH:
            return Days(from_day=today.replace(day=1), to_day=today)
        case Preset.TODAY | Preset.CUSTOM:
            return Days(from_day=today, to_day=today)


def read_days(from_words: str, to_words: str) -> Days | Message:
    """Return the days that were typed, or why they are none."""
    try:
        from_day, to_day = parse_date(from_words), parse_date(to_words)
    except NotADate as error:
        return say_or_raise(error)
    if from_day > to_day:
        return Message(
            what=QCoreApplication.translate("DaysBar", "起日比迄日晚。"),
            now=QCoreApplication.translate("DaysBar", "請把較早的日期填在前面。"),
        )
    return Days(from_day=from_day, to_day=to_day)


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysScreen:
    """What there is to see on every page that asks for days.

    Attributes:
        from_words, to_words: The days as typed.
        desks: Which desks may be chosen; one alone is not asked for.
        desk_no: Of one desk; None for all.
        done: What was just done.
        message: Why something was refused.
    """

    preset: Preset = Preset.TODAY
    from_words: str = ""
    to_words: str = ""
    desks: tuple[int, ...] = ()
    desk_no: int | None = None
    done: str = ""
    message: Message | None = None


ScreenT = TypeVar("ScreenT", bound=DaysScreen)


class AskedDays:
    """Which days a page asks for; each choice returns what the page shows of it.

    Attributes:
        days: Those that hold.
    """

    def __init__(self, preset: Preset, today: Callable[[], date]) -> None:
        """Begin with the days of a preset."""
        self._today = today
        self.days = days_of(preset, today())

    def shown_on(self, screen: ScreenT) -> ScreenT:
        """Put the days that hold into the fields."""
        from_words, to_words = self.days.words()
        return replace(screen, from_words=from_words, to_words=to_words)

    def renew(self, screen: ScreenT) -> ScreenT:
        """Ask for the same preset again: the page may have been left open over midnight."""
        if screen.preset is Preset.CUSTOM:
            return screen
        self.days = days_of(screen.preset, self._today())
        return self.shown_on(screen)

    def choose(self, screen: ScreenT, preset: Preset) -> ScreenT:
        """Ask for a preset; days of one's own begin with those that hold."""
        if preset is not Preset.CUSTOM:
            self.days = days_of(preset, self._today())
        return self.shown_on(replace(screen, preset=preset, done="", message=None))

    def enter(self, screen: ScreenT, from_words: str, to_words: str) -> ScreenT:
        """Ask for days that were typed; the message says why they are none."""
        screen = replace(
            screen,
            preset=Preset.CUSTOM,
            from_words=from_words,
            to_words=to_words,
            done="",
            message=None,
        )
        days = read_days(from_words, to_words)
        if isinstance(days, Message):
            return replace(screen, message=days)
        self.days = days
        return self.shown_on(screen)


class DaysBar(QWidget):
    """Presets, and a field each for the first and the last day.

    Signals:
        preset_chosen(str): A `Preset`.
        days_entered(str, str): First and last day, as typed.
    """

    preset_chosen = Signal(str)
    days_entered = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._presets = Segments(
            theme,
            (
                Segment(name=Preset.TODAY, words=self.tr("今日")),
                Segment(name=Preset.YESTERDAY, words=self.tr("昨日")),
                Segment(name=Preset.WEEK, words=self.tr("本週")),
                Segment(name=Preset.MONTH, words=self.tr("本月")),
                Segment(name=Preset.CUSTOM, words=self.tr("自訂")),
            ),
            takes_focus=True,
        )
        self.from_edit, self.to_edit = QLineEdit(), QLineEdit()
        for edit, words in (
            (self.from_edit, self.tr("起日（民國年/月/日）")),
            (self.to_edit, self.tr("迄日（民國年/月/日）")),
        ):
            edit.setAccessibleName(words)
            edit.setPlaceholderText(self.tr("114/11/20"))
            edit.editingFinished.connect(self._enter)
            keep_width(theme, edit, _DAY_WIDTH_PX)
        self._presets.chosen.connect(self.preset_chosen)
        self.setLayout(
            row(theme, self._presets, self.from_edit, label(self.tr("至"), "muted"), self.to_edit)
        )

    def display(self, preset: Preset, from_words: str, to_words: str) -> None:
        """Show which days hold; what is being typed is left alone."""
        self._presets.display(preset.value)
        for edit, words in ((self.from_edit, from_words), (self.to_edit, to_words)):
            if edit.text() != words and not edit.isModified():
                edit.setText(words)

    def begin_choosing(self) -> None:
        """Put the focus on the preset that holds."""
        button = self._presets.chosen_button()
        if button is not None:
            button.setFocus()

    def begin_typing(self) -> None:
        """Put the focus on the first day."""
        self.from_edit.setFocus()
        self.from_edit.selectAll()

    def _enter(self) -> None:
        if not (self.from_edit.isModified() or self.to_edit.isModified()):
            return
        for edit in (self.from_edit, self.to_edit):
            edit.setModified(False)
        self.days_entered.emit(self.from_edit.text(), self.to_edit.text())


class DeskCombo(QComboBox):
    """One desk or all of them; a branch with one desk is not asked.

    Signals:
        desk_chosen(object): A number, or None for all.
    """

    desk_chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._desks: tuple[int, ...] = ()
        self.setAccessibleName(self.tr("櫃檯"))
        self.activated.connect(lambda at: self.desk_chosen.emit(self.itemData(at)))
        theme.changed.connect(self._fit)
        self._fit()

    def display(self, desks: tuple[int, ...], desk_no: int | None) -> None:
        """Offer desks, and show which one holds."""
        self.setVisible(len(desks) > 1)
        if desks != self._desks:
            self._desks = desks
            self.clear()
            self.addItem(self.tr("全部櫃檯"), None)
            for number in desks:
                self.addItem(self.tr("{number} 號櫃檯").format(number=number), number)
        self.setCurrentIndex(self.findData(desk_no) if desk_no is not None else 0)

    def _fit(self) -> None:
        self.setMinimumWidth(self._theme.px(_DESK_WIDTH_PX))
