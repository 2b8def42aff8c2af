"""The request at the left: what a caller says, in the order in which it is asked."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QScrollArea, QSizePolicy, QWidget

from counter_app.domain.pickups import (
    NAME_LENGTH_MAX,
    NOTE_LENGTH_MAX,
    PHONE_LENGTH_MAX,
    Collector,
    ItemNature,
    RequestChannel,
)
from counter_app.ui.names import in_one_breath
from counter_app.ui.pickup_words import say_collector, say_request_channel
from counter_app.ui.pickups.screen import Choice, Form, SlotOffer, Spot, Typed
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, column, grid, label, row, yielding
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.notice import Notice
from counter_app.ui.widgets.panels import Field
from counter_app.ui.widgets.segments import Segment, Segments
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Column, RowTable

ITEM_KEYS: Final = ("F5", "F6", "F7", "Shift+F5", "Shift+F6")
"""On the payment page these choose how to pay; here, what is picked up."""

_IN_A_ROW: Final = 2
_HITS_PX: Final = 150
_AMOUNT_LENGTH_MAX: Final = 12
_RECEIPT_LENGTH_MAX: Final = 20
_CASE_LENGTH_MAX: Final = 60


_ENTERS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Line(QLineEdit):
    """A field that keeps Enter to itself, and leaves Ctrl+Z to the page while it is untouched."""

    def __init__(self, length_max: int, *, is_latin: bool = False) -> None:
        super().__init__()
        self.setMaxLength(length_max)
        if is_latin:
            self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def event(self, event: QEvent) -> bool:
        """Pass on an undo that would do nothing here."""
        is_override = event.type() is QEvent.Type.ShortcutOverride
        if (
            is_override
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and not self.isUndoAvailable()
        ):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter lead on to the button, and not press it as well."""
        super().keyPressEvent(event)
        if event.key() in _ENTERS:
            event.accept()


class _Area(QScrollArea):
    """Scrolls the form where it must, and leaves PgUp and PgDn to the week."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        inner.setProperty("ground", "clear")
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass every key on."""
        event.ignore()


