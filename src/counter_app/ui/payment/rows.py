"""Rows of the left panel, from what the store says."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from counter_app.domain.calendar import TAIPEI, format_roc
from counter_app.domain.cases import CaseBlocked
from counter_app.domain.drafts import Draft
from counter_app.domain.identifiers import mask_name, mask_number
from counter_app.domain.kinds import PriceItem
from counter_app.domain.payments import FeeItem
from counter_app.services.quotes import Quote, QuotedCase
from counter_app.store.case_search import CaseHit
from counter_app.ui.names import in_one_breath
from counter_app.ui.payment.draft_edits import case_key, fee_key
from counter_app.ui.payment.wording import say_how, say_how_shortly, say_status
from counter_app.ui.widgets.money import grouped, spoken
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Cell, TableRow

translate = QCoreApplication.translate


def rows_of_quote(quote: Quote, *, is_paid: bool = False) -> tuple[TableRow, ...]:
    """Return a row for each case and each fee of a draft.

    Args:
        quote: What the store worked out.
        is_paid: What was chosen has just been paid.
    """
    cases = tuple(
        _row_of_case(quoted, on=quote.business_day, is_paid=is_paid) for quoted in quote.cases
    )
    fees = tuple(_row_of_fee(fee, at, is_paid=is_paid) for at, fee in enumerate(quote.draft.fees))
    return cases + fees


def _row_of_case(quoted: QuotedCase, *, on: date, is_paid: bool) -> TableRow:
    case, item = quoted.case, quoted.item
    status, words = say_status(case, quoted.refusal, on=on)
    if is_paid and item is not None:
        status, words = Status.OK, translate("Payment", "已收款")
    takes_part = quoted.is_chosen and quoted.refusal is None
    amount_twd = item.amount_twd if item is not None else quoted.due.parts.total_twd
    is_part = item is not None and item.balance_left_twd > 0
    below = (
        translate("Payment", "應繳 {sum}").format(sum=grouped(quoted.due.parts.total_twd))
        if is_part
        else say_how_shortly(quoted.due)
    )
    due_on = "" if case.due_on is None else format_roc(case.due_on)
    when = translate("Payment", "期限 {day}").format(day=due_on) if due_on else ""
    if isinstance(quoted.refusal, CaseBlocked):
        when = translate("Payment", "{n} 號櫃檯").format(n=quoted.refusal.desk_no)
    can_choose = not is_paid and quoted.refusal is None
    spoken_row = in_one_breath(
        translate("Payment", "已選") if takes_part else translate("Payment", "未選"),
        case.case_number,
        case.kind,
        case.agency_name,
        words,
        when,
        spoken(amount_twd),
        say_how(quoted.due),
    )
    is_late = case.due_on is not None and case.due_on < on
    return TableRow(
        key=case_key(case.case_id),
        cells=(
            Cell(words=case.case_number, below=f"{case.kind}　{case.agency_name}", strong=True),
            Cell(
                words=words,
                below=when,
                status=status,
                tone="bad" if is_late and can_choose else "",
            ),
            Cell(words=grouped(amount_twd), below=below, strong=True),
        ),
        # A case that became impossible to pay keeps its tick, or it could not be taken away.
        checked=quoted.is_chosen if can_choose or quoted.is_chosen else None,
        is_muted=not takes_part,
        spoken=spoken_row,
    )


def _row_of_fee(fee: FeeItem, at: int, *, is_paid: bool) -> TableRow:
    count = translate("Payment", "{n} 份 × {price}").format(
        n=fee.quantity, price=grouped(fee.unit_price_twd)
    )
    status = Status.OK if is_paid else Status.INFO
    words = translate("Payment", "已收款") if is_paid else translate("Payment", "待繳")
    return TableRow(
        key=fee_key(at),
        cells=(
            Cell(words=fee.name, below=f"{fee.group}　{count}", strong=True),
            Cell(words=words, status=status),
            Cell(words=grouped(fee.amount_twd), strong=True),
        ),
        checked=True,
        spoken=in_one_breath(fee.name, count, spoken(fee.amount_twd)),
    )


def rows_of_hits(hits: tuple[CaseHit, ...]) -> tuple[TableRow, ...]:
    """Return a row for each case that was found."""
    return tuple(_row_of_hit(hit) for hit in hits)


def _row_of_hit(hit: CaseHit) -> TableRow:
    who = f"{mask_name(hit.obligor_name)}　{mask_number(hit.obligor_number)}"
    status = Status.INFO if hit.is_open else Status.OK
    words = translate("Payment", "待繳") if hit.is_open else translate("Payment", "已繳清")
    return TableRow(
        key=str(hit.case_id),
        cells=(
            Cell(words=hit.case_number, below=f"{who}　{hit.kind}", strong=True),
            Cell(words=words, status=status, below=hit.agency_name),
            Cell(words=grouped(hit.due_twd), strong=True),
        ),
        is_muted=not hit.is_open,
        spoken=in_one_breath(hit.case_number, who, hit.kind, words, spoken(hit.due_twd)),
    )


def rows_of_held(drafts: tuple[Draft, ...]) -> tuple[TableRow, ...]:
    """Return a row for each payment that was put aside."""
    return tuple(_row_of_draft(draft) for draft in drafts)


def _row_of_draft(draft: Draft) -> TableRow:
    local = draft.saved_at.astimezone(TAIPEI)
    since = f"{format_roc(local.date())} {local:%H:%M}"
    desk = translate("Payment", "{n} 號櫃檯").format(n=draft.desk_no)
    count = translate("Payment", "{n} 項").format(n=len(draft.cases) + len(draft.fees))
    name = draft.label or translate("Payment", "未具名")
    return TableRow(
        key=draft.payment_id,
        cells=(
            Cell(words=name, below=f"{count}　{draft.clerk}", strong=True),
            Cell(words=desk, status=Status.NEUTRAL, below=since),
            Cell(words="", below=""),
        ),
        spoken=in_one_breath(name, count, desk, since),
    )


def rows_of_prices(prices: tuple[PriceItem, ...]) -> tuple[TableRow, ...]:
    """Return a row for each thing on the price list."""
    return tuple(_row_of_price(price) for price in prices)


def _row_of_price(price: PriceItem) -> TableRow:
    if price.unit_price_twd is None:
        figure = translate("Payment", "輸入金額")
    else:
        figure = grouped(price.unit_price_twd)
    key = f"Alt+{price.favourite}" if price.favourite else ""
    return TableRow(
        key=price.code,
        cells=(
            Cell(words=price.name, below=f"{price.group}　{price.unit}", strong=True),
            Cell(words=key, tone="muted"),
            Cell(words=figure, strong=True),
        ),
        spoken=in_one_breath(price.name, figure),
    )
