"""The tables.  Rows never leave the store; constraints carry the rules that must never break.

Chained tables (`CHAINED`) end with three columns that are written once the row is final:
``chain_seq`` (place in the chain of its desk), ``previous_hash`` and ``row_hash`` (over every
other stored column, see `domain.chain`).  Desk 0 is the office: imports, staff, settings.
"""

from datetime import UTC, datetime
from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Computed,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class UtcDateTime(TypeDecorator[datetime]):
    """A point in time: aware in Python, UTC in the database (SQLite keeps no zone)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store UTC; a naive time is a bug."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without zone reached the store")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return an aware time in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


# Only SQLite's INTEGER PRIMARY KEY counts up by itself.
_ROW_ID: Final = BigInteger().with_variant(Integer(), "sqlite")
# Byte order, so that a prefix search is a range of the index on both databases.
_BYTES: Final = String().with_variant(String(collation="C"), "postgresql")


def _twd(name: str) -> Column[int]:
    return Column(name, BigInteger, nullable=False)


def _chain_columns(*, final: bool) -> tuple[Column[int], Column[str], Column[str]]:
    """Columns of the chain; *final* rows are born with them."""
    return (
        Column("chain_seq", BigInteger, nullable=not final),
        Column("previous_hash", String(64), nullable=not final),
        Column("row_hash", String(64), nullable=not final),
    )


store_facts = Table(
    "store_facts",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", Text, nullable=False),
)

# --- people -----------------------------------------------------------------

staff = Table(
    "staff",
    metadata,
    Column("staff_id", _ROW_ID, primary_key=True),
    Column("login", String, nullable=False, unique=True),
    Column("display_name", String, nullable=False),
    Column("role", String, nullable=False),
    Column("password_hash", String, nullable=False),
    Column("is_active", Boolean, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("created_by", String, nullable=False),
    Column("must_change_password", Boolean, nullable=False),
    Column("password_changed_at", UtcDateTime, nullable=False),
)

password_history = Table(
    "password_history",
    metadata,
    Column("login", String, primary_key=True),
    Column("changed_at", UtcDateTime, primary_key=True),
    Column("password_hash", String, nullable=False),
)

# Of every name that was tried, whether there is such an account or not: one cannot be told
# from the other.
sign_in_guards = Table(
    "sign_in_guards",
    metadata,
    Column("login", String(64), primary_key=True),
    Column("failed_count", Integer, nullable=False),
    Column("last_failed_at", UtcDateTime, nullable=False),
    Column("locked_until", UtcDateTime),
)

# --- cases ------------------------------------------------------------------

agencies = Table(
    "agencies",
    metadata,
    Column("agency_code", String, primary_key=True),
    Column("agency_name", String, nullable=False),
)

case_kinds = Table(
    "case_kinds",
    metadata,
    Column("name", String, primary_key=True),
    Column("law", String, nullable=False),
)

names = Table(
    "names",
    metadata,
    Column("name_id", _ROW_ID, primary_key=True),
    Column("name", _BYTES, nullable=False, unique=True),
)

name_suffixes = Table(
    "name_suffixes",
    metadata,
    Column("suffix", _BYTES, primary_key=True),
    Column("name_id", _ROW_ID, ForeignKey("names.name_id"), primary_key=True),
    sqlite_with_rowid=False,
)

cases = Table(
    "cases",
    metadata,
    Column("case_id", _ROW_ID, primary_key=True),
    Column("case_key", _BYTES, nullable=False, unique=True),
    Column("year_serial", _BYTES, nullable=False, index=True),
    Column("case_number", String, nullable=False),
    Column("name_id", _ROW_ID, ForeignKey("names.name_id"), nullable=False),
    Column("obligor_number", _BYTES, nullable=False),
    Column("address", String, nullable=False),
    Column("agency_code", String, ForeignKey("agencies.agency_code"), nullable=False),
    Column("kind", String, nullable=False),
    Column("section", String, nullable=False),
    Column("section_clerk", String, nullable=False),
    Column("section_phone", String, nullable=False),
    _twd("principal_twd"),
    _twd("late_fee_twd"),
    _twd("interest_twd"),
    _twd("costs_twd"),
    _twd("late_fee_charged_twd"),
    _twd("principal_charged_twd"),
    Column("computed_on", Date),
    Column("due_on", Date),
    Column("expires_on", Date),
    Column("last_paid_on", Date),
    Column("version", Integer, nullable=False),
    # In the indexes of the search, so that open cases come first without reading the others.
    Column(
        "is_open",
        Boolean,
        Computed("principal_twd + late_fee_twd + interest_twd + costs_twd > 0", persisted=True),
    ),
    Index(None, "name_id", "is_open"),
    Index(None, "obligor_number", "is_open"),
    CheckConstraint(
        "principal_twd >= 0 AND late_fee_twd >= 0 AND interest_twd >= 0 AND costs_twd >= 0",
        name="parts_not_negative",
    ),
)

# --- rules and prices -------------------------------------------------------

tender_rules = Table(
    "tender_rules",
    metadata,
    Column("kind", String, primary_key=True),
    Column("tender", String, primary_key=True),
    Column("valid_from", Date, primary_key=True),
    Column("accepted", Boolean, nullable=False),
    Column("limit_twd", BigInteger),
    Column("holder_in_person", Boolean, nullable=False),
    Column("below_limit", Boolean, nullable=False),
)

interest_rates = Table(
    "interest_rates",
    metadata,
    Column("valid_from", Date, primary_key=True),
    Column("rate_milli_percent", Integer, nullable=False),
)

price_items = Table(
    "price_items",
    metadata,
    Column("code", String, primary_key=True),
    Column("valid_from", Date, primary_key=True),
    Column("name", String, nullable=False),
    Column("unit", String, nullable=False),
    Column("price_group", String, nullable=False),
    Column("unit_price_twd", BigInteger),
    Column("favourite", SmallInteger, nullable=False),
    Column("is_offered", Boolean, nullable=False),
    CheckConstraint("unit_price_twd IS NULL OR unit_price_twd > 0", name="price_positive"),
)

# --- shift and drafts -------------------------------------------------------

shifts = Table(
    "shifts",
    metadata,
    Column("shift_id", String(36), primary_key=True),
    Column("desk_no", Integer, nullable=False),
    Column("business_day", Date, nullable=False),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("opened_by", String, nullable=False),
    _twd("float_twd"),
    Column("state", String, nullable=False),
    Column("clerk", String, nullable=False),
    CheckConstraint("float_twd >= 0", name="float_not_negative"),
)
Index(
    "uq_shifts_open_desk",
    shifts.c.desk_no,
    unique=True,
    sqlite_where=text("state IN ('open', 'closing')"),
    postgresql_where=text("state IN ('open', 'closing')"),
)
Index(None, shifts.c.business_day)

drafts = Table(
    "drafts",
    metadata,
    Column("payment_id", String(36), primary_key=True),
    Column("desk_no", Integer, nullable=False, index=True),
    Column("clerk", String, nullable=False),
    Column("is_held", Boolean, nullable=False),
    Column("saved_at", UtcDateTime, nullable=False),
    Column("content", Text, nullable=False),
)

draft_cases = Table(
    "draft_cases",
    metadata,
    Column(
        "payment_id",
        String(36),
        ForeignKey("drafts.payment_id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("case_id", _ROW_ID, primary_key=True, index=True),
    Column("obligor_number", String, nullable=False, index=True),
)

# --- payments, tenders, receipts -------------------------------------------

payments = Table(
    "payments",
    metadata,
    Column("payment_id", String(36), primary_key=True),
    Column("desk_no", Integer, nullable=False),
    Column("shift_id", String(36), ForeignKey("shifts.shift_id"), nullable=False, index=True),
    Column("business_day", Date, nullable=False, index=True),
    Column("clerk", String, nullable=False),
    Column("clerk_name", String, nullable=False),
    Column("payer_name", String, nullable=False),
    Column("payer_number", String, nullable=False),
    Column("holder_in_person", Boolean, nullable=False),
    Column("state", String, nullable=False),
    _twd("total_twd"),
    Column("started_at", UtcDateTime, nullable=False),
    Column("settled_at", UtcDateTime),
    Column("receipt_number", String(12), unique=True),
    *_chain_columns(final=False),
    CheckConstraint("total_twd > 0", name="total_positive"),
    CheckConstraint(
        "(state = 'settled') = (receipt_number IS NOT NULL)", name="receipt_if_settled"
    ),
    CheckConstraint("(state = 'open') = (row_hash IS NULL)", name="chained_when_final"),
)
Index(
    "ix_payments_open",
    payments.c.desk_no,
    sqlite_where=text("state = 'open'"),
    postgresql_where=text("state = 'open'"),
)

payment_items = Table(
    "payment_items",
    metadata,
    Column("payment_id", String(36), ForeignKey("payments.payment_id"), primary_key=True),
    Column("line_number", Integer, primary_key=True),
    Column("desk_no", Integer, nullable=False),
    Column("case_id", _ROW_ID, ForeignKey("cases.case_id"), index=True),
    Column("case_version", Integer),
    Column("case_number", String, nullable=False),
    Column("code", String, nullable=False),
    Column("title", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("obligor_name", String, nullable=False),
    Column("obligor_number", String, nullable=False),
    Column("agency_code", String, nullable=False),
    Column("agency_name", String, nullable=False),
    Column("section", String, nullable=False),
    Column("section_clerk", String, nullable=False),
    Column("section_phone", String, nullable=False),
    Column("quantity", Integer, nullable=False),
    _twd("unit_price_twd"),
    _twd("due_costs_twd"),
    _twd("due_interest_twd"),
    _twd("due_late_fee_twd"),
    _twd("due_principal_twd"),
    _twd("costs_twd"),
    _twd("interest_twd"),
    _twd("late_fee_twd"),
    _twd("principal_twd"),
    _twd("late_fee_charged_twd"),
    _twd("amount_twd"),
    Column("computed_on", Date),
    *_chain_columns(final=False),
    CheckConstraint("amount_twd > 0", name="amount_positive"),
    CheckConstraint(
        "case_id IS NULL OR amount_twd = costs_twd + interest_twd + late_fee_twd + principal_twd",
        name="parts_add_up",
    ),
)

case_claims = Table(
    "case_claims",
    metadata,
    Column("case_id", _ROW_ID, ForeignKey("cases.case_id"), primary_key=True),
    Column("payment_id", String(36), ForeignKey("payments.payment_id"), nullable=False, index=True),
    Column("desk_no", Integer, nullable=False),
)

tenders = Table(
    "tenders",
    metadata,
    Column("tender_id", String(36), primary_key=True),
    Column("payment_id", String(36), ForeignKey("payments.payment_id"), nullable=False),
    Column("desk_no", Integer, nullable=False),
    Column("line_number", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("state", String, nullable=False),
    _twd("amount_twd"),
    _twd("tendered_twd"),
    _twd("change_twd"),
    Column("reference", String(18), nullable=False),
    Column("device", String, nullable=False),
    Column("terminal_id", String, nullable=False),
    Column("approval_code", String, nullable=False),
    Column("masked_card", String, nullable=False),
    Column("card_brand", String, nullable=False),
    Column("trace_number", String, nullable=False),
    Column("batch_number", String, nullable=False),
    Column("order_number", String, nullable=False),
    Column("device_time", String, nullable=False),
    Column("balance_before_twd", BigInteger),
    Column("balance_after_twd", BigInteger),
    Column("request_serial", String, nullable=False),
    Column("card_id_hash", String, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("by_hand", Boolean, nullable=False),
    Column("approver", String, nullable=False),
    Column("recovered", Boolean, nullable=False),
    Column("issuer_name", String, nullable=False),
    Column("document_number", String, nullable=False),
    Column("document_date", Date),
    Column("outcome_code", String, nullable=False),
    Column("intended_at", UtcDateTime, nullable=False),
    Column("not_found_at", UtcDateTime),
    *_chain_columns(final=False),
    Column("reversal_id", String(36), ForeignKey("reversals.reversal_id"), index=True),
    Column("reverses_tender_id", String(36), ForeignKey("tenders.tender_id")),
    UniqueConstraint("payment_id", "line_number"),
    CheckConstraint("amount_twd > 0", name="amount_positive"),
    CheckConstraint("tendered_twd = amount_twd + change_twd", name="change_adds_up"),
    CheckConstraint("change_twd = 0 OR kind = 'cash'", name="change_only_for_cash"),
    CheckConstraint(
        "(state IN ('intended', 'unknown')) = (row_hash IS NULL)", name="chained_when_final"
    ),
)
# One open sale a machine: the next sale must not get this one's answer (R5).
Index(
    "uq_tenders_open_device",
    tenders.c.desk_no,
    tenders.c.device,
    unique=True,
    sqlite_where=text("state IN ('intended', 'unknown')"),
    postgresql_where=text("state IN ('intended', 'unknown')"),
)
Index(
    "uq_tenders_reference",
    tenders.c.reference,
    unique=True,
    sqlite_where=text("reference <> ''"),
    postgresql_where=text("reference <> ''"),
)

device_events = Table(
    "device_events",
    metadata,
    Column("event_id", _ROW_ID, primary_key=True),
    Column("tender_id", String(36), ForeignKey("tenders.tender_id"), index=True),
    Column("at", UtcDateTime, nullable=False),
    Column("direction", String, nullable=False),
    Column("what", String, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("settlement_id", String(36), ForeignKey("settlements.settlement_id"), index=True),
    CheckConstraint("(tender_id IS NULL) <> (settlement_id IS NULL)", name="of_one_request"),
)

receipt_counters = Table(
    "receipt_counters",
    metadata,
    Column("desk_no", Integer, primary_key=True),
    Column("series", String(1), primary_key=True),
    Column("roc_year", Integer, primary_key=True),
    Column("last_serial", Integer, nullable=False),
)

receipts = Table(
    "receipts",
    metadata,
    Column("receipt_number", String(12), primary_key=True),
    Column(
        "payment_id", String(36), ForeignKey("payments.payment_id"), nullable=False, unique=True
    ),
    Column("desk_no", Integer, nullable=False),
    Column("roc_year", Integer, nullable=False),
    Column("serial", Integer, nullable=False),
    Column("business_day", Date, nullable=False, index=True),
    Column("issued_at", UtcDateTime, nullable=False),
    _twd("total_twd"),
    Column("content", Text, nullable=False),
    *_chain_columns(final=True),
    Index(None, "desk_no", "roc_year", "serial"),
)

print_jobs = Table(
    "print_jobs",
    metadata,
    Column("job_id", String(36), primary_key=True),
    Column(
        "receipt_number",
        String(12),
        ForeignKey("receipts.receipt_number"),
        nullable=False,
    ),
    Column("desk_no", Integer, nullable=False),
    Column("form", String, nullable=False),
    Column("copy", Integer, nullable=False),
    Column("state", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("queued_at", UtcDateTime, nullable=False),
    # One original and one of each copy: a second original cannot even be written down.
    UniqueConstraint("receipt_number", "form", "copy"),
)
Index(
    "ix_print_jobs_waiting",
    print_jobs.c.desk_no,
    sqlite_where=text("state IN ('queued', 'printing', 'unknown')"),
    postgresql_where=text("state IN ('queued', 'printing', 'unknown')"),
)
# Reprints are few and stand on every Z report.
Index(
    "ix_print_jobs_copies",
    print_jobs.c.desk_no,
    print_jobs.c.queued_at,
    sqlite_where=text("copy > 0"),
    postgresql_where=text("copy > 0"),
)

# --- money that goes back, what was corrected, what was written by hand -----

reversals = Table(
    "reversals",
    metadata,
    Column("reversal_id", String(36), primary_key=True),
    Column("kind", String, nullable=False),
    Column("state", String, nullable=False),
    Column("desk_no", Integer, nullable=False),
    Column(
        "receipt_number",
        String(12),
        ForeignKey("receipts.receipt_number"),
        nullable=False,
        index=True,
    ),
    Column("payment_id", String(36), ForeignKey("payments.payment_id"), nullable=False),
    Column("line_number", Integer, nullable=False),
    _twd("amount_twd"),
    Column("reason", String, nullable=False),
    Column("has_paper", Boolean, nullable=False),
    Column("paper_note", String, nullable=False),
    Column("requested_by", String, nullable=False),
    Column("requested_at", UtcDateTime, nullable=False),
    Column("approved_by", String, nullable=False),
    Column("approved_at", UtcDateTime),
    Column("shift_id", String(36), ForeignKey("shifts.shift_id"), index=True),
    Column("business_day", Date, index=True),
    Column("paid_by", String, nullable=False),
    Column("finished_at", UtcDateTime),
    Column("way", String),
    Column("recipient", String, nullable=False),
    Column("is_signed", Boolean, nullable=False),
    Column("transfer_account", String, nullable=False),
    *_chain_columns(final=False),
    CheckConstraint("amount_twd > 0", name="amount_positive"),
    CheckConstraint("reason <> ''", name="reason_given"),
    CheckConstraint("approved_by = '' OR approved_by <> requested_by", name="not_own_act"),
    CheckConstraint(
        "(state IN ('requested', 'approved')) = (row_hash IS NULL)", name="chained_when_final"
    ),
)
# Once only: a receipt, or a deposit on it, goes back one time.
Index(
    "uq_reversals_once",
    reversals.c.receipt_number,
    reversals.c.line_number,
    unique=True,
    sqlite_where=text("state <> 'refused'"),
    postgresql_where=text("state <> 'refused'"),
)

tender_corrections = Table(
    "tender_corrections",
    metadata,
    Column("correction_id", String(36), primary_key=True),
    Column("desk_no", Integer, nullable=False),
    Column("shift_id", String(36), ForeignKey("shifts.shift_id"), nullable=False, index=True),
    Column("at", UtcDateTime, nullable=False),
    Column("payment_id", String(36), ForeignKey("payments.payment_id"), nullable=False),
    Column("tender_id", String(36), ForeignKey("tenders.tender_id"), nullable=False, unique=True),
    Column("receipt_number", String(12), nullable=False),
    Column("old_kind", String, nullable=False),
    Column("new_kind", String, nullable=False),
    _twd("amount_twd"),
    Column("reason", String, nullable=False),
    Column("clerk", String, nullable=False),
    Column("approver", String, nullable=False),
    Column("slip_number", String, nullable=False),
    Column("approval_code", String, nullable=False),
    Column("issuer_name", String, nullable=False),
    Column("document_number", String, nullable=False),
    Column("document_date", Date),
    *_chain_columns(final=True),
    CheckConstraint("clerk <> approver", name="not_own_act"),
)

outage_receipts = Table(
    "outage_receipts",
    metadata,
    Column("receipt_number", String(12), primary_key=True),
    Column("desk_no", Integer, nullable=False),
    Column("payment_id", String(36), ForeignKey("payments.payment_id")),
    Column("collected_by", String, nullable=False),
    Column("collected_on", Date, nullable=False),
    Column("captured_by", String, nullable=False),
    Column("captured_at", UtcDateTime, nullable=False),
    Column("note", String, nullable=False),
    *_chain_columns(final=True),
)

approvals = Table(
    "approvals",
    metadata,
    Column("approval_id", String(36), primary_key=True),
    Column("desk_no", Integer, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("act", String, nullable=False),
    Column("actor", String, nullable=False),
    Column("approver", String, nullable=False),
    Column("subject", String, nullable=False, index=True),
    Column("reason", String, nullable=False),
    Column("amount_twd", BigInteger),
    *_chain_columns(final=True),
    CheckConstraint("actor <> approver", name="not_own_act"),
)

# --- the drawer and the close ------------------------------------------------

drawer_entries = Table(
    "drawer_entries",
    metadata,
    Column("entry_id", String(36), primary_key=True),
    Column("desk_no", Integer, nullable=False),
    Column("shift_id", String(36), ForeignKey("shifts.shift_id"), nullable=False, index=True),
    Column("at", UtcDateTime, nullable=False),
    Column("kind", String, nullable=False),
    _twd("amount_twd"),
    Column("subject", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("clerk", String, nullable=False),
    Column("approver", String, nullable=False),
    *_chain_columns(final=True),
    CheckConstraint("amount_twd > 0", name="amount_positive"),
)

drawer_counts = Table(
    "drawer_counts",
    metadata,
    Column("count_id", String(36), primary_key=True),
    Column("desk_no", Integer, nullable=False),
    Column("shift_id", String(36), ForeignKey("shifts.shift_id"), nullable=False, index=True),
    Column("purpose", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("counted_by", String, nullable=False),
    Column("pieces", Text, nullable=False),
    _twd("other_twd"),
    _twd("total_twd"),
    _twd("expected_twd"),
    *_chain_columns(final=True),
)

hand_overs = Table(
    "hand_overs",
    metadata,
    Column("hand_over_id", String(36), primary_key=True),
    Column("desk_no", Integer, nullable=False),
    Column("shift_id", String(36), ForeignKey("shifts.shift_id"), nullable=False, index=True),
    Column("at", UtcDateTime, nullable=False),
    Column("from_clerk", String, nullable=False),
    Column("to_clerk", String, nullable=False),
    Column("count_id", String(36), ForeignKey("drawer_counts.count_id"), nullable=False),
    *_chain_columns(final=True),
    CheckConstraint("from_clerk <> to_clerk", name="two_clerks"),
)

settlements = Table(
    "settlements",
    metadata,
    Column("settlement_id", String(36), primary_key=True),
    Column("desk_no", Integer, nullable=False),
    Column("shift_id", String(36), ForeignKey("shifts.shift_id"), nullable=False, index=True),
    Column("device", String, nullable=False),
    Column("state", String, nullable=False),
    Column("reference", String(18), nullable=False),
    Column("intended_at", UtcDateTime, nullable=False),
    Column("expected", Text, nullable=False),
    Column("reported", Text, nullable=False),
    Column("terminal_id", String, nullable=False),
    Column("batch_number", String, nullable=False),
    Column("device_time", String, nullable=False),
    Column("outcome_code", String, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("request_serial", String, nullable=False),
    Column("by_slip", Boolean, nullable=False),
    Column("approver", String, nullable=False),
    *_chain_columns(final=False),
    CheckConstraint(
        "(state IN ('intended', 'unknown')) = (row_hash IS NULL)", name="chained_when_final"
    ),
)
# A machine is settled once a shift; a try that certainly did nothing may be followed by another.
Index(
    "uq_settlements_once",
    settlements.c.shift_id,
    settlements.c.device,
    unique=True,
    sqlite_where=text("state <> 'failed'"),
    postgresql_where=text("state <> 'failed'"),
)

differences = Table(
    "differences",
    metadata,
    Column("difference_id", String(36), primary_key=True),
    Column("desk_no", Integer, nullable=False),
    Column("shift_id", String(36), ForeignKey("shifts.shift_id"), nullable=False, index=True),
    Column("at", UtcDateTime, nullable=False),
    Column("about", String, nullable=False),
    Column("detail", String, nullable=False),
    Column("expected_count", Integer, nullable=False),
    Column("found_count", Integer, nullable=False),
    _twd("expected_twd"),
    _twd("found_twd"),
    Column("reason", String, nullable=False),
    Column("clerk", String, nullable=False),
    Column("approver", String, nullable=False),
    *_chain_columns(final=True),
    CheckConstraint("reason <> ''", name="reason_given"),
    CheckConstraint("clerk <> approver", name="not_own_act"),
)

carried_items = Table(
    "carried_items",
    metadata,
    Column("carried_id", String(36), primary_key=True),
    Column("desk_no", Integer, nullable=False),
    Column("shift_id", String(36), ForeignKey("shifts.shift_id"), nullable=False, index=True),
    Column("at", UtcDateTime, nullable=False),
    Column("what", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("description", String, nullable=False),
    _twd("amount_twd"),
    Column("owner", String, nullable=False),
    Column("approver", String, nullable=False),
    *_chain_columns(final=True),
)

closes = Table(
    "closes",
    metadata,
    Column("shift_id", String(36), ForeignKey("shifts.shift_id"), primary_key=True),
    Column("desk_no", Integer, nullable=False),
    Column("business_day", Date, nullable=False, index=True),
    Column("z_number", Integer, nullable=False),
    Column("closed_at", UtcDateTime, nullable=False),
    Column("closed_by", String, nullable=False),
    Column("approver", String, nullable=False),
    _twd("next_float_twd"),
    _twd("paid_in_twd"),
    Column("content", Text, nullable=False),
    *_chain_columns(final=True),
    UniqueConstraint("desk_no", "z_number"),
    CheckConstraint("next_float_twd >= 0", name="float_not_negative"),
)

verifications = Table(
    "verifications",
    metadata,
    Column("shift_id", String(36), ForeignKey("closes.shift_id"), primary_key=True),
    Column("desk_no", Integer, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("verified_by", String, nullable=False),
    _twd("counted_twd"),
    _twd("expected_twd"),
    Column("note", String, nullable=False),
    *_chain_columns(final=True),
)

remittance_accounts = Table(
    "remittance_accounts",
    metadata,
    Column("owner", String, primary_key=True),
    Column("account", String, nullable=False),
)

# --- the journal and the chain ----------------------------------------------

journal = Table(
    "journal",
    metadata,
    Column("desk_no", Integer, primary_key=True),
    *(
        Column(column.name, column.type, nullable=False, primary_key=column.name == "chain_seq")
        for column in _chain_columns(final=True)
    ),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", String, nullable=False),
    Column("role", String, nullable=False),
    Column("approver", String, nullable=False),
    Column("act", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("details", Text, nullable=False),
)
Index("ix_journal_at", journal.c.at)
Index("ix_journal_subject", journal.c.subject)

chain_heads = Table(
    "chain_heads",
    metadata,
    Column("desk_no", Integer, primary_key=True),
    Column("chain_seq", BigInteger, nullable=False),
    Column("row_hash", String(64), nullable=False),
)

# --- notices ----------------------------------------------------------------

# Parts: a collection contract (``contract/*`` or ``contract/`` and a kind), the ``bank`` of the
# virtual accounts, the ``post`` office's account, the ``paper`` itself.
notice_terms = Table(
    "notice_terms",
    metadata,
    Column("part", String, primary_key=True),
    Column("valid_from", Date, primary_key=True),
    Column("content", Text, nullable=False),
)

# Of numbers that belong to the branch, not to a desk: notices, virtual accounts.
number_counters = Table(
    "number_counters",
    metadata,
    Column("series", String, primary_key=True),
    Column("last_number", BigInteger, nullable=False),
)

notice_batches = Table(
    "notice_batches",
    metadata,
    Column("batch_id", String(36), primary_key=True),
    Column("desk_no", Integer, nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    Column("made_by", String, nullable=False),
    Column("wanted", Text, nullable=False),
    Column("form", Text, nullable=False),
    Column("state", String, nullable=False),
    Column("case_count", Integer, nullable=False),
    # Lines of a list that no case was planned for, with the reason.
    Column("left_out", Text, nullable=False),
    Column("left_out_count", Integer, nullable=False),
    Column("drawn_at", UtcDateTime),
)

notice_batch_cases = Table(
    "notice_batch_cases",
    metadata,
    Column("batch_id", String(36), ForeignKey("notice_batches.batch_id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("case_id", _ROW_ID, ForeignKey("cases.case_id"), nullable=False),
    Column("postal_code", String, nullable=False),
    Column("notice_number", String(12)),
    Column("refusal", String, nullable=False),
    sqlite_with_rowid=False,
)

notices = Table(
    "notices",
    metadata,
    Column("notice_number", String(12), primary_key=True),
    Column("desk_no", Integer, nullable=False),
    Column("case_id", _ROW_ID, ForeignKey("cases.case_id"), nullable=False),
    Column("batch_id", String(36)),
    Column("plan_id", String(36), index=True),
    Column("instalment", Integer, nullable=False),
    Column("issued_on", Date, nullable=False, index=True),
    Column("issued_at", UtcDateTime, nullable=False),
    Column("issued_by", String, nullable=False),
    _twd("amount_twd"),
    Column("payable_until", Date),
    Column("segment_2", _BYTES, index=True),
    Column("virtual_account", _BYTES, index=True),
    Column("content", Text, nullable=False),
    *_chain_columns(final=True),
    Index(None, "case_id", "notice_number"),
    # A batch that goes on after a crash asks no case twice, whatever a bug would have it do.
    Index(None, "batch_id", "case_id", unique=True),
    CheckConstraint("amount_twd > 0", name="amount_positive"),
)

# Who has a number of a bank's now; it goes to another debt only when that one is settled.
virtual_accounts = Table(
    "virtual_accounts",
    metadata,
    Column("base", _BYTES, primary_key=True),
    Column("notice_number", String(12), nullable=False),
    Column("case_id", _ROW_ID, ForeignKey("cases.case_id"), nullable=False, index=True),
)

# --- money that arrived elsewhere -------------------------------------------

collection_files = Table(
    "collection_files",
    metadata,
    Column("file_hash", String(64), primary_key=True),
    Column("desk_no", Integer, nullable=False),
    Column("profile", String, nullable=False),
    Column("file_name", String, nullable=False),
    Column("imported_at", UtcDateTime, nullable=False),
    Column("imported_by", String, nullable=False),
    Column("line_count", Integer, nullable=False),
    _twd("total_twd"),
)

collections = Table(
    "collections",
    metadata,
    Column("collection_id", String(36), primary_key=True),
    Column("desk_no", Integer, nullable=False),
    Column("file_hash", String(64), ForeignKey("collection_files.file_hash"), nullable=False),
    Column("line_number", Integer, nullable=False),
    Column("line_key", String(64), nullable=False, unique=True),
    Column("channel", String, nullable=False),
    Column("number_read", String, nullable=False),
    Column("paid_on", Date),
    Column("debited_on", Date),
    _twd("amount_twd"),
    Column("status", String, nullable=False),
    Column("outcome", String, nullable=False),
    Column("notice_number", String(12), index=True),
    Column("case_id", _ROW_ID, ForeignKey("cases.case_id"), index=True),
    Column("case_number", String, nullable=False),
    _twd("costs_twd"),
    _twd("interest_twd"),
    _twd("late_fee_twd"),
    _twd("principal_twd"),
    _twd("overpaid_twd"),
    Column("posted_at", UtcDateTime, nullable=False),
    Column("posted_by", String, nullable=False),
    *_chain_columns(final=True),
    CheckConstraint("amount_twd >= 0 AND overpaid_twd >= 0", name="not_negative"),
    CheckConstraint(
        "outcome NOT IN ('posted', 'overpaid') OR costs_twd + interest_twd + late_fee_twd"
        " + principal_twd + overpaid_twd = amount_twd",
        name="all_accounted_for",
    ),
)

# Lines of files that a person has to look at.
collection_findings = Table(
    "collection_findings",
    metadata,
    Column(
        "collection_id",
        String(36),
        ForeignKey("collections.collection_id"),
        primary_key=True,
    ),
    Column("is_open", Boolean, nullable=False, index=True),
    Column("note", String, nullable=False),
    Column("handled_by", String, nullable=False),
    Column("handled_at", UtcDateTime),
)

# Somebody showed that money is on its way; a collection file settles it.
payment_proofs = Table(
    "payment_proofs",
    metadata,
    Column("proof_id", String(36), primary_key=True),
    Column("desk_no", Integer, nullable=False),
    Column("case_id", _ROW_ID, ForeignKey("cases.case_id"), nullable=False, index=True),
    Column("channel", String, nullable=False),
    _twd("amount_twd"),
    Column("paid_on", Date, nullable=False),
    Column("reference", String, nullable=False),
    Column("note", String, nullable=False),
    Column("state", String, nullable=False),
    Column("entered_at", UtcDateTime, nullable=False),
    Column("entered_by", String, nullable=False),
    Column("collection_id", String(36)),
    CheckConstraint("amount_twd > 0", name="amount_positive"),
)
Index(
    "ix_payment_proofs_open",
    payment_proofs.c.case_id,
    sqlite_where=text("state = 'open'"),
    postgresql_where=text("state = 'open'"),
)

# --- pickups ------------------------------------------------------------------

pickup_terms = Table(
    "pickup_terms",
    metadata,
    Column("valid_from", Date, primary_key=True),
    Column("content", Text, nullable=False),
)

pickup_items = Table(
    "pickup_items",
    metadata,
    Column("code", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("nature", String, nullable=False),
    Column("lead_working_days", Integer, nullable=False),
    Column("is_active", Boolean, nullable=False),
)

# Desk 0: the whole branch.
pickup_closures = Table(
    "pickup_closures",
    metadata,
    Column("closure_id", String(36), primary_key=True),
    Column("desk_no", Integer, nullable=False),
    Column("begins_at", UtcDateTime, nullable=False),
    Column("ends_at", UtcDateTime, nullable=False, index=True),
    Column("reason", String, nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    Column("made_by", String, nullable=False),
    Column("lifted_at", UtcDateTime),
    Column("lifted_by", String, nullable=False),
    CheckConstraint("begins_at < ends_at", name="begins_before_it_ends"),
)

pickups = Table(
    "pickups",
    metadata,
    Column("pickup_number", String(12), primary_key=True),
    Column("state", String, nullable=False),
    Column("desk_no", Integer, nullable=False),
    Column("slot_at", UtcDateTime, index=True),
    Column("slot_minutes", Integer, nullable=False),
    Column("item_code", String, nullable=False),
    Column("item_name", String, nullable=False),
    Column("nature", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("caller_name", String, nullable=False),
    Column("caller_phone", String, nullable=False, index=True),
    Column("case_id", _ROW_ID, ForeignKey("cases.case_id"), index=True),
    Column("case_number", String, nullable=False),
    Column("collector", String, nullable=False),
    Column("agent_name", String, nullable=False),
    Column("amount_twd", BigInteger),
    Column("receipt_number", String(12), nullable=False),
    Column("note", String, nullable=False),
    Column("mail_key", String(64), nullable=False),
    Column("requested_at", UtcDateTime, nullable=False),
    Column("requested_by", String, nullable=False),
    Column("shelf", String, nullable=False),
    Column("ready_at", UtcDateTime),
    Column("arrived_at", UtcDateTime, index=True),
    Column("handed_over_at", UtcDateTime),
    Column("missed_at", UtcDateTime),
    Column("expires_on", Date),
    CheckConstraint("amount_twd IS NULL OR amount_twd > 0", name="amount_positive"),
    CheckConstraint("(state = 'handed_over') = (handed_over_at IS NOT NULL)", name="handed_over"),
)
# One mail is booked once, whoever reads it.
Index(
    "uq_pickups_mail_key",
    pickups.c.mail_key,
    unique=True,
    sqlite_where=text("mail_key <> ''"),
    postgresql_where=text("mail_key <> ''"),
)
# What is still to be done is little beside what was done in years.
Index(
    "ix_pickups_open",
    pickups.c.state,
    pickups.c.ready_at,
    sqlite_where=text("state NOT IN ('handed_over', 'returned')"),
    postgresql_where=text("state NOT IN ('handed_over', 'returned')"),
)

# A numbered place in a slot: two pickups cannot have the same one, whatever a program does.
pickup_places = Table(
    "pickup_places",
    metadata,
    Column("desk_no", Integer, primary_key=True),
    Column("slot_at", UtcDateTime, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("capacity", Integer, nullable=False),
    Column(
        "pickup_number",
        String(12),
        ForeignKey("pickups.pickup_number"),
        nullable=False,
        unique=True,
    ),
    CheckConstraint("place BETWEEN 1 AND capacity", name="place_within_capacity"),
)

pickup_steps = Table(
    "pickup_steps",
    metadata,
    Column("step_id", _ROW_ID, primary_key=True),
    Column(
        "pickup_number",
        String(12),
        ForeignKey("pickups.pickup_number"),
        nullable=False,
        index=True,
    ),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", String, nullable=False),
    Column("desk_no", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("from_state", String),
    Column("to_state", String, nullable=False),
    Column("from_desk_no", Integer, nullable=False),
    Column("from_slot_at", UtcDateTime),
    Column("to_desk_no", Integer, nullable=False),
    Column("to_slot_at", UtcDateTime),
    # A step is taken back once.
    Column("undoes", _ROW_ID, ForeignKey("pickup_steps.step_id"), unique=True),
    CheckConstraint("(kind = 'undo') = (undoes IS NOT NULL)", name="undo_names_a_step"),
)

pickup_calls = Table(
    "pickup_calls",
    metadata,
    Column("call_id", _ROW_ID, primary_key=True),
    Column(
        "pickup_number",
        String(12),
        ForeignKey("pickups.pickup_number"),
        nullable=False,
        index=True,
    ),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", String, nullable=False),
    Column("desk_no", Integer, nullable=False),
    Column("outcome", String, nullable=False),
    Column("note", String, nullable=False),
)

pickup_hand_overs = Table(
    "pickup_hand_overs",
    metadata,
    Column("pickup_number", String(12), ForeignKey("pickups.pickup_number"), primary_key=True),
    Column("desk_no", Integer, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("handed_by", String, nullable=False),
    Column("collector", String, nullable=False),
    Column("recipient_name", String, nullable=False),
    Column("document", String, nullable=False),
    Column("document_last4", String(4), nullable=False),
    Column("has_authority", Boolean, nullable=False),
    Column("signing", String, nullable=False),
    Column("signature_hash", String(64), nullable=False),
    Column("given", String, nullable=False),
    Column("receipt_number", String(12), nullable=False),
    Column("amount_twd", BigInteger),
    Column("shift_id", String(36), ForeignKey("shifts.shift_id"), index=True),
    Column("business_day", Date),
    Column("entry_id", String(36), ForeignKey("drawer_entries.entry_id"), unique=True),
    Column("approver", String, nullable=False),
    *_chain_columns(final=True),
    CheckConstraint(
        "(amount_twd IS NULL) = (entry_id IS NULL) AND (amount_twd IS NULL) = (shift_id IS NULL)"
        " AND (amount_twd IS NULL) = (approver = '')",
        name="money_is_in_the_drawer",
    ),
    CheckConstraint("amount_twd IS NULL OR amount_twd > 0", name="amount_positive"),
    CheckConstraint("handed_by <> approver", name="not_own_act"),
)

# Apart, because the pictures leave the store nowhere: no list, export or paper reads them.
pickup_signatures = Table(
    "pickup_signatures",
    metadata,
    Column(
        "pickup_number",
        String(12),
        ForeignKey("pickup_hand_overs.pickup_number"),
        primary_key=True,
    ),
    Column("image", LargeBinary, nullable=False),
    CheckConstraint("length(image) BETWEEN 1 AND 65536", name="size_limited"),
)

questionnaires = Table(
    "questionnaires",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("valid_from", Date, nullable=False),
    Column("content", Text, nullable=False),
    Column("made_by", String, nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    # From now on nothing of it changes (`migrations`: trigger).
    Column("used_at", UtcDateTime),
)

survey_form_runs = Table(
    "survey_form_runs",
    metadata,
    Column("first_number", String(12), primary_key=True),
    Column("last_number", String(12), nullable=False, unique=True),
    Column("version", Integer, ForeignKey("questionnaires.version"), nullable=False),
    Column("printed_by", String, nullable=False),
    Column("printed_at", UtcDateTime, nullable=False),
    Column("desk_no", Integer, nullable=False),
    CheckConstraint("first_number <= last_number", name="in_order"),
)

survey_batches = Table(
    "survey_batches",
    metadata,
    Column("batch_number", String(8), primary_key=True),
    Column("answered_on", Date, nullable=False),
    Column("desk_no", Integer, nullable=False),
    Column("sheet_count", Integer, nullable=False),
    Column("check_every", Integer, nullable=False),
    Column("state", String, nullable=False, index=True),
    Column("opened_by", String, nullable=False),
    Column("opened_at", UtcDateTime, nullable=False),
    # So that a batch is opened once, even where the answer of the store was lost.
    Column("request_key", String(36), nullable=False, unique=True),
    CheckConstraint("sheet_count >= 0", name="count_not_negative"),
    CheckConstraint("check_every >= 0", name="checks_not_negative"),
)

survey_responses = Table(
    "survey_responses",
    metadata,
    Column("response_id", String(36), primary_key=True),
    Column("version", Integer, ForeignKey("questionnaires.version"), nullable=False),
    Column("source", String, nullable=False),
    Column("answered_on", Date, nullable=False, index=True),
    Column("desk_no", Integer, nullable=False),
    Column("sheet_number", String(12)),
    Column("batch_number", String(8), ForeignKey("survey_batches.batch_number")),
    Column("position", Integer),
    # Empty where the visitor tapped it.
    Column("typed_by", String, nullable=False),
    Column("begun_at", UtcDateTime, nullable=False),
    Column("completed_at", UtcDateTime),
    Column("discarded_at", UtcDateTime),
    Column("checked_by", String, nullable=False),
    Column("checked_at", UtcDateTime),
    Column("settled_by", String, nullable=False),
    Column("settled_at", UtcDateTime),
    # Of a row typed elsewhere, so that no row is imported twice.
    Column("import_key", String(80), unique=True),
    UniqueConstraint("batch_number", "position"),
    CheckConstraint(
        "(source = 'paper') = (batch_number IS NOT NULL)"
        " AND (source = 'paper') = (sheet_number IS NOT NULL)"
        " AND (source = 'paper') = (position IS NOT NULL)"
        " AND (source = 'import') = (import_key IS NOT NULL)",
        name="source_says_where_from",
    ),
    CheckConstraint("checked_by = '' OR checked_by <> typed_by", name="typed_twice_by_two"),
    CheckConstraint("settled_at IS NULL OR checked_at IS NOT NULL", name="settled_once_checked"),
)
# A sheet counts once; one that was thrown out, from the wrong batch say, may be typed again.
Index(
    "uq_survey_responses_sheet_number",
    survey_responses.c.sheet_number,
    unique=True,
    sqlite_where=text("discarded_at IS NULL"),
    postgresql_where=text("discarded_at IS NULL"),
)

survey_answers = Table(
    "survey_answers",
    metadata,
    Column(
        "response_id",
        String(36),
        ForeignKey("survey_responses.response_id"),
        primary_key=True,
    ),
    # 1 is what counts; 2 is what the second person typed.
    Column("typing", Integer, primary_key=True, autoincrement=False),
    Column("question_code", String(20), primary_key=True),
    Column("standing", String, nullable=False),
    Column("choices", String(9), nullable=False),
    Column("text", Text, nullable=False),
    CheckConstraint("typing IN (1, 2)", name="typed_once_or_twice"),
    CheckConstraint("(standing = 'given') = (choices <> '' OR text <> '')", name="given_says_what"),
)

survey_corrections = Table(
    "survey_corrections",
    metadata,
    Column("correction_id", _ROW_ID, primary_key=True),
    Column(
        "response_id",
        String(36),
        ForeignKey("survey_responses.response_id"),
        nullable=False,
        index=True,
    ),
    Column("question_code", String(20), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", String, nullable=False),
    Column("desk_no", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("from_standing", String, nullable=False),
    Column("from_choices", String(9), nullable=False),
    Column("from_text", Text, nullable=False),
    Column("to_standing", String, nullable=False),
    Column("to_choices", String(9), nullable=False),
    Column("to_text", Text, nullable=False),
)

survey_follow_ups = Table(
    "survey_follow_ups",
    metadata,
    Column(
        "response_id",
        String(36),
        ForeignKey("survey_responses.response_id"),
        primary_key=True,
    ),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("owner", String, nullable=False),
    Column("due_on", Date),
    Column("outcome", Text, nullable=False),
    Column("closed_at", UtcDateTime),
    Column("closed_by", String, nullable=False),
    CheckConstraint("(owner = '') = (due_on IS NULL)", name="owner_has_a_day"),
    CheckConstraint(
        "(closed_at IS NULL) = (outcome = '') AND (closed_at IS NULL) = (closed_by = '')",
        name="closed_with_an_outcome",
    ),
)

survey_tags = Table(
    "survey_tags",
    metadata,
    Column(
        "response_id",
        String(36),
        ForeignKey("survey_responses.response_id"),
        primary_key=True,
    ),
    Column("question_code", String(20), primary_key=True),
    Column("tag", String(12), primary_key=True),
    Column("tagged_by", String, nullable=False),
    Column("tagged_at", UtcDateTime, nullable=False),
)

survey_imports = Table(
    "survey_imports",
    metadata,
    Column("file_hash", String(64), primary_key=True),
    Column("file_name", String, nullable=False),
    Column("imported_by", String, nullable=False),
    Column("imported_at", UtcDateTime, nullable=False),
    Column("response_count", Integer, nullable=False),
    Column("rejected_count", Integer, nullable=False),
)

# Not chained, for each holds the head of a chain; signed instead, and append-only as well.
anchors = Table(
    "anchors",
    metadata,
    Column("chain_desk_no", Integer, primary_key=True),
    Column("chain_seq", BigInteger, primary_key=True),
    Column("row_hash", String(64), nullable=False),
    Column("desk_no", Integer, nullable=False),
    Column("z_number", Integer, nullable=False),
    Column("business_day", Date, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("last_receipt", String(12), nullable=False),
    Column("public_key", String(64), nullable=False),
    Column("signature", String(128), nullable=False),
)

signing_keys = Table(
    "signing_keys",
    metadata,
    Column("public_key", String(64), primary_key=True),
    Column("private_key", String(64), nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
)

CHAINED: Final = (
    payments,
    payment_items,
    tenders,
    receipts,
    reversals,
    tender_corrections,
    outage_receipts,
    approvals,
    drawer_entries,
    drawer_counts,
    hand_overs,
    settlements,
    differences,
    carried_items,
    closes,
    verifications,
    notices,
    collections,
    pickup_hand_overs,
    journal,
)
"""Rows of these never change once they have a `row_hash` (`migrations`: triggers)."""

APPEND_ONLY: Final = (
    device_events,
    anchors,
    pickup_steps,
    pickup_calls,
    pickup_signatures,
    survey_form_runs,
    survey_corrections,
)
"""Rows of these never change at all."""
