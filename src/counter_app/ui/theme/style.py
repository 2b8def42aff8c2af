"""One style sheet and one palette, made from the tokens, changed while the window is open.

`Theme` is handed to every widget that paints itself or carries an icon.  A plain Qt widget
needs nothing: it is dressed by the application's sheet.  Text styles go by the property
``kind`` and colours by ``tone``, never by object name.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from string import Template
from typing import Final

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QLayout, QWidget

from counter_app.ui.icons import Icons
from counter_app.ui.theme.tokens import (
    COMPACT_BELOW_PX,
    FAMILIES,
    Density,
    Metrics,
    Tokens,
    make_tokens,
)
from counter_app.ui.theme.tokens import Palette as Colours


class ThemeChoice(StrEnum):
    """What a person chose."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """Theme and text size, as kept in the settings."""

    choice: ThemeChoice = ThemeChoice.SYSTEM
    scale: float = 1.0


_SHEET: Final = Template("""
QWidget[ground="bg"] { background: $bg; }
QWidget[ground="surface"] { background: $surface; }
QToolTip { background: $text; color: $surface; border: 0; padding: ${s1}px ${s2}px;
    font-size: ${f_sm}px; }

QLabel { background: transparent; }
QLabel[kind="display"] { font-size: ${f_2xl}px; font-weight: 700; }
QLabel[kind="h1"] { font-size: ${f_xl}px; font-weight: 700; }
QLabel[kind="h2"] { font-size: ${f_lg}px; font-weight: 700; }
QLabel[kind="strong"] { font-weight: 700; }
QLabel[kind="muted"] { color: $text2; font-size: ${f_sm}px; }
QLabel[kind="small"] { font-size: ${f_sm}px; }
QLabel[kind="small-strong"] { font-size: ${f_sm}px; font-weight: 700; }
QLabel[kind="tiny"] { color: $text3; font-size: ${f_xs}px; }
QLabel[kind="change"] { font-size: ${f_change}px; font-weight: 700; }
QLabel[kind="customer-head"] { font-size: ${f_xl}px; font-weight: 700;
    color: $rail_text_on; }
QLabel[kind="customer-display"] { font-size: ${f_customer_display}px; font-weight: 700; }
QLabel[kind="customer-strong"] { font-size: ${f_customer_strong}px; font-weight: 700; }
QLabel[kind="customer-request"] { font-size: ${f_customer_line}px; font-weight: 700; }
QLabel[kind="customer-line"] { font-size: ${f_customer_line}px; }
QLabel[kind="customer-amount"] { font-size: ${f_customer_line}px; font-weight: 700; }
QLabel[kind="customer-note"] { font-size: ${f_xl}px; color: $text2; }
QLabel[tone="ok"] { color: $ok; }
QLabel[tone="warn"] { color: $warn; }
QLabel[tone="bad"] { color: $bad; }
QLabel[tone="info"] { color: $info; }
QLabel[tone="primary"] { color: $primary; }
QLabel[tone="muted"] { color: $text2; }
QLabel[tone="hint"] { color: $text3; }
QLabel[tone="rail"] { color: $rail_text; }
QLabel[tone="rail-on"] { color: $rail_text_on; }
QLabel[kind="demo"] { background: $demo; color: $on_demo; font-size: ${f_sm}px;
    font-weight: 700; border-radius: ${r_sm}px; padding: ${s1}px ${s3}px; }
QLabel[kind="avatar"] { background: $primary; color: $on_primary; font-size: ${f_lg}px;
    font-weight: 700; border-radius: ${avatar_radius}px;
    min-width: ${avatar}px; max-width: ${avatar}px;
    min-height: ${avatar}px; max-height: ${avatar}px; }

QFrame[card="plain"] { background: $surface; border: 1px solid $line;
    border-radius: ${r_lg}px; }
QFrame[card="sunken"] { background: $surface2; border: 1px solid $line;
    border-radius: ${r_md}px; }
