"""Draws what each step of a close asks for; decides nothing and adds up nothing."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QStackedLayout, QWidget

from counter_app.domain.money import Twd
from counter_app.domain.outcomes import BrandTotal
from counter_app.ui.cash_count.grid import CashGrid
from counter_app.ui.day_close.screen import (
    CountBody,
    DoneBody,
    ExplainBody,
    ItemsBody,
    MachineForm,
    SettleBody,
    SignBody,
    StartBody,
)
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.amount_edit import AmountEdit, digits_of
from counter_app.ui.widgets.boxes import box, card, column, grid, label, row, rule, yielding
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.figures import Figures
from counter_app.ui.widgets.line_list import LineList
from counter_app.ui.widgets.money import HeroAmount
from counter_app.ui.widgets.panels import EmptyState, Field, scrolled
from counter_app.ui.widgets.picture import Picture
from counter_app.ui.widgets.table import Column, RowTable

_FIGURE_COUNT = 3
_LIST_PX = 96
_COUNT_DIGITS_MAX = 5
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class StartPart(QWidget):
    """Before a close begins."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._words_label = label("", "display", wraps=True)
        self._hint_label = label("", tone="muted", wraps=True)
        for centred in (self._words_label, self._hint_label):
            centred.setAlignment(Qt.AlignmentFlag.AlignCenter)
        picture = Picture(theme, "safe", colour="primary", size_px=54, ground="primary_soft")
        self._figures = Figures(theme, _FIGURE_COUNT)
        self.setLayout(
            column(
                theme,
                None,
                row(theme, None, picture, None),
                self._words_label,
                self._hint_label,
                self._figures,
                None,
                gap=14,
                margins=(24, 16, 24, 16),
            )
        )

    def display(self, body: StartBody) -> None:
        """Show whether a close can begin."""
        self._words_label.setText(body.words)
        self._hint_label.setText(body.hint)
        self._figures.display(body.figures)
        self._figures.setVisible(bool(body.figures))


class ItemsPart(QWidget):
    """What is open at the left, what can be done about the current one below.

    Signals:
        reached(str): Key of the current row.
        way_requested(): Go to where the current one is resolved.
        carry_requested(str): Carry the current one forward; login of its owner.
    """

    reached = Signal(str)
    way_requested = Signal()
    carry_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._body: ItemsBody | None = None
        self.table = RowTable(
            theme,
            (
                Column(words=self.tr("事項")),
                Column(words=self.tr("金額"), width_px=120, right=True),
                Column(words=self.tr("狀態"), width_px=170),
            ),
            spoken=self.tr("未結事項"),
        )
        self._empty = EmptyState(
            theme,
            icon="status-ok",
            words=self.tr("沒有未結事項"),
            hint=self.tr("交易都有結果，收據都印出來了。"),
        )
        self._what_label = label("", wraps=True)
        self.way_button = Button(theme, "", icon="arrow-right")
        self.owner_edit = QLineEdit()
        self.carry_button = Button(theme, self.tr("結轉下一班"), icon="next")
        owner = Field(theme, self.tr("結轉後由誰處理（帳號）"), self.owner_edit)
        carry = row(theme, owner, self.carry_button, gap=10)
        carry.setStretch(0, 1)
        carry.setAlignment(self.carry_button, Qt.AlignmentFlag.AlignBottom)
        self._carry_box = box(carry)
        ways = row(theme, self._what_label, self.way_button, gap=10)
        ways.setStretch(0, 1)
        self._ways_box = card(
            "sunken", column(theme, ways, self._carry_box, gap=10, margins=(14, 12, 14, 12))
        )
        table = yielding(self.table, height_px=theme.px(_LIST_PX))
        self._list_box = box(column(theme, table, self._ways_box, gap=10))
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._list_box)
        self.table.current_changed.connect(self.reached)
        self.table.opened.connect(lambda _key: self.way_requested.emit())
        self.way_button.clicked.connect(self.way_requested)
        self.carry_button.clicked.connect(self._carry)
        self.owner_edit.returnPressed.connect(self._carry)

    def display(self, body: ItemsBody) -> None:
        """Show what is open."""
        before, self._body = self._body, body
        self._stack.setCurrentWidget(self._list_box if body.rows else self._empty)
        if before is None or before.rows != body.rows:
            self.table.display(body.rows)
        self._ways_box.setVisible(bool(body.current))
        self._what_label.setText(body.what_words)
        self.way_button.set_words(body.way_words)
        self.way_button.setVisible(bool(body.way_words))
        self._carry_box.setVisible(body.can_carry)
        if before is None or before.current != body.current:
            self.owner_edit.setText(body.owner)

    def focus_home(self) -> None:
        """Begin at the list."""
        self.table.setFocus()

    def _carry(self) -> None:
        if self._body is not None and self._body.can_carry:
            self.carry_requested.emit(self.owner_edit.text().strip())


