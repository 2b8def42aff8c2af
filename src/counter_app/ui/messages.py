"""Every sentence about a refusal or a trouble.

A message answers three questions, always in this order: what happened, is the money safe,
what to do now.  `WORDS` maps a class of ``Refusal`` or ``Trouble`` to the function that puts
its facts into words; a test asserts that every such class of the program is in it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from counter_app.devices.profiles import ProfileProblem, ProfileUnreadable
from counter_app.devices.transport import DeviceUnreachable, UnreachableReason
from counter_app.documents.fonts import FaceUnusable
from counter_app.domain.amounts import AmountFault, NotAnAmount
from counter_app.domain.approvals import ApprovalMissing, ReasonMissing
from counter_app.domain.backups import BackupFailed, NotABackup, NotEmpty
from counter_app.domain.calendar import NotADate, format_roc, roc_year
from counter_app.domain.case_numbers import NotACaseNumber
from counter_app.domain.cases import (
    CaseBlocked,
    CaseExpired,
    CaseMoved,
    NothingDue,
    UnknownCase,
)
from counter_app.domain.closing import (
    AlreadyVerified,
    ItemsOpen,
    NotClosing,
    NotOwnShift,
    OwnCount,
    OwnerUnknown,
    SettlementOpen,
    StepDone,
    StepMissing,
    UnknownShift,
)
from counter_app.domain.collections import (
    CollectionFileRefused,
    FindingHandled,
    ProfileRefused,
    ProofRefused,
)
from counter_app.domain.collections import FileFault as CollectionFault
from counter_app.domain.drafts import DraftGone
from counter_app.domain.drawer import (
    CountRefused,
    DrawerTooEmpty,
    HandOverToSelf,
    NotYourDrawer,
)
from counter_app.domain.fees import RateNotKnown
from counter_app.domain.follow_ups import (
    OUTCOME_LENGTH_MAX,
    FollowUpClosed,
    FollowUpField,
    FollowUpRefused,
    UnknownFollowUp,
)
from counter_app.domain.homes import DiskLow, HomeInUse, HomeTaken, HomeUnwritable, NoHome
from counter_app.domain.instalments import INSTALMENTS_MIN, InstalmentsRefused
from counter_app.domain.kinds import HolderNotPresent, TenderAboveLimit, TenderNotAccepted
from counter_app.domain.kiosk_codes import KIOSK_CODE_MAX, KIOSK_CODE_MIN, KioskCodeRefused
from counter_app.domain.mails import MailFault, MailRefused
from counter_app.domain.notice_terms import TermsField, TermsRefused
from counter_app.domain.notices import (
    BatchEmpty,
    CaseListedTwice,
    MiddleSegmentWanted,
    NoticeNotCurrent,
    NoticeStanding,
    PlanDayRefused,
    UnknownBatch,
    UnknownNotice,
)
from counter_app.domain.paper_codes import NotAPaperCode, PaperForged
from counter_app.domain.parts import AmountAboveDue, AmountNotPositive
from counter_app.domain.passwords import (
    ChangeReason,
    PasswordMustChange,
    PasswordTooPlain,
    PasswordTooShort,
    PasswordTooYoung,
    PasswordUsedBefore,
    PolicyRefused,
    SignInLocked,
    SignInRefused,
)
from counter_app.domain.payments import (
    AmountChanged,
    CashTooLittle,
    ControlCharacters,
    DocumentDateRefused,
    DocumentIncomplete,
    EmptyPayment,
    MoneyMayHaveMoved,
    NoOpenOutcome,
    OutcomeOpen,
    PaymentNotOpen,
    SlipIncomplete,
    TenderTooMuch,
    TerminalBlocked,
    UnknownPayment,
    UnprintableName,
)
from counter_app.domain.pickup_handovers import (
    AlreadyHandedOver,
    SignatureChanged,
    SignedOnPaper,
)
from counter_app.domain.pickup_terms import PickupTermsField, PickupTermsRefused, UnknownClosure
from counter_app.domain.pickups import (
    MailBooked,
    NothingToUndo,
    PickupExpired,
    PickupField,
    PickupFieldRefused,
    PickupStepRefused,
    SlotNotOffered,
    SlotTaken,
    UnknownPickup,
)
from counter_app.domain.printing import PaperUnwritten, PrintStepRefused
from counter_app.domain.questionnaires import (
    CHOICES_MAX,
    CHOICES_MIN,
    LABEL_LENGTH_MAX,
    QUESTIONS_MAX,
    TITLE_LENGTH_MAX,
    WORDING_LENGTH_MAX,
    LastQuestionnaire,
    QuestionnaireFault,
    QuestionnaireRefused,
    QuestionnaireUsed,
    UnknownQuestionnaire,
)
from counter_app.domain.receipts import UnknownReceipt
from counter_app.domain.responses import (
    CHECK_EVERY_MAX,
    SHEET_COUNT_MAX,
    TAG_LENGTH_MAX,
    AnswerRefused,
    BatchCountDiffers,
    BatchNotOpen,
    BatchRefused,
    DifferenceUnsettled,
    NothingToTap,
    OwnSheet,
    SheetAlreadyTyped,
    SheetIncomplete,
    SheetNotInHand,
    SheetsInHand,
    UnknownSheet,
)
from counter_app.domain.responses import BatchState as SurveyBatchState
from counter_app.domain.responses import UnknownBatch as UnknownSurveyBatch
from counter_app.domain.reversals import (
    AlreadyReversed,
    CollectorMissing,
    MachineFirst,
    MoneyWentBack,
    NotADeposit,
    NotCorrectable,
    NothingToReturn,
    NotThisDesk,
    OutageDate,
    OutageOrder,
    PaperMissing,
    PayBackWay,
    ReturnOpen,
    ReversalStepRefused,
    SignatureMissing,
    UnknownReversal,
    VoidAfterClose,
    VoidBeforeClose,
    WayRefused,
)
from counter_app.domain.shifts import (
    DayBeforeLast,
    FloatNegative,
    NoOpenShift,
    ShiftAlreadyOpen,
    ShiftClosing,
    YesterdayOpen,
)
from counter_app.domain.staff import ApprovalRefused, NotPermitted, WorkInHand
from counter_app.domain.store_barcodes import BarcodeRefused, WrongCheckCharacters
from counter_app.domain.survey_comments import (
    TAGS_MAX,
    GroupTooSmall,
    TagRefused,
    UnknownComment,
)
from counter_app.domain.survey_forms import COPIES_MAX, CopiesRefused, FormsUnwritten
from counter_app.domain.survey_results import GROUP_MIN
from counter_app.domain.tenders import TenderStepRefused
from counter_app.domain.virtual_accounts import (
    AccountsUsedUp,
    ProfileUnverified,
    UnknownBankProfile,
    WrongAccountCheck,
)
from counter_app.exchange.text_files import FileFault, TextFileRefused
from counter_app.services.accounts import AccountRefused
from counter_app.services.books_export import ExportExists, ExportStopped, ExportUnwritable
from counter_app.services.devices import DeviceEntryRefused
from counter_app.services.opening import WrongPurpose
from counter_app.services.prices import DayPassed, EntryRefused, FavouriteTaken, PriceField
from counter_app.services.restore import CopyRefused
from counter_app.services.staff import LoginMalformed, LoginTaken, OwnAccount, UnknownAccount
from counter_app.store.errors import (
    NetworkShare,
    NotTheOwner,
    StoreBusy,
    StoreDamaged,
    StoreFull,
    StoreLocked,
    StoreMissing,
    StoreOlderThanAnchor,
    StoreSuspect,
    StoreTooNew,
    StoreUnreachable,
    UnsafeLibrary,
)
from counter_app.store.probe import DatabaseFault, DatabaseUnusable
from counter_app.ui.names import (
    listed,
    say_act,
    say_approved_act,
    say_close_step,
    say_copy_fault,
    say_policy,
    say_role,
    say_tender,
)
from counter_app.ui.pickup_words import say_desk, say_slot, say_state, say_step
from counter_app.ui.widgets.money import grouped
from counter_app.vault.recovery_phrase import PhraseFault, PhraseRefused
from counter_app.vault.store_key import KeyMissing, KeyUnsafe
from counter_app.vault.system_keys import SystemKeysClosed


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What a person reads.

    Attributes:
        what: What happened.
        money: Whether the money is safe; empty where no money is involved.
        now: What to do now.
    """

    what: str
    money: str = ""
    now: str = ""

    def as_line(self) -> str:
        """Return the three parts as one line, for a status or a command line."""
        parts = [part for part in (self.what, self.money, self.now) if part]
        # A Chinese full stop brings its own space, an English one does not.
        return (" " if self.what[-1:].isascii() else "").join(parts)


def say(error: Exception) -> Message | None:
    """Return the words for an expected error, or ``None`` if it is a bug."""
    for kind in type(error).__mro__:
        if kind in WORDS:
            return WORDS[kind](error)
    return None


def say_or_raise(error: Exception) -> Message:
    """Return the words for an expected error; a bug goes on to the crash page.

    Raises:
        Exception: *error* itself, if it is neither a refusal nor a trouble with words.
    """
    message = say(error)
    if message is None:
        raise error
    return message


# --- shifts -----------------------------------------------------------------


def _no_open_shift(error: NoOpenShift) -> Message:
    what = QCoreApplication.translate("Messages", "{desk} 號櫃檯還沒有開班。")
    return Message(
        what=what.format(desk=error.desk_no),
        money=QCoreApplication.translate("Messages", "沒有收取任何款項。"),
        now=QCoreApplication.translate("Messages", "請先清點零用金並開班。"),
    )


def _shift_already_open(error: ShiftAlreadyOpen) -> Message:
    what = QCoreApplication.translate("Messages", "{desk} 號櫃檯已經開班（營業日 {day}）。")
    return Message(
        what=what.format(desk=error.desk_no, day=format_roc(error.business_day)),
        now=QCoreApplication.translate("Messages", "不需要再開班，請直接收費。"),
    )


def _float_negative(_error: FloatNegative) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "零用金不能小於零。"),
        now=QCoreApplication.translate("Messages", "請重新清點並輸入。"),
    )


def _shift_closing(error: ShiftClosing) -> Message:
    what = QCoreApplication.translate("Messages", "{desk} 號櫃檯正在日結，錢箱清點中。")
    return Message(
        what=what.format(desk=error.desk_no),
        money=QCoreApplication.translate("Messages", "沒有收取或退還任何款項。"),
        now=QCoreApplication.translate("Messages", "請完成日結後再開班收費，或先取消日結。"),
    )


def _yesterday_open(error: YesterdayOpen) -> Message:
    what = QCoreApplication.translate("Messages", "{desk} 號櫃檯 {day} 的班還沒有日結。")
    return Message(
        what=what.format(desk=error.desk_no, day=format_roc(error.business_day)),
        money=QCoreApplication.translate("Messages", "沒有收取任何款項。"),
        now=QCoreApplication.translate(
            "Messages", "請先完成前一日的日結；必須繼續收費時，請主管核可逾日續收。"
        ),
    )


def _day_before_last(error: DayBeforeLast) -> Message:
    what = QCoreApplication.translate(
        "Messages", "電腦日期是 {today}，但這個櫃檯已經有 {last} 的帳。"
    )
    return Message(
        what=what.format(today=format_roc(error.today), last=format_roc(error.last_day)),
        now=QCoreApplication.translate(
            "Messages", "請先校正電腦時間；日期確實無誤時，請主管核可後開班。"
        ),
    )


# --- the drawer and the close -------------------------------------------------


def _count_refused(error: CountRefused) -> Message:
    if error.denomination_twd:
        what = QCoreApplication.translate("Messages", "面額 {value} 元的張數或枚數不對。").format(
            value=grouped(error.denomination_twd)
        )
    else:
        what = QCoreApplication.translate("Messages", "其他金額不能小於零。")
    return Message(what=what, now=QCoreApplication.translate("Messages", "請重新清點並輸入。"))


def _drawer_too_empty(error: DrawerTooEmpty) -> Message:
    what = QCoreApplication.translate("Messages", "錢箱裡只有 {there} 元，不夠支出 {wanted} 元。")
    return Message(
        what=what.format(there=grouped(error.in_drawer_twd), wanted=grouped(error.amount_twd)),
        money=QCoreApplication.translate("Messages", "帳上沒有任何變動。"),
        now=QCoreApplication.translate("Messages", "請改金額，或先登記存入現金。"),
    )


def _not_your_drawer(error: NotYourDrawer) -> Message:
    what = QCoreApplication.translate("Messages", "錢箱現在由「{clerk}」保管。")
    return Message(
        what=what.format(clerk=error.clerk),
        money=QCoreApplication.translate("Messages", "沒有收取或退還任何款項。"),
        now=QCoreApplication.translate("Messages", "請先清點並交接錢箱，再繼續收費。"),
    )


def _hand_over_to_self(error: HandOverToSelf) -> Message:
    what = QCoreApplication.translate("Messages", "錢箱本來就由「{clerk}」保管。")
    return Message(
        what=what.format(clerk=error.clerk),
        now=QCoreApplication.translate("Messages", "不需要交接；要交給別人時請由接手的同仁登入。"),
    )


def _not_closing(_error: NotClosing) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "這個班還沒有開始日結。"),
        now=QCoreApplication.translate("Messages", "請先按「開始日結」。"),
    )


def _items_open(error: ItemsOpen) -> Message:
    what = QCoreApplication.translate("Messages", "還有 {n} 件未結事項。")
    return Message(
        what=what.format(n=error.count),
        money=QCoreApplication.translate("Messages", "日結停在這一步，已做好的步驟都保留。"),
        now=QCoreApplication.translate("Messages", "請逐件處理，或由主管核可後結轉下一班。"),
    )


def _step_missing(error: StepMissing) -> Message:
    what = QCoreApplication.translate("Messages", "日結的「{step}」還沒有完成。")
    return Message(
        what=what.format(step=say_close_step(error.step)),
        money=QCoreApplication.translate("Messages", "已做好的步驟都保留。"),
        now=QCoreApplication.translate("Messages", "請先完成那一步。"),
    )


def _step_done(error: StepDone) -> Message:
    what = QCoreApplication.translate("Messages", "日結的「{step}」已經做過，不能重做或取消。")
    return Message(
        what=what.format(step=say_close_step(error.step)),
        now=QCoreApplication.translate("Messages", "請接著做下一步。"),
    )


