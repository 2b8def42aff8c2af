"""Which block asks for what in the terminal's own protocol, and how its answer is read."""

from datetime import datetime

from counter_app.devices.card_numbers import mask_text
from counter_app.devices.card_terminal import ecpay600, nccc400
from counter_app.devices.card_terminal.answers import Answer
from counter_app.devices.card_terminal.frames import FrameReader, Gate
from counter_app.devices.card_terminal.layout import Layout, read_lines
from counter_app.devices.card_terminal.profile import Protocol, TerminalProfile
from counter_app.domain.outcomes import SaleRequest


def layout_of(profile: TerminalProfile) -> Layout:
    """Return the fields of the terminal's blocks."""
    match profile.protocol:
        case Protocol.NCCC400:
            return nccc400.LAYOUT
        case Protocol.ECPAY600:
            return ecpay600.LAYOUT


def answer_reader(profile: TerminalProfile) -> FrameReader:
    """Return a reader for the terminal's frames that masks what it reads."""
    return FrameReader(layout_of(profile).data_bytes, _answer_gate(profile))


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


def query_data(profile: TerminalProfile, request: SaleRequest) -> bytes:
    """Return the block that asks for the last transaction; only NCCC has one."""
    return nccc400.build_query(profile.query_type, host=profile.hosts[request.kind])


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
            return nccc400.read_answer(values)
        case Protocol.ECPAY600:
            return ecpay600.read_answer(values)


def expected_request_hash(profile: TerminalProfile, request: SaleRequest) -> str:
    """Return the hash that an answer to this request repeats; empty if there is none."""
    match profile.protocol:
        case Protocol.NCCC400:
            return ""
        case Protocol.ECPAY600:
            return mask_text(ecpay600.request_hash(sale_data(profile, request)))


def _answer_gate(profile: TerminalProfile) -> Gate:
    match profile.protocol:
        case Protocol.NCCC400:
            return nccc400.gate
        case Protocol.ECPAY600:
            return ecpay600.gate if profile.seal_checked else ecpay600.gate_unsealed
