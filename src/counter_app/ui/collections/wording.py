"""What outcomes of collected money are called, and how their lines are shown."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from counter_app.domain.calendar import TAIPEI, format_roc
from counter_app.domain.collections import (
    Collection,
    CollectionLine,
    CollectionOutcome,
    PaymentProof,
)
from counter_app.domain.identifiers import mask_name
from counter_app.store.case_search import CaseHit
from counter_app.ui.collections.screen import Detail
from counter_app.ui.names import say_channel
from counter_app.ui.widgets.money import grouped
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Cell, TableRow

translate = QCoreApplication.translate


def say_outcome(outcome: CollectionOutcome) -> str:
    """Return what became of a line, in two to five characters."""
    return {
        CollectionOutcome.POSTED: translate("Collections", "已入帳"),
        CollectionOutcome.OVERPAID: translate("Collections", "溢繳"),
        CollectionOutcome.UNKNOWN: translate("Collections", "不認得"),
        CollectionOutcome.WRONG: translate("Collections", "資料不符"),
        CollectionOutcome.NOT_FINAL: translate("Collections", "尚未確定"),
    }[outcome]


def status_of(outcome: CollectionOutcome) -> Status:
    """Return how grave an outcome is."""
    return {
        CollectionOutcome.POSTED: Status.OK,
        CollectionOutcome.OVERPAID: Status.WARN,
        CollectionOutcome.UNKNOWN: Status.BAD,
        CollectionOutcome.WRONG: Status.BAD,
        CollectionOutcome.NOT_FINAL: Status.NEUTRAL,
    }[outcome]


def advise(collection: Collection) -> str:
    """Return what a person does about a line."""
    match collection.outcome:
        case CollectionOutcome.OVERPAID:
            words = translate(
                "Collections",
                "多繳了 {sum}。請聯絡義務人：抵繳其他案件，或通知移送機關退還，再寫下怎麼處理。",
            )
            return words.format(sum=grouped(collection.overpaid_twd))
        case CollectionOutcome.UNKNOWN:
            return translate(
                "Collections",
                "沒有任何通知書用這個號碼，沒有入到任何案件。請向代收單位調閱繳款資料，查明是誰繳的。",
            )
        case CollectionOutcome.WRONG:
            return translate(
                "Collections",
                "檢查碼、金額、日期或狀態不對，這一筆沒有入到任何案件；"
                "也可能是已入帳的一筆後來被取消。請和代收單位核對原始資料。",
            )
        case _:
            return ""


def finding_row(collection: Collection) -> TableRow:
    """Return one line of a file that a person has to look at."""
    return TableRow(
        key=collection.collection_id,
        is_muted=not collection.is_open,
        cells=(
            Cell(words=say_day(collection.paid_on), below=say_channel(collection.channel)),
            Cell(
                words=collection.case_number or collection.number_read,
                below=collection.notice_number or collection.number_read
                if collection.case_number
                else collection.file_name,
                strong=True,
            ),
            Cell(
                words=say_outcome(collection.outcome)
                if collection.is_open
                else translate("Collections", "已處理"),
                status=status_of(collection.outcome) if collection.is_open else Status.OK,
            ),
            Cell(words=grouped(collection.amount_twd), strong=True),
        ),
    )


def finding_details(collection: Collection) -> tuple[Detail, ...]:
    """Return everything that is known of a line."""
    posted = collection.posted_at.astimezone(TAIPEI)
    facts = (
        (translate("Collections", "讀到的號碼"), collection.number_read),
        (translate("Collections", "通知書"), collection.notice_number or ""),
        (translate("Collections", "案號"), collection.case_number),
        (translate("Collections", "繳款日"), say_day(collection.paid_on)),
        (translate("Collections", "入帳日"), say_day(collection.debited_on)),
        (translate("Collections", "金額"), grouped(collection.amount_twd)),
        (
            translate("Collections", "已入案件"),
            grouped(collection.paid.total_twd) if collection.case_id is not None else "",
        ),
        (
            translate("Collections", "溢繳"),
            grouped(collection.overpaid_twd) if collection.overpaid_twd else "",
        ),
        (translate("Collections", "代收狀態"), collection.status),
        (
            translate("Collections", "來源"),
            translate("Collections", "{file} 第 {n} 列").format(
                file=collection.file_name, n=collection.line_number
            ),
        ),
        (
            translate("Collections", "匯入"),
            f"{format_roc(posted.date())} {posted:%H:%M}　{collection.posted_by}",
        ),
        (translate("Collections", "處理註記"), collection.note),
    )
    return tuple(Detail(words=words, value=value) for words, value in facts if value)


def line_row(line: CollectionLine) -> TableRow:
    """Return one line of a file that was only looked at."""
    return TableRow(
        key=str(line.line_number),
        is_muted=not line.is_final,
        cells=(
            Cell(words=str(line.line_number), tone="muted"),
            Cell(words=say_day(line.paid_on)),
            Cell(words=say_channel(line.channel)),
            Cell(words=line.number, strong=True),
            Cell(words=grouped(line.amount_twd), strong=True),
        ),
    )


def proof_row(proof: PaymentProof) -> TableRow:
    """Return one proof of payment."""
    entered = proof.entered_at.astimezone(TAIPEI)
    return TableRow(
        key=proof.proof_id,
        cells=(
            Cell(
                words=proof.case_number,
                below=" ".join(part for part in (proof.reference, proof.note) if part),
                strong=True,
            ),
            Cell(words=say_channel(proof.channel), below=format_roc(proof.paid_on)),
            Cell(words=f"{entered:%m/%d %H:%M}", below=proof.entered_by, tone="muted"),
            Cell(words=grouped(proof.amount_twd), strong=True),
        ),
    )


def hit_row(hit: CaseHit) -> TableRow:
    """Return one case that was found."""
    return TableRow(
        key=str(hit.case_id),
        is_muted=not hit.is_open,
        cells=(
            Cell(
                words=hit.case_number,
                below=f"{mask_name(hit.obligor_name)}　{hit.kind}",
                strong=True,
            ),
        ),
    )


def say_field(name: str) -> str:
    """Return which field of a line cannot be read, in words."""
    return {
        "number": translate("Collections", "號碼讀不懂"),
        "paid_on": translate("Collections", "繳款日讀不懂"),
        "debited_on": translate("Collections", "入帳日讀不懂"),
    }.get(name, name)


def say_day(day: date | None) -> str:
    """Return a day as a ROC date; a dash where nobody knows it."""
    return "—" if day is None else format_roc(day)