def _owner_unknown(error: OwnerUnknown) -> Message:
    what = QCoreApplication.translate("Messages", "沒有「{login}」這個帳號，或帳號已停用。")
    return Message(
        what=what.format(login=error.login),
        now=QCoreApplication.translate("Messages", "請指定在職同仁負責這件未結事項。"),
    )


def _not_own_shift(error: NotOwnShift) -> Message:
    what = QCoreApplication.translate("Messages", "這是「{clerk}」的班。")
    return Message(
        what=what.format(clerk=error.clerk),
        now=QCoreApplication.translate("Messages", "請由本人日結，或由主管代為日結。"),
    )


def _settlement_open(error: SettlementOpen) -> Message:
    what = QCoreApplication.translate(
        "Messages", "「{device}」這一班已經送出結帳，結果未明或已完成。"
    )
    return Message(
        what=what.format(device=error.device),
        money=QCoreApplication.translate("Messages", "不會再送一次結帳。"),
        now=QCoreApplication.translate(
            "Messages", "請查詢結帳結果；查不到時，請主管核可後依結帳單輸入總額。"
        ),
    )


def _unknown_shift(_error: UnknownShift) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "找不到這個已日結的班。"),
        now=QCoreApplication.translate("Messages", "請重新整理清單後再選一次。"),
    )


def _own_count(_error: OwnCount) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "自己清點或日結的款項不能自己點收。"),
        now=QCoreApplication.translate("Messages", "請由另一位出納同仁點收。"),
    )


def _already_verified(_error: AlreadyVerified) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "這個班的款項已經點收過。"),
        now=QCoreApplication.translate("Messages", "不需要再點收。"),
    )


# --- people -----------------------------------------------------------------


def _not_permitted(error: NotPermitted) -> Message:
    what = QCoreApplication.translate("Messages", "「{role}」不能{act}。")
    return Message(
        what=what.format(role=say_role(error.role), act=say_act(error.act)),
        now=QCoreApplication.translate("Messages", "請由有這項權限的同仁登入後辦理。"),
    )


def _sign_in_refused(_error: SignInRefused) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "帳號或密碼不對，或帳號已停用。"),
        now=QCoreApplication.translate("Messages", "請再輸入一次；忘記密碼請找管理員。"),
    )


def _login_taken(error: LoginTaken) -> Message:
    what = QCoreApplication.translate("Messages", "帳號「{login}」已經有人使用。")
    return Message(
        what=what.format(login=error.login),
        now=QCoreApplication.translate("Messages", "請換一個帳號。"),
    )


def _login_malformed(_error: LoginMalformed) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "這個帳號不能使用。"),
        now=QCoreApplication.translate(
            "Messages", "請用 2 到 32 個字：文字、數字、點、減號或底線。"
        ),
    )


def _password_too_short(error: PasswordTooShort) -> Message:
    what = QCoreApplication.translate("Messages", "密碼太短，至少要 {n} 個字元。")
    return Message(
        what=what.format(n=error.length_min),
        now=QCoreApplication.translate("Messages", "請換一個長一點的密碼。"),
    )


def _sign_in_locked(error: SignInLocked) -> Message:
    what = QCoreApplication.translate(
        "Messages", "密碼錯誤次數過多，這個帳號至少鎖定 {minutes} 分鐘。"
    )
    return Message(
        what=what.format(minutes=error.minutes),
        now=QCoreApplication.translate("Messages", "請稍後再試，或請管理員解除鎖定。"),
    )


def _password_too_plain(error: PasswordTooPlain) -> Message:
    what = QCoreApplication.translate(
        "Messages", "密碼太簡單：大寫、小寫、數字、符號至少要有 {n} 種。"
    )
    return Message(
        what=what.format(n=error.classes_min),
        now=QCoreApplication.translate("Messages", "請換一個密碼。"),
    )


def _password_used_before(error: PasswordUsedBefore) -> Message:
    what = QCoreApplication.translate("Messages", "不能用目前的密碼，也不能用之前 {n} 次的密碼。")
    return Message(
        what=what.format(n=error.history),
        now=QCoreApplication.translate("Messages", "請換一個沒有用過的密碼。"),
    )


def _password_too_young(error: PasswordTooYoung) -> Message:
    what = QCoreApplication.translate("Messages", "密碼變更後要滿 {n} 天才能再變更。")
    return Message(
        what=what.format(n=error.age_min_days),
        now=QCoreApplication.translate(
            "Messages", "請改天再變更；密碼若已外洩，請管理員立刻重設。"
        ),
    )


def _password_must_change(error: PasswordMustChange) -> Message:
    given = QCoreApplication.translate("Messages", "這個密碼是別人給的，要先換成自己的密碼。")
    old = QCoreApplication.translate("Messages", "這個密碼已經超過使用期限，要先變更。")
    return Message(
        what=given if error.reason is ChangeReason.GIVEN else old,
        now=QCoreApplication.translate("Messages", "請本人在登入畫面變更密碼後再試。"),
    )


def _policy_refused(error: PolicyRefused) -> Message:
    what = QCoreApplication.translate("Messages", "「{name}」要在 {lowest} 到 {highest} 之間。")
    return Message(
        what=what.format(name=say_policy(error.name), lowest=error.lowest, highest=error.highest),
        now=QCoreApplication.translate("Messages", "請改成這個範圍內的數字。"),
    )


def _work_in_hand(error: WorkInHand) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "機器正在交易，現在不能換人。"),
        money=QCoreApplication.translate("Messages", "交易的結果會照常記錄。"),
        now=QCoreApplication.translate(
            "Messages", "請等交易結束，由{name}解除鎖定確認結果後再換人。"
        ).format(name=error.display_name),
    )


def _own_account(_error: OwnAccount) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "不能停用自己正在使用的帳號。"),
        now=QCoreApplication.translate("Messages", "請由另一位管理員辦理。"),
    )


def _approval_refused(error: ApprovalRefused) -> Message:
    own = QCoreApplication.translate("Messages", "不能核可自己經手的事。")
    other = QCoreApplication.translate("Messages", "這個帳號沒有核可的權限。")
    return Message(
        what=own if error.own_act else other,
        money=QCoreApplication.translate("Messages", "沒有任何變動。"),
        now=QCoreApplication.translate("Messages", "請由另一位有權核可的同仁輸入帳號與密碼。"),
    )


# --- cases ------------------------------------------------------------------


def _unknown_case(_error: UnknownCase) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "查不到這一件案件。"),
        now=QCoreApplication.translate("Messages", "請重新查詢；可能剛剛匯入了新的檔案。"),
    )


def _case_expired(error: CaseExpired) -> Message:
    what = QCoreApplication.translate(
        "Messages", "{number} 的執行期間已於 {day} 屆滿，依行政執行法第 7 條不得再執行。"
    )
    return Message(
        what=what.format(number=error.case_number, day=format_roc(error.expired_on)),
        money=QCoreApplication.translate("Messages", "這一件沒有收款。"),
        now=QCoreApplication.translate("Messages", "請洽承辦股，其他案件可以照常收。"),
    )


def _nothing_due(error: NothingDue) -> Message:
    what = QCoreApplication.translate("Messages", "{number} 已經結清，沒有應繳金額。")
    return Message(
        what=what.format(number=error.case_number),
        now=QCoreApplication.translate("Messages", "需要證明時，請補印收據。"),
    )


def _case_moved(error: CaseMoved) -> Message:
    what = QCoreApplication.translate(
        "Messages", "{number} 的金額剛剛變了：別的櫃檯收過，或匯入了新的檔案。"
    )
    return Message(
        what=what.format(number=error.case_number),
        money=QCoreApplication.translate("Messages", "這一筆還沒有收款。"),
        now=QCoreApplication.translate("Messages", "請核對新的金額後再收。"),
    )


def _case_blocked(error: CaseBlocked) -> Message:
    what = QCoreApplication.translate(
        "Messages", "{number} 在 {desk} 號櫃檯有一筆還沒有結果的繳款。"
    )
    return Message(
        what=what.format(number=error.case_number, desk=error.desk_no),
        money=QCoreApplication.translate("Messages", "那一筆可能已經扣款，所以這裡不再收。"),
        now=QCoreApplication.translate("Messages", "請先到那個櫃檯處理完未明交易。"),
    )


def _rate_not_known(error: RateNotKnown) -> Message:
    what = QCoreApplication.translate("Messages", "還沒有輸入 {year} 年的郵政定期儲金利率。")
    return Message(
        what=what.format(year=roc_year(error.day)),
        money=QCoreApplication.translate("Messages", "算不出利息，所以這一件先不收款。"),
        now=QCoreApplication.translate("Messages", "請管理員在「價目與規則」輸入那一年的利率。"),
    )


# --- amounts and numbers ----------------------------------------------------


def _not_an_amount(error: NotAnAmount) -> Message:
    return Message(
        what={
            AmountFault.EMPTY: QCoreApplication.translate("Messages", "沒有輸入金額。"),
            AmountFault.NEGATIVE: QCoreApplication.translate("Messages", "金額不能是負數。"),
            AmountFault.FRACTION: QCoreApplication.translate("Messages", "金額不能有小數。"),
            AmountFault.TOO_LARGE: QCoreApplication.translate("Messages", "金額太大，請確認位數。"),
            AmountFault.UNREADABLE: QCoreApplication.translate("Messages", "看不懂這個金額。"),
        }[error.fault],
        now=QCoreApplication.translate("Messages", "請輸入整數的新臺幣金額，例如 2,350。"),
    )


def _not_a_case_number(error: NotACaseNumber) -> Message:
    what = QCoreApplication.translate("Messages", "「{text}」不是案號。")
    return Message(
        what=what.format(text=error.text),
        now=QCoreApplication.translate("Messages", "請重新掃描，或按 F3 輸入年度、案類字與號次。"),
    )


# --- payments ---------------------------------------------------------------


def _empty_payment(_error: EmptyPayment) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "這一筆沒有任何要繳的項目。"),
        money=QCoreApplication.translate("Messages", "沒有收取任何款項。"),
        now=QCoreApplication.translate("Messages", "請先勾選案件或加入項目。"),
    )


def _amount_above_due(error: AmountAboveDue) -> Message:
    what = QCoreApplication.translate("Messages", "要收的 {amount} 元多於應繳的 {due} 元。")
    return Message(
        what=what.format(amount=grouped(error.amount_twd), due=grouped(error.due_twd)),
        money=QCoreApplication.translate("Messages", "沒有收取任何款項。"),
        now=QCoreApplication.translate("Messages", "請改成應繳金額，或輸入較小的部分金額。"),
    )


def _amount_not_positive(_error: AmountNotPositive) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "收款金額必須大於零。"),
        money=QCoreApplication.translate("Messages", "沒有收取任何款項。"),
        now=QCoreApplication.translate("Messages", "請重新輸入金額。"),
    )


def _amount_changed(error: AmountChanged) -> Message:
    what = QCoreApplication.translate(
        "Messages",
        "應收金額剛剛由 {agreed} 元變成 {total} 元：案件在別處收過款，或匯入了新的檔案。",
    )
    return Message(
        what=what.format(agreed=grouped(error.agreed_twd), total=grouped(error.total_twd)),
        money=QCoreApplication.translate("Messages", "沒有收取任何款項。"),
        now=QCoreApplication.translate("Messages", "請向民眾說明新的金額，再按一次收款。"),
    )


def _payment_not_open(_error: PaymentNotOpen) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "這一筆已經結清或取消。"),
        money=QCoreApplication.translate("Messages", "帳上只有一次，沒有重複收款。"),
        now=QCoreApplication.translate("Messages", "請按「下一位」開始新的一筆。"),
    )


def _unknown_payment(_error: UnknownPayment) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "找不到這一筆付款。"),
        money=QCoreApplication.translate("Messages", "已入帳的款項不受影響。"),
        now=QCoreApplication.translate("Messages", "請重新整理清單。"),
    )


def _money_may_have_moved(error: MoneyMayHaveMoved) -> Message:
    what = QCoreApplication.translate(
        "Messages", "這一筆已經收到，或可能已經收到 {amount} 元，不能暫存也不能取消。"
    )
    return Message(
        what=what.format(amount=grouped(error.amount_twd)),
        money=QCoreApplication.translate("Messages", "已收的款項都有紀錄。"),
        now=QCoreApplication.translate("Messages", "請收完剩下的金額，或先查明結果。"),
    )


def _outcome_open(error: OutcomeOpen) -> Message:
    what = QCoreApplication.translate("Messages", "還有一筆 {amount} 元的扣款結果不明。")
    return Message(
        what=what.format(amount=grouped(error.amount_twd)),
        money=QCoreApplication.translate("Messages", "是否已扣款尚未確定，請勿再扣一次。"),
        now=QCoreApplication.translate(
            "Messages", "請先按「查詢結果」，或依簽單選「已扣款／未扣款」。"
        ),
    )


def _no_open_outcome(_error: NoOpenOutcome) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "這一筆扣款的結果已經確定。"),
        money=QCoreApplication.translate("Messages", "帳務已經正確。"),
        now=QCoreApplication.translate("Messages", "不需要再處理。"),
    )


def _terminal_blocked(error: TerminalBlocked) -> Message:
    what = QCoreApplication.translate("Messages", "「{device}」上一筆扣款的結果還不明。")
    return Message(
        what=what.format(device=error.device),
        money=QCoreApplication.translate("Messages", "為了不重複扣款，這台機器先停用。"),
        now=QCoreApplication.translate("Messages", "請先處理上一筆，或改用別的付款方式。"),
    )


def _cash_too_little(error: CashTooLittle) -> Message:
    what = QCoreApplication.translate(
        "Messages", "實收 {tendered} 元少於應收 {needed} 元，還差 {short} 元。"
    )
    return Message(
        what=what.format(
            tendered=grouped(error.tendered_twd),
            needed=grouped(error.needed_twd),
            short=grouped(error.needed_twd - error.tendered_twd),
        ),
        money=QCoreApplication.translate("Messages", "沒有收取任何款項。"),
        now=QCoreApplication.translate("Messages", "請補收，或按「部分收款」。"),
    )


def _tender_too_much(error: TenderTooMuch) -> Message:
    what = QCoreApplication.translate(
        "Messages", "{amount} 元多於還要收的 {remaining} 元；只有現金可以找零。"
    )
    return Message(
        what=what.format(amount=grouped(error.amount_twd), remaining=grouped(error.remaining_twd)),
        money=QCoreApplication.translate("Messages", "沒有收取任何款項。"),
        now=QCoreApplication.translate("Messages", "請改成還要收的金額，或更小。"),
    )


