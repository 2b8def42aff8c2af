"""Decides what the page of the journal shows."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject

from counter_app.domain.calendar import TAIPEI, NotADate, format_roc, parse_date
from counter_app.store.journal import JournalEntry
from counter_app.ui.background import Background, Progress
from counter_app.ui.journal.screen import EntryLine, JournalFilter, JournalScreen
from counter_app.ui.journal.view import JournalView
from counter_app.ui.journal.wording import say_act_written
from counter_app.ui.messages import Message, say_or_raise
from counter_app.ui.names import say_role_written

PAGE_ROWS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a check of the books found.

    Attributes:
        rows: So many chained rows were read.
        faults: In words, the first damaged row of each chain first; empty when sound.
    """

    rows: int
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalPorts:
    """What the page needs of the services, with the person and the desk already in it.

    Attributes:
        search: A filter, how many rows at most, and the oldest entry that is there already;
            returns older ones, newest first.
        export: A filter and ``ods`` or ``csv``; returns the file that was written.
        verify: Reads every row of the books; None where the role does not.
    """

    search: Callable[[JournalFilter, int, JournalEntry | None], list[JournalEntry]]
    export: Callable[[JournalFilter, str], Path]
    verify: Callable[[Progress], Verdict] | None


class JournalPresenter(QObject):
    """Looks for entries, shows one in full, exports them and checks the books."""

    def __init__(
        self, view: JournalView, store: Background, checking: Background, ports: JournalPorts
    ) -> None:
        """Join the page to the services.

        Args:
            view: The page.
            store: Where the journal is read.
            checking: Where the books are checked, so that the rest goes on meanwhile.
            ports: What is asked.
        """
        super().__init__(view)
        self._view = view
        self._store = store
        self._checking = checking
        self._ports = ports
        self._screen = JournalScreen()
        self._found: list[JournalEntry] = []
        self._filter = JournalFilter()
        self._check: Progress | None = None
        view.shown.connect(self._look)
        view.filter_changed.connect(self._look)
        view.entry_reached.connect(self._reach)
        view.more_requested.connect(self._more)
        view.export_requested.connect(self._export)
        view.verify_requested.connect(self._verify)
        view.stop_requested.connect(self._stop)

    def _show(self, screen: JournalScreen) -> None:
        self._screen = screen
        self._view.display(screen)

    def _look(self) -> None:
        chosen = self._entered()
        if chosen is None:
            return
        self._filter = chosen
        self._store.run(
            lambda: self._ports.search(chosen, PAGE_ROWS, None),
            on_done=lambda found: self._take(chosen, [], found),
            on_error=self._tell,
        )

    def _more(self) -> None:
        if not self._found:
            return
        chosen, known = self._filter, list(self._found)
        self._store.run(
            lambda: self._ports.search(chosen, PAGE_ROWS, known[-1]),
            on_done=lambda found: self._take(chosen, known, found),
            on_error=self._tell,
        )

    def _take(
        self, asked: JournalFilter, known: list[JournalEntry], found: list[JournalEntry]
    ) -> None:
        if asked != self._filter:
            return
        self._found = known + found
        entries = tuple(_line_of(entry) for entry in self._found)
        current = self._screen.current
        keys = {entry.key for entry in entries}
        self._show(
            replace(
                self._screen,
                entries=entries,
                has_more=len(found) == PAGE_ROWS,
                current=current if current is not None and current.key in keys else None,
                error=None,
                notice="",
            )
        )

    def _entered(self) -> JournalFilter | None:
        view = self._view
        try:
            from_day = _day_of(view.from_edit.text())
            to_day = _day_of(view.to_edit.text())
        except NotADate as error:
            self._tell(error)
            return None
        return JournalFilter(
            text=view.text_edit.text().strip(),
            act=str(view.act_combo.currentData() or ""),
            person=view.person_edit.text().strip(),
            from_day=from_day,
            to_day=to_day,
        )

    def _reach(self, key: str) -> None:
        entry = next((each for each in self._screen.entries if each.key == key), None)
        self._show(replace(self._screen, current=entry))

    def _export(self, form: str) -> None:
        if self._screen.is_busy:
            return
        chosen = self._filter
        self._show(replace(self._screen, is_busy=True, notice="", error=None))
        self._store.run(
            lambda: self._ports.export(chosen, form), on_done=self._exported, on_error=self._tell
        )

    def _exported(self, path: Path) -> None:
        words = self.tr("已匯出到 {path}").format(path=path)
        self._show(replace(self._screen, is_busy=False, notice=words))

    def _verify(self) -> None:
        verify = self._ports.verify
        if verify is None or self._check is not None:
            return
        words = self.tr("逐筆驗證帳冊")
        self._show(replace(self._screen, progress_words=words, verdict=None, done=0, total=0))
        self._check = self._checking.run_long(
            verify, on_done=self._judge, on_error=self._tell, on_progress=self._progress
        )

    def _stop(self) -> None:
        if self._check is not None:
            self._check.cancel()

    def _progress(self, done: int, total: int) -> None:
        self._show(replace(self._screen, done=done, total=total))

    def _judge(self, verdict: Verdict) -> None:
        was_stopped = self._check is not None and self._check.cancelled
        self._check = None
        message: Message | None
        if was_stopped:
            message = None
        elif verdict.faults:
            message = Message(
                what=self.tr("帳冊有 {count} 處不符：{first}").format(
                    count=len(verdict.faults), first=verdict.faults[0]
                ),
                money=self.tr("先不要收款，款項與紙本以日結的錨定單為準。"),
                now=self.tr("保留這台電腦，通知政風與管理員，並以備份比對。"),
            )
        else:
            message = Message(
                what=self.tr("帳冊完整：{count} 筆紀錄逐筆相符。").format(count=f"{verdict.rows:,}")
            )
        self._show(
            replace(
                self._screen,
                progress_words="",
                verdict=message,
                is_sound=not verdict.faults,
            )
        )

    def _tell(self, error: Exception) -> None:
        self._check = None
        self._show(replace(self._screen, is_busy=False, progress_words=""))
        self._show(replace(self._screen, error=say_or_raise(error)))


