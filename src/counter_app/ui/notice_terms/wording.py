"""What the parts of the terms are called, and what stands in them, in words."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from counter_app.domain.notice_terms import (
    BANK_PART,
    CONTRACT_PART,
    PAPER_PART,
    POST_PART,
    BankTerms,
    BarcodeScheme,
    CollectionContract,
    DatedTerms,
    PaperTerms,
    PostTerms,
    SegmentThreeRule,
    SegmentTwoRule,
)
from counter_app.domain.virtual_accounts import PROFILES, BankProfile
from counter_app.ui.names import in_one_breath
from counter_app.ui.notice_terms.screen import EVERY_CONTRACT, TermsScreen
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Cell, TableRow

translate = QCoreApplication.translate


def say_part(part: str) -> str:
    """Return what a part of the terms is called."""
    if part == EVERY_CONTRACT:
        return translate("NoticeTerms", "超商代收：各種案件")
    if part.startswith(CONTRACT_PART):
        kind = part.removeprefix(CONTRACT_PART)
        return translate("NoticeTerms", "超商代收：{kind}").format(kind=kind)
    return {
        BANK_PART: translate("NoticeTerms", "虛擬帳號（銀行轉帳）"),
        POST_PART: translate("NoticeTerms", "郵局劃撥"),
        PAPER_PART: translate("NoticeTerms", "通知書上的文字"),
    }[part]


def say_scheme(scheme: BarcodeScheme) -> str:
    """Return what a scheme of check characters is called."""
    return {
        BarcodeScheme.STORE: translate("NoticeTerms", "超商三段式（兩位檢查碼）"),
        BarcodeScheme.TAX: translate("NoticeTerms", "稅款條碼（一位檢查碼）"),
    }[scheme]


def say_segment_2(rule: SegmentTwoRule) -> str:
    """Return in words what the second segment says."""
    return {
        SegmentTwoRule.VIRTUAL_ACCOUNT: translate("NoticeTerms", "虛擬帳號"),
        SegmentTwoRule.NOTICE_NUMBER: translate("NoticeTerms", "通知書號碼"),
        SegmentTwoRule.TAX: translate("NoticeTerms", "稅款：機關、統編、年月"),
    }[rule]


def say_segment_3(rule: SegmentThreeRule) -> str:
    """Return in words with what the third segment begins."""
    return {
        SegmentThreeRule.MONTH_DAY: translate("NoticeTerms", "期限的月日（MMDD）"),
        SegmentThreeRule.YEAR_MONTH: translate("NoticeTerms", "期限的年月（YYMM）"),
        SegmentThreeRule.CONSTANT: translate("NoticeTerms", "固定四碼"),
    }[rule]


def say_profile(profile: BankProfile) -> str:
    """Return what a bank's rule is called, and that nobody compared it with the bank."""
    words = {
        "808-single": translate("NoticeTerms", "一位檢查碼"),
        "808-single-amount": translate("NoticeTerms", "一位檢查碼，含金額"),
        "808-double": translate("NoticeTerms", "兩位檢查碼"),
        "808-double-amount": translate("NoticeTerms", "兩位檢查碼，含金額"),
    }.get(profile.name, "")
    named = f"{profile.bank_code} {profile.bank_name}"
    if words:
        named = f"{named}（{words}）"
    if not profile.is_verified:
        named += translate("NoticeTerms", "　未經銀行核對")
    return named


def say_content(dated: DatedTerms | None) -> str:
    """Return in one line what an entry says."""
    content = None if dated is None else dated.content
    match content:
        case CollectionContract():
            return translate("NoticeTerms", "代收項目 {code}，第二段{rule}，{deadline}").format(
                code=content.service_code,
                rule=say_segment_2(content.segment_2),
                deadline=translate("NoticeTerms", "印期限")
                if content.has_deadline
                else translate("NoticeTerms", "不印期限"),
            )
        case BankTerms():
            profile = PROFILES.get(content.profile)
            name = content.profile if profile is None else say_profile(profile)
            return f"{name}　{content.prefix}"
        case PostTerms() if content.account:
            return content.account
        case PaperTerms():
            days = translate("NoticeTerms", "{n} 天內可繳").format(n=content.valid_days)
            return in_one_breath(days, content.website)
        case _:
            return translate("NoticeTerms", "沒有")


def part_row(screen: TermsScreen, part: str) -> TableRow:
    """Return one part with what holds today."""
    dated = screen.in_force(part)
    chip = Cell(words=translate("NoticeTerms", "施行中"), status=Status.OK)
    if dated is None or say_content(dated) == say_content(None):
        chip = Cell(words=translate("NoticeTerms", "未設定"), status=Status.NEUTRAL)
    elif is_unverified(dated):
        chip = Cell(words=translate("NoticeTerms", "未經核對"), status=Status.WARN)
    return TableRow(
        key=part,
        cells=(Cell(words=say_part(part), below=say_content(dated), strong=True), chip),
    )


def is_unverified(dated: DatedTerms) -> bool:
    """Tell whether an entry names a bank whose numbers nobody has compared."""
    content = dated.content
    if not isinstance(content, BankTerms) or content.is_confirmed:
        return False
    profile = PROFILES.get(content.profile)
    return profile is None or not profile.is_verified


def history_row(screen: TermsScreen, dated: DatedTerms, *, on: date, day_words: str) -> TableRow:
    """Return one entry of a part.

    Args:
        screen: Knows what is in force.
        dated: The entry.
        on: Today.
        day_words: Its first day, as it is shown.
    """
    if dated.valid_from > on:
        state = Cell(words=translate("NoticeTerms", "尚未生效"), status=Status.INFO)
    elif dated is screen.in_force(dated.part):
        state = Cell(words=translate("NoticeTerms", "施行中"), status=Status.OK)
    else:
        state = Cell(words=translate("NoticeTerms", "已取代"), status=Status.NEUTRAL)
    return TableRow(
        key=dated.valid_from.isoformat(),
        is_muted=state.status is Status.NEUTRAL,
        cells=(Cell(words=day_words, strong=True), state, Cell(words=say_content(dated))),
    )
