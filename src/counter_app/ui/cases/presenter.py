"""Decides what the case screen shows."""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from counter_app.domain.cases import CaseId
from counter_app.domain.scans import MisreadScan
from counter_app.services.case_sheets import CaseSheet
from counter_app.services.cases import FoundCases
from counter_app.store.case_search import CaseFilter, CaseHit
from counter_app.ui.background import Background
from counter_app.ui.cases.rows import CaseRows, PagedCaseRows
from counter_app.ui.cases.screen import CasesScreen
from counter_app.ui.cases.sheets import sheet_part
from counter_app.ui.cases.view import OPEN, CasesView
from counter_app.ui.messages import say_or_raise
from counter_app.ui.reveal import Reveal, WriteDown

Question = TypeVar("Question")
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True, kw_only=True)
class CasesPorts:
    """What the screen needs of the services, with the person and the desk already in it.

    Attributes:
        today: The day for which cases are shown as late.
        find: Cases that a text may mean.
        every: The identity of every case of a filter.
        lines: Some lines of the list; what is gone is left out.
        sheet: One case as it stands today.
        kinds: Every kind of case.
        reveal: Writes down that a case is shown in full.
    """

    today: Callable[[], date]
    find: Callable[[str], FoundCases]
    every: Callable[[CaseFilter], "array[int]"]
    lines: Callable[[Sequence[CaseId]], list[CaseHit]]
    sheet: Callable[[CaseId], CaseSheet]
    kinds: Callable[[], tuple[str, ...]]
    reveal: WriteDown


