"""What notices, their standing and what was done with them are called."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication

from counter_app.domain.calendar import format_roc
from counter_app.domain.identifiers import mask_name, mask_number
from counter_app.domain.kinds import Channel
from counter_app.domain.notices import Notice, NoticeStanding
from counter_app.domain.parts import PartName
from counter_app.domain.scans import MisreadScan
from counter_app.services.case_sheets import CaseSheet
from counter_app.store.case_search import CaseHit
from counter_app.ui.cases.rows import row_of, standing
from counter_app.ui.messages import Message, say_or_raise
from counter_app.ui.names import say_channel_answer, say_part, say_way
from counter_app.ui.notices.ports import EarlierNotice, FoundForNotice, NoticeCase
from counter_app.ui.notices.screen import CasePart, PartWords, WayWords
from counter_app.ui.widgets.money import grouped
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Cell, TableRow

translate = QCoreApplication.translate

_STANDINGS: Final = {
    NoticeStanding.CURRENT: Status.OK,
    NoticeStanding.RECOMPUTED: Status.WARN,
    NoticeStanding.SUPERSEDED: Status.NEUTRAL,
    NoticeStanding.EXPIRED: Status.WARN,
    NoticeStanding.SETTLED: Status.NEUTRAL,
}


def say_standing(standing_of: NoticeStanding) -> tuple[str, Status]:
    """Return what has become of a notice, in words and as a status."""
    words = {
        NoticeStanding.CURRENT: translate("Notices", "有效"),
        NoticeStanding.RECOMPUTED: translate("Notices", "金額已變動"),
        NoticeStanding.SUPERSEDED: translate("Notices", "已被取代"),
        NoticeStanding.EXPIRED: translate("Notices", "已過期"),
        NoticeStanding.SETTLED: translate("Notices", "已繳清"),
    }[standing_of]
    return words, _STANDINGS[standing_of]


def found_row(hit: CaseHit, *, on: date) -> TableRow:
    """Return a case that was found: as in the case list, without its due day."""
    line = row_of(hit, on=on)
    name, number, _due, status, amount, _pay = line.cells
    return replace(line, cells=(name, number, status, amount))


def say_nothing_found(found: FoundForNotice) -> tuple[str, str]:
    """Return that a text led to nothing, and what can be entered."""
    scan = found.scan
    if isinstance(scan, MisreadScan) and scan.text:
        words = translate("Notices", "讀到的號碼不對：{text}").format(text=scan.text)
        return words, translate("Notices", "請重新掃描，或逐字核對後再輸入。")
    return (
        translate("Notices", "查不到案件"),
        translate("Notices", "可以輸入案號、身分證號、統一編號、姓名的一部分，或掃描通知書。"),
    )


def case_part(found: NoticeCase, *, is_masked: bool) -> CasePart:
    """Return a case as the card at the left shows it."""
    sheet = found.sheet
    case = sheet.case
    status, words = standing(
        is_open=case.is_open, due_on=case.due_on, expires_on=case.expires_on, on=sheet.on
    )
    has_account = any(
        answer.is_open for answer in found.answers if answer.way is Channel.BANK_TRANSFER
    )
    return CasePart(
        name_words=mask_name(case.obligor_name) if is_masked else case.obligor_name,
        number_words=mask_number(case.obligor_number) if is_masked else case.obligor_number,
        case_number=case.case_number,
        about=f"{case.kind}　{case.agency_name}",
        status=status,
        status_words=words,
        total_twd=sheet.due.parts.total_twd,
        parts=_parts(sheet),
        ways=tuple(
            WayWords(
                words=say_way(answer.way),
                is_open=answer.is_open,
                reason=say_channel_answer(answer, has_account=has_account),
            )
            for answer in found.answers
        ),
        refusal=_refusal(sheet),
    )


def _refusal(sheet: CaseSheet) -> Message | None:
    return None if sheet.refusal is None else say_or_raise(sheet.refusal)


def _parts(sheet: CaseSheet) -> tuple[PartWords, ...]:
    shown = (PartName.PRINCIPAL, PartName.LATE_FEE, PartName.INTEREST, PartName.COSTS)
    return tuple(
        PartWords(words=say_part(part), amount_twd=sheet.due.parts.amount_of(part))
        for part in shown
    )


def earlier_row(earlier: EarlierNotice) -> TableRow:
    """Return a notice of the case as a row."""
    notice = earlier.notice
    words, status = say_standing(earlier.standing)
    below = translate("Notices", "{day}　{sum} 元").format(
        day=format_roc(notice.issued_on), sum=grouped(notice.amount_twd)
    )
    place = ""
    if notice.plan is not None:
        place = translate("Notices", "第 {n} 期，共 {count} 期").format(
            n=notice.plan.number, count=notice.plan.count
        )
    return TableRow(
        key=notice.number,
        is_muted=earlier.standing in {NoticeStanding.SUPERSEDED, NoticeStanding.SETTLED},
        cells=(
            Cell(words=notice.number, below=below, strong=True),
            Cell(words=words, below=place, status=status),
        ),
    )


def instalment_row(notice: Notice) -> TableRow:
    """Return an instalment as a row."""
    number = notice.plan.number if notice.plan is not None else 1
    day = format_roc(notice.payable_until) if notice.payable_until is not None else "—"
    return TableRow(
        key=str(number),
        cells=(
            Cell(words=str(number)),
            Cell(words=day),
            Cell(words=grouped(notice.amount_twd), strong=True),
        ),
    )


def masked_notice(notice: Notice) -> Notice:
    """Return a notice to look at: a screen is seen by whoever stands behind, paper is not."""
    hidden = translate("Notices", "（預覽時遮蔽地址，按 Ctrl+R 顯示）")
    return replace(
        notice,
        obligor_name=mask_name(notice.obligor_name),
        obligor_number=mask_number(notice.obligor_number),
        address=hidden if notice.address else "",
    )


def say_numbers(notices: tuple[Notice, ...]) -> str:
    """Return the number of a notice, or the first and the last of a plan."""
    first, last = notices[0].number, notices[-1].number
    if first == last:
        return first
    words = translate("Notices", "{first}～{last}（共 {count} 期）")
    return words.format(first=first, last=last, count=len(notices))


def say_done(
    notices: tuple[Notice, ...], path: Path, *, was_printed: bool | None
) -> tuple[Message, Status]:
    """Return what became of the paper of issued notices.

    Args:
        notices: What was issued, or printed again.
        path: Where the paper is kept.
        was_printed: The office printer took it; None where there is none.
    """
    numbers = say_numbers(notices)
    kept = translate("Notices", "檔案：{name}").format(name=path.name)
    if was_printed is None:
        now = translate("Notices", "這台電腦沒有事務印表機，請開啟 {name} 列印。")
        return (
            Message(
                what=translate("Notices", "通知書 {numbers} 已開立").format(numbers=numbers),
                now=now.format(name=path.name),
            ),
            Status.OK,
        )
    if was_printed:
        printed = translate("Notices", "通知書 {numbers} 已列印").format(numbers=numbers)
        return Message(what=printed, now=kept), Status.OK
    return (
        Message(
            what=translate("Notices", "通知書 {numbers} 已開立，但印表機沒有接受").format(
                numbers=numbers
            ),
            now=translate("Notices", "請檢查印表機後按 F9 再印一次，不必重新開立。{kept}").format(
                kept=kept
            ),
        ),
        Status.WARN,
    )