def _tender_not_accepted(error: TenderNotAccepted) -> Message:
    what = QCoreApplication.translate("Messages", "「{tender}」不能用來繳這一種案件。")
    return Message(
        what=what.format(tender=say_tender(error.tender)),
        money=QCoreApplication.translate("Messages", "沒有收取任何款項。"),
        now=QCoreApplication.translate("Messages", "請改用別的付款方式，或分開收款。"),
    )


def _tender_above_limit(error: TenderAboveLimit) -> Message:
    what = QCoreApplication.translate(
        "Messages", "「{tender}」每筆最多 {limit} 元，這一筆是 {amount} 元。"
    )
    return Message(
        what=what.format(
            tender=say_tender(error.tender),
            limit=grouped(error.limit_twd),
            amount=grouped(error.amount_twd),
        ),
        money=QCoreApplication.translate("Messages", "沒有收取任何款項。"),
        now=QCoreApplication.translate("Messages", "請改用別的付款方式，或把超過的部分用現金收。"),
    )


def _holder_not_present(error: HolderNotPresent) -> Message:
    what = QCoreApplication.translate("Messages", "「{tender}」必須由持卡人本人到場。")
    return Message(
        what=what.format(tender=say_tender(error.tender)),
        money=QCoreApplication.translate("Messages", "沒有收取任何款項。"),
        now=QCoreApplication.translate(
            "Messages", "請確認持卡人本人在場並勾選，或改用別的付款方式。"
        ),
    )


def _document_date_refused(error: DocumentDateRefused) -> Message:
    stale = QCoreApplication.translate("Messages", "票據日期 {day} 已經過期太久，不能收。")
    later = QCoreApplication.translate("Messages", "票據日期 {day} 還沒到，不能收遠期票。")
    return Message(
        what=(stale if error.stale else later).format(day=format_roc(error.document_date)),
        money=QCoreApplication.translate("Messages", "沒有收取任何款項。"),
        now=QCoreApplication.translate("Messages", "請改用別的票據或別的付款方式。"),
    )


def _document_incomplete(_error: DocumentIncomplete) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "支票或匯票的資料不齊。"),
        money=QCoreApplication.translate("Messages", "沒有收取任何款項。"),
        now=QCoreApplication.translate("Messages", "請填寫銀行或郵局、號碼與日期。"),
    )


def _slip_incomplete(_error: SlipIncomplete) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "人工刷卡的資料不齊。"),
        money=QCoreApplication.translate("Messages", "尚未入帳。"),
        now=QCoreApplication.translate("Messages", "請照簽單填寫簽單序號與授權碼。"),
    )


def _control_characters(_error: ControlCharacters) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "輸入的文字含有看不見的控制字元。"),
        now=QCoreApplication.translate("Messages", "請刪掉後重新輸入，或重新掃描。"),
    )


def _draft_gone(_error: DraftGone) -> Message:
    return Message(
        what=QCoreApplication.translate(
            "Messages", "這一筆暫存已經不在：別的櫃檯已取出、收完或刪除。"
        ),
        money=QCoreApplication.translate("Messages", "沒有重複收款。"),
        now=QCoreApplication.translate("Messages", "請重新整理暫存清單。"),
    )


def _tender_step_refused(_error: TenderStepRefused) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "這一筆付款方式的狀態已經改變，不能這樣處理。"),
        money=QCoreApplication.translate("Messages", "帳上的紀錄沒有更動。"),
        now=QCoreApplication.translate("Messages", "請重新整理後再看一次結果。"),
    )


# --- money that goes back ---------------------------------------------------

_WAY_WORDS: Final[dict[PayBackWay, Callable[[], str]]] = {
    PayBackWay.CASH: lambda: QCoreApplication.translate("Messages", "錢箱不能用。"),
    PayBackWay.TRANSFER: lambda: QCoreApplication.translate("Messages", "沒有填寫匯入帳號。"),
    PayBackWay.DOCUMENT: lambda: QCoreApplication.translate(
        "Messages", "剩下的款項不是一張可以交還的支票或匯票。"
    ),
}


def _approval_missing(error: ApprovalMissing) -> Message:
    what = QCoreApplication.translate("Messages", "這件事（{act}）要有第二人核可。")
    return Message(
        what=what.format(act=say_approved_act(error.act)),
        money=QCoreApplication.translate("Messages", "還沒有任何變動。"),
        now=QCoreApplication.translate("Messages", "請有權核可的同仁輸入帳號與密碼。"),
    )


def _reason_missing(_error: ReasonMissing) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "沒有寫原因。"),
        money=QCoreApplication.translate("Messages", "還沒有任何變動。"),
        now=QCoreApplication.translate("Messages", "請用文字寫下原因，再做一次。"),
    )


def _already_reversed(error: AlreadyReversed) -> Message:
    what = QCoreApplication.translate(
        "Messages", "收據 {number} 已經作廢、退款或發還，或正在辦理。"
    )
    return Message(
        what=what.format(number=error.receipt_number),
        money=QCoreApplication.translate("Messages", "不會再退一次。"),
        now=QCoreApplication.translate("Messages", "請看這張收據的紀錄，或處理還沒辦完的那一件。"),
    )


def _reversal_step_refused(_error: ReversalStepRefused) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "這一件的辦理狀態已經改變，不能這樣處理。"),
        money=QCoreApplication.translate("Messages", "帳上的紀錄沒有更動。"),
        now=QCoreApplication.translate("Messages", "請重新整理後再看一次。"),
    )


def _void_after_close(error: VoidAfterClose) -> Message:
    what = QCoreApplication.translate("Messages", "收據 {number} 的班已經日結，不能作廢。")
    return Message(
        what=what.format(number=error.receipt_number),
        money=QCoreApplication.translate("Messages", "帳上的紀錄沒有更動。"),
        now=QCoreApplication.translate("Messages", "請改辦退款：申請、核可、付款。"),
    )


def _void_before_close(error: VoidBeforeClose) -> Message:
    what = QCoreApplication.translate("Messages", "收據 {number} 的班還沒有日結，不必退款。")
    return Message(
        what=what.format(number=error.receipt_number),
        money=QCoreApplication.translate("Messages", "帳上的紀錄沒有更動。"),
        now=QCoreApplication.translate("Messages", "請在當班作廢這張收據。"),
    )


def _paper_missing(_error: PaperMissing) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "收據正本不在手上，也沒有註明原因。"),
        money=QCoreApplication.translate("Messages", "還沒有任何變動。"),
        now=QCoreApplication.translate("Messages", "請收回正本並勾選；收不回時請寫明原因。"),
    )


def _not_a_deposit(_error: NotADeposit) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "這一項不是保證金，不能單獨發還。"),
        money=QCoreApplication.translate("Messages", "還沒有任何變動。"),
        now=QCoreApplication.translate("Messages", "請選保證金那一項，或辦理整張收據的退款。"),
    )


def _signature_missing(_error: SignatureMissing) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "沒有填寫領款人，或領款人還沒有簽收。"),
        money=QCoreApplication.translate("Messages", "還沒有付款。"),
        now=QCoreApplication.translate("Messages", "請填寫姓名，簽收後勾選，再付款。"),
    )


def _not_correctable(_error: NotCorrectable) -> Message:
    return Message(
        what=QCoreApplication.translate(
            "Messages", "這一筆付款方式不能更正：由機器扣款、已更正過，或已經日結。"
        ),
        money=QCoreApplication.translate("Messages", "帳上的紀錄沒有更動。"),
        now=QCoreApplication.translate("Messages", "請改用作廢或退款辦理。"),
    )


def _outage_order(error: OutageOrder) -> Message:
    what = QCoreApplication.translate("Messages", "手開收據要照號碼補登，下一張是 {number}。")
    return Message(
        what=what.format(number=error.expected),
        money=QCoreApplication.translate("Messages", "還沒有入帳。"),
        now=QCoreApplication.translate("Messages", "請先補登那一張；寫壞的也要登錄。"),
    )


def _collector_missing(_error: CollectorMissing) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "沒有填寫手開收據的收款人。"),
        money=QCoreApplication.translate("Messages", "還沒有入帳。"),
        now=QCoreApplication.translate("Messages", "請填寫當時收款並開立收據的同仁。"),
    )


def _outage_date(error: OutageDate) -> Message:
    what = QCoreApplication.translate(
        "Messages", "手開收據的日期 {day} 不能早於前一張，也不能晚於今天。"
    )
    return Message(
        what=what.format(day=format_roc(error.collected_on)),
        money=QCoreApplication.translate("Messages", "還沒有入帳。"),
        now=QCoreApplication.translate("Messages", "請核對紙本上的日期與號碼。"),
    )


def _account_refused(_error: AccountRefused) -> Message:
    return Message(
        what=QCoreApplication.translate(
            "Messages", "這個解繳帳戶不能登錄：受款對象不存在，或帳戶太長、有看不見的字。"
        ),
        money=QCoreApplication.translate("Messages", "帳上的金額沒有更動。"),
        now=QCoreApplication.translate("Messages", "請縮短或重新輸入帳戶。"),
    )


def _unknown_reversal(_error: UnknownReversal) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "找不到這一件作廢或退款。"),
        money=QCoreApplication.translate("Messages", "帳上的紀錄沒有更動。"),
        now=QCoreApplication.translate("Messages", "請重新整理清單。"),
    )


def _not_this_desk(error: NotThisDesk) -> Message:
    what = QCoreApplication.translate("Messages", "這一件要在 {desk} 號櫃檯辦理。")
    return Message(
        what=what.format(desk=error.desk_no),
        money=QCoreApplication.translate("Messages", "還沒有任何變動。"),
        now=QCoreApplication.translate("Messages", "請到那個櫃檯辦理。"),
    )


def _return_open(error: ReturnOpen) -> Message:
    what = QCoreApplication.translate("Messages", "還有一筆 {amount} 元的退刷結果不明。")
    return Message(
        what=what.format(amount=grouped(error.amount_twd)),
        money=QCoreApplication.translate("Messages", "是否已退還沒有確定，請勿再退一次。"),
        now=QCoreApplication.translate(
            "Messages", "請先按「查詢結果」，或依簽單選「已退／未退」。"
        ),
    )


def _machine_first(error: MachineFirst) -> Message:
    what = QCoreApplication.translate("Messages", "這 {amount} 元是機器收的，要先請那台機器退。")
    return Message(
        what=what.format(amount=grouped(error.amount_twd)),
        money=QCoreApplication.translate("Messages", "還沒有付款。"),
        now=QCoreApplication.translate("Messages", "請先按「退刷」；機器不能退時再改用其他方式。"),
    )


def _nothing_to_return(_error: NothingToReturn) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "這一筆已經退還，或不是這台機器收的。"),
        money=QCoreApplication.translate("Messages", "不會再退一次。"),
        now=QCoreApplication.translate("Messages", "請重新整理後再看一次。"),
    )


def _money_went_back(error: MoneyWentBack) -> Message:
    what = QCoreApplication.translate(
        "Messages", "這一件已經退出，或可能已經退出 {amount} 元，不能取消。"
    )
    return Message(
        what=what.format(amount=grouped(error.amount_twd)),
        money=QCoreApplication.translate("Messages", "已退的款項都有紀錄。"),
        now=QCoreApplication.translate("Messages", "請把剩下的金額退完。"),
    )


def _way_refused(error: WayRefused) -> Message:
    what = QCoreApplication.translate("Messages", "不能這樣退：{why}")
    return Message(
        what=what.format(why=_WAY_WORDS[error.way]()),
        money=QCoreApplication.translate("Messages", "還沒有付款。"),
        now=QCoreApplication.translate("Messages", "請改正後再做一次。"),
    )


# --- papers -----------------------------------------------------------------


def _unknown_receipt(error: UnknownReceipt) -> Message:
    what = QCoreApplication.translate("Messages", "查不到收據 {number}。")
    return Message(
        what=what.format(number=error.number),
        money=QCoreApplication.translate("Messages", "已開立的收據都在帳上。"),
        now=QCoreApplication.translate("Messages", "請確認號碼，或由案件查詢收據。"),
    )


def _print_step_refused(_error: PrintStepRefused) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "這張收據的列印狀態已經改變，不能這樣處理。"),
        money=QCoreApplication.translate("Messages", "款項已入帳，不受影響。"),
        now=QCoreApplication.translate("Messages", "請重新整理後再按「重印」。"),
    )


def _face_unusable(error: FaceUnusable) -> Message:
    what = QCoreApplication.translate("Messages", "字型檔 {name} 不在，或不能使用，收據無法列印。")
    return Message(
        what=what.format(name=error.file_name),
        money=QCoreApplication.translate("Messages", "列印前就停下來，沒有印出缺字的收據。"),
        now=QCoreApplication.translate("Messages", "請重新執行安裝程式，補上全字庫字型。"),
    )


# --- prices and rules -------------------------------------------------------


def _entry_refused(error: EntryRefused) -> Message:
    return Message(
        what=_FIELD_WORDS[error.field](),
        now=QCoreApplication.translate("Messages", "請改正後再存一次；原來的資料沒有變動。"),
    )


def _field(words: object) -> Callable[[], str]:
    return lambda: QCoreApplication.translate("Messages", str(words))


_FIELD_WORDS: Final[dict[PriceField, Callable[[], str]]] = {
    PriceField.CODE: _field(
        QT_TRANSLATE_NOOP("Messages", "代碼要用 1 到 20 個大寫英文字母、數字或減號。")
    ),
    PriceField.NAME: _field(QT_TRANSLATE_NOOP("Messages", "名稱要有 1 到 40 個看得見的字。")),
    PriceField.UNIT: _field(QT_TRANSLATE_NOOP("Messages", "單位要有 1 到 10 個看得見的字。")),
    PriceField.GROUP: _field(QT_TRANSLATE_NOOP("Messages", "類別只能是規費或拍賣款。")),
    PriceField.PRICE: _field(
        QT_TRANSLATE_NOOP("Messages", "單價要是 1 元以上的整數；由櫃檯輸入金額的項目請留空。")
    ),
    PriceField.FAVOURITE: _field(QT_TRANSLATE_NOOP("Messages", "常用鍵只有 1 到 8。")),
    PriceField.KIND: _field(QT_TRANSLATE_NOOP("Messages", "沒有這個案件種類。")),
    PriceField.LIMIT: _field(
        QT_TRANSLATE_NOOP("Messages", "上限要是 1 元以上的整數；沒有上限請留空。")
    ),
    PriceField.RATE: _field(
        QT_TRANSLATE_NOOP("Messages", "年利率要在 0 到 20% 之間，最多三位小數。")
    ),
}


