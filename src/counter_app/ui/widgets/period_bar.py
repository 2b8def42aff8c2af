"""Which period: its kind, one back and forth, and two fields for days of one's own."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from counter_app.domain.calendar import format_roc, roc_year
from counter_app.domain.survey_results import (
    Period,
    PeriodKind,
    half_of,
    month_of,
    period_after,
    year_of,
)
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, label, row
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.panels import keep_width
from counter_app.ui.widgets.segments import Segment, Segments

translate = QCoreApplication.translate

_DAY_WIDTH_PX: Final = 112
_NAME_WIDTH_PX: Final = 112
_KINDS_WIDTH_PX: Final = 200

_WHOLES: Final[Mapping[PeriodKind, Callable[[date], Period]]] = {
    PeriodKind.MONTH: month_of,
    PeriodKind.HALF: half_of,
    PeriodKind.YEAR: year_of,
}


def period_of_kind(kind: PeriodKind, shown: Period, *, today: date) -> Period:
    """Return the period of another kind that holds the last day shown, as far as it has begun."""
    whole_of = _WHOLES.get(kind)
    if whole_of is None:
        return replace(shown, kind=kind)
    return whole_of(min(shown.to_day, today))


def may_go_on(period: Period, *, today: date) -> bool:
    """Tell whether the period after this one has begun."""
    return period_after(period).from_day <= today


def say_period(period: Period) -> str:
    """Return what a period is called, by the ROC year."""
    year = roc_year(period.from_day)
    match period.kind:
        case PeriodKind.MONTH:
            return translate("PeriodBar", "{year} 年 {month} 月").format(
                year=year, month=period.from_day.month
            )
        case PeriodKind.HALF:
            is_first = period.from_day == year_of(period.from_day).from_day
            words = (
                translate("PeriodBar", "{year} 年上半年")
                if is_first
                else translate("PeriodBar", "{year} 年下半年")
            )
            return words.format(year=year)
        case PeriodKind.YEAR:
            return translate("PeriodBar", "{year} 年").format(year=year)
        case PeriodKind.DAYS:
            return translate("PeriodBar", "{first} 至 {last}").format(
                first=format_roc(period.from_day), last=format_roc(period.to_day)
            )


class PeriodBar(QWidget):
    """Month, half, year or any days, and a button each for the one before and after.

    Signals:
        kind_chosen(str): A `PeriodKind`.
        moved(int): One back (-1) or forth (1).
        days_entered(str, str): First and last day, as typed.
    """

    kind_chosen = Signal(str)
    moved = Signal(int)
    days_entered = Signal(str, str)

    def __init__(self, theme: Theme, *, has_days: bool) -> None:
        """Lay out the kinds, with days of one's own or whole months only."""
        super().__init__()
        self._shown: Period | None = None
        kinds = [
            Segment(name=PeriodKind.MONTH, words=self.tr("月")),
            Segment(name=PeriodKind.HALF, words=self.tr("半年")),
            Segment(name=PeriodKind.YEAR, words=self.tr("年")),
        ]
        if has_days:
            kinds.append(Segment(name=PeriodKind.DAYS, words=self.tr("自訂")))
        self._kinds = Segments(theme, tuple(kinds), takes_focus=True)
        keep_width(theme, self._kinds, _KINDS_WIDTH_PX * len(kinds) / len(PeriodKind))
        self.back_button = Button(theme, "", icon="chevron-left", key="-")
        self.back_button.setAccessibleName(self.tr("前一期"))
        self.on_button = Button(theme, "", icon="chevron-right", key="+")
        self.on_button.setAccessibleName(self.tr("後一期"))
        self._name_label = label("", "strong")
        self._name_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        keep_width(theme, self._name_label, _NAME_WIDTH_PX)
        self.from_edit, self.to_edit = QLineEdit(), QLineEdit()
        for edit, words in (
            (self.from_edit, self.tr("起日（民國年/月/日）")),
            (self.to_edit, self.tr("迄日（民國年/月/日）")),
        ):
            edit.setAccessibleName(words)
            edit.setPlaceholderText(self.tr("114/11/20"))
            edit.editingFinished.connect(self._enter)
            keep_width(theme, edit, _DAY_WIDTH_PX)
        self._days_box = box(
            row(theme, self.from_edit, label(self.tr("至"), "muted"), self.to_edit, gap=6)
        )
        self._kinds.chosen.connect(self.kind_chosen)
        self.back_button.clicked.connect(lambda: self.moved.emit(-1))
        self.on_button.clicked.connect(lambda: self.moved.emit(1))
        self.setLayout(
            row(
                theme,
                self._kinds,
                self.back_button,
                self._name_label,
                self._days_box,
                self.on_button,
                gap=6,
            )
        )

    def display(self, period: Period, *, today: date) -> None:
        """Show which period holds."""
        self._kinds.display(period.kind.value)
        is_days = period.kind is PeriodKind.DAYS
        self._name_label.setText(say_period(period))
        self._name_label.setVisible(not is_days)
        self._days_box.setVisible(is_days)
        # Days are typed; their keys go on working, and the row stays as short as it is.
        self.back_button.setVisible(not is_days)
        self.on_button.setVisible(not is_days)
        if period != self._shown:
            # Days that cannot be stay as they were typed, below the words that say so.
            self._shown = period
            self.from_edit.setText(format_roc(period.from_day))
            self.to_edit.setText(format_roc(period.to_day))
        self.on_button.setEnabled(may_go_on(period, today=today))

    def begin_choosing(self) -> None:
        """Put the focus on the kind that holds."""
        button = self._kinds.chosen_button()
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
