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
    CheckConstraint("float_twd >= 0", name="float_not_negative"),
)
Index(
    "uq_shifts_open_desk",
    shifts.c.desk_no,
    unique=True,
    sqlite_where=text("state = 'open'"),
    postgresql_where=text("state = 'open'"),
)

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
    Column("tender_id", String(36), ForeignKey("tenders.tender_id"), nullable=False, index=True),
    Column("at", UtcDateTime, nullable=False),
    Column("direction", String, nullable=False),
    Column("what", String, nullable=False),
    Column("data", LargeBinary, nullable=False),
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
    UniqueConstraint("desk_no", "roc_year", "serial"),
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

chain_heads = Table(
    "chain_heads",
    metadata,
    Column("desk_no", Integer, primary_key=True),
    Column("chain_seq", BigInteger, nullable=False),
    Column("row_hash", String(64), nullable=False),
)

CHAINED: Final = (payments, payment_items, tenders, receipts, journal)