def _terms_refused(error: TermsRefused) -> Message:
    return Message(
        what=_TERMS_WORDS[error.field](),
        now=QCoreApplication.translate("Messages", "請改正後再存一次；原來的資料沒有變動。"),
    )


_TERMS_WORDS: Final[dict[TermsField, Callable[[], str]]] = {
    TermsField.SERVICE_CODE: _field(
        QT_TRANSLATE_NOOP("Messages", "代收項目要是三個大寫英文字母或數字。")
    ),
    TermsField.SEGMENT_2: _field(
        QT_TRANSLATE_NOOP("Messages", "第二段的內容和條碼種類不合：稅款條碼要用稅款的第二段。")
    ),
    TermsField.NUMBER_PREFIX: _field(
        QT_TRANSLATE_NOOP(
            "Messages",
            "編號的字首要是五個以內的大寫英文字母或數字；稅款條碼的機關代號剛好五個。",
        )
    ),
    TermsField.SEGMENT_3: _field(
        QT_TRANSLATE_NOOP(
            "Messages",
            "第三段的固定字要是四個大寫英文字母或數字；稅款條碼的稅目代號剛好三個。",
        )
    ),
    TermsField.AMOUNT_WIDTH: _field(
        QT_TRANSLATE_NOOP("Messages", "金額要是 9 位數；稅款條碼是 10 位數。")
    ),
    TermsField.BANK_PREFIX: _field(
        QT_TRANSLATE_NOOP("Messages", "銀行給的代碼只能是數字，位數要和這家銀行的規則相符。")
    ),
    TermsField.POST_ACCOUNT: _field(
        QT_TRANSLATE_NOOP("Messages", "郵政劃撥帳號要是 8 位數字；沒有請留空。")
    ),
    TermsField.WEBSITE: _field(
        QT_TRANSLATE_NOOP(
            "Messages", "網址要以 https:// 開頭，不含空白，最多 100 個字；沒有請留空。"
        )
    ),
    TermsField.VALID_DAYS: _field(
        QT_TRANSLATE_NOOP("Messages", "通知書的繳款天數要在 1 到 60 天之間。")
    ),
    TermsField.TEXT: _field(
        QT_TRANSLATE_NOOP("Messages", "每一欄文字最多 80 個看得見的字，不能換行。")
    ),
    TermsField.KIND: _field(QT_TRANSLATE_NOOP("Messages", "沒有這個案件種類。")),
}


def _pickup_terms_refused(error: PickupTermsRefused) -> Message:
    return Message(
        what=_PICKUP_TERMS_WORDS[error.field](),
        now=QCoreApplication.translate("Messages", "請改正後再存一次；原來的資料沒有變動。"),
    )


def _answer_refused(_error: AnswerRefused) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "這一題沒有這個答案。"),
        money=QCoreApplication.translate("Messages", "前面打好的都還在。"),
        now=QCoreApplication.translate(
            "Messages", "請按題目旁邊的數字；未填按 0，無效按小數點（.）。"
        ),
    )


def _sheet_incomplete(error: SheetIncomplete) -> Message:
    what = QCoreApplication.translate("Messages", "這份問卷還有 {n} 題沒有答案。")
    return Message(
        what=what.format(n=len(error.codes)),
        money=QCoreApplication.translate("Messages", "打好的都還在。"),
        now=QCoreApplication.translate("Messages", "請打完每一題；民眾沒填的按 0。"),
    )


def _sheet_already_typed(error: SheetAlreadyTyped) -> Message:
    what = QCoreApplication.translate("Messages", "問卷 {number} 已經打過了（第 {batch} 疊）。")
    return Message(
        what=what.format(number=error.number, batch=error.batch),
        money=QCoreApplication.translate("Messages", "沒有重複計算。"),
        now=QCoreApplication.translate("Messages", "請把這一份放到一旁，打下一份。"),
    )


def _unknown_sheet(_error: UnknownSheet) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "查不到這個問卷號碼。"),
        now=QCoreApplication.translate(
            "Messages", "請再掃一次，或核對 S 開頭的 12 碼；不是本分署印的問卷，請直接打。"
        ),
    )


def _sheet_not_in_hand(error: SheetNotInHand) -> Message:
    what = QCoreApplication.translate("Messages", "問卷 {number} 已經打完、被剔除，或由別人在打。")
    return Message(
        what=what.format(number=error.number),
        money=QCoreApplication.translate("Messages", "先前存好的沒有變動。"),
        now=QCoreApplication.translate("Messages", "請回到這一疊再看一次。"),
    )


def _kiosk_code_refused(error: KioskCodeRefused) -> Message:
    if error.is_guessable:
        what = QCoreApplication.translate("Messages", "這個代碼太容易猜到。")
        now = QCoreApplication.translate("Messages", "請不要用同一個數字，或連續的數字。")
    else:
        what = QCoreApplication.translate("Messages", "代碼要 {least} 到 {most} 位數字。")
        what = what.format(least=KIOSK_CODE_MIN, most=KIOSK_CODE_MAX)
        now = QCoreApplication.translate("Messages", "請再輸入一次。")
    return Message(
        what=what, money=QCoreApplication.translate("Messages", "原來的代碼沒有變動。"), now=now
    )


def _nothing_to_tap(_error: NothingToTap) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "現在的問卷只有文字題，不能用觸控填答。"),
        now=QCoreApplication.translate("Messages", "請改用紙本問卷。"),
    )


def _unknown_survey_batch(error: UnknownSurveyBatch) -> Message:
    what = QCoreApplication.translate("Messages", "查不到第 {number} 疊問卷。")
    return Message(
        what=what.format(number=error.number),
        now=QCoreApplication.translate("Messages", "請重新選一疊。"),
    )


def _batch_refused(error: BatchRefused) -> Message:
    what = {
        "sheet_count": QCoreApplication.translate(
            "Messages", "一疊的份數要在 1 到 {n} 之間。"
        ).format(n=f"{SHEET_COUNT_MAX:,}"),
        "answered_on": QCoreApplication.translate("Messages", "填寫日期不能晚於今天。"),
        "desk_no": QCoreApplication.translate("Messages", "櫃檯號碼要在 1 到 99 之間。"),
        "check_every": QCoreApplication.translate(
            "Messages", "每隔幾份複登，要在 0 到 {n} 之間。"
        ).format(n=CHECK_EVERY_MAX),
    }[error.field]
    return Message(
        what=what,
        money=QCoreApplication.translate("Messages", "還沒有任何變動。"),
        now=QCoreApplication.translate("Messages", "請改正後再做一次。"),
    )


def _batch_not_open(error: BatchNotOpen) -> Message:
    what, now = {
        SurveyBatchState.TYPING: (
            QCoreApplication.translate("Messages", "第 {number} 疊還在鍵入，還不能複登。"),
            QCoreApplication.translate("Messages", "請先打完這一疊。"),
        ),
        SurveyBatchState.CHECKING: (
            QCoreApplication.translate("Messages", "第 {number} 疊已經打完，正在複登。"),
            QCoreApplication.translate("Messages", "請改到複登，或選另一疊。"),
        ),
        SurveyBatchState.CLOSED: (
            QCoreApplication.translate("Messages", "第 {number} 疊已經完成，不能再改。"),
            QCoreApplication.translate("Messages", "請選另一疊。"),
        ),
    }[error.state]
    return Message(
        what=what.format(number=error.number),
        money=QCoreApplication.translate("Messages", "打好的都還在。"),
        now=now,
    )


def _batch_count_differs(error: BatchCountDiffers) -> Message:
    gap = error.typed - error.counted
    if gap < 0:
        what = QCoreApplication.translate(
            "Messages", "第 {number} 疊數了 {counted} 份，打了 {typed} 份，少 {gap} 份。"
        )
        now = QCoreApplication.translate("Messages", "請接著打；數錯了就更正份數。")
    else:
        what = QCoreApplication.translate(
            "Messages", "第 {number} 疊數了 {counted} 份，打了 {typed} 份，多 {gap} 份。"
        )
        now = QCoreApplication.translate("Messages", "請剔除打了兩次的那一份；數錯了就更正份數。")
    return Message(
        what=what.format(
            number=error.number, counted=error.counted, typed=error.typed, gap=abs(gap)
        ),
        money=QCoreApplication.translate("Messages", "打好的都還在。"),
        now=now,
    )


def _sheets_in_hand(error: SheetsInHand) -> Message:
    what = QCoreApplication.translate("Messages", "第 {number} 疊還有問卷沒打完：{sheets}。")
    return Message(
        what=what.format(number=error.number, sheets="、".join(error.sheets)),
        money=QCoreApplication.translate("Messages", "打好的都還在。"),
        now=QCoreApplication.translate("Messages", "請打完這幾份；沒有人在打的就剔除，重新打。"),
    )


def _own_sheet(error: OwnSheet) -> Message:
    what = QCoreApplication.translate("Messages", "問卷 {number} 第一次是您打的。")
    return Message(
        what=what.format(number=error.number),
        now=QCoreApplication.translate("Messages", "請另一位來複登。"),
    )


def _difference_unsettled(error: DifferenceUnsettled) -> Message:
    what = QCoreApplication.translate("Messages", "還有 {n} 題沒有決定。")
    return Message(
        what=what.format(n=len(error.codes)),
        money=QCoreApplication.translate("Messages", "兩次打的都還在。"),
        now=QCoreApplication.translate("Messages", "請對照紙本，每一題都決定一個答案。"),
    )


def _follow_up_refused(error: FollowUpRefused) -> Message:
    what = {
        FollowUpField.OWNER: QCoreApplication.translate("Messages", "請選一位承辦人。"),
        FollowUpField.DUE_ON: QCoreApplication.translate("Messages", "期限要在今天到一年之間。"),
        FollowUpField.OUTCOME: QCoreApplication.translate(
            "Messages", "請寫下處理結果，最多 {n} 字。"
        ).format(n=OUTCOME_LENGTH_MAX),
    }[error.field]
    return Message(
        what=what,
        now=QCoreApplication.translate("Messages", "改正後再存一次；打好的字還在。"),
    )


def _unknown_follow_up(_error: UnknownFollowUp) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "這件意見已經不在清單上。"),
        now=QCoreApplication.translate(
            "Messages", "問卷可能已作廢（重複鍵入）；清單會自己更新，請選下一件。"
        ),
    )


def _follow_up_closed(_error: FollowUpClosed) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "這件已有人填好處理結果。"),
        now=QCoreApplication.translate("Messages", "沒有再存一次；到「已處理」看對方寫的結果。"),
    )


def _questionnaire_refused(error: QuestionnaireRefused) -> Message:
    what, length_max = {
        QuestionnaireFault.TITLE: (
            QCoreApplication.translate("Messages", "中文和英文標題都要填，各最多 {n} 字。"),
            TITLE_LENGTH_MAX,
        ),
        QuestionnaireFault.QUESTIONS: (
            QCoreApplication.translate("Messages", "問卷要有 1 到 {n} 題。"),
            QUESTIONS_MAX,
        ),
        QuestionnaireFault.CODE: (
            QCoreApplication.translate(
                "Messages",
                "第 {question} 題的代碼要以小寫字母開頭，只用小寫字母、數字和底線，"
                "而且不能和別題相同。",
            ),
            0,
        ),
        QuestionnaireFault.WORDING: (
            QCoreApplication.translate(
                "Messages", "第 {question} 題的中文和英文題目都要填，各最多 {n} 字。"
            ),
            WORDING_LENGTH_MAX,
        ),
        QuestionnaireFault.CHOICES: (
            QCoreApplication.translate(
                "Messages",
                "第 {question} 題要有 {least} 到 {most} 個不同的選項，"
                "中文和英文都要填，各最多 {n} 字；自由填寫的題目沒有選項。",
            ),
            LABEL_LENGTH_MAX,
        ),
        QuestionnaireFault.LOW_FROM: (
            QCoreApplication.translate(
                "Messages",
                "第 {question} 題「從哪個選項起要追蹤」不能是第一個選項，也不能超過選項數；"
                "沒有好壞順序的題目不追蹤。",
            ),
            0,
        ),
    }[error.fault]
    return Message(
        what=what.format(
            question=error.question, n=length_max, least=CHOICES_MIN, most=CHOICES_MAX
        ),
        now=QCoreApplication.translate("Messages", "改正後再存一次；打好的字還在。"),
    )


def _questionnaire_used(error: QuestionnaireUsed) -> Message:
    return Message(
        what=QCoreApplication.translate(
            "Messages", "第 {version} 版問卷已經使用，不能再改或刪除。"
        ).format(version=error.version),
        now=QCoreApplication.translate(
            "Messages", "原來的問卷和回答都沒有變動；請複製成新的一版再改。"
        ),
    )


def _unknown_questionnaire(error: UnknownQuestionnaire) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "沒有第 {version} 版問卷。").format(
            version=error.version
        ),
        now=QCoreApplication.translate(
            "Messages", "可能已有人刪除；請重新開啟問卷頁，選別的一版。"
        ),
    )


def _last_questionnaire(_error: LastQuestionnaire) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "這是唯一的一版問卷，不能刪除。"),
        now=QCoreApplication.translate("Messages", "什麼都沒有變動；請直接修改這一版。"),
    )


def _group_too_small(error: GroupTooSmall) -> Message:
    if error.responses < GROUP_MIN:
        what = QCoreApplication.translate(
            "Messages", "這個範圍只有 {count} 份回答，未滿 {n} 份不列出意見，以免認出是誰寫的。"
        ).format(count=error.responses, n=GROUP_MIN)
    else:
        what = QCoreApplication.translate(
            "Messages",
            "單獨列出這個範圍，會讓另一個未滿 {n} 份的範圍被推算出來，所以不列出意見。",
        ).format(n=GROUP_MIN)
    return Message(
        what=what,
        now=QCoreApplication.translate("Messages", "請選較長的期間，或不分櫃檯和來源。"),
    )


