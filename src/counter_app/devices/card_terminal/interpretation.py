"""What a terminal's answer means for one request: pure, so that it can be asked again.

The driver and the recovery after a crash come here with the same stored lines and so reach
the same verdict.  An answer counts only if type, terminal, reference and amount are those
of the request; anything else is *unanswered*, however well it is framed.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

from counter_app.devices.card_numbers import mask_text
from counter_app.devices.card_terminal.amounts import read_device_time
from counter_app.devices.card_terminal.answers import Answer
from counter_app.devices.card_terminal.dialect import (
    Asked,
    asked_return,
    asked_sale,
    read_answer,
    request_hash,
    sale_type,
)
from counter_app.devices.card_terminal.profile import QueryWay, TerminalProfile
from counter_app.domain.outcomes import (
    Approved,
    Declined,
    InProgress,
    NoReturn,
    NotFound,
    ReturnRequest,
    SaleRequest,
    Settled,
    SettleRequest,
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
    return judge(profile, asked_sale(profile, request), scrubbed_data)


def interpret_return(
    profile: TerminalProfile, request: ReturnRequest, scrubbed_data: bytes
) -> Approved | Declined | Unanswered | NoReturn:
    """Return what a stored answer means for a return, as in `interpret`."""
    asked = asked_return(profile, request)
    return NoReturn() if asked is None else judge(profile, asked, scrubbed_data)


def judge(
    profile: TerminalProfile, asked: Asked, scrubbed_data: bytes
) -> Approved | Declined | Unanswered:
    """Return what a stored answer means for a sale or a return, as in `interpret`."""
    answer = read_answer(profile, scrubbed_data)
    if answer is None:
        return Unanswered(reason=UnansweredReason.GARBLED)
    return _judge(profile, asked, answer)


def interpret_query(
    profile: TerminalProfile, asked: Asked, scrubbed_data: bytes
) -> Approved | Declined | NotFound | InProgress | Unanswered:
    """Return what the answer to a query about the last transaction means for what was asked.

    *Not found* needs a last transaction that is another one and not a later one: behind a
    later one, ours may be hidden.  Where references are not echoed, an equal amount counts
    only from the time of the request on; an answer without a time then proves nothing.
    """
    answer = read_answer(profile, scrubbed_data)
    if answer is None:
        return Unanswered(reason=UnansweredReason.GARBLED)
    if answer.code in profile.in_progress_codes:
        return InProgress()
    if answer.trans_type == profile.query_type and answer.code in profile.not_found_codes:
        return NotFound()
    if profile.query is QueryWay.LAST_ANSWER:
        return _judge_last(profile, asked, answer)
    return _judge_reprint(profile, asked, answer)


def interpret_settlement(
    profile: TerminalProfile, request: SettleRequest, scrubbed_data: bytes
) -> Settled | Declined | Unanswered:
    """Return what a stored answer means for a settlement.

    NCCC has no place for a reference in it, so the time must do: an answer that the terminal
    gave before it was asked is to an earlier settlement.
    """
    answer = read_answer(profile, scrubbed_data)
    if answer is None:
        return Unanswered(reason=UnansweredReason.GARBLED)
    return _judge_settlement(profile, request, answer)


def interpret_settlement_query(
    profile: TerminalProfile, request: SettleRequest, scrubbed_data: bytes
) -> Settled | Declined | NotFound | Unanswered:
    """Return what the answer to a query about the last transaction means for a settlement."""
    answer = read_answer(profile, scrubbed_data)
    if answer is None:
        return Unanswered(reason=UnansweredReason.GARBLED)
    if answer.trans_type == profile.query_type:
        found_none = answer.code in profile.not_found_codes
        return NotFound() if found_none else Unanswered(reason=UnansweredReason.ODD_CODE)
    if not _may_be_from(profile.terminal_id, answer):
        return Unanswered(reason=UnansweredReason.WRONG_TERMINAL)
    return _judge_last_settlement(profile, request, answer)


def is_ready_answer(profile: TerminalProfile, scrubbed_data: bytes, *, trans_type: str) -> bool:
    """Tell whether an answer says that an echo was well received."""
    answer = read_answer(profile, scrubbed_data)
    return (
        answer is not None
        and answer.trans_type == trans_type
        and answer.code in profile.approved_codes
    )


def _judge(
    profile: TerminalProfile, asked: Asked, answer: Answer
) -> Approved | Declined | Unanswered:
    approved = answer.code in profile.approved_codes
    mismatch = _mismatch(profile, asked, answer, approved=approved)
    if mismatch is not None:
        return Unanswered(reason=mismatch)
    if approved:
        return _approved(asked, answer)
    reason = profile.decline_reason(answer.code, asked.kind)
    if reason is None:
        return Unanswered(reason=UnansweredReason.ODD_CODE)
    return Declined(reason=reason, code=answer.code)


def _judge_last(
    profile: TerminalProfile, asked: Asked, answer: Answer
) -> Approved | Declined | NotFound | Unanswered:
    """Return what a repeated last answer means: it has the type of what was asked then."""
    if answer.trans_type == profile.query_type:
        # No repetition: the terminal says something of the query itself.
        return Unanswered(reason=UnansweredReason.ODD_CODE)
    if not _may_be_from(asked.terminal_id, answer):
        return Unanswered(reason=UnansweredReason.WRONG_TERMINAL)
    named = _names_us(profile, asked, answer)
    taken_at = read_device_time(answer.device_time)
    is_another = (
        answer.trans_type in _money_types(profile) - {asked.trans_type}
        or (profile.reference_echoed and bool(answer.reference) and not named)
        or (not profile.reference_echoed and answer.amount_twd not in {None, asked.amount_twd})
    )
    if is_another:
        return _not_found_unless_later(taken_at, asked.requested_at)
    verdict = _judge(profile, asked, answer)
    if profile.reference_echoed or isinstance(verdict, Unanswered):
        return verdict
    return verdict if _is_since(asked.requested_at, taken_at) else _before(taken_at)


def _judge_reprint(
    profile: TerminalProfile, asked: Asked, answer: Answer
) -> Approved | NotFound | Unanswered:
    """Return what the last transaction means, told under the type of the query."""
    if answer.trans_type != profile.query_type:
        # Not the reply to the query, but perhaps the late answer to the request itself.
        late = _judge(profile, asked, answer)
        other = Unanswered(reason=UnansweredReason.WRONG_TYPE)
        return late if isinstance(late, Approved) else other
    if answer.code not in profile.approved_codes:
        return Unanswered(reason=UnansweredReason.ODD_CODE)
    doubt = _doubt(profile, asked, answer)
    return _approved(asked, answer) if doubt is None else doubt


def _judge_last_settlement(
    profile: TerminalProfile, request: SettleRequest, answer: Answer
) -> Settled | Declined | NotFound | Unanswered:
    taken_at = read_device_time(answer.device_time)
    is_settlement = answer.trans_type == profile.settlement.trans_type
    if is_settlement and _is_since(request.requested_at, taken_at):
        return _judge_settlement(profile, request, answer)
    if is_settlement:
        return _before(taken_at)
    if answer.trans_type in _money_types(profile):
        return _not_found_unless_later(taken_at, request.requested_at)
    return Unanswered(reason=UnansweredReason.WRONG_TYPE)


def _is_since(requested_at: datetime, taken_at: datetime | None) -> bool:
    return taken_at is not None and taken_at >= requested_at - TERMINAL_CLOCK_SLACK


def _before(taken_at: datetime | None) -> NotFound | Unanswered:
    """Return what a last transaction from before the request proves: nothing without a time."""
    unknown = Unanswered(reason=UnansweredReason.WRONG_REFERENCE)
    return unknown if taken_at is None else NotFound()


def _not_found_unless_later(
    taken_at: datetime | None, requested_at: datetime
) -> NotFound | Unanswered:
    is_later = taken_at is not None and taken_at > requested_at + TERMINAL_CLOCK_SLACK
    return Unanswered(reason=UnansweredReason.WRONG_REFERENCE) if is_later else NotFound()


def _money_types(profile: TerminalProfile) -> frozenset[str]:
    """Return the types of everything that a till may have asked for before."""
    asked_for = {sale_type(profile), profile.settlement.trans_type} - {""}
    return profile.returns.types | asked_for


def _judge_settlement(
    profile: TerminalProfile, request: SettleRequest, answer: Answer
) -> Settled | Declined | Unanswered:
    rules = profile.settlement
    taken_at = read_device_time(answer.device_time)
    is_old = taken_at is not None and not _is_since(request.requested_at, taken_at)
    other_reference = bool(answer.reference) and answer.reference != mask_text(request.reference)
    approved = answer.code in profile.approved_codes
    findings = {
        UnansweredReason.WRONG_TYPE: answer.trans_type == rules.trans_type,
        UnansweredReason.WRONG_TERMINAL: _agrees(
            answer.terminal_id, _known(profile.terminal_id), blank_allowed=not approved
        ),
        UnansweredReason.WRONG_REFERENCE: not is_old and not other_reference,
        UnansweredReason.GARBLED: not approved or bool(answer.totals) or not rules.tells_totals,
    }
    mismatch = next((reason for reason, agrees in findings.items() if not agrees), None)
    if mismatch is not None:
        return Unanswered(reason=mismatch)
    if approved:
        return Settled(
            totals=answer.totals,
            terminal_id=answer.terminal_id,
            batch_number=answer.batch_number,
            device_time=answer.device_time,
        )
    reason = rules.declined_codes.get(answer.code)
    if reason is None:
        return Unanswered(reason=UnansweredReason.ODD_CODE)
    return Declined(reason=reason, code=answer.code)


def _doubt(profile: TerminalProfile, asked: Asked, answer: Answer) -> NotFound | Unanswered | None:
    """Return why the last transaction is not, or perhaps not, the one that is asked for."""
    same_amount = answer.amount_twd == asked.amount_twd
    if not _may_be_from(asked.terminal_id, answer):
        return Unanswered(reason=UnansweredReason.WRONG_TERMINAL)
    taken_at = read_device_time(answer.device_time)
    if profile.reference_echoed:
        if answer.reference != mask_text(asked.reference):
            return _not_found_unless_later(taken_at, asked.requested_at)
        blank = asked.amount_left_out and not answer.has_amount
        wrong = Unanswered(reason=UnansweredReason.WRONG_AMOUNT)
        return None if same_amount or blank else wrong
    if asked.trans_type != sale_type(profile) or (same_amount and taken_at is None):
        # The type of the last transaction is not told: it may be the sale that is returned.
        return Unanswered(reason=UnansweredReason.WRONG_REFERENCE)
    return None if same_amount and _is_since(asked.requested_at, taken_at) else NotFound()


def _mismatch(
    profile: TerminalProfile, asked: Asked, answer: Answer, *, approved: bool
) -> UnansweredReason | None:
    """Return the first thing in which the answer is not to this request."""
    named = _names_us(profile, asked, answer)
    # A terminal that gives up early may leave fields blank; what names us is still ours.
    blank_allowed = named and profile.reference_echoed and not approved
    amount_blank_allowed = blank_allowed or (named and asked.amount_left_out)
    indicators = profile.indicators.get(asked.kind, "")
    findings = {
        UnansweredReason.WRONG_TYPE: answer.trans_type == asked.trans_type
        and _agrees(answer.indicator, indicators, blank_allowed=blank_allowed),
        UnansweredReason.WRONG_TERMINAL: _agrees(
            answer.terminal_id, _known(asked.terminal_id), blank_allowed=blank_allowed
        ),
        UnansweredReason.WRONG_REFERENCE: (named or not profile.reference_echoed)
        and _agrees(answer.trace_number, _known(asked.trace_number), blank_allowed=not approved),
        UnansweredReason.WRONG_AMOUNT: answer.amount_twd == asked.amount_twd
        or (amount_blank_allowed and not answer.has_amount),
        UnansweredReason.GARBLED: bool(answer.approval_code)
        or not approved
        or not asked.approval_code_needed,
    }
    return next((reason for reason, agrees in findings.items() if not agrees), None)


def _known(value: str) -> tuple[str, ...]:
    return (value,) if value else ()


def _may_be_from(terminal_id: str, answer: Answer) -> bool:
    return terminal_id in {"", answer.terminal_id}


def _agrees(found: str, expected: Collection[str], *, blank_allowed: bool) -> bool:
    if not expected:
        return True
    return found in expected if found else blank_allowed


def _names_us(profile: TerminalProfile, asked: Asked, answer: Answer) -> bool:
    """Tell whether the answer repeats our reference, or the hash of the block that held it."""
    if answer.reference:
        return answer.reference == mask_text(asked.reference)
    expected = request_hash(profile, asked.block()) if answer.request_hash else ""
    return bool(expected) and answer.request_hash == expected


def _approved(asked: Asked, answer: Answer) -> Approved:
    return Approved(
        amount_twd=asked.amount_twd,
        reference=asked.reference,
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
