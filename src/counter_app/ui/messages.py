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
from counter_app.domain.calendar import NotADate, format_roc, roc_year
from counter_app.domain.cases import (
    CaseBlocked,
    CaseExpired,
    CaseMoved,
    NothingDue,
    UnknownCase,
)
from counter_app.domain.fees import RateNotKnown
from counter_app.domain.payments import UnprintableName
from counter_app.domain.shifts import FloatNegative, NoOpenShift, ShiftAlreadyOpen
from counter_app.domain.staff import NotPermitted
from counter_app.exchange.text_files import CaseFileRefused, FileFault
from counter_app.services.opening import WrongPurpose
from counter_app.services.prices import DayPassed, EntryRefused, FavouriteTaken, PriceField
from counter_app.services.staff import (
    LoginMalformed,
    LoginTaken,
    OwnAccount,
    PasswordTooShort,
    SignInRefused,
)
from counter_app.store.errors import (
    NetworkShare,
    StoreBusy,
    StoreFull,
    StoreLocked,
    StoreMissing,
    StoreTooNew,
    StoreUnreachable,
    UnsafeLibrary,
)
from counter_app.ui.names import say_act, say_role
from counter_app.vault.store_key import KeyMissing, KeyUnsafe


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
        return "".join(part for part in (self.what, self.money, self.now) if part)


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


def _own_account(_error: OwnAccount) -> Message:
    return Message(
        what=QCoreApplication.translate("Messages", "不能停用自己正在使用的帳號。"),
        now=QCoreApplication.translate("Messages", "請由另一位管理員辦理。"),
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
        what=what.format(signs="、".join(error.characters)),
        money=QCoreApplication.translate("Messages", "沒有收取任何款項。"),
        now=QCoreApplication.translate("Messages", "請改用其他寫法，或通知管理員補上字型。"),
    )


# --- case files -------------------------------------------------------------


def _case_file_refused(error: CaseFileRefused) -> Message:
    what = QCoreApplication.translate("Messages", "檔案「{name}」不能匯入：{why}")
    return Message(
        what=what.format(name=error.file_name, why=_FAULT_WORDS[error.fault](error)),
        now=QCoreApplication.translate("Messages", "沒有存入任何案件。請改正檔案後再匯入。"),
    )


def _fault(words: object) -> Callable[[CaseFileRefused], str]:
    def say_fault(error: CaseFileRefused) -> str:
        return QCoreApplication.translate("Messages", str(words)).format(
            columns="、".join(error.columns),
            line=error.line_number,
            limit=f"{error.limit_bytes / 1024 / 1024:,.0f}",
        )

    return say_fault


_FAULT_WORDS: Final[dict[FileFault, Callable[[CaseFileRefused], str]]] = {
    FileFault.MISSING: _fault(QT_TRANSLATE_NOOP("Messages", "找不到這個檔案。")),
    FileFault.NOT_A_FILE: _fault(QT_TRANSLATE_NOOP("Messages", "這不是一個檔案。")),
    FileFault.UNREADABLE: _fault(
        QT_TRANSLATE_NOOP("Messages", "沒有讀取這個檔案的權限，或讀到一半失敗。")
    ),
    FileFault.EMPTY: _fault(QT_TRANSLATE_NOOP("Messages", "檔案裡沒有案件。")),
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
}


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
            "Messages", "請檢查網路；恢復後請先看這一筆是否已入帳，再決定要不要重做。"
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
    what = QCoreApplication.translate("Messages", "找不到資料庫的金鑰檔 {path}。")
    return Message(
        what=what.format(path=error.path),
        now=QCoreApplication.translate("Messages", "請不要刪除任何檔案，並通知管理員找回金鑰檔。"),
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


WORDS: Final[dict[type[Exception], Callable[[Any], Message]]] = {
    NoOpenShift: _no_open_shift,
    ShiftAlreadyOpen: _shift_already_open,
    FloatNegative: _float_negative,
    NotPermitted: _not_permitted,
    SignInRefused: _sign_in_refused,
    LoginTaken: _login_taken,
    LoginMalformed: _login_malformed,
    PasswordTooShort: _password_too_short,
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
    NotADate: _not_a_date,
    UnprintableName: _unprintable_name,
    CaseFileRefused: _case_file_refused,
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
    KeyMissing: _key_missing,
    KeyUnsafe: _key_unsafe,
    WrongPurpose: _wrong_purpose,
}
"""Class of a refusal or trouble, and what puts it into words."""
