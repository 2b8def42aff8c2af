"""Payment notices, the terms they are printed with, and money that arrived elsewhere."""

from typing import Final

import sqlalchemy as sa
from alembic import op

from counter_app.store.migrations.append_only import refuse_changes
from counter_app.store.schema import UtcDateTime

revision = "v0003"
down_revision = "v0002"

# What becomes chained at this step: it must not follow later changes.
_CHAINED: Final = ("notices", "collections")


def upgrade() -> None:
    _new_tables()
    # Every limit was one that may be reached.
    op.add_column(
        "tender_rules",
        sa.Column("below_limit", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    for table in _CHAINED:
        refuse_changes(table, when="OLD.row_hash IS NOT NULL")


def _new_tables() -> None:
    op.create_table(
        "notice_terms",
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("part", "valid_from", name=op.f("pk_notice_terms")),
    )
    op.create_table(
        "number_counters",
        sa.Column("series", sa.String(), nullable=False),
        sa.Column("last_number", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("series", name=op.f("pk_number_counters")),
    )
    op.create_table(
        "notice_batches",
        sa.Column("batch_id", sa.String(length=36), nullable=False),
        sa.Column("desk_no", sa.Integer(), nullable=False),
        sa.Column("made_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("wanted", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("case_count", sa.Integer(), nullable=False),
        sa.Column("left_out", sa.Text(), nullable=False),
        sa.Column("left_out_count", sa.Integer(), nullable=False),
        sa.Column("drawn_at", UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("batch_id", name=op.f("pk_notice_batches")),
    )
    op.create_table(
        "notice_batch_cases",
        sa.Column("batch_id", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("postal_code", sa.String(), nullable=False),
        sa.Column("notice_number", sa.String(length=12), nullable=True),
        sa.Column("refusal", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["notice_batches.batch_id"], name=op.f("fk_notice_batch_cases_batch_id")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_notice_batch_cases_case_id")
        ),
        sa.PrimaryKeyConstraint("batch_id", "position", name=op.f("pk_notice_batch_cases")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "notices",
        sa.Column("notice_number", sa.String(length=12), nullable=False),
        sa.Column("desk_no", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("batch_id", sa.String(length=36), nullable=True),
        sa.Column("plan_id", sa.String(length=36), nullable=True),
        sa.Column("instalment", sa.Integer(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("issued_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("issued_by", sa.String(), nullable=False),
        sa.Column("amount_twd", sa.BigInteger(), nullable=False),
        sa.Column("payable_until", sa.Date(), nullable=True),
        sa.Column(
            "segment_2",
            sa.String().with_variant(sa.String(collation="C"), "postgresql"),
            nullable=True,
        ),
        sa.Column(
            "virtual_account",
            sa.String().with_variant(sa.String(collation="C"), "postgresql"),
            nullable=True,
        ),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("chain_seq", sa.BigInteger(), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("row_hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint("amount_twd > 0", name=op.f("ck_notices_amount_positive")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_notices_case_id")),
        sa.PrimaryKeyConstraint("notice_number", name=op.f("pk_notices")),
    )
    op.create_index(
        op.f("ix_notices_batch_id_case_id"), "notices", ["batch_id", "case_id"], unique=True
    )
    op.create_index(
        op.f("ix_notices_case_id_notice_number"),
        "notices",
        ["case_id", "notice_number"],
        unique=False,
    )
    op.create_index(op.f("ix_notices_issued_on"), "notices", ["issued_on"], unique=False)
    op.create_index(op.f("ix_notices_plan_id"), "notices", ["plan_id"], unique=False)
    op.create_index(op.f("ix_notices_segment_2"), "notices", ["segment_2"], unique=False)
    op.create_index(
        op.f("ix_notices_virtual_account"), "notices", ["virtual_account"], unique=False
    )
    op.create_table(
        "virtual_accounts",
        sa.Column(
            "base", sa.String().with_variant(sa.String(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("notice_number", sa.String(length=12), nullable=False),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_virtual_accounts_case_id")
        ),
        sa.PrimaryKeyConstraint("base", name=op.f("pk_virtual_accounts")),
    )
    op.create_index(
        op.f("ix_virtual_accounts_case_id"), "virtual_accounts", ["case_id"], unique=False
    )
    op.create_table(
        "collection_files",
        sa.Column("file_hash", sa.String(length=64), nullable=False),
        sa.Column("desk_no", sa.Integer(), nullable=False),
        sa.Column("profile", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("imported_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("imported_by", sa.String(), nullable=False),
        sa.Column("line_count", sa.Integer(), nullable=False),
        sa.Column("total_twd", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("file_hash", name=op.f("pk_collection_files")),
    )
    op.create_table(
        "collections",
        sa.Column("collection_id", sa.String(length=36), nullable=False),
        sa.Column("desk_no", sa.Integer(), nullable=False),
        sa.Column("file_hash", sa.String(length=64), nullable=False),
        sa.Column("line_number", sa.Integer(), nullable=False),
        sa.Column("line_key", sa.String(length=64), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("number_read", sa.String(), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.Column("debited_on", sa.Date(), nullable=True),
        sa.Column("amount_twd", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("notice_number", sa.String(length=12), nullable=True),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("case_number", sa.String(), nullable=False),
        sa.Column("costs_twd", sa.BigInteger(), nullable=False),
        sa.Column("interest_twd", sa.BigInteger(), nullable=False),
        sa.Column("late_fee_twd", sa.BigInteger(), nullable=False),
        sa.Column("principal_twd", sa.BigInteger(), nullable=False),
        sa.Column("overpaid_twd", sa.BigInteger(), nullable=False),
        sa.Column("posted_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("posted_by", sa.String(), nullable=False),
        sa.Column("chain_seq", sa.BigInteger(), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("row_hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint(
            "outcome NOT IN ('posted', 'overpaid') OR costs_twd + interest_twd + late_fee_twd + principal_twd + overpaid_twd = amount_twd",
            name=op.f("ck_collections_all_accounted_for"),
        ),
        sa.CheckConstraint(
            "amount_twd >= 0 AND overpaid_twd >= 0", name=op.f("ck_collections_not_negative")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_collections_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["file_hash"], ["collection_files.file_hash"], name=op.f("fk_collections_file_hash")
        ),
        sa.PrimaryKeyConstraint("collection_id", name=op.f("pk_collections")),
        sa.UniqueConstraint("line_key", name=op.f("uq_collections_line_key")),
    )
    op.create_index(op.f("ix_collections_case_id"), "collections", ["case_id"], unique=False)
    op.create_index(
        op.f("ix_collections_notice_number"), "collections", ["notice_number"], unique=False
    )
    op.create_table(
        "collection_findings",
        sa.Column("collection_id", sa.String(length=36), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("handled_by", sa.String(), nullable=False),
        sa.Column("handled_at", UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["collection_id"],
            ["collections.collection_id"],
            name=op.f("fk_collection_findings_collection_id"),
        ),
        sa.PrimaryKeyConstraint("collection_id", name=op.f("pk_collection_findings")),
    )
    op.create_index(
        op.f("ix_collection_findings_is_open"), "collection_findings", ["is_open"], unique=False
    )
    op.create_table(
        "payment_proofs",
        sa.Column("proof_id", sa.String(length=36), nullable=False),
        sa.Column("desk_no", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("amount_twd", sa.BigInteger(), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("entered_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("entered_by", sa.String(), nullable=False),
        sa.Column("collection_id", sa.String(length=36), nullable=True),
        sa.CheckConstraint("amount_twd > 0", name=op.f("ck_payment_proofs_amount_positive")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_payment_proofs_case_id")
        ),
        sa.PrimaryKeyConstraint("proof_id", name=op.f("pk_payment_proofs")),
    )
    op.create_index(op.f("ix_payment_proofs_case_id"), "payment_proofs", ["case_id"], unique=False)
    op.create_index(
        "ix_payment_proofs_open",
        "payment_proofs",
        ["case_id"],
        unique=False,
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )
