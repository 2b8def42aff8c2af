"""Decides what the page of the journal shows."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject

from counter_app.domain.calendar import TAIPEI, NotADate, format_roc, parse_date
from counter_app.store.journal import JournalEntry, JournalFilter
from counter_app.ui.background import Background, Progress
from counter_app.ui.journal.screen import EntryLine, JournalScreen
from counter_app.ui.journal.view import JournalView
from counter_app.ui.journal.wording import say_act_written, say_fact
from counter_app.ui.messages import Message, say_or_raise
from counter_app.ui.names import say_role_written
from counter_app.ui.widgets.money import grouped
from counter_app.ui.widgets.status import Status

PAGE_ROWS = 200
FAULTS_SHOWN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a check of the books found.

    Attributes:
        rows: So many chained rows were read.
        receipts: So many receipts were among them.
        anchors: So many anchors were held against the chains.
        faults: In words, the first damaged row of each chain first; empty when sound.
        fault_count: So many in all, described or not.
        is_whole: Everything was read; False where it was stopped.
    """

    rows: int
    receipts: int
    anchors: int
    faults: tuple[str, ...]
    fault_count: int
    is_whole: bool = True


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
        self._show(
            replace(self._screen, progress_words=words, verdict=None, error=None, done=0, total=0)
        )
        self._check = self._checking.run_long(
            verify, on_done=self._judge, on_error=self._tell, on_progress=self._progress
        )

    def _stop(self) -> None:
        if self._check is not None:
            self._check.cancel()

    def _progress(self, done: int, total: int) -> None:
        self._show(replace(self._screen, done=done, total=total))

    def _judge(self, verdict: Verdict) -> None:
        self._check = None
        status = Status.OK
        if verdict.faults:
            status = Status.BAD
            message = Message(
                what=self.tr("帳冊有 {count} 處不符").format(count=f"{verdict.fault_count:,}"),
                money=self.tr("先不要收款，款項與紙本以日結的錨定單為準。"),
                now="\n".join(
                    [
                        *verdict.faults[:FAULTS_SHOWN],
                        self.tr("保留這台電腦，通知政風與管理員，並以備份比對。"),
                    ]
                ),
            )
        elif verdict.is_whole:
            message = Message(
                what=self.tr(
                    "帳冊完整：{rows} 筆紀錄逐筆相符，其中收據 {receipts} 張，錨定 {anchors} 個。"
                ).format(
                    rows=f"{verdict.rows:,}",
                    receipts=f"{verdict.receipts:,}",
                    anchors=f"{verdict.anchors:,}",
                )
            )
        else:
            status = Status.WARN
            message = Message(
                what=self.tr("驗證已停止，還不知道帳冊是否完整。"),
                now=self.tr("有空時再按「驗證帳冊」，從頭驗證一次。"),
            )
        self._show(replace(self._screen, progress_words="", verdict=message, verdict_status=status))
        if verdict.is_whole:
            self._look()

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
    act_words = say_act_written(entry.act)
    facts = tuple((say_fact(name), _plain(value)) for name, value in entry.details.items())
    return EntryLine(
        key=f"{entry.desk_no}-{entry.chain_seq}",
        time_words=f"{format_roc(at.date())} {at:%H:%M:%S}",
        act_words=act_words,
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
            (QCoreApplication.translate("Journal", "行為"), f"{act_words}（{entry.act}）"),
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
        case int():
            return grouped(value)
        case "":
            return "—"
        case list():
            return "；".join(_plain(each) for each in value)
        case dict():
            return "；".join(f"{say_fact(name)} {_plain(each)}" for name, each in value.items())
        case _:
            return str(value)
