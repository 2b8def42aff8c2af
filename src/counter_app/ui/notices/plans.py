"""Reads what was entered for instalments."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication

from counter_app.domain.calendar import NotADate, format_roc, parse_date
from counter_app.domain.instalments import INSTALMENTS_MIN, most_instalments
from counter_app.services.case_sheets import CaseSheet
from counter_app.ui.notices.ports import PlanWish
from counter_app.ui.notices.screen import PlanPart

FIRST_DUE_DAYS: Final = 30
"""The first instalment is offered so many days from now; the clerk may choose another."""

translate = QCoreApplication.translate


def plan_for(plan: PlanPart, sheet: CaseSheet, *, today: date) -> PlanPart:
    """Return what was entered, fitted to what is permitted for a case."""
    total_twd = sheet.due.parts.total_twd
    most = 0
    if sheet.refusal is None:
        most = min(most_instalments(total_twd), int(total_twd))
    first = plan.first_words or format_roc(today + timedelta(days=FIRST_DUE_DAYS))
    return replace(
        plan,
        most=most,
        first_words=first,
        count=min(max(plan.count, INSTALMENTS_MIN), max(most, INSTALMENTS_MIN)),
        is_wanted=plan.is_wanted and most >= INSTALMENTS_MIN,
    )


def first_day_error(words: str, *, today: date) -> str:
    """Return why a text is no first day of a plan, or nothing."""
    day = _day_of(words)
    if day is None:
        return translate("Notices", "請輸入民國日期，例如 114/12/20")
    return translate("Notices", "不能早於今天") if day < today else ""


def wish_of(plan: PlanPart) -> PlanWish | None:
    """Return the instalments that are asked for; None for none, or for no such day."""
    day = _day_of(plan.first_words)
    if not plan.is_wanted or day is None or plan.first_error:
        return None
    return PlanWish(count=plan.count, first_due_on=day, consent=plan.consent)


def _day_of(words: str) -> date | None:
    try:
        return parse_date(words)
    except NotADate:
        return None
