"""Draws prices, tender rules and postal rates; decides nothing."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLayout, QStackedLayout

from counter_app.domain.calendar import format_roc
from counter_app.domain.kinds import PriceItem, TenderRule, rule_in_force
from counter_app.services.prices import PostalRate
from counter_app.store.rules import DatedPrice
from counter_app.ui.names import say_way
from counter_app.ui.notice_terms.view import TermsView
from counter_app.ui.prices.forms import EntryForm, PriceForm, RateForm, RuleForm
from counter_app.ui.prices.screen import PricesPage, PricesScreen
from counter_app.ui.screen import Screen, ScreenAction
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, card, column, label, row
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.money import grouped
from counter_app.ui.widgets.notice import Notice
from counter_app.ui.widgets.segments import Segment, Segments
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Cell, Column, RowTable, TableRow


class PricesView(Screen):
    """Three lists, each with a form at its side, and the terms of notices as a fourth page.

    Signals:
        page_chosen(str): A `PricesPage` value.
        item_chosen(str): Code of the current item.
        add_requested(): A new item, rule or rate is to be entered.
        change_requested(): The current item gets another price.
        withdraw_requested(): The current item is no longer offered, from today on.
        form_closed(): The form is to be closed.
        price_entered(object): A `PriceEntry`.
        rule_entered(object): A `RuleEntry`.
        rate_entered(object): A `RateEntry`.
        shown(): The screen is in front now.
    """

    page_chosen = Signal(str)
    item_chosen = Signal(str)
    add_requested = Signal()
    change_requested = Signal()
    withdraw_requested = Signal()
    form_closed = Signal()
    price_entered = Signal(object)
    rule_entered = Signal(object)
    rate_entered = Signal(object)
    shown = Signal()

    def __init__(self, theme: Theme, *, today: date, terms: TermsView | None = None) -> None:
        """Lay the lists out.

        Args:
            theme: Of every widget.
            today: The day for which the lists stand at first.
            terms: The page of the terms; None for a role that does not see them.
        """
        super().__init__()
        self._theme = theme
        self._terms = terms
        self._screen = PricesScreen(today=today)
        segments: tuple[Segment, ...] = (
            Segment(name=PricesPage.PRICES.value, words=self.tr("價目"), icon="tag"),
            Segment(name=PricesPage.RULES.value, words=self.tr("繳款方式規則"), icon="card"),
            Segment(name=PricesPage.RATES.value, words=self.tr("郵政利率"), icon="chart"),
        )
        if terms is not None:
            of_terms = Segment(
                name=PricesPage.TERMS.value, words=self.tr("繳費管道與代收契約"), icon="document"
            )
            segments = (*segments, of_terms)
        self.page_segments = Segments(theme, segments, takes_focus=True)
        self._notice = Notice(theme)
        self._notice_box = box(row(theme, self._notice, margins=(14, 10, 14, 8)))
        self.item_table = _make_item_table(theme)
        self.history_table = _make_history_table(theme)
        self.rule_table = _make_rule_table(theme)
        self.rate_table = _make_rate_table(theme)
        self.add_button = Button(theme, self.tr("新增"), icon="plus", key="Ins")
        self.change_button = Button(theme, self.tr("改價"), icon="edit")
        self.withdraw_button = Button(theme, self.tr("今天起停用"), "danger", icon="close")
        self._read_only_label = label(self.tr("您的角色只能查看。"), "muted")
        self.price_form, self.rule_form = PriceForm(theme), RuleForm(theme)
        self.rate_form = RateForm(theme)
        self._pages = QStackedLayout()
        self.setLayout(self._lay_out())
        self._connect()
        self.display(self._screen)

    def title(self) -> str:
        """Return the heading in the top bar."""
        return self.tr("價目與規則")

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        """Ins adds, F12 saves what is entered, Esc closes the form."""
        if self._terms is not None and self._screen.page is PricesPage.TERMS:
            return self._terms.actions_by_key()
        screen = self._screen
        actions: dict[Action, ScreenAction] = {}
        if screen.may_edit:
            actions[Action.ADD] = ScreenAction(run=self.add_requested.emit, words=self.tr("新增"))
        if screen.is_form_open:
            actions[Action.PRIMARY] = ScreenAction(
                run=self._enter, words=self.tr("儲存"), is_enabled=not screen.is_busy
            )
            actions[Action.BACK] = ScreenAction(
                run=self.form_closed.emit, words=self.tr("關閉表單")
            )
        return actions

    def on_shown(self) -> None:
        """Tell that the screen is in front."""
        self.shown.emit()

    def focus_home(self) -> None:
        """Put the focus on the list, or on the form that is open."""
        if self._terms is not None and self._screen.page is PricesPage.TERMS:
            self._terms.focus_home()
            return
        if self._screen.is_form_open:
            match self._screen.page:
                case PricesPage.PRICES:
                    self.price_form.name_edit.setFocus()
                case PricesPage.RULES:
                    self.rule_form.kind_combo.setFocus()
                case _:
                    self.rate_form.percent_edit.setFocus()
            return
        tables = {
            PricesPage.PRICES: self.item_table,
            PricesPage.RULES: self.rule_table,
            PricesPage.RATES: self.rate_table,
        }
        tables[self._screen.page].setFocus()

    def display(self, screen: PricesScreen) -> None:
        """Make the screen look like *screen*."""
        before, self._screen = self._screen, screen
        self.page_segments.display(screen.page.value)
        on_terms = screen.page is PricesPage.TERMS
        self._lists.setVisible(not on_terms)
        if self._terms is not None:
            self._terms.setVisible(on_terms)
            if on_terms and before.page is not screen.page:
                self._terms.on_shown()
        self._pages.setCurrentIndex(0 if on_terms else list(PricesPage).index(screen.page))
        self._show_notice(screen)
        if screen.items != before.items:
            self.item_table.display(tuple(_item_row(item) for item in screen.items))
        if screen.history != before.history:
            self.history_table.display(
                tuple(_history_row(dated, on=screen.today) for dated in screen.history)
            )
        if screen.rules != before.rules:
            self.rule_table.display(
                tuple(_rule_row(rule, screen.rules, on=screen.today) for rule in screen.rules)
            )
        if screen.rates != before.rates:
            self.rate_table.display(tuple(_rate_row(rate) for rate in screen.rates))
        on_prices = screen.page is PricesPage.PRICES
        self.add_button.setVisible(screen.may_edit)
        self._read_only_label.setVisible(not screen.may_edit)
        for button in (self.change_button, self.withdraw_button):
            button.setVisible(screen.may_edit and on_prices)
            button.setEnabled(bool(screen.current) and not screen.is_busy)
        self._show_forms(screen, before)

    def _show_notice(self, screen: PricesScreen) -> None:
        error = None if screen.is_form_open else screen.error
        words = screen.notice if error is None else error.as_line()
        self._notice.display(words, status=Status.OK if error is None else Status.BAD)
        self._notice_box.setVisible(bool(words))

    def _show_forms(self, screen: PricesScreen, before: PricesScreen) -> None:
        begins = screen.is_form_open and (
            not before.is_form_open
            or screen.page is not before.page
            or screen.draft != before.draft
        )
        for page, form in self._forms().items():
            is_here = screen.is_form_open and page is screen.page
            if is_here and begins:
                form.begin(screen)
            form.setVisible(is_here)
            form.message.display(screen.error)
            form.save_button.setEnabled(not screen.is_busy)
        if screen.is_form_open is not before.is_form_open and self.isVisible():
            self.focus_home()

    def _forms(self) -> dict[PricesPage, EntryForm]:
        return {
            PricesPage.PRICES: self.price_form,
            PricesPage.RULES: self.rule_form,
            PricesPage.RATES: self.rate_form,
        }

    def _lay_out(self) -> QLayout:
        theme = self._theme
        history = column(
            theme,
            row(theme, label(self.tr("這個項目的價格"), "strong"), margins=(14, 8, 14, 6)),
            self.history_table,
            gap=0,
        )
        prices = column(theme, self.item_table, box(history), gap=0)
        prices.setStretch(0, 3)
        prices.setStretch(1, 2)
        for table in (box(prices), self.rule_table, self.rate_table):
            self._pages.addWidget(table)
        buttons = row(
            theme,
            self.add_button,
            self.change_button,
            self._read_only_label,
            None,
            self.withdraw_button,
            margins=(14, 8, 14, 12),
        )
        left = column(
            theme, self._notice_box, box(self._pages), buttons, gap=0, margins=(1, 8, 1, 0)
        )
        left.setStretch(1, 1)
        lists = row(theme, card("plain", left), *self._forms().values(), gap=12)
        lists.setStretch(0, 1)
        self._lists = box(lists)
        pages = [self._lists] if self._terms is None else [self._lists, self._terms]
        page = column(
            theme, row(theme, self.page_segments, None), *pages, gap=10, margins=(14, 10, 14, 12)
        )
        for at in range(len(pages)):
            page.setStretch(at + 1, 1)
        return page

    def _connect(self) -> None:
        self.page_segments.chosen.connect(self.page_chosen)
        self.item_table.current_changed.connect(self.item_chosen)
        self.item_table.opened.connect(lambda _code: self.change_button.click())
        self.add_button.clicked.connect(self.add_requested)
        self.change_button.clicked.connect(self.change_requested)
        self.withdraw_button.clicked.connect(self.withdraw_requested)
        for form in self._forms().values():
            form.closed.connect(self.form_closed)
            form.save_button.clicked.connect(self._enter)

    def _enter(self) -> None:
        match self._screen.page:
            case PricesPage.PRICES:
                self.price_entered.emit(self.price_form.entry())
            case PricesPage.RULES:
                self.rule_entered.emit(self.rule_form.entry())
            case _:
                self.rate_entered.emit(self.rate_form.entry())


def _make_item_table(theme: Theme) -> RowTable:
    return RowTable(
        theme,
        (
            Column(words=QCoreApplication.translate("PricesView", "項目")),
            Column(words=QCoreApplication.translate("PricesView", "類別"), width_px=100),
            Column(words=QCoreApplication.translate("PricesView", "常用鍵"), width_px=90),
            Column(words=QCoreApplication.translate("PricesView", "自"), width_px=110),
            Column(
                words=QCoreApplication.translate("PricesView", "單價"), width_px=150, right=True
            ),
        ),
        spoken=QCoreApplication.translate("PricesView", "價目"),
    )


def _make_history_table(theme: Theme) -> RowTable:
    return RowTable(
        theme,
        (
            Column(words=QCoreApplication.translate("PricesView", "自"), width_px=130),
            Column(words=QCoreApplication.translate("PricesView", "狀態"), width_px=130),
            Column(words=QCoreApplication.translate("PricesView", "名稱")),
            Column(
                words=QCoreApplication.translate("PricesView", "單價"), width_px=150, right=True
            ),
        ),
        spoken=QCoreApplication.translate("PricesView", "這個項目的價格"),
        is_two_line=False,
        marks_current=False,
    )


def _make_rule_table(theme: Theme) -> RowTable:
    return RowTable(
        theme,
        (
            Column(words=QCoreApplication.translate("PricesView", "案件種類")),
            Column(words=QCoreApplication.translate("PricesView", "繳款方式"), width_px=110),
            Column(words=QCoreApplication.translate("PricesView", "規則"), width_px=90),
            Column(words=QCoreApplication.translate("PricesView", "持卡人到場"), width_px=110),
            Column(words=QCoreApplication.translate("PricesView", "自"), width_px=105),
            Column(words=QCoreApplication.translate("PricesView", "現況"), width_px=115),
            Column(
                words=QCoreApplication.translate("PricesView", "單筆上限"),
                width_px=130,
                right=True,
            ),
        ),
        spoken=QCoreApplication.translate("PricesView", "繳款方式規則"),
        is_two_line=False,
    )


def _make_rate_table(theme: Theme) -> RowTable:
    return RowTable(
        theme,
        (
            Column(words=QCoreApplication.translate("PricesView", "自")),
            Column(
                words=QCoreApplication.translate("PricesView", "年利率"), width_px=160, right=True
            ),
        ),
        spoken=QCoreApplication.translate("PricesView", "郵政利率"),
        is_two_line=False,
    )


def _item_row(item: PriceItem) -> TableRow:
    return TableRow(
        key=item.code,
        cells=(
            Cell(words=item.name, below=f"{item.code}　{_per(item.unit)}", strong=True),
            Cell(words=item.group),
            Cell(words=f"Alt+{item.favourite}" if item.favourite else "—"),
            Cell(words=format_roc(item.valid_from), tone="muted"),
            Cell(words=_price_words(item), strong=item.unit_price_twd is not None),
        ),
    )


def _per(unit: str) -> str:
    return QCoreApplication.translate("PricesView", "每 {unit}").format(unit=unit)


def _price_words(item: PriceItem) -> str:
    if item.unit_price_twd is None:
        return QCoreApplication.translate("PricesView", "櫃檯輸入")
    return grouped(item.unit_price_twd)


def _history_row(dated: DatedPrice, *, on: date) -> TableRow:
    item = dated.item
    if item.valid_from > on:
        state = Cell(words=QCoreApplication.translate("PricesView", "尚未生效"), status=Status.INFO)
    elif dated.is_offered:
        state = Cell(words=QCoreApplication.translate("PricesView", "已生效"), status=Status.OK)
    else:
        state = Cell(words=QCoreApplication.translate("PricesView", "停用"), status=Status.NEUTRAL)
    return TableRow(
        key=item.valid_from.isoformat(),
        cells=(
            Cell(words=format_roc(item.valid_from)),
            state,
            Cell(words=item.name),
            Cell(words=_price_words(item) if dated.is_offered else "—", strong=True),
        ),
    )


def _rule_row(rule: TenderRule, rules: tuple[TenderRule, ...], *, on: date) -> TableRow:
    in_force = rule_in_force(rules, kind=rule.kind, tender=rule.tender, on=on)
    if rule.valid_from > on:
        state = Cell(words=QCoreApplication.translate("PricesView", "尚未生效"), status=Status.INFO)
    elif rule is in_force:
        state = Cell(words=QCoreApplication.translate("PricesView", "施行中"), status=Status.OK)
    else:
        state = Cell(
            words=QCoreApplication.translate("PricesView", "已取代"), status=Status.NEUTRAL
        )
    every = QCoreApplication.translate("PricesView", "其他所有種類")
    accepted = QCoreApplication.translate("PricesView", "接受")
    refused = QCoreApplication.translate("PricesView", "不接受")
    return TableRow(
        key=f"{rule.kind}/{rule.tender.value}/{rule.valid_from.isoformat()}",
        is_muted=state.status is Status.NEUTRAL,
        cells=(
            Cell(words=every if rule.kind == "*" else rule.kind, strong=True),
            Cell(words=say_way(rule.tender)),
            Cell(
                words=accepted if rule.accepted else refused, tone="ok" if rule.accepted else "bad"
            ),
            Cell(
                words=QCoreApplication.translate("PricesView", "須到場")
                if rule.holder_in_person
                else ""
            ),
            Cell(words=format_roc(rule.valid_from), tone="muted"),
            state,
            Cell(words=_limit_words(rule)),
        ),
    )


def _limit_words(rule: TenderRule) -> str:
    if rule.limit_twd is None:
        return QCoreApplication.translate("PricesView", "無")
    if rule.below_limit:
        below = QCoreApplication.translate("PricesView", "未滿 {amount}")
        return below.format(amount=grouped(rule.limit_twd))
    return grouped(rule.limit_twd)


def _rate_row(rate: PostalRate) -> TableRow:
    percent, thousandths = divmod(rate.milli_percent, 1000)
    return TableRow(
        key=rate.valid_from.isoformat(),
        cells=(
            Cell(words=format_roc(rate.valid_from)),
            Cell(words=f"{percent}.{thousandths:03d}%", strong=True),
        ),
    )
