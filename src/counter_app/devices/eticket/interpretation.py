"""What a reader's answer means for one request: pure, so that it can be asked again."""

from collections.abc import Mapping
from typing import Final

from counter_app.devices.eticket.frames import Garbled, Order, Process, read_cents, read_lines
from counter_app.devices.eticket.profile import ReaderProfile, ReturnWay
from counter_app.domain.brands import group_totals
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import (
    Approved,
    BrandTotal,
    Declined,
    DeclineReason,
    NoReturn,
    NoSettlement,
    RetryNeeded,
    ReturnOutcome,
    ReturnRequest,
    SaleOutcome,
    SaleRequest,
    Settled,
    SettleRequest,
    Unanswered,
    UnansweredReason,
)
from counter_app.domain.tenders import TenderKind

CARD_BRAND: Final = "EasyCard"


def interpret(profile: ReaderProfile, request: SaleRequest, scrubbed_data: bytes) -> SaleOutcome:
    """Return what a stored answer means for a debit.

    Args:
        profile: Of the reader that answered.
        request: What it was asked.
        scrubbed_data: The `DeviceEvent.data` of a received ``file``.

    Returns:
        `Approved` only for this very debit and, on a retry, the card of the first try.  On a
        retry `Declined` says that *this* try took nothing; what the first one took, only
        another retry with the first card can tell.
    """
    return _interpret_money(
        profile, request, scrubbed_data, process=Process.DEBIT, card_id_hash=request.card_id_hash
    )


def interpret_return(
    profile: ReaderProfile, request: ReturnRequest, scrubbed_data: bytes
) -> ReturnOutcome:
    """Return what a stored answer means for a return, as in `interpret`.

    The money must go to the card that was debited, where that one is known.
    """
    order = return_order(profile, request)
    if order is None:
        return NoReturn()
    return _interpret_money(
        profile,
        request,
        scrubbed_data,
        process=order.process,
        card_id_hash=request.card_id_hash or request.sale_card_id_hash,
    )


def interpret_settlement(
    profile: ReaderProfile, request: SettleRequest, scrubbed_data: bytes
) -> Settled | Declined | Unanswered | NoSettlement:
    """Return what a stored answer means for a settlement.

    Returns:
        `Settled` with totals only if the answer tells them: the public till reads none.
    """
    if not profile.is_settled_by_till:
        return NoSettlement()
    try:
        values = read_lines(scrubbed_data)
    except Garbled:
        return Unanswered(reason=UnansweredReason.GARBLED)
    mismatch = find_mismatch(values, process=Process.SETTLE, serial=request.request_serial)
    if mismatch is not None:
        return Unanswered(reason=mismatch)
    if values.get("T3901", "") not in profile.approved_codes:
        return refusal(profile, values)
    count, total_twd = values.get("T5591", ""), read_cents(values.get("T559201", ""))
    is_told = count.isascii() and count.isdigit() and total_twd is not None
    if not is_told and (count or "T559201" in values):
        return Unanswered(reason=UnansweredReason.GARBLED)
    return Settled(
        totals=(BrandTotal(brand=CARD_BRAND, count=int(count), amount_twd=total_twd),)
        if total_twd is not None
        else (),
        terminal_id=values.get("T4110", ""),
        batch_number=values.get("T5501", ""),
        device_time=_device_time(values),
    )


def return_order(profile: ReaderProfile, request: ReturnRequest) -> Order | None:
    """Return what asks for money to go back, or None if this reader cannot do it."""
    way = profile.after_settlement if request.is_settled else profile.before_settlement
    day = request.sale_device_time[: len("yyyy-MM-dd")].replace("-", "")
    origin = (request.sale_terminal_id, request.sale_order_number, day)
    is_cancel = way is ReturnWay.CANCEL
    if (
        request.kind is not TenderKind.ETICKET
        or way is ReturnWay.NONE
        or (is_cancel and not all(origin))
    ):
        return None
    return Order(
        process=Process.CANCEL if is_cancel else Process.REFUND,
        serial=request.request_serial,
        asked_at=request.requested_at,
        amount_twd=request.amount_twd,
        reference=request.reference,
        batch_number=profile.batch_number,
        origin=origin,
    )