QFrame[card="hero"] { background: $primary_soft; border: 0; border-radius: ${r_md}px; }
QFrame[card="ok"] { background: $ok_soft; border: 1px solid $ok; border-radius: ${r_md}px; }
QFrame[card="warn"] { background: $warn_soft; border: 1px solid $warn;
    border-radius: ${r_md}px; }
QFrame[card="bad"] { background: $bad_soft; border: 1px solid $bad; border-radius: ${r_md}px; }
QFrame[card="info"] { background: $info_soft; border: 1px solid $info;
    border-radius: ${r_md}px; }
QFrame[card="neutral"] { background: $surface2; border: 1px solid $line_ctl;
    border-radius: ${r_md}px; }
QFrame[notice="ok"] { background: $ok_soft; border: 0; border-radius: ${r_sm}px; }
QFrame[notice="warn"] { background: $warn_soft; border: 0; border-radius: ${r_sm}px; }
QFrame[notice="bad"] { background: $bad_soft; border: 0; border-radius: ${r_sm}px; }
QFrame[notice="info"] { background: $info_soft; border: 0; border-radius: ${r_sm}px; }
QFrame[notice="neutral"] { background: $sunken; border: 0; border-radius: ${r_sm}px; }
QFrame[rule="true"] { background: $line; border: 0; min-height: 1px; max-height: 1px; }
QFrame[panel="tender"] { min-width: ${w_tender}px; max-width: ${w_tender}px; }
QFrame[panel="receipt"] { min-width: ${w_receipt}px; max-width: ${w_receipt}px; }

QFrame[shell="rail"] { background: $rail; border: 0; min-width: ${w_rail}px;
    max-width: ${w_rail}px; }
QFrame[shell="top"] { background: $surface; border: 0; border-bottom: 1px solid $line;
    min-height: ${h_top}px; max-height: ${h_top}px; }
QFrame[shell="devices"] { background: $surface; border: 0; border-top: 1px solid $line;
    min-height: ${h_device_bar}px; max-height: ${h_device_bar}px; }
QFrame[shell="top"][demo="true"] { border-top: 4px solid $demo;
    min-height: ${h_top_demo}px; max-height: ${h_top_demo}px; }
QFrame[shell="devices"][demo="true"] { border-top: 1px solid $demo; }
QFrame[shell="brand"], QFrame[shell="customer"] { background: $rail; border: 0; }
QFrame[shell="brand"] { min-width: ${w_brand}px; max-width: ${w_brand}px; }
QLineEdit, QComboBox, QSpinBox, QDateEdit, QPlainTextEdit, QTextEdit {
    background: $surface; color: $text; border: 1px solid $line_strong;
    border-radius: ${r_sm}px; padding: 0 ${s3}px;
    selection-background-color: $primary; selection-color: $on_primary; }