class CountPart(QWidget):
    """The faces of the drawer; what was expected is shown only after the count.

    Signals:
        pieces_changed(int, int): Place in `DENOMINATIONS_TWD`, and how many.
        other_changed(object): The sum beside the faces as ``Twd``, or ``None``.
        finished(): Enter was pressed in the last field.
    """

    pieces_changed = Signal(int, int)
    other_changed = Signal(object)
    finished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.grid = CashGrid(theme, has_other=True)
        self._total = HeroAmount(theme, self.tr("清點合計"))
        self._figures = Figures(theme, _FIGURE_COUNT)
        carrier = column(theme, self.grid, None, self._total, self._figures, gap=12)
        self.setLayout(carrier)
        self.grid.pieces_changed.connect(self.pieces_changed)
        self.grid.other_changed.connect(self.other_changed)
        self.grid.finished.connect(self.finished)

    def display(self, body: CountBody) -> None:
        """Show a count."""
        self.grid.display(body.counting, is_enabled=body.can_enter)
        self._total.display(
            words=self.tr("清點合計"),
            note=self.tr("記下之後才顯示帳上應有的金額"),
            amount_twd=body.counting.total_twd,
        )
        self._total.setVisible(not body.figures)
        self._figures.display(body.figures)
        self._figures.setVisible(bool(body.figures))

    def focus_home(self) -> None:
        """Begin at the largest face."""
        self.grid.focus_home()


