"""A notice as JSON, exactly as it was issued, and back."""

import dataclasses
import json
from datetime import date, datetime
from typing import Any, Final

from counter_app.domain.channels import ChannelAnswer, ChannelReason
from counter_app.domain.kinds import way_named
from counter_app.domain.notice_terms import BarcodeScheme, PaperTerms
from counter_app.domain.notices import Notice, PlanPlace
from counter_app.domain.parts import Parts
from counter_app.domain.post_slips import PostSlip
from counter_app.domain.store_barcodes import StoreBarcode
from counter_app.domain.virtual_accounts import VirtualAccount

_NAMES: Final = frozenset(field.name for field in dataclasses.fields(Notice))


def _plain(value: Any) -> object:  # noqa: ANN401 - whatever stands in a notice
    """Return what JSON keeps: dates and times as ISO text, our values by their fields."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    # dataclasses.asdict copies deeply and costs ten times as much; a batch has many.
    return {name: getattr(value, name) for name in value.__slots__}


_encode: Final = json.JSONEncoder(
    separators=(",", ":"), ensure_ascii=False, check_circular=False, default=_plain
).encode


def notice_to_json(notice: Notice) -> str:
    """Return a notice as JSON text, nothing left out."""
    return _encode(_plain(notice))


def notice_from_json(text: str) -> Notice:
    """Return the notice that `notice_to_json` wrote."""
    content = json.loads(text)
    content["issued_at"] = datetime.fromisoformat(content["issued_at"])
    for name in ("issued_on", "computed_on", "payable_until"):
        content[name] = _day(content[name])
    content["due"] = Parts(**content["due"])
    content["channels"] = tuple(map(_answer_of, content["channels"]))
    barcode, account, slip, plan = (
        content[name] for name in ("store_barcode", "virtual_account", "post_slip", "plan")
    )
    if barcode is not None:
        scheme = BarcodeScheme(barcode["scheme"])
        content["store_barcode"] = StoreBarcode(**barcode | {"scheme": scheme})
    content["virtual_account"] = None if account is None else VirtualAccount(**account)
    content["post_slip"] = None if slip is None else PostSlip(**slip)
    content["paper"] = PaperTerms(**content["paper"])
    content["plan"] = None if plan is None else PlanPlace(**plan)
    return Notice(**{name: value for name, value in content.items() if name in _NAMES})


def _answer_of(content: dict[str, Any]) -> ChannelAnswer:
    return ChannelAnswer(
        way=way_named(content["way"]),
        reason=ChannelReason(content["reason"]),
        limit_twd=content["limit_twd"],
        below_limit=content["below_limit"],
        day=_day(content["day"]),
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
