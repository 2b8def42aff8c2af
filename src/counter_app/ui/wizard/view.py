"""Draws the first start: the steps at the left, one page, and the way on; decides nothing."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QStackedLayout, QWidget

from counter_app.ui.focus_ring import FocusRing
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.announce import announce
from counter_app.ui.widgets.boxes import box, column, label, row, rule, set_look
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.notice import Notice
from counter_app.ui.widgets.picture import Picture
from counter_app.ui.wizard.answers import WizardAnswers, WizardPage
from counter_app.ui.wizard.device_page import DevicesPage
from counter_app.ui.wizard.page import WizardPageView
from counter_app.ui.wizard.pages import (
    AdministratorPage,
    BranchPage,
    LookPage,
    ReadyPage,
    StartPage,
    StorePage,
)
from counter_app.ui.wizard.phrase_page import PhrasePage
from counter_app.ui.wizard.screen import StepMark, WizardScreen, say_page

_PAGE_WIDTH_PX: Final = 780
_SIGHT_PX: Final = 40
_MARK_ICONS: Final = {
    StepMark.DONE: "status-ok",
    StepMark.NOW: "arrow-right",
    StepMark.AHEAD: "status-neutral",
    StepMark.MISSING: "status-warn",
}


class WizardView(QWidget):
    """A window of its own, until there is a desk to sign in to.

    Signals:
        answered(str, object): Name of an answer, as in `WizardAnswers`, and its value.
        device_answered(str, str, str): Port, kind and profile of a machine.
        device_removed(str): Port of a printer that was entered.
        printer_requested(): Add the address that was typed.
        look_requested(): Look for ports again.
        test_requested(): Ask the database whether it will do.
        page_requested(str): A `WizardPage` value.
        next_requested(): Go on, if the page can stand.
        skip_requested(): Go on, whatever stands there.
        back_requested(): Go back; nothing is lost.
        print_requested(): Print the recovery phrase.
        quit_requested(): The person wants to leave for now.
    """

    answered = Signal(str, object)
    device_answered = Signal(str, str, str)
    device_removed = Signal(str)
    printer_requested = Signal()
    look_requested = Signal()
    test_requested = Signal()
    page_requested = Signal(str)
    next_requested = Signal()
    skip_requested = Signal()
    back_requested = Signal()
    print_requested = Signal()
    quit_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._screen = WizardScreen(answers=WizardAnswers())
        self.setProperty("ground", "bg")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._frame = row(theme, gap=0)
        self.setLayout(self._frame)
        self._content: QWidget | None = None
        self._build()
        self._ring = FocusRing(theme, self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101 - a widget exists, so does this
        app.focusChanged.connect(self._bring_into_sight)

    def sizeHint(self) -> QSize:
        """Return the size of the window it begins with."""
        return QSize(self._theme.px(1180), self._theme.px(740))

    def page(self, name: WizardPage) -> WizardPageView:
        """Return the widget of a page."""
        return self._pages[name]

    def display(self, screen: WizardScreen) -> None:
        """Make the window look like *screen*."""
        before, self._screen = self._screen, screen
        now = screen.answers.page
        self._steps.display(screen)
        for page in self._pages.values():
            page.display(screen)
        self._stack.setCurrentWidget(self._areas[now])
        at = list(WizardPage).index(now) + 1
        words = self.tr("第 {n} 步，共 {all} 步").format(n=at, all=len(WizardPage))
        self._count_label.setText(words)
        self._notice.display(screen.notice, status=screen.notice_status)
        self._show_buttons(screen)
        if before.answers.page is not now:
            announce(self, self.tr("{words}：{page}").format(words=words, page=say_page(now)))

    def focus_home(self) -> None:
        """Put the focus where the page in front begins."""
        now = self._screen.answers.page
        if now is WizardPage.READY:
            self.next_button.setFocus()
        else:
            self._pages[now].focus_home()

    def focus_field(self, name: str) -> None:
        """Put the focus on the answer that cannot stand."""
        field = self._pages[self._screen.answers.page].fields.get(name)
        if field is not None:
            field.editor.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Say everything anew when the language is another now."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._build()
            self.display(self._screen)
            self.focus_home()
            self._ring.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F12 goes on and Esc goes back, wherever the focus is."""
        if event.key() == Qt.Key.Key_F12 and not event.isAutoRepeat():
            self.next_requested.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.back_requested.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the density by the height."""
        super().resizeEvent(event)
        self._theme.fit_height(event.size().height())
        self._ring.place()

    # --- building ---------------------------------------------------------------

    def _build(self) -> None:
        theme = self._theme
        self.setWindowTitle(self.tr("首次設定"))
        self._steps = _Steps(theme)
        store, devices, start = StorePage(theme), DevicesPage(theme), StartPage(theme)
        phrase = PhrasePage(theme)
        self._pages: dict[WizardPage, WizardPageView] = {
            WizardPage.LOOK: LookPage(theme),
            WizardPage.BRANCH: BranchPage(theme),
            WizardPage.ADMINISTRATOR: AdministratorPage(theme),
            WizardPage.STORE: store,
            WizardPage.DEVICES: devices,
            WizardPage.START: start,
            WizardPage.PHRASE: phrase,
            WizardPage.READY: ReadyPage(theme),
        }
        phrase.print_requested.connect(self.print_requested)
        store.test_requested.connect(self.test_requested)
        devices.device_answered.connect(self.device_answered)
        devices.device_removed.connect(self.device_removed)
        devices.printer_requested.connect(self.printer_requested)
        devices.look_requested.connect(self.look_requested)
        start.page_requested.connect(self.page_requested)
        self._stack = QStackedLayout()
        self._areas = {name: _Area(theme, page) for name, page in self._pages.items()}
        for area in self._areas.values():
            self._stack.addWidget(area)
        self._notice = Notice(theme)
        self._count_label = label("", "muted")
        self.quit_button = Button(theme, self.tr("先離開"), "quiet")
        self.quit_button.setToolTip(self.tr("答案會留著，下次從這裡繼續；密碼除外。"))
        self.back_button = Button(theme, self.tr("上一步"), icon="arrow-left", key="Esc")
        self.skip_button = Button(theme, self.tr("略過這一步"), "quiet")
        self.next_button = Button(theme, "", "primary", icon="arrow-right", key="F12")
        foot = row(
            theme,
            self.quit_button,
            self._count_label,
            None,
            self.skip_button,
            self.back_button,
            self.next_button,
            gap=12,
            margins=(32, 12, 32, 14),
        )
        pages = QWidget()
        pages.setLayout(self._stack)
        notice = row(theme, self._notice, margins=(32, 14, 32, 0))
        right = column(theme, notice, pages, rule(), foot, gap=0)
        right.setStretch(1, 1)
        whole = row(theme, self._steps, right, gap=0)
        whole.setStretch(1, 1)
        before, self._content = self._content, box(whole)
        if before is not None:
            self._frame.removeWidget(before)
            before.hide()
            before.deleteLater()
        self._frame.addWidget(self._content)
        self._connect()

    def _connect(self) -> None:
        for page in self._pages.values():
            page.answered.connect(self.answered)
            page.entered.connect(self.next_requested)
        self.quit_button.clicked.connect(self.quit_requested)
        self.back_button.clicked.connect(self.back_requested)
        self.skip_button.clicked.connect(self.skip_requested)
        self.next_button.clicked.connect(self.next_requested)

    def _bring_into_sight(self, _old: QWidget | None, new: QWidget | None) -> None:
        area = self._areas[self._screen.answers.page]
        if new is not None and area.isAncestorOf(new):
            area.ensureWidgetVisible(new, 0, self._theme.px(_SIGHT_PX))

    def _show_buttons(self, screen: WizardScreen) -> None:
        now = screen.answers.page
        is_last = now is WizardPage.READY
        is_made = is_last or now is WizardPage.PHRASE
        words = {
            WizardPage.START: self.tr("建立，開始使用"),
            WizardPage.READY: self.tr("前往登入"),
        }.get(now, self.tr("下一步"))
        if screen.is_making:
            words = self.tr("建立中…")
        elif screen.is_testing and now is WizardPage.STORE:
            words = self.tr("測試中…")
        self.next_button.set_words(words)
        self.next_button.setEnabled(not screen.is_making)
        self.back_button.setVisible(now is not WizardPage.LOOK and not is_made)
        self.back_button.setEnabled(not screen.is_making)
        self.skip_button.setVisible(now is not WizardPage.START and not is_made)
        self.quit_button.setVisible(not is_made)
        self.quit_button.setEnabled(not screen.is_making)


class _Steps(QFrame):
    """Where the person is, at the left, in the colours of the rail."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("shell", "brand")
        self._pictures = {
            page: Picture(theme, "status-neutral", colour="rail_text", size_px=18)
            for page in WizardPage
        }
        self._labels = {page: label(say_page(page), tone="rail") for page in WizardPage}
        lines = column(theme, gap=14)
        for page in WizardPage:
            line = row(theme, self._pictures[page], self._labels[page], gap=12)
            line.setStretch(1, 1)
            lines.addLayout(line)
        picture = Picture(theme, "bank", colour="rail_text_on", size_px=56)
        name = label(self.tr("首次設定"), "display", tone="rail-on", wraps=True)
        note = label(
            self.tr("每一步都能略過、返回；中途離開，下次接著做。"),
            "small",
            tone="rail",
            wraps=True,
        )
        self.setLayout(
            column(
                theme,
                row(theme, picture, None),
                name,
                note,
                lines,
                None,
                gap=14,
                margins=(36, 36, 36, 36),
            )
        )

    def display(self, screen: WizardScreen) -> None:
        """Mark the pages."""
        spoken = {
            StepMark.DONE: self.tr("{page}，完成"),
            StepMark.NOW: self.tr("{page}，目前這一步"),
            StepMark.AHEAD: self.tr("{page}，還沒到"),
            StepMark.MISSING: self.tr("{page}，還缺資料"),
        }
        for page, mark in screen.marks.items():
            is_now = mark is StepMark.NOW
            colour = "rail_text" if mark is StepMark.AHEAD else "rail_text_on"
            self._pictures[page].display(_MARK_ICONS[mark], colour=colour)
            words_label = self._labels[page]
            tone = "rail" if mark is StepMark.AHEAD else "rail-on"
            set_look(words_label, kind="strong" if is_now else "", tone=tone)
            words_label.setAccessibleName(spoken[mark].format(page=say_page(page)))


class _Area(QScrollArea):
    """A page of limited width in the middle, scrolled where the window is too low for it."""

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._page = page
        # Not by an alignment: that would measure wrapped lines by the width of the whole window.
        middle = row(theme, None, page, None, margins=(32, 20, 32, 12))
        middle.setStretch(1, 12)
        carrier = box(middle)
        carrier.setProperty("ground", "clear")
        self.setWidget(carrier)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._limit()
        theme.changed.connect(self._limit)

    def _limit(self) -> None:
        self._page.setMaximumWidth(self._theme.px(_PAGE_WIDTH_PX))