class CasesPresenter(QObject):
    """Finds while somebody types, pages through everything, and looks at one case.

    Signals:
        pay_requested(object): The `CaseId` that is to be taken to the payment screen.
    """

    pay_requested = Signal(object)

    def __init__(
        self,
        view: CasesView,
        background: Background,
        ports: CasesPorts,
        *,
        may_pay: bool,
        may_reveal: bool,
    ) -> None:
        """Join the screen to the services.

        Args:
            view: The screen.
            background: Where the store is asked.
            ports: What is asked.
            may_pay: The role takes payments.
            may_reveal: The role may see names and numbers in full.
        """
        super().__init__(view)
        self._view = view
        self._background = background
        self._ports = ports
        self._screen = CasesScreen(may_pay=may_pay, may_reveal=may_reveal)
        self._reveal = Reveal(background, ports.reveal, self)
        self._reveal.changed.connect(self._show_looked_at)
        self._reveal.failed.connect(self._tell)
        self._text = ""
        self._hits: tuple[CaseHit, ...] = ()
        self._paged: PagedCaseRows | None = None
        self._pages_asked: set[int] = set()
        self._looked_at: CaseSheet | None = None
        self._listed: tuple[str, bool, str] | None = None
        self._finding = _Latest(background, ports.find, self._show_found, self._tell)
        self._listing = _Latest(background, ports.every, self._show_every, self._tell)
        self._looking = _Latest(background, ports.sheet, self._show_sheet, self._tell)
        self._connect()
        view.display(self._screen)

    def begin(self) -> None:
        """Ask for the kinds and for the list; done whenever the screen comes to the front."""
        self._background.run(self._ports.kinds, on_done=self._take_kinds, on_error=self._tell)
        self._refresh()

    def _connect(self) -> None:
        view = self._view
        view.search_edited.connect(self._edit)
        view.search_entered.connect(self._edit)
        view.filter_chosen.connect(self._choose_filter)
        view.kind_chosen.connect(self._choose_kind)
        view.case_chosen.connect(self._choose_case)
        view.pay_requested.connect(self._pay)
        view.reveal_requested.connect(self._toggle_reveal)
        view.left.connect(self._reveal.hide)
        view.shown.connect(self.begin)

    def _show(self, screen: CasesScreen) -> None:
        self._screen = screen
        self._view.display(screen)

    def _edit(self, text: str) -> None:
        text = text.strip()
        if text != self._text:
            self._text = text
            self._refresh()

    def _choose_filter(self, name: str) -> None:
        self._show(replace(self._screen, open_only=name == OPEN))
        self._refresh()

    def _choose_kind(self, kind: str) -> None:
        self._show(replace(self._screen, kind=kind))
        self._refresh()

    def _refresh(self) -> None:
        if self._text:
            self._finding.ask(self._text)
        else:
            wanted = CaseFilter(kind=self._screen.kind, open_only=self._screen.open_only)
            self._listing.ask(wanted)

    def _take_kinds(self, kinds: tuple[str, ...]) -> None:
        self._show(replace(self._screen, kinds=kinds))

    def _show_found(self, text: str, found: FoundCases) -> None:
        if text != self._text:
            return
        self._paged = None
        self._hits = tuple(hit for hit in found.hits if self._lets_through(hit))
        hidden = len(found.hits) - len(self._hits)
        count = self.tr("找到 {n} 件").format(n=len(self._hits))
        if hidden:
            count += self.tr("（另有 {n} 件被篩選條件隱藏）").format(n=hidden)
        empty, hint = self._nothing_found(found, hidden=hidden)
        self._show(
            replace(
                self._screen,
                rows=self._found_rows(),
                count_words=count,
                empty_words=empty,
                hint=hint,
                message=None,
            )
        )
        self._go_to_row()

    def _show_every(self, wanted: CaseFilter, case_ids: "array[int]") -> None:
        if self._text:
            return
        self._hits = ()
        self._pages_asked = set()
        self._paged = PagedCaseRows(
            case_ids,
            on=self._ports.today(),
            ask_page=self._ask_page,
        )
        is_narrow = bool(wanted.kind)
        self._show(
            replace(
                self._screen,
                rows=self._paged,
                count_words=self.tr("共 {n} 件").format(n=f"{len(case_ids):,}"),
                empty_words=self.tr("沒有符合的案件") if is_narrow else self.tr("還沒有案件"),
                hint=self.tr("請改選其他種類，或改看全部案件。")
                if is_narrow
                else self.tr("請由主管或管理員在「匯入案件」匯入移送機關的檔案。"),
                message=None,
            )
        )
        self._go_to_row()

    def _lets_through(self, hit: CaseHit) -> bool:
        screen = self._screen
        return (hit.is_open or not screen.open_only) and screen.kind in {"", hit.kind}

    def _nothing_found(self, found: FoundCases, *, hidden: int) -> tuple[str, str]:
        if hidden:
            return (
                self.tr("符合的案件都被篩選條件隱藏"),
                self.tr("按 Ctrl+F 改看全部案件，或改選所有種類。"),
            )
        scan = found.scan
        if isinstance(scan, MisreadScan) and scan.text:
            words = self.tr("讀到的號碼不對：{text}").format(text=scan.text)
            return words, self.tr("請重新掃描，或逐字核對後再輸入。")
        return (
            self.tr("查不到案件"),
            self.tr("可以輸入案號、身分證號、統一編號、收據號碼，或姓名的一部分。"),
        )

    def _found_rows(self) -> CaseRows:
        return CaseRows(self._hits, on=self._ports.today())

    def _go_to_row(self) -> None:
        # The list that was there already keeps its place; another one begins at its top.
        listed = (self._text, self._screen.open_only, self._screen.kind)
        if listed != self._listed:
            self._listed = listed
            self._view.choose_row(0)
        self._choose_case(self._view.current_key())

    def _ask_page(self, page: int) -> None:
        paged = self._paged
        if paged is None or page in self._pages_asked:
            return
        self._pages_asked.add(page)
        case_ids = paged.ids_of_page(page)

        def take(hits: list[CaseHit]) -> None:
            if paged is self._paged:
                self._pages_asked.discard(page)
                paged.put(page, hits)
                self._view.repaint_rows()

        self._background.run(lambda: self._ports.lines(case_ids), on_done=take, on_error=self._tell)

    def _choose_case(self, key: str) -> None:
        if key:
            self._looking.ask(CaseId(int(key)))
        else:
            self._looked_at = None
            self._reveal.hide()
            self._show(replace(self._screen, sheet=None))

    def _show_sheet(self, _case_id: CaseId, sheet: CaseSheet) -> None:
        self._looked_at = sheet
        self._reveal.keep_to(sheet.case.case_number)
        self._show_looked_at()

    def _show_looked_at(self) -> None:
        sheet = self._looked_at
        if sheet is None:
            return
        is_masked = not self._reveal.is_shown(sheet.case.case_number)
        part = sheet_part(sheet, is_masked=is_masked)
        self._show(replace(self._screen, sheet=part, is_masked=is_masked))

    def _toggle_reveal(self) -> None:
        if self._looked_at is not None and self._screen.may_reveal:
            subject = self._looked_at.case.case_number
            self._reveal.toggle(subject, ("name", "number", "address"))

    def _pay(self, key: str) -> None:
        if self._screen.may_pay and key:
            self.pay_requested.emit(CaseId(int(key)))

    def _tell(self, error: Exception) -> None:
        self._pages_asked.clear()
        self._show(replace(self._screen, message=say_or_raise(error)))


class _Latest(Generic[Question, Answer]):
    """Asks one question at a time, and of those that came meanwhile only the newest.

    Somebody who types fast, or holds an arrow key down, must not queue up questions whose
    answers nobody will look at.
    """

    def __init__(
        self,
        background: Background,
        answer: Callable[[Question], Answer],
        on_answer: Callable[[Question, Answer], None],
        on_error: Callable[[Exception], None],
    ) -> None:
        self._background = background
        self._answer = answer
        self._on_answer = on_answer
        self._on_error = on_error
        self._asked: Question | None = None
        self._next: list[Question] = []

    def ask(self, question: Question) -> None:
        """Ask now, or as soon as the answer to the question before is here."""
        if self._asked is None:
            self._start(question)
        elif self._next or question != self._asked:
            self._next = [question]

    def _start(self, question: Question) -> None:
        self._asked = question

        def take(answer: Answer) -> None:
            if not self._goes_on():
                self._on_answer(question, answer)

        def tell(error: Exception) -> None:
            if not self._goes_on():
                self._on_error(error)

        self._background.run(lambda: self._answer(question), on_done=take, on_error=tell)

    def _goes_on(self) -> bool:
        self._asked = None
        if not self._next:
            return False
        (question,) = self._next
        self._next = []
        self._start(question)
        return True
