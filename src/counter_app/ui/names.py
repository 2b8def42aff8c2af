"""What roles, acts, tenders and parts are called on the screen.

A value of an enumeration has one name in Chinese, and every screen takes it from here.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from counter_app.devices.receipt_printer.status import PrinterStatus
from counter_app.domain.approvals import ApprovedAct
from counter_app.domain.calendar import format_roc
from counter_app.domain.channels import ChannelAnswer, ChannelReason
from counter_app.domain.closing import CloseStep
from counter_app.domain.drawer import EntryKind
from counter_app.domain.fees import Law
from counter_app.domain.kinds import Channel, PayingWay
from counter_app.domain.money import Twd
from counter_app.domain.parts import PartName
from counter_app.domain.staff import Act, Role
from counter_app.domain.tenders import TenderKind
from counter_app.services.restore import CopyFault


def say_role(role: Role) -> str:
    """Return what a role is called."""
    return {
        Role.CLERK: QCoreApplication.translate("Names", "收費人員"),
        Role.SUPERVISOR: QCoreApplication.translate("Names", "主管"),
        Role.CASHIER_OFFICE: QCoreApplication.translate("Names", "出納"),
        Role.VOLUNTEER: QCoreApplication.translate("Names", "志工"),
        Role.AUDITOR: QCoreApplication.translate("Names", "政風／會計"),
        Role.ADMINISTRATOR: QCoreApplication.translate("Names", "管理員"),
    }[role]


def say_role_written(role: str) -> str:
    """Return what a role is called that stands in the journal."""
    return say_role(Role(role)) if role in list(Role) else role


def say_act(act: Act) -> str:
    """Return what a role may do, as a verb and its object."""
    return {
        Act.FIND_CASES: QCoreApplication.translate("Names", "查詢案件"),
        Act.TAKE_PAYMENT: QCoreApplication.translate("Names", "收款"),
        Act.RESOLVE_UNKNOWN: QCoreApplication.translate("Names", "處理未明交易"),
        Act.OPEN_SHIFT: QCoreApplication.translate("Names", "開班"),
        Act.OPEN_DRAWER: QCoreApplication.translate("Names", "開錢箱"),
        Act.PRINT_RECEIPT: QCoreApplication.translate("Names", "列印收據"),
        Act.READ_RECEIPTS: QCoreApplication.translate("Names", "查閱收據"),
        Act.IMPORT_CASES: QCoreApplication.translate("Names", "匯入案件"),
        Act.EDIT_PRICES: QCoreApplication.translate("Names", "修改價目"),
        Act.EDIT_RULES: QCoreApplication.translate("Names", "修改收款規則"),
        Act.MANAGE_STAFF: QCoreApplication.translate("Names", "管理人員帳號"),
        Act.MANAGE_DEVICES: QCoreApplication.translate("Names", "更換設備"),
        Act.TEST_DEVICES: QCoreApplication.translate("Names", "測試設備"),
        Act.APPROVE: QCoreApplication.translate("Names", "第二人核可"),
        Act.READ_JOURNAL: QCoreApplication.translate("Names", "查閱日誌"),
        Act.MOVE_CASH: QCoreApplication.translate("Names", "存取備用金"),
        Act.HAND_OVER_DRAWER: QCoreApplication.translate("Names", "交接錢箱"),
        Act.CLOSE_SHIFT: QCoreApplication.translate("Names", "日結"),
        Act.CLOSE_ANY_SHIFT: QCoreApplication.translate("Names", "代為日結"),
        Act.SEE_ALL_DESKS: QCoreApplication.translate("Names", "查看各櫃檯"),
        Act.VERIFY_CLOSE: QCoreApplication.translate("Names", "點收解繳"),
        Act.READ_REPORTS: QCoreApplication.translate("Names", "查閱報表"),
        Act.REVERSE_PAYMENT: QCoreApplication.translate("Names", "申請作廢退款"),
        Act.CORRECT_TENDER: QCoreApplication.translate("Names", "更正支付工具"),
        Act.ENTER_OUTAGE_RECEIPT: QCoreApplication.translate("Names", "補登手寫收據"),
        Act.UNMASK: QCoreApplication.translate("Names", "顯示全名"),
        Act.VERIFY_BOOKS: QCoreApplication.translate("Names", "驗證帳冊"),
        Act.BACK_UP: QCoreApplication.translate("Names", "備份"),
        Act.RESTORE: QCoreApplication.translate("Names", "還原備份"),
        Act.CHECK_DESK: QCoreApplication.translate("Names", "檢查櫃檯"),
        Act.ISSUE_NOTICE: QCoreApplication.translate("Names", "開立通知書"),
        Act.ISSUE_NOTICE_BATCH: QCoreApplication.translate("Names", "批次列印通知書"),
        Act.PRINT_NOTICE: QCoreApplication.translate("Names", "列印通知書"),
        Act.READ_NOTICES: QCoreApplication.translate("Names", "查閱通知書"),
        Act.CHECK_PAPER: QCoreApplication.translate("Names", "查驗文件真偽"),
        Act.IMPORT_COLLECTIONS: QCoreApplication.translate("Names", "匯入代收檔"),
        Act.READ_COLLECTIONS: QCoreApplication.translate("Names", "查閱代收入帳"),
        Act.ENTER_PROOF: QCoreApplication.translate("Names", "登記繳款證明"),
        Act.BOOK_PICKUP: QCoreApplication.translate("Names", "預約取件"),
        Act.PREPARE_PICKUP: QCoreApplication.translate("Names", "準備取件"),
        Act.MARK_ARRIVAL: QCoreApplication.translate("Names", "登記報到"),
        Act.HAND_OVER_PICKUP: QCoreApplication.translate("Names", "交付取件"),
        Act.READ_PICKUPS: QCoreApplication.translate("Names", "查閱取件"),
        Act.EDIT_PICKUP_TERMS: QCoreApplication.translate("Names", "修改取件時段"),
        Act.TYPE_SURVEYS: QCoreApplication.translate("Names", "鍵入問卷"),
        Act.SHOW_KIOSK: QCoreApplication.translate("Names", "開啟觸控問卷"),
        Act.PRINT_SURVEY_FORMS: QCoreApplication.translate("Names", "列印問卷"),
        Act.READ_SURVEYS: QCoreApplication.translate("Names", "查閱滿意度結果"),
        Act.FOLLOW_UP_SURVEYS: QCoreApplication.translate("Names", "追蹤民眾意見"),
        Act.EDIT_QUESTIONNAIRES: QCoreApplication.translate("Names", "修改問卷"),
        Act.IMPORT_RESPONSES: QCoreApplication.translate("Names", "匯入問卷"),
    }[act]


def say_policy(name: str) -> str:
    """Return what a figure of the password policy is called, by its name in `PasswordPolicy`."""
    return {
        "length_min": QCoreApplication.translate("Names", "密碼最短幾個字元"),
        "classes_min": QCoreApplication.translate("Names", "大寫、小寫、數字、符號至少幾種"),
        "age_max_days": QCoreApplication.translate("Names", "密碼最長使用天數（0 為不限）"),
        "age_min_days": QCoreApplication.translate("Names", "變更後幾天內不能再變更"),
        "history": QCoreApplication.translate("Names", "不能重複使用前幾次的密碼"),
        "tries_max": QCoreApplication.translate("Names", "連續錯幾次就鎖定"),
        "lock_minutes": QCoreApplication.translate("Names", "鎖定幾分鐘"),
        "idle_minutes": QCoreApplication.translate("Names", "閒置幾分鐘自動鎖定"),
    }[name]


def say_tender(tender: TenderKind) -> str:
    """Return what a way to pay is called."""
    return {
        TenderKind.CASH: QCoreApplication.translate("Names", "現金"),
        TenderKind.CARD: QCoreApplication.translate("Names", "刷卡"),
        TenderKind.MOBILE_PAY: QCoreApplication.translate("Names", "行動支付"),
        TenderKind.ETICKET: QCoreApplication.translate("Names", "電子票證"),
        TenderKind.CHEQUE: QCoreApplication.translate("Names", "支票"),
        TenderKind.MONEY_ORDER: QCoreApplication.translate("Names", "郵政匯票"),
    }[tender]


def say_channel(channel: Channel) -> str:
    """Return what a way to pay away from the desk is called."""
    return {
        Channel.STORE: QCoreApplication.translate("Names", "便利商店"),
        Channel.POST_OFFICE: QCoreApplication.translate("Names", "郵局"),
        Channel.BANK_TRANSFER: QCoreApplication.translate("Names", "銀行轉帳"),
    }[channel]


def say_way(way: PayingWay) -> str:
    """Return what any way to pay is called."""
    return say_channel(way) if isinstance(way, Channel) else say_tender(way)


def say_limit(limit_twd: Twd) -> str:
    """Return a limit as it is spoken of: in tens of thousands where it is round."""
    tens, rest = divmod(limit_twd, _TEN_THOUSAND)
    if rest or tens >= _ROUND_MAX:
        return QCoreApplication.translate("Names", "{amount} 元").format(amount=f"{limit_twd:,}")
    return QCoreApplication.translate("Names", "{n} 萬元").format(n=tens)


def say_channel_answer(answer: ChannelAnswer, *, has_account: bool = True) -> str:
    """Return why a way to pay is open or not, with its limit and its day.

    Args:
        answer: Of `domain.channels.answer`.
        has_account: A virtual account is open instead, where a store may not take the amount.
    """
    words = _REASON_WORDS[answer.reason](answer.way)
    limit = "" if answer.limit_twd is None else say_limit(answer.limit_twd)
    words = words.format(
        way=say_way(answer.way),
        limit=limit,
        day="" if answer.day is None else format_roc(answer.day),
    )
    match answer.reason:
        case ChannelReason.ABOVE_LIMIT if answer.way is Channel.STORE:
            instead = (
                QCoreApplication.translate("Names", "，改印虛擬帳號")
                if has_account
                else QCoreApplication.translate("Names", "，請臨櫃繳納")
            )
            return words + instead + (_below_words(limit) if answer.below_limit else "")
        case ChannelReason.ABOVE_LIMIT if answer.below_limit:
            return words + _below_words(limit)
        case ChannelReason.OPEN | ChannelReason.HOLDER_IN_PERSON if limit:
            most = (
                QCoreApplication.translate("Names", "（未滿 {limit}）")
                if answer.below_limit
                else QCoreApplication.translate("Names", "（{limit}以內）")
            )
            return words + most.format(limit=limit)
        case _:
            return words


_TEN_THOUSAND: Final = 10_000
_ROUND_MAX: Final = 100
"""In English the zeros are written out, and a million would lack a comma."""


def _below_words(limit: str) -> str:
    return QCoreApplication.translate("Names", "（未滿 {limit}才收）").format(limit=limit)


def _nothing_due(_way: PayingWay) -> str:
    return QCoreApplication.translate("Names", "目前沒有應繳金額")


def _case_expired(_way: PayingWay) -> str:
    return QCoreApplication.translate("Names", "執行期間 {day} 已屆滿，不能再收")


def _not_for_this_kind(way: PayingWay) -> str:
    if isinstance(way, Channel):
        return QCoreApplication.translate("Names", "{way}不代收這種案件")
    return QCoreApplication.translate("Names", "這種案件不能用{way}")


def _above_limit(way: PayingWay) -> str:
    if way is Channel.STORE:
        return QCoreApplication.translate("Names", "超商限額 {limit}")
    return QCoreApplication.translate("Names", "{way}限額 {limit}")


def _no_contract(way: PayingWay) -> str:
    match way:
        case Channel.STORE:
            return QCoreApplication.translate("Names", "本分署還沒有設定超商代收契約")
        case Channel.POST_OFFICE:
            return QCoreApplication.translate("Names", "本分署還沒有設定郵政劃撥帳號")
        case Channel.BANK_TRANSFER:
            return QCoreApplication.translate("Names", "本分署還沒有設定虛擬帳號的銀行")
        case _:
            return QCoreApplication.translate("Names", "本分署還沒有設定{way}")


def _closed_day(way: PayingWay) -> str:
    if way is Channel.POST_OFFICE:
        return QCoreApplication.translate("Names", "今日郵局休息，{day} 起可繳")
    return QCoreApplication.translate("Names", "{way}今日休息，{day} 起可繳")


_REASON_WORDS: Final[dict[ChannelReason, Callable[[PayingWay], str]]] = {
    ChannelReason.OPEN: lambda _way: QCoreApplication.translate("Names", "可以繳"),
    ChannelReason.HOLDER_IN_PERSON: lambda _way: QCoreApplication.translate(
        "Names", "可以繳，須持卡人親自到場"
    ),
    ChannelReason.NEXT_WORKING_DAY: lambda _way: QCoreApplication.translate(
        "Names", "可以繳，{day} 才入帳"
    ),
    ChannelReason.NOTHING_DUE: _nothing_due,
    ChannelReason.CASE_EXPIRED: _case_expired,
    ChannelReason.NOT_FOR_THIS_KIND: _not_for_this_kind,
    ChannelReason.NOT_YET: lambda _way: QCoreApplication.translate("Names", "自 {day} 起可繳"),
    ChannelReason.ABOVE_LIMIT: _above_limit,
    ChannelReason.NO_CONTRACT: _no_contract,
    ChannelReason.CLOSED_DAY: _closed_day,
}


def say_entry_kind(kind: EntryKind) -> str:
    """Return why cash goes in or out of a drawer without a sale."""
    return {
        EntryKind.CASH_IN: QCoreApplication.translate("Names", "存入現金"),
        EntryKind.CASH_OUT: QCoreApplication.translate("Names", "取出現金"),
        EntryKind.VOID: QCoreApplication.translate("Names", "作廢退現"),
        EntryKind.REFUND: QCoreApplication.translate("Names", "退款付現"),
        EntryKind.DEPOSIT: QCoreApplication.translate("Names", "發還保證金"),
        EntryKind.PICKUP: QCoreApplication.translate("Names", "取件領款"),
    }[kind]


def say_approved_act(act: ApprovedAct) -> str:
    """Return what a second person is asked to approve."""
    return {
        ApprovedAct.VOID: QCoreApplication.translate("Names", "作廢收據"),
        ApprovedAct.REFUND: QCoreApplication.translate("Names", "退款"),
        ApprovedAct.RETURN_DEPOSIT: QCoreApplication.translate("Names", "發還保證金"),
        ApprovedAct.DIFFERENCE: QCoreApplication.translate("Names", "帳差說明"),
        ApprovedAct.CARD_BY_HAND: QCoreApplication.translate("Names", "人工刷卡"),
        ApprovedAct.CORRECT_TENDER: QCoreApplication.translate("Names", "更正支付工具"),
        ApprovedAct.REPRINT: QCoreApplication.translate("Names", "再次補印"),
        ApprovedAct.OPEN_DRAWER: QCoreApplication.translate("Names", "未收款開錢箱"),
        ApprovedAct.CARRY_FORWARD: QCoreApplication.translate("Names", "未結事項結轉"),
        ApprovedAct.OPEN_LATE_DAY: QCoreApplication.translate("Names", "逾日續收"),
        ApprovedAct.CLOSE_OTHERS_SHIFT: QCoreApplication.translate("Names", "代為日結"),
        ApprovedAct.RESOLVE_BY_SLIP: QCoreApplication.translate("Names", "依簽單確認結果"),
        ApprovedAct.SETTLE_BY_SLIP: QCoreApplication.translate("Names", "依簽單輸入結帳總額"),
        ApprovedAct.PAY_OUT_PICKUP: QCoreApplication.translate("Names", "付出取件領款"),
    }[act]


def say_close_step(step: CloseStep) -> str:
    """Return what a step of a close is called."""
    return {
        CloseStep.OPEN_ITEMS: QCoreApplication.translate("Names", "未結事項"),
        CloseStep.COUNT: QCoreApplication.translate("Names", "清點現金"),
        CloseStep.SETTLE: QCoreApplication.translate("Names", "機具結帳"),
        CloseStep.EXPLAIN: QCoreApplication.translate("Names", "差異說明"),
        CloseStep.SIGN: QCoreApplication.translate("Names", "簽章"),
        CloseStep.ANCHOR: QCoreApplication.translate("Names", "外部錨定"),
    }[step]


def say_part(part: PartName) -> str:
    """Return what a part of a debt is called."""
    return {
        PartName.COSTS: QCoreApplication.translate("Names", "執行必要費用"),
        PartName.INTEREST: QCoreApplication.translate("Names", "利息"),
        PartName.LATE_FEE: QCoreApplication.translate("Names", "滯納金"),
        PartName.PRINCIPAL: QCoreApplication.translate("Names", "本金"),
    }[part]


def say_law(law: Law) -> str:
    """Return the section of the law by which a kind of case grows; nothing for none."""
    return {
        Law.NONE: "",
        Law.TAX: QCoreApplication.translate("Names", "稅捐稽徵法第 20 條"),
        Law.FEE: QCoreApplication.translate("Names", "規費法第 20 條"),
        Law.HEALTH_INSURANCE_UNIT: QCoreApplication.translate(
            "Names", "全民健康保險法第 35 條（投保單位）"
        ),
        Law.HEALTH_INSURANCE_PERSON: QCoreApplication.translate(
            "Names", "全民健康保險法第 35 條（被保險人）"
        ),
        Law.LABOUR_INSURANCE: QCoreApplication.translate("Names", "勞工保險條例第 17 條"),
        Law.NATIONAL_PENSION: QCoreApplication.translate("Names", "國民年金法第 14 條"),
    }[law]


def say_device_kind(kind: str) -> str:
    """Return what a kind of machine is called; `settings.DEVICE_KINDS`."""
    return {
        "printer": QCoreApplication.translate("Names", "收據印表機"),
        "card_terminal": QCoreApplication.translate("Names", "刷卡機"),
        "eticket_reader": QCoreApplication.translate("Names", "電子票證機"),
        "scanner": QCoreApplication.translate("Names", "掃描器"),
    }[kind]


def say_printer_status(status: PrinterStatus) -> str:
    """Return how a printer stands."""
    return {
        PrinterStatus.READY: QCoreApplication.translate("Names", "就緒"),
        PrinterStatus.PAPER_NEAR_END: QCoreApplication.translate("Names", "紙快用完"),
        PrinterStatus.PAPER_OUT: QCoreApplication.translate("Names", "缺紙"),
        PrinterStatus.COVER_OPEN: QCoreApplication.translate("Names", "上蓋未關"),
        PrinterStatus.OFFLINE: QCoreApplication.translate("Names", "未連線"),
        PrinterStatus.ERROR: QCoreApplication.translate("Names", "印表機故障"),
        PrinterStatus.UNKNOWN: QCoreApplication.translate("Names", "狀態不明"),
    }[status]


def say_weekday(day: date) -> str:
    """Return the day of the week, as short as it is written."""
    return (
        QCoreApplication.translate("Weekdays", "一"),
        QCoreApplication.translate("Weekdays", "二"),
        QCoreApplication.translate("Weekdays", "三"),
        QCoreApplication.translate("Weekdays", "四"),
        QCoreApplication.translate("Weekdays", "五"),
        QCoreApplication.translate("Weekdays", "六"),
        QCoreApplication.translate("Weekdays", "日"),
    )[day.weekday()]


def listed(words: Iterable[str]) -> str:
    """Return words as a list within a sentence."""
    return QCoreApplication.translate("Names", "、").join(words)


def in_one_breath(*parts: str) -> str:
    """Return parts as one line for a screen reader; an empty part is left out."""
    return QCoreApplication.translate("Names", "，").join(part for part in parts if part)


def say_copy_fault(fault: CopyFault) -> str:
    """Return what was found wrong with a copy of the store."""
    return {
        CopyFault.CHANGED: QCoreApplication.translate("Names", "檔案和備份時不一樣"),
        CopyFault.PAGES: QCoreApplication.translate("Names", "檔案有損壞的頁"),
        CopyFault.TOTALS: QCoreApplication.translate("Names", "收據張數或金額和備份時不一樣"),
        CopyFault.CHAIN: QCoreApplication.translate("Names", "帳目的雜湊鏈不符"),
        CopyFault.OLDER: QCoreApplication.translate(
            "Names", "比最近一次日結的錨定還舊：還原後只能查詢，不能收款"
        ),
        CopyFault.NO_MANIFEST: QCoreApplication.translate(
            "Names", "旁邊沒有說明檔，無法比對備份時的張數與金額"
        ),
    }[fault]
