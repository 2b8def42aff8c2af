"""Fees of which one key adds one: name, remark and price on a small tile each."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter_app.ui.payment.left import FAVOURITES_MAX
from counter_app.ui.payment.screen import Favourite
from counter_app.ui.theme.style import Theme
from counter_app.ui.theme.tokens import Density
from counter_app.ui.widgets.boxes import column, grid, label, row
from counter_app.ui.widgets.button import Button

_COLUMNS: Final = 4
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class FavouriteTile(Button):
    """One of them; what stands in brackets in its name goes below."""

    def __init__(self, theme: Theme, at: int) -> None:
        super().__init__(theme, "", "tile", takes_focus=False)
        self._at = at
        self._favourite: Favourite | None = None
        # Nine tiles of any name fit: words that do not are cut and stand in the tip.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def display(self, favourite: Favourite | None) -> None:
        """Show another fee, or an empty place."""
        self._favourite = favourite
        self.setEnabled(favourite is not None)
        self.setAccessibleName("" if favourite is None else f"{favourite.spoken} Alt+{self._at}")
        if favourite is not None:
            self.setToolTip(f"{favourite.words}　Alt+{self._at}")
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Return little: the grid decides."""
        return QSize(self._theme.px(60), self._theme.metrics.h_tile)

    def sizeHint(self) -> QSize:
        """Return the height of a tile; the width is shared."""
        return QSize(self._theme.px(120), self._theme.metrics.h_tile)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tile, its words on two lines and its price."""
        super().paintEvent(event)
        if self._favourite is None:
            return
        theme = self._theme
        painter = QPainter(self)
        pad = theme.px(10)
        inner = QRectF(self.rect()).adjusted(pad, theme.px(4), -pad, -theme.px(4))
        name, remark = _split(self._favourite.words)
        small = theme.font("f_xs")
        figure = self._favourite.figure
        figure_width = QFontMetrics(theme.font("f_sm")).horizontalAdvance(figure)
        enabled = self.isEnabled()
        painter.setFont(theme.font("f_sm"))
        painter.setPen(theme.colour("text2" if enabled else "text3"))
        painter.drawText(inner, _RIGHT, figure)
        words = inner.adjusted(0, 0, -figure_width - theme.px(6), 0)
        upper = QRectF(words)
        if remark:
            upper.setHeight(words.height() * 0.54)
            lower = QRectF(words)
            lower.setTop(upper.bottom())
            painter.setFont(small)
            cut = QFontMetrics(small).elidedText(
                remark, Qt.TextElideMode.ElideRight, int(lower.width())
            )
            painter.drawText(lower, _LEFT, cut)
        bold = theme.font("f_sm", bold=True)
        painter.setFont(bold)
        painter.setPen(theme.colour("text" if enabled else "text3"))
        cut = QFontMetrics(bold).elidedText(name, Qt.TextElideMode.ElideRight, int(upper.width()))
        painter.drawText(upper, _LEFT, cut)


def _split(words: str) -> tuple[str, str]:
    """Return a name and what stands in brackets behind it.

    >>> _split("影印費（A3 黑白）")
    ('影印費', 'A3 黑白')
    """
    name, bracket, remark = words.partition("（")
    return (name, remark.removesuffix("）")) if bracket else (words, "")


class FavouritesBar(QWidget):
    """The tiles with their heading; a low window shows the first four, the keys add all.

    Signals:
        chosen(int): Which one, counted from 1.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._tiles = [FavouriteTile(theme, at) for at in range(1, FAVOURITES_MAX + 1)]
        tiles = grid(theme, gap=8)
        for place, tile in enumerate(self._tiles):
            tile.clicked.connect(lambda _on=False, at=place + 1: self.chosen.emit(at))
            tiles.addWidget(tile, place // _COLUMNS, place % _COLUMNS)
        for at in range(_COLUMNS):
            tiles.setColumnStretch(at, 1)
        heading = row(
            theme,
            label(self.tr("規費與拍賣款"), "strong"),
            label(self.tr("Alt+1 … Alt+8 加入一份，＋ − 改份數"), "muted"),
            None,
            gap=10,
        )
        self.setLayout(column(theme, heading, tiles, gap=4))
        self._shown: tuple[Favourite | None, ...] = ()
        theme.changed.connect(self._fit)
        self._fit()

    def display(self, favourites: tuple[Favourite | None, ...], *, enabled: bool) -> None:
        """Show these, and whether anything can be added now."""
        if favourites != self._shown:
            self._shown = favourites
            for tile, favourite in zip(self._tiles, favourites, strict=False):
                tile.display(favourite)
        for tile, favourite in zip(self._tiles, favourites, strict=False):
            tile.setEnabled(enabled and favourite is not None)

    def _fit(self) -> None:
        roomy = self._theme.tokens.density is Density.COMFORTABLE
        for tile in self._tiles[_COLUMNS:]:
            tile.setVisible(roomy)