def _day_of(text: str) -> date | None:
    return parse_date(text) if text.strip() else None


def _line_of(entry: JournalEntry) -> EntryLine:
    at = entry.at.astimezone(TAIPEI)
    place = (
        QCoreApplication.translate("Journal", "{desk} 號櫃檯　第 {seq} 筆")
        if entry.desk_no
        else QCoreApplication.translate("Journal", "辦公室　第 {seq} 筆")
    )
    place_words = place.format(desk=entry.desk_no, seq=entry.chain_seq)
    who = f"{entry.actor}（{say_role_written(entry.role)}）"
    facts = tuple((name, _plain(value)) for name, value in entry.details.items())
    return EntryLine(
        key=f"{entry.desk_no}-{entry.chain_seq}",
        time_words=f"{format_roc(at.date())} {at:%H:%M:%S}",
        act_words=say_act_written(entry.act),
        subject=entry.subject,
        who_words=who,
        approver=QCoreApplication.translate("Journal", "核可：{who}").format(who=entry.approver)
        if entry.approver
        else "",
        place_words=place_words,
        details=(
            (
                QCoreApplication.translate("Journal", "時間"),
                f"{format_roc(at.date())} {at:%H:%M:%S}",
            ),
            (QCoreApplication.translate("Journal", "行為"), entry.act),
            (QCoreApplication.translate("Journal", "對象"), entry.subject),
            (QCoreApplication.translate("Journal", "人員"), who),
            *(
                ((QCoreApplication.translate("Journal", "核可人"), entry.approver),)
                if entry.approver
                else ()
            ),
            *facts,
            (QCoreApplication.translate("Journal", "鏈上位置"), place_words),
        ),
    )


def _plain(value: object) -> str:
    match value:
        case bool():
            return "✓" if value else "—"
        case list():
            return "；".join(_plain(each) for each in value)
        case dict():
            return "；".join(f"{name}={_plain(each)}" for name, each in value.items())
        case _:
            return str(value)
