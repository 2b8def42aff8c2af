"""Reads reports for the days that are asked for, and lets the cashier's office take over."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject

from counter_app.domain.closing import Close, Verification
from counter_app.domain.money import Twd
from counter_app.domain.shifts import ShiftId
from counter_app.domain.staff import Act, Actor
from counter_app.domain.takings import RegisterReport, RemittanceReport, ShiftReport
from counter_app.services.reports import Report
from counter_app.services.shift_list import ShiftLine
from counter_app.ui.background import Background
from counter_app.ui.messages import Message, say_or_raise
from counter_app.ui.reports.rows import (
    RegisterRows,
    close_figures,
    close_lines,
    close_row,
    register_figures,
    register_proof,
    remittance_figures,
    remittance_proof,
    remittance_row,
    shift_figures,
    shift_lines,
    shift_row,
)
from counter_app.ui.reports.screen import (
    ReportKind,
    ReportsScreen,
    SideForm,
    SideScreen,
    VerifyEntry,
)
from counter_app.ui.reports.view import ReportsView
from counter_app.ui.widgets.days import AskedDays, Days, Preset
from counter_app.ui.widgets.money import grouped
from counter_app.ui.widgets.table import Rows


class OfDays(Protocol):
    """A report of some business days; `services.reports`, `services.shift_list`."""

    def __call__(self, *, from_day: date, to_day: date, desk_no: int | None) -> Any:  # noqa: ANN401
        """Return it."""


class VerifyClose(Protocol):
    """`services.day_close.verify_close`."""

    def __call__(self, *, shift_id: ShiftId, counted_twd: Twd, note: str) -> Verification:
        """Take over the cash of a closed shift."""


class PutAccount(Protocol):
    """`services.accounts.put_account`."""

    def __call__(self, *, owner: str, account: str) -> None:
        """Enter the account of an owner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportsPorts:
    """What the page needs of the services, with the person and the desk already in it.

    Attributes:
        desks: Which desks' reports may be read.
        names: What everybody is called, by login.
        report_of: The X or Z report of a shift.
        put_account: Enters where the money of an owner is paid in.
        to_verify: Closes that the cashier's office has not taken over.
        print_report: Gives a report to a printer; tells whether it took it.
        save_report: Writes a report as PDF and ODS and returns where.
        reading: Where the store is asked, beside the other work.
        papers: Where reports are drawn.
    """

    actor: Actor
    today: Callable[[], date]
    desks: Callable[[], tuple[int, ...]]
    names: Callable[[], Mapping[str, str]]
    shifts: OfDays
    register: OfDays
    remittance: OfDays
    report_of: Callable[[ShiftId], ShiftReport]
    to_verify: Callable[[], Sequence[Close]]
    verify: VerifyClose
    put_account: PutAccount
    print_report: Callable[[Report], bool]
    save_report: Callable[[Report], tuple[Path, ...]]
    reading: Background
    papers: Background


def kinds_for(actor: Actor) -> tuple[ReportKind, ...]:
    """Return the lists that a role includes; the cashier's office begins with what waits."""
    kinds = (ReportKind.SHIFTS, ReportKind.REGISTER, ReportKind.REMITTANCE)
    return (ReportKind.VERIFY, *kinds) if actor.may(Act.VERIFY_CLOSE) else kinds


