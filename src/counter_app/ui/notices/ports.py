"""What the page of notices needs of the services, with the person and the desk already in it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from counter_app.domain.cases import CaseId
from counter_app.domain.channels import ChannelAnswer
from counter_app.domain.notices import Notice, NoticeForm, NoticeNumber, NoticeStanding
from counter_app.domain.scans import Scan
from counter_app.services.case_sheets import CaseSheet
from counter_app.store.case_search import CaseHit
from counter_app.ui.background import Background
from counter_app.ui.reveal import WriteDown


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundForNotice:
    """What a typed or scanned text led to.

    Attributes:
        hits: In the order to show.
        scan: What the text was taken for.
        case_id: The one case that a paper of ours belongs to; None for anything else.
    """

    hits: tuple[CaseHit, ...]
    scan: Scan
    case_id: CaseId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierNotice:
    """A notice of the case, and what has become of it."""

    notice: Notice
    standing: NoticeStanding


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeCase:
    """A case as somebody who prints a notice has to know it.

    Attributes:
        answers: How it may be paid today, with the reasons.
        earlier: Its notices, newest first.
    """

    sheet: CaseSheet
    answers: tuple[ChannelAnswer, ...]
    earlier: tuple[EarlierNotice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWish:
    """Instalments as they are asked for."""

    count: int
    first_due_on: date
    consent: str = ""


class NoticesOf(Protocol):
    """Notices for a case: one for all of it, or one for each instalment."""

    def __call__(self, case_id: CaseId, plan: PlanWish | None) -> tuple[Notice, ...]:
        """Return them, the first instalment first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticePorts:
    """Everything the page can ask for.

    Attributes:
        today: The day of issue.
        find: Cases and papers that a text may mean.
        look: A case with everything about its notices.
        preview: The notices as they would be issued now; without a number.
        issue: Issues them.
        fetch: A notice to print again; refused where it is not current any more.
        draw: Notices as a PDF.
        save: Writes the paper of issued notices and returns where.
        print_paper: Gives a PDF to the office printer and tells whether it took it; None where
            there is none.
        page_count: Of a PDF.
        page_png: One page of a PDF, counted from 0.
        reveal: Writes down that a case is shown in full.
        store: Where the store is asked.
        search: Where the search asks it.
        rendering: Where pages are drawn.
    """

    today: Callable[[], date]
    find: Callable[[str], FoundForNotice]
    look: Callable[[CaseId], NoticeCase]
    preview: NoticesOf
    issue: NoticesOf
    fetch: Callable[[NoticeNumber], Notice]
    draw: Callable[[tuple[Notice, ...], NoticeForm], bytes]
    save: Callable[[tuple[Notice, ...], NoticeForm], Path]
    print_paper: Callable[[bytes], bool] | None
    page_count: Callable[[bytes], int]
    page_png: Callable[[bytes, int], bytes]
    reveal: WriteDown
    store: Background
    search: Background
    rendering: Background
