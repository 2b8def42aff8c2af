"""Adds up the slips of an instalment plan that a visitor lays down together."""

from counter_app.domain.cases import CaseId
from counter_app.domain.drafts import Draft
from counter_app.domain.money import Twd
from counter_app.domain.notices import NoticeNumber
from counter_app.ui.payment import draft_edits
from counter_app.ui.payment.paper_reading import PaperRead
from counter_app.ui.payment.paper_standing import due_today, part_wanted


class Slips:
    """The slips that were scanned for the payment on the screen."""

    def __init__(self) -> None:
        self._read: dict[CaseId, dict[NoticeNumber, Twd]] = {}

    def forget(self) -> None:
        """Begin with another payment."""
        self._read = {}

    def pay(self, draft: Draft, paper: PaperRead) -> Draft:
        """Pay what a paper asks for, together with other slips of the same case.

        A paper that asks for all that is due changes nothing.
        """
        part_twd, notice = part_wanted(paper), paper.found.notice
        if part_twd is None or notice is None:
            return draft
        case_id = notice.case_id
        read = self._read.get(case_id, {})
        pays = next((case.pay_twd for case in draft.cases if case.case_id == case_id), None)
        if pays != sum(read.values()):
            read = {}  # the clerk has typed another amount since, or undone it
        self._read[case_id] = read | {notice.number: part_twd}
        together_twd = Twd(sum(self._read[case_id].values()))
        is_part = together_twd < due_today(paper)
        return draft_edits.pay_part(draft, case_id, together_twd if is_part else None)
