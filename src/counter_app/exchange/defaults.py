"""The rules, prices and kinds that a new store starts with; a demo's terms of notices too."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from counter_app.domain.kinds import CaseKind, KindName, PriceItem, TenderRule, way_named
from counter_app.domain.money import Twd
from counter_app.domain.notice_terms import DatedTerms, content_of

RULES_FILE: Final = "rules.toml"
DEMO_TERMS_FILE: Final = "demo_terms.toml"

_TERMS_SINCE: Final = date(1990, 1, 1)
"""Before any day a demo can play."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What ships in ``resources/defaults``.

    Attributes:
        terms: What notices are printed with; a demo's only.
    """

    kinds: tuple[CaseKind, ...]
    tender_rules: tuple[TenderRule, ...]
    prices: tuple[PriceItem, ...]
    terms: tuple[DatedTerms, ...] = ()


def read_defaults(path: Path, *, terms: Path | None = None) -> Defaults:
    """Return what a new store starts with; a mistake in a shipped file is a bug.

    Args:
        path: The rules of every home.
        terms: The terms of a demo's notices; None for a real home, which starts with none.
    """
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    return Defaults(
        kinds=tuple(
            CaseKind(name=KindName(name), law=law) for name, law in content["kinds"].items()
        ),
        tender_rules=tuple(rule for entry in content["tenders"] for rule in _rules_of(entry)),
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
        terms=() if terms is None else _read_terms(terms),
    )


def _rules_of(entry: dict[str, Any]) -> Iterator[TenderRule]:
    """Give the rules of an entry: one for each kind that it names."""
    for kind in entry.get("kinds") or [entry["kind"]]:
        yield TenderRule(
            kind=kind,
            tender=way_named(entry["tender"]),
            accepted=entry["accepted"],
            limit_twd=Twd(entry["limit_twd"]) if "limit_twd" in entry else None,
            below_limit=entry.get("below_limit", False),
            holder_in_person=entry.get("holder_in_person", False),
            valid_from=entry["valid_from"],
        )


def _read_terms(path: Path) -> tuple[DatedTerms, ...]:
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(
        DatedTerms(part=part, valid_from=_TERMS_SINCE, content=content_of(part, values))
        for part, values in content.items()
    )
