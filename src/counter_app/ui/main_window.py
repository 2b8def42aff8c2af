"""The frame around every screen: rail, top bar, the screen in front, the machines below.

The window knows screens by name and shows the places it is handed; who may see which place was
decided before.  Keys come from one map and go to the screen in front.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QFontMetrics, QKeyEvent, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedLayout,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QTextEdit,
    QWidget,
)

from counter_app.ui.focus_ring import FocusRing
from counter_app.ui.screen import NavEntry, Screen, ScreenAction
from counter_app.ui.shortcuts import PLACES, Action, KeyLine, KeyMap, say_action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, column, label, row, set_look
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.device_bar import DeviceBar, DeviceState
from counter_app.ui.widgets.key_cap import KeyCap
from counter_app.ui.widgets.notice import Notice
from counter_app.ui.widgets.panels import scrolled
from counter_app.ui.widgets.picture import Picture
from counter_app.ui.widgets.search_field import SearchField
from counter_app.ui.widgets.shortcuts_card import ShortcutsCard
from counter_app.ui.widgets.status import Status

_ENTER_REST_MS: Final = 400
_SIGHT_PX: Final = 12
_NAV_GAP_PX: Final = 2
_LOGO_PX: Final = 62
_BAR_PX: Final = 8
_ENTERS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_TEXT_FIELDS: Final = (QLineEdit, QPlainTextEdit, QTextEdit)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShellScreen:
    """Everything around the screen, at one moment.

    Attributes:
        person_words: Who works here.
        desk_words: At which desk.
        time_words: Date and time as shown, ROC year first.
        day_words: State of the business day.
        held_count: Payments that were put aside; None for a role that takes none.
        figures: Figures of the shift, in one line.
    """

    person_words: str = ""
    desk_words: str = ""
    time_words: str = ""
    day_words: str = ""
    held_count: int | None = 0
    devices: tuple[DeviceState, ...] = ()
    figures: str = ""
    is_demo: bool = False


class MainWindow(QWidget):
    """The window.

    Signals:
        place_changed(str): Another screen is in front; its name.
        held_requested(): F4 or its button, where the screen does not answer itself.
        lock_requested(): Ctrl+L or its button.
        kiosk_requested(): Ctrl+K, where visitors may be asked for their opinion.
        device_action_requested(str): The link of a machine; its name.
        manual_requested(): From the shortcuts card.
        diagnostics_requested(): From the shortcuts card.
        notice_acted(): The action of the notice below the top bar.
    """

    place_changed = Signal(str)
    held_requested = Signal()
    lock_requested = Signal()
    kiosk_requested = Signal()
    device_action_requested = Signal(str)
    manual_requested = Signal()
    diagnostics_requested = Signal()
    notice_acted = Signal()

    def __init__(self, theme: Theme, keys: KeyMap, *, title: str) -> None:
        super().__init__()
        self._theme = theme
        self._keys = keys
        self._entries: tuple[NavEntry, ...] = ()
        self._screens: dict[str, Screen] = {}
        self._cover: QWidget | None = None
        self._is_public = False
        self._opener: Callable[[str], bool] | None = None
        self._may_close: Callable[[], bool] | None = None
        self._holds = False
        self._offers_kiosk = False
        self._quiet = _EnterRest(self)
        self.setProperty("ground", "bg")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(title)
        self._rail = _Rail(theme, help_key=keys.key(Action.HELP))
        self._top = _TopBar(theme, keys)
        self._notice = Notice(theme)
        self._notice_box = box(row(theme, self._notice, margins=(14, 10, 14, 0)))
        self._notice_box.hide()
        self._stack = _Pages()
        self._device_bar = DeviceBar(theme, help_key=keys.key(Action.HELP))
        content = QWidget()
        content.setLayout(self._stack)
        # A large text on a small screen scrolls; at its own size nothing does.
        self._content = _make_area(content)
        right = column(theme, self._top, self._notice_box, self._content, self._device_bar, gap=0)
        right.setStretch(2, 1)
        desk = QWidget()
        desk_row = row(theme, self._rail, right, gap=0)
        desk_row.setStretch(1, 1)
        desk.setLayout(desk_row)
        self._root = QStackedLayout(self)
        self._root.addWidget(desk)
        self._card = ShortcutsCard(theme, self)
        self._ring = FocusRing(theme, self)
        self._shortcuts = [self._bind(action) for action in keys.actions()]
        self._connect()

    @property
    def search(self) -> SearchField:
        """The search field of the top bar."""
        return self._top.search

    @property
    def screen_in_front(self) -> Screen | None:
        """The screen that is shown."""
        return self._screens.get(self.place)

    @property
    def place(self) -> str:
        """Name of the screen in front, or nothing."""
        widget = self._stack.currentWidget()
        return next((name for name, each in self._screens.items() if each is widget), "")

    def room(self) -> QSize:
        """Return the room for a screen, in pixels; what needs more will scroll."""
        return self._content.size()

    def set_places(self, entries: tuple[NavEntry, ...]) -> None:
        """Show these places in the rail, in this order; others cannot be reached by key."""
        self._entries = entries
        self._rail.display(entries)
        self._rail.mark(self.place)

    def add_screen(self, name: str, screen: Screen) -> None:
        """Take in a screen; it is shown when its place is gone to."""
        self._screens[name] = screen
        self._stack.addWidget(screen)
        self._give_room()
        screen.title_changed.connect(lambda _words: self._show_title())
        if len(self._screens) == 1:
            self._show_title()
            self._rail.mark(name)

    def go_to(self, name: str) -> None:
        """Bring a screen to the front and put the focus where its work begins."""
        screen = self._screens.get(name)
        if screen is None:
            return
        before = self.screen_in_front
        if before is not None and before is not screen:
            before.on_hidden()
        self._stack.setCurrentWidget(screen)
        self._give_room()
        self._rail.mark(name)
        self._show_title()
        screen.on_shown()
        screen.focus_home()
        if before is not screen:
            self.place_changed.emit(name)

    def display(self, shell: ShellScreen) -> None:
        """Make the frame look like *shell*."""
        self._holds = shell.held_count is not None
        self._top.display(shell)
        self._device_bar.display(shell.devices, figures=shell.figures, is_demo=shell.is_demo)

    def show_notice(self, words: str, *, status: Status = Status.INFO, action: str = "") -> None:
        """Show a notice below the top bar, on every screen; no words take it away."""
        self._notice_box.setVisible(bool(words))
        self._notice.display(words, status=status, action=action)

    @property
    def is_covered(self) -> bool:
        """Whether a page lies over everything."""
        return self._cover is not None

    def cover(self, page: QWidget, *, is_public: bool = False) -> None:
        """Lay a page over everything, such as the sign-in of a locked desk.

        Args:
            page: What is seen instead.
            is_public: Visitors stand before it: no key closes the window.
        """
        self.uncover()
        self._cover, self._is_public = page, is_public
        self._root.addWidget(page)
        self._root.setCurrentWidget(page)

    def uncover(self) -> None:
        """Take the page away again; it still belongs to whoever made it."""
        if self._cover is None:
            return
        page, self._cover = self._cover, None
        self._is_public = False
        self._root.removeWidget(page)
        page.hide()
        page.setParent(None)
        self._root.setCurrentIndex(0)
        screen = self.screen_in_front
        if screen is not None:
            screen.focus_home()

    def offer_kiosk(self) -> None:
        """Let a key call the questionnaire up from every page, and say so on the card."""
        self._offers_kiosk = True

    def set_close_guard(self, may_close: Callable[[], bool]) -> None:
        """Ask this before the window closes; it says why not, where it may not."""
        self._may_close = may_close

    def set_opener(self, opener: Callable[[str], bool]) -> None:
        """Ask this first what a scan or a search opens; it tells whether it has opened it."""
        self._opener = opener

    def take_scan(self, text: str) -> None:
        """Give a scan to the screen in front; a covered window takes none."""
        screen = self.screen_in_front
        if self._cover is None and screen is not None:
            self._card.hide()
            if not self._opens_elsewhere(text):
                screen.on_scanned(text)

    def _opens_elsewhere(self, text: str) -> bool:
        return self._opener is not None and self._opener(text)

    def press(self, action: Action) -> None:
        """Do what the key of *action* does now."""
        if self._cover is not None:
            return
        if self._card.isVisible():
            if action in {Action.BACK, Action.HELP}:
                self._close_card()
            return
        known = self._screen_action(action)
        if known is not None:
            if known.is_enabled:
                if action is Action.PRIMARY:
                    self._quiet.begin()
                known.run()
            return
        self._press_own(action)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the density by the height."""
        super().resizeEvent(event)
        self._theme.fit_height(event.size().height())
        self._card.setGeometry(self.rect())
        self._ring.place()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay while visitors have this screen: Alt+F4 would leave them the computer."""
        app = QApplication.instance()
        is_ending = isinstance(app, QApplication) and app.isSavingSession()
        may_close = not self._is_public and (self._may_close is None or self._may_close())
        event.setAccepted(is_ending or may_close)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what no field wanted: Enter on a button, digits for the amount."""
        focused = QApplication.focusWidget()
        screen = self.screen_in_front
        text = event.text()
        if event.key() in _ENTERS:
            if isinstance(focused, QAbstractButton) and not event.isAutoRepeat():
                focused.click()
        elif self._cover is not None or screen is None or isinstance(focused, _TEXT_FIELDS):
            if text in {"+", "-"} and screen is not None and self._cover is None:
                screen.on_sign(text)
        elif text.isascii() and text.isdigit() and not event.modifiers() & ~_KEYPAD:
            screen.on_digits(text)
        elif text in {"+", "-"}:
            screen.on_sign(text)
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101 - a window exists, so does this
        app.focusChanged.connect(self._bring_into_sight)
        self._rail.chosen.connect(self.go_to)
        self._rail.help_requested.connect(lambda: self.press(Action.HELP))
        self._top.held_button.clicked.connect(lambda: self.press(Action.HELD))
        self._top.lock_button.clicked.connect(lambda: self.press(Action.LOCK))
        self._top.search.textEdited.connect(self._edit_search)
        self._top.search.returnPressed.connect(self._enter_search)
        self._device_bar.action_requested.connect(self.device_action_requested)
        self._notice.acted.connect(self.notice_acted)
        self._card.closed.connect(self._close_card)
        self._card.manual_requested.connect(self.manual_requested)
        self._card.diagnostics_requested.connect(self.diagnostics_requested)

    def _bind(self, action: Action) -> QShortcut:
        shortcut = QShortcut(self._keys.sequence(action), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(lambda: self.press(action))
        return shortcut

    def _screen_action(self, action: Action) -> ScreenAction | None:
        screen = self.screen_in_front
        own = {
            Action.HELP,
            Action.LOCK,
            Action.FULL_SCREEN,
            Action.SEARCH,
            Action.KIOSK,
            *PLACES,
        }
        if screen is None or action in own:
            return None
        if action is Action.BACK and self._top.search.hasFocus():
            return None
        return screen.actions_by_key().get(action)

    def _press_own(self, action: Action) -> None:
        match action:
            case Action.HELP:
                self._show_card()
            case Action.SEARCH if self._top.search.isHidden():
                self._focus_page()
            case Action.SEARCH:
                self._top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
                self._top.search.selectAll()
            case Action.BACK if self._top.search.hasFocus():
                self._leave_search()
            case Action.HELD | Action.LOCK | Action.KIOSK:
                self._request(action)
            case Action.FULL_SCREEN:
                self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
            case place if place in PLACES:
                self._go_by_number(PLACES.index(place))
            case _:
                pass

    def _request(self, action: Action) -> None:
        if action is Action.HELD:
            if self._holds:
                self.held_requested.emit()
        elif action is Action.LOCK:
            self.lock_requested.emit()
        elif self._offers_kiosk:
            self.kiosk_requested.emit()

    def _give_room(self) -> None:
        # A stack is as large as the largest of its pages, seen or not: a long page behind
        # must not make the one in front scroll.
        front = self._stack.currentWidget()
        for screen in self._screens.values():
            policy = QSizePolicy.Policy.Preferred
            if screen is not front:
                policy = QSizePolicy.Policy.Ignored
            screen.setSizePolicy(policy, policy)

    def _bring_into_sight(self, _old: QWidget | None, new: QWidget | None) -> None:
        page = self._content.widget()
        if new is not None and page is not None and page.isAncestorOf(new):
            self._content.ensureWidgetVisible(new, _SIGHT_PX, _SIGHT_PX)

    def _go_by_number(self, at: int) -> None:
        entries = [entry for entry in self._entries if not entry.is_at_foot]
        if at < len(entries):
            self.go_to(entries[at].name)

    def _leave_search(self) -> None:
        self._top.search.clear()
        self._edit_search("")
        screen = self.screen_in_front
        if screen is not None:
            screen.focus_home()

    def _edit_search(self, text: str) -> None:
        screen = self.screen_in_front
        if screen is not None:
            screen.on_search_edited(text)

    def _enter_search(self) -> None:
        screen = self.screen_in_front
        text = self._top.search.text().strip()
        if screen is not None and text and not self._opens_elsewhere(text):
            screen.on_search_entered(text)

    def _show_title(self) -> None:
        screen = self.screen_in_front
        self._top.title_label.setText(screen.title() if screen is not None else "")
        self._top.search.setVisible(screen is None or screen.uses_search())

    def _focus_page(self) -> None:
        screen = self.screen_in_front
        if screen is not None:
            screen.focus_home()

    def _show_card(self) -> None:
        screen = self.screen_in_front
        here = screen.actions_by_key() if screen is not None else {}
        own = [Action.SEARCH, Action.LOCK, Action.FULL_SCREEN, Action.HELP]
        if self._holds:
            own.append(Action.HELD)
        if self._offers_kiosk:
            own.append(Action.KIOSK)
        lines = [
            KeyLine(
                key=self._keys.key(action),
                words=(here[action].words if action in here else "") or say_action(action),
            )
            for action in self._keys.actions()
            if action in here or action in own
        ]
        title = screen.title() if screen is not None else ""
        words = self.tr("{title}：快捷鍵").format(title=title)
        self._card.display(words, tuple(lines))

    def _close_card(self) -> None:
        self._card.hide()
        screen = self.screen_in_front
        if screen is not None:
            screen.focus_home()


_KEYPAD: Final = Qt.KeyboardModifier.KeypadModifier


def _make_area(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    page.setProperty("ground", "clear")
    return area


class _Pages(QStackedLayout):
    """The screens, one in front of the others; only that one asks for room."""

    def heightForWidth(self, width: int) -> int:
        """Return what the screen in front needs; Qt would ask those behind it, too."""
        front = self.currentWidget()
        needed = front.heightForWidth(width) if front is not None else 0
        return max(needed, self.minimumSize().height())


class _EnterRest(QObject):
    """For a moment after F12 an Enter that is still held down means nothing."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._since = QElapsedTimer()

    def begin(self) -> None:
        app = QApplication.instance()
        assert app is not None  # noqa: S101 - a window exists, so does this
        self._since.start()
        # Listening only as long as needed: a filter costs a little with every event.
        app.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if self._since.elapsed() >= _ENTER_REST_MS:
            app = QApplication.instance()
            assert app is not None  # noqa: S101 - a window exists, so does this
            app.removeEventFilter(self)
            return False
        return event.isAutoRepeat() and event.key() in _ENTERS


class _Rail(QFrame):
    chosen = Signal(str)
    help_requested = Signal()

    def __init__(self, theme: Theme, *, help_key: str) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("shell", "rail")
        self._buttons: dict[str, _Place] = {}
        self._upper = column(theme, gap=_NAV_GAP_PX)
        self._lower = column(theme, gap=_NAV_GAP_PX)
        words = self.tr("說明") + f" {help_key}"
        self._help_button = self._make(words, "help")
        self._help_button.clicked.connect(self.help_requested)
        logo = Picture(theme, "bank", colour="rail_text_on", size_px=32)
        # All in one widget: only among siblings does one button let go of the other.
        places = box(
            column(theme, self._upper, None, self._lower, self._help_button, gap=_NAV_GAP_PX)
        )
        self._area = scrolled(places)
        self.setLayout(
            column(
                theme,
                row(theme, None, logo, None, margins=(0, 10, 0, 8)),
                self._area,
                gap=2,
                margins=(0, 0, 0, 8),
            )
        )
        theme.changed.connect(self._fit)

    def display(self, entries: tuple[NavEntry, ...]) -> None:
        for button in self._buttons.values():
            button.setParent(None)
            button.deleteLater()
        self._buttons = {}
        for entry in entries:
            button = self._make(entry.words, entry.icon)
            button.setCheckable(True)
            # Exclusive on its own account: a screen reader then calls it a radio button.
            button.setAutoExclusive(True)
            button.clicked.connect(lambda _on=False, name=entry.name: self.chosen.emit(name))
            (self._lower if entry.is_at_foot else self._upper).addWidget(button)
            self._buttons[entry.name] = button
        self._fit()

    def mark(self, name: str) -> None:
        if name in self._buttons:
            self._buttons[name].setChecked(True)
            self._area.ensureWidgetVisible(self._buttons[name], 0, _SIGHT_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the places closer together where there is no room for all; then they scroll."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        theme = self._theme
        # The rail is as wide as its words: there is no room for a usual bar.
        self._area.verticalScrollBar().setFixedWidth(theme.px(_BAR_PX))
        count = len(self._buttons) + 1
        place_px = theme.metrics.h_nav + theme.px(_NAV_GAP_PX)
        is_tight = count * place_px + theme.px(_LOGO_PX) > self.height()
        for place in (*self._buttons.values(), self._help_button):
            place.set_tight(is_tight=is_tight)

    def _make(self, words: str, icon: str) -> "_Place":
        return _Place(self._theme, words, icon)


class _Place(QPushButton):
    """Icon above words; a push button, because only that is a radio button when exclusive."""

    def __init__(self, theme: Theme, words: str, icon: str) -> None:
        super().__init__(words)
        self._theme = theme
        self._icon = icon
        self.setProperty("nav", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_tight(self, *, is_tight: bool) -> None:
        """Be lower, where many places share a low window."""
        set_look(self, tight=is_tight)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the height of a place; the rail gives the width."""
        metrics = self._theme.metrics
        height = metrics.h_nav_tight if self.property("tight") else metrics.h_nav
        return QSize(self._theme.px(40), height)

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, the icon and the words below it."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        theme = self._theme
        front = "rail_text_on" if self.isChecked() or self.underMouse() else "rail_text"
        is_tight = bool(self.property("tight"))
        side = theme.px(20 if is_tight else 24)
        font = theme.font("f_sm", bold=self.isChecked())
        line = QFontMetrics(font).height()
        gap = 0 if is_tight else theme.px(2)
        top = (self.height() - side - gap - line) / 2
        left = (self.width() - side) / 2
        painter.drawPixmap(QPointF(left, top), theme.pixmap(self._icon, front, side))
        painter.setFont(font)
        painter.setPen(theme.colour(front))
        words = QRectF(0, top + side + gap, self.width(), line)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())


class _TopBar(QFrame):
    def __init__(self, theme: Theme, keys: KeyMap) -> None:
        super().__init__()
        self.setProperty("shell", "top")
        self.title_label = label("", "h1")
        self.search = SearchField(theme, spoken=self.tr("掃描或搜尋"), key=keys.key(Action.SEARCH))
        self.search.setPlaceholderText(self.tr("掃描條碼，或輸入案號、身分證統編、姓名"))
        self.search.setMaximumWidth(theme.metrics.w_search)
        self.held_button = Button(theme, "", "chip", icon="hold")
        self.lock_button = Button(theme, self.tr("鎖定"), "chip", icon="lock")
        self._demo_label = label(self.tr("示範模式"), "demo")
        fixed = QSizePolicy.Policy.Fixed
        self._demo_label.setSizePolicy(fixed, fixed)
        self._demo_label.setToolTip(self.tr("資料都是虛構的，收據印有「範例」字樣。"))
        self._person_label = label("", "strong")
        self._time_label = label("", "tiny")
        self._avatar = label("", "avatar")
        self._avatar.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._held_cap = KeyCap(theme, keys.key(Action.HELD))
        who = column(theme, None, self._person_label, self._time_label, None, gap=0)
        layout = row(
            theme,
            self.title_label,
            self.search,
            None,
            self._demo_label,
            self.held_button,
            self._held_cap,
            self.lock_button,
            who,
            self._avatar,
            gap=10,
            margins=(16, 0, 16, 0),
        )
        layout.setStretchFactor(self.search, 10)
        self.setLayout(layout)
        self._theme = theme
        theme.changed.connect(self._fit)

    def _fit(self) -> None:
        self.search.setMaximumWidth(self._theme.metrics.w_search)

    def display(self, shell: ShellScreen) -> None:
        set_look(self, demo=shell.is_demo)
        self._demo_label.setVisible(shell.is_demo)
        self._person_label.setText(f"{shell.person_words}　{shell.desk_words}")
        self._time_label.setText(f"{shell.time_words}　{shell.day_words}")
        self._avatar.setText(shell.person_words[-2:-1] or shell.person_words[:1])
        for control in (self.held_button, self._held_cap):
            control.setVisible(shell.held_count is not None)
        words = self.tr("暫存 {n} 筆").format(n=shell.held_count)
        self.held_button.set_words(words if shell.held_count else self.tr("暫存清單"))