class ReportsPresenter(QObject):
    """Shows one list at a time; what is shown is what is printed and saved."""

    def __init__(self, view: ReportsView, ports: ReportsPorts) -> None:
        """Join the page to the services."""
        super().__init__(view)
        self._view = view
        self._ports = ports
        self._report: RegisterReport | RemittanceReport | None = None
        self._shifts: tuple[ShiftLine, ...] = ()
        self._closes: tuple[Close, ...] = ()
        self._names: Mapping[str, str] = {}
        self._current = ""
        self._asked = 0
        kinds = kinds_for(ports.actor)
        screen = ReportsScreen(kind=kinds[0], kinds=kinds)
        self._asked_days = AskedDays(screen.preset, ports.today)
        self._screen = self._asked_days.shown_on(screen)
        self._connect()
        self._show(self._screen)

    def look(self) -> None:
        """Ask the books; an answer to an older question is dropped."""
        self._asked += 1
        self._ports.reading.run(
            partial(self._read, self._screen.kind, self._asked_days.days, self._screen.desk_no),
            on_done=partial(self._take, self._asked),
            on_error=self._tell,
        )

    def _connect(self) -> None:
        view = self._view
        view.shown.connect(self._begin)
        view.kind_chosen.connect(self._choose_kind)
        view.preset_chosen.connect(self._choose_preset)
        view.days_entered.connect(self._enter_days)
        view.desk_chosen.connect(self._choose_desk)
        view.reached.connect(self._reach)
        view.print_requested.connect(self._print)
        view.save_requested.connect(self._save)
        view.verify_entered.connect(self._verify)
        view.account_entered.connect(self._put_account)

    def _show(self, screen: ReportsScreen) -> None:
        self._screen = screen
        self._view.display(screen)

    # --- what is asked for -----------------------------------------------------------

    def _begin(self) -> None:
        self._show(self._asked_days.renew(self._screen))
        self._ports.reading.run(
            lambda: (self._ports.desks(), self._ports.names()),
            on_done=lambda found: self._take_branch(*found),
            on_error=self._tell,
        )
        self.look()

    def _take_branch(self, desks: tuple[int, ...], names: Mapping[str, str]) -> None:
        self._names = names
        self._show(replace(self._screen, desks=desks))

    def _choose_kind(self, name: str) -> None:
        self._current = ""
        self._show(
            replace(
                self._screen,
                kind=ReportKind(name),
                rows=Rows(()),
                figures=(),
                proof="",
                side=None,
                done="",
                message=None,
                can_export=False,
            )
        )
        self.look()

    def _choose_preset(self, name: str) -> None:
        self._show(self._asked_days.choose(self._screen, Preset(name)))
        if self._screen.preset is Preset.CUSTOM:
            self._view.days_bar.begin_typing()
        else:
            self.look()

    def _enter_days(self, from_words: str, to_words: str) -> None:
        self._show(self._asked_days.enter(self._screen, from_words, to_words))
        if self._screen.message is None:
            self.look()

    def _choose_desk(self, desk_no: int | None) -> None:
        self._show(replace(self._screen, desk_no=desk_no, done="", message=None))
        self.look()

    # --- what was found ---------------------------------------------------------------

    def _read(self, kind: ReportKind, days: Days, desk_no: int | None) -> object:
        if kind is ReportKind.VERIFY:
            return tuple(self._ports.to_verify())
        readers: dict[ReportKind, OfDays] = {
            ReportKind.SHIFTS: self._ports.shifts,
            ReportKind.REGISTER: self._ports.register,
            ReportKind.REMITTANCE: self._ports.remittance,
        }
        return readers[kind](from_day=days.from_day, to_day=days.to_day, desk_no=desk_no)

    def _take(self, asked: int, found: Any) -> None:  # noqa: ANN401 - by the kind of list
        if asked != self._asked:
            return
        screen = replace(self._screen, message=None)
        match screen.kind:
            case ReportKind.REGISTER:
                self._take_register(screen, found)
            case ReportKind.REMITTANCE:
                self._take_remittance(screen, found)
            case ReportKind.SHIFTS:
                self._shifts = found
                self._take_keys([line.shift.shift_id for line in found])
                rows = Rows(tuple(shift_row(line, self._names) for line in found))
                self._show(replace(screen, rows=rows, figures=shift_figures(found), proof=""))
                self._show_side()
            case ReportKind.VERIFY:
                self._closes = found
                self._take_keys([close.shift_id for close in found])
                rows = Rows(tuple(close_row(close, self._names) for close in found))
                self._show(replace(screen, rows=rows, figures=close_figures(found), proof=""))
                self._show_side()

    def _take_register(self, screen: ReportsScreen, report: RegisterReport) -> None:
        self._report = report
        words, status = register_proof(report)
        self._show(
            replace(
                screen,
                rows=RegisterRows(report),
                figures=register_figures(report),
                proof=words,
                proof_status=status,
                side=None,
                can_export=True,
            )
        )

    def _take_remittance(self, screen: ReportsScreen, report: RemittanceReport) -> None:
        self._report = report
        words, status = remittance_proof(report)
        self._show(
            replace(
                screen,
                rows=Rows(tuple(remittance_row(line) for line in report.lines)),
                figures=remittance_figures(report),
                proof=words,
                proof_status=status,
                side=None,
                can_export=True,
            )
        )
        self._take_keys([line.owner for line in report.lines])
        self._show_side()

    def _take_keys(self, keys: Sequence[str]) -> None:
        if self._current not in keys:
            self._current = keys[0] if keys else ""

    # --- one shift ----------------------------------------------------------------------

    def _reach(self, key: str) -> None:
        if key and key != self._current and self._screen.kind is not ReportKind.REGISTER:
            self._current = key
            self._show_side()

    def _show_side(self) -> None:
        if self._screen.kind is ReportKind.REMITTANCE:
            self._show(replace(self._screen, side=self._account_side()))
            return
        line = next((each for each in self._shifts if each.shift.shift_id == self._current), None)
        close = next((each for each in self._closes if each.shift_id == self._current), None)
        side = SideScreen()
        if self._screen.kind is ReportKind.SHIFTS and line is not None:
            close = line.close
            heading = self.tr("X 報表（還沒日結）")
            if close is not None:
                heading = self.tr("Z 報表第 {number} 號").format(number=close.z_number)
            side = SideScreen(
                heading=heading, lines=shift_lines(line, self._names), subject=self._current
            )
        elif self._screen.kind is ReportKind.VERIFY and close is not None:
            side = SideScreen(
                heading=self.tr("點收 Z 報表第 {number} 號").format(number=close.z_number),
                lines=close_lines(close, self._names),
                form=SideForm.VERIFY,
                subject=self._current,
            )
        has_one = bool(side.subject)
        self._show(replace(self._screen, side=side if has_one else None, can_export=has_one))

    def _account_side(self) -> SideScreen | None:
        report, actor = self._report, self._ports.actor
        if not (actor.may(Act.EDIT_PRICES) or actor.may(Act.EDIT_RULES)):
            return None
        lines = report.lines if isinstance(report, RemittanceReport) else ()
        line = next((each for each in lines if each.owner == self._current), None)
        if line is None:
            return None
        return SideScreen(
            heading=line.name,
            lines=((self.tr("應解繳"), grouped(line.net_twd)),),
            form=SideForm.ACCOUNT,
            subject=line.owner,
            account=line.account,
        )

    def _put_account(self, account: str) -> None:
        side = self._screen.side
        if side is None or self._screen.is_busy:
            return
        put = partial(self._ports.put_account, owner=side.subject, account=account)
        words = self.tr("已記下「{name}」的解繳帳戶。").format(name=side.heading)

        def finish(_nothing: None) -> None:
            self._show(replace(self._screen, is_busy=False, done=words))
            self.look()

        self._show(replace(self._screen, is_busy=True, done=""))
        self._ports.reading.run(put, on_done=finish, on_error=self._refuse_entry)

    def _verify(self, entry: VerifyEntry) -> None:
        side = self._screen.side
        if side is None or self._screen.is_busy:
            return
        if entry.counted_twd is None:
            message = Message(
                what=self.tr("還沒有填點收的現金。"), now=self.tr("請清點之後填入金額。")
            )
            self._show(replace(self._screen, side=replace(side, message=message)))
            return
        verify = partial(
            self._ports.verify,
            shift_id=ShiftId(self._current),
            counted_twd=entry.counted_twd,
            note=entry.note,
        )
        self._show(replace(self._screen, is_busy=True, side=replace(side, message=None), done=""))
        self._ports.reading.run(verify, on_done=self._verified, on_error=self._refuse_entry)

    def _verified(self, verification: Verification) -> None:
        words = self.tr("已點收 {amount} 元。").format(amount=grouped(verification.counted_twd))
        self._show(replace(self._screen, is_busy=False, done=words))
        self.look()

    def _refuse_entry(self, error: Exception) -> None:
        self._show(replace(self._screen, is_busy=False))
        message = say_or_raise(error)
        if self._screen.side is not None:
            side = replace(self._screen.side, message=message)
            self._show(replace(self._screen, side=side))

    # --- papers -----------------------------------------------------------------------------

    def _print(self) -> None:
        self._do_paper(
            self._ports.print_report,
            lambda was_taken: (
                self.tr("已送到印表機。")
                if was_taken
                else self.tr("沒有可用的印表機；請改按「存成 PDF 與 ODS」。")
            ),
        )

    def _save(self) -> None:
        self._do_paper(
            self._ports.save_report,
            lambda paths: self.tr("已存到 {folder}：{names}").format(
                folder=paths[0].parent, names=" ".join(path.name for path in paths)
            ),
        )

    def _do_paper(self, give: Callable[[Report], Any], say_done: Callable[[Any], str]) -> None:
        if self._screen.is_busy or not self._screen.can_export:
            return
        report, shift_id = self._report, ShiftId(self._current)
        is_shift = self._screen.kind in _WITH_SIDE

        def job() -> Any:  # noqa: ANN401 - what *give* returns
            if is_shift:
                return give(self._ports.report_of(shift_id))
            assert report is not None  # noqa: S101 - it can be exported
            return give(report)

        def finish(result: object) -> None:
            self._show(replace(self._screen, is_busy=False, done=say_done(result)))

        self._show(replace(self._screen, is_busy=True, done="", message=None))
        self._ports.papers.run(job, on_done=finish, on_error=self._tell)

    def _tell(self, error: Exception) -> None:
        # First free again, then the words: a bug goes on to the crash page with the page free.
        self._show(replace(self._screen, is_busy=False))
        self._show(replace(self._screen, message=say_or_raise(error)))


_WITH_SIDE = frozenset({ReportKind.SHIFTS, ReportKind.VERIFY})
