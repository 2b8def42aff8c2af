"""Reads what was typed into the forms of the terms, and makes a sample of it."""

import re
import unicodedata
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication

from counter_app.domain.calendar import parse_date, roc_year
from counter_app.domain.money import Twd
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
    SegmentTwoRule,
    TermsField,
    TermsRefused,
)
from counter_app.domain.store_barcodes import BarcodeRefused, build_barcode
from counter_app.domain.virtual_accounts import PROFILES, account_of, range_of
from counter_app.ui.notice_terms.screen import (
    BankEntry,
    ContractEntry,
    PaperEntry,
    PostEntry,
    Sample,
    TermsEntry,
)
from counter_app.ui.widgets.money import grouped

SAMPLE_TWD: Final = Twd(14_520)
SAMPLE_TAX_ID: Final = "12345675"
_WHOLE: Final = re.compile(r"[0-9]{1,4}")

translate = QCoreApplication.translate


def read_entry(entry: TermsEntry) -> DatedTerms:
    """Return what was typed as terms from a day on.

    Raises:
        NotADate: The day is none.
        TermsRefused: A figure is none, or no kind was chosen.
    """
    day = parse_date(entry.valid_from)
    match entry:
        case ContractEntry():
            if not entry.kind:
                raise TermsRefused(field=TermsField.KIND)
            part = CONTRACT_PART + entry.kind
            contract = None if entry.ends else contract_of(entry)
            return DatedTerms(part=part, valid_from=day, content=contract)
        case BankEntry():
            bank = None if entry.ends else bank_of(entry)
            return DatedTerms(part=BANK_PART, valid_from=day, content=bank)
        case PostEntry():
            post = PostTerms(account=_narrow(entry.account))
            return DatedTerms(part=POST_PART, valid_from=day, content=post)
        case PaperEntry():
            return DatedTerms(part=PAPER_PART, valid_from=day, content=_paper_of(entry))


def contract_of(entry: ContractEntry) -> CollectionContract:
    """Return the contract that was typed.

    Raises:
        TermsRefused: The width is no figure.
    """
    return CollectionContract(
        scheme=entry.scheme,
        service_code=_narrow(entry.service_code).upper(),
        segment_2=entry.segment_2,
        number_prefix=""
        if entry.segment_2 is SegmentTwoRule.VIRTUAL_ACCOUNT
        else _narrow(entry.number_prefix).upper(),
        segment_3=entry.segment_3,
        segment_3_constant=_narrow(entry.segment_3_constant).upper(),
        amount_width=_whole(entry.amount_width, TermsField.AMOUNT_WIDTH),
        has_deadline=entry.has_deadline,
    )


def bank_of(entry: BankEntry) -> BankTerms:
    """Return the bank that was typed."""
    is_verified = PROFILES[entry.profile].is_verified
    return BankTerms(
        profile=entry.profile,
        prefix=_narrow(entry.prefix),
        is_confirmed=entry.is_confirmed and not is_verified,
    )


def _paper_of(entry: PaperEntry) -> PaperTerms:
    return PaperTerms(
        website=_narrow(entry.website),
        branch_address=entry.branch_address.strip(),
        branch_phone=entry.branch_phone.strip(),
        service_hours=entry.service_hours.strip(),
        hardship_contact=entry.hardship_contact.strip(),
        valid_days=_whole(entry.valid_days, TermsField.VALID_DAYS),
    )


def sample_of(
    contract: CollectionContract | None,
    bank: BankTerms | None,
    *,
    heading: str,
    today: date,
    valid_days: int,
) -> Sample:
    """Return what a notice issued today would be printed with.

    Args:
        contract: None where no store collects.
        bank: None where no accounts are handed out.
        heading: What the sample is of.
        today: The day of issue.
        valid_days: Days until the last day.
    """
    last_day = today + timedelta(days=valid_days)
    words = translate("NoticeTerms", "{heading} NT${sum} 的繳款單").format(
        heading=heading, sum=grouped(SAMPLE_TWD)
    )
    account = ""
    try:
        account = "" if bank is None else _account(bank, last_day)
        if contract is None:
            return Sample(heading=words, account=account)
        needs_account = contract.segment_2 is SegmentTwoRule.VIRTUAL_ACCOUNT
        if needs_account and not account:
            trouble = translate("NoticeTerms", "第二段要用虛擬帳號，但還沒有設定銀行。")
            return Sample(heading=words, trouble=trouble)
        number = account if needs_account else f"{roc_year(today):03d}{1:08d}"
        barcode = build_barcode(
            contract,
            number=number,
            amount_twd=SAMPLE_TWD,
            last_day=last_day,
            issued_on=today,
            obligor_number=SAMPLE_TAX_ID if contract.scheme is BarcodeScheme.TAX else "",
        )
    except BarcodeRefused as refused:
        trouble = translate("NoticeTerms", "第 {n} 段做不出來：「{text}」的長度或字元不對。")
        return Sample(
            heading=words,
            account=account,
            trouble=trouble.format(n=refused.segment, text=refused.text),
        )
    except TermsRefused:
        trouble = translate("NoticeTerms", "企業識別碼的位數不對，做不出帳號。")
        return Sample(heading=words, trouble=trouble)
    return Sample(heading=words, segments=barcode.segments, account=account)


def _account(bank: BankTerms, last_day: date) -> str:
    profile = PROFILES[bank.profile]
    if not bank.prefix.isdigit() or len(bank.prefix) not in profile.prefix_lengths:
        raise TermsRefused(field=TermsField.BANK_PREFIX)
    head = range_of(profile, prefix=bank.prefix, last_day=last_day)
    base = head + "1".rjust(profile.base_length - len(head), "0")
    return account_of(profile, base=base, amount_twd=SAMPLE_TWD).account


def _narrow(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _whole(text: str, field: TermsField) -> int:
    found = _WHOLE.fullmatch(_narrow(text))
    if found is None:
        raise TermsRefused(field=field)
    return int(found[0])
