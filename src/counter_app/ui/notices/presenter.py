"""Finds a case, shows its notice as it will be, and issues it."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from counter_app.domain.cases import CaseId
from counter_app.domain.notices import Notice, NoticeForm, NoticeNumber, PaperLanguage
from counter_app.ui.messages import say_or_raise
from counter_app.ui.notices.plans import first_day_error, plan_for, wish_of
from counter_app.ui.notices.ports import FoundForNotice, NoticeCase, NoticePorts
from counter_app.ui.notices.preview import PagePreview, Sheet, Wanted
from counter_app.ui.notices.screen import NoticesScreen, PagePart, PlanPart
from counter_app.ui.notices.view import PLAN, NoticesView
from counter_app.ui.notices.wording import (
    case_part,
    earlier_row,
    found_row,
    instalment_row,
    say_done,
    say_nothing_found,
    say_numbers,
)
from counter_app.ui.payment.latest import LatestOnly
from counter_app.ui.reveal import Reveal
from counter_app.ui.widgets.message_panel import PanelAction

_OPEN_PAPER: Final = "open_paper"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    text: str
    opens: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paper:
    """A paper that was saved.

    Attributes:
        was_printed: The office printer took it; None where there is none.
    """

    notices: tuple[Notice, ...]
    path: Path
    pdf: bytes
    was_printed: bool | None


class NoticesPresenter(QObject):
    """One case after the other: look, choose, print.

    Signals:
        issued(object): The notices that were issued.
    """

    issued = Signal(object)

    def __init__(self, view: NoticesView, ports: NoticePorts, *, may_reveal: bool) -> None:
        """Join the page to the services.

        Args:
            view: The page.
            ports: What is asked.
            may_reveal: The role may see names and addresses in full before they are printed.
        """
        super().__init__(view)
        self._view = view
        self._ports = ports
        self._found: NoticeCase | None = None
        self._case_id: CaseId | None = None
        self._path: Path | None = None
        self._text = ""
        self._is_preview_refused = False
        self._screen = self._empty(NoticesScreen(may_reveal=may_reveal))
        self._reveal = Reveal(ports.store, ports.reveal, self)
        self._reveal.changed.connect(self._show_case)
        self._reveal.failed.connect(self._tell)
        self._preview = PagePreview(ports, self)
        self._preview.drawn.connect(self._show_sheet)
        self._preview.failed.connect(self._refuse_preview)
        self._finding: LatestOnly[_Asked, FoundForNotice] = LatestOnly(
            ports.search,
            lambda asked: ports.find(asked.text),
            on_done=self._show_found,
            on_error=lambda _asked, error: self._tell(error),
        )
        self._looking: LatestOnly[CaseId, NoticeCase] = LatestOnly(
            ports.store,
            ports.look,
            on_done=self._take_case,
            on_error=lambda _asked, error: self._tell(error),
        )
        self._connect()
        view.display(self._screen)

    def open_case(self, case_id: CaseId) -> None:
        """Show the notice of a case, as it would be issued now."""
        if self._screen.busy_words:
            return
        self._reset(self._screen)
        self._case_id = case_id
        self._looking.ask(case_id)

    def _connect(self) -> None:
        view = self._view
        view.search_edited.connect(self._edit)
        view.search_entered.connect(self._enter)
        view.case_chosen.connect(self._choose)
        view.language_chosen.connect(self._choose_language)
        view.large_chosen.connect(self._choose_large)
        view.paying_chosen.connect(self._choose_paying)
        view.plan_changed.connect(self._take_plan)
        view.page_requested.connect(self._preview.turn)
        view.issue_requested.connect(self._issue)
        view.next_requested.connect(self._go_on)
        view.reprint_requested.connect(self._reprint)
        view.reveal_requested.connect(self._toggle_reveal)
        view.back_requested.connect(self._go_back)
        view.acted.connect(self._act)
        view.left.connect(self._leave)
        view.shown.connect(self._refresh)

    def _show(self, screen: NoticesScreen) -> None:
        self._screen = screen
        self._view.display(screen)

    # --- finding ----------------------------------------------------------------

    def _edit(self, text: str) -> None:
        text = text.strip()
        if text == self._text or self._screen.busy_words:
            return
        self._text = text
        if text:
            self._finding.ask(_Asked(text=text, opens=False))
            return
        self._finding.forget()
        self._show(self._empty(replace(self._screen, is_listing=False, rows=(), count_words="")))

    def _enter(self, text: str) -> None:
        text = text.strip()
        if text and not self._screen.busy_words:
            self._text = text
            self._finding.ask(_Asked(text=text, opens=True))

    def _show_found(self, asked: _Asked, found: FoundForNotice) -> None:
        if asked.opens and found.case_id is not None:
            self.open_case(found.case_id)
            return
        if asked.opens and len(found.hits) == 1:
            self.open_case(found.hits[0].case_id)
            return
        today = self._ports.today()
        rows = tuple(found_row(hit, on=today) for hit in found.hits)
        words, hint = say_nothing_found(found)
        self._show(
            replace(
                self._screen,
                is_listing=True,
                rows=rows,
                count_words=self.tr("找到 {n} 件，按 Enter 選一件").format(n=len(rows)),
                empty_words=words,
                hint=hint,
                error=None,
            )
        )
        if asked.opens and rows:
            self._view.table.set_current(0)
            self._view.focus_home()

    def _choose(self, key: str) -> None:
        if key:
            self.open_case(CaseId(int(key)))

    # --- the case ---------------------------------------------------------------

    def _take_case(self, case_id: CaseId, found: NoticeCase) -> None:
        if case_id != self._case_id:
            return
        is_new = self._found is None
        self._found = found
        self._reveal.keep_to(found.sheet.case.case_number)
        plan = plan_for(self._screen.plan, found.sheet, today=self._ports.today())
        self._show(replace(self._screen, is_listing=False, rows=(), plan=plan))
        self._show_case(at_once=is_new)
        if is_new:
            self._view.focus_home()

    def _show_case(self, *, at_once: bool = False) -> None:
        found = self._found
        if found is None:
            return
        is_masked = self._is_masked(found)
        case = case_part(found, is_masked=is_masked)
        rows = tuple(earlier_row(each) for each in found.earlier)
        can_issue = case.refusal is None and not self._screen.is_issued
        self._show(
            replace(
                self._screen,
                case=case,
                is_masked=is_masked,
                earlier=rows,
                can_issue=can_issue and not self._screen.busy_words,
            )
        )
        if can_issue:
            self._follow(at_once=at_once)

    def _is_masked(self, found: NoticeCase) -> bool:
        return not self._reveal.is_shown(found.sheet.case.case_number)

    def _follow(self, *, at_once: bool = False) -> None:
        """Draw the preview anew."""
        found, case_id = self._found, self._case_id
        if found is None or case_id is None or self._screen.is_issued:
            return
        plan = wish_of(self._screen.plan)
        if self._screen.plan.is_wanted and plan is None:
            return
        wanted = Wanted(
            case_id=case_id, plan=plan, form=self._screen.form, is_masked=self._is_masked(found)
        )
        self._preview.follow(wanted, at_once=at_once)

    def _show_sheet(self, sheet: Sheet) -> None:
        is_paper = sheet.wanted is None
        page = PagePart(
            image=sheet.image,
            at=sheet.at + 1,
            count=sheet.count,
            is_paper=is_paper,
            caption=self._screen.page.caption if is_paper else "",
        )
        plan = self._screen.plan
        if sheet.wanted is not None and sheet.wanted.plan is not None:
            plan = replace(plan, rows=tuple(instalment_row(each) for each in sheet.notices))
        screen = replace(self._screen, page=page, plan=plan)
        if not is_paper and not screen.busy_words:
            # What was wrong with the act before stays to be read; a preview answers only its own.
            error = None if self._is_preview_refused else screen.error
            screen = replace(screen, error=error, can_issue=not screen.is_issued)
            self._is_preview_refused = False
        self._show(screen)

    def _refuse_preview(self, error: Exception) -> None:
        """Say why there can be no such notice; nothing can be issued."""
        self._is_preview_refused = True
        self._show(
            replace(
                self._screen,
                page=PagePart(),
                plan=replace(self._screen.plan, rows=()),
                error=say_or_raise(error),
                can_issue=False,
            )
        )

    def _refresh(self) -> None:
        """Look at the case again: somebody may have paid meanwhile."""
        if self._case_id is not None and not self._screen.busy_words:
            self._looking.ask(self._case_id)

    def _toggle_reveal(self) -> None:
        found = self._found
        if found is not None and self._screen.may_reveal:
            subject = found.sheet.case.case_number
            self._reveal.toggle(subject, ("name", "number", "address"))

    # --- the options ------------------------------------------------------------

    def _choose_language(self, name: str) -> None:
        self._put_form(replace(self._screen.form, language=PaperLanguage(name)))

    def _choose_large(self, is_large: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._put_form(replace(self._screen.form, is_large=is_large))

    def _put_form(self, form: NoticeForm) -> None:
        self._show(replace(self._screen, form=form))
        self._follow()

    def _choose_paying(self, name: str) -> None:
        plan = replace(self._screen.plan, is_wanted=name == PLAN, rows=())
        self._show(replace(self._screen, plan=plan, error=None))
        self._follow()

    def _take_plan(self) -> None:
        form = self._view.plan
        plan = replace(
            self._screen.plan,
            count=form.count_edit.value(),
            first_words=form.first_edit.text().strip(),
            consent=form.consent_edit.text().strip(),
        )
        error = first_day_error(plan.first_words, today=self._ports.today())
        plan = replace(plan, first_error=error)
        can_issue = self._screen.can_issue and not plan.first_error
        self._show(replace(self._screen, plan=plan, can_issue=can_issue))
        self._follow()

    # --- issuing ----------------------------------------------------------------

    def _issue(self) -> None:
        case_id = self._case_id
        plan = wish_of(self._screen.plan)
        if case_id is None or not self._screen.can_issue:
            return
        if self._screen.plan.is_wanted and plan is None:
            return
        self._begin(self.tr("正在開立…"))
        self._ports.store.run(
            partial(self._ports.issue, case_id, plan),
            on_done=self._print_issued,
            on_error=self._refuse_act,
        )

    def _begin(self, words: str) -> None:
        self._show(
            replace(
                self._screen,
                busy_words=words,
                can_issue=False,
                said=None,
                error=None,
                actions=(),
            )
        )

    def _print_issued(self, notices: tuple[Notice, ...]) -> None:
        """Make the paper of what is in the books now; if that fails, nothing is lost."""
        caption = say_numbers(notices)
        page = PagePart(caption=caption, is_paper=True)
        self._show(replace(self._screen, is_issued=True, page=page))
        self.issued.emit(notices)
        self._make_paper(notices)

    def _make_paper(self, notices: tuple[Notice, ...]) -> None:
        ports, form = self._ports, self._screen.form

        def make() -> _Paper:
            path = ports.save(notices, form)
            pdf = path.read_bytes()
            was_printed = None if ports.print_paper is None else ports.print_paper(pdf)
            return _Paper(notices=notices, path=path, pdf=pdf, was_printed=was_printed)

        ports.rendering.run(
            make, on_done=self._show_paper, on_error=partial(self._miss_paper, notices)
        )

    def _show_paper(self, paper: _Paper) -> None:
        said, status = say_done(paper.notices, paper.path, was_printed=paper.was_printed)
        self._path = paper.path
        page = PagePart(caption=say_numbers(paper.notices), is_paper=True)
        action = PanelAction(name=_OPEN_PAPER, words=self.tr("開啟檔案"), icon="pdf")
        self._show(
            replace(
                self._screen,
                busy_words="",
                is_issued=True,
                page=page,
                said=said,
                said_status=status,
                actions=(action,),
            )
        )
        self._preview.show_paper(paper.pdf)
        self._view.focus_home()
        self._refresh()

    def _miss_paper(self, notices: tuple[Notice, ...], error: Exception) -> None:
        message = say_or_raise(error)
        words = self.tr("通知書 {numbers} 已開立，但沒有印出：{why}").format(
            numbers=say_numbers(notices), why=message.what
        )
        now = self.tr("不必重新開立。排除原因後按 F9 再印一次。{now}").format(now=message.now)
        self._show(
            replace(self._screen, busy_words="", error=replace(message, what=words, now=now))
        )
        self._refresh()

    def _reprint(self) -> None:
        number = self._view.earlier_table.current_key() or next(
            (row.key for row in self._screen.earlier), ""
        )
        if not number or self._screen.busy_words:
            return
        self._begin(self.tr("正在列印…"))
        self._ports.store.run(
            partial(self._ports.fetch, NoticeNumber(number)),
            on_done=lambda notice: self._make_paper((notice,)),
            on_error=self._refuse_act,
        )

    def _act(self, name: str) -> None:
        if name == _OPEN_PAPER and self._path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))

    # --- going on ---------------------------------------------------------------

    def _go_on(self) -> None:
        if not self._screen.busy_words:
            self._reset(self._screen)
            self._show(self._empty(self._screen))
            self._view.focus_home()

    def _go_back(self) -> None:
        screen = self._screen
        if screen.is_listing:
            self._text = ""
            self._finding.forget()
            self._show(self._empty(replace(screen, is_listing=False, rows=(), count_words="")))
            self._view.focus_home()
        elif screen.case is not None:
            self._go_on()

    def _leave(self) -> None:
        """Hide what is not for everybody's eyes, when another page comes to the front."""
        self._reveal.hide()
        if self._screen.is_issued and not self._screen.busy_words:
            self._go_on()

    def _reset(self, screen: NoticesScreen) -> None:
        """Forget the case; language and size stay, for the next is often printed alike."""
        self._found = None
        self._case_id = None
        self._path = None
        self._text = ""
        self._is_preview_refused = False
        self._reveal.hide()
        self._preview.clear()
        self._finding.forget()
        self._looking.forget()
        self._show(
            replace(
                screen,
                is_listing=False,
                rows=(),
                count_words="",
                case=None,
                earlier=(),
                plan=PlanPart(),
                page=PagePart(),
                can_issue=False,
                is_issued=False,
                said=None,
                error=None,
                actions=(),
            )
        )

    def _empty(self, screen: NoticesScreen) -> NoticesScreen:
        return replace(
            screen,
            empty_words=self.tr("要幫哪一件印通知書？"),
            hint=self.tr("按 F3 輸入案號、身分證號或姓名，或直接掃描舊的通知書。"),
        )

    def _tell(self, error: Exception) -> None:
        message = say_or_raise(error)
        self._show(replace(self._screen, busy_words="", error=message, actions=()))

    def _refuse_act(self, error: Exception) -> None:
        """Say why nothing was issued or printed, and look at the case again."""
        self._tell(error)
        self._refresh()
