"""What batches, their state and what became of them are called."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication

from counter_app.domain.calendar import TAIPEI, format_roc
from counter_app.domain.notices import Batch, BatchFilter, BatchState
from counter_app.ui.messages import Message
from counter_app.ui.names import listed
from counter_app.ui.widgets.figures import Figure
from counter_app.ui.widgets.money import grouped
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Cell, TableRow

translate = QCoreApplication.translate

_SECONDS_A_MINUTE: Final = 60
_NAMES_MAX: Final = 3


def is_finished(batch: Batch) -> bool:
    """Tell whether every case of a batch has its notice or its refusal."""
    return batch.issued_count + batch.refused_count >= batch.case_count


def say_state(batch: Batch) -> tuple[str, Status]:
    """Return where a batch stands."""
    if not is_finished(batch):
        if not batch.issued_count + batch.refused_count:
            return translate("Batches", "尚未開始"), Status.INFO
        if batch.state is BatchState.CANCELLED:
            return translate("Batches", "已取消，可接續"), Status.WARN
        return translate("Batches", "未完成，可接續"), Status.WARN
    if batch.drawn_at is None:
        return translate("Batches", "已開立，未輸出"), Status.INFO
    return translate("Batches", "完成"), Status.OK


def say_wanted(batch: Batch) -> str:
    """Return what was asked for."""
    if batch.listed_count:
        words = translate("Batches", "清單 {count} 件")
        return words.format(count=grouped(batch.listed_count))
    return _say_filter(batch.wanted) or translate("Batches", "全部未結案件")


def _say_filter(wanted: BatchFilter) -> str:
    parts = []
    if wanted.section:
        parts.append(translate("Batches", "{section}股").format(section=wanted.section))
    if wanted.kind:
        parts.append(wanted.kind)
    if wanted.amount_min_twd is not None:
        least = translate("Batches", "{sum} 元以上")
        parts.append(least.format(sum=grouped(wanted.amount_min_twd)))
    if wanted.amount_max_twd is not None:
        most = translate("Batches", "{sum} 元以下")
        parts.append(most.format(sum=grouped(wanted.amount_max_twd)))
    if wanted.due_before is not None:
        due = translate("Batches", "期限 {day} 以前")
        parts.append(due.format(day=format_roc(wanted.due_before)))
    return listed(parts)


def batch_row(batch: Batch) -> TableRow:
    """Return a batch as a row of the list."""
    at = batch.made_at.astimezone(TAIPEI)
    words, status = say_state(batch)
    below = ""
    if not is_finished(batch):
        done = batch.issued_count + batch.refused_count
        below = f"{grouped(done)}／{grouped(batch.case_count)}"
    elif batch.refused_count:
        below = translate("Batches", "{count} 件沒有開立").format(
            count=grouped(batch.refused_count)
        )
    return TableRow(
        key=batch.batch_id,
        cells=(
            Cell(
                words=f"{format_roc(at.date())} {at:%H:%M}",
                below=f"{say_wanted(batch)}　{batch.made_by}",
                strong=True,
            ),
            Cell(words=words, below=below, status=status),
            Cell(words=grouped(batch.issued_count), strong=True),
            Cell(words=grouped(batch.total_twd), strong=True),
        ),
    )


def say_rest(seconds: float) -> str:
    """Return how long it will still take."""
    if seconds < _SECONDS_A_MINUTE:
        return translate("Batches", "大約再 {n} 秒").format(n=max(1, round(seconds)))
    return translate("Batches", "大約再 {n} 分鐘").format(n=round(seconds / _SECONDS_A_MINUTE))


def say_files(files: Sequence[Path]) -> str:
    """Return where files are: the folder once, then their names, the first few."""
    if not files:
        return "—"
    names = listed(path.name for path in files[:_NAMES_MAX])
    if len(files) > _NAMES_MAX:
        more = translate("Batches", "{names}等 {count} 個檔案")
        names = more.format(names=names, count=len(files))
    return translate("Batches", "{names}（{folder}）").format(names=names, folder=files[0].parent)


def figures_of(batch: Batch) -> tuple[Figure, ...]:
    """Return what became of a batch, as figures."""
    rest = batch.case_count - batch.issued_count - batch.refused_count
    figures = [
        Figure(words=translate("Batches", "已開立"), value=grouped(batch.issued_count)),
        Figure(words=translate("Batches", "總金額"), value=grouped(batch.total_twd)),
        Figure(
            words=translate("Batches", "沒有開立"),
            value=grouped(batch.refused_count + batch.left_out_count),
        ),
    ]
    if rest:
        figures.append(Figure(words=translate("Batches", "尚未處理"), value=grouped(rest)))
    return tuple(figures)


def say_stopped(batch: Batch) -> Message:
    """Return that a batch was cancelled, and how it goes on."""
    return Message(
        what=translate("Batches", "批次已取消，已開立 {count} 張").format(
            count=grouped(batch.issued_count)
        ),
        now=translate(
            "Batches", "已開立的通知書仍然有效。從清單選這一批按 Enter 可以接續，不會重複。"
        ),
    )


def say_done(batch: Batch, *, file_count: int) -> Message:
    """Return that a batch is on paper."""
    what = translate("Batches", "{count} 張通知書已輸出成 {files} 個 PDF")
    missing = batch.refused_count + batch.left_out_count
    if missing:
        what = translate(
            "Batches", "{count} 張通知書已輸出成 {files} 個 PDF，另有 {missing} 件沒有開立"
        )
    return Message(
        what=what.format(
            count=grouped(batch.issued_count), files=file_count, missing=grouped(missing)
        ),
        now=translate("Batches", "請開啟所在資料夾列印；清冊可以核對張數與金額。"),
    )


def left_out_row(number: str, reason: str) -> TableRow:
    """Return a case that has no notice as a row."""
    return TableRow(key=number, cells=(Cell(words=number), Cell(words=say_reason(reason))))


def say_reason(name: str) -> str:
    """Return why a case has no notice, by the name of the refusal."""
    return {
        "UnknownCase": translate("Batches", "系統裡沒有這個案號"),
        "NotACaseNumber": translate("Batches", "不是案號"),
        "NothingDue": translate("Batches", "已經繳清，沒有要繳的金額"),
        "CaseExpired": translate("Batches", "執行期間已滿，不能再執行"),
        "CaseBlocked": translate("Batches", "正在櫃檯收款，請稍後再開"),
        "CaseMoved": translate("Batches", "剛剛有變動，請稍後再開"),
        "CaseListedTwice": translate("Batches", "清單裡重複，只開一張"),
        "RateNotKnown": translate("Batches", "缺少利率，請主管補上後再開"),
        "AccountsUsedUp": translate("Batches", "虛擬帳號用完了，請管理員增加號段"),
        "BarcodeRefused": translate("Batches", "條碼編不出來，請管理員檢查代收契約"),
        "UnprintableName": translate("Batches", "姓名有印不出的字，請管理員處理"),
    }.get(name, translate("Batches", "不能開立（{name}）").format(name=name))