def _unknown_comment(_error: UnknownComment) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "這則意見已經不在了。"),
        now=QCoreApplication.translate(
            "Messages", "問卷可能已作廢或更正；標籤沒有存，請重新查詢。"
        ),
    )


def _tag_refused(error: TagRefused) -> Message:
    if error.tag:
        what = QCoreApplication.translate(
            "Messages", "標籤「{tag}」太長或含有看不見的字元，最多 {n} 字。"
        ).format(tag=error.tag[: 2 * TAG_LENGTH_MAX], n=TAG_LENGTH_MAX)
    else:
        what = QCoreApplication.translate("Messages", "一則意見最多 {n} 個標籤。").format(
            n=TAGS_MAX
        )
    return Message(
        what=what,
        now=QCoreApplication.translate("Messages", "原來的標籤沒有變動；請改正後再存一次。"),
    )


_PICKUP_TERMS_WORDS: Final[dict[PickupTermsField, Callable[[], str]]] = {
    PickupTermsField.SLOT_MINUTES: _field(
        QT_TRANSLATE_NOOP("Messages", "每個時段只能是 10、15、20、30 或 60 分鐘。")
    ),
    PickupTermsField.CAPACITIES: _field(
        QT_TRANSLATE_NOOP(
            "Messages",
            "至少要有一個櫃檯辦理取件；每個櫃檯只列一次，櫃檯號碼和每時段件數都在 1 到 99 之間。",
        )
    ),
    PickupTermsField.SESSIONS: _field(
        QT_TRANSLATE_NOOP(
            "Messages", "服務時間至少要有一段，要照先後排列、互不重疊，每段結束晚於開始。"
        )
    ),
    PickupTermsField.VOLUNTEER_SESSIONS: _field(
        QT_TRANSLATE_NOOP(
            "Messages", "志工服務時間要照先後排列、互不重疊，每段結束晚於開始；沒有志工請留空。"
        )
    ),
    PickupTermsField.MISSED_AFTER: _field(
        QT_TRANSLATE_NOOP("Messages", "時段結束後等候的時間要在 0 到 480 分鐘之間。")
    ),
    PickupTermsField.KEEP_DAYS: _field(
        QT_TRANSLATE_NOOP("Messages", "未到取件的保留期間要在 0 到 250 個工作天之間。")
    ),
    PickupTermsField.TARGET: _field(
        QT_TRANSLATE_NOOP("Messages", "零等待的目標時間要在 1 到 60 分鐘之間。")
    ),
    PickupTermsField.ITEM_CODE: _field(
        QT_TRANSLATE_NOOP(
            "Messages",
            "取件項目的代碼要用 1 到 20 個小寫英文字母、數字或底線，第一個字不能是數字。",
        )
    ),
    PickupTermsField.ITEM_NAME: _field(
        QT_TRANSLATE_NOOP("Messages", "取件項目的名稱要有 1 到 20 個看得見的字，不能換行。")
    ),
    PickupTermsField.LEAD_DAYS: _field(
        QT_TRANSLATE_NOOP("Messages", "備件需要的時間要在 0 到 60 個工作天之間。")
    ),
    PickupTermsField.CLOSURE_DESK: _field(
        QT_TRANSLATE_NOOP("Messages", "停止取件的櫃檯要在 1 到 99 之間，或選全部櫃檯。")
    ),
    PickupTermsField.CLOSURE_TIMES: _field(
        QT_TRANSLATE_NOOP("Messages", "停止取件的結束時間要晚於開始時間，也不能已經過去。")
    ),
    PickupTermsField.CLOSURE_REASON: _field(
        QT_TRANSLATE_NOOP(
            "Messages", "停止取件的原因要有 1 到 40 個看得見的字，不能換行，例如「颱風停班」。"
        )
    ),
}


def _unknown_closure(_error: UnknownClosure) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "這段停止取件的時間已經取消，或不存在。"),
        now=QCoreApplication.translate("Messages", "請看更新後的清單。"),
    )


def _unknown_bank_profile(error: UnknownBankProfile) -> Message:
    what = QCoreApplication.translate("Messages", "程式沒有銀行「{name}」的虛擬帳號規則。")
    return Message(
        what=what.format(name=error.name),
        money=QCoreApplication.translate("Messages", "沒有編出任何帳號。"),
        now=QCoreApplication.translate(
            "Messages", "請管理員在「繳費管道與代收契約」選一家清單上的銀行。"
        ),
    )


def _profile_unverified(error: ProfileUnverified) -> Message:
    what = QCoreApplication.translate(
        "Messages", "{bank}的虛擬帳號規則沒有公開的範例，還沒有和銀行核對過。"
    )
    return Message(
        what=what.format(bank=error.bank_name),
        money=QCoreApplication.translate("Messages", "核對以前不會編出帳號，錢不會匯錯地方。"),
        now=QCoreApplication.translate(
            "Messages", "請先拿幾個編出來的帳號請銀行核對，再由管理員勾選「已和銀行逐號核對過」。"
        ),
    )


def _favourite_taken(error: FavouriteTaken) -> Message:
    what = QCoreApplication.translate("Messages", "常用鍵 Alt+{n} 已經給了「{name}」。")
    return Message(
        what=what.format(n=error.favourite, name=error.name),
        now=QCoreApplication.translate("Messages", "請選別的鍵，或先把那個項目改成「無」。"),
    )


def _day_passed(error: DayPassed) -> Message:
    what = QCoreApplication.translate("Messages", "{day} 已經過去，不能再改那一天的價目或規則。")
    return Message(
        what=what.format(day=format_roc(error.day)),
        now=QCoreApplication.translate("Messages", "請從今天或以後的日期起生效。"),
    )


def _not_a_date(error: NotADate) -> Message:
    what = QCoreApplication.translate("Messages", "「{text}」不是可用的日期。")
    return Message(
        what=what.format(text=error.text),
        now=QCoreApplication.translate("Messages", "請輸入民國日期，例如 114/11/20。"),
    )


def _unprintable_name(error: UnprintableName) -> Message:
    what = QCoreApplication.translate("Messages", "收據的字型沒有這些字：{signs}。")
    return Message(
        what=what.format(signs=listed(error.characters)),
        money=QCoreApplication.translate("Messages", "沒有收取任何款項。"),
        now=QCoreApplication.translate("Messages", "請改用其他寫法，或通知管理員補上字型。"),
    )


# --- pickups ----------------------------------------------------------------


def _unknown_pickup(_error: UnknownPickup) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "查不到這個取件號碼。"),
        now=QCoreApplication.translate(
            "Messages", "請再掃一次取件單，或核對 P 開頭的 12 碼；沒有預約的民眾請辦現場取件。"
        ),
    )


def _pickup_step_refused(error: PickupStepRefused) -> Message:
    what = QCoreApplication.translate("Messages", "取件 {number} 現在是「{state}」，不能{step}。")
    return Message(
        what=what.format(
            number=error.number, state=say_state(error.state), step=say_step(error.kind)
        ),
        money=QCoreApplication.translate("Messages", "這件取件沒有任何變動。"),
        now=QCoreApplication.translate("Messages", "可能別的櫃檯剛剛辦過；請看更新後的清單。"),
    )


def _pickup_expired(error: PickupExpired) -> Message:
    what = QCoreApplication.translate("Messages", "取件 {number} 逾時未到，只保留到 {day}。")
    return Message(
        what=what.format(number=error.number, day=format_roc(error.expires_on)),
        now=QCoreApplication.translate("Messages", "請把備妥的文件歸檔，並為民眾重新預約。"),
    )


def _slot_taken(error: SlotTaken) -> Message:
    what = QCoreApplication.translate("Messages", "{desk} {slot} 的時段已經額滿。")
    return Message(
        what=what.format(desk=say_desk(error.desk_no), slot=say_slot(error.slot_at)),
        now=QCoreApplication.translate("Messages", "請改選別的時段，或用「下一個空檔」。"),
    )


def _slot_not_offered(error: SlotNotOffered) -> Message:
    if error.is_past:
        what = QCoreApplication.translate("Messages", "{desk} {slot} 的時段已經開始或過去了。")
    elif error.reason:
        what = QCoreApplication.translate("Messages", "{desk} {slot} 不辦取件（{reason}）。")
    else:
        what = QCoreApplication.translate("Messages", "{desk} {slot} 沒有取件時段。")
    return Message(
        what=what.format(
            desk=say_desk(error.desk_no), slot=say_slot(error.slot_at), reason=error.reason
        ),
        now=QCoreApplication.translate("Messages", "請改選別的時段，或用「下一個空檔」。"),
    )


def _nothing_to_undo(error: NothingToUndo) -> Message:
    what = QCoreApplication.translate("Messages", "取件 {number} 的上一步是「{step}」，不能取回。")
    return Message(
        what=what.format(number=error.number, step=say_step(error.kind)),
        money=QCoreApplication.translate("Messages", "這件取件沒有任何變動。"),
        now=QCoreApplication.translate("Messages", "不要這件預約時，請用「取消」。"),
    )


def _mail_booked(error: MailBooked) -> Message:
    what = QCoreApplication.translate("Messages", "這封信已經約成取件 {number}。")
    return Message(
        what=what.format(number=error.number),
        money=QCoreApplication.translate("Messages", "沒有再約一次。"),
        now=QCoreApplication.translate("Messages", "請查這個號碼來看；要改時間，請移到別的時段。"),
    )


def _mail_refused(error: MailRefused) -> Message:
    what = QCoreApplication.translate("Messages", "「{name}」沒有讀入：{why}")
    return Message(
        what=what.format(name=error.file_name, why=_MAIL_FAULT_WORDS[error.fault](error)),
        money=QCoreApplication.translate("Messages", "沒有約成任何取件。"),
        now=_MAIL_FAULT_REMEDIES[error.fault](),
    )


def _mail_fault(words: object) -> Callable[[MailRefused], str]:
    def say_fault(error: MailRefused) -> str:
        return QCoreApplication.translate("Messages", str(words)).format(
            limit=error.limit, megabytes=error.limit // (1024 * 1024)
        )

    return say_fault


_MAIL_FAULT_WORDS: Final[dict[MailFault, Callable[[MailRefused], str]]] = {
    MailFault.MISSING: _mail_fault(QT_TRANSLATE_NOOP("Messages", "找不到這個檔案。")),
    MailFault.UNREADABLE: _mail_fault(
        QT_TRANSLATE_NOOP("Messages", "這不是檔案，或沒有讀取的權限。")
    ),
    MailFault.EMPTY: _mail_fault(QT_TRANSLATE_NOOP("Messages", "檔案是空的。")),
    MailFault.TOO_LARGE: _mail_fault(
        QT_TRANSLATE_NOOP("Messages", "信件超過 {megabytes} MB，可能夾帶了大型附件。")
    ),
    MailFault.TOO_MANY_PARTS: _mail_fault(
        QT_TRANSLATE_NOOP("Messages", "信件的內容太多層、太多段，不像一般的來信。")
    ),
    MailFault.NOT_A_MAIL: _mail_fault(QT_TRANSLATE_NOOP("Messages", "這不是電子郵件（.eml）。")),
    MailFault.TOO_MANY_FILES: _mail_fault(
        QT_TRANSLATE_NOOP("Messages", "資料夾裡的信件超過 {limit} 封。")
    ),
    MailFault.NO_FILES: _mail_fault(QT_TRANSLATE_NOOP("Messages", "資料夾裡沒有信件（.eml）。")),
}

_OPEN_BY_HAND: Final = _field(
    QT_TRANSLATE_NOOP("Messages", "請用收信軟體打開來看，再以「預約」填寫。")
)
_SAVE_AGAIN: Final = _field(QT_TRANSLATE_NOOP("Messages", "請從信箱重新匯出這封信，存成 .eml 檔。"))
_CHOOSE_AGAIN: Final = _field(QT_TRANSLATE_NOOP("Messages", "請確認選對了檔案或資料夾。"))

_MAIL_FAULT_REMEDIES: Final[dict[MailFault, Callable[[], str]]] = {
    MailFault.MISSING: _CHOOSE_AGAIN,
    MailFault.UNREADABLE: _CHOOSE_AGAIN,
    MailFault.EMPTY: _SAVE_AGAIN,
    MailFault.TOO_LARGE: _OPEN_BY_HAND,
    MailFault.TOO_MANY_PARTS: _OPEN_BY_HAND,
    MailFault.NOT_A_MAIL: _SAVE_AGAIN,
    MailFault.TOO_MANY_FILES: _field(
        QT_TRANSLATE_NOOP("Messages", "請分成幾個資料夾，一次匯入一個。")
    ),
    MailFault.NO_FILES: _CHOOSE_AGAIN,
}


def _pickup_field_refused(error: PickupFieldRefused) -> Message:
    return Message(
        what=_PICKUP_FIELD_WORDS[error.field](),
        money=QCoreApplication.translate("Messages", "還沒有任何變動。"),
        now=QCoreApplication.translate("Messages", "請改正後再做一次。"),
    )


_PICKUP_FIELD_WORDS: Final[dict[PickupField, Callable[[], str]]] = {
    PickupField.CALLER_NAME: _field(
        QT_TRANSLATE_NOOP("Messages", "請填申請人的姓名，60 個字以內。")
    ),
    PickupField.CALLER_PHONE: _field(
        QT_TRANSLATE_NOOP(
            "Messages", "電話或傳真申請要留電話，才能提醒取件；電話要有數字，30 個字以內。"
        )
    ),
    PickupField.AGENT_NAME: _field(
        QT_TRANSLATE_NOOP("Messages", "代理人姓名在 60 個字以內；本人取件不填代理人。")
    ),
    PickupField.AMOUNT: _field(
        QT_TRANSLATE_NOOP("Messages", "領款金額要在 1 到 9,999,999 元之間；不是領款就不填金額。")
    ),
    PickupField.RECEIPT_NUMBER: _field(
        QT_TRANSLATE_NOOP("Messages", "查不到這個收據號碼；不是領收據就不填號碼。")
    ),
    PickupField.NOTE: _field(QT_TRANSLATE_NOOP("Messages", "備註在 200 個字以內，不能換行。")),
    PickupField.SHELF: _field(QT_TRANSLATE_NOOP("Messages", "請填放在哪一個架號，12 個字以內。")),
    PickupField.ITEM: _field(QT_TRANSLATE_NOOP("Messages", "現在不辦理這個取件項目。")),
    PickupField.DESK: _field(QT_TRANSLATE_NOOP("Messages", "這個櫃檯那一天不辦理取件。")),
    PickupField.RECIPIENT_NAME: _field(
        QT_TRANSLATE_NOOP("Messages", "請填領取人的姓名，60 個字以內。")
    ),
    PickupField.DOCUMENT_LAST4: _field(
        QT_TRANSLATE_NOOP("Messages", "請填證件號碼的末四碼：四個數字或大寫英文字母。")
    ),
    PickupField.AUTHORITY: _field(
        QT_TRANSLATE_NOOP("Messages", "代理人取件要看過並收下委任狀；本人取件不需要委任狀。")
    ),
    PickupField.GIVEN: _field(QT_TRANSLATE_NOOP("Messages", "請填交付了什麼，200 個字以內。")),
    PickupField.SIGNATURE: _field(
        QT_TRANSLATE_NOOP(
            "Messages",
            "還沒有可用的簽名：請在紙上簽收後打勾，或在簽名板上簽名（圖檔 64 KB 以內）。",
        )
    ),
}


