"""Reads what was entered for a batch."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from counter_app.domain.amounts import NotAnAmount, parse_amount
from counter_app.domain.calendar import NotADate, parse_date
from counter_app.domain.money import Twd
from counter_app.domain.notices import BatchFilter
from counter_app.ui.notice_batches.screen import BatchEntry, BatchSource

translate = QCoreApplication.translate


def filter_of(entry: BatchEntry) -> tuple[BatchFilter, dict[str, str]]:
    """Return what was asked for, and what is wrong with it, by the name of the field."""
    errors: dict[str, str] = {}
    if not entry.folder.strip():
        errors["folder"] = translate("Batches", "請輸入資料夾")
    if entry.source is BatchSource.LIST:
        if not entry.list_path.strip():
            errors["list_path"] = translate("Batches", "請選擇清單檔")
        return BatchFilter(), errors
    least = _amount(entry.amount_min, "amount_min", errors)
    most = _amount(entry.amount_max, "amount_max", errors)
    if least is not None and most is not None and least > most:
        errors["amount_max"] = translate("Batches", "不能小於「金額從」")
    wanted = BatchFilter(
        section=entry.section.strip(),
        kind=entry.kind,
        amount_min_twd=least,
        amount_max_twd=most,
        due_before=_day(entry.due_before, errors),
    )
    return wanted, errors


def _amount(words: str, name: str, errors: dict[str, str]) -> Twd | None:
    if not words.strip():
        return None
    try:
        return parse_amount(words)
    except NotAnAmount:
        errors[name] = translate("Batches", "請輸入整數金額")
        return None


def _day(words: str, errors: dict[str, str]) -> date | None:
    if not words.strip():
        return None
    try:
        return parse_date(words)
    except NotADate:
        errors["due_before"] = translate("Batches", "請輸入民國日期，例如 114/12/31")
        return None
