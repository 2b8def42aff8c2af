"""Decides what the screen of prices and rules shows."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from PySide6.QtCore import QObject

from counter_app.domain.amounts import NotAnAmount, parse_amount
from counter_app.domain.calendar import format_roc, parse_date
from counter_app.domain.errors import Refusal
from counter_app.domain.kinds import KindName, PriceItem, TenderRule, way_named
from counter_app.domain.money import Twd
from counter_app.domain.staff import Act, Actor
from counter_app.services.prices import EntryRefused, PostalRate, PriceField
from counter_app.store.rules import DatedPrice
from counter_app.ui.background import Background
from counter_app.ui.messages import say_or_raise
from counter_app.ui.names import say_way
from counter_app.ui.prices.screen import (
    PriceEntry,
    PricesPage,
    PricesScreen,
    RateEntry,
    RuleEntry,
)
from counter_app.ui.prices.view import PricesView

_PERCENT: Final = re.compile(r"([0-9]{1,2})(?:\.([0-9]{1,3}))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class PricesPorts:
    """What the screen needs of the services, with the person and the desk already in it.

    Attributes:
        today: The day for which the list is shown.
        price_list: What is offered on a day.
        price_history: Every price of an item, newest first.
        put_price: A price from a day on.
        withdraw_price: Code, and the day from which it is no longer offered.
        tender_rules, put_tender_rule, postal_rates, put_postal_rate: See `services.prices`.
        kinds: Every kind of case.
    """

    today: Callable[[], date]
    price_list: Callable[[date], tuple[PriceItem, ...]]
    price_history: Callable[[str], tuple[DatedPrice, ...]]
    put_price: Callable[[PriceItem], None]
    withdraw_price: Callable[[str, date], None]
    tender_rules: Callable[[], tuple[TenderRule, ...]]
    put_tender_rule: Callable[[TenderRule], None]
    postal_rates: Callable[[], tuple[PostalRate, ...]]
    put_postal_rate: Callable[[PostalRate], None]
    kinds: Callable[[], tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lists:
    items: tuple[PriceItem, ...]
    rules: tuple[TenderRule, ...]
    rates: tuple[PostalRate, ...]
    kinds: tuple[str, ...]


class PricesPresenter(QObject):
    """Lists prices, rules and rates, and adds to them from a day on."""

    def __init__(
        self, view: PricesView, background: Background, ports: PricesPorts, *, actor: Actor
    ) -> None:
        """Join the screen to the services.

        Args:
            view: The screen.
            background: Where the store is asked.
            ports: What is asked.
            actor: Who is signed in; decides what may be edited.
        """
        super().__init__(view)
        self._view = view
        self._background = background
        self._ports = ports
        self._screen = PricesScreen(
            today=ports.today(),
            may_edit_prices=actor.may(Act.EDIT_PRICES),
            may_edit_rules=actor.may(Act.EDIT_RULES),
        )
        view.page_chosen.connect(self._choose_page)
        view.item_chosen.connect(self._choose_item)
        view.add_requested.connect(lambda: self._open_form(None))
        view.change_requested.connect(self._change)
        view.withdraw_requested.connect(self._withdraw)
        view.form_closed.connect(self._close_form)
        view.price_entered.connect(self._put_price)
        view.rule_entered.connect(self._put_rule)
        view.rate_entered.connect(self._put_rate)
        view.shown.connect(self._refresh)
        view.display(self._screen)

    def _show(self, screen: PricesScreen) -> None:
        self._screen = screen
        self._view.display(screen)

    def _refresh(self) -> None:
        ports, today = self._ports, self._ports.today()

        def read() -> _Lists:
            return _Lists(
                items=ports.price_list(today),
                rules=ports.tender_rules(),
                rates=ports.postal_rates(),
                kinds=ports.kinds(),
            )

        self._background.run(read, on_done=self._list, on_error=self._tell)

    def _list(self, lists: _Lists) -> None:
        codes = {item.code for item in lists.items}
        current = self._screen.current if self._screen.current in codes else ""
        self._show(
            replace(
                self._screen,
                today=self._ports.today(),
                items=lists.items,
                rules=lists.rules,
                rates=lists.rates,
                kinds=lists.kinds,
                current=current or (lists.items[0].code if lists.items else ""),
            )
        )
        self._read_history()

    def _read_history(self) -> None:
        code = self._screen.current
        if not code:
            self._show(replace(self._screen, history=()))
            return

        def take(history: tuple[DatedPrice, ...]) -> None:
            if code == self._screen.current:
                self._show(replace(self._screen, history=history))

        self._background.run(
            lambda: self._ports.price_history(code), on_done=take, on_error=self._tell
        )

    def _choose_page(self, name: str) -> None:
        self._show(
            replace(self._screen, page=PricesPage(name), is_form_open=False, notice="", error=None)
        )

    def _choose_item(self, code: str) -> None:
        if code and code != self._screen.current:
            self._show(replace(self._screen, current=code))
            self._read_history()

    def _open_form(self, draft: PriceItem | None) -> None:
        if self._screen.may_edit:
            self._show(replace(self._screen, is_form_open=True, draft=draft, notice="", error=None))

    def _close_form(self) -> None:
        self._show(replace(self._screen, is_form_open=False, error=None))

    def _change(self) -> None:
        current = self._screen.current
        item = next((item for item in self._screen.items if item.code == current), None)
        if item is not None:
            self._open_form(item)

    def _withdraw(self) -> None:
        code, today = self._screen.current, self._ports.today()
        if code:
            done = self.tr("{code} 從 {day} 起不再提供。").format(code=code, day=format_roc(today))
            self._do(lambda: self._ports.withdraw_price(code, today), done)

    def _put_price(self, entry: PriceEntry) -> None:
        try:
            price_twd = _amount(entry.price, PriceField.PRICE)
            day = parse_date(entry.valid_from)
        except Refusal as refusal:
            self._tell(refusal)
            return
        item = PriceItem(
            code=entry.code,
            name=entry.name,
            unit=entry.unit.strip(),
            group=KindName(entry.group),
            unit_price_twd=price_twd,
            favourite=entry.favourite,
            valid_from=day,
        )
        done = self.tr("已儲存「{name}」，{day} 起生效。").format(
            name=entry.name.strip(), day=format_roc(day)
        )
        self._do(lambda: self._ports.put_price(item), done)

    def _put_rule(self, entry: RuleEntry) -> None:
        try:
            limit_twd = _amount(entry.limit, PriceField.LIMIT)
            day = parse_date(entry.valid_from)
        except Refusal as refusal:
            self._tell(refusal)
            return
        rule = TenderRule(
            kind=entry.kind,
            tender=way_named(entry.tender),
            accepted=entry.accepted,
            limit_twd=limit_twd,
            below_limit=entry.below_limit,
            holder_in_person=entry.holder_in_person,
            valid_from=day,
        )
        done = self.tr("已儲存{tender}的規則，{day} 起生效。").format(
            tender=say_way(rule.tender), day=format_roc(day)
        )
        self._do(lambda: self._ports.put_tender_rule(rule), done)

    def _put_rate(self, entry: RateEntry) -> None:
        try:
            rate = PostalRate(
                valid_from=parse_date(entry.valid_from),
                milli_percent=_milli_percent(entry.percent),
            )
        except Refusal as refusal:
            self._tell(refusal)
            return
        done = self.tr("已儲存 {day} 起的利率。").format(day=format_roc(rate.valid_from))
        self._do(lambda: self._ports.put_postal_rate(rate), done)

    def _do(self, job: Callable[[], None], done_words: str) -> None:
        if self._screen.is_busy:
            return
        self._show(replace(self._screen, is_busy=True, error=None, notice=""))

        def finish(_nothing: None) -> None:
            self._show(replace(self._screen, is_busy=False, is_form_open=False, notice=done_words))
            self._refresh()

        self._background.run(job, on_done=finish, on_error=self._tell)

    def _tell(self, error: Exception) -> None:
        self._show(replace(self._screen, is_busy=False))
        self._show(replace(self._screen, error=say_or_raise(error)))


def _amount(text: str, field: PriceField) -> Twd | None:
    if not text.strip():
        return None
    try:
        return parse_amount(text)
    except NotAnAmount as error:
        raise EntryRefused(field=field) from error


def _milli_percent(text: str) -> int:
    """Read a rate in percent, exactly: 1.725 is 1725 thousandths."""
    found = _PERCENT.fullmatch(unicodedata.normalize("NFKC", text).strip().removesuffix("%"))
    if found is None:
        raise EntryRefused(field=PriceField.RATE)
    return int(found[1]) * 1000 + int((found[2] or "").ljust(3, "0"))
