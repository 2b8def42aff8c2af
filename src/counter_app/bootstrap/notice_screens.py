"""Binds the pages of notices to the services of a desk."""

import time
from functools import partial
from pathlib import Path

from counter_app.bootstrap.homes import Home
from counter_app.bootstrap.payment_ports import print_pdf
from counter_app.domain.calendar import TAIPEI
from counter_app.domain.cases import CaseId
from counter_app.domain.notices import (
    Batch,
    BatchFilter,
    Notice,
    NoticeForm,
    NoticeNumber,
    UnknownNotice,
    check_current,
)
from counter_app.domain.printing import PaperUnwritten
from counter_app.domain.scans import (
    HandwrittenReceiptScan,
    NoticeScan,
    PaperCodeScan,
    ReceiptScan,
    StoreSegmentScan,
    VirtualAccountScan,
    recognise,
)
from counter_app.domain.staff import Act, Actor
from counter_app.exchange.case_lists import read_case_list
from counter_app.services.case_sheets import case_sheet
from counter_app.services.cases import find_cases
from counter_app.services.notice_batches import (
    batches,
    cancel_batch,
    draw_batch,
    owed_in_batch,
    plan_batch,
    refusals,
    run_batch,
)
from counter_app.services.notices import (
    channel_answers,
    draw_notices,
    issue_notice,
    issue_plan,
    notices_and_standings,
    preview_notice,
    preview_plan,
    print_one_notice,
    read_back,
    save_notice_paper,
)
from counter_app.services.prices import case_kinds
from counter_app.services.reveal import reveal
from counter_app.ui.background import Background
from counter_app.ui.notice_batches.ports import BatchPorts, DrawnBatch, PlannedBatch, Tell
from counter_app.ui.notice_batches.presenter import BatchesPresenter
from counter_app.ui.notice_batches.view import BatchesView
from counter_app.ui.notice_print.presenter import (
    PrintedNotice,
    PrintNoticePorts,
    PrintNoticePresenter,
)
from counter_app.ui.notice_print.view import PrintNoticeView
from counter_app.ui.notices.place import NoticesPlace
from counter_app.ui.notices.ports import (
    EarlierNotice,
    FoundForNotice,
    NoticeCase,
    NoticePorts,
    PlanWish,
)
from counter_app.ui.notices.presenter import NoticesPresenter
from counter_app.ui.notices.view import NoticesView
from counter_app.ui.office_printer import has_office_printer
from counter_app.ui.theme.style import Theme

PREVIEW_DPI = 144
"""Sharp enough for the larger text sizes; the view scales it down."""

_PAPERS = (
    NoticeScan,
    StoreSegmentScan,
    VirtualAccountScan,
    PaperCodeScan,
    ReceiptScan,
    HandwrittenReceiptScan,
)


class _Notices:
    """What is asked about notices, with the desk and the person put where services want them."""

    def __init__(self, home: Home, actor: Actor) -> None:
        self._desk = home.desk
        self._folder = home.papers
        self._actor = actor

    def find(self, text: str) -> FoundForNotice:
        scan = recognise(text)
        if isinstance(scan, _PAPERS):
            paper = read_back(self._desk, self._actor, text)
            return FoundForNotice(hits=(), scan=scan, case_id=paper.case_id)
        found = find_cases(self._desk, self._actor, text)
        return FoundForNotice(hits=found.hits, scan=found.scan)

    def look(self, case_id: CaseId) -> NoticeCase:
        desk, actor = self._desk, self._actor
        return NoticeCase(
            sheet=case_sheet(desk, actor, case_id),
            answers=channel_answers(desk, actor, case_id),
            earlier=tuple(
                EarlierNotice(notice=notice, standing=standing)
                for notice, standing in notices_and_standings(desk, actor, case_id)
            ),
        )

    def preview(self, case_id: CaseId, plan: PlanWish | None) -> tuple[Notice, ...]:
        if plan is None:
            return (preview_notice(self._desk, self._actor, case_id),)
        return preview_plan(
            self._desk,
            self._actor,
            case_id,
            count=plan.count,
            first_due_on=plan.first_due_on,
            consent=plan.consent,
        )

    def issue(self, case_id: CaseId, plan: PlanWish | None) -> tuple[Notice, ...]:
        if plan is None:
            return (issue_notice(self._desk, self._actor, case_id),)
        return issue_plan(
            self._desk,
            self._actor,
            case_id,
            count=plan.count,
            first_due_on=plan.first_due_on,
            consent=plan.consent,
        )

    def fetch(self, number: NoticeNumber) -> Notice:
        paper = read_back(self._desk, self._actor, number)
        if paper.notice is None or paper.standing is None:
            raise UnknownNotice(text=number)
        check_current(paper.notice, paper.standing, replaced_by=paper.replaced_by)
        return paper.notice

    def save(self, notices: tuple[Notice, ...], form: NoticeForm) -> Path:
        try:
            return save_notice_paper(self._desk, self._actor, notices, form, folder=self._folder)
        except OSError as error:
            path = str(self._folder / f"{notices[0].number}.pdf")
            raise PaperUnwritten(path=path, detail=error.strerror or "") from error

    def print_one(self, text: str) -> PrintedNotice:
        """Print the one paper; a file is kept only where there is no printer to give it to."""
        notice = print_one_notice(self._desk, self._actor, text)
        if has_office_printer():
            was_printed = print_pdf(draw_notices(self._desk, (notice,), NoticeForm()))
            return PrintedNotice(number=notice.number, was_printed=was_printed)
        path = self.save((notice,), NoticeForm())
        return PrintedNotice(number=notice.number, path=path)


