"""The left panel as a value: what is paid."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication

from counter_app.domain.calendar import TAIPEI, format_roc
from counter_app.domain.cases import CaseBlocked, CaseExpired, NothingDue
from counter_app.domain.drafts import Draft
from counter_app.domain.identifiers import mask_name, mask_number
from counter_app.domain.kinds import PriceItem
from counter_app.domain.money import ZERO_TWD, Twd
from counter_app.domain.parts import PartName
from counter_app.services.quotes import Quote, QuotedCase
from counter_app.ui.messages import say
from counter_app.ui.names import listed, say_part
from counter_app.ui.payment.draft_edits import CASE_ROW, row_of
from counter_app.ui.payment.screen import (
    Details,
    Favourite,
    NoticeLine,
    PartColumn,
    PayerStrip,
)
from counter_app.ui.payment.wording import say_how, say_part_shortly
from counter_app.ui.payment.work import Work
from counter_app.ui.widgets.money import grouped, spoken
from counter_app.ui.widgets.status import Status

translate = QCoreApplication.translate

NOTICES_MAX = 3
"""More would push the cases off the screen; what matters most comes first."""

FAVOURITES_MAX = 8


def reveal_subject(work: Work) -> str:
    """Return what the strip is about, for whoever has its names shown: a case, or the payment."""
    if work.is_empty:
        return ""
    chosen = _by_choice(work.quote)
    return chosen[0].case.case_number if chosen else work.draft.payment_id


def payer_strip(work: Work, *, is_editing: bool, can_edit: bool, is_masked: bool) -> PayerStrip:
    """Return who owes and who pays."""
    obligors = _obligors(work.quote)
    draft = work.draft

    def say_name(name: str) -> str:
        return mask_name(name) if is_masked else name

    if obligors:
        name, number = obligors[0]
        shown = say_name(name)
        if len(obligors) > 1:
            shown = translate("Payment", "{name}等 {n} 人").format(name=shown, n=len(obligors))
    else:
        shown = say_name(draft.payer_name) or translate("Payment", "未填繳款人")
        number = draft.payer_number
    is_other = (
        bool(obligors)
        and bool(draft.payer_name)
        and draft.payer_name not in {name for name, _ in obligors}
    )
    if is_other:
        payer = translate("Payment", "代繳人 {name}").format(name=say_name(draft.payer_name))
    elif obligors:
        payer = translate("Payment", "本人繳款")
    else:
        payer = ""
    return PayerStrip(
        name=shown,
        number=mask_number(number) if is_masked else number,
        counts=_counts(work),
        payer_words=payer,
        payer_name=draft.payer_name,
        payer_number=draft.payer_number,
        is_editing=is_editing,
        can_edit=can_edit,
        is_masked=is_masked,
        can_reveal=bool(reveal_subject(work)),
    )


def _obligors(quote: Quote | None) -> list[tuple[str, str]]:
    found: dict[tuple[str, str], None] = {}
    for quoted in _by_choice(quote):
        found[quoted.case.obligor_name, quoted.case.obligor_number] = None
    return list(found)


def _by_choice(quote: Quote | None) -> list[QuotedCase]:
    cases = quote.cases if quote is not None else ()
    return sorted(cases, key=lambda quoted: not quoted.is_chosen)


def _counts(work: Work) -> str:
    draft = work.draft
    chosen = sum(case.is_chosen for case in draft.cases)
    parts = []
    if draft.cases:
        parts.append(translate("Payment", "待繳 {n} 件").format(n=len(draft.cases)))
        parts.append(translate("Payment", "已選 {n} 件").format(n=chosen))
    if draft.fees:
        parts.append(translate("Payment", "規費等 {n} 項").format(n=len(draft.fees)))
    return "　・　".join(parts)


def notices_of(quote: Quote | None) -> tuple[NoticeLine, ...]:
    """Return what the clerk must know about these cases, the gravest first."""
    if quote is None:
        return ()
    return tuple(_all_notices(quote))


def _all_notices(quote: Quote) -> Iterable[NoticeLine]:
    blocked = [q.refusal for q in quote.cases if isinstance(q.refusal, CaseBlocked)]
    if blocked:
        desks = listed(str(n) for n in sorted({refusal.desk_no for refusal in blocked}))
        words = translate(
            "Payment", "有 {n} 件正由 {desks} 號櫃檯收款，結果確定前不能收，以免重複。"
        )
        yield NoticeLine(words=words.format(n=len(blocked), desks=desks))
    if quote.elsewhere:
        other = quote.elsewhere[0]
        since = other.since.astimezone(TAIPEI)
        words = translate(
            "Payment", "{desk} 號櫃檯（{clerk}）自 {time} 起也開著這位義務人的案件，請先確認。"
        )
        line = words.format(desk=other.desk_no, clerk=other.clerk, time=f"{since:%H:%M}")
        yield NoticeLine(words=line)
    expired = [q for q in quote.cases if isinstance(q.refusal, CaseExpired)]
    if expired:
        words = translate("Payment", "有 {n} 件執行期間已屆滿，不得再執行，不能收款。")
        yield NoticeLine(words=words.format(n=len(expired)), status=Status.BAD)
    yield from _other_refusals(quote)
    old = [
        q
        for q in quote.cases
        if q.is_chosen and q.due.stands_as_delivered and q.due.computed_for != quote.business_day
    ]
    if old:
        words = translate("Payment", "已選的 {n} 件依移送金額收取{day}，之後未再加計。")
        line = words.format(n=len(old), day=_days_of(old))
        yield NoticeLine(words=line, status=Status.INFO)


def _other_refusals(quote: Quote) -> Iterable[NoticeLine]:
    for quoted in quote.cases:
        if quoted.refusal is None or isinstance(
            quoted.refusal, CaseBlocked | CaseExpired | NothingDue
        ):
            continue
        message = say(quoted.refusal)
        if message is not None:
            yield NoticeLine(words=message.as_line(), status=Status.BAD)


def _days_of(quoted: list[QuotedCase]) -> str:
    days: set[date] = {q.due.computed_for for q in quoted if q.due.computed_for is not None}
    if not days:
        return ""
    return translate("Payment", "（計算日 {day}）").format(day=format_roc(min(days)))


def details_of(work: Work, key: str, order: tuple[PartName, ...]) -> Details | None:
    """Return the parts of the case in a row, and how a payment settles them.

    Args:
        work: What is on the screen.
        key: Of the row.
        order: Which part is settled first.
    """
    if work.quote is None or not key:
        return None
    sort, number = row_of(key)
    if sort != CASE_ROW:
        return None
    quoted = next((q for q in work.quote.cases if q.case.case_id == number), None)
    if quoted is None:
        return None
    names = "→".join(say_part_shortly(name) for name in order)
    how = translate("Payment", "{how}；抵充順序 {order}").format(
        how=say_how(quoted.due) + _accrued(quoted), order=names
    )
    can_part = quoted.refusal is None or quoted.is_chosen
    action = translate("Payment", "部分繳款") if can_part and not work.is_in_books else ""
    return Details(
        heading=quoted.case.case_number,
        how=how,
        columns=(*(_part_column(quoted, name) for name in order), _sum_column(quoted)),
        part_action=action,
    )


def _accrued(quoted: QuotedCase) -> str:
    added_twd = quoted.due.accrued_late_fee_twd + quoted.due.accrued_interest_twd
    if not added_twd:
        return ""
    return translate("Payment", "，已加計 {sum}").format(sum=grouped(added_twd))


def _part_column(quoted: QuotedCase, name: PartName) -> PartColumn:
    due_twd = quoted.due.parts.amount_of(name)
    paid_twd = quoted.item.paid.amount_of(name) if quoted.item is not None else ZERO_TWD
    return PartColumn(
        words=say_part(name),
        due_twd=due_twd,
        paid_twd=paid_twd,
        left_twd=Twd(due_twd - paid_twd),
    )


def _sum_column(quoted: QuotedCase) -> PartColumn:
    due_twd = quoted.due.parts.total_twd
    paid_twd = quoted.item.amount_twd if quoted.item is not None else ZERO_TWD
    return PartColumn(
        words=translate("Payment", "合計"),
        due_twd=due_twd,
        paid_twd=paid_twd,
        left_twd=Twd(due_twd - paid_twd),
    )


def favourites_of(prices: tuple[PriceItem, ...]) -> tuple[Favourite | None, ...]:
    """Return what Alt+1 to Alt+8 add, each in its place; None where a key adds nothing."""
    places: list[Favourite | None] = [None] * FAVOURITES_MAX
    for price in prices:
        if 1 <= price.favourite <= FAVOURITES_MAX:
            places[price.favourite - 1] = _favourite(price)
    return tuple(places)


def _favourite(price: PriceItem) -> Favourite:
    if price.unit_price_twd is None:
        figure = translate("Payment", "自填")
        heard = translate("Payment", "加入{name}，金額另填").format(name=price.name)
    else:
        figure = grouped(price.unit_price_twd)
        heard = translate("Payment", "加入{name}，{sum}").format(
            name=price.name, sum=spoken(price.unit_price_twd)
        )
    return Favourite(words=price.name, figure=figure, spoken=heard)


def left_out(draft: Draft, quote: Quote | None) -> str:
    """Return how many cases take no part, in words."""
    if quote is None:
        return ""
    refused = sum(quoted.refusal is not None for quoted in quote.cases)
    waiting = sum(not case.is_chosen for case in draft.cases) - sum(
        quoted.refusal is not None and not quoted.is_chosen for quoted in quote.cases
    )
    parts = []
    if waiting > 0:
        parts.append(translate("Payment", "尚有 {n} 件未選").format(n=waiting))
    if refused:
        parts.append(translate("Payment", "{n} 件不能收").format(n=refused))
    return listed(parts)
