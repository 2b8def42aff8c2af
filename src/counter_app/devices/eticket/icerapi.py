"""Ask an e-ticket reader behind ICERAPI to take or give back money, or to close its day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from counter_app.devices.card_numbers import hide_digits
from counter_app.devices.eticket.frames import (
    Garbled,
    Order,
    Process,
    build_request,
    read_cents,
    read_lines,
    read_xml,
    scrub,
    to_lines,
)
from counter_app.devices.eticket.hand_off import HandOff
from counter_app.devices.eticket.interpretation import (
    find_mismatch,
    interpret,
    interpret_return,
    interpret_settlement,
    refusal,
    return_order,
    settlement_order,
)
from counter_app.devices.eticket.profile import ReaderProfile
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import (
    Declined,
    DeviceEvent,
    NoReturn,
    NoSettlement,
    ReturnOutcome,
    ReturnRequest,
    SaleOutcome,
    SaleRequest,
    SaleStep,
    SettleOutcome,
    SettleRequest,
    Unanswered,
    UnansweredReason,
)
from counter_app.domain.tenders import TenderKind

Record = Callable[[DeviceEvent], None]
OnStep = Callable[[SaleStep], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedOn:
    """The reader is ready for the day."""

    device_id: str
    batch_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardBalance:
    """What is on the card that lies on the reader."""

    balance_twd: Twd
    masked_card: str
    card_id_hash: str


def _no_step(_step: SaleStep) -> None:
    pass


class IcerReader:
    """One reader, asked one thing at a time from one thread."""

    def __init__(self, profile: ReaderProfile) -> None:
        self._profile = profile
        self._hand_off = HandOff(profile)

    def takes(self, kind: TenderKind) -> bool:
        """Tell whether this reader takes such a tender."""
        return kind is TenderKind.ETICKET

    def sale(
        self, request: SaleRequest, *, record: Record, on_step: OnStep = _no_step
    ) -> SaleOutcome:
        """Debit the card on the reader, or try the same debit again.

        A retry is the same request with the next `SaleRequest.attempt` and the card of the
        first try; the reader knows by the serial that it has met it before.

        Args:
            request: Already written down; ``request_serial`` is six digits.
            record: Called with the request before it is laid down and with the answer
                before it is understood, both without card numbers.
            on_step: Called as the debit gets on.

        Returns:
            `RetryNeeded` if the card was taken away too early: the same card must be laid
            on again.  `Unanswered` if no answer came, or none to this debit.

        Raises:
            DeviceUnreachable: The program cannot be started; nothing was asked of it.
            ValueError: The serial is not six digits.
        """
        order = Order(
            process=Process.DEBIT,
            serial=request.request_serial,
            asked_at=request.requested_at,
            amount_twd=request.amount_twd,
            reference=request.reference,
            batch_number=self._profile.batch_number,
        )
        answer = self._ask(order, record=record, on_step=on_step)
        if isinstance(answer, Unanswered):
            return answer
        return interpret(self._profile, request, answer)

    def give_back(
        self, request: ReturnRequest, *, record: Record, on_step: OnStep = _no_step
    ) -> ReturnOutcome:
        """Give a debit back to the card on the reader, or try the same return again.

        Before the settlement the debit is cancelled, after it the amount is loaded again;
        everything else as in `sale`.

        Returns:
            `NoReturn`, with nothing asked, if the profile knows no way for this debit or
            something is not known of it that the reader must be told.
        """
        order = return_order(self._profile, request)
        if order is None:
            return NoReturn()
        answer = self._ask(order, record=record, on_step=on_step)
        if isinstance(answer, Unanswered):
            return answer
        return interpret_return(self._profile, request, answer)

    def settle(
        self, request: SettleRequest, *, record: Record, on_step: OnStep = _no_step
    ) -> SettleOutcome:
        """Have the reader close its day.

        Args:
            request: Already written down; ``request_serial`` is six digits, and the count and
                sum that we expect are told to the reader.
            record: As in `sale`.
            on_step: As in `sale`.

        Returns:
            `NoSettlement`, with nothing asked, if the profile leaves it to the program.

        Raises:
            DeviceUnreachable: The program cannot be started; nothing was asked of it.
            ValueError: The serial is not six digits.
        """
        if not self._profile.is_settled_by_till:
            return NoSettlement()
        order = settlement_order(self._profile, request)
        answer = self._ask(order, record=record, on_step=on_step)
        if isinstance(answer, Unanswered):
            return answer
        return interpret_settlement(self._profile, request, answer)

    def sign_on(
        self, serial: str, asked_at: datetime, *, record: Record
    ) -> SignedOn | Declined | Unanswered:
        """Make the reader ready for the day; moves no money.

        Args:
            serial: Six digits, new for every call.
            asked_at: With zone.
            record: As in `sale`.

        Raises:
            DeviceUnreachable: The program cannot be started.
        """
        values = self._ask_freely(Process.SIGN_ON, serial, asked_at, record)
        if not isinstance(values, dict):
            return values
        return SignedOn(device_id=values.get("T4110", ""), batch_number=values.get("T5501", ""))

    def balance(
        self, serial: str, asked_at: datetime, *, record: Record
    ) -> CardBalance | Declined | Unanswered:
        """Read the card on the reader; moves no money.

        Args:
            serial: Six digits, new for every call.
            asked_at: With zone.
            record: As in `sale`.

        Raises:
            DeviceUnreachable: The program cannot be started.
        """
        values = self._ask_freely(Process.BALANCE, serial, asked_at, record)
        if not isinstance(values, dict):
            return values
        balance_twd = read_cents(values.get("T0410", ""))
        if balance_twd is None:
            return Unanswered(reason=UnansweredReason.GARBLED)
        return CardBalance(
            balance_twd=balance_twd,
            masked_card=values.get("T0215", ""),
            card_id_hash=values.get("card_id_hash", ""),
        )

    def _ask_freely(
        self, process: Process, serial: str, asked_at: datetime, record: Record
    ) -> dict[str, str] | Declined | Unanswered:
        """Ask for something that moves no money and return the tags of a yes."""
        order = Order(
            process=process,
            serial=serial,
            asked_at=asked_at,
            batch_number=self._profile.batch_number,
        )
        answer = self._ask(order, record=record, on_step=_no_step)
        if isinstance(answer, Unanswered):
            return answer
        values = read_lines(answer)
        mismatch = find_mismatch(values, process=process, serial=serial)
        if mismatch is not None:
            return Unanswered(reason=mismatch)
        approved = values.get("T3901", "") in self._profile.approved_codes
        return values if approved else refusal(self._profile, values)

    def _ask(self, order: Order, *, record: Record, on_step: OnStep) -> bytes | Unanswered:
        """Hand an order over and return the answer as the journal keeps it."""
        request = build_request(order)
        on_step(SaleStep.CONNECTING)
        left_over = self._hand_off.clear()
        if left_over:
            # Of a run that nobody waited for: kept, but never an answer to anything.
            event = DeviceEvent(direction="received", what="noise", data=hide_digits(left_over))
            record(event)
        sent = to_lines(scrub(read_xml(request)))
        record(DeviceEvent(direction="sent", what="file", data=sent))
        on_step(SaleStep.SENDING)
        content = self._hand_off.hand_over(
            request, on_waiting=lambda: on_step(SaleStep.WAITING_FOR_CARD)
        )
        if content is None:
            return Unanswered(reason=UnansweredReason.SILENCE)
        on_step(SaleStep.ANSWERED)
        return self._take(content, record)

    def _take(self, content: bytes, record: Record) -> bytes | Unanswered:
        try:
            what, kept = "file", to_lines(scrub(read_xml(content)))
        except Garbled:
            what, kept = "noise", hide_digits(content)
        record(DeviceEvent(direction="received", what=what, data=kept))
        self._hand_off.discard_answer()
        return kept if what == "file" else Unanswered(reason=UnansweredReason.GARBLED)
