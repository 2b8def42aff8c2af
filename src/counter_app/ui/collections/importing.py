"""Decides what the page shows on which collection files are taken in."""

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from counter_app.domain.collections import FOR_A_PERSON, CollectionOutcome, ImportedCollections
from counter_app.services.collection_look import FileProfile, LookedFile
from counter_app.ui.background import Progress
from counter_app.ui.collections.importing_page import ImportingPage
from counter_app.ui.collections.ports import CollectionsPorts
from counter_app.ui.collections.screen import Figure, FileLook, ImportScreen, ImportStage
from counter_app.ui.collections.wording import line_row, say_field
from counter_app.ui.messages import Message, say_or_raise
from counter_app.ui.payment.latest import LatestOnly
from counter_app.ui.widgets.money import grouped
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Cell, TableRow

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chosen:
    path: str
    profile: str


class Importing(QObject):
    """Takes in one file at a time, after a look at it.

    Signals:
        imported(): Something was posted, or is to be looked at.
        findings_wanted(): On to what a person has to look at.
    """

    imported = Signal()
    findings_wanted = Signal()

    def __init__(
        self, page: ImportingPage, ports: CollectionsPorts, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._ports = ports
        self._screen = ImportScreen()
        self._progress: Progress | None = None
        self._look: LatestOnly[_Chosen, LookedFile] = LatestOnly(
            ports.importing,
            lambda chosen: ports.look(Path(chosen.path).expanduser(), chosen.profile),
            on_done=self._looked,
            on_error=self._cannot_look,
        )
        page.path_changed.connect(self._choose_path)
        page.profile_chosen.connect(self._choose_profile)
        page.import_requested.connect(self._start)
        page.stop_requested.connect(self._stop)
        page.again_requested.connect(self._begin_anew)
        page.findings_requested.connect(self.findings_wanted)

    def refresh(self) -> None:
        """Ask which profiles there are."""
        self._ports.store.run(
            self._ports.profiles, on_done=self._take_profiles, on_error=self._tell
        )

    def _show(self, screen: ImportScreen) -> None:
        self._screen = screen
        self._page.display(screen)

    def _take_profiles(self, profiles: tuple[FileProfile, ...]) -> None:
        names = tuple((profile.name, profile.title) for profile in profiles)
        known = {profile.name for profile in profiles}
        chosen = self._screen.profile if self._screen.profile in known else ""
        first = profiles[0].name if profiles else ""
        self._show(replace(self._screen, profiles=names, profile=chosen or first))

    # --- choosing -------------------------------------------------------------------

    def _choose_path(self, path: str) -> None:
        self._show(replace(self._screen, path=path))
        self._look_again()

    def _choose_profile(self, profile: str) -> None:
        self._show(replace(self._screen, profile=profile))
        self._look_again()

    def _look_again(self) -> None:
        path = self._screen.path.strip()
        wants = bool(path and self._screen.profile)
        self._show(replace(self._screen, look=None, message=None, is_looking=wants))
        if wants:
            self._look.ask(_Chosen(path=path, profile=self._screen.profile))
        else:
            self._look.forget()

    def _looked(self, _chosen: _Chosen, file: LookedFile) -> None:
        look = FileLook(
            name=file.name,
            size_bytes=file.size_bytes,
            line_count=file.line_count,
            total_twd=file.total_twd,
            first=tuple(line_row(line) for line in file.first),
        )
        self._show(replace(self._screen, look=look, is_looking=False))

    def _cannot_look(self, _chosen: _Chosen, error: Exception) -> None:
        self._show(replace(self._screen, look=None, is_looking=False))
        self._show(replace(self._screen, message=say_or_raise(error)))

    def _begin_anew(self) -> None:
        before = self._screen
        self._show(ImportScreen(profiles=before.profiles, profile=before.profile))

    # --- posting --------------------------------------------------------------------

    def _start(self) -> None:
        screen = self._screen
        if screen.stage is not ImportStage.CHOOSING or not screen.can_import:
            return
        path, profile = Path(screen.path.strip()).expanduser(), screen.profile
        self._show(
            replace(
                screen,
                stage=ImportStage.RUNNING,
                message=None,
                done=0,
                total=0,
                is_stopping=False,
            )
        )

        def post(progress: Progress) -> ImportedCollections:
            def tell(done: int, total: int) -> bool:
                progress.report(done, total)
                return not progress.cancelled

            return self._ports.import_collections(path, profile, tell)

        self._progress = self._ports.importing.run_long(
            post, on_done=self._finish, on_error=self._tell, on_progress=self._move
        )

    def _move(self, done: int, total: int) -> None:
        if self._screen.stage is ImportStage.RUNNING:
            self._show(replace(self._screen, done=done, total=total))

    def _stop(self) -> None:
        if self._progress is not None and self._screen.stage is ImportStage.RUNNING:
            self._progress.cancel()
            self._show(replace(self._screen, is_stopping=True))

    def _finish(self, done: ImportedCollections) -> None:
        outcome, status = _outcome(done)
        malformed = tuple(
            TableRow(
                key=str(line),
                cells=(Cell(words=str(line)), Cell(words=say_field(name), tone="bad")),
            )
            for line, name in done.malformed
        )
        self._show(
            replace(
                self._screen,
                stage=ImportStage.DONE,
                outcome=outcome,
                outcome_status=status,
                figures=_figures(done),
                malformed=malformed,
                has_findings=bool(_finding_count(done)),
            )
        )
        self.imported.emit()

    def _tell(self, error: Exception) -> None:
        self._show(replace(self._screen, stage=ImportStage.CHOOSING))
        self._show(replace(self._screen, message=say_or_raise(error)))


def _finding_count(done: ImportedCollections) -> int:
    return sum(done.counts.get(outcome, 0) for outcome in FOR_A_PERSON)


def _outcome(done: ImportedCollections) -> tuple[Message, Status]:
    finding_count = _finding_count(done)
    new_count = sum(done.counts.values())
    if not done.is_complete:
        what = translate("Collections", "{name} 入帳到一半停止了")
        now = translate("Collections", "已入帳的部分保留；要補完，請再匯入同一個檔案。")
        return Message(what=what.format(name=done.file_name), now=now), Status.WARN
    if done.waiting_count:
        what = translate("Collections", "{name} 有 {n} 筆的案件正在櫃檯收款，還沒有入帳")
        now = translate("Collections", "請等櫃檯收完，再匯入同一個檔案；已入帳的不會重複。")
        words = what.format(name=done.file_name, n=f"{done.waiting_count:,}")
        return Message(what=words, now=now), Status.WARN
    if finding_count:
        what = translate("Collections", "{name} 入帳完成，有 {n} 筆要有人處理")
        now = translate("Collections", "請到「待處理」逐筆查明，並寫下怎麼處理。")
        words = what.format(name=done.file_name, n=f"{finding_count:,}")
        return Message(what=words, now=now), Status.WARN
    if not new_count:
        what = translate("Collections", "{name} 以前都匯入過，沒有新的款項")
        now = translate("Collections", "沒有任何一筆重複入帳。")
        return Message(what=what.format(name=done.file_name), money=now), Status.INFO
    what = translate("Collections", "{name} 全部處理完成")
    return Message(what=what.format(name=done.file_name)), Status.OK


def _figures(done: ImportedCollections) -> tuple[Figure, ...]:
    counts = done.counts

    def count_of(outcome: CollectionOutcome) -> int:
        return counts.get(outcome, 0)

    overpaid = count_of(CollectionOutcome.OVERPAID)
    unknown, wrong = count_of(CollectionOutcome.UNKNOWN), count_of(CollectionOutcome.WRONG)
    other = ""
    if done.other_amount_count:
        other = translate("Collections", "{n} 筆與單上不同").format(n=done.other_amount_count)
    return (
        Figure(
            words=translate("Collections", "已入案件"),
            count=count_of(CollectionOutcome.POSTED) + overpaid,
            note=grouped(done.posted_twd),
            tone="ok",
        ),
        Figure(
            words=translate("Collections", "其中溢繳"),
            count=overpaid,
            note=grouped(done.overpaid_twd) if overpaid else other,
            tone="warn" if overpaid else "",
        ),
        Figure(
            words=translate("Collections", "不認得的號碼"),
            count=unknown,
            tone="bad" if unknown else "",
        ),
        Figure(
            words=translate("Collections", "資料不符"),
            count=wrong,
            tone="bad" if wrong else "",
        ),
        Figure(
            words=translate("Collections", "尚未確定入帳"),
            count=count_of(CollectionOutcome.NOT_FINAL),
        ),
        Figure(
            words=translate("Collections", "以前就入過帳"),
            count=done.known_count,
        ),
        Figure(
            words=translate("Collections", "櫃檯收款中，暫緩"),
            count=done.waiting_count,
            tone="warn" if done.waiting_count else "",
        ),
        Figure(
            words=translate("Collections", "檔案全部"),
            count=done.line_count,
        ),
    )