class _Choices(QWidget):
    """What can be picked up, large, one of them held down.

    Signals:
        chosen(str): Code of the item that was pressed.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._choices: tuple[Choice, ...] = ()
        self._buttons: dict[str, Button] = {}
        self._layout: QGridLayout = grid(theme, gap=6)
        self.setLayout(self._layout)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def display(self, choices: tuple[Choice, ...], selected: str) -> None:
        """Show these, and which of them holds."""
        if choices != self._choices:
            self._choices = choices
            self._build()
        for code, button in self._buttons.items():
            button.setAutoExclusive(False)
            button.setChecked(code == selected)
            button.setAutoExclusive(True)
            button.set_icon("check" if code == selected else "")

    def _build(self) -> None:
        for button in self._buttons.values():
            self._layout.removeWidget(button)
            button.deleteLater()
        self._buttons = {}
        for at, choice in enumerate(self._choices):
            key = ITEM_KEYS[at] if at < len(ITEM_KEYS) else ""
            button = Button(self._theme, choice.words, key=key)
            button.setCheckable(True)
            button.setAccessibleName(choice.words)
            button.clicked.connect(lambda _on, code=choice.code: self.chosen.emit(code))
            self._buttons[choice.code] = button
            self._layout.addWidget(button, at // _IN_A_ROW, at % _IN_A_ROW)
        for at in range(_IN_A_ROW):
            self._layout.setColumnStretch(at, 1)
        for button in list(self._buttons.values())[:1]:
            self.setFocusProxy(button)


class OfferCard(QFrame):
    """The slot that F12 books, largest of all.

    Signals:
        book_requested(): Book it.
        dropped(): Back to the next free slot.
    """

    book_requested = Signal()
    dropped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", "hero")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._words_label = label("", "strong", tone="primary")
        self._note_label = label("", "muted")
        self._drop_button = Button(theme, self.tr("改回下一個空檔"), "link")
        self.book_button = Button(theme, "", "primary", icon="check", key="F12")
        head = row(theme, self._words_label, None, self._note_label, self._drop_button)
        self.setLayout(column(theme, head, self.book_button, gap=6, margins=(12, 9, 12, 12)))
        self.book_button.clicked.connect(self.book_requested)
        self._drop_button.clicked.connect(self.dropped)

    def display(self, offer: SlotOffer, *, is_enabled: bool) -> None:
        """Show another slot."""
        self._words_label.setText(offer.label)
        self._note_label.setText(offer.note)
        self._note_label.setVisible(not offer.is_picked)
        self._drop_button.setVisible(offer.is_picked)
        nothing = self.tr("沒有空檔")
        self.book_button.set_words(
            offer.words or nothing,
            spoken=in_one_breath(offer.label, offer.spoken or nothing, offer.note),
        )
        self.book_button.setEnabled(is_enabled and bool(offer.words))


class RequestForm(QFrame):
    """Everything that is asked while somebody is on the telephone.

    Signals:
        typed(object): The whole form as a `Typed`, after each change.
        case_edited(str), case_entered(str): What a case is looked for by.
        case_chosen(str): Key of the hit that it is.
        similar_requested(): Show the pickup that there is already.
        mail_dropped(): The request is not to come from that mail after all.
        cleared(): Begin anew.
        finished(): Enter in the last field.
    """

    typed = Signal(object)
    case_edited = Signal(str)
    case_entered = Signal(str)
    case_chosen = Signal(str)
    similar_requested = Signal()
    mail_dropped = Signal()
    cleared = Signal()
    finished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._form = Form()
        self.setProperty("card", "plain")
        self._mail = Notice(theme)
        self._similar = Notice(theme)
        self.choices = _Choices(theme)
        self.name_edit = Line(NAME_LENGTH_MAX)
        self.phone_edit = Line(PHONE_LENGTH_MAX, is_latin=True)
        self.case_edit = Line(_CASE_LENGTH_MAX)
        self.agent_edit = Line(NAME_LENGTH_MAX)
        self.amount_edit = Line(_AMOUNT_LENGTH_MAX, is_latin=True)
        self.receipt_edit = Line(_RECEIPT_LENGTH_MAX, is_latin=True)
        self.note_edit = Line(NOTE_LENGTH_MAX)
        self._case_label = label("", "small-strong", tone="ok", wraps=True)
        self.hit_table = RowTable(
            theme, (Column(words=self.tr("找到的案件")),), spoken=self.tr("找到的案件")
        )
        self.collector_segments = Segments(
            theme,
            tuple(Segment(name=each.value, words=say_collector(each)) for each in Collector),
            takes_focus=True,
        )
        self.channel_segments = Segments(
            theme,
            tuple(
                Segment(name=each.value, words=say_request_channel(each)) for each in RequestChannel
            ),
            takes_focus=True,
        )
        self.clear_button = Button(theme, self.tr("清空"), "quiet", icon="close", key="F2")
        self._fields = self._make_fields()
        self._typed = Typed()
        self._lay_out()
        self._connect()

    @property
    def shown(self) -> Typed:
        """The form as it stands in the fields."""
        return self._typed

    def focus_home(self) -> None:
        """Begin with the name: the first thing a caller says."""
        self.name_edit.setFocus()

    def focus_spot(self, spot: Spot) -> None:
        """Put the focus where something is wrong."""
        field = self._fields.get(spot)
        if spot is Spot.ITEM:
            self.choices.setFocus()
        elif field is not None and field.isVisible():
            self._go_to(field)
        else:
            self.focus_home()

    def _go_to(self, field: Field) -> None:
        field.editor.setFocus()
        self._area.ensureWidgetVisible(field)

    def display(self, form: Form) -> None:
        """Show what was found and what is wrong; fields are filled only when they are meant to."""
        before, self._form = self._form, form
        if form.filled != before.filled or form.choices != before.choices:
            self._fill(form.typed)
        self._mail.display(form.mail_words, action=self.tr("放下") if form.mail_words else "")
        self._similar.display(
            form.similar,
            status=Status.WARN,
            action=self.tr("看這件") if form.similar_number is not None else "",
        )
        if form.hits != before.hits:
            self.hit_table.display(form.hits)
            self.hit_table.set_current(0)
        is_choosing = bool(form.hits)
        self.hit_table.setVisible(is_choosing)
        self._rest.setVisible(not is_choosing)
        self._case_label.setText(form.case_words)
        self._case_label.setVisible(bool(form.case_words))
        errors = dict(form.errors)
        for spot, field in self._fields.items():
            field.show_error(errors.get(spot, ""))
        self._show_asked(form)

    # --- what stands in the fields ----------------------------------------------------

    def _fill(self, typed: Typed) -> None:
        self._typed = typed
        for edit, words in (
            (self.name_edit, typed.caller_name),
            (self.phone_edit, typed.caller_phone),
            (self.case_edit, typed.case_text),
            (self.agent_edit, typed.agent_name),
            (self.amount_edit, typed.amount),
            (self.receipt_edit, typed.receipt_number),
            (self.note_edit, typed.note),
        ):
            # Set anew even if it is the same: what was typed before cannot be undone into it.
            edit.setText(words)
            edit.setCursorPosition(0)
        self._show_chosen()

    def _show_chosen(self) -> None:
        self.choices.display(self._form.choices, self._typed.item_code)
        self.collector_segments.display(self._typed.collector.value)
        self.channel_segments.display(self._typed.channel.value)

    def _show_asked(self, form: Form) -> None:
        """Ask for an amount, a receipt or an agent only where there is one."""
        code = self._typed.item_code
        nature = next((each.nature for each in form.choices if each.code == code), None)
        self._fields[Spot.AMOUNT].setVisible(nature is ItemNature.MONEY)
        self._fields[Spot.RECEIPT_NUMBER].setVisible(nature is ItemNature.RECEIPT)
        self._fields[Spot.AGENT_NAME].setVisible(self._typed.collector is Collector.AGENT)

    def choose_item(self, code: str) -> None:
        """Choose another thing to pick up."""
        self._change(item_code=code)

    def _change(self, **changes: object) -> None:
        values = {
            "item_code": self._typed.item_code,
            "collector": self._typed.collector,
            "channel": self._typed.channel,
            **changes,
        }
        self._typed = Typed(
            item_code=str(values["item_code"]),
            collector=Collector(str(values["collector"])),
            channel=RequestChannel(str(values["channel"])),
            caller_name=self.name_edit.text(),
            caller_phone=self.phone_edit.text(),
            case_text=self.case_edit.text(),
            agent_name=self.agent_edit.text(),
            amount=self.amount_edit.text(),
            receipt_number=self.receipt_edit.text(),
            note=self.note_edit.text(),
        )
        self._show_chosen()
        self._show_asked(self._form)
        self.typed.emit(self._typed)

    # --- laying out -------------------------------------------------------------------

    def _make_fields(self) -> Mapping[Spot, Field]:
        theme = self._theme
        fields = {
            Spot.CALLER_NAME: Field(theme, self.tr("來電姓名"), self.name_edit),
            Spot.CALLER_PHONE: Field(theme, self.tr("電話"), self.phone_edit),
            Spot.CASE: Field(theme, self.tr("案件"), self.case_edit),
            Spot.AGENT_NAME: Field(theme, self.tr("代理人姓名"), self.agent_edit),
            Spot.AMOUNT: Field(theme, self.tr("金額"), self.amount_edit),
            Spot.RECEIPT_NUMBER: Field(theme, self.tr("收據號碼"), self.receipt_edit),
            Spot.NOTE: Field(theme, self.tr("備註"), self.note_edit),
        }
        self.case_edit.setPlaceholderText(self.tr("案號、證號或姓名"))
        return fields

    def _lay_out(self) -> None:
        theme, fields = self._theme, self._fields
        who = row(theme, fields[Spot.CALLER_NAME], fields[Spot.CALLER_PHONE], gap=8)
        who.setStretch(0, 1)
        who.setStretch(1, 1)
        how = row(theme, self.channel_segments, self.collector_segments, gap=8)
        how.setStretch(0, 5)
        how.setStretch(1, 3)
        # At the foot of the field, below the label that stands above it.
        clear = column(theme, label(" ", "strong"), self.clear_button, None, gap=4)
        note = row(
            theme,
            fields[Spot.AMOUNT],
            fields[Spot.RECEIPT_NUMBER],
            fields[Spot.NOTE],
            clear,
            gap=6,
        )
        for at in range(3):
            note.setStretch(at, 1)
        self._rest = box(
            column(
                theme,
                how,
                fields[Spot.AGENT_NAME],
                note,
                gap=8,
            )
        )
        inner = column(
            theme,
            self._mail,
            self.choices,
            who,
            fields[Spot.CASE],
            self._case_label,
            yielding(self.hit_table, height_px=theme.px(_HITS_PX)),
            self._similar,
            self._rest,
            None,
            gap=8,
            margins=(14, 12, 14, 8),
        )
        self._area = _Area(box(inner))
        self.setLayout(column(theme, self._area, gap=0, margins=(1, 1, 1, 1)))

    def _connect(self) -> None:
        for edit in (
            self.name_edit,
            self.phone_edit,
            self.case_edit,
            self.agent_edit,
            self.amount_edit,
            self.receipt_edit,
            self.note_edit,
        ):
            edit.textEdited.connect(lambda _words: self._change())
        self.choices.chosen.connect(self.choose_item)
        self.collector_segments.chosen.connect(lambda name: self._change(collector=name))
        self.channel_segments.chosen.connect(lambda name: self._change(channel=name))
        self.case_edit.textEdited.connect(lambda words: self.case_edited.emit(words.strip()))
        self.case_edit.returnPressed.connect(
            lambda: self.case_entered.emit(self.case_edit.text().strip())
        )
        self.hit_table.opened.connect(self.case_chosen)
        self.hit_table.clicked.connect(
            lambda _index: self.case_chosen.emit(self.hit_table.current_key())
        )
        self.name_edit.returnPressed.connect(self.phone_edit.setFocus)
        self.phone_edit.returnPressed.connect(self.case_edit.setFocus)
        for edit in (self.agent_edit, self.amount_edit, self.receipt_edit):
            edit.returnPressed.connect(self.focusNextChild)
        self.note_edit.returnPressed.connect(self.finished)
        self._mail.acted.connect(self.mail_dropped)
        self._similar.acted.connect(self.similar_requested)
        self.clear_button.clicked.connect(self.cleared)

    def go_past_case(self) -> None:
        """On to what is asked after the case."""
        for spot in (Spot.AGENT_NAME, Spot.AMOUNT, Spot.RECEIPT_NUMBER, Spot.NOTE):
            if self._fields[spot].isVisible():
                self._go_to(self._fields[spot])
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the field of the case down into what was found."""
        is_there = self.case_edit.hasFocus() and self.hit_table.isVisible()
        if is_there and event.key() == Qt.Key.Key_Down:
            self.hit_table.setFocus()
            return
        super().keyPressEvent(event)
