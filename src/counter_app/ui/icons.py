"""Outline icons in the colour of the moment.

An icon is an SVG file of 24x24 that draws in ``currentColor``; it is painted in a colour role
of the theme and kept, so that a screen asks for the same picture as often as it likes.
"""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap


class Icons:
    """The pictures of a folder, painted in any colour and size."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._sources: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}

    def names(self) -> tuple[str, ...]:
        """Return the name of every icon, sorted."""
        return tuple(sorted(path.stem for path in self.folder.glob("*.svg")))

    def pixmap(self, name: str, colour: str, size_px: int) -> QPixmap:
        """Return the icon in ``#RRGGBB``, sharp on the screen's pixel ratio.

        Raises:
            FileNotFoundError: There is no icon of that name, which is a bug in the caller.
        """
        ratio = QGuiApplication.instance().devicePixelRatio()  # type: ignore[union-attr]
        key = (name, colour, size_px, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._paint(name, colour, size_px, ratio)
        return self._pixmaps[key]

    def icon(self, name: str, *, colour: str, on_colour: str, off_colour: str) -> QIcon:
        """Return an icon with a colour each for at rest, checked and disabled."""
        icon = QIcon()
        size_px = 24
        normal, disabled = QIcon.Mode.Normal, QIcon.Mode.Disabled
        for mode, state, paint in (
            (normal, QIcon.State.Off, colour),
            (normal, QIcon.State.On, on_colour),
            (disabled, QIcon.State.Off, off_colour),
            (disabled, QIcon.State.On, off_colour),
        ):
            icon.addPixmap(self.pixmap(name, paint, size_px * 2), mode, state)
        return icon

    def _source(self, name: str) -> str:
        if name not in self._sources:
            path = self.folder / f"{name}.svg"
            self._sources[name] = path.read_text(encoding="utf-8")
        return self._sources[name]

    def _paint(self, name: str, colour: str, size_px: int, ratio: float) -> QPixmap:
        # The first window needs few icons; the reader of SVG is loaded with the first of them.
        from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - heavy

        source = self._source(name).replace("currentColor", colour)
        renderer = QSvgRenderer(QByteArray(source.encode()))
        side = round(size_px * ratio)
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter, QRectF(0, 0, side, side))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
