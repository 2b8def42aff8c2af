"""Which period: its kind, one back and forth, and two fields for days of one's own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from counter_app.domain.survey_results import PeriodKind
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, label, row
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.panels import keep_width
from counter_app.ui.widgets.segments import Segment, Segments

_DAY_WIDTH_PX = 112
_NAME_WIDTH_PX = 112


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

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._kinds = Segments(
            theme,
            (
                Segment(name=PeriodKind.MONTH, words=self.tr("月")),
                Segment(name=PeriodKind.HALF, words=self.tr("半年")),
                Segment(name=PeriodKind.YEAR, words=self.tr("年")),
                Segment(name=PeriodKind.DAYS, words=self.tr("自訂")),
            ),
            takes_focus=True,
        )
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

    def display(
        self, kind: PeriodKind, words: str, days: tuple[str, str], *, can_go_on: bool
    ) -> None:
        """Show which period holds; what is being typed is left alone."""
        self._kinds.display(kind.value)
        is_days = kind is PeriodKind.DAYS
        self._name_label.setText(words)
        self._name_label.setVisible(not is_days)
        self._days_box.setVisible(is_days)
        for edit, typed in zip((self.from_edit, self.to_edit), days, strict=True):
            if edit.text() != typed and not edit.isModified():
                edit.setText(typed)
        self.on_button.setEnabled(can_go_on)

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
