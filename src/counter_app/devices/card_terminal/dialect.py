"""Which block asks for what in the terminal's own protocol, and how its answer is read."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from counter_app.devices.card_numbers import mask_text
from counter_app.devices.card_terminal import ecpay600, nccc400
from counter_app.devices.card_terminal.answers import Answer
from counter_app.devices.card_terminal.frames import FrameReader, Gate
from counter_app.devices.card_terminal.layout import Layout, read_lines
from counter_app.devices.card_terminal.profile import Protocol, TerminalProfile
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import ReturnRequest, SaleRequest, SettleRequest
from counter_app.domain.tenders import TenderKind


def layout_of(profile: TerminalProfile) -> Layout:
    """Return the fields of the terminal's blocks."""
    match profile.protocol:
        case Protocol.NCCC400:
            return nccc400.LAYOUT
        case Protocol.ECPAY600:
            return ecpay600.LAYOUT


def layout_for(profile: TerminalProfile, data: bytes) -> Layout:
    """Return the fields of this very block."""
    match profile.protocol:
        case Protocol.NCCC400:
            return nccc400.layout_for(data)
        case Protocol.ECPAY600:
            return ecpay600.LAYOUT


def answer_reader(profile: TerminalProfile) -> FrameReader:
    """Return a reader for the terminal's frames that masks what it reads."""
    return FrameReader(layout_of(profile).data_bytes, _answer_gate(profile))


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a terminal was asked for, so that an answer can be held against it.

    Attributes:
        block: Returns what was sent.
        requested_at: When it was written down, with zone.
        terminal_id: Expected in the answer; empty takes any.
        trace_number: Expected in the answer where the sale is struck out by its number.
        amount_left_out: The answer may leave the amount blank.
        approval_code_needed: An approval without a code is none.
    """

    block: Callable[[], bytes]
    trans_type: str
    kind: TenderKind
    amount_twd: Twd
    reference: str
    requested_at: datetime
    terminal_id: str
    trace_number: str = ""
    amount_left_out: bool = False
    approval_code_needed: bool = False


def asked_sale(profile: TerminalProfile, request: SaleRequest) -> Asked:
    """Return what a sale asks for."""
    return Asked(
        block=lambda: sale_data(profile, request),
        trans_type=sale_type(profile),
        kind=request.kind,
        amount_twd=request.amount_twd,
        reference=request.reference,
        requested_at=request.requested_at,
        terminal_id=profile.terminal_id,
        approval_code_needed=request.kind in profile.approval_code_needed,
    )


def asked_return(profile: TerminalProfile, request: ReturnRequest) -> Asked | None:
    """Return what a return asks for, or None if this terminal cannot give that money back."""
    rules = profile.returns
    by_kind = rules.after_settlement if request.is_settled else rules.before_settlement
    trans_type = by_kind.get(request.kind, "")
    needs = rules.needs.get(trans_type, ())
    if not trans_type or not all(getattr(request, f"sale_{name}") for name in needs):
        return None
    by_number = "trace_number" in needs
    # The number is one of this terminal's own: at another it would be someone else's sale.
    terminal_id = profile.terminal_id or (request.sale_terminal_id if by_number else "")
    return Asked(
        block=lambda: _return_data(profile, request, trans_type),
        trans_type=trans_type,
        kind=request.kind,
        amount_twd=request.amount_twd,
        reference=request.reference,
        requested_at=request.requested_at,
        terminal_id=terminal_id,
        trace_number=request.sale_trace_number if by_number else "",
        amount_left_out=trans_type in rules.amount_left_out,
    )


def sale_data(profile: TerminalProfile, request: SaleRequest) -> bytes:
    """Return the block that asks for a sale.

    Raises:
        ValueError: The terminal does not take this kind, or the reference cannot travel:
            both are bugs of the caller.
    """
    if request.kind not in profile.kinds:
        raise ValueError(f"{profile.name} takes no {request.kind.value}")
    match profile.protocol:
        case Protocol.NCCC400:
            return nccc400.build_sale(
                request.amount_twd,
                indicator=profile.indicators[request.kind][:1],
                host=profile.hosts[request.kind],
                reference=request.reference,
            )
        case Protocol.ECPAY600:
            return ecpay600.build_sale(
                request.amount_twd,
                asked_at=request.requested_at,
                reference=request.reference,
                pos_number=profile.pos_number,
                host=profile.hosts[request.kind],
            )


def sale_type(profile: TerminalProfile) -> str:
    """Return the transaction type of a sale."""
    match profile.protocol:
        case Protocol.NCCC400:
            return nccc400.SALE
        case Protocol.ECPAY600:
            return ecpay600.SALE


def query_data(profile: TerminalProfile, *, host: str) -> bytes:
    """Return the block that asks for the last transaction; only NCCC has one."""
    return nccc400.build_query(profile.query_type, host=host)


def settlement_data(profile: TerminalProfile, request: SettleRequest) -> bytes:
    """Return the block that closes the terminal's day."""
    match profile.protocol:
        case Protocol.NCCC400:
            return nccc400.build_settlement(host=profile.settlement.host)
        case Protocol.ECPAY600:
            return ecpay600.build_settlement(
                asked_at=request.requested_at,
                reference=request.reference,
                pos_number=profile.pos_number,
            )


