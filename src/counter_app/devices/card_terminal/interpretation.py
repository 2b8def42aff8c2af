"""What a terminal's answer means for one request: pure, so that it can be asked again.

The driver and the recovery after a crash come here with the same stored lines and so reach
the same verdict.  An answer counts only if type, terminal, reference and amount are those
of the request; anything else is *unanswered*, however well it is framed.
"""

from collections.abc import Collection, Iterable
from datetime import timedelta
from typing import Final

from counter_app.devices.card_numbers import mask_text
from counter_app.devices.card_terminal.amounts import read_device_time
from counter_app.devices.card_terminal.answers import Answer
from counter_app.devices.card_terminal.dialect import (
    expected_request_hash,
    read_answer,
    sale_type,
)
from counter_app.devices.card_terminal.profile import TerminalProfile
from counter_app.domain.outcomes import (
    Approved,
    Declined,
    InProgress,
    NotFound,
    SaleRequest,
    Unanswered,
    UnansweredReason,
)

TERMINAL_CLOCK_SLACK: Final = timedelta(minutes=5)
"""How far a terminal's clock may be behind ours."""


def interpret(
    profile: TerminalProfile, request: SaleRequest, scrubbed_data: bytes
) -> Approved | Declined | Unanswered:
    """Return what a stored answer means for a sale.

    Args:
        profile: Of the terminal that answered.
        request: What it was asked.
        scrubbed_data: The `DeviceEvent.data` of a received ``frame``.

    Returns:
        `Approved` or `Declined` only if the answer is to this very request.
    """
    answer = read_answer(profile, scrubbed_data)
    if answer is None:
        return Unanswered(reason=UnansweredReason.GARBLED)
    approved = answer.code in profile.approved_codes
    mismatch = _mismatch(profile, request, answer, approved=approved)
    if mismatch is not None:
        return Unanswered(reason=mismatch)
    if approved:
        return _approved(request, answer)
    reason = profile.decline_reason(answer.code, request.kind)
    if reason is None:
        return Unanswered(reason=UnansweredReason.ODD_CODE)
    return Declined(reason=reason, code=answer.code)


def interpret_all(
    profile: TerminalProfile, request: SaleRequest, answers: Iterable[bytes]
) -> Approved | Declined | Unanswered:
    """Return what several stored answers mean together.

    An approval outweighs a decline, for some terminals report a failure first; either
    outweighs answers that match nothing.
    """
    verdicts = [interpret(profile, request, lines) for lines in answers]
    for kind in (Approved, Declined):
        for verdict in verdicts:
            if isinstance(verdict, kind):
                return verdict
    return verdicts[-1] if verdicts else Unanswered(reason=UnansweredReason.SILENCE)


def interpret_query(
    profile: TerminalProfile, request: SaleRequest, scrubbed_data: bytes
) -> Approved | NotFound | InProgress | Unanswered:
    """Return what the answer to a query about the last transaction means for a sale.

    Where references are not echoed, an equal amount counts only from the time of the
    request on; an answer without a time then proves nothing.
    """
    answer = read_answer(profile, scrubbed_data)
    if answer is None:
        return Unanswered(reason=UnansweredReason.GARBLED)
    if answer.trans_type != profile.query_type:
        # Not the reply to the query, but perhaps the late answer to the sale itself.
        late = interpret(profile, request, scrubbed_data)
        other = Unanswered(reason=UnansweredReason.WRONG_TYPE)
        return late if isinstance(late, Approved) else other
    if answer.code in profile.in_progress_codes:
        return InProgress()
    if answer.code in profile.not_found_codes:
        return NotFound()
    if answer.code not in profile.approved_codes:
        return Unanswered(reason=UnansweredReason.ODD_CODE)
    doubt = _doubt(profile, request, answer)
    return _approved(request, answer) if doubt is None else doubt


def is_ready_answer(profile: TerminalProfile, scrubbed_data: bytes, *, trans_type: str) -> bool:
    """Tell whether an answer says that an echo was well received."""
    answer = read_answer(profile, scrubbed_data)
    return (
        answer is not None
        and answer.trans_type == trans_type
        and answer.code in profile.approved_codes
    )


def _doubt(
    profile: TerminalProfile, request: SaleRequest, answer: Answer
) -> NotFound | Unanswered | None:
    """Return why the last transaction is not, or perhaps not, the sale that is asked for."""
    same_amount = answer.amount_twd == request.amount_twd
    if profile.terminal_id not in {"", answer.terminal_id}:
        return Unanswered(reason=UnansweredReason.WRONG_TERMINAL)
    if profile.reference_echoed:
        ours = answer.reference == mask_text(request.reference)
        wrong = Unanswered(reason=UnansweredReason.WRONG_AMOUNT)
        return (None if same_amount else wrong) if ours else NotFound()
    taken_at = read_device_time(answer.device_time)
    if same_amount and taken_at is None:
        return Unanswered(reason=UnansweredReason.WRONG_REFERENCE)
    earliest = request.requested_at - TERMINAL_CLOCK_SLACK
    return None if same_amount and taken_at and taken_at >= earliest else NotFound()


def _mismatch(
    profile: TerminalProfile, request: SaleRequest, answer: Answer, *, approved: bool
) -> UnansweredReason | None:
    """Return the first thing in which the answer is not to this request."""
    named = _names_us(profile, request, answer)
    # A terminal that gives up early may leave fields blank; what names us is still ours.
    blank_allowed = named and profile.reference_echoed and not approved
    indicators = profile.indicators.get(request.kind, "")
    findings = {
        UnansweredReason.WRONG_TYPE: answer.trans_type == sale_type(profile)
        and _agrees(answer.indicator, indicators, blank_allowed=blank_allowed),
        UnansweredReason.WRONG_TERMINAL: _agrees(
            answer.terminal_id, _known(profile.terminal_id), blank_allowed=blank_allowed
        ),
        UnansweredReason.WRONG_REFERENCE: named or not profile.reference_echoed,
        UnansweredReason.WRONG_AMOUNT: answer.amount_twd == request.amount_twd
        or (blank_allowed and not answer.has_amount),
        UnansweredReason.GARBLED: bool(answer.approval_code)
        or not approved
        or request.kind not in profile.approval_code_needed,
    }
    return next((reason for reason, agrees in findings.items() if not agrees), None)


def _known(terminal_id: str) -> tuple[str, ...]:
    return (terminal_id,) if terminal_id else ()


def _agrees(found: str, expected: Collection[str], *, blank_allowed: bool) -> bool:
    if not expected:
        return True
    return found in expected if found else blank_allowed


def _names_us(profile: TerminalProfile, request: SaleRequest, answer: Answer) -> bool:
    """Tell whether the answer repeats our reference, or the hash of the block that held it."""
    if answer.reference:
        return answer.reference == mask_text(request.reference)
    expected = expected_request_hash(profile, request)
    return bool(expected) and answer.request_hash == expected


def _approved(request: SaleRequest, answer: Answer) -> Approved:
    return Approved(
        amount_twd=request.amount_twd,
        reference=request.reference,
        terminal_id=answer.terminal_id,
        approval_code=answer.approval_code,
        masked_card=answer.masked_card,
        card_brand=answer.card_brand,
        trace_number=answer.trace_number,
        batch_number=answer.batch_number,
        order_number=answer.order_number,
        device_time=answer.device_time,
        balance_before_twd=answer.balance_before_twd,
        balance_after_twd=answer.balance_after_twd,
    )
