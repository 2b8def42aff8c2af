"""What a bank may set differently in its terminals: line, waits, codes, indicators."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from counter_app.devices.profiles import ProfileTable
from counter_app.devices.serial_port import LineSettings
from counter_app.domain.outcomes import DeclineReason
from counter_app.domain.tenders import MACHINE_KINDS, TenderKind


class Protocol(StrEnum):
    """The block a terminal speaks."""

    NCCC400 = "nccc400"
    ECPAY600 = "ecpay600"


class QueryWay(StrEnum):
    """How a terminal can be asked what became of a sale."""

    LAST_ANSWER = "last_answer"
    """It sends its last answer once more, word for word."""
    REPRINT_LAST = "reprint_last"
    """It tells the last transaction under the type of the query."""
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnRules:
    """How money goes back at a terminal.

    Attributes:
        before_settlement, after_settlement: Transaction type by kind; a kind that is missing
            or empty cannot be given back by the terminal.
        hosts: Host ID by kind.
        brand_indicators: NCCC: the sign to send for a sale of this brand, where it is not
            the first one of its kind.
        needs: By transaction type, what must be known of the sale, out of `KNOWN_OF_A_SALE`;
            without it nothing is sent.
        amount_left_out: Types whose answers may leave the amount blank.
    """

    before_settlement: Mapping[TenderKind, str] = field(default_factory=dict)
    after_settlement: Mapping[TenderKind, str] = field(default_factory=dict)
    hosts: Mapping[TenderKind, str] = field(default_factory=dict)
    brand_indicators: Mapping[str, str] = field(default_factory=dict)
    needs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    amount_left_out: frozenset[str] = frozenset()

    @property
    def types(self) -> frozenset[str]:
        """Every transaction type of a return."""
        everything = (*self.before_settlement.values(), *self.after_settlement.values())
        return frozenset(each for each in everything if each)


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementRules:
    """How a terminal closes its day.

    Attributes:
        trans_type: Empty where a till cannot ask for it.
        wait_ms: From the ACK to the answer: the whole batch goes up to the bank.
        tells_totals: The answer says what the batch came to.
        eticket_cents: The amounts of e-tickets end in two digits of cents, as all others do.
        declined_codes: Response codes that *prove* that the day was not closed.
    """

    trans_type: str = ""
    host: str = ""
    wait_ms: int = 1
    tells_totals: bool = False
    eticket_cents: bool = True
    declined_codes: Mapping[str, DeclineReason] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminalProfile:
    """One kind of terminal, as one bank sets it up.

    Attributes:
        kinds: What can be paid at it.
        ack_wait_ms: How long a sent frame may stay without ACK or NAK.
        no_ack_wait_ms: How much longer to listen for the *answer* to a frame that was
            neither acknowledged nor refused: the ACK alone may have been lost.
        result_wait_ms: From the ACK to the answer: card, PIN and bank.
        decline_linger_ms: After a no: some terminals report a failure first and the
            success seconds later.
        gap_ms: Silence in mid-frame after which its rest will not come.
        resend_count: How often a frame is sent again before it is acknowledged.
        resend_on_silence: Also after no reply at all, not only after a NAK.
        doubled_ack: ACK and NAK are sent twice; once is enough on receiving.
        reference_echoed: The answer repeats our reference.
        seal_checked: ECPay: answers whose hash is not their own are not taken.
        approval_code_needed: Kinds whose approval must carry an approval code.
        terminal_id: Expected in every answer; empty takes any.
        pos_number: ECPay: number of this desk.
        indicators: NCCC: by kind, the sign to send, then others that the answer may carry.
        hosts: Host ID by kind; empty leaves the choice to the terminal.
        query_type: NCCC: transaction type of the query.
        not_found_codes, in_progress_codes: Of a query.
        released_after_s: Between two "not found" before a sale may be given up.
        approved_codes: Response codes that mean the money was taken.
        declined_codes: Response codes that *prove* that nothing was taken.
        declined_eticket_codes: The same for e-tickets, looked up first.
        returns: A profile without the table gives nothing back.
        settlement: A profile without the table is not settled by a till.
    """

    name: str
    protocol: Protocol
    kinds: frozenset[TenderKind]
    line: LineSettings
    ack_wait_ms: int
    no_ack_wait_ms: int
    result_wait_ms: int
    decline_linger_ms: int
    gap_ms: int
    resend_count: int
    resend_on_silence: bool
    doubled_ack: bool
    reference_echoed: bool
    seal_checked: bool
    approval_code_needed: frozenset[TenderKind]
    terminal_id: str
    pos_number: str
    indicators: Mapping[TenderKind, str]
    hosts: Mapping[TenderKind, str]
    query: QueryWay
    query_type: str
    not_found_codes: frozenset[str]
    in_progress_codes: frozenset[str]
    released_after_s: int
    approved_codes: frozenset[str]
    declined_codes: Mapping[str, DeclineReason]
    declined_eticket_codes: Mapping[str, DeclineReason]
    returns: ReturnRules = ReturnRules()
    settlement: SettlementRules = SettlementRules()

    def decline_reason(self, code: str, kind: TenderKind) -> DeclineReason | None:
        """Return why a code says no, or None if it does not prove that nothing was taken."""
        if kind is TenderKind.ETICKET and code in self.declined_eticket_codes:
            return self.declined_eticket_codes[code]
        return self.declined_codes.get(code)


KNOWN_OF_A_SALE: Final = frozenset(
    {"terminal_id", "approval_code", "trace_number", "batch_number", "order_number", "device_time"}
)
"""What a sale's answer told, by its name in `ReturnRequest` without ``sale_``."""

