"""Binds the page of the journal to the services of a desk."""

from counter_app.bootstrap.homes import Home
from counter_app.domain.staff import Act, Actor
from counter_app.services.journal import export_journal, search_journal
from counter_app.services.verify import verify_books
from counter_app.ui.background import Progress
from counter_app.ui.book_words import say_book_fault
from counter_app.ui.journal.presenter import JournalPorts, Verdict


def journal_ports(home: Home, actor: Actor) -> JournalPorts:
    """Return what the page of the journal needs of the services."""
    desk = home.desk

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
        search=lambda wanted, limit, before: search_journal(
            desk, actor, wanted, limit=limit, before=before
        ),
        export=lambda wanted, form: export_journal(
            desk, actor, wanted, form=form, folder=home.papers
        ),
        verify=verify if actor.may(Act.VERIFY_BOOKS) else None,
    )
