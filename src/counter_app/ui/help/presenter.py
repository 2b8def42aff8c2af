"""Decides which page of the manual is open, and which of them fit a search."""

import unicodedata
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from counter_app.ui.background import Background
from counter_app.ui.help.screen import PAGES, HelpScreen, ManualPage
from counter_app.ui.help.view import HelpView


class HelpPresenter(QObject):
    """Reads the manual once and turns its pages.

    Signals:
        back_requested(): To the screen one came from.
    """

    back_requested = Signal()

    def __init__(self, view: HelpView, folder: Path, background: Background) -> None:
        """Join the view to the folder of the manual.

        Args:
            view: The screen.
            folder: Holds the pages as Markdown.
            background: Where the disk is asked.
        """
        super().__init__(view)
        self._view = view
        self._background = background
        self._pages: tuple[ManualPage, ...] = ()
        self._is_read = False
        self._wanted = ("", "")
        self._screen = HelpScreen()
        view.page_chosen.connect(self.open_page)
        view.link_followed.connect(self._follow)
        view.searched.connect(self._search)
        view.back_requested.connect(self.back_requested)
        self._background.run(lambda: read_manual(folder), on_done=self._take, on_error=self._fail)

    def open_page(self, name: str) -> None:
        """Show a page.

        Args:
            name: Of a place of the rail, as in `PAGES`, or of a page; one that is not known
                opens the first page.
        """
        self._open(PAGES.get(name, name), "")

    def _open(self, name: str, place: str) -> None:
        if not self._is_read:
            self._wanted = (name, place)
            return
        page = next((page for page in self._pages if page.name == name), None)
        if page is None and self._pages:
            page = self._pages[0]
        if page is not None and page not in self._screen.pages:
            self._screen = replace(self._screen, pages=self._pages, searched="")
        self._show(replace(self._screen, page=page, place=place))

    def _take(self, pages: tuple[ManualPage, ...]) -> None:
        self._is_read = True
        self._pages = pages
        if not pages:
            words = QCoreApplication.translate("Help", "這個版本沒有附操作手冊。")
            self._show(HelpScreen(notice=words))
            return
        self._screen = HelpScreen(pages=pages)
        self._open(*self._wanted)

    def _fail(self, error: Exception) -> None:
        raise error

    def _search(self, text: str) -> None:
        wanted = _plain(text)
        found = tuple(page for page in self._pages if wanted in _plain(_sought(page)))
        notice = ""
        if self._pages and not found:
            notice = QCoreApplication.translate("Help", "沒有符合的標題。")
        page = self._screen.page if self._screen.page in found else next(iter(found), None)
        place = ""
        if page is not None and wanted and wanted not in _plain(page.title):
            place = next(heading for heading in page.headings if wanted in _plain(heading))
        self._show(
            replace(
                self._screen,
                pages=found,
                searched=text,
                notice=notice,
                page=page or self._screen.page,
                place=place,
            )
        )

    def _follow(self, link: str) -> None:
        file, _, place = link.partition("#")
        page = self._screen.page
        name = file.removesuffix(".md") or (page.name if page is not None else "")
        target = next((each for each in self._pages if each.name == name), None)
        if target is None:
            return
        heading = next((each for each in target.headings if _anchor(each) == place), "")
        self._open(name, heading)

    def _show(self, screen: HelpScreen) -> None:
        self._screen = screen
        self._view.display(screen)


def read_manual(folder: Path) -> tuple[ManualPage, ...]:
    """Return every page of a folder, by name; none where there is no such folder."""
    pages = []
    for path in sorted(folder.glob("*.md")):
        lines = path.read_text(encoding="utf-8").splitlines()
        title = lines[0].removeprefix("# ") if lines else path.stem
        headings = tuple(
            line.lstrip("#").strip() for line in lines if line.startswith(("## ", "### "))
        )
        pages.append(
            ManualPage(
                name=path.stem, title=title, headings=headings, text="\n".join(lines[1:]).strip()
            )
        )
    return tuple(pages)


def _sought(page: ManualPage) -> str:
    return "\n".join((page.title, *page.headings))


def _plain(text: str) -> str:
    """Return a text as it is searched: full-width letters and case do not matter."""
    return unicodedata.normalize("NFKC", text).casefold().strip()


def _anchor(heading: str) -> str:
    """Return what a link calls a heading, as the code forges do."""
    kept = "".join(sign for sign in heading.lower() if sign.isalnum() or sign in " -_")
    return kept.replace(" ", "-")