class SettlePart(QWidget):
    """The machines above, what they said beside the books below.

    Signals:
        reached(str): Name of the current machine.
        settle_requested(), query_requested(): Ask the current machine.
        slip_requested(), slip_left(): Open or close the form for the slip.
        slip_entered(object): A tuple of `BrandTotal`, as typed.
    """

    reached = Signal(str)
    settle_requested = Signal()
    query_requested = Signal()
    slip_requested = Signal()
    slip_left = Signal()
    slip_entered = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._body: SettleBody | None = None
        self.table = RowTable(
            theme,
            (
                Column(words=self.tr("機具")),
                Column(words=self.tr("帳上"), width_px=150, right=True),
                Column(words=self.tr("批次"), width_px=110),
                Column(words=self.tr("狀態"), width_px=170),
            ),
            spoken=self.tr("要結帳的機具"),
        )
        self._empty = EmptyState(
            theme,
            icon="status-ok",
            words=self.tr("沒有要結帳的機具"),
            hint=self.tr("本班沒有刷卡或電子票證的收款。"),
        )
        self._state_label = label("", wraps=True)
        self.settle_button = Button(theme, self.tr("結帳"), icon="terminal")
        self.query_button = Button(theme, self.tr("查詢結果"), icon="search")
        self.slip_button = Button(theme, self.tr("依簽單輸入"), icon="edit")
        self.comparison_table = RowTable(
            theme,
            (
                Column(words=self.tr("卡別")),
                Column(words=self.tr("帳上筆數"), width_px=90, right=True),
                Column(words=self.tr("帳上金額"), width_px=120, right=True),
                Column(words=self.tr("機具筆數"), width_px=90, right=True),
                Column(words=self.tr("機具金額"), width_px=120, right=True),
                Column(words=self.tr("差額"), width_px=110, right=True),
            ),
            spoken=self.tr("帳上與機具的比較"),
            is_two_line=False,
            marks_current=False,
        )
        self.slip_form = SlipForm(theme)
        ways = row(
            theme,
            self._state_label,
            self.settle_button,
            self.query_button,
            self.slip_button,
            gap=8,
        )
        ways.setStretch(0, 1)
        compared = yielding(self.comparison_table, height_px=theme.px(_LIST_PX))
        below = column(theme, ways, compared, gap=10)
        self._below = QStackedLayout()
        self._below.addWidget(box(below))
        self._below.addWidget(self.slip_form)
        table = yielding(self.table, height_px=theme.px(_LIST_PX))
        parts = column(theme, table, rule(), self._below, gap=10)
        parts.setStretch(0, 2)
        parts.setStretch(2, 3)
        self._list_box = box(parts)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._list_box)
        self.table.current_changed.connect(self.reached)
        self.settle_button.clicked.connect(self.settle_requested)
        self.query_button.clicked.connect(self.query_requested)
        self.slip_button.clicked.connect(self.slip_requested)
        self.slip_form.left.connect(self.slip_left)

    def display(self, body: SettleBody) -> None:
        """Show the machines."""
        before, self._body = self._body, body
        self._stack.setCurrentWidget(self._list_box if body.machines else self._empty)
        if before is None or before.machines != body.machines:
            self.table.display(body.machines)
        self._state_label.setText(body.state_words)
        for button, is_offered in (
            (self.settle_button, body.can_settle),
            (self.query_button, body.can_query),
            (self.slip_button, body.can_use_slip),
        ):
            button.setVisible(is_offered)
            button.setEnabled(not body.is_asking)
        if before is None or before.comparison != body.comparison:
            self.comparison_table.display(body.comparison)
        has_form = body.form is MachineForm.SLIP
        opens = has_form and (before is None or before.form is not body.form)
        if opens:
            self.slip_form.open(body.brands)
        self._below.setCurrentIndex(1 if has_form else 0)
        if opens and self.isVisible():
            self.slip_form.focus_home()

    def focus_home(self) -> None:
        """Begin at the machines, or in the form."""
        if self._body is not None and self._body.form is MachineForm.SLIP:
            self.slip_form.focus_home()
        else:
            self.table.setFocus()

    def enter_slip(self) -> None:
        """Hand on what was typed from the slip."""
        self.slip_entered.emit(self.slip_form.totals())