def _already_handed_over(error: AlreadyHandedOver) -> Message:
    what = QCoreApplication.translate(
        "Messages", "取件 {number} 已在 {when} 由 {desk}的「{clerk}」交付。"
    )
    return Message(
        what=what.format(
            number=error.number,
            when=say_slot(error.at),
            desk=say_desk(error.desk_no),
            clerk=error.handed_by,
        ),
        money=QCoreApplication.translate("Messages", "帳上沒有再付一次，也沒有再記一次交付。"),
        now=QCoreApplication.translate(
            "Messages", "請不要再交付或付款；先核對簽收單，有疑問請主管查閱日誌。"
        ),
    )


def _signed_on_paper(error: SignedOnPaper) -> Message:
    what = QCoreApplication.translate("Messages", "取件 {number} 是在紙上簽收的，沒有簽名圖。")
    return Message(
        what=what.format(number=error.number),
        now=QCoreApplication.translate("Messages", "請調閱當天的簽收單。"),
    )


def _signature_changed(error: SignatureChanged) -> Message:
    what = QCoreApplication.translate(
        "Messages", "取件 {number} 的簽名圖不見了，或不是交付時簽的那一張。"
    )
    return Message(
        what=what.format(number=error.number),
        money=QCoreApplication.translate("Messages", "交付紀錄和帳目另外保存，沒有因此改變。"),
        now=QCoreApplication.translate("Messages", "請執行「驗證帳冊」，並通知主管和政風。"),
    )


# --- delivered files ---------------------------------------------------------


def _text_file_refused(error: TextFileRefused) -> Message:
    what = QCoreApplication.translate("Messages", "檔案「{name}」不能匯入：{why}")
    return Message(
        what=what.format(name=error.file_name, why=_FAULT_WORDS[error.fault](error)),
        now=QCoreApplication.translate("Messages", "沒有存入任何資料。請改正檔案後再匯入。"),
    )


def _fault(words: object) -> Callable[[TextFileRefused], str]:
    def say_fault(error: TextFileRefused) -> str:
        return QCoreApplication.translate("Messages", str(words)).format(
            columns=listed(error.columns),
            line=error.line_number,
            limit=f"{error.limit_bytes / 1024 / 1024:,.0f}",
            rows=f"{error.limit_rows:,}",
        )

    return say_fault


_FAULT_WORDS: Final[dict[FileFault, Callable[[TextFileRefused], str]]] = {
    FileFault.MISSING: _fault(QT_TRANSLATE_NOOP("Messages", "找不到這個檔案。")),
    FileFault.NOT_A_FILE: _fault(QT_TRANSLATE_NOOP("Messages", "這不是一個檔案。")),
    FileFault.UNREADABLE: _fault(
        QT_TRANSLATE_NOOP("Messages", "沒有讀取這個檔案的權限，或讀到一半失敗。")
    ),
    FileFault.EMPTY: _fault(QT_TRANSLATE_NOOP("Messages", "檔案裡沒有資料。")),
    FileFault.TOO_LARGE: _fault(QT_TRANSLATE_NOOP("Messages", "檔案超過 {limit} MB 的上限。")),
    FileFault.NOT_TEXT: _fault(
        QT_TRANSLATE_NOOP("Messages", "這不是 UTF-8 或 Big5（CP950）的文字檔。")
    ),
    FileFault.LINE_TOO_LONG: _fault(
        QT_TRANSLATE_NOOP("Messages", "第 {line} 行太長，不像表格的一列。")
    ),
    FileFault.UNKNOWN_COLUMNS: _fault(QT_TRANSLATE_NOOP("Messages", "有不認得的欄位：{columns}。")),
    FileFault.DUPLICATE_COLUMNS: _fault(QT_TRANSLATE_NOOP("Messages", "有重複的欄位：{columns}。")),
    FileFault.MISSING_COLUMNS: _fault(QT_TRANSLATE_NOOP("Messages", "缺少欄位：{columns}。")),
    FileFault.NO_ROOM_BESIDE: _fault(QT_TRANSLATE_NOOP("Messages", "無法在同一資料夾寫入退件檔。")),
    FileFault.QUOTE_OPEN: _fault(
        QT_TRANSLATE_NOOP("Messages", "第 {line} 行附近的引號沒有成對，分不出後面的列。")
    ),
    FileFault.TOO_MANY_ROWS: _fault(
        QT_TRANSLATE_NOOP("Messages", "超過 {rows} 列的上限，請分成幾個檔案。")
    ),
}


# --- money that arrived elsewhere -------------------------------------------


def _collection_file_refused(error: CollectionFileRefused) -> Message:
    what = QCoreApplication.translate("Messages", "檔案「{name}」不能入帳：{why}")
    why = _COLLECTION_FAULT_WORDS[error.fault]()
    if error.line_number:
        line = QCoreApplication.translate("Messages", "（第 {line} 行）")
        why += line.format(line=error.line_number)
    return Message(
        what=what.format(name=error.file_name, why=why),
        money=QCoreApplication.translate("Messages", "一筆都沒有入帳，案件金額沒有變動。"),
        now=QCoreApplication.translate(
            "Messages", "請確認選對了格式，並向銀行或超商重新取得完整的檔案。"
        ),
    )


_COLLECTION_FAULT_WORDS: Final[dict[CollectionFault, Callable[[], str]]] = {
    CollectionFault.UNREADABLE: _field(
        QT_TRANSLATE_NOOP("Messages", "讀不到這個檔案，或裡面有不屬於這種編碼的內容。")
    ),
    CollectionFault.WRONG_WIDTH: _field(
        QT_TRANSLATE_NOOP("Messages", "有一行的長度和格式規定的不同。")
    ),
    CollectionFault.WRONG_COLUMNS: _field(
        QT_TRANSLATE_NOOP("Messages", "欄位和格式規定的不同，或金額無法辨識。")
    ),
    CollectionFault.CUT_OFF: _field(QT_TRANSLATE_NOOP("Messages", "檔案不完整，結尾被截斷了。")),
    CollectionFault.TOTAL_WRONG: _field(
        QT_TRANSLATE_NOOP("Messages", "明細的筆數或金額和檔案自己的合計不符。")
    ),
    CollectionFault.EMPTY: _field(QT_TRANSLATE_NOOP("Messages", "檔案裡沒有任何一筆收款。")),
}


def _profile_refused(error: ProfileRefused) -> Message:
    if error.problem:
        what = QCoreApplication.translate("Messages", "檔案格式「{name}」的設定有誤：{entry}")
    else:
        what = QCoreApplication.translate("Messages", "沒有「{name}」這個檔案格式，或讀不到它。")
    return Message(
        what=what.format(name=error.name, entry=error.problem),
        money=QCoreApplication.translate("Messages", "一筆都沒有入帳，案件金額沒有變動。"),
        now=QCoreApplication.translate("Messages", "請改選其他格式，或請管理員改正格式檔。"),
    )


def _finding_handled(_error: FindingHandled) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "這一筆已經有人處理過了。"),
        money=QCoreApplication.translate("Messages", "款項與案件金額沒有變動。"),
        now=QCoreApplication.translate("Messages", "請重新整理清單。"),
    )


def _proof_refused(error: ProofRefused) -> Message:
    what = {
        "amount_twd": QCoreApplication.translate("Messages", "繳款證明的金額要是 1 元以上的整數。"),
        "paid_on": QCoreApplication.translate("Messages", "繳款日期不能晚於今天。"),
        "reference": QCoreApplication.translate(
            "Messages", "請輸入繳款證明上的編號（200 字以內，不含看不見的字元）。"
        ),
        "note": QCoreApplication.translate(
            "Messages", "備註太長，或含有看不見的字元（200 字以內）。"
        ),
        "state": QCoreApplication.translate("Messages", "這份繳款證明已經結案或撤回了。"),
    }[error.field]
    return Message(
        what=what,
        money=QCoreApplication.translate("Messages", "案件金額沒有變動。"),
        now=QCoreApplication.translate("Messages", "請改正後再試，或重新整理清單。"),
    )


# --- machines ---------------------------------------------------------------


def _device_unreachable(error: DeviceUnreachable) -> Message:
    what, now = {
        UnreachableReason.MISSING: (
            QCoreApplication.translate("Messages", "找不到連接埠 {port}。"),
            QCoreApplication.translate("Messages", "請檢查電源與傳輸線，插好後會自動連線。"),
        ),
        UnreachableReason.BUSY: (
            QCoreApplication.translate("Messages", "連接埠 {port} 正被其他程式使用。"),
            QCoreApplication.translate("Messages", "請關閉佔用它的程式後再試。"),
        ),
        UnreachableReason.NO_PERMISSION: (
            QCoreApplication.translate("Messages", "沒有使用連接埠 {port} 的權限。"),
            QCoreApplication.translate(
                "Messages",
                "請系統管理員執行 sudo usermod -aG dialout $USER，再登出並重新登入電腦。",
            ),
        ),
    }[error.reason]
    return Message(
        what=what.format(port=error.port),
        money=QCoreApplication.translate("Messages", "沒有送出任何資料，款項沒有變動。"),
        now=now,
    )


def _profile_unreadable(error: ProfileUnreadable) -> Message:
    cannot_be = QCoreApplication.translate(
        "Messages", "設備設定檔 {source} 的 {key} 不能是「{detail}」。"
    )
    what = {
        ProfileProblem.NO_FILE: QCoreApplication.translate(
            "Messages", "找不到設備設定檔 {source}。"
        ),
        ProfileProblem.NOT_TOML: QCoreApplication.translate(
            "Messages", "設備設定檔 {source} 不是 TOML 格式。"
        ),
        ProfileProblem.MISSING: QCoreApplication.translate(
            "Messages", "設備設定檔 {source} 缺少 {key}。"
        ),
        ProfileProblem.UNKNOWN: QCoreApplication.translate(
            "Messages", "設備設定檔 {source} 不認得 {key}。"
        ),
        ProfileProblem.WRONG_TYPE: cannot_be,
        ProfileProblem.NOT_ALLOWED: cannot_be,
    }[error.problem]
    return Message(
        what=what.format(source=error.source, key=error.key, detail=error.detail),
        now=QCoreApplication.translate("Messages", "這台設備先不能使用，請管理員改正設定檔。"),
    )


def _device_entry_refused(_error: DeviceEntryRefused) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "這台設備的資料不完整，或名稱已經有人用。"),
        now=QCoreApplication.translate("Messages", "請填名稱、設定檔與連接埠，名稱不能重複。"),
    )


# --- the store --------------------------------------------------------------


def _store_busy(_error: StoreBusy) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "資料庫忙碌中，等候逾時。"),
        money=QCoreApplication.translate("Messages", "這次的變更沒有寫入。"),
        now=QCoreApplication.translate("Messages", "請再試一次。"),
    )


def _store_unreachable(_error: StoreUnreachable) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "資料庫沒有回應。"),
        money=QCoreApplication.translate("Messages", "已經入帳的款項不會遺失。"),
        now=QCoreApplication.translate(
            "Messages",
            "請檢查網路；恢復後請先看這一筆是否已入帳，再決定要不要重做。"
            "恢復前不會給收據號碼，請改開手寫收據，之後補登。",
        ),
    )


def _store_full(_error: StoreFull) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "磁碟空間已滿。"),
        money=QCoreApplication.translate("Messages", "這次的變更沒有寫入。"),
        now=QCoreApplication.translate("Messages", "請通知管理員清出磁碟空間後再試。"),
    )


def _store_locked(_error: StoreLocked) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "打不開資料庫：金鑰不符，或檔案已損壞。"),
        now=QCoreApplication.translate("Messages", "請不要刪除任何檔案，並通知管理員。"),
    )


def _store_too_new(error: StoreTooNew) -> Message:
    what = QCoreApplication.translate("Messages", "資料庫是較新版的程式寫的（{found}）。")
    return Message(
        what=what.format(found=error.found),
        now=QCoreApplication.translate("Messages", "請更新這台電腦的程式後再開啟。"),
    )


def _store_missing(_error: StoreMissing) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "這個資料夾裡還沒有資料庫。"),
        now=QCoreApplication.translate("Messages", "請完成首次設定，或確認資料夾是否正確。"),
    )


def _unsafe_library(error: UnsafeLibrary) -> Message:
    what = QCoreApplication.translate("Messages", "SQLite {version} 有會遺失資料的缺陷。")
    return Message(
        what=what.format(version=error.version),
        now=QCoreApplication.translate("Messages", "請用安裝程式重新安裝後再開啟。"),
    )


def _network_share(error: NetworkShare) -> Message:
    what = QCoreApplication.translate("Messages", "資料庫不能放在網路磁碟機：{path}。")
    return Message(
        what=what.format(path=error.path),
        now=QCoreApplication.translate(
            "Messages", "請放在這台電腦的磁碟；多個櫃檯共用請改用 PostgreSQL。"
        ),
    )


def _key_missing(error: KeyMissing) -> Message:
    if error.path:
        what = QCoreApplication.translate("Messages", "找不到資料庫的金鑰檔 {path}。")
    else:
        what = QCoreApplication.translate("Messages", "系統的金鑰庫裡找不到資料庫的金鑰。")
    return Message(
        what=what.format(path=error.path),
        money=QCoreApplication.translate("Messages", "帳冊還在，只是打不開。"),
        now=QCoreApplication.translate(
            "Messages",
            "請不要刪除任何檔案；管理員可用復原短語執行 counter-app recover-key 重建金鑰。",
        ),
    )


