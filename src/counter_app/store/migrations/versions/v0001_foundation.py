"""Cases, staff, payments, receipts, journal and chain."""

import sqlalchemy as sa
from alembic import op

from counter_app.store.schema import UtcDateTime

revision = "v0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "agencies",
        sa.Column("agency_code", sa.String(), nullable=False),
        sa.Column("agency_name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("agency_code", name=op.f("pk_agencies")),
    )
    op.create_table(
        "case_kinds",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("law", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_case_kinds")),
    )
    op.create_table(
        "chain_heads",
        sa.Column("desk_no", sa.Integer(), nullable=False),
        sa.Column("chain_seq", sa.BigInteger(), nullable=False),
        sa.Column("row_hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("desk_no", name=op.f("pk_chain_heads")),
    )
    op.create_table(
        "drafts",
        sa.Column("payment_id", sa.String(length=36), nullable=False),
        sa.Column("desk_no", sa.Integer(), nullable=False),
        sa.Column("clerk", sa.String(), nullable=False),
        sa.Column("is_held", sa.Boolean(), nullable=False),
        sa.Column("saved_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("payment_id", name=op.f("pk_drafts")),
    )
    op.create_index(op.f("ix_drafts_desk_no"), "drafts", ["desk_no"], unique=False)
    op.create_table(
        "interest_rates",
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("rate_milli_percent", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("valid_from", name=op.f("pk_interest_rates")),
    )
    op.create_table(
        "journal",
        sa.Column("desk_no", sa.Integer(), nullable=False),
        sa.Column("chain_seq", sa.BigInteger(), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("row_hash", sa.String(length=64), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("approver", sa.String(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("desk_no", "chain_seq", name=op.f("pk_journal")),
    )
    op.create_index("ix_journal_at", "journal", ["at"], unique=False)
    op.create_table(
        "names",
        sa.Column("name_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "name", sa.String().with_variant(sa.String(collation="C"), "postgresql"), nullable=False
        ),
        sa.PrimaryKeyConstraint("name_id", name=op.f("pk_names")),
        sa.UniqueConstraint("name", name=op.f("uq_names_name")),
    )
    op.create_table(
        "price_items",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("price_group", sa.String(), nullable=False),
        sa.Column("unit_price_twd", sa.BigInteger(), nullable=True),
        sa.Column("favourite", sa.SmallInteger(), nullable=False),
        sa.Column("is_offered", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "unit_price_twd IS NULL OR unit_price_twd > 0",
            name=op.f("ck_price_items_price_positive"),
        ),
        sa.PrimaryKeyConstraint("code", "valid_from", name=op.f("pk_price_items")),
    )
    op.create_table(
        "receipt_counters",
        sa.Column("desk_no", sa.Integer(), nullable=False),
        sa.Column("series", sa.String(length=1), nullable=False),
        sa.Column("roc_year", sa.Integer(), nullable=False),
        sa.Column("last_serial", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("desk_no", "series", "roc_year", name=op.f("pk_receipt_counters")),
    )
    op.create_table(
        "shifts",
        sa.Column("shift_id", sa.String(length=36), nullable=False),
        sa.Column("desk_no", sa.Integer(), nullable=False),
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.Column("opened_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("opened_by", sa.String(), nullable=False),
        sa.Column("float_twd", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.CheckConstraint("float_twd >= 0", name=op.f("ck_shifts_float_not_negative")),
        sa.PrimaryKeyConstraint("shift_id", name=op.f("pk_shifts")),
    )
    op.create_index(
        "uq_shifts_open_desk",
        "shifts",
        ["desk_no"],
        unique=True,
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_table(
        "staff",
        sa.Column("staff_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("login", sa.String(), nullable=False),
        sa.Column("display_name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("staff_id", name=op.f("pk_staff")),
        sa.UniqueConstraint("login", name=op.f("uq_staff_login")),
    )
    op.create_table(
        "store_facts",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_store_facts")),
    )
    op.create_table(
        "tender_rules",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("tender", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=False),
        sa.Column("limit_twd", sa.BigInteger(), nullable=True),
        sa.Column("holder_in_person", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "tender", "valid_from", name=op.f("pk_tender_rules")),
    )
    op.create_table(
        "cases",
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "case_key",
            sa.String().with_variant(sa.String(collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column(
            "year_serial",
            sa.String().with_variant(sa.String(collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("case_number", sa.String(), nullable=False),
        sa.Column("name_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "obligor_number",
            sa.String().with_variant(sa.String(collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("agency_code", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("section", sa.String(), nullable=False),
        sa.Column("section_clerk", sa.String(), nullable=False),
        sa.Column("section_phone", sa.String(), nullable=False),
        sa.Column("principal_twd", sa.BigInteger(), nullable=False),
        sa.Column("late_fee_twd", sa.BigInteger(), nullable=False),
        sa.Column("interest_twd", sa.BigInteger(), nullable=False),
        sa.Column("costs_twd", sa.BigInteger(), nullable=False),
        sa.Column("late_fee_charged_twd", sa.BigInteger(), nullable=False),
        sa.Column("principal_charged_twd", sa.BigInteger(), nullable=False),
        sa.Column("computed_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("last_paid_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "is_open",
            sa.Boolean(),
            sa.Computed(
                "principal_twd + late_fee_twd + interest_twd + costs_twd > 0", persisted=True
            ),
            nullable=True,
        ),
        sa.CheckConstraint(
            "principal_twd >= 0 AND late_fee_twd >= 0 AND interest_twd >= 0 AND costs_twd >= 0",
            name=op.f("ck_cases_parts_not_negative"),
        ),
        sa.ForeignKeyConstraint(
            ["agency_code"], ["agencies.agency_code"], name=op.f("fk_cases_agency_code")
        ),
        sa.ForeignKeyConstraint(["name_id"], ["names.name_id"], name=op.f("fk_cases_name_id")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_cases")),
        sa.UniqueConstraint("case_key", name=op.f("uq_cases_case_key")),
    )
    op.create_index(op.f("ix_cases_name_id_is_open"), "cases", ["name_id", "is_open"], unique=False)
    op.create_index(
        op.f("ix_cases_obligor_number_is_open"),
        "cases",
        ["obligor_number", "is_open"],
        unique=False,
    )
    op.create_index(op.f("ix_cases_year_serial"), "cases", ["year_serial"], unique=False)
    op.create_table(
        "draft_cases",
        sa.Column("payment_id", sa.String(length=36), nullable=False),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("obligor_number", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["payment_id"],
            ["drafts.payment_id"],
            name=op.f("fk_draft_cases_payment_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("payment_id", "case_id", name=op.f("pk_draft_cases")),
    )
    op.create_index(op.f("ix_draft_cases_case_id"), "draft_cases", ["case_id"], unique=False)
    op.create_index(
        op.f("ix_draft_cases_obligor_number"), "draft_cases", ["obligor_number"], unique=False
    )
    op.create_table(
        "name_suffixes",
        sa.Column(
            "suffix",
            sa.String().with_variant(sa.String(collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("name_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["name_id"], ["names.name_id"], name=op.f("fk_name_suffixes_name_id")
        ),
        sa.PrimaryKeyConstraint("suffix", "name_id", name=op.f("pk_name_suffixes")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "payments",
        sa.Column("payment_id", sa.String(length=36), nullable=False),
        sa.Column("desk_no", sa.Integer(), nullable=False),
        sa.Column("shift_id", sa.String(length=36), nullable=False),
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.Column("clerk", sa.String(), nullable=False),
        sa.Column("clerk_name", sa.String(), nullable=False),
        sa.Column("payer_name", sa.String(), nullable=False),
        sa.Column("payer_number", sa.String(), nullable=False),
        sa.Column("holder_in_person", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("total_twd", sa.BigInteger(), nullable=False),
        sa.Column("started_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("settled_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("receipt_number", sa.String(length=12), nullable=True),
        sa.Column("chain_seq", sa.BigInteger(), nullable=True),
        sa.Column("previous_hash", sa.String(length=64), nullable=True),
        sa.Column("row_hash", sa.String(length=64), nullable=True),
        sa.CheckConstraint(
            "(state = 'open') = (row_hash IS NULL)", name=op.f("ck_payments_chained_when_final")
        ),
        sa.CheckConstraint(
            "(state = 'settled') = (receipt_number IS NOT NULL)",
            name=op.f("ck_payments_receipt_if_settled"),
        ),
        sa.CheckConstraint("total_twd > 0", name=op.f("ck_payments_total_positive")),
        sa.ForeignKeyConstraint(
            ["shift_id"], ["shifts.shift_id"], name=op.f("fk_payments_shift_id")
        ),
        sa.PrimaryKeyConstraint("payment_id", name=op.f("pk_payments")),
        sa.UniqueConstraint("receipt_number", name=op.f("uq_payments_receipt_number")),
    )
    op.create_index(op.f("ix_payments_business_day"), "payments", ["business_day"], unique=False)
    op.create_index(
        "ix_payments_open",
        "payments",
        ["desk_no"],
        unique=False,
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_index(op.f("ix_payments_shift_id"), "payments", ["shift_id"], unique=False)
    op.create_table(
        "case_claims",
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("payment_id", sa.String(length=36), nullable=False),
        sa.Column("desk_no", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_case_claims_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["payment_id"], ["payments.payment_id"], name=op.f("fk_case_claims_payment_id")
        ),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_case_claims")),
    )
    op.create_index(op.f("ix_case_claims_payment_id"), "case_claims", ["payment_id"], unique=False)
    op.create_table(
        "payment_items",
        sa.Column("payment_id", sa.String(length=36), nullable=False),
        sa.Column("line_number", sa.Integer(), nullable=False),
        sa.Column("desk_no", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("case_version", sa.Integer(), nullable=True),
        sa.Column("case_number", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("obligor_name", sa.String(), nullable=False),
        sa.Column("obligor_number", sa.String(), nullable=False),
        sa.Column("agency_code", sa.String(), nullable=False),
        sa.Column("agency_name", sa.String(), nullable=False),
        sa.Column("section", sa.String(), nullable=False),
        sa.Column("section_clerk", sa.String(), nullable=False),
        sa.Column("section_phone", sa.String(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("unit_price_twd", sa.BigInteger(), nullable=False),
        sa.Column("due_costs_twd", sa.BigInteger(), nullable=False),
        sa.Column("due_interest_twd", sa.BigInteger(), nullable=False),
        sa.Column("due_late_fee_twd", sa.BigInteger(), nullable=False),
        sa.Column("due_principal_twd", sa.BigInteger(), nullable=False),
        sa.Column("costs_twd", sa.BigInteger(), nullable=False),
        sa.Column("interest_twd", sa.BigInteger(), nullable=False),
        sa.Column("late_fee_twd", sa.BigInteger(), nullable=False),
        sa.Column("principal_twd", sa.BigInteger(), nullable=False),
        sa.Column("late_fee_charged_twd", sa.BigInteger(), nullable=False),
        sa.Column("amount_twd", sa.BigInteger(), nullable=False),
        sa.Column("computed_on", sa.Date(), nullable=True),
        sa.Column("chain_seq", sa.BigInteger(), nullable=True),
        sa.Column("previous_hash", sa.String(length=64), nullable=True),
        sa.Column("row_hash", sa.String(length=64), nullable=True),
        sa.CheckConstraint("amount_twd > 0", name=op.f("ck_payment_items_amount_positive")),
        sa.CheckConstraint(
            "case_id IS NULL OR amount_twd = costs_twd + interest_twd + late_fee_twd + principal_twd",
            name=op.f("ck_payment_items_parts_add_up"),
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_payment_items_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["payment_id"], ["payments.payment_id"], name=op.f("fk_payment_items_payment_id")
        ),
        sa.PrimaryKeyConstraint("payment_id", "line_number", name=op.f("pk_payment_items")),
    )
    op.create_index(op.f("ix_payment_items_case_id"), "payment_items", ["case_id"], unique=False)
    op.create_table(
        "receipts",
        sa.Column("receipt_number", sa.String(length=12), nullable=False),
        sa.Column("payment_id", sa.String(length=36), nullable=False),
        sa.Column("desk_no", sa.Integer(), nullable=False),
        sa.Column("roc_year", sa.Integer(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.Column("issued_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("total_twd", sa.BigInteger(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("chain_seq", sa.BigInteger(), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("row_hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["payment_id"], ["payments.payment_id"], name=op.f("fk_receipts_payment_id")
        ),
        sa.PrimaryKeyConstraint("receipt_number", name=op.f("pk_receipts")),
        sa.UniqueConstraint(
            "desk_no", "roc_year", "serial", name=op.f("uq_receipts_desk_no_roc_year_serial")
        ),
        sa.UniqueConstraint("payment_id", name=op.f("uq_receipts_payment_id")),
    )
    op.create_index(op.f("ix_receipts_business_day"), "receipts", ["business_day"], unique=False)
    op.create_table(
        "tenders",
        sa.Column("tender_id", sa.String(length=36), nullable=False),
        sa.Column("payment_id", sa.String(length=36), nullable=False),
        sa.Column("desk_no", sa.Integer(), nullable=False),
        sa.Column("line_number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("amount_twd", sa.BigInteger(), nullable=False),
        sa.Column("tendered_twd", sa.BigInteger(), nullable=False),
        sa.Column("change_twd", sa.BigInteger(), nullable=False),
        sa.Column("reference", sa.String(length=18), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("terminal_id", sa.String(), nullable=False),
        sa.Column("approval_code", sa.String(), nullable=False),
        sa.Column("masked_card", sa.String(), nullable=False),
        sa.Column("card_brand", sa.String(), nullable=False),
        sa.Column("trace_number", sa.String(), nullable=False),
        sa.Column("batch_number", sa.String(), nullable=False),
        sa.Column("order_number", sa.String(), nullable=False),
        sa.Column("device_time", sa.String(), nullable=False),
        sa.Column("balance_before_twd", sa.BigInteger(), nullable=True),
        sa.Column("balance_after_twd", sa.BigInteger(), nullable=True),
        sa.Column("request_serial", sa.String(), nullable=False),
        sa.Column("card_id_hash", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("by_hand", sa.Boolean(), nullable=False),
        sa.Column("approver", sa.String(), nullable=False),
        sa.Column("recovered", sa.Boolean(), nullable=False),
        sa.Column("issuer_name", sa.String(), nullable=False),
        sa.Column("document_number", sa.String(), nullable=False),
        sa.Column("document_date", sa.Date(), nullable=True),
        sa.Column("outcome_code", sa.String(), nullable=False),
        sa.Column("intended_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("not_found_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("chain_seq", sa.BigInteger(), nullable=True),
        sa.Column("previous_hash", sa.String(length=64), nullable=True),
        sa.Column("row_hash", sa.String(length=64), nullable=True),
        sa.CheckConstraint(
            "(state IN ('intended', 'unknown')) = (row_hash IS NULL)",
            name=op.f("ck_tenders_chained_when_final"),
        ),
        sa.CheckConstraint(
            "change_twd = 0 OR kind = 'cash'", name=op.f("ck_tenders_change_only_for_cash")
        ),
        sa.CheckConstraint("amount_twd > 0", name=op.f("ck_tenders_amount_positive")),
        sa.CheckConstraint(
            "tendered_twd = amount_twd + change_twd", name=op.f("ck_tenders_change_adds_up")
        ),
        sa.ForeignKeyConstraint(
            ["payment_id"], ["payments.payment_id"], name=op.f("fk_tenders_payment_id")
        ),
        sa.PrimaryKeyConstraint("tender_id", name=op.f("pk_tenders")),
        sa.UniqueConstraint(
            "payment_id", "line_number", name=op.f("uq_tenders_payment_id_line_number")
        ),
    )
    op.create_index(
        "uq_tenders_open_device",
        "tenders",
        ["desk_no", "device"],
        unique=True,
        sqlite_where=sa.text("state IN ('intended', 'unknown')"),
        postgresql_where=sa.text("state IN ('intended', 'unknown')"),
    )
    op.create_index(
        "uq_tenders_reference",
        "tenders",
        ["reference"],
        unique=True,
        sqlite_where=sa.text("reference <> ''"),
        postgresql_where=sa.text("reference <> ''"),
    )
    op.create_table(
        "device_events",
        sa.Column("event_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("tender_id", sa.String(length=36), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("direction", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tender_id"], ["tenders.tender_id"], name=op.f("fk_device_events_tender_id")
        ),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_device_events")),
    )
    op.create_index(
        op.f("ix_device_events_tender_id"), "device_events", ["tender_id"], unique=False
    )
    op.create_table(
        "print_jobs",
        sa.Column("job_id", sa.String(length=36), nullable=False),
        sa.Column("receipt_number", sa.String(length=12), nullable=False),
        sa.Column("desk_no", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("copy", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("queued_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["receipt_number"],
            ["receipts.receipt_number"],
            name=op.f("fk_print_jobs_receipt_number"),
        ),
        sa.PrimaryKeyConstraint("job_id", name=op.f("pk_print_jobs")),
        sa.UniqueConstraint(
            "receipt_number", "form", "copy", name=op.f("uq_print_jobs_receipt_number_form_copy")
        ),
    )
    op.create_index(
        "ix_print_jobs_waiting",
        "print_jobs",
        ["desk_no"],
        unique=False,
        sqlite_where=sa.text("state IN ('queued', 'printing', 'unknown')"),
        postgresql_where=sa.text("state IN ('queued', 'printing', 'unknown')"),
    )
