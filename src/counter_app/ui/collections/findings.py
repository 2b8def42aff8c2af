"""Decides what the page shows of lines that a person has to look at."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal

from counter_app.domain.collections import Collection, CollectionId
from counter_app.ui.collections.findings_page import FindingsPage
from counter_app.ui.collections.ports import CollectionsPorts
from counter_app.ui.collections.screen import FindingsScreen
from counter_app.ui.collections.wording import (
    advise,
    finding_details,
    finding_row,
    say_outcome,
    status_of,
)
from counter_app.ui.messages import say_or_raise
from counter_app.ui.widgets.money import grouped
from counter_app.ui.widgets.status import Status

translate = QCoreApplication.translate


class Findings(QObject):
    """Lists them, shows one in full, and takes it off the list with a note.

    Signals:
        counted(int): So many are open.
    """

    counted = Signal(int)

    def __init__(
        self,
        page: FindingsPage,
        ports: CollectionsPorts,
        *,
        may_handle: bool,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._ports = ports
        self._may_handle = may_handle
        self._screen = FindingsScreen()
        self._found: tuple[Collection, ...] = ()
        page.row_reached.connect(self._reach)
        page.handled_toggled.connect(self._toggle)
        page.handle_requested.connect(self._handle)

    def refresh(self) -> None:
        """Ask for the newest list."""
        self._ports.store.run(
            partial(self._ports.findings, not self._screen.with_handled),
            on_done=self._take,
            on_error=self._tell,
        )

    def _show(self, screen: FindingsScreen) -> None:
        self._screen = screen
        self._page.display(screen)

    def _take(self, found: tuple[Collection, ...]) -> None:
        self._found = found
        known = {collection.collection_id for collection in found}
        current = self._screen.current if self._screen.current in known else None
        if current is None and found:
            current = found[0].collection_id
        rows = tuple(finding_row(collection) for collection in found)
        self._show(self._about(replace(self._screen, rows=rows, current=current)))
        self.counted.emit(sum(collection.is_open for collection in found))

    def _reach(self, key: str) -> None:
        if key and key != self._screen.current:
            screen = replace(self._screen, current=CollectionId(key), notice="", error=None)
            self._show(self._about(screen))

    def _toggle(self, with_handled: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._show(replace(self._screen, with_handled=with_handled, notice=""))
        self.refresh()

    def _about(self, screen: FindingsScreen) -> FindingsScreen:
        current = next((each for each in self._found if each.collection_id == screen.current), None)
        if current is None:
            return replace(screen, current=None, details=(), advice="", can_handle=False)
        is_open = current.is_open
        return replace(
            screen,
            heading=grouped(current.amount_twd),
            status=status_of(current.outcome) if is_open else Status.OK,
            status_words=say_outcome(current.outcome)
            if is_open
            else translate("Collections", "已處理"),
            details=finding_details(current),
            advice=advise(current) if is_open else "",
            can_handle=is_open and self._may_handle,
        )

    def _handle(self, note: str) -> None:
        current = self._screen.current
        if current is None or self._screen.is_busy:
            return
        self._show(replace(self._screen, is_busy=True, notice="", error=None))
        self._ports.store.run(
            partial(self._ports.handle_finding, current, note),
            on_done=self._handled,
            on_error=self._tell,
        )

    def _handled(self, _none: None) -> None:
        words = translate("Collections", "已註記處理完成。")
        self._show(replace(self._screen, is_busy=False, notice=words))
        self.refresh()

    def _tell(self, error: Exception) -> None:
        self._show(replace(self._screen, is_busy=False))
        self._show(replace(self._screen, error=say_or_raise(error)))
