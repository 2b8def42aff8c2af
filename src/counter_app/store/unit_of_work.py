"""One all-or-nothing change to the store, and a way to look without changing."""

from collections.abc import Callable
from types import TracebackType
from typing import Self

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError, DBAPIError, OperationalError

from counter_app.domain.closing import SettlementId
from counter_app.domain.errors import Trouble
from counter_app.domain.tenders import TenderId
from counter_app.store.accounts import AccountRepository
from counter_app.store.anchors import AnchorRepository
from counter_app.store.approvals import ApprovalRepository
from counter_app.store.case_intake import CaseIntake
from counter_app.store.cases import CaseRepository
from counter_app.store.chain import ChainWriter
from counter_app.store.closing import ClosingRepository
from counter_app.store.collections import CollectionRepository
from counter_app.store.device_events import DeviceEventRepository
from counter_app.store.drafts import DraftRepository
from counter_app.store.drawer import DrawerRepository
from counter_app.store.errors import StoreBusy, StoreFull, StoreUnreachable
from counter_app.store.facts import FactRepository
from counter_app.store.gate import WriteGate
from counter_app.store.journal import JournalRepository
from counter_app.store.notice_batches import NoticeBatchRepository
from counter_app.store.notice_terms import NoticeTermsRepository
from counter_app.store.notices import NoticeRepository
from counter_app.store.payment_proofs import PaymentProofRepository
from counter_app.store.payments import PaymentRepository
from counter_app.store.pickup_handovers import PickupHandOverRepository
from counter_app.store.pickup_terms import PickupTermsRepository
from counter_app.store.pickup_times import PickupTimesRepository
from counter_app.store.pickups import PickupRepository
from counter_app.store.print_jobs import PrintJobRepository
from counter_app.store.questionnaires import QuestionnaireRepository
from counter_app.store.receipts import ReceiptRepository
from counter_app.store.reversals import ReversalRepository
from counter_app.store.rules import RuleRepository
from counter_app.store.schema import device_events
from counter_app.store.shifts import ShiftRepository
from counter_app.store.sign_in_guards import SignInGuardRepository
from counter_app.store.staff import StaffRepository
from counter_app.store.survey_comments import SurveyCommentsRepository
from counter_app.store.survey_counts import SurveyCountsRepository
from counter_app.store.survey_follow_ups import SurveyFollowUpRepository
from counter_app.store.survey_imports import SurveyImportRepository
from counter_app.store.surveys import SurveyRepository
from counter_app.store.takings import TakingsRepository


