"""Puts one case into words: its parts, how they came about, what was paid."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from counter_app.domain.calendar import format_roc
from counter_app.domain.cases import Case
from counter_app.domain.fees import Law
from counter_app.domain.identifiers import mask_name, mask_number
from counter_app.domain.money import Twd
from counter_app.domain.parts import PartName
from counter_app.domain.receipts import ReceiptNumber
from counter_app.domain.reversals import ReversalKind
from counter_app.services.case_sheets import CaseSheet
from counter_app.ui.cases.rows import standing
from counter_app.ui.cases.screen import PaidLine, PartLine, SheetPart
from counter_app.ui.messages import say_or_raise
from counter_app.ui.names import listed, say_law, say_part
from counter_app.ui.widgets.money import grouped


def sheet_part(sheet: CaseSheet, *, is_masked: bool) -> SheetPart:
    """Return a case as the pane at the right shows it."""
    case = sheet.case
    status, words = standing(
        is_open=case.is_open, due_on=case.due_on, expires_on=case.expires_on, on=sheet.on
    )
    return SheetPart(
        name_words=mask_name(case.obligor_name) if is_masked else case.obligor_name,
        number_words=mask_number(case.obligor_number) if is_masked else case.obligor_number,
        status=status,
        status_words=words,
        total_twd=sheet.due.parts.total_twd,
        parts=tuple(_part_line(sheet, part) for part in PartName),
        how_words=how_words(sheet),
        facts=_facts(case, is_masked=is_masked),
        payments=tuple(
            PaidLine(
                day_words=format_roc(paid.business_day),
                receipt_words=_receipt_words(paid.receipt_number, paid.fate),
                amount_twd=paid.amount_twd,
            )
            for paid in sheet.payments
        ),
        refusal=None if sheet.refusal is None else say_or_raise(sheet.refusal),
    )


def how_words(sheet: CaseSheet) -> str:
    """Return in one or two sentences how today's amount comes about."""
    case, due = sheet.case, sheet.due
    delivered = _day(case.computed_on)
    if sheet.law is Law.NONE:
        no_law = QCoreApplication.translate(
            "CaseSheet", "這種案件不另加計滯納金或利息，金額照移送機關送達者{day}。"
        )
        return no_law.format(day=delivered)
    if case.computed_on is None or case.due_on is None:
        return QCoreApplication.translate(
            "CaseSheet", "移送機關沒有給計算日或繳納期限，無法加計至今日，金額照送達者。"
        )
    if case.computed_on > sheet.on:
        later = QCoreApplication.translate(
            "CaseSheet", "移送機關已計算到 {day}，比今日晚，金額照送達者。"
        )
        return later.format(day=format_roc(case.computed_on))
    one = QCoreApplication.translate("CaseSheet", "{part} {sum} 元")
    added = [
        one.format(part=say_part(part), sum=grouped(amount_twd))
        for part, amount_twd in (
            (PartName.LATE_FEE, due.accrued_late_fee_twd),
            (PartName.INTEREST, due.accrued_interest_twd),
        )
        if amount_twd
    ]
    nothing = QCoreApplication.translate("CaseSheet", "沒有新增（未滿一期，或已達上限）")
    grown = QCoreApplication.translate(
        "CaseSheet", "送達金額{day}；依{law}加計至今日（{today}）：{added}。"
    )
    return grown.format(
        day=delivered,
        law=say_law(sheet.law),
        today=format_roc(sheet.on),
        added=listed(added) or nothing,
    )


def _day(computed_on: date | None) -> str:
    if computed_on is None:
        return QCoreApplication.translate("CaseSheet", "（沒有計算日）")
    words = QCoreApplication.translate("CaseSheet", "計至 {day}")
    return words.format(day=format_roc(computed_on))


def _part_line(sheet: CaseSheet, part: PartName) -> PartLine:
    delivered_twd = sheet.case.parts.amount_of(part)
    today_twd = sheet.due.parts.amount_of(part)
    return PartLine(
        words=say_part(part),
        delivered_twd=delivered_twd,
        added_twd=Twd(today_twd - delivered_twd),
        today_twd=today_twd,
    )


def _facts(case: Case, *, is_masked: bool) -> tuple[tuple[str, str], ...]:
    section = QCoreApplication.translate("CaseSheet", "{section}股　{clerk}")
    hidden = QCoreApplication.translate("CaseSheet", "（已遮蔽，按 Ctrl+R 顯示）")
    return (
        (QCoreApplication.translate("CaseSheet", "案號"), case.case_number),
        (QCoreApplication.translate("CaseSheet", "案件種類"), case.kind),
        (QCoreApplication.translate("CaseSheet", "移送機關"), case.agency_name),
        (
            QCoreApplication.translate("CaseSheet", "承辦股別"),
            section.format(section=case.section, clerk=case.section_clerk),
        ),
        (QCoreApplication.translate("CaseSheet", "承辦電話"), case.section_phone or "—"),
        (QCoreApplication.translate("CaseSheet", "繳納期限"), _date(case.due_on)),
        (QCoreApplication.translate("CaseSheet", "執行期滿日"), _date(case.expires_on)),
        (
            QCoreApplication.translate("CaseSheet", "地址"),
            hidden if is_masked and case.address else case.address or "—",
        ),
    )


def _receipt_words(number: ReceiptNumber, fate: ReversalKind | None) -> str:
    match fate:
        case ReversalKind.VOID:
            words = QCoreApplication.translate("CaseSheet", "{number}（作廢）")
        case ReversalKind.REFUND:
            words = QCoreApplication.translate("CaseSheet", "{number}（已退款）")
        case _:
            return number
    return words.format(number=number)


def _date(day: date | None) -> str:
    return format_roc(day) if day is not None else "—"