def _system_keys_closed(_error: SystemKeysClosed) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "系統的金鑰庫沒有開啟或沒有回應。"),
        money=QCoreApplication.translate("Messages", "帳冊沒有更動。"),
        now=QCoreApplication.translate(
            "Messages", "請用平常的帳號登入電腦、解鎖金鑰庫後再開啟程式。"
        ),
    )


def _phrase_refused(error: PhraseRefused) -> Message:
    what = {
        PhraseFault.LENGTH: QCoreApplication.translate(
            "Messages", "復原短語要有 24 個字，這裡有 {found} 個。"
        ),
        PhraseFault.CHARACTER: QCoreApplication.translate(
            "Messages", "復原短語的第 {place} 個字不在字表裡。"
        ),
        PhraseFault.CHECKSUM: QCoreApplication.translate(
            "Messages", "復原短語的字或順序有誤，核對碼不符。"
        ),
    }[error.fault]
    return Message(
        what=what.format(found=error.found, place=error.place),
        money=QCoreApplication.translate("Messages", "帳冊與金鑰都沒有更動。"),
        now=QCoreApplication.translate("Messages", "請對照當初印出的那張紙逐字核對後再試。"),
    )


def _store_suspect(_error: StoreSuspect) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "磁碟寫入失敗，已停止收款。"),
        money=QCoreApplication.translate(
            "Messages", "已印出收據的款項都在帳上；最後這一筆是否入帳，重新開啟檢查後才知道。"
        ),
        now=QCoreApplication.translate(
            "Messages",
            "請關閉並重新開啟程式，程式會先檢查帳冊；檢查通過前只能查詢，請改開手寫收據。",
        ),
    )


def _store_damaged(error: StoreDamaged) -> Message:
    what = QCoreApplication.translate("Messages", "帳冊檔案已損壞（{detail}）。")
    return Message(
        what=what.format(detail=error.detail),
        money=QCoreApplication.translate("Messages", "為了不讓帳目再受影響，沒有寫入任何資料。"),
        now=QCoreApplication.translate(
            "Messages",
            "請不要刪除任何檔案，改開手寫收據；管理員可用 counter-app restore 還原最新備份。",
        ),
    )


def _store_older(error: StoreOlderThanAnchor) -> Message:
    what = QCoreApplication.translate(
        "Messages",
        "這份帳冊比 {desk} 號櫃檯 {day} 的日結（Z {z}）還舊，或後面的帳目被刪掉了。",
    )
    return Message(
        what=what.format(desk=error.desk_no, day=format_roc(error.business_day), z=error.z_number),
        money=QCoreApplication.translate(
            "Messages", "只能查詢：再收款會用到已經開過的收據號碼。沒有寫入任何資料。"
        ),
        now=QCoreApplication.translate(
            "Messages",
            "請通知管理員還原較新的備份；在那之前改開手寫收據，之後補登。",
        ),
    )


def _disk_low(error: DiskLow) -> Message:
    what = QCoreApplication.translate(
        "Messages", "磁碟只剩 {free} MB，少於收款需要保留的 {needed} MB。"
    )
    return Message(
        what=what.format(
            free=grouped(error.free_bytes // 1_000_000),
            needed=grouped(error.needed_bytes // 1_000_000),
        ),
        money=QCoreApplication.translate("Messages", "沒有向任何機器要款，也沒有入帳。"),
        now=QCoreApplication.translate("Messages", "請管理員清出磁碟空間後再收款。"),
    )


def _unknown_account(error: UnknownAccount) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "沒有「{login}」這個帳號。").format(
            login=error.login
        ),
        now=QCoreApplication.translate("Messages", "請重新整理人員清單後再選一次。"),
    )


def _not_the_owner(_error: NotTheOwner) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "這個資料庫帳號不能更新資料表或設定權限。"),
        money=QCoreApplication.translate("Messages", "資料庫沒有變動。"),
        now=QCoreApplication.translate(
            "Messages", "請管理員用資料庫擁有者的帳號執行 counter-app grant-roles，再重新開啟。"
        ),
    )


def _unknown_notice(error: UnknownNotice) -> Message:
    what = QCoreApplication.translate("Messages", "本分署沒有這張通知書：{text}。")
    return Message(
        what=what.format(text=error.text),
        now=QCoreApplication.translate(
            "Messages", "請再刷一次，或用案號、姓名查案件；是別的機關的單據，請洽該機關。"
        ),
    )


def _notice_not_current(error: NoticeNotCurrent) -> Message:
    what = {
        NoticeStanding.CURRENT: QCoreApplication.translate("Messages", "{number} 仍然有效。"),
        NoticeStanding.RECOMPUTED: QCoreApplication.translate(
            "Messages", "{number} 的金額已經變動，不能再照原來的金額印。"
        ),
        NoticeStanding.SUPERSEDED: QCoreApplication.translate(
            "Messages", "{number} 已由 {new} 取代。"
        ),
        NoticeStanding.EXPIRED: QCoreApplication.translate(
            "Messages", "{number} 已過繳款期限，條碼不能再用。"
        ),
        NoticeStanding.SETTLED: QCoreApplication.translate("Messages", "{number} 已經繳清。"),
    }[error.standing]
    return Message(
        what=what.format(number=error.number, new=error.replaced_by),
        money=QCoreApplication.translate("Messages", "這裡沒有收款。"),
        now=QCoreApplication.translate("Messages", "請到收費櫃檯，由收費人員重新開立或查詢。"),
    )


def _batch_empty(error: BatchEmpty) -> Message:
    if error.left_out_count:
        what = QCoreApplication.translate(
            "Messages", "清單上的 {count} 個案號都不能開立通知書，第一個是「{first}」。"
        )
        return Message(
            what=what.format(count=error.left_out_count, first=error.first_left_out),
            now=QCoreApplication.translate(
                "Messages", "請檢查清單：每行一個案號；已經繳清、查無此案的不能開立。"
            ),
        )
    return Message(
        what=QCoreApplication.translate("Messages", "沒有要開立通知書的案件。"),
        now=QCoreApplication.translate("Messages", "請放寬股別、種類、金額或期限，再試一次。"),
    )


def _unknown_batch(_error: UnknownBatch) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "查不到這一批通知書。"),
        now=QCoreApplication.translate("Messages", "請重新整理批次清單，再選一次。"),
    )


def _copies_refused(error: CopiesRefused) -> Message:
    what = QCoreApplication.translate("Messages", "一次不能印 {copies} 份問卷，沒有印。")
    return Message(
        what=what.format(copies=error.copies),
        now=QCoreApplication.translate("Messages", "請印 1 到 {most} 份。").format(most=COPIES_MAX),
    )


def _forms_unwritten(error: FormsUnwritten) -> Message:
    return Message(
        what=QCoreApplication.translate(
            "Messages", "問卷 {first} 到 {last} 寫不進 {path}（{detail}），沒有印出來。"
        ).format(first=error.first, last=error.last, path=error.path, detail=error.detail),
        money=QCoreApplication.translate(
            "Messages", "沒有遺失任何資料；這些編號保留不用，不會印在別張問卷上。"
        ),
        now=QCoreApplication.translate(
            "Messages", "請看磁碟有沒有空間、資料夾能不能寫，再印一次；會用新的編號。"
        ),
    )


def _case_listed_twice(error: CaseListedTwice) -> Message:
    what = QCoreApplication.translate("Messages", "{number} 在清單上重複，只開立一張通知書。")
    return Message(
        what=what.format(number=error.case_number),
        now=QCoreApplication.translate("Messages", "不必處理；清單可以刪去重複的一行。"),
    )


def _middle_segment_wanted(error: MiddleSegmentWanted) -> Message:
    what = QCoreApplication.translate("Messages", "這是超商條碼的第 {segment} 段，看不出是哪一件。")
    return Message(
        what=what.format(segment=error.segment),
        now=QCoreApplication.translate("Messages", "請刷中間的條碼。"),
    )


def _plan_day_refused(error: PlanDayRefused) -> Message:
    if error.expires_on is not None and error.last_due_on > error.expires_on:
        what = QCoreApplication.translate(
            "Messages", "{number} 的最後一期在 {last}，晚於執行期間屆滿日 {day}。"
        ).format(
            number=error.case_number,
            last=format_roc(error.last_due_on),
            day=format_roc(error.expires_on),
        )
        now = QCoreApplication.translate("Messages", "請減少期數，或把第一期提前。")
    else:
        what = QCoreApplication.translate("Messages", "第一期的期限 {day} 已經過了。").format(
            day=format_roc(error.first_due_on)
        )
        now = QCoreApplication.translate("Messages", "請把第一期的期限改到今天以後。")
    return Message(what=what, now=now)


def _barcode_refused(error: BarcodeRefused) -> Message:
    what = QCoreApplication.translate(
        "Messages", "依代收合約編不出超商條碼：第 {segment} 段會是「{text}」。"
    )
    return Message(
        what=what.format(segment=error.segment, text=error.text),
        now=QCoreApplication.translate(
            "Messages", "通知書沒有開立。請管理員核對代收合約的代碼、字首與金額位數。"
        ),
    )


def _wrong_check_characters(error: WrongCheckCharacters) -> Message:
    if error.found and error.expected and error.found != error.expected:
        what = QCoreApplication.translate(
            "Messages", "三段條碼兜不起來：檢查碼是 {found}，應該是 {expected}。"
        ).format(found=error.found, expected=error.expected)
    else:
        what = QCoreApplication.translate("Messages", "刷到的條碼和開立的通知書不符。")
    return Message(
        what=what,
        money=QCoreApplication.translate("Messages", "這裡沒有收款。"),
        now=QCoreApplication.translate(
            "Messages",
            "請把同一張單據的三段重刷一次；仍然不符，可能印壞或經過變造，請改刷 QR 查驗。",
        ),
    )


def _wrong_account_check(error: WrongAccountCheck) -> Message:
    what = QCoreApplication.translate("Messages", "虛擬帳號 {account} 的檢查碼不對。")
    return Message(
        what=what.format(account=error.account),
        money=QCoreApplication.translate("Messages", "這裡沒有收款。"),
        now=QCoreApplication.translate(
            "Messages", "請核對號碼再輸入一次；照抄仍然不對，這個帳號不是本分署開立的。"
        ),
    )


def _accounts_used_up(error: AccountsUsedUp) -> Message:
    what = QCoreApplication.translate(
        "Messages", "{bank}的虛擬帳號都用完了：每一個都還屬於沒繳清的案件。"
    )
    return Message(
        what=what.format(bank=error.bank_name),
        now=QCoreApplication.translate(
            "Messages", "通知書沒有開立。請向銀行申請新的代碼，再由管理員登錄。"
        ),
    )


def _instalments_refused(error: InstalmentsRefused) -> Message:
    if error.most < INSTALMENTS_MIN:
        what = QCoreApplication.translate("Messages", "這個金額不能分期。")
    else:
        what = QCoreApplication.translate(
            "Messages", "這個金額可以分 {least} 到 {most} 期，不能分 {count} 期。"
        ).format(least=INSTALMENTS_MIN, most=error.most, count=error.count)
    return Message(
        what=what,
        now=QCoreApplication.translate("Messages", "請改期數；期數依分期繳納實施要點的金額級距。"),
    )


def _not_a_paper_code(_error: NotAPaperCode) -> Message:
    return Message(
        what=QCoreApplication.translate(
            "Messages", "這不是本分署通知書或收據上的條碼，或沒有刷完整。"
        ),
        money=QCoreApplication.translate("Messages", "還看不出這張紙是真是假，請先不要付錢。"),
        now=QCoreApplication.translate(
            "Messages",
            "請把整個 QR 碼重新掃描一次；還是讀不出來就當作假的，請承辦股查，或撥 165 反詐騙專線。",
        ),
    )


def _paper_forged(error: PaperForged) -> Message:
    if error.other_branch:
        return Message(
            what=QCoreApplication.translate(
                "Messages", "這張紙自稱是{branch}開立的（編號 {number}），本分署查不出真假。"
            ).format(branch=error.other_branch, number=error.number),
            money=QCoreApplication.translate("Messages", "還看不出這張紙是真是假，請先不要付錢。"),
            now=QCoreApplication.translate(
                "Messages",
                "請到那個分署的官方網站找電話去問，不要打紙上的電話；有懷疑請撥 165 反詐騙專線。",
            ),
        )
    return Message(
        what=QCoreApplication.translate(
            "Messages", "這張紙是假的：本分署沒有簽發過這樣的內容（自稱編號 {number}）。"
        ).format(number=error.number),
        money=QCoreApplication.translate(
            "Messages", "請不要付錢，也不要匯到紙上的帳號；照這張紙付的錢不一定在本分署。"
        ),
        now=QCoreApplication.translate(
            "Messages",
            "先把整個 QR 碼再掃一次，少掃一段也會這樣。還是假的，請把紙留下，"
            "通知承辦股並撥 165 反詐騙專線；已經付錢的人，請他馬上撥 165 並告訴銀行。",
        ),
    )


def _export_exists(error: ExportExists) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "{path} 已經存在，沒有匯出。").format(
            path=error.path
        ),
        now=QCoreApplication.translate("Messages", "請換一個還沒有的資料夾名稱。"),
    )


def _export_unwritable(error: ExportUnwritable) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "帳冊寫不進 {path}，沒有匯出。").format(
            path=error.path
        ),
        money=QCoreApplication.translate("Messages", "帳冊本身沒有變動。"),
        now=QCoreApplication.translate("Messages", "請檢查磁碟空間與權限，或換一個資料夾。"),
    )


def _export_stopped(_error: ExportStopped) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "匯出已停止，沒有留下檔案。"),
        now=QCoreApplication.translate("Messages", "需要時請重新匯出。"),
    )


def _paper_unwritten(error: PaperUnwritten) -> Message:
    what = QCoreApplication.translate("Messages", "檔案沒有存成：{path}（{detail}）。")
    return Message(
        what=what.format(path=error.path, detail=error.detail),
        money=QCoreApplication.translate("Messages", "帳冊沒有變動。"),
        now=QCoreApplication.translate(
            "Messages", "請清出磁碟空間，或檢查資料夾的權限，再存一次。"
        ),
    )