class UnitOfWork:
    """A ``with`` block whose changes all happen on `commit`, or not at all.

    Open one on the thread that uses it and keep it short: never hold it while a person or a
    device is being waited for.

    Raises:
        StoreBusy: Others held the store for longer than the busy timeout.
        StoreFull: The disk has no room.
        StoreSuspect: The disk failed; nothing more can be written until it was checked.
        StoreUnreachable: The database does not answer.
    """

    def __init__(self, engine: Engine, gate: WriteGate | None = None) -> None:
        self._engine = engine
        self._gate = gate or WriteGate()

    def __enter__(self) -> Self:
        try:
            self._connection = self._engine.connect()
            try:
                self._transaction = self._connection.begin()
            except BaseException:
                self._connection.close()
                raise
        except DatabaseError as error:
            trouble = self._trouble(error)
            if trouble is None:
                raise
            raise trouble from error
        self._chain = ChainWriter(self._connection)
        self.journal = JournalRepository(self._connection, self._chain)
        self.facts = FactRepository(self._connection)
        self.staff = StaffRepository(self._connection)
        self.guards = SignInGuardRepository(self._connection)
        self.cases = CaseRepository(self._connection)
        self.case_intake = CaseIntake(self._connection)
        self.rules = RuleRepository(self._connection)
        self.shifts = ShiftRepository(self._connection)
        self.drafts = DraftRepository(self._connection)
        self.payments = PaymentRepository(self._connection, self._chain)
        self.tender_events = DeviceEventRepository[TenderId](
            self._connection, device_events.c.tender_id
        )
        self.receipts = ReceiptRepository(self._connection, self._chain)
        self.reversals = ReversalRepository(self._connection, self._chain)
        self.print_jobs = PrintJobRepository(self._connection)
        self.approvals = ApprovalRepository(self._connection, self._chain)
        self.anchors = AnchorRepository(self._connection, self._chain)
        self.drawer = DrawerRepository(self._connection, self._chain)
        self.closing = ClosingRepository(self._connection, self._chain)
        self.settlement_events = DeviceEventRepository[SettlementId](
            self._connection, device_events.c.settlement_id
        )
        self.takings = TakingsRepository(self._connection)
        self.accounts = AccountRepository(self._connection)
        self.notice_terms = NoticeTermsRepository(self._connection)
        self.notices = NoticeRepository(self._connection, self._chain)
        self.notice_batches = NoticeBatchRepository(self._connection)
        self.collections = CollectionRepository(self._connection, self._chain)
        self.proofs = PaymentProofRepository(self._connection)
        self.pickup_terms = PickupTermsRepository(self._connection)
        self.pickups = PickupRepository(self._connection)
        self.pickup_hand_overs = PickupHandOverRepository(self._connection, self._chain)
        self.pickup_times = PickupTimesRepository(self._connection)
        self.questionnaires = QuestionnaireRepository(self._connection)
        self.surveys = SurveyRepository(self._connection)
        self.survey_counts = SurveyCountsRepository(self._connection)
        self.survey_comments = SurveyCommentsRepository(self._connection)
        self.survey_follow_ups = SurveyFollowUpRepository(self._connection)
        self.survey_imports = SurveyImportRepository(self._connection)
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        try:
            if self._transaction.is_active:
                self._transaction.rollback()
        except DBAPIError:
            self._connection.invalidate()
        finally:
            self._connection.close()
        if isinstance(exc, DBAPIError):
            trouble = self._trouble(exc)
            if trouble is not None:
                raise trouble from exc

    def _trouble(self, error: DBAPIError) -> Trouble | None:
        """Return what a database error means for the desk; None for a bug."""
        if is_disk_failure(error):
            self._gate.suspect()
        if isinstance(error, OperationalError) or is_disk_failure(error):
            return self._gate.refusal() or trouble_of(error)
        # A link that broke is not always an operational error to the driver.
        return trouble_of(error) if error.connection_invalidated else None

    def queue_at_desk(self, desk_no: int) -> None:
        """Wait until no other change of this desk is under way; desks never wait for others.

        Called first by whatever settles, so that asking twice at once is asking in turn.
        """
        self._chain.lock(desk_no)

    def commit(self) -> None:
        """Make every change in this block permanent.

        Raises:
            StoreUnreachable: The answer to the commit was lost; it may have happened.
            StoreOlderThanAnchor, StoreSuspect: The store may only be read.
        """
        self._gate.check()
        self._chain.write_heads()
        try:
            self._transaction.commit()
        except DBAPIError:
            # SQLAlchemy takes the transaction for ended, but SQLite may have it open still, and
            # the whole store with it: this connection must not be used again.
            self._connection.invalidate()
            raise


OpenUnit = Callable[[], UnitOfWork]


def is_disk_failure(error: DBAPIError) -> bool:
    """Tell whether our own disk failed: a write, a sync, or a page that is no page."""
    words = str(error.orig).lower()
    is_ours = type(error.orig).__module__.startswith("sqlcipher3")
    return is_ours and any(sign in words for sign in ("disk i/o error", "malformed"))


def trouble_of(error: DBAPIError) -> Trouble:
    """Return what a database error means for the desk."""
    words = str(error.orig).lower()
    if any(sign in words for sign in ("locked", "lock timeout", "busy", "deadlock")):
        return StoreBusy()
    if "full" in words or "no space" in words:
        return StoreFull()
    return StoreUnreachable()