BAUDS: Final = frozenset({1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200})
_KIND_NAMES: Final = frozenset(kind.value for kind in MACHINE_KINDS)
_REASONS: Final = frozenset(reason.value for reason in DeclineReason)


def read_terminal_profile(path: Path) -> TerminalProfile:
    """Read a terminal profile.

    Raises:
        ProfileUnreadable: It names the file, the key and what is wrong with it.
    """
    return _from_table(ProfileTable.from_file(path))


def parse_terminal_profile(text: str, *, source: str) -> TerminalProfile:
    """Read a terminal profile from a text; *source* names it in a complaint.

    Raises:
        ProfileUnreadable: It names the source, the key and what is wrong with it.
    """
    return _from_table(ProfileTable.from_text(text, source=source))


def _from_table(root: ProfileTable) -> TerminalProfile:
    tables = {
        name: root.table(name)
        for name in ("line", "link", "waits", "identity", "indicators", "hosts", "query", "codes")
    }
    link, waits, identity = tables["link"], tables["waits"], tables["identity"]
    query, codes = tables["query"], tables["codes"]
    kinds = _kinds(root, "kinds")
    profile = TerminalProfile(
        name=root.text("name"),
        protocol=Protocol(root.text("protocol", among=frozenset(Protocol))),
        kinds=kinds,
        line=_line(tables["line"]),
        ack_wait_ms=waits.whole("ack_wait_ms", least=1),
        no_ack_wait_ms=waits.whole("no_ack_wait_ms"),
        result_wait_ms=waits.whole("result_wait_ms", least=1),
        decline_linger_ms=waits.whole("decline_linger_ms"),
        gap_ms=waits.whole("gap_ms", least=1),
        resend_count=link.whole("resend_count", most=9),
        resend_on_silence=link.flag("resend_on_silence"),
        doubled_ack=link.flag("doubled_ack"),
        reference_echoed=identity.flag("reference_echoed"),
        seal_checked=identity.flag("seal_checked"),
        approval_code_needed=_kinds(identity, "approval_code_needed"),
        terminal_id=identity.text("terminal_id"),
        pos_number=identity.text("pos_number"),
        indicators={kind: tables["indicators"].text(kind.value) for kind in sorted(kinds)},
        hosts={kind: tables["hosts"].text(kind.value) for kind in sorted(kinds)},
        query=QueryWay(query.text("how", among=frozenset(QueryWay))),
        query_type=query.text("type"),
        not_found_codes=frozenset(query.texts("not_found_codes")),
        in_progress_codes=frozenset(query.texts("in_progress_codes")),
        released_after_s=query.whole("released_after_s", least=1),
        approved_codes=frozenset(codes.texts("approved")),
        declined_codes=_reasons(codes, "declined"),
        declined_eticket_codes=_reasons(codes, "declined_eticket"),
        returns=_returns(root, kinds),
        settlement=_settlement(root),
    )
    for table in (root, *tables.values()):
        table.close()
    return profile


def _returns(root: ProfileTable, kinds: frozenset[TenderKind]) -> ReturnRules:
    if not root.has("returns"):
        return ReturnRules()
    table = root.table("returns")
    by_kind = {}
    for name in ("before_settlement", "after_settlement", "hosts"):
        inner = table.table(name)
        by_kind[name] = {kind: inner.text(kind.value) for kind in sorted(kinds)}
        inner.close()
    brands, needs = table.table("brand_indicators"), table.table("needs")
    rules = ReturnRules(
        before_settlement=by_kind["before_settlement"],
        after_settlement=by_kind["after_settlement"],
        hosts=by_kind["hosts"],
        brand_indicators={brand: brands.text(brand) for brand in brands.keys()},  # noqa: SIM118
        needs={key: needs.texts(key, among=KNOWN_OF_A_SALE) for key in needs.keys()},  # noqa: SIM118
        amount_left_out=frozenset(table.texts("amount_left_out")),
    )
    table.close()
    return rules


def _settlement(root: ProfileTable) -> SettlementRules:
    if not root.has("settlement"):
        return SettlementRules()
    table = root.table("settlement")
    rules = SettlementRules(
        trans_type=table.text("type"),
        host=table.text("host"),
        wait_ms=table.whole("wait_ms", least=1),
        tells_totals=table.flag("tells_totals"),
        eticket_cents=table.flag("eticket_cents"),
        declined_codes=_reasons(table, "declined"),
    )
    table.close()
    return rules


def _line(table: ProfileTable) -> LineSettings:
    return LineSettings(
        baud=table.whole("baud", least=min(BAUDS), most=max(BAUDS)),
        bytesize=table.whole("bytesize", least=7, most=8),
        parity=table.text("parity", among=frozenset("NEO")),
        stopbits=table.whole("stopbits", least=1, most=2),
    )


def _kinds(table: ProfileTable, key: str) -> frozenset[TenderKind]:
    return frozenset(TenderKind(name) for name in table.texts(key, among=_KIND_NAMES))


def _reasons(table: ProfileTable, key: str) -> dict[str, DeclineReason]:
    return {
        code: DeclineReason(reason) for code, reason in table.pairs(key, among=_REASONS).items()
    }
