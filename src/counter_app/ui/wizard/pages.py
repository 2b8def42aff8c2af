"""The pages of the first start that ask a person; they draw answers and decide nothing."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSpinBox, QWidget

from counter_app.settings import DESKS_MAX
from counter_app.ui.shortcuts import FAVOURITES, PLACES, KeyMap, say_action
from counter_app.ui.theme.style import Theme, ThemeChoice
from counter_app.ui.widgets.boxes import box, card, column, grid, label, row, rule, set_look
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.key_cap import KeyCap
from counter_app.ui.widgets.notice import Notice
from counter_app.ui.widgets.panels import Field
from counter_app.ui.widgets.picture import Picture
from counter_app.ui.widgets.segments import Segment, Segments
from counter_app.ui.widgets.status import ICONS, Status, front_role
from counter_app.ui.wizard.answers import BRANCHES, StorePlace
from counter_app.ui.wizard.page import WizardPageView, focus_chosen, join_by_enter, show_text
from counter_app.ui.wizard.screen import SummaryLine, WizardScreen

_BRANCH_COLUMNS: Final = 5
_KEY_COLUMNS: Final = 3


class LookPage(WizardPageView):
    """Language, text size and theme, each at once to be seen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            self.tr("語言與字級"),
            self.tr("選了馬上看得到，之後也能再改。"),
        )
        self.languages = Segments(
            theme,
            (Segment(name="zh_TW", words="繁體中文"), Segment(name="en", words="English")),
            takes_focus=True,
        )
        self.sizes = Segments(
            theme,
            tuple(Segment(name=str(percent), words=f"{percent} %") for percent in (100, 115, 130)),
            takes_focus=True,
        )
        self.themes = Segments(
            theme,
            (
                Segment(name=ThemeChoice.SYSTEM.value, words=self.tr("跟隨系統"), icon="screen"),
                Segment(name=ThemeChoice.LIGHT.value, words=self.tr("亮色"), icon="sun"),
                Segment(name=ThemeChoice.DARK.value, words=self.tr("暗色"), icon="moon"),
            ),
            takes_focus=True,
        )
        for words, segments in (
            (self.tr("語言"), self.languages),
            (self.tr("字的大小"), self.sizes),
            (self.tr("外觀"), self.themes),
        ):
            self.body.addLayout(column(theme, label(words, "strong"), segments, gap=4))
        sample = column(
            theme,
            label(self.tr("應收金額"), "muted"),
            label("NT$ 12,345", "change"),
            label(self.tr("收據、按鈕與表格都會用這個大小。"), wraps=True),
            gap=4,
            margins=(16, 12, 16, 12),
        )
        self.body.addWidget(card("hero", sample))
        self.languages.chosen.connect(lambda name: self.answered.emit("language", name))
        self.sizes.chosen.connect(lambda name: self.answered.emit("text_size_percent", int(name)))
        self.themes.chosen.connect(lambda name: self.answered.emit("theme", ThemeChoice(name)))

    def display(self, screen: WizardScreen) -> None:
        """Show what is chosen."""
        self.languages.display(screen.answers.language)
        self.sizes.display(str(screen.answers.text_size_percent))
        self.themes.display(screen.answers.theme.value)

    def focus_home(self) -> None:
        """Put the focus on the chosen language."""
        focus_chosen(self.languages)


