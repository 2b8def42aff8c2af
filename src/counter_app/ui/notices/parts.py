"""The parts of the page of notices: the case, the ways to pay, the instalments, the paper."""

from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from counter_app.domain.instalments import INSTALMENTS_MIN
from counter_app.ui.names import in_one_breath
from counter_app.ui.notices.page_view import PageView
from counter_app.ui.notices.screen import CasePart, PagePart, PartWords, PlanPart, WayWords
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import (
    ElidedLabel,
    box,
    column,
    grid,
    label,
    row,
    rule,
    yielding,
)
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.chip import StatusChip
from counter_app.ui.widgets.money import HeroAmount, grouped
from counter_app.ui.widgets.notice import Notice
from counter_app.ui.widgets.panels import Field, scrolled
from counter_app.ui.widgets.picture import Picture
from counter_app.ui.widgets.status import ICONS, Status
from counter_app.ui.widgets.table import Column, RowTable

_TABLE_PX: Final = 96


class CaseCard(QFrame):
    """The case a notice is for: who, how much, and how it may be paid."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", "plain")
        self._name_label = label("", "h1")
        self._number_label = label("", "muted")
        self._chip = StatusChip(theme, Status.NEUTRAL, "")
        self.reveal_button = Button(theme, "", "quiet", icon="eye")
        self._case_label = label("", "strong", wraps=True)
        self._about_label = label("", "muted", wraps=True)
        self._hero = HeroAmount(theme, self.tr("今日應繳"))
        self._parts = _Parts(theme)
        self._ways = WaysList(theme)
        self._refusal = Notice(theme)
        who = column(theme, self._name_label, self._number_label, gap=0)
        head = row(theme, who, None, self._chip, self.reveal_button, gap=6, margins=(16, 12, 10, 6))
        body = column(
            theme,
            column(theme, self._case_label, self._about_label, gap=1),
            self._hero,
            self._parts,
            self._refusal,
            rule(),
            label(self.tr("可以這樣繳"), "strong"),
            self._ways,
            None,
            gap=8,
            margins=(16, 0, 16, 10),
        )
        area = yielding_area(box(body))
        page = column(theme, head, area, gap=0, margins=(1, 1, 1, 1))
        page.setStretch(1, 1)
        self.setLayout(page)

    def display(self, case: CasePart, *, is_masked: bool) -> None:
        """Show a case."""
        self._name_label.setText(case.name_words)
        self._number_label.setText(case.number_words)
        self._chip.display(case.status, case.status_words)
        self.reveal_button.set_icon("eye" if is_masked else "eye-off")
        reveal = self.tr("顯示完整姓名與地址") if is_masked else self.tr("遮蔽姓名與地址")
        self.reveal_button.setAccessibleName(reveal)
        self.reveal_button.setToolTip(f"{reveal} Ctrl+R")
        self._case_label.setText(case.case_number)
        self._about_label.setText(case.about)
        self._hero.display(words=self.tr("今日應繳"), note="", amount_twd=case.total_twd)
        self._parts.display(case.parts)
        self._ways.display(case.ways)
        refusal = case.refusal
        words = "" if refusal is None else f"{refusal.what}　{refusal.now}".strip()
        self._refusal.display(words, status=Status.WARN)


class _Parts(QWidget):
    """Four parts, two in a line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._cells: list[tuple[QLabel, QLabel]] = []
        self._layout = grid(theme, gap=4)
        for at in (1, 4):
            self._layout.setColumnStretch(at, 1)
        self._layout.setColumnMinimumWidth(2, theme.px(16))
        self.setLayout(self._layout)

    def display(self, parts: tuple[PartWords, ...]) -> None:
        while len(self._cells) < len(parts):
            pair = label("", "muted"), label("", "strong")
            pair[1].setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            line, side = divmod(len(self._cells), 2)
            for at, each in enumerate(pair):
                self._layout.addWidget(each, line, 3 * side + at)
            self._cells.append(pair)
        for (words_label, amount_label), part in zip(self._cells, parts, strict=True):
            words_label.setText(part.words)
            amount_label.setText(grouped(part.amount_twd))


