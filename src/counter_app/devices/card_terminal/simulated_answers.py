"""What a simulated terminal understands and how it words its answers."""

import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import Final

from counter_app.devices.card_numbers import is_luhn_valid
from counter_app.devices.card_terminal import ecpay600, nccc400
from counter_app.devices.card_terminal.amounts import TAIPEI, read_amount, write_amount
from counter_app.devices.card_terminal.dialect import layout_of, sale_type
from counter_app.devices.card_terminal.profile import Protocol, TerminalProfile
from counter_app.domain.brands import CREDIT_GROUP
from counter_app.domain.money import ZERO_TWD, Twd
from counter_app.domain.outcomes import BrandTotal, DeclineReason
from counter_app.domain.tenders import TenderKind

TERMINAL_ID: Final = "SIM00001"
MASKED_CARD: Final = "431112******1234"
MASKED_ETICKET: Final = "******5678"

Values = dict[str, str]


class Asks(Enum):
    """What a request wants."""

    SALE = auto()
    RETURN = auto()
    SETTLEMENT = auto()
    QUERY = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A request as the terminal reads it."""

    asks: Asks
    values: Mapping[str, str]
    kind: TenderKind
    amount_twd: Twd
    reference: str


def accepts(profile: TerminalProfile, data: bytes) -> bytes | None:
    """Return a request's data if its seal is whole: the gate on the terminal's side."""
    if profile.protocol is Protocol.ECPAY600 and not ecpay600.has_request_seal(data):
        return None
    return data


def read_incoming(profile: TerminalProfile, data: bytes) -> Incoming:
    """Take a request apart."""
    values = layout_of(profile).read(data)
    trans_type = values.get("trans_type", "")
    return Incoming(
        asks=_asks(profile, trans_type),
        values=values,
        kind=_kind(profile, values.get("indicator", "")),
        amount_twd=read_amount(values.get("amount", "")) or Twd(0),
        reference=values.get("store_id", ""),
    )


def code_for(profile: TerminalProfile, reason: DeclineReason) -> str:
    """Return a code that the profile reads as this reason, or else as any refusal."""
    codes = {**profile.declined_codes, **profile.declined_eticket_codes}
    for code, meaning in codes.items():
        if meaning is reason:
            return code
    return next(iter(codes))


class AnswerWriter:
    """Words answers in the terminal's protocol.

    Args:
        rng: Makes up card numbers to leak.
        clock: The terminal's own.

    Attributes:
        number: Of the last slip.
        batch_number: Of the open batch.
    """

    def __init__(
        self, profile: TerminalProfile, *, rng: random.Random, clock: Callable[[], datetime]
    ) -> None:
        self._profile = profile
        self._rng = rng
        self._clock = clock
        self.number = 0
        self.batch_number = "000001"
        self.leaked: list[str] = []

    def approved(self, incoming: Incoming, *, balances_twd: tuple[Twd, Twd] | None) -> Values:
        """Return the fields of an approval.

        Args:
            incoming: What is approved.
            balances_twd: Of an e-ticket, before and after.
        """
        self.number += 1
        now = self._clock().astimezone(TAIPEI)
        values = {
            **self._echoed(incoming),
            "response_code": min(self._profile.approved_codes),
            "card_number": MASKED_CARD if balances_twd is None else MASKED_ETICKET,
            "date": f"{now:%y%m%d}",
            "time": f"{now:%H%M%S}",
            "approval_number": f"A{self.number:05d}",
            "merchant_id": "SIMULATED",
            "terminal_id": self._profile.terminal_id or TERMINAL_ID,
        }
        match self._profile.protocol:
            case Protocol.NCCC400:
                values |= {"receipt_number": f"{self.number:06d}"}
                values["batch_number"] = self.batch_number
                values["card_type"] = "02" if balances_twd is None else "11"
            case Protocol.ECPAY600:
                values |= {"invoice_number": f"{self.number:06d}", "card_type": "00"}
                values["order_number"] = f"SIM{self.number:07d}"
        if balances_twd is not None:
            before_twd, after_twd = balances_twd
            values["balance_before"] = write_amount(before_twd)
            values["balance_after"] = write_amount(after_twd)
            values["origin_number"] = f"T{self.number:06d}"
        return values

    def settled(self, incoming: Incoming, totals: Iterable[BrandTotal]) -> Values:
        """Return the fields of the answer to a settlement.

        Args:
            incoming: What is answered.
            totals: By group of brands; told where the protocol has a place for them.
        """
        now = self._clock().astimezone(TAIPEI)
        values = {
            **self.ready(incoming),
            "date": f"{now:%y%m%d}",
            "time": f"{now:%H%M%S}",
            "merchant_id": "SIMULATED",
        }
        if self._profile.protocol is Protocol.ECPAY600:
            return values
        del values["store_id"]  # Totals stand there.
        by_brand = {total.brand: total for total in totals}
        nothing = BrandTotal(brand="", count=0, amount_twd=ZERO_TWD)
        cards = by_brand.get(CREDIT_GROUP, nothing)
        values |= {"batch_number": self.batch_number}
        values |= {"credit_count": f"{cards.transaction_count:04d}"}
        values |= {"amount": write_amount(max(cards.net_twd, 0))}
        cents = self._profile.settlement.eticket_cents
        for brand, (count_name, amount_name) in nccc400.ETICKET_TOTALS.items():
            total = by_brand.get(brand, nothing)
            values[count_name] = f"{total.transaction_count:03d}"
            values[amount_name] = nccc400.write_eticket_total(
                max(total.net_twd, 0), eticket_cents=cents
            )
        return values

    def refused(self, incoming: Incoming, code: str) -> Values:
        """Return the fields of an answer that is not an approval."""
        return {
            **self._echoed(incoming),
            "response_code": code,
            "terminal_id": self._profile.terminal_id or TERMINAL_ID,
        }

    def ready(self, incoming: Incoming) -> Values:
        """Return the fields of the answer to an echo."""
        return self.refused(incoming, min(self._profile.approved_codes))

    def leaking(self, values: Values) -> Values:
        """Return an answer with whole card numbers and a track in several places."""
        number, other, third = (self._card_number() for _ in range(3))
        track = f";{number}=2812101{self._rng.randrange(10**5):05d}?"
        nccc_places = {
            "card_expiry": "2812",
            "card_hash": other,
            "reserved": third[:5],
            "loyalty_data": f"{third[5:]} {track}{number}",
        }
        ecpay_places = {"encrypted_card": "0" * 10 + other, "reserved": f"{track} {third}"}
        if "credit_count" in values:
            del nccc_places["card_expiry"]  # The number of sales stands there.
        nccc = self._profile.protocol is Protocol.NCCC400
        places = nccc_places if nccc else ecpay_places
        return {**values, "card_number": number, **places}

    def compose(self, values: Mapping[str, str]) -> bytes:
        """Return the block, sealed where the protocol has a seal."""
        is_settlement = "credit_count" in values
        layout = nccc400.SETTLEMENT_LAYOUT if is_settlement else layout_of(self._profile)
        data = layout.compose(values)
        return ecpay600.seal_response(data) if self._profile.protocol is Protocol.ECPAY600 else data

    def _echoed(self, incoming: Incoming) -> Values:
        names = (
            ("ecr_indicator", "trans_type", "indicator", "host_id", "amount", "store_id")
            if self._profile.protocol is Protocol.NCCC400
            else (
                *("trans_type", "host_id", "unionpay_flag", "amount", "store_id"),
                *("pos_number", "request_time", "request_hash"),
            )
        )
        return {name: incoming.values.get(name, "") for name in names}

    def _card_number(self) -> str:
        front = f"4{self._rng.randrange(10**14):014d}"
        number = next(front + digit for digit in "0123456789" if is_luhn_valid(front + digit))
        self.leaked.append(number)
        return number


def _asks(profile: TerminalProfile, trans_type: str) -> Asks:
    if not trans_type:
        return Asks.OTHER
    types = {
        Asks.SALE: {sale_type(profile)},
        Asks.RETURN: profile.returns.types,
        Asks.SETTLEMENT: {profile.settlement.trans_type},
        Asks.QUERY: {profile.query_type},
    }
    return next((asks for asks, known in types.items() if trans_type in known), Asks.OTHER)


def _kind(profile: TerminalProfile, indicator: str) -> TenderKind:
    for kind, signs in profile.indicators.items():
        if indicator and indicator == signs[:1]:
            return kind
    return TenderKind.CARD
