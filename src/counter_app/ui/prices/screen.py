"""What the screen of prices and rules shows, as a value."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from counter_app.domain.kinds import PriceItem, TenderRule
from counter_app.services.prices import PostalRate
from counter_app.store.rules import DatedPrice
from counter_app.ui.messages import Message


class PricesPage(StrEnum):
    """What the screen shows."""

    PRICES = "prices"
    RULES = "rules"
    RATES = "rates"
    TERMS = "terms"
    """The collection contract, the bank, the post office: a page of its own in this frame."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PricesScreen:
    """Everything there is to see on the screen, at one moment.

    Attributes:
        today: The day for which the price list stands.
        items: What is offered today.
        current: Code of the item that is looked at.
        history: Its prices of all times, newest first.
        rules: Tender rules of all times.
        kinds: Every kind of case, for the rules.
        is_form_open: The form at the side is open: of the page that is shown.
        draft: What the price form begins with; None begins with an empty one.
        may_edit_prices, may_edit_rules: What the role permits.
        notice: What was just done.
        error: What is wrong with what was entered.
    """

    today: date
    page: PricesPage = PricesPage.PRICES
    items: tuple[PriceItem, ...] = field(default=())
    current: str = ""
    history: tuple[DatedPrice, ...] = field(default=())
    rules: tuple[TenderRule, ...] = field(default=())
    rates: tuple[PostalRate, ...] = field(default=())
    kinds: tuple[str, ...] = field(default=())
    is_form_open: bool = False
    draft: PriceItem | None = None
    may_edit_prices: bool = False
    may_edit_rules: bool = False
    is_busy: bool = False
    notice: str = ""
    error: Message | None = None

    @property
    def may_edit(self) -> bool:
        """Tell whether the page that is shown may be edited."""
        return self.may_edit_prices if self.page is PricesPage.PRICES else self.may_edit_rules


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceEntry:
    """The price form as typed; read by the presenter."""

    code: str
    name: str
    unit: str
    group: str
    price: str
    favourite: int
    valid_from: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleEntry:
    """The rule form as typed; read by the presenter."""

    kind: str
    tender: str
    accepted: bool
    limit: str
    below_limit: bool
    holder_in_person: bool
    valid_from: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RateEntry:
    """The rate form as typed; read by the presenter."""

    valid_from: str
    percent: str
