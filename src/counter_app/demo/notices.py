"""The notices of the demo day: a batch, one that is paid by scanning it, one paid in a store.

The same services as in the window; the store's file is written as a store would deliver it.
"""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Final

from counter_app.bootstrap.homes import Home
from counter_app.demo.cases import AT_STORE, SCANNED
from counter_app.demo.people import SUPERVISOR
from counter_app.domain.collections import CollectionOutcome, ImportedCollections
from counter_app.domain.notices import BatchFilter, Notice, NoticeForm, NoticeNumber
from counter_app.domain.paper_codes import NotAPaperCode, PaperForged, notice_facts
from counter_app.domain.staff import Actor
from counter_app.services.collections import import_collections
from counter_app.services.notice_batches import batch_notices, print_notices
from counter_app.services.notices import ReadBack, read_back
from counter_app.services.paper_codes import check_paper, code_signer, export_verifier
from counter_app.services.staff import sign_in

STORE_PROFILE: Final = "taishin-store"
_AGENT: Final = "7111111 "
_PAYEE: Final = "00000000000000"


@dataclass(slots=True, kw_only=True)
class NoticeDesk:
    """What the desk has in hand while notices are printed, scanned and settled.

    Attributes:
        papers: Gets the notices, their list, the store's file and the page that checks papers.
        faults: What did not go as it must.
    """

    home: Home
    clerk: Actor
    papers: Path
    faults: list[str] = field(default_factory=list)

    def print_batch(self) -> tuple[Notice, ...]:
        """Issue a notice for every open case that may have one, into one PDF."""
        batch = print_notices(
            self.home.desk,
            self.clerk,
            wanted=BatchFilter(),
            out=self.papers / "notices.pdf",
            manifest=self.papers / "notices.csv",
            form=NoticeForm(),
        )
        notices = batch_notices(self.home.desk, self.clerk, batch.batch_id)
        self._expect("notices", batch.case_count - batch.refused_count, len(notices))
        return notices

    def scan_middle(self, notices: tuple[Notice, ...]) -> ReadBack:
        """Scan the middle segment of the notice that is to be paid at the desk."""
        notice = self._of(notices, SCANNED.name)
        if notice.store_barcode is None:
            raise LookupError(f"no store barcode on {notice.number}")
        read = read_back(self.home.desk, self.clerk, notice.store_barcode.segment_2)
        self._expect("case scanned", notice.case_id, read.case_id)
        return read

    def check_papers(self, notices: tuple[Notice, ...]) -> None:
        """Tell a genuine notice from one whose amount was altered, and write the checking page."""
        desk = self.home.desk
        facts = notice_facts(notices[0])
        with desk.open_unit() as unit:
            sign = code_signer(unit, desk)
        genuine = sign(facts)
        self._expect("genuine", facts, check_paper(desk, self.clerk, genuine).facts)
        try:
            check_paper(desk, self.clerk, genuine[:-1] + ("A" if genuine[-1] != "A" else "Q"))
        except (PaperForged, NotAPaperCode):
            pass
        else:
            self.faults.append("an altered code was taken for genuine")
        altered = replace(facts, number=NoticeNumber("N99999999999"))
        self._expect("another paper has another code", True, sign(altered) != genuine)
        export_verifier(desk, self.papers / "verifier.html")

    def import_store_file(self, notices: tuple[Notice, ...]) -> ImportedCollections:
        """Post what the store took for a notice, and see that the same file posts nothing more."""
        notice = self._of(notices, AT_STORE.name)
        if notice.store_barcode is None:
            raise LookupError(f"no store barcode on {notice.number}")
        paid_on = notice.issued_on
        line = (
            f"{paid_on + timedelta(days=1):%Y%m%d}{paid_on:%Y%m%d}"
            f"{notice.store_barcode.segment_2}{int(notice.amount_twd):09d}"
            f"{paid_on:%m%d}{_AGENT}{_PAYEE}"
        )
        file = self.papers / "store-collections.txt"
        file.write_bytes(f"{line}\r\n".encode("ascii"))
        supervisor = sign_in(self.home.desk, login=SUPERVISOR.login, password=SUPERVISOR.password)
        first, again = (
            import_collections(self.home.desk, supervisor, file, profile=STORE_PROFILE)
            for _ in range(2)
        )
        self._expect("posted", {CollectionOutcome.POSTED: 1}, dict(first.counts))
        self._expect("posted amount", notice.amount_twd, first.posted_twd)
        self._expect("known the second time", 1, again.known_count)
        self._expect("posted twice", 0, again.posted_twd)
        return first

    def _of(self, notices: tuple[Notice, ...], name: str) -> Notice:
        return next(notice for notice in notices if notice.obligor_name == name)

    def _expect(self, what: str, wanted: object, found: object) -> None:
        if wanted != found:
            self.faults.append(f"{what}: {wanted} / {found}")
