"""What a clerk can do to a draft: each function takes one and returns another."""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import replace

from counter_app.domain.cases import CaseId
from counter_app.domain.drafts import Draft, DraftCase
from counter_app.domain.identifiers import mask_name
from counter_app.domain.kinds import PriceItem
from counter_app.domain.money import Twd
from counter_app.domain.payments import FeeItem
from counter_app.store.case_search import CaseHit

CASE_ROW = "case"
FEE_ROW = "fee"
QUANTITY_MAX = 9_999


def case_key(case_id: CaseId) -> str:
    """Return the key of a case's row."""
    return f"{CASE_ROW}:{case_id}"


def fee_key(at: int) -> str:
    """Return the key of the row of the fee at a place."""
    return f"{FEE_ROW}:{at}"


def row_of(key: str) -> tuple[str, int]:
    """Return what a row is about: a case and its identity, or a fee and its place."""
    sort, _colon, number = key.partition(":")
    return sort, int(number)


def add_cases(draft: Draft, hits: Iterable[CaseHit], *, chosen: CaseId) -> Draft:
    """Put cases on the screen; the one that was asked for is ticked, the others are offered."""
    known = {case.case_id for case in draft.cases}
    cases = [
        replace(case, is_chosen=True) if case.case_id == chosen else case for case in draft.cases
    ]
    label = draft.label
    for hit in hits:
        label = label or mask_name(hit.obligor_name)
        if hit.case_id in known:
            continue
        known.add(hit.case_id)
        cases.append(
            DraftCase(
                case_id=hit.case_id,
                obligor_number=hit.obligor_number,
                is_chosen=hit.case_id == chosen,
            )
        )
    return replace(draft, cases=tuple(cases), label=label)


def toggle(draft: Draft, case_id: CaseId) -> Draft:
    """Tick a case, or take the tick away."""
    return _each(draft, case_id, lambda case: replace(case, is_chosen=not case.is_chosen))


def choose_all(draft: Draft, payable: frozenset[CaseId]) -> Draft:
    """Tick every case that can be paid; where all are ticked, take every tick away."""
    wants = any(not case.is_chosen for case in draft.cases if case.case_id in payable)
    return replace(
        draft,
        cases=tuple(
            replace(case, is_chosen=wants) if case.case_id in payable else case
            for case in draft.cases
        ),
    )


def pay_part(draft: Draft, case_id: CaseId, amount_twd: Twd | None) -> Draft:
    """Pay so much of a case, or everything that is due if None; the case is ticked."""
    return _each(draft, case_id, lambda case: replace(case, pay_twd=amount_twd, is_chosen=True))


def add_fee(draft: Draft, price: PriceItem, *, amount_twd: Twd | None = None) -> Draft:
    """Add one of something from the price list; a second one of the same counts up.

    Args:
        draft: What it is added to.
        price: What is added.
        amount_twd: Typed by the clerk, for a price that has none of its own.
    """
    unit_price_twd = price.unit_price_twd if amount_twd is None else amount_twd
    if unit_price_twd is None:
        raise ValueError("a price without an amount needs one typed in")
    for at, fee in enumerate(draft.fees):
        if fee.code == price.code and amount_twd is None:
            return change_quantity(draft, at, 1)
    fee = FeeItem(
        code=price.code,
        name=price.name,
        group=price.group,
        quantity=1,
        unit_price_twd=unit_price_twd,
    )
    return replace(draft, fees=(*draft.fees, fee), label=draft.label or price.name)


def change_quantity(draft: Draft, at: int, by: int) -> Draft:
    """Add copies of a fee or take some away; the last one takes the row away."""
    fee = draft.fees[at]
    quantity = min(fee.quantity + by, QUANTITY_MAX)
    if quantity < 1:
        return replace(draft, fees=(*draft.fees[:at], *draft.fees[at + 1 :]))
    changed = replace(fee, quantity=quantity)
    return replace(draft, fees=(*draft.fees[:at], changed, *draft.fees[at + 1 :]))


def remove_row(draft: Draft, key: str) -> Draft:
    """Take a case or a fee off the screen."""
    sort, number = row_of(key)
    if sort == FEE_ROW:
        return replace(draft, fees=(*draft.fees[:number], *draft.fees[number + 1 :]))
    return replace(draft, cases=tuple(case for case in draft.cases if case.case_id != number))


def name_payer(draft: Draft, *, name: str, number: str) -> Draft:
    """Say who stands at the desk; empty for the obligor."""
    return replace(
        draft,
        payer_name=unicodedata.normalize("NFC", name).strip(),
        payer_number=unicodedata.normalize("NFKC", number).strip().upper(),
    )


def _each(draft: Draft, case_id: CaseId, change: Callable[[DraftCase], DraftCase]) -> Draft:
    return replace(
        draft,
        cases=tuple(change(case) if case.case_id == case_id else case for case in draft.cases),
    )
