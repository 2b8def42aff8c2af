"""The rules, prices and kinds that a new store starts with."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from counter_app.domain.kinds import CaseKind, KindName, PriceItem, TenderRule
from counter_app.domain.money import Twd
from counter_app.domain.tenders import TenderKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What ships in ``resources/defaults/rules.toml``."""

    kinds: tuple[CaseKind, ...]
    tender_rules: tuple[TenderRule, ...]
    prices: tuple[PriceItem, ...]


def read_defaults(path: Path) -> Defaults:
    """Return what a new store starts with; a mistake in the shipped file is a bug."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    return Defaults(
        kinds=tuple(
            CaseKind(name=KindName(name), law=law) for name, law in content["kinds"].items()
        ),
        tender_rules=tuple(
            TenderRule(
                kind=rule["kind"],
                tender=TenderKind(rule["tender"]),
                accepted=rule["accepted"],
                limit_twd=Twd(rule["limit_twd"]) if "limit_twd" in rule else None,
                below_limit=rule.get("below_limit", False),
                holder_in_person=rule.get("holder_in_person", False),
                valid_from=rule["valid_from"],
            )
            for rule in content["tenders"]
        ),
        prices=tuple(
            PriceItem(
                code=price["code"],
                name=price["name"],
                unit=price["unit"],
                group=KindName(price["group"]),
                unit_price_twd=Twd(price["unit_price_twd"]) if "unit_price_twd" in price else None,
                favourite=price.get("favourite", 0),
                valid_from=price["valid_from"],
            )
            for price in content["prices"]
        ),
    )
