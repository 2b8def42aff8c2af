"""Binds the page of the journal to the services of a desk."""

from pathlib import Path

from counter_app.bootstrap.homes import Home
from counter_app.domain.staff import Act, Actor
from counter_app.services.journal import export_journal, filter_of_days, search_journal
from counter_app.services.verify import verify_books
from counter_app.store.journal import JournalEntry
from counter_app.store.journal import JournalFilter as StoreFilter
from counter_app.ui.background import Progress
from counter_app.ui.book_words import say_book_fault
from counter_app.ui.journal.presenter import JournalPorts, Verdict
from counter_app.ui.journal.screen import JournalFilter


def journal_ports(home: Home, actor: Actor) -> JournalPorts:
    """Return what the page of the journal needs of the services."""
    desk = home.desk

    def search(
        wanted: JournalFilter, limit: int, before: JournalEntry | None
    ) -> list[JournalEntry]:
        return search_journal(desk, actor, _in_store(wanted), limit=limit, before=before)

    def export(wanted: JournalFilter, form: str) -> Path:
        return export_journal(desk, actor, _in_store(wanted), form=form, folder=home.papers)

    def verify(progress: Progress) -> Verdict:
        def tell(done: int, total: int) -> bool:
            progress.report(done, total)
            return not progress.cancelled

        report = verify_books(desk, actor, home.books, progress=tell)
        return Verdict(
            rows=report.row_count,
            receipts=report.receipt_count,
            anchors=report.anchor_count,
            faults=tuple(say_book_fault(fault) for fault in report.faults),
            fault_count=report.fault_count,
            is_whole=report.is_whole,
        )

    return JournalPorts(
        search=search,
        export=export,
        verify=verify if actor.may(Act.VERIFY_BOOKS) else None,
    )


def _in_store(wanted: JournalFilter) -> StoreFilter:
    return filter_of_days(
        text=wanted.text,
        act=wanted.act,
        person=wanted.person,
        from_day=wanted.from_day,
        to_day=wanted.to_day,
    )