def echo_data(profile: TerminalProfile, *, asked_at: datetime | None) -> bytes | None:
    """Return the block that asks whether the terminal is there, or None if there is none."""
    match profile.protocol:
        case Protocol.NCCC400:
            return None
        case Protocol.ECPAY600:
            return ecpay600.build_echo(asked_at=asked_at, pos_number=profile.pos_number)


def read_answer(profile: TerminalProfile, lines: bytes) -> Answer | None:
    """Take an answer apart that the journal kept, or return None if these are no such lines."""
    try:
        values = read_lines(lines)
    except ValueError:
        return None
    match profile.protocol:
        case Protocol.NCCC400:
            answer = nccc400.read_answer(values)
            if answer.trans_type != profile.settlement.trans_type:
                return answer
            cents = profile.settlement.eticket_cents
            return replace(answer, totals=nccc400.read_totals(values, eticket_cents=cents))
        case Protocol.ECPAY600:
            return ecpay600.read_answer(values)


def request_hash(profile: TerminalProfile, block: bytes) -> str:
    """Return the hash that the answer to a block repeats; empty if there is none."""
    match profile.protocol:
        case Protocol.NCCC400:
            return ""
        case Protocol.ECPAY600:
            return mask_text(ecpay600.request_hash(block))


def _answer_gate(profile: TerminalProfile) -> Gate:
    match profile.protocol:
        case Protocol.NCCC400:
            return nccc400.gate
        case Protocol.ECPAY600:
            return ecpay600.gate if profile.seal_checked else ecpay600.gate_unsealed


def _return_data(profile: TerminalProfile, request: ReturnRequest, trans_type: str) -> bytes:
    rules = profile.returns
    match profile.protocol:
        case Protocol.NCCC400:
            usual = profile.indicators[request.kind][:1]
            return nccc400.build_return(
                trans_type,
                request.amount_twd,
                indicator=rules.brand_indicators.get(request.sale_card_brand, usual),
                host=rules.hosts[request.kind],
                reference=request.reference,
                trace_number=request.sale_trace_number,
                approval_code=request.sale_approval_code,
                origin_date=request.sale_device_time[: len("yyyy-MM-dd")].replace("-", ""),
                origin_number=request.sale_order_number,
            )
        case Protocol.ECPAY600:
            return ecpay600.build_return(
                trans_type,
                request.amount_twd,
                asked_at=request.requested_at,
                order_number=request.sale_order_number,
                reference=request.reference,
                pos_number=profile.pos_number,
                host=rules.hosts[request.kind],
            )