def _backup_failed(error: BackupFailed) -> Message:
    what = QCoreApplication.translate("Messages", "備份沒有做成：{folder}（{detail}）。")
    return Message(
        what=what.format(folder=error.folder, detail=error.detail),
        money=QCoreApplication.translate("Messages", "帳冊本身沒有問題。"),
        now=QCoreApplication.translate("Messages", "請檢查備份資料夾的空間與權限後再備份一次。"),
    )


def _not_a_backup(error: NotABackup) -> Message:
    what = QCoreApplication.translate("Messages", "{path} 不是這個程式做的備份，或已損壞。")
    return Message(
        what=what.format(path=error.path),
        money=QCoreApplication.translate("Messages", "現在的帳冊沒有更動。"),
        now=QCoreApplication.translate("Messages", "請改選另一份備份。"),
    )


def _copy_refused(error: CopyRefused) -> Message:
    what = QCoreApplication.translate("Messages", "這份備份沒有還原：{fault}。")
    if error.detail:
        what = QCoreApplication.translate("Messages", "這份備份沒有還原：{fault}（{detail}）。")
    return Message(
        what=what.format(fault=say_copy_fault(error.fault), detail=error.detail),
        money=QCoreApplication.translate("Messages", "現在的帳冊沒有更動。"),
        now=QCoreApplication.translate("Messages", "請改選另一份備份。"),
    )


def _not_empty(_error: NotEmpty) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "這個資料庫已經有帳冊。"),
        money=QCoreApplication.translate("Messages", "沒有更動任何資料。"),
        now=QCoreApplication.translate("Messages", "備份只能還原到空的 PostgreSQL 資料庫。"),
    )


def _key_unsafe(error: KeyUnsafe) -> Message:
    what = QCoreApplication.translate("Messages", "金鑰檔 {path} 不安全或內容不對。")
    return Message(
        what=what.format(path=error.path),
        now=QCoreApplication.translate(
            "Messages", "請管理員把檔案改成只有這個帳號能讀（chmod 600）。"
        ),
    )


def _wrong_purpose(error: WrongPurpose) -> Message:
    if error.is_demo:
        what = QCoreApplication.translate("Messages", "這個資料庫是示範資料，不能用來正式收款。")
    else:
        what = QCoreApplication.translate("Messages", "這個資料庫是正式資料，不能當作示範。")
    return Message(
        what=what,
        now=QCoreApplication.translate("Messages", "請選另一個資料庫或另一個資料夾。"),
    )


def _database_unusable(error: DatabaseUnusable) -> Message:
    what, now = {
        DatabaseFault.NOT_A_URL: (
            QCoreApplication.translate("Messages", "這不是 PostgreSQL 的連線字串。"),
            QCoreApplication.translate("Messages", "請輸入 postgresql://帳號@主機/資料庫。"),
        ),
        DatabaseFault.NO_SERVER: (
            QCoreApplication.translate("Messages", "連不上資料庫主機。"),
            QCoreApplication.translate(
                "Messages", "請檢查主機名稱、連接埠與網路，並確認資料庫已經啟動。"
            ),
        ),
        DatabaseFault.SIGN_IN: (
            QCoreApplication.translate("Messages", "資料庫不接受這個帳號或密碼。"),
            QCoreApplication.translate("Messages", "請檢查資料庫的帳號與密碼。"),
        ),
        DatabaseFault.NO_DATABASE: (
            QCoreApplication.translate("Messages", "主機上沒有這個資料庫。"),
            QCoreApplication.translate("Messages", "請檢查名稱，或請資料庫管理員先建立。"),
        ),
        DatabaseFault.MAY_NOT_CREATE: (
            QCoreApplication.translate("Messages", "這個帳號不能在資料庫裡建立資料表。"),
            QCoreApplication.translate("Messages", "請資料庫管理員給予建立的權限。"),
        ),
        DatabaseFault.ENCODING: (
            QCoreApplication.translate("Messages", "資料庫的文字編碼不是 UTF-8。"),
            QCoreApplication.translate("Messages", "請另建一個編碼為 UTF8 的資料庫。"),
        ),
        DatabaseFault.OTHER: (
            QCoreApplication.translate("Messages", "資料庫不能使用。"),
            QCoreApplication.translate("Messages", "請把下面的訊息交給資料庫管理員。"),
        ),
    }[error.fault]
    return Message(what=what, now=f"{now}\n{error.detail}".strip())


# --- homes ------------------------------------------------------------------


def _home_unwritable(error: HomeUnwritable) -> Message:
    what = QCoreApplication.translate("Messages", "資料夾 {path} 不能寫入。")
    return Message(
        what=what.format(path=error.path),
        now=QCoreApplication.translate(
            "Messages", "請確認權限與磁碟空間，或以 --home 指定另一個資料夾。"
        ),
    )


def _home_in_use(error: HomeInUse) -> Message:
    what = QCoreApplication.translate("Messages", "另一個程式視窗正在使用資料夾 {path}。")
    return Message(
        what=what.format(path=error.path),
        money=QCoreApplication.translate("Messages", "帳冊沒有更動。"),
        now=QCoreApplication.translate("Messages", "請使用已經開啟的視窗，或先把它關閉。"),
    )


def _no_home(error: NoHome) -> Message:
    what = QCoreApplication.translate("Messages", "資料夾 {path} 裡還沒有帳冊。")
    return Message(
        what=what.format(path=error.path),
        now=QCoreApplication.translate(
            "Messages", "請開啟視窗依精靈設定，或執行 counter-app init；也請確認資料夾沒有選錯。"
        ),
    )


def _home_taken(error: HomeTaken) -> Message:
    what = QCoreApplication.translate("Messages", "資料夾 {path} 裡已經有帳冊，不會覆蓋。")
    return Message(
        what=what.format(path=error.path),
        money=QCoreApplication.translate("Messages", "原來的帳冊沒有更動。"),
        now=QCoreApplication.translate("Messages", "請換一個空的資料夾。"),
    )


WORDS: Final[dict[type[Exception], Callable[[Any], Message]]] = {
    NoOpenShift: _no_open_shift,
    ShiftAlreadyOpen: _shift_already_open,
    FloatNegative: _float_negative,
    ShiftClosing: _shift_closing,
    YesterdayOpen: _yesterday_open,
    DayBeforeLast: _day_before_last,
    CountRefused: _count_refused,
    DrawerTooEmpty: _drawer_too_empty,
    NotYourDrawer: _not_your_drawer,
    HandOverToSelf: _hand_over_to_self,
    NotClosing: _not_closing,
    ItemsOpen: _items_open,
    StepMissing: _step_missing,
    StepDone: _step_done,
    OwnerUnknown: _owner_unknown,
    NotOwnShift: _not_own_shift,
    SettlementOpen: _settlement_open,
    UnknownShift: _unknown_shift,
    OwnCount: _own_count,
    AlreadyVerified: _already_verified,
    NotPermitted: _not_permitted,
    SignInRefused: _sign_in_refused,
    LoginTaken: _login_taken,
    LoginMalformed: _login_malformed,
    NotAnAmount: _not_an_amount,
    NotACaseNumber: _not_a_case_number,
    EmptyPayment: _empty_payment,
    AmountAboveDue: _amount_above_due,
    AmountNotPositive: _amount_not_positive,
    AmountChanged: _amount_changed,
    PaymentNotOpen: _payment_not_open,
    UnknownPayment: _unknown_payment,
    MoneyMayHaveMoved: _money_may_have_moved,
    OutcomeOpen: _outcome_open,
    NoOpenOutcome: _no_open_outcome,
    TerminalBlocked: _terminal_blocked,
    CashTooLittle: _cash_too_little,
    TenderTooMuch: _tender_too_much,
    TenderNotAccepted: _tender_not_accepted,
    TenderAboveLimit: _tender_above_limit,
    HolderNotPresent: _holder_not_present,
    DocumentDateRefused: _document_date_refused,
    DocumentIncomplete: _document_incomplete,
    SlipIncomplete: _slip_incomplete,
    ControlCharacters: _control_characters,
    DraftGone: _draft_gone,
    TenderStepRefused: _tender_step_refused,
    ApprovalMissing: _approval_missing,
    ReasonMissing: _reason_missing,
    AlreadyReversed: _already_reversed,
    ReversalStepRefused: _reversal_step_refused,
    VoidAfterClose: _void_after_close,
    VoidBeforeClose: _void_before_close,
    PaperMissing: _paper_missing,
    NotADeposit: _not_a_deposit,
    AccountRefused: _account_refused,
    SignatureMissing: _signature_missing,
    NotCorrectable: _not_correctable,
    OutageOrder: _outage_order,
    CollectorMissing: _collector_missing,
    OutageDate: _outage_date,
    UnknownReversal: _unknown_reversal,
    NotThisDesk: _not_this_desk,
    ReturnOpen: _return_open,
    MachineFirst: _machine_first,
    NothingToReturn: _nothing_to_return,
    MoneyWentBack: _money_went_back,
    WayRefused: _way_refused,
    UnknownReceipt: _unknown_receipt,
    PrintStepRefused: _print_step_refused,
    FaceUnusable: _face_unusable,
    ApprovalRefused: _approval_refused,
    PasswordMustChange: _password_must_change,
    PasswordTooPlain: _password_too_plain,
    PasswordTooShort: _password_too_short,
    PasswordTooYoung: _password_too_young,
    PasswordUsedBefore: _password_used_before,
    PolicyRefused: _policy_refused,
    SignInLocked: _sign_in_locked,
    WorkInHand: _work_in_hand,
    OwnAccount: _own_account,
    UnknownCase: _unknown_case,
    CaseExpired: _case_expired,
    NothingDue: _nothing_due,
    CaseMoved: _case_moved,
    CaseBlocked: _case_blocked,
    RateNotKnown: _rate_not_known,
    EntryRefused: _entry_refused,
    FavouriteTaken: _favourite_taken,
    DayPassed: _day_passed,
    TermsRefused: _terms_refused,
    PickupTermsRefused: _pickup_terms_refused,
    UnknownClosure: _unknown_closure,
    FollowUpRefused: _follow_up_refused,
    UnknownFollowUp: _unknown_follow_up,
    FollowUpClosed: _follow_up_closed,
    QuestionnaireRefused: _questionnaire_refused,
    QuestionnaireUsed: _questionnaire_used,
    UnknownQuestionnaire: _unknown_questionnaire,
    LastQuestionnaire: _last_questionnaire,
    GroupTooSmall: _group_too_small,
    UnknownComment: _unknown_comment,
    TagRefused: _tag_refused,
    AnswerRefused: _answer_refused,
    SheetIncomplete: _sheet_incomplete,
    SheetAlreadyTyped: _sheet_already_typed,
    UnknownSheet: _unknown_sheet,
    SheetNotInHand: _sheet_not_in_hand,
    NothingToTap: _nothing_to_tap,
    KioskCodeRefused: _kiosk_code_refused,
    UnknownSurveyBatch: _unknown_survey_batch,
    BatchRefused: _batch_refused,
    BatchNotOpen: _batch_not_open,
    BatchCountDiffers: _batch_count_differs,
    SheetsInHand: _sheets_in_hand,
    OwnSheet: _own_sheet,
    DifferenceUnsettled: _difference_unsettled,
    UnknownPickup: _unknown_pickup,
    PickupStepRefused: _pickup_step_refused,
    PickupExpired: _pickup_expired,
    SlotTaken: _slot_taken,
    SlotNotOffered: _slot_not_offered,
    NothingToUndo: _nothing_to_undo,
    AlreadyHandedOver: _already_handed_over,
    SignedOnPaper: _signed_on_paper,
    SignatureChanged: _signature_changed,
    PickupFieldRefused: _pickup_field_refused,
    MailBooked: _mail_booked,
    MailRefused: _mail_refused,
    UnknownBankProfile: _unknown_bank_profile,
    ProfileUnverified: _profile_unverified,
    NotADate: _not_a_date,
    UnprintableName: _unprintable_name,
    TextFileRefused: _text_file_refused,
    CollectionFileRefused: _collection_file_refused,
    FindingHandled: _finding_handled,
    ProfileRefused: _profile_refused,
    ProofRefused: _proof_refused,
    DeviceEntryRefused: _device_entry_refused,
    DeviceUnreachable: _device_unreachable,
    ProfileUnreadable: _profile_unreadable,
    StoreBusy: _store_busy,
    StoreUnreachable: _store_unreachable,
    StoreFull: _store_full,
    StoreLocked: _store_locked,
    StoreTooNew: _store_too_new,
    StoreMissing: _store_missing,
    UnsafeLibrary: _unsafe_library,
    NetworkShare: _network_share,
    StoreSuspect: _store_suspect,
    StoreDamaged: _store_damaged,
    StoreOlderThanAnchor: _store_older,
    DiskLow: _disk_low,
    BackupFailed: _backup_failed,
    PaperUnwritten: _paper_unwritten,
    CopiesRefused: _copies_refused,
    FormsUnwritten: _forms_unwritten,
    UnknownNotice: _unknown_notice,
    NoticeNotCurrent: _notice_not_current,
    MiddleSegmentWanted: _middle_segment_wanted,
    BatchEmpty: _batch_empty,
    UnknownBatch: _unknown_batch,
    CaseListedTwice: _case_listed_twice,
    PlanDayRefused: _plan_day_refused,
    BarcodeRefused: _barcode_refused,
    WrongCheckCharacters: _wrong_check_characters,
    WrongAccountCheck: _wrong_account_check,
    AccountsUsedUp: _accounts_used_up,
    InstalmentsRefused: _instalments_refused,
    NotAPaperCode: _not_a_paper_code,
    PaperForged: _paper_forged,
    ExportExists: _export_exists,
    NotTheOwner: _not_the_owner,
    UnknownAccount: _unknown_account,
    ExportUnwritable: _export_unwritable,
    ExportStopped: _export_stopped,
    NotABackup: _not_a_backup,
    NotEmpty: _not_empty,
    CopyRefused: _copy_refused,
    SystemKeysClosed: _system_keys_closed,
    PhraseRefused: _phrase_refused,
    KeyMissing: _key_missing,
    KeyUnsafe: _key_unsafe,
    DatabaseUnusable: _database_unusable,
    WrongPurpose: _wrong_purpose,
    HomeUnwritable: _home_unwritable,
    HomeInUse: _home_in_use,
    NoHome: _no_home,
    HomeTaken: _home_taken,
}
"""Class of a refusal or trouble, and what puts it into words."""