QLineEdit, QComboBox, QSpinBox, QDateEdit { min-height: ${h_input}px; }
QPlainTextEdit, QTextEdit { padding: ${s2}px; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDateEdit:focus, QPlainTextEdit:focus {
    border: 1px solid $primary; }
QLineEdit:read-only { background: $surface2; }
QLineEdit[state="error"], QComboBox[state="error"] { border: 2px solid $bad;
    background: $bad_soft; }
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled, QDateEdit:disabled,
QPlainTextEdit:disabled { background: $sunken; color: $text3; border: 1px solid $line; }
QLineEdit[kind="amount"] { font-size: ${f_change}px; font-weight: 700;
    min-height: ${h_amount}px; padding: 0 ${s4}px; }
QLineEdit[kind="search"] { background: $surface2; }
QComboBox::drop-down { border: 0; width: ${s6}px; }
QComboBox::down-arrow { image: url("$theme_icons/chevron-down.svg");
    width: ${icon_sm}px; height: ${icon_sm}px; }
QComboBox QAbstractItemView { background: $surface; color: $text;
    border: 1px solid $line_strong; selection-background-color: $primary_soft;
    selection-color: $text; outline: 0; }
QSpinBox::up-button, QSpinBox::down-button, QDateEdit::up-button, QDateEdit::down-button {
    border: 0; width: ${s5}px; }
QSpinBox::up-arrow, QDateEdit::up-arrow { image: url("$theme_icons/chevron-up.svg");
    width: ${icon_sm}px; height: ${icon_sm}px; }
QSpinBox::down-arrow, QDateEdit::down-arrow { image: url("$theme_icons/chevron-down.svg");
    width: ${icon_sm}px; height: ${icon_sm}px; }

QPushButton { background: $surface; color: $text; border: 1px solid $line_strong;
    border-radius: ${r_sm}px; padding: 0 ${s3}px; min-height: ${h_button}px;
    font-weight: 700; }
QPushButton:hover { background: $primary_soft; border-color: $primary; }
QPushButton:pressed { background: $pressed; }
QPushButton:checked { border: 2px solid $primary; color: $primary; }
QPushButton[kind="primary"] { background: $primary; color: $on_primary;
    border: 1px solid $primary; min-height: ${h_primary}px; font-size: ${f_lg}px; }
QPushButton[kind="primary"]:hover { background: $primary_hover; border-color: $primary_hover; }
QPushButton[kind="primary"]:pressed { background: $primary_press; }
QPushButton[kind="danger"] { color: $bad; border-color: $bad; }
QPushButton[kind="danger"]:hover { background: $bad_soft; border-color: $bad; }
QPushButton[kind="quiet"], QPushButton[kind="link"] { background: transparent;
    border: 1px solid transparent; color: $primary; padding: 0 ${s2}px;
    min-height: ${h_quiet}px; }
QPushButton[kind="link"] { text-decoration: underline; font-size: ${f_sm}px;
    min-height: 28px; padding: 0 ${s1}px; }
QPushButton[kind="quiet"]:hover, QPushButton[kind="link"]:hover { background: $primary_soft; }
QPushButton[kind="link"][tone="warn"] { color: $warn; }
QPushButton[kind="link"][tone="bad"] { color: $bad; }
QPushButton[kind="link"][tone="ok"] { color: $ok; }
QPushButton[kind="link"][tone="info"] { color: $info; }
QPushButton[kind="chip"] { border-radius: ${chip_radius}px; min-height: ${h_chip}px;
    padding: 0 ${s3}px; font-size: ${f_sm}px; }
QPushButton[kind="key"] { font-size: ${f_key}px; min-height: ${h_key}px; padding: 0;
    background: $surface2; border: 1px solid $line_ctl; border-radius: ${r_md}px; }
QPushButton[kind="key"]:hover { background: $primary_soft; border-color: $primary_line; }
QPushButton[kind="key"]:pressed { background: $pressed; }
QPushButton[kind="key"][small="true"] { font-size: ${f_md}px; }
QPushButton[kind="cash"] { font-size: ${f_lg}px; min-height: ${h_cash}px; padding: 0;
    border: 1px solid $primary_line; color: $primary; border-radius: ${r_md}px; }
QPushButton[kind="cash"]:hover { border-color: $primary; }
QPushButton[kind="cash"]:pressed { background: $pressed; }
QPushButton[kind="tile"] { text-align: left; min-height: ${h_tile}px;
    border: 1px solid $line_ctl; border-radius: ${r_md}px; background: $surface2; }
QPushButton[kind="tile"]:hover { background: $primary_soft; border-color: $primary; }
QPushButton[kind="tile"]:pressed { background: $pressed; }
QPushButton[kind="segment"] { border: 2px solid transparent; border-radius: ${r_sm}px;
    background: transparent; color: $text2; padding: 0 ${s1}px; }
QPushButton[kind="segment"]:hover { color: $primary; background: $surface; }
QPushButton[kind="segment"]:checked { background: $surface; color: $primary;
    border: 2px solid $primary; }
QPushButton:disabled, QPushButton[kind]:disabled { background: $sunken; color: $text3;
    border-color: $line; }
QPushButton[kind="quiet"]:disabled, QPushButton[kind="link"]:disabled,
QPushButton[kind="segment"]:disabled { background: transparent; border-color: transparent; }
QPushButton[nav="true"] { background: transparent; border: 0;
    border-left: 4px solid transparent; border-radius: 0; padding: 0;
    min-height: ${h_nav}px; max-height: ${h_nav}px; }
QPushButton[nav="true"][tight="true"] { min-height: ${h_nav_tight}px;
    max-height: ${h_nav_tight}px; }
QPushButton[nav="true"]:hover { background: rgba(255, 255, 255, 0.08); }
QPushButton[nav="true"]:checked { background: $rail_on; border: 0;
    border-left: 4px solid $focus; }
QFrame[segments="true"] { background: $sunken; border: 0; border-radius: ${r_md}px; }

QCheckBox, QRadioButton { spacing: ${s2}px; min-height: 28px; color: $text; }
QCheckBox:disabled, QRadioButton:disabled { color: $text3; }
QCheckBox::indicator { width: ${icon_md}px; height: ${icon_md}px;
    border: 2px solid $line_strong; border-radius: 5px; background: $surface; }
QCheckBox::indicator:hover { border-color: $primary; }
QCheckBox::indicator:checked { background: $primary; border-color: $primary;
    image: url("$theme_icons/check.svg"); }
QCheckBox::indicator:disabled { background: $sunken; border-color: $line; }
QRadioButton::indicator { width: ${icon_md}px; height: ${icon_md}px;
    border: 2px solid $line_strong; border-radius: ${radio_radius}px; background: $surface; }
QRadioButton::indicator:checked { border: 6px solid $primary; width: ${radio_dot}px;
    height: ${radio_dot}px; }

QProgressBar { background: $sunken; border: 0; border-radius: 4px; min-height: 8px;
    max-height: 8px; }
QProgressBar::chunk { background: $primary; border-radius: 4px; }

QTableView, QListView, QTreeView { background: $surface; color: $text; border: 0; outline: 0;
    gridline-color: transparent; selection-background-color: $primary_soft;
    selection-color: $text; }
QHeaderView { background: $surface2; border: 0; }
QHeaderView::section { background: $surface2; color: $text2; font-size: ${f_sm}px;
    font-weight: 700; border: 0; border-top: 1px solid $line; border-bottom: 1px solid $line;
    padding: 7px ${s2}px; }
QHeaderView::section:last { padding-right: ${s4}px; }
QTableView[ground="surface"] QHeaderView,
QTableView[ground="surface"] QTableCornerButton::section { background: $surface; border: 0; }
QScrollBar:vertical { background: transparent; width: 14px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 14px; margin: 2px; }
QScrollBar::handle { background: $line_strong; border-radius: 5px; }
QScrollBar::handle:vertical { min-height: 36px; }
QScrollBar::handle:horizontal { min-width: 36px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QWidget[veil="true"] { background: rgba(8, 20, 26, 0.55); }
QScrollArea, QScrollArea > QWidget > QWidget[ground="clear"] { background: transparent;
    border: 0; }
QMenu { background: $surface; color: $text; border: 1px solid $line_strong;
    padding: ${s1}px; }
QMenu::item { padding: ${s2}px ${s4}px; }
QMenu::item:selected { background: $primary_soft; color: $text; }
""")

_ROLES: Final = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "surface2",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "on_primary",
    QPalette.ColorRole.Highlight: "primary",
    QPalette.ColorRole.HighlightedText: "on_primary",
    QPalette.ColorRole.ToolTipBase: "text",
    QPalette.ColorRole.ToolTipText: "surface",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.Link: "primary",
    QPalette.ColorRole.LinkVisited: "primary",
    QPalette.ColorRole.Accent: "primary",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "sunken",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line_strong",
}
_ICON: Final = "themeIcon"
_ICON_SIZE: Final = "themeIconSize"
_SPACE: Final = "themeSpace"


def make_sheet(tokens: Tokens, theme_icons: str) -> str:
    """Return the style sheet.

    Args:
        tokens: What it is made from.
        theme_icons: Folder of the few icons that a sheet can only take as files.
    """
    words = tokens.as_words()
    words["theme_icons"] = theme_icons
    words["chip_radius"] = str(tokens.metrics.h_chip // 2)
    # A demo's stripe is taken from the height of the bar: there is none to spare at 768.
    words["h_top_demo"] = str(tokens.metrics.h_top - 4)
    avatar = tokens.px(40)
    words["avatar"] = str(avatar)
    words["avatar_radius"] = str(avatar // 2)
    words["w_brand"] = str(tokens.px(360))
    words["radio_radius"] = str(tokens.metrics.icon_md // 2 + 2)
    words["radio_dot"] = str(tokens.metrics.icon_md - 8)
    return _SHEET.substitute(words)


def make_palette(tokens: Tokens) -> QPalette:
    """Return the palette that goes with the sheet."""
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, QColor(getattr(tokens.palette, name)))
    hint = QColor(tokens.palette.text3)
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, hint)
    return palette


class Theme(QObject):
    """The tokens in force, and the hand that puts them on.

    Signals:
        changed: Theme, text size or density is another now; ask the tokens again.
    """

    changed = Signal()

    def __init__(
        self, app: QApplication, icons: Icons, appearance: Appearance | None = None
    ) -> None:
        super().__init__()
        self._app = app
        self.icons = icons
        self._appearance = appearance or Appearance()
        self._density = Density.COMFORTABLE
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[tuple[str, bool], QFont] = {}
        self._measures: dict[tuple[str, bool], QFontMetrics] = {}
        # Kept: a chained call on a temporary StyleHints finds its C++ object gone.
        self._hints = app.styleHints()
        app.setStyle("Fusion")
        self._ask_scheme()
        self.tokens = self._make()
        self._dress()
        self._hints.colorSchemeChanged.connect(self._follow_system)

    @property
    def appearance(self) -> Appearance:
        """What the person chose."""
        return self._appearance

    @property
    def metrics(self) -> Metrics:
        """The sizes in force."""
        return self.tokens.metrics

    @property
    def colours(self) -> Colours:
        """The colours in force, as ``#RRGGBB``."""
        return self.tokens.palette

    def choose(self, appearance: Appearance) -> None:
        """Change theme and text size at once."""
        if appearance == self._appearance:
            return
        self._appearance = appearance
        self._ask_scheme()
        self._renew()

    def fit_height(self, window_height_px: int) -> None:
        """Draw compact on a low window and comfortable on a high one."""
        low = window_height_px < COMPACT_BELOW_PX
        density = Density.COMPACT if low else Density.COMFORTABLE
        if density is not self._density:
            self._density = density
            self._renew()

    def px(self, size_px: float) -> int:
        """Return a size given for 100 % at the scale in force."""
        return self.tokens.px(size_px)

    def colour(self, name: str) -> QColor:
        """Return a colour role, such as ``text2``."""
        if name not in self._colours:
            self._colours[name] = QColor(getattr(self.tokens.palette, name))
        return self._colours[name]

    def font(self, size: str = "f_md", *, bold: bool = False) -> QFont:
        """Return the font of a size role, such as ``f_sm``, for painting."""
        key = (size, bold)
        if key not in self._fonts:
            font = QFont(self._app.font())
            font.setPixelSize(getattr(self.tokens.metrics, size))
            font.setBold(bold)
            self._fonts[key] = font
        return self._fonts[key]

    def measure(self, size: str = "f_md", *, bold: bool = False) -> QFontMetrics:
        """Return the measures of a size role, kept for painters that ask for every cell."""
        key = (size, bold)
        if key not in self._measures:
            self._measures[key] = QFontMetrics(self.font(size, bold=bold))
        return self._measures[key]

    def pixmap(self, name: str, colour: str, size_px: int) -> QPixmap:
        """Return an icon in a colour role, *size_px* wide as it stands (already scaled)."""
        return self.icons.pixmap(name, getattr(self.tokens.palette, colour), size_px)

    def set_icon(
        self,
        button: QAbstractButton,
        name: str,
        *,
        colour: str = "text2",
        on_colour: str = "",
        size_px: int = 18,
    ) -> None:
        """Put an icon on a button, and change its colour with the theme from now on.

        Args:
            button: Any Qt button.
            name: Name of a file in ``resources/icons``; empty takes the icon away.
            colour: Colour role at rest.
            on_colour: Colour role while checked; the same if empty.
            size_px: Side at 100 %.
        """
        button.setProperty(_ICON, [name, colour, on_colour or colour])
        button.setProperty(_ICON_SIZE, size_px)
        self._put_icon(button)

    def set_space(
        self,
        layout: QLayout,
        *,
        gap: float = 8,
        margins: tuple[float, float, float, float] = (0, 0, 0, 0),
    ) -> None:
        """Give a layout its spaces at 100 %, and scale them with the text from now on."""
        layout.setProperty(_SPACE, [gap, *margins])
        self._put_space(layout)

    def redress(self, widgets: Iterable[QWidget]) -> None:
        """Bring icons and spaces of some widgets up to date."""
        for widget in widgets:
            if isinstance(widget, QAbstractButton) and widget.property(_ICON):
                self._put_icon(widget)
            layout = widget.layout()
            if layout is not None:
                for each in (layout, *layout.findChildren(QLayout)):
                    self._put_space(each)

    def _put_icon(self, button: QAbstractButton) -> None:
        name, colour, on_colour = button.property(_ICON)
        if not name:
            button.setIcon(QPixmap())
            return
        palette = self.tokens.palette
        button.setIcon(
            self.icons.icon(
                name,
                colour=getattr(palette, colour),
                on_colour=getattr(palette, on_colour),
                off_colour=palette.text3,
            )
        )
        side = self.px(button.property(_ICON_SIZE))
        button.setIconSize(QSize(side, side))

    def _put_space(self, layout: QLayout) -> None:
        space = layout.property(_SPACE)
        if space:
            gap, *margins = (self.px(float(size)) for size in space)
            layout.setSpacing(gap)
            layout.setContentsMargins(*margins)

    def _make(self) -> Tokens:
        match self._appearance.choice:
            case ThemeChoice.SYSTEM:
                dark = self._hints.colorScheme() is Qt.ColorScheme.Dark
            case choice:
                dark = choice is ThemeChoice.DARK
        return make_tokens(dark=dark, scale=self._appearance.scale, density=self._density)

    def _ask_scheme(self) -> None:
        match self._appearance.choice:
            case ThemeChoice.LIGHT:
                self._hints.setColorScheme(Qt.ColorScheme.Light)
            case ThemeChoice.DARK:
                self._hints.setColorScheme(Qt.ColorScheme.Dark)
            case ThemeChoice.SYSTEM:
                self._hints.unsetColorScheme()

    def _follow_system(self) -> None:
        if self._make() != self.tokens:
            self._renew()

    def _renew(self) -> None:
        self.tokens = self._make()
        self._colours.clear()
        self._fonts.clear()
        self._measures.clear()
        self._dress()
        self.redress(self._app.allWidgets())
        self.changed.emit()

    def _dress(self) -> None:
        font = QFont()
        font.setFamilies(list(FAMILIES))
        font.setPixelSize(self.tokens.metrics.f_md)
        # Hinting would move digits by whole pixels and spoil the columns of amounts.
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        self._app.setFont(font)
        self._app.setPalette(make_palette(self.tokens))
        folder = self.icons.folder / ("dark" if self.tokens.dark else "light")
        sheet = make_sheet(self.tokens, folder.as_posix())
        # Every widget is polished again, even where nothing is different.
        if self._app.styleSheet() != sheet:
            self._app.setStyleSheet(sheet)