class BranchPage(WizardPageView):
    """Which branch this is, and which of its desks."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            self.tr("分署與櫃檯"),
            self.tr("會印在每一張收據上；收據號碼依櫃檯編號。"),
        )
        self.branch_edit = self._add_edit(
            "branch", self.tr("分署"), hint=self.tr("按上面的名稱，或自行輸入。")
        )
        self.branch_edit.setMaxLength(40)
        self._chips = {name: Button(theme, name, "chip") for name in BRANCHES}
        chips = grid(theme, gap=8)
        for at, (name, chip) in enumerate(self._chips.items()):
            chip.setCheckable(True)
            chip.clicked.connect(lambda _on=False, chosen=name: self._choose(chosen))
            chips.addWidget(chip, at // _BRANCH_COLUMNS, at % _BRANCH_COLUMNS)
        self.desk_edit = QSpinBox()
        self.desk_edit.setRange(1, DESKS_MAX)
        self.desk_edit.setMaximumWidth(theme.px(140))
        self.desk_edit.lineEdit().setTextMargins(theme.px(10), 0, 0, 0)
        self.desk_edit.valueChanged.connect(lambda number: self.answered.emit("desk_no", number))
        self.fields["desk_no"] = Field(
            theme,
            self.tr("櫃檯編號"),
            self.desk_edit,
            hint=self.tr("同一分署的每個櫃檯各用一個號碼，1 到 99。"),
        )
        self._paper_label = label("", "h2", wraps=True)
        self._paper = card(
            "hero",
            column(
                theme,
                label(self.tr("收據上會印"), "muted"),
                self._paper_label,
                gap=4,
                margins=(16, 12, 16, 12),
            ),
        )
        for part in (box(chips), self.fields["branch"], self.fields["desk_no"], self._paper):
            self.body.addWidget(part)
        self.branch_edit.returnPressed.connect(self.desk_edit.setFocus)
        self.desk_edit.lineEdit().returnPressed.connect(self.entered)

    def display(self, screen: WizardScreen) -> None:
        """Show branch and desk."""
        super().display(screen)
        answers = screen.answers
        show_text(self.branch_edit, answers.branch)
        for name, chip in self._chips.items():
            chip.setChecked(name == answers.branch.strip())
        if self.desk_edit.value() != answers.desk_no:
            self.desk_edit.setValue(answers.desk_no)
        self._paper.setVisible(bool(screen.branch_words))
        self._paper_label.setText(screen.branch_words)

    def _choose(self, name: str) -> None:
        self.answered.emit("branch", name)


class AdministratorPage(WizardPageView):
    """The first account; there is no default one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            self.tr("管理員"),
            self.tr("第一個帳號，用來新增其他人員、設定設備。管理員不收款。沒有預設帳號或密碼。"),
        )
        self.login_edit = self._add_edit(
            "login", self.tr("帳號"), hint=self.tr("2 到 32 個字：文字、數字、點、減號或底線。")
        )
        self.login_edit.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.name_edit = self._add_edit(
            "display_name", self.tr("姓名"), hint=self.tr("顯示在畫面上；空白就用帳號。")
        )
        self.password_edit = self._add_edit(
            "password",
            self.tr("密碼"),
            hint=self.tr("至少 8 個字元，大寫、小寫、數字、符號至少 3 種。"),
            secret=True,
        )
        self.again_edit = self._add_edit("password_again", self.tr("密碼再輸入一次"), secret=True)
        for name in ("login", "display_name", "password", "password_again"):
            self.body.addWidget(self.fields[name])
        join_by_enter(
            (self.login_edit, self.name_edit, self.password_edit, self.again_edit),
            self.entered.emit,
        )

    def display(self, screen: WizardScreen) -> None:
        """Show the account."""
        super().display(screen)
        answers = screen.answers
        show_text(self.login_edit, answers.login)
        show_text(self.name_edit, answers.display_name)
        show_text(self.password_edit, answers.password)
        show_text(self.again_edit, answers.password_again)


class StorePage(WizardPageView):
    """On this machine, or PostgreSQL, tested on the spot.

    Signals:
        test_requested(): Ask the database whether it will do.
    """

    test_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            self.tr("資料存放"),
            self.tr("只有一個櫃檯時放在這台電腦；多個櫃檯共用時，用分署的 PostgreSQL。"),
        )
        self.places = Segments(
            theme,
            (
                Segment(name=StorePlace.HERE.value, words=self.tr("這台電腦"), icon="safe"),
                Segment(name=StorePlace.POSTGRESQL.value, words="PostgreSQL", icon="database"),
            ),
            takes_focus=True,
        )
        self._here_label = label("", wraps=True)
        self._here = card("sunken", row(theme, self._here_label, margins=(16, 12, 16, 12)))
        self.url_edit = self._add_edit(
            "database_url",
            self.tr("連線字串"),
            hint=self.tr("例如 postgresql://counter@db.example/counter"),
        )
        self.url_edit.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.password_edit = self._add_edit(
            "database_password",
            self.tr("資料庫密碼"),
            hint=self.tr("資料庫不用密碼時留空。會寫進只有這個帳號能讀的設定檔。"),
            secret=True,
        )
        self.test_button = Button(theme, self.tr("測試連線"), icon="plug")
        self._notice = Notice(theme)
        self._database = box(
            column(
                theme,
                self.fields["database_url"],
                self.fields["database_password"],
                row(theme, self.test_button, None),
                self._notice,
                gap=12,
            )
        )
        for part in (self.places, self._here, self._database):
            self.body.addWidget(part)
        self.places.chosen.connect(lambda name: self.answered.emit("store", StorePlace(name)))
        self.test_button.clicked.connect(self.test_requested)
        join_by_enter((self.url_edit, self.password_edit), self.entered.emit)

    def display(self, screen: WizardScreen) -> None:
        """Show where the store shall be, and what became of the test."""
        super().display(screen)
        answers = screen.answers
        is_here = answers.store is StorePlace.HERE
        self.places.display(answers.store.value)
        words = self.tr("資料加密後存在這個資料夾，金鑰另放一個檔案：\n{folder}")
        self._here_label.setText(words.format(folder=screen.home_words))
        self._here.setVisible(is_here)
        self._database.setVisible(not is_here)
        show_text(self.url_edit, answers.database_url)
        show_text(self.password_edit, answers.database_password)
        self.test_button.setEnabled(not screen.is_testing)
        self._notice.display(screen.store_words, status=screen.store_status)

    def focus_home(self) -> None:
        """Put the focus on the chosen place."""
        focus_chosen(self.places)


