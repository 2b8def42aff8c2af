"""Decides what the page of the terms shows, and puts other terms in force from a day on."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QCoreApplication, QObject

from counter_app.domain.calendar import format_roc
from counter_app.domain.errors import Refusal
from counter_app.domain.notice_terms import (
    BANK_PART,
    CONTRACT_PART,
    PAPER_PART,
    BankTerms,
    CollectionContract,
    DatedTerms,
    PaperTerms,
)
from counter_app.domain.staff import Act, Actor
from counter_app.ui.background import Background
from counter_app.ui.messages import say_or_raise
from counter_app.ui.notice_terms.reading import bank_of, contract_of, read_entry, sample_of
from counter_app.ui.notice_terms.screen import (
    EVERY_CONTRACT,
    BankEntry,
    ContractEntry,
    Sample,
    TermsEntry,
    TermsScreen,
)
from counter_app.ui.notice_terms.view import TermsView
from counter_app.ui.notice_terms.wording import say_part

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsPorts:
    """What the page needs of the services, with the person and the desk already in it.

    Attributes:
        today: The day on which *in force* is decided.
        terms: Everything that was ever entered.
        put_terms: One part, from a day on.
        kinds: Every kind of case.
    """

    today: Callable[[], date]
    terms: Callable[[], tuple[DatedTerms, ...]]
    put_terms: Callable[[DatedTerms], None]
    kinds: Callable[[], tuple[str, ...]]


class TermsPresenter(QObject):
    """Lists the parts, shows each one's history, and takes other ones from a day on."""

    def __init__(
        self, view: TermsView, background: Background, ports: TermsPorts, *, actor: Actor
    ) -> None:
        """Join the page to the services.

        Args:
            view: The page.
            background: Where the store is asked.
            ports: What is asked.
            actor: Who is signed in; decides what may be edited.
        """
        super().__init__(view)
        self._view = view
        self._background = background
        self._ports = ports
        self._screen = TermsScreen(today=ports.today(), may_edit=actor.may(Act.EDIT_RULES))
        self._entered = ""
        view.part_chosen.connect(self._choose)
        view.add_requested.connect(lambda: self._open(CONTRACT_PART))
        view.change_requested.connect(lambda: self._open(self._screen.current))
        view.form_closed.connect(self._close_form)
        view.form_edited.connect(self._sample_typed)
        view.entered.connect(self._put)
        view.shown.connect(self._refresh)
        view.display(self._screen)

    def _show(self, screen: TermsScreen) -> None:
        self._screen = screen
        self._view.display(screen)

    def _refresh(self) -> None:
        ports = self._ports
        self._background.run(
            lambda: (ports.terms(), ports.kinds()), on_done=self._list, on_error=self._tell
        )

    def _list(self, found: tuple[tuple[DatedTerms, ...], tuple[str, ...]]) -> None:
        terms, kinds = found
        screen = replace(self._screen, today=self._ports.today(), terms=terms, kinds=kinds)
        # What was just entered is looked at, as soon as it stands in the list.
        entered, self._entered = self._entered, ""
        wanted = entered or screen.current
        screen = replace(screen, current=wanted if wanted in screen.parts() else EVERY_CONTRACT)
        self._show(replace(screen, sample=_sample_in_force(screen)))

    def _choose(self, part: str) -> None:
        if part and part != self._screen.current:
            screen = replace(self._screen, current=part)
            if not screen.is_form_open:
                screen = replace(screen, sample=_sample_in_force(screen))
            self._show(screen)

    def _open(self, part: str) -> None:
        if self._screen.may_edit and part:
            self._show(replace(self._screen, form_part=part, notice="", error=None))

    def _close_form(self) -> None:
        screen = replace(self._screen, form_part="", error=None)
        self._show(replace(screen, sample=_sample_in_force(screen)))

    def _sample_typed(self, entry: TermsEntry) -> None:
        if not self._screen.is_form_open:
            return
        sample = _sample_of_entry(self._screen, entry)
        if sample != self._screen.sample:
            self._show(replace(self._screen, sample=sample))

    def _put(self, entry: TermsEntry) -> None:
        if self._screen.is_busy:
            return
        try:
            dated = read_entry(entry)
        except Refusal as refusal:
            self._tell(refusal)
            return
        done = self.tr("已儲存「{part}」，{day} 起生效。").format(
            part=say_part(dated.part), day=format_roc(dated.valid_from)
        )
        self._show(replace(self._screen, is_busy=True, error=None, notice=""))

        def finish(_nothing: None) -> None:
            self._show(replace(self._screen, is_busy=False, form_part="", notice=done))
            self._entered = dated.part
            self._refresh()

        self._background.run(
            lambda: self._ports.put_terms(dated), on_done=finish, on_error=self._tell
        )

    def _tell(self, error: Exception) -> None:
        self._show(replace(self._screen, is_busy=False))
        self._show(replace(self._screen, error=say_or_raise(error)))


def _sample_in_force(screen: TermsScreen) -> Sample:
    part = screen.current if screen.current.startswith(CONTRACT_PART) else EVERY_CONTRACT
    return sample_of(
        _contract(screen, part),
        _bank(screen),
        heading=translate("NoticeTerms", "範例：今天開立"),
        today=screen.today,
        valid_days=_valid_days(screen),
    )


def _sample_of_entry(screen: TermsScreen, entry: TermsEntry) -> Sample:
    contract, bank = _contract(screen, EVERY_CONTRACT), _bank(screen)
    try:
        if isinstance(entry, ContractEntry):
            contract = None if entry.ends else contract_of(entry)
        elif isinstance(entry, BankEntry):
            bank = None if entry.ends else bank_of(entry)
    except Refusal as refusal:
        message = say_or_raise(refusal)
        return Sample(heading=translate("NoticeTerms", "範例"), trouble=message.what)
    return sample_of(
        contract,
        bank,
        heading=translate("NoticeTerms", "照這樣設定，今天開立"),
        today=screen.today,
        valid_days=_valid_days(screen),
    )


def _contract(screen: TermsScreen, part: str) -> CollectionContract | None:
    dated = screen.in_force(part) or screen.in_force(EVERY_CONTRACT)
    content = None if dated is None else dated.content
    return content if isinstance(content, CollectionContract) else None


def _bank(screen: TermsScreen) -> BankTerms | None:
    dated = screen.in_force(BANK_PART)
    content = None if dated is None else dated.content
    return content if isinstance(content, BankTerms) else None


def _valid_days(screen: TermsScreen) -> int:
    dated = screen.in_force(PAPER_PART)
    content = None if dated is None else dated.content
    return content.valid_days if isinstance(content, PaperTerms) else PaperTerms().valid_days