class SlipForm(QWidget):
    """A line for each card brand: how many, and how much, as the machine's slip says.

    Signals:
        left(): The slip is not to be typed in.
    """

    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines: list[_SlipLine] = []
        self._grid: QGridLayout = grid(theme, gap=8, margins=(4, 4, 4, 4))
        for at, words in enumerate(
            (
                self.tr("卡別"),
                self.tr("銷售筆數"),
                self.tr("銷售金額"),
                self.tr("退貨筆數"),
                self.tr("退貨金額"),
            )
        ):
            heading = label(words, "muted")
            heading.setAlignment(_RIGHT if at else Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(heading, 0, at)
        self._grid.setColumnStretch(0, 2)
        for at in range(1, 5):
            self._grid.setColumnStretch(at, 1)
        carrier = QWidget()
        carrier.setLayout(column(theme, self._grid, None, gap=0))
        head = row(
            theme,
            label(self.tr("依機具印出的結帳單，照抄每一種卡別"), "strong"),
            None,
            self._back_button(),
            gap=8,
        )
        lines = yielding(scrolled(carrier), height_px=theme.px(_LIST_PX))
        self.setLayout(column(theme, head, lines, gap=6))

    def open(self, brands: tuple[BrandTotal, ...]) -> None:
        """Ask for these brands, and one more that the books do not know."""
        names = [total.brand for total in brands] or [""]
        while len(self._lines) < len(names) + 1:
            self._lines.append(_SlipLine(self._grid, len(self._lines) + 1))
        for at, line in enumerate(self._lines):
            line.show(at <= len(names))
            line.open(names[at] if at < len(names) else "", is_known=at < len(names))

    def focus_home(self) -> None:
        """Begin at the first count."""
        if self._lines:
            self._lines[0].count_edit.setFocus()

    def totals(self) -> tuple[BrandTotal, ...]:
        """Return what was typed; a line without a figure is left out."""
        return tuple(total for line in self._lines if (total := line.total()) is not None)

    def _back_button(self) -> Button:
        button = Button(self._theme, self.tr("返回"), key="Esc")
        button.clicked.connect(self.left)
        return button


class _SlipLine:
    def __init__(self, layout: QGridLayout, line: int) -> None:
        self.brand_edit = QLineEdit()
        self.count_edit, self.refund_count_edit = _CountEdit(), _CountEdit()
        self.amount_edit, self.refund_edit = AmountEdit(""), AmountEdit("")
        self._is_shown = True
        self._fields: tuple[QLineEdit, ...] = (
            self.brand_edit,
            self.count_edit,
            self.amount_edit,
            self.refund_count_edit,
            self.refund_edit,
        )
        for at, field in enumerate(self._fields):
            field.setProperty("kind", "")
            layout.addWidget(field, line, at)
        for field, following in zip(self._fields, self._fields[1:], strict=False):
            field.returnPressed.connect(following.setFocus)

    def show(self, is_shown: bool) -> None:  # noqa: FBT001 - like a widget's
        self._is_shown = is_shown
        for field in self._fields:
            field.setVisible(is_shown)

    def open(self, brand: str, *, is_known: bool) -> None:
        for field in self._fields:
            field.clear()
        named = brand or QCoreApplication.translate("DayClose", "全部卡別")
        self.brand_edit.setText(brand if is_known else "")
        self.brand_edit.setReadOnly(is_known)
        self.brand_edit.setPlaceholderText(
            named if is_known else QCoreApplication.translate("DayClose", "其他卡別（帳上沒有）")
        )
        self.brand_edit.setAccessibleName(QCoreApplication.translate("DayClose", "卡別"))
        for field, words in zip(
            self._fields[1:],
            (
                QCoreApplication.translate("DayClose", "{brand} 銷售筆數"),
                QCoreApplication.translate("DayClose", "{brand} 銷售金額"),
                QCoreApplication.translate("DayClose", "{brand} 退貨筆數"),
                QCoreApplication.translate("DayClose", "{brand} 退貨金額"),
            ),
            strict=True,
        ):
            field.setAccessibleName(words.format(brand=named))
            field.setPlaceholderText("0")

    def total(self) -> BrandTotal | None:
        figures = self._fields[1:]
        if not self._is_shown or not any(field.text() for field in figures):
            return None
        return BrandTotal(
            brand=self.brand_edit.text().strip(),
            count=self.count_edit.count(),
            amount_twd=self.amount_edit.amount_twd() or Twd(0),
            refund_count=self.refund_count_edit.count(),
            refund_twd=self.refund_edit.amount_twd() or Twd(0),
        )


class _CountEdit(QLineEdit):
    """A number of sales."""

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(_COUNT_DIGITS_MAX)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.textEdited.connect(self._tidy)

    def count(self) -> int:
        return int(self.text() or 0)

    def _tidy(self, words: str) -> None:
        digits = digits_of(words)
        if digits != words:
            self.setText(digits)


class ExplainPart(QWidget):
    """Differences; the current one is explained in the panel that the page opens.

    Signals:
        reached(str): Key of the current row.
        explain_requested(): Enter was pressed on a row.
    """

    reached = Signal(str)
    explain_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._body: ExplainBody | None = None
        self.table = RowTable(
            theme,
            (
                Column(words=self.tr("差異")),
                Column(words=self.tr("帳上"), width_px=140, right=True),
                Column(words=self.tr("實際"), width_px=140, right=True),
                Column(words=self.tr("差額"), width_px=120, right=True),
                Column(words=self.tr("狀態"), width_px=140),
            ),
            spoken=self.tr("差異"),
        )
        self._empty = EmptyState(
            theme,
            icon="status-ok",
            words=self.tr("沒有差異"),
            hint=self.tr("現金與每一台機具都和帳上相同。"),
        )
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(yielding(self.table, height_px=theme.px(_LIST_PX)))
        self.table.current_changed.connect(self.reached)
        self.table.opened.connect(lambda _key: self.explain_requested.emit())

    def display(self, body: ExplainBody) -> None:
        """Show the differences."""
        before, self._body = self._body, body
        self._stack.setCurrentWidget(self.table if body.rows else self._empty)
        if before is None or before.rows != body.rows:
            self.table.display(body.rows)

    def focus_home(self) -> None:
        """Begin at the list."""
        self.table.setFocus()


class SignPart(QWidget):
    """The figures of the close, what stays and what is paid in.

    Signals:
        float_changed(object): What stays in the drawer as ``Twd``, or ``None``.
        entered(): Enter was pressed in the field.
    """

    float_changed = Signal(object)
    entered = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.lines = LineList(theme)
        self.float_edit = AmountEdit(self.tr("留給下一班的零用金"))
        self._float_field = Field(
            theme,
            self.tr("留給下一班的零用金"),
            self.float_edit,
            hint=self.tr("留在錢箱裡的現金；下一次開班會帶出這個金額。"),
        )
        self._paid_in = HeroAmount(theme, self.tr("繳給出納"))
        right = box(column(theme, self._float_field, self._paid_in, None, gap=14))
        lines = yielding(scrolled(self.lines), height_px=theme.px(_LIST_PX))
        parts = row(theme, lines, right, gap=24)
        parts.setStretch(0, 5)
        parts.setStretch(1, 4)
        self.setLayout(parts)
        self.float_edit.amount_changed.connect(self.float_changed)
        self.float_edit.entered.connect(self.entered)

    def display(self, body: SignBody) -> None:
        """Show what is signed."""
        self.lines.display(body.lines)
        if self.float_edit.amount_twd() != body.next_float_twd:
            self.float_edit.set_amount(body.next_float_twd)
        self._float_field.show_error(body.float_error)
        self._paid_in.display(
            words=self.tr("繳給出納"),
            note=self.tr("清點的現金減去留存"),
            amount_twd=body.paid_in_twd,
        )

    def focus_home(self) -> None:
        """Begin at what stays."""
        self.float_edit.setFocus()
        self.float_edit.selectAll()


class DonePart(QWidget):
    """The close is signed: its number, its papers, its anchor.

    Signals:
        print_requested(), save_requested(): The Z report, on paper or as files.
        anchor_requested(): Write the anchor outside the store once more.
    """

    print_requested = Signal()
    save_requested = Signal()
    anchor_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.lines = LineList(theme)
        self.print_button = Button(theme, self.tr("列印 Z 報表"), icon="printer", key="Ctrl+P")
        self.save_button = Button(theme, self.tr("存成 PDF 與 ODS"), icon="download", key="Ctrl+E")
        self._anchor_label = label("", wraps=True)
        self.anchor_button = Button(theme, self.tr("再寫一次錨定檔"), icon="refresh")
        anchor = row(theme, self._anchor_label, self.anchor_button, gap=10)
        anchor.setStretch(0, 1)
        papers = row(theme, self.print_button, self.save_button, None, gap=8)
        self.setLayout(
            column(
                theme,
                yielding(scrolled(self.lines), height_px=theme.px(_LIST_PX)),
                card("sunken", column(theme, anchor, margins=(14, 10, 14, 10))),
                papers,
                gap=14,
            )
        )
        self.print_button.clicked.connect(self.print_requested)
        self.save_button.clicked.connect(self.save_requested)
        self.anchor_button.clicked.connect(self.anchor_requested)

    def display(self, body: DoneBody) -> None:
        """Show what was signed."""
        self.lines.display(body.lines)
        self._anchor_label.setText(body.anchor_words)
        self.anchor_button.setVisible(not body.is_anchored)
        for button in (self.print_button, self.save_button):
            button.setEnabled(body.can_print)

    def focus_home(self) -> None:
        """Begin at the paper."""
        self.print_button.setFocus()
