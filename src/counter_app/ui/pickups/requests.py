"""From what was typed to a request, or to what is wrong with it."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from counter_app.domain.amounts import NotAnAmount, parse_amount
from counter_app.domain.money import Twd
from counter_app.domain.pickup_terms import PickupItem
from counter_app.domain.pickups import (
    Collector,
    ItemNature,
    PickupFieldRefused,
    PickupRequest,
    RequestChannel,
)
from counter_app.store.case_search import CaseHit
from counter_app.ui.messages import say_or_raise
from counter_app.ui.pickups.screen import Spot, Typed

translate = QCoreApplication.translate

_CALLED_BACK: Final = frozenset({RequestChannel.PHONE, RequestChannel.FAX})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadForm:
    """What a form comes to.

    Attributes:
        request: None where something is wrong.
        errors: What, in the order of the fields.
    """

    request: PickupRequest | None
    errors: tuple[tuple[Spot, str], ...] = ()


def read_form(
    typed: Typed, items: tuple[PickupItem, ...], hit: CaseHit | None, *, mail_key: str
) -> ReadForm:
    """Return the request, or every field that cannot be as it is.

    Args:
        typed: As it stands in the fields.
        items: What can be picked up.
        hit: The case that was chosen.
        mail_key: Of the mail it comes from; empty for none.
    """
    item = next((each for each in items if each.code == typed.item_code), None)
    if item is None:
        return ReadForm(
            request=None, errors=((Spot.ITEM, translate("Pickups", "請先選要拿什麼。")),)
        )
    errors: list[tuple[Spot, str]] = []
    if not typed.caller_name.strip():
        errors.append((Spot.CALLER_NAME, translate("Pickups", "請填姓名。")))
    if not typed.caller_phone.strip() and typed.channel in _CALLED_BACK:
        errors.append((Spot.CALLER_PHONE, translate("Pickups", "請填電話，提醒時要用。")))
    if typed.case_text.strip() and hit is None:
        errors.append((Spot.CASE, translate("Pickups", "請從清單選一件，或清空不填。")))
    amount_twd: Twd | None = None
    if item.nature is ItemNature.MONEY and typed.amount.strip():
        try:
            amount_twd = parse_amount(typed.amount)
        except NotAnAmount as refusal:
            errors.append((Spot.AMOUNT, say_or_raise(refusal).what))
    if errors:
        return ReadForm(request=None, errors=tuple(errors))
    is_agent = typed.collector is Collector.AGENT
    return ReadForm(
        request=PickupRequest(
            item_code=item.code,
            channel=typed.channel,
            caller_name=typed.caller_name.strip(),
            caller_phone=typed.caller_phone.strip(),
            case_id=hit.case_id if hit is not None else None,
            case_number=hit.case_number if hit is not None else "",
            collector=typed.collector,
            agent_name=typed.agent_name.strip() if is_agent else "",
            amount_twd=amount_twd,
            receipt_number=typed.receipt_number.strip()
            if item.nature is ItemNature.RECEIPT
            else "",
            note=typed.note.strip(),
            mail_key=mail_key,
        )
    )


def spot_of(refusal: PickupFieldRefused) -> Spot | None:
    """Return where in the form a refused field is; None for one that is not in it."""
    value = refusal.field.value
    return Spot(value) if value in list(Spot) else None
