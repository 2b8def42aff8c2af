"""The small parts: amounts, keys, choices, lists, notices."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from counter_app.domain.money import Twd
from counter_app.ui.messages import Message
from counter_app.ui.theme.style import Appearance, Theme
from counter_app.ui.widgets.amount_edit import AmountEdit
from counter_app.ui.widgets.boxes import set_tip
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.keypad import Keypad
from counter_app.ui.widgets.message_panel import MessagePanel, PanelAction
from counter_app.ui.widgets.money import HeroAmount, MoneyLabel
from counter_app.ui.widgets.notice import Notice
from counter_app.ui.widgets.panels import Field, ProgressPanel, keep_width
from counter_app.ui.widgets.quick_cash import QuickCash
from counter_app.ui.widgets.segments import Segment, Segments
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.steps import Step, StepState, Waiting, WaitPanel
from counter_app.ui.widgets.table import Cell, Column, RowTable, TableRow


def shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()


def buttons(widget: QWidget) -> dict[str, QPushButton]:
    return {each.accessibleName() or each.text(): each for each in widget.findChildren(QPushButton)}


@pytest.fixture
def amount(theme: Theme, qtbot: QtBot) -> AmountEdit:
    made = AmountEdit("實收金額")
    shown(qtbot, made)
    return made


def test_digits_are_grouped_as_they_are_typed(amount: AmountEdit) -> None:
    QTest.keyClicks(amount, "12345")
    assert amount.text() == "12,345"
    assert amount.amount_twd() == 12345


def test_full_width_digits_count_and_letters_do_not(amount: AmountEdit) -> None:
    amount.insert("１２ab３４元")
    amount.textEdited.emit(amount.text())
    assert amount.text() == "1,234"


def test_the_cursor_stays_beside_the_digit_it_stood_at(amount: AmountEdit) -> None:
    amount.set_amount(Twd(12345))
    amount.setCursorPosition(2)
    QTest.keyClicks(amount, "9")
    assert amount.text() == "129,345"
    assert amount.cursorPosition() == 3


def test_an_amount_has_nine_digits_at_most(amount: AmountEdit) -> None:
    QTest.keyClicks(amount, "1234567890")
    assert amount.amount_twd() == 123_456_789


def test_a_suggested_amount_is_replaced_by_the_next_digit(amount: AmountEdit) -> None:
    amount.set_amount(Twd(2350), selected=True)
    amount.press("3")
    amount.press("000")
    assert amount.amount_twd() == 3000


def test_the_keypad_can_go_back_and_clear(amount: AmountEdit, qtbot: QtBot) -> None:
    with qtbot.waitSignals([amount.amount_changed] * 2):
        amount.press("5")
        amount.press("00")
    amount.press("backspace")
    assert amount.amount_twd() == 50
    amount.press("clear")
    assert amount.amount_twd() is None


def test_plus_and_minus_are_left_to_the_window(amount: AmountEdit) -> None:
    QTest.keyClicks(amount, "1+2-")
    assert amount.text() == "12"


def test_the_input_method_stays_off_after_read_only(amount: AmountEdit) -> None:
    amount.setReadOnly(True)
    amount.setReadOnly(False)
    assert not amount.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_a_read_only_amount_takes_nothing_from_the_keypad(amount: AmountEdit) -> None:
    amount.setReadOnly(True)
    amount.press("5")
    assert amount.amount_twd() is None


def test_the_keypad_enters_figures_without_taking_the_focus(
    theme: Theme, amount: AmountEdit, qtbot: QtBot
) -> None:
    keypad = Keypad(theme)
    shown(qtbot, keypad)
    keypad.pressed.connect(amount.press)
    keys = buttons(keypad)
    assert all(key.focusPolicy() is Qt.FocusPolicy.NoFocus for key in keys.values())
    for key in ("2", "3", "5", "0", "倒退刪除", "00"):
        qtbot.mouseClick(keys[key], Qt.MouseButton.LeftButton)
    assert amount.amount_twd() == 23500


def sums(quick: QuickCash) -> list[str]:
    seen = [each.text() for each in quick.findChildren(QPushButton) if each.isVisible()]
    return [text for text in seen if not text.startswith("+")]


def test_quick_cash_offers_exact_and_the_next_round_sums(theme: Theme, qtbot: QtBot) -> None:
    quick = QuickCash(theme)
    shown(qtbot, quick)
    quick.display(Twd(2350))
    assert sums(quick) == ["剛好", "2,400", "2,500", "3,000"]
    with qtbot.waitSignal(quick.chosen) as chosen:
        qtbot.mouseClick(buttons(quick)["收 新臺幣 2500 元"], Qt.MouseButton.LeftButton)
    assert chosen.args == [2500]
    with qtbot.waitSignal(quick.added) as added:
        qtbot.mouseClick(buttons(quick)["再加 新臺幣 500 元"], Qt.MouseButton.LeftButton)
    assert added.args == [500]


def test_quick_cash_drops_what_would_be_there_twice(theme: Theme, qtbot: QtBot) -> None:
    quick = QuickCash(theme)
    shown(qtbot, quick)
    theme.fit_height(768)
    quick.display(Twd(3000))
    assert sums(quick) == ["剛好"]


def test_notes_that_add_up_are_for_large_screens_only(theme: Theme, qtbot: QtBot) -> None:
    quick = QuickCash(theme)
    shown(qtbot, quick)
    assert buttons(quick)["再加 新臺幣 1000 元"].isVisible()
    theme.fit_height(768)
    assert not buttons(quick)["再加 新臺幣 1000 元"].isVisible()


def test_a_segment_is_chosen_by_the_presenter_and_not_by_the_click(
    theme: Theme, qtbot: QtBot
) -> None:
    segments = Segments(
        theme, (Segment(name="cash", words="現金"), Segment(name="card", words="刷卡"))
    )
    shown(qtbot, segments)
    segments.display("cash", enabled={"cash", "card"})
    with qtbot.waitSignal(segments.chosen) as chosen:
        qtbot.mouseClick(buttons(segments)["刷卡"], Qt.MouseButton.LeftButton)
    assert chosen.args == ["card"]
    segments.display("cash", enabled={"cash"})
    assert buttons(segments)["現金"].isChecked()
    assert not buttons(segments)["刷卡"].isEnabled()


def test_a_notice_without_words_takes_no_room(theme: Theme, qtbot: QtBot) -> None:
    notice = Notice(theme)
    qtbot.addWidget(notice)
    notice.display("請切換為英數", status=Status.WARN, action="重掃")
    assert not notice.isHidden()
    with qtbot.waitSignal(notice.acted):
        buttons(notice)["重掃"].click()
    notice.display("")
    assert notice.isHidden()


def test_a_message_says_what_money_and_now_and_offers_the_ways_out(
    theme: Theme, qtbot: QtBot
) -> None:
    panel = MessagePanel(theme)
    qtbot.addWidget(panel)
    message = Message(what="收據沒有印出來：印表機缺紙", money="款項已入帳。", now="按「重印」。")
    actions = (PanelAction(name="again", words="重印"), PanelAction(name="pdf", words="存 PDF"))
    panel.display(message, actions=actions)
    assert panel.accessibleName() == "收據沒有印出來：印表機缺紙 款項已入帳。 按「重印」。"
    with qtbot.waitSignal(panel.acted) as acted:
        buttons(panel)["存 PDF"].click()
    assert acted.args == ["pdf"]
    panel.display(None)
    assert panel.isHidden()


def test_an_amount_is_read_out_as_money(theme: Theme, qtbot: QtBot) -> None:
    money = MoneyLabel(theme, Twd(2350))
    hero = HeroAmount(theme, "應收合計")
    qtbot.addWidget(money)
    qtbot.addWidget(hero)
    assert money.accessibleName() == "新臺幣 2350 元"
    hero.display(words="找零", note="500×1", amount_twd=Twd(650))
    assert hero.accessibleName() == "找零 新臺幣 650 元"


def test_an_error_below_a_field_is_told_to_screen_readers(theme: Theme, qtbot: QtBot) -> None:
    field = Field(theme, "帳號", QLineEdit(), hint="英文或數字")
    qtbot.addWidget(field)
    field.show_error("帳號不能空白。")
    assert field.editor.accessibleDescription() == "帳號不能空白。"
    assert field.editor.property("state") == "error"
    field.show_error("")
    assert field.editor.accessibleDescription() == "英文或數字"


def test_waiting_takes_the_focus_so_that_a_nervous_enter_does_nothing(
    theme: Theme, qtbot: QtBot
) -> None:
    panel = WaitPanel(theme)
    shown(qtbot, panel)
    steps = (
        Step(words="已送出金額", state=StepState.DONE),
        Step(words="請插卡", state=StepState.NOW),
    )
    panel.display(
        Waiting(
            icon="tap-card",
            heading="請民眾操作刷卡機",
            below="COM3",
            steps=steps,
            elapsed_percent=60,
            note="剩餘 42 秒",
        )
    )
    panel.setFocus()
    qtbot.waitUntil(panel.hasFocus)
    assert panel.accessibleName() == "請民眾操作刷卡機"
    QTest.keyClick(panel, Qt.Key.Key_Return)


def test_progress_shows_how_far_and_can_be_stopped(theme: Theme, qtbot: QtBot) -> None:
    panel = ProgressPanel(theme)
    qtbot.addWidget(panel)
    panel.display(words="匯入中", done=1200, total=5000)
    assert panel._bar.value() == 24
    with qtbot.waitSignal(panel.cancel_requested):
        buttons(panel)["停止"].click()
    panel.display(words="匯入中", done=0, total=0, can_cancel=False)
    assert not buttons(panel)["停止"].isEnabled()


def test_a_button_is_wide_enough_for_its_words_and_its_key(theme: Theme, qtbot: QtBot) -> None:
    plain, keyed = Button(theme, "加入項目"), Button(theme, "加入項目", key="Ins")
    qtbot.addWidget(plain)
    qtbot.addWidget(keyed)
    assert keyed.sizeHint().width() > plain.sizeHint().width()


ROWS = tuple(
    TableRow(
        key=f"case-{at}",
        checked=at % 2 == 0,
        cells=(
            Cell(words=f"114 年度健保執字第 {at} 號", below="健保署", strong=True),
            Cell(words="待繳", status=Status.INFO),
            Cell(words=f"{at * 100:,}", strong=True),
        ),
    )
    for at in range(1, 6)
)
COLUMNS = (
    Column(words="案號"),
    Column(words="狀態", width_px=100),
    Column(words="金額", width_px=100, right=True),
)


def make_table(
    theme: Theme, qtbot: QtBot, rows: Sequence[TableRow] = ROWS, *, has_checks: bool = True
) -> RowTable:
    table = RowTable(theme, COLUMNS, spoken="待繳案件", has_checks=has_checks)
    table.resize(700, 400)
    shown(qtbot, table)
    table.display(rows)
    table.set_current(0)
    table.setFocus()
    return table


def test_space_and_enter_tick_the_current_row(theme: Theme, qtbot: QtBot) -> None:
    table = make_table(theme, qtbot)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
        with qtbot.waitSignal(table.toggled) as toggled:
            QTest.keyClick(table, key)
        assert toggled.args == ["case-1"]


def test_enter_opens_a_row_that_cannot_be_ticked(theme: Theme, qtbot: QtBot) -> None:
    table = make_table(theme, qtbot, has_checks=False)
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.current_key() == "case-2"
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == ["case-2"]


def test_a_click_ticks_the_row_under_it(theme: Theme, qtbot: QtBot) -> None:
    table = make_table(theme, qtbot)
    place = table.visualRect(table.rows_model.index(2, 1)).center()
    with qtbot.waitSignal(table.toggled) as toggled:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert toggled.args == ["case-3"]


def test_the_current_row_stays_when_the_rows_are_drawn_anew(theme: Theme, qtbot: QtBot) -> None:
    table = make_table(theme, qtbot)
    table.set_current(3)
    table.display(ROWS[1:])
    assert table.current_key() == "case-4"
    table.display(())
    assert table.current_key() == ""


def test_a_screen_reader_hears_a_sentence_per_row_and_the_state_of_the_box(
    theme: Theme, qtbot: QtBot
) -> None:
    table = make_table(theme, qtbot)
    first = table.rows_model.index(0, 0)
    spoken = table.rows_model.data(first, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "114 年度健保執字第 1 號 健保署，待繳，100"
    state = table.rows_model.data(first, Qt.ItemDataRole.CheckStateRole)
    assert state == Qt.CheckState.Unchecked
    assert table.rows_model.flags(first) & Qt.ItemFlag.ItemIsUserCheckable
    interface = QAccessible.queryAccessibleInterface(table)
    assert interface.text(QAccessible.Text.Name) == "待繳案件"


def test_a_screen_reader_can_tick_a_row(theme: Theme, qtbot: QtBot) -> None:
    table = make_table(theme, qtbot)
    with qtbot.waitSignal(table.toggled) as toggled:
        table.rows_model.setData(
            table.rows_model.index(1, 0),
            Qt.CheckState.Checked,
            Qt.ItemDataRole.CheckStateRole,
        )
    assert toggled.args == ["case-2"]


class Million:
    """A source that counts how often it is asked."""

    def __init__(self) -> None:
        self.asked: set[int] = set()

    def count(self) -> int:
        return 1_000_000

    def row(self, at: int) -> TableRow:
        self.asked.add(at)
        return TableRow(key=str(at), cells=(Cell(words=str(at)), Cell(words=""), Cell(words="")))


def test_of_a_million_rows_only_those_in_sight_are_fetched(theme: Theme, qtbot: QtBot) -> None:
    table = RowTable(theme, COLUMNS, spoken="紀錄", is_two_line=False)
    table.resize(700, 400)
    source = Million()
    table.display(source)
    shown(qtbot, table)
    QApplication.processEvents()
    table.grab()
    assert 0 < len(source.asked) < 60
    table.scrollTo(table.rows_model.index(500_000, 0))
    table.grab()
    assert 500_000 in source.asked
    assert len(source.asked) < 120


def test_a_width_grows_with_the_letters_and_ends_with_its_widget(
    theme: Theme, qtbot: QtBot
) -> None:
    window, gone = QWidget(), QWidget()
    qtbot.addWidget(window)
    called: list[int] = []

    def fit() -> None:
        called.append(gone.width())

    keep_width(theme, window, 200)
    keep_width(theme, gone, 200)
    theme.choose(Appearance(scale=1.5))
    assert window.width() == gone.width() == 300

    # The control: a plain function is called on, and finds no widget.
    theme.changed.connect(fit)
    gone.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    with qtbot.captureExceptions() as raised:
        theme.choose(Appearance(scale=1.0))
    assert window.width() == 200
    assert [kind for kind, _error, _trace in raised] == [RuntimeError]
    assert called == []


def test_a_tip_is_never_markup(qtbot: QtBot) -> None:
    words = "<img src='file://elsewhere/a.png'><b>取件</b> & more"
    widget, shown_tip = QWidget(), QTextDocument()
    qtbot.addWidget(widget)

    set_tip(widget, words)

    shown_tip.setHtml(widget.toolTip())
    assert shown_tip.toPlainText() == words
    shown_tip.setHtml(words)  # the control: what Qt makes of it by itself
    assert shown_tip.toPlainText() != words
    set_tip(widget, "")
    assert widget.toolTip() == ""