class StartPage(WizardPageView):
    """Real or demo, and the summary.

    Signals:
        page_requested(str): Name of the page that is to be changed.
    """

    page_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            self.tr("建立帳冊"),
            self.tr("正式與示範永遠分開：建好之後不能互換。"),
        )
        self.purposes = Segments(
            theme,
            (
                Segment(name="real", words=self.tr("正式使用，從空的開始"), icon="register"),
                Segment(name="demo", words=self.tr("先用示範資料看看"), icon="wizard"),
            ),
            takes_focus=True,
        )
        self._lines = [_SummaryRow(theme) for _ in range(4)]
        self._summary = card(
            "plain",
            column(theme, *_ruled(self._lines), gap=0, margins=(16, 6, 10, 6)),
        )
        demo_words = self.tr(
            "示範有自己的分署、人員、案件與模擬設備，資料都是虛構的，收據印有「範例」。"
            "前面只有語言、字級與外觀會用到。"
        )
        self._demo = card(
            "info", row(theme, label(demo_words, wraps=True), margins=(16, 12, 16, 12))
        )
        self._folder_label = label("", "muted", wraps=True)
        for part in (self.purposes, self._summary, self._demo, self._folder_label):
            self.body.addWidget(part)
        self.purposes.chosen.connect(lambda name: self.answered.emit("is_demo", name == "demo"))
        for line in self._lines:
            line.change_requested.connect(self.page_requested)

    def display(self, screen: WizardScreen) -> None:
        """Show the choice and what it comes to."""
        is_demo = screen.answers.is_demo
        self.purposes.display("demo" if is_demo else "real")
        self._summary.setVisible(not is_demo)
        self._demo.setVisible(is_demo)
        for line, summary in zip(self._lines, screen.lines, strict=False):
            line.display(summary)
        folder = screen.demo_words if is_demo else screen.home_words
        self._folder_label.setText(self.tr("資料夾：{folder}").format(folder=folder))

    def focus_home(self) -> None:
        """Put the focus on the choice."""
        focus_chosen(self.purposes)


class _SummaryRow(QWidget):
    change_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._page = ""
        self._picture = Picture(theme, ICONS[Status.OK])
        self._words_label = label("", "strong")
        self._words_label.setMinimumWidth(theme.px(130))
        self._detail_label = label("", wraps=True)
        self._change_button = Button(theme, self.tr("修改"), "link")
        self._change_button.clicked.connect(lambda: self.change_requested.emit(self._page))
        layout = row(
            theme,
            self._picture,
            self._words_label,
            self._detail_label,
            self._change_button,
            gap=12,
            margins=(0, 6, 0, 6),
        )
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def display(self, line: SummaryLine) -> None:
        self._page = line.page.value
        status = Status.WARN if line.is_missing else Status.OK
        self._picture.display(ICONS[status], colour=front_role(status))
        self._words_label.setText(line.words)
        self._detail_label.setText(line.detail)
        set_look(self._detail_label, tone="warn" if line.is_missing else "")
        words = self.tr("去填") if line.is_missing else self.tr("修改")
        spoken = self.tr("{page}：{detail}，{words}")
        self._change_button.set_words(
            words, spoken=spoken.format(page=line.words, detail=line.detail, words=words)
        )


class ReadyPage(WizardPageView):
    """It is done; the keys, once, before they are needed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            self.tr("完成，可以登入了"),
            self.tr("先用管理員登入，在「人員」頁新增收費人員；收費人員登入後開班收款。"),
        )
        self._folder_label = label("", "muted", wraps=True)
        self.body.addWidget(self._folder_label)
        heading = label(self.tr("快捷鍵（隨時按 F1 可再看）"), "h2")
        inner = column(theme, heading, rule(), self._lay_out_keys(), gap=10)
        theme.set_space(inner, gap=10, margins=(18, 14, 18, 14))
        self.body.addWidget(card("plain", inner))

    def display(self, screen: WizardScreen) -> None:
        """Show where everything is."""
        folder = screen.demo_words if screen.answers.is_demo else screen.home_words
        self._folder_label.setText(self.tr("資料夾：{folder}").format(folder=folder))

    def focus_home(self) -> None:
        """Leave the focus to the button that goes on."""

    def _lay_out_keys(self) -> QGridLayout:
        theme, keys = self._theme, KeyMap()
        lines = [
            (keys.key(action), say_action(action))
            for action in keys.actions()
            if action not in {*FAVOURITES, *PLACES}
        ]
        lines.append(("Alt+1…8", self.tr("加入常用項目")))
        lines.append(("Ctrl+1…9", self.tr("前往左側的頁面")))
        layout = grid(theme, gap=7)
        rows = -(-len(lines) // _KEY_COLUMNS)
        for at, (key, words) in enumerate(lines):
            side, at_row = divmod(at, rows)
            layout.addWidget(KeyCap(theme, key), at_row, side * 3, Qt.AlignmentFlag.AlignLeft)
            said = label(words, "small", wraps=True)
            said.setAccessibleName(f"{key} {words}")
            layout.addWidget(said, at_row, side * 3 + 1)
        for side in range(_KEY_COLUMNS):
            layout.setColumnStretch(side * 3 + 1, 1)
            layout.setColumnMinimumWidth(side * 3 + 2, theme.px(10))
        return layout


def _ruled(lines: list[_SummaryRow]) -> list[QWidget]:
    parts: list[QWidget] = []
    for line in lines:
        if parts:
            parts.append(rule())
        parts.append(line)
    return parts