class WaysList(QWidget):
    """Each way to pay: open or not by shape and word, and why."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines: list[_Way] = []
        self._layout = column(theme, gap=5)
        self.setLayout(self._layout)

    def display(self, ways: tuple[WayWords, ...]) -> None:
        """Show these ways."""
        while len(self._lines) < len(ways):
            line = _Way(self._theme)
            self._layout.addWidget(line)
            self._lines.append(line)
        for at, line in enumerate(self._lines):
            line.setVisible(at < len(ways))
            if at < len(ways):
                line.display(ways[at])


class _Way(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._picture = Picture(theme, ICONS[Status.OK], size_px=18)
        self._words_label = label("", "strong")
        self._words_label.setMinimumWidth(theme.px(76))
        self._reason_label = label("", "small", wraps=True)
        top = Qt.AlignmentFlag.AlignTop
        layout = row(theme, gap=8)
        layout.addWidget(self._picture, 0, top)
        layout.addWidget(self._words_label, 0, top)
        layout.addWidget(self._reason_label, 1, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(layout)

    def display(self, way: WayWords) -> None:
        status = Status.OK if way.is_open else Status.NEUTRAL
        self._picture.display(ICONS[status], colour="ok" if way.is_open else "text2")
        self._words_label.setText(way.words)
        self._reason_label.setText(way.reason)
        stands = self.tr("可以") if way.is_open else self.tr("不可以")
        self.setAccessibleName(in_one_breath(way.words, stands, way.reason))


class PlanForm(QWidget):
    """Instalments: how many, from when on, by whose consent, and what comes of it.

    Signals:
        changed(): Something was entered.
    """

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.count_edit = QSpinBox()
        self.count_edit.setMinimum(INSTALMENTS_MIN)
        self.count_edit.setAccelerated(True)
        self.count_edit.setKeyboardTracking(False)
        # The sheet gives the field its padding, but not the editor within it.
        self.count_edit.lineEdit().setTextMargins(theme.px(10), 0, 0, 0)
        self.first_edit = QLineEdit()
        self.first_edit.setPlaceholderText("114/12/20")
        self.first_edit.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.consent_edit = QLineEdit()
        self.consent_edit.setMaxLength(40)
        self._count = Field(theme, self.tr("期數"), self.count_edit, hint=" ")
        self._first = Field(
            theme, self.tr("第一期繳納日"), self.first_edit, hint=self.tr("之後每月同一天")
        )
        self._consent = Field(theme, self.tr("同意文號（可空白）"), self.consent_edit)
        self.table = RowTable(
            theme,
            (
                Column(words=self.tr("期"), width_px=52),
                Column(words=self.tr("繳納期限")),
                Column(words=self.tr("金額"), width_px=112, right=True),
            ),
            spoken=self.tr("各期金額"),
            is_two_line=False,
            marks_current=False,
        )
        fields = row(theme, self._count, self._first, gap=10)
        fields.setStretch(0, 2)
        fields.setStretch(1, 3)
        lines = yielding(self.table, height_px=_TABLE_PX)
        self.setLayout(column(theme, fields, self._consent, lines, gap=8))
        self.count_edit.valueChanged.connect(lambda _count: self.changed.emit())
        self.first_edit.editingFinished.connect(self.changed)
        self.consent_edit.editingFinished.connect(self.changed)

    def display(self, plan: PlanPart) -> None:
        """Show what is entered, and each instalment."""
        with QSignalBlocker(self.count_edit):
            self.count_edit.setMaximum(max(plan.most, INSTALMENTS_MIN))
            self.count_edit.setValue(plan.count)
        self._count.set_hint(self.tr("最多 {n} 期").format(n=plan.most))
        for edit, words in ((self.first_edit, plan.first_words), (self.consent_edit, plan.consent)):
            if edit.text() != words and not edit.hasFocus():
                edit.setText(words)
        self._first.show_error(plan.first_error)
        self.table.display(plan.rows)


class PaperCard(QFrame):
    """The page at the right, its caption, and the way to its other pages.

    Signals:
        page_requested(int): One page on (1) or back (-1).
    """

    page_requested = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", "plain")
        self._caption_label = ElidedLabel("", "h2")
        self._chip = StatusChip(theme, Status.INFO, "")
        self._count_label = label("", "muted")
        self.back_button = Button(theme, "", "quiet", icon="chevron-left")
        self.on_button = Button(theme, "", "quiet", icon="chevron-right")
        self.back_button.setAccessibleName(self.tr("上一頁"))
        self.on_button.setAccessibleName(self.tr("下一頁"))
        self.back_button.setToolTip(self.tr("上一頁") + " PgUp")
        self.on_button.setToolTip(self.tr("下一頁") + " PgDn")
        self.back_button.clicked.connect(lambda: self.page_requested.emit(-1))
        self.on_button.clicked.connect(lambda: self.page_requested.emit(1))
        self.page = PageView(theme)
        head = row(theme, self._caption_label, self._chip, gap=8, margins=(16, 10, 14, 4))
        head.setStretch(0, 1)
        self._pager = box(
            row(theme, None, self.back_button, self._count_label, self.on_button, None, gap=6)
        )
        body = column(theme, head, self.page, self._pager, gap=2, margins=(1, 1, 1, 6))
        body.setStretch(1, 1)
        self.setLayout(body)

    def display(self, page: PagePart) -> None:
        """Show a page."""
        self._caption_label.setText(page.caption or self.tr("通知書預覽"))
        self._chip.setVisible(page.image is not None)
        if page.is_paper:
            self._chip.display(Status.OK, self.tr("已開立"))
        else:
            self._chip.display(Status.INFO, self.tr("預覽"))
        words = self.tr("選好案件後\n這裡會顯示通知書")
        if page.image is not None:
            shown = self.tr("已開立的通知書") if page.is_paper else self.tr("通知書預覽")
            count = self.tr("第 {at} 頁，共 {count} 頁").format(at=page.at, count=page.count)
            words = in_one_breath(shown, count)
        self.page.display(page.image, words=words)
        self._pager.setVisible(page.count > 1)
        self._count_label.setText(
            self.tr("第 {at} 頁，共 {count} 頁").format(at=page.at, count=page.count)
        )
        self.back_button.setEnabled(page.at > 1)
        self.on_button.setEnabled(page.at < page.count)


def yielding_area(inner: QWidget) -> QScrollArea:
    """Return an area that scrolls what it carries rather than let the page grow."""
    area = scrolled(inner)
    area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
    return area