def settlement_order(profile: ReaderProfile, request: SettleRequest) -> Order:
    """Return what closes the reader's day."""
    own = [total for total in group_totals(request.expected) if total.brand == CARD_BRAND]
    return Order(
        process=Process.SETTLE,
        serial=request.request_serial,
        asked_at=request.requested_at,
        batch_number=request.batch_number or profile.batch_number,
        count=sum(total.transaction_count for total in own),
        total_twd=Twd(sum(total.net_twd for total in own)),
    )


def _interpret_money(
    profile: ReaderProfile,
    request: SaleRequest | ReturnRequest,
    scrubbed_data: bytes,
    *,
    process: Process,
    card_id_hash: str,
) -> SaleOutcome:
    try:
        values = read_lines(scrubbed_data)
    except Garbled:
        return Unanswered(reason=UnansweredReason.GARBLED)
    mismatch = find_mismatch(values, process=process, serial=request.request_serial)
    if mismatch is not None:
        return Unanswered(reason=mismatch)
    code, reader_code = values.get("T3901", ""), values.get("T3904", "")
    card = values.get("card_id_hash", "")
    other_card = "" not in {card, card_id_hash} and card != card_id_hash
    if code in profile.approved_codes:
        return _approved(request, values, other_card=other_card)
    if other_card:
        return Declined(reason=DeclineReason.ANOTHER_CARD, code=code)
    if profile.asks_for_retry(code, reader_code):
        return RetryNeeded(card_id_hash=card or card_id_hash, code=reader_code or code)
    return refusal(profile, values)


def refusal(profile: ReaderProfile, values: Mapping[str, str]) -> Declined | Unanswered:
    """Return what an answer that is no approval means."""
    code, reader_code = values.get("T3901", ""), values.get("T3904", "")
    reason = profile.decline_reason(code, reader_code)
    if reason is None:
        return Unanswered(reason=UnansweredReason.ODD_CODE)
    return Declined(reason=reason, code=f"{code}/{reader_code}".rstrip("/"))


def find_mismatch(
    values: Mapping[str, str], *, process: Process, serial: str
) -> UnansweredReason | None:
    """Return in what an answer is not to this request.

    The program is known to repeat one of the two serials; whichever it repeats must be ours.
    """
    if values.get("T0300", process.value[1]) != process.value[1]:
        return UnansweredReason.WRONG_TYPE
    serials = {values[tag] for tag in ("T1100", "T1101") if tag in values}
    return None if serials == {serial} else UnansweredReason.WRONG_REFERENCE


def _approved(
    request: SaleRequest | ReturnRequest, values: Mapping[str, str], *, other_card: bool
) -> Approved | Unanswered:
    if read_cents(values.get("T0400", "")) != request.amount_twd:
        return Unanswered(reason=UnansweredReason.WRONG_AMOUNT)
    if other_card:
        # Both cards may have paid, or the wrong one was loaded: nobody may take this for the
        # end of the matter.
        return Unanswered(reason=UnansweredReason.ANOTHER_CARD)
    return Approved(
        amount_twd=request.amount_twd,
        reference=request.reference,
        terminal_id=values.get("T4110", ""),
        masked_card=values.get("T0215", ""),
        card_brand=CARD_BRAND,
        trace_number=request.request_serial,
        batch_number=values.get("T5501", ""),
        order_number=values.get("T3700", ""),
        device_time=_device_time(values),
        balance_before_twd=read_cents(values.get("T0415", "")),
        balance_after_twd=read_cents(values.get("T0410", "")),
        card_id_hash=values.get("card_id_hash", ""),
    )


def _device_time(values: Mapping[str, str]) -> str:
    day, moment = values.get("T1300", ""), values.get("T1200", "")
    if len(day) != len("yyyyMMdd") or len(moment) != len("HHmmss"):
        return ""
    return f"{day[:4]}-{day[4:6]}-{day[6:]} {moment[:2]}:{moment[2:4]}:{moment[4:]}"
