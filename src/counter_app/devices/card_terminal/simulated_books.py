"""What a simulated terminal does with money: takes it, gives it back, closes its day.

It is as careless as a published terminal: it strikes a sale out by its number and compares no
amount, and it refunds as often as it is told to.
"""

from typing import Final

from counter_app.devices.card_terminal import ecpay600, nccc400
from counter_app.devices.card_terminal.amounts import read_amount
from counter_app.devices.card_terminal.charges import Charge, ChargeBook, ClosedBatch, GivenBack
from counter_app.devices.card_terminal.profile import Protocol, QueryWay, TerminalProfile
from counter_app.devices.card_terminal.simulated_answers import AnswerWriter, Incoming, Values
from counter_app.domain.money import Twd
from counter_app.domain.tenders import TenderKind

REFUSED_CODE: Final = "0001"
WALLET_CODE: Final = "0010"
WALLET_INDICATOR: Final = "W"


class TerminalBooks:
    """The money of one simulated terminal.

    Args:
        book: Its truth, which may have begun in an earlier life.
        writer: Words what it answers.
        balance_twd: On the e-ticket that lies on it, before the first entry for one.
    """

    def __init__(
        self,
        profile: TerminalProfile,
        book: ChargeBook,
        writer: AnswerWriter,
        *,
        balance_twd: Twd,
    ) -> None:
        self._profile = profile
        self._book = book
        self._writer = writer
        known = (read_amount(entry.values.get("balance_after", "")) for entry in book.entries)
        balances = [balance for balance in known if balance is not None]
        self.balance_twd = balances[-1] if balances else balance_twd

    def charge(self, incoming: Incoming) -> Values:
        """Take the money and return the approval."""
        values = self._approved(incoming, Twd(-incoming.amount_twd))
        self._book.add(
            Charge(
                reference=incoming.reference,
                amount_twd=incoming.amount_twd,
                kind=incoming.kind.value,
                approval_code=values["approval_number"],
                brand=self._brand(values),
                trace_number=values.get("receipt_number", ""),
                order_number=values.get("order_number", ""),
                values=values,
            )
        )
        return values

    def give_back(self, incoming: Incoming) -> Values | None:
        """Give the money back and return the approval, or None if the sale is not known."""
        rules = self._profile.returns
        trans_type = incoming.values["trans_type"]
        is_void = "trace_number" in rules.needs.get(trans_type, ())
        sale = self._sale_to_void(incoming) if is_void else self._sale_to_refund(incoming)
        if sale is None and (is_void or "order_number" in rules.needs.get(trans_type, ())):
            return None
        amount_twd = sale.amount_twd if sale is not None and is_void else incoming.amount_twd
        values = self._approved(incoming, amount_twd)
        if sale is not None and is_void:
            values["receipt_number"] = sale.trace_number
        if sale is not None and sale.order_number:
            values["order_number"] = sale.order_number
        if trans_type in rules.amount_left_out:
            del values["amount"]
        self._book.add(
            GivenBack(
                reference=incoming.reference,
                sale_reference=sale.reference if sale is not None else "",
                amount_twd=amount_twd,
                kind=incoming.kind.value,
                brand=sale.brand if sale is not None else self._brand(values),
                is_void=is_void,
                values=values,
            )
        )
        return values

    def settle(self, incoming: Incoming) -> Values:
        """Close the day and return what it came to; the next one starts empty."""
        totals = self._book.open_totals()
        self._writer.batch_number = self._book.batch_number
        values = self._writer.settled(incoming, totals)
        self._book.add(
            ClosedBatch(batch_number=self._book.batch_number, totals=totals, values=values)
        )
        return values

    def last(self, incoming: Incoming) -> Values:
        """Return the answer to a query about the last transaction."""
        entries = self._book.entries
        if not entries or not entries[-1].values:
            codes = self._profile.not_found_codes or {REFUSED_CODE}
            return self._writer.refused(incoming, min(codes))
        values = entries[-1].values
        if self._profile.query is QueryWay.REPRINT_LAST:
            return {**values, "trans_type": incoming.values["trans_type"]}
        is_wallet = values.get("indicator", "") == WALLET_INDICATOR
        return {**values, "response_code": WALLET_CODE} if is_wallet else values

    def _approved(self, incoming: Incoming, change_twd: Twd) -> Values:
        """Word an approval; *change_twd* is what the balance of an e-ticket goes up by."""
        self._writer.number = len(self._book.entries)
        self._writer.batch_number = self._book.batch_number
        balances_twd = None
        if incoming.kind is TenderKind.ETICKET:
            balances_twd = self.balance_twd, Twd(self.balance_twd + change_twd)
            self.balance_twd = balances_twd[1]
        return self._writer.approved(incoming, balances_twd=balances_twd)

    def _sale_to_void(self, incoming: Incoming) -> Charge | None:
        """Find a sale by the number of its slip, in the open batch and not struck out yet."""
        if not incoming.values.get("host_id", ""):
            return None
        entries = self._book.open_entries()
        struck_out = {
            entry.values.get("receipt_number")
            for entry in entries
            if isinstance(entry, GivenBack) and entry.is_void
        }
        number = incoming.values.get("receipt_number", "")
        return next(
            (
                entry
                for entry in entries
                if isinstance(entry, Charge)
                and entry.trace_number == number
                and number not in struck_out
            ),
            None,
        )

    def _sale_to_refund(self, incoming: Incoming) -> Charge | None:
        order = incoming.values.get("order_number", "")
        approval = incoming.values.get("approval_number", "")
        for charge in self._book.charges:
            by_order = order and charge.order_number == order
            by_approval = approval and charge.approval_code == approval
            if by_order or by_approval:
                return charge
        return None

    def _brand(self, values: Values) -> str:
        brands = (
            nccc400.CARD_BRANDS
            if self._profile.protocol is Protocol.NCCC400
            else ecpay600.CARD_BRANDS
        )
        return brands.get(values.get("card_type", ""), "")
