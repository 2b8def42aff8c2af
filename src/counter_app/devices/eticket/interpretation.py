"""What a reader's answer means for one request: pure, so that it can be asked again."""

from collections.abc import Mapping
from typing import Final

from counter_app.devices.eticket.frames import Garbled, Process, read_cents, read_lines
from counter_app.devices.eticket.profile import ReaderProfile
from counter_app.domain.outcomes import (
    Approved,
    Declined,
    DeclineReason,
    RetryNeeded,
    SaleOutcome,
    SaleRequest,
    Unanswered,
    UnansweredReason,
)

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
    try:
        values = read_lines(scrubbed_data)
    except Garbled:
        return Unanswered(reason=UnansweredReason.GARBLED)
    mismatch = find_mismatch(values, process=Process.DEBIT, serial=request.request_serial)
    if mismatch is not None:
        return Unanswered(reason=mismatch)
    code, reader_code = values.get("T3901", ""), values.get("T3904", "")
    card = values.get("card_id_hash", "")
    other_card = "" not in {card, request.card_id_hash} and card != request.card_id_hash
    if code in profile.approved_codes:
        return _approved(request, values, other_card=other_card)
    if other_card:
        return Declined(reason=DeclineReason.ANOTHER_CARD, code=code)
    if profile.asks_for_retry(code, reader_code):
        return RetryNeeded(card_id_hash=card or request.card_id_hash, code=reader_code or code)
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
    request: SaleRequest, values: Mapping[str, str], *, other_card: bool
) -> Approved | Unanswered:
    if read_cents(values.get("T0400", "")) != request.amount_twd:
        return Unanswered(reason=UnansweredReason.WRONG_AMOUNT)
    if other_card:
        # Both cards may have paid: nobody may take this for the end of the matter.
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