def notice_ports(
    home: Home, actor: Actor, *, store: Background, search: Background, rendering: Background
) -> NoticePorts:
    """Return what the page of one notice needs of the services.

    Args:
        home: The desk.
        actor: Who is signed in.
        store: Where the store is asked.
        search: Where the search asks it.
        rendering: Where pages are drawn.
    """
    desk = home.desk
    notices = _Notices(home, actor)
    return NoticePorts(
        today=desk.today,
        find=notices.find,
        look=notices.look,
        preview=notices.preview,
        issue=notices.issue,
        fetch=notices.fetch,
        draw=lambda shown, form: draw_notices(desk, shown, form),
        save=notices.save,
        print_paper=print_pdf if has_office_printer() else None,
        page_count=_page_count,
        page_png=_page_png,
        reveal=lambda subject, what: reveal(desk, actor, subject=subject, what=what),
        store=store,
        search=search,
        rendering=rendering,
    )


def batch_ports(home: Home, actor: Actor, *, store: Background, working: Background) -> BatchPorts:
    """Return what the page of batches needs of the services.

    Args:
        home: The desk.
        actor: Who is signed in.
        store: Where the store is asked.
        working: Where long work is done.
    """
    desk = home.desk

    def plan(wanted: BatchFilter, form: NoticeForm) -> PlannedBatch:
        batch = plan_batch(desk, actor, wanted, form)
        return PlannedBatch(batch=batch, owed_twd=owed_in_batch(desk, actor, batch.batch_id))

    def draw(batch: Batch, folder: Path, per_section: bool, tell: Tell) -> DrawnBatch | None:  # noqa: FBT001 - of the port
        stem = batch_stem(batch)
        files = draw_batch(
            desk,
            actor,
            batch.batch_id,
            out=folder / f"{stem}.pdf",
            manifest=folder / f"{stem}.csv",
            per_section=per_section,
            progress=tell,
        )
        if not files:
            return None
        papers = tuple(path for path in files if path.suffix == ".pdf")
        lists = tuple(path for path in files if path.suffix != ".pdf")
        return DrawnBatch(papers=papers, lists=lists)

    return BatchPorts(
        today=desk.today,
        kinds=partial(case_kinds, desk, actor),
        read_list=read_case_list,
        plan=plan,
        call_off=partial(cancel_batch, desk, actor),
        run=lambda batch_id, tell: run_batch(desk, actor, batch_id, progress=tell),
        draw=draw,
        batches=partial(batches, desk, actor),
        refusals=partial(refusals, desk, actor),
        folder=home.papers,
        steady_s=time.monotonic,
        store=store,
        working=working,
    )


def batch_stem(batch: Batch) -> str:
    """Return the name of a batch's files without an ending: the same each time it is drawn."""
    at = batch.made_at.astimezone(TAIPEI)
    return f"notices-{at:%Y%m%d-%H%M%S}-{batch.batch_id[:8]}"


def notices_screen(
    theme: Theme,
    home: Home,
    actor: Actor,
    *,
    store: Background,
    search: Background,
    rendering: Background,
    working: Background,
) -> tuple[NoticesPlace, NoticesPresenter, BatchesPresenter]:
    """Return the place of notices, one by one and in batches, and who decides there.

    Args:
        theme: Of every widget.
        home: The desk.
        actor: Who is signed in.
        store: Where the store is asked.
        search: Where the search asks it.
        rendering: Where pages are drawn.
        working: Where batches are issued and drawn.
    """
    view = NoticesView(theme)
    ports = notice_ports(home, actor, store=store, search=search, rendering=rendering)
    presenter = NoticesPresenter(view, ports, may_reveal=actor.may(Act.UNMASK))
    many = BatchesView(theme)
    batching = BatchesPresenter(many, batch_ports(home, actor, store=store, working=working))
    return NoticesPlace(theme, view, many), presenter, batching


def print_notice_screen(
    theme: Theme, home: Home, actor: Actor, *, rendering: Background
) -> tuple[PrintNoticeView, PrintNoticePresenter]:
    """Return the page of a volunteer.

    Args:
        theme: Of every widget.
        home: The desk.
        actor: Who is signed in.
        rendering: Where pages are drawn.
    """
    view = PrintNoticeView(theme)
    ports = PrintNoticePorts(print_notice=_Notices(home, actor).print_one, background=rendering)
    return view, PrintNoticePresenter(view, ports)


def _page_count(pdf: bytes) -> int:
    from counter_app.documents.pixels import page_count  # noqa: PLC0415 - heavy

    return page_count(pdf)


def _page_png(pdf: bytes, page: int) -> bytes:
    from counter_app.documents.pixels import page_png  # noqa: PLC0415 - heavy

    return page_png(pdf, page=page, dpi=PREVIEW_DPI)
