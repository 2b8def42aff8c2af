"""Shifts that close, money that goes back, approvals, anchors; final rows that cannot change."""

from typing import Final

import sqlalchemy as sa
from alembic import op

from counter_app.store.migrations.append_only import refuse_changes
from counter_app.store.schema import UtcDateTime

revision = "v0002"
down_revision = "v0001"

# What was chained, and what was append-only, at this step: it must not follow later changes.
_CHAINED: Final = (
    "payments",
    "payment_items",
    "tenders",
    "receipts",
    "reversals",
    "tender_corrections",
    "outage_receipts",
    "approvals",
    "drawer_entries",
    "drawer_counts",
    "hand_overs",
    "settlements",
    "differences",
    "carried_items",
    "closes",
    "verifications",
    "journal",
)
_APPEND_ONLY: Final = ("device_events", "anchors")


def upgrade() -> None:
    _new_tables()
    _changed_tables()
    _triggers()


def _new_tables() -> None:
    op.create_table(
        "anchors",
        sa.Column("chain_desk_no", sa.Integer(), nullable=False),
        sa.Column("chain_seq", sa.BigInteger(), nullable=False),
        sa.Column("row_hash", sa.String(length=64), nullable=False),
        sa.Column("desk_no", sa.Integer(), nullable=False),
        sa.Column("z_number", sa.Integer(), nullable=False),
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("last_receipt", sa.String(length=12), nullable=False),
        sa.Column("public_key", sa.String(length=64), nullable=False),
        sa.Column("signature", sa.String(length=128), nullable=False),
        sa.PrimaryKeyConstraint("chain_desk_no", "chain_seq", name=op.f("pk_anchors")),
    )
    op.create_table(
        "approvals",
        sa.Column("approval_id", sa.String(length=36), nullable=False),
        sa.Column("desk_no", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("approver", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("amount_twd", sa.BigInteger(), nullable=True),
        sa.Column("chain_seq", sa.BigInteger(), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("row_hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint("actor <> approver", name=op.f("ck_approvals_not_own_act")),
        sa.PrimaryKeyConstraint("approval_id", name=op.f("pk_approvals")),
    )
    op.create_index(op.f("ix_approvals_subject"), "approvals", ["subject"], unique=False)

    op.create_table(
        "password_history",
        sa.Column("login", sa.String(), nullable=False),
        sa.Column("changed_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("login", "changed_at", name=op.f("pk_password_history")),
    )
    op.create_table(
        "remittance_accounts",
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("owner", name=op.f("pk_remittance_accounts")),
    )
    op.create_table(
        "sign_in_guards",
        sa.Column("login", sa.String(length=64), nullable=False),
        sa.Column("failed_count", sa.Integer(), nullable=False),
        sa.Column("last_failed_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("locked_until", UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("login", name=op.f("pk_sign_in_guards")),
    )
    op.create_table(
        "signing_keys",
        sa.Column("public_key", sa.String(length=64), nullable=False),
        sa.Column("private_key", sa.String(length=64), nullable=False),
        sa.Column("made_at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("public_key", name=op.f("pk_signing_keys")),
    )
    op.create_table(
        "carried_items",
        sa.Column("carried_id", sa.String(length=36), nullable=False),
        sa.Column("desk_no", sa.Integer(), nullable=False),
        sa.Column("shift_id", sa.String(length=36), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("amount_twd", sa.BigInteger(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("approver", sa.String(), nullable=False),
        sa.Column("chain_seq", sa.BigInteger(), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("row_hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["shift_id"], ["shifts.shift_id"], name=op.f("fk_carried_items_shift_id")
        ),
        sa.PrimaryKeyConstraint("carried_id", name=op.f("pk_carried_items")),
    )
    op.create_index(op.f("ix_carried_items_shift_id"), "carried_items", ["shift_id"], unique=False)

    op.create_table(
        "closes",
        sa.Column("shift_id", sa.String(length=36), nullable=False),
        sa.Column("desk_no", sa.Integer(), nullable=False),
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.Column("z_number", sa.Integer(), nullable=False),
        sa.Column("closed_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("closed_by", sa.String(), nullable=False),
        sa.Column("approver", sa.String(), nullable=False),
        sa.Column("next_float_twd", sa.BigInteger(), nullable=False),
        sa.Column("paid_in_twd", sa.BigInteger(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("chain_seq", sa.BigInteger(), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("row_hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint("next_float_twd >= 0", name=op.f("ck_closes_float_not_negative")),
        sa.ForeignKeyConstraint(["shift_id"], ["shifts.shift_id"], name=op.f("fk_closes_shift_id")),
        sa.PrimaryKeyConstraint("shift_id", name=op.f("pk_closes")),
        sa.UniqueConstraint("desk_no", "z_number", name=op.f("uq_closes_desk_no_z_number")),
    )
    op.create_index(op.f("ix_closes_business_day"), "closes", ["business_day"], unique=False)

    op.create_table(
        "differences",
        sa.Column("difference_id", sa.String(length=36), nullable=False),
        sa.Column("desk_no", sa.Integer(), nullable=False),
        sa.Column("shift_id", sa.String(length=36), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("expected_count", sa.Integer(), nullable=False),
        sa.Column("found_count", sa.Integer(), nullable=False),
        sa.Column("expected_twd", sa.BigInteger(), nullable=False),
        sa.Column("found_twd", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("clerk", sa.String(), nullable=False),
        sa.Column("approver", sa.String(), nullable=False),
        sa.Column("chain_seq", sa.BigInteger(), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("row_hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_differences_reason_given")),
        sa.CheckConstraint("clerk <> approver", name=op.f("ck_differences_not_own_act")),
        sa.ForeignKeyConstraint(
            ["shift_id"], ["shifts.shift_id"], name=op.f("fk_differences_shift_id")
        ),
        sa.PrimaryKeyConstraint("difference_id", name=op.f("pk_differences")),
    )
    op.create_index(op.f("ix_differences_shift_id"), "differences", ["shift_id"], unique=False)

    op.create_table(
        "drawer_counts",
        sa.Column("count_id", sa.String(length=36), nullable=False),
        sa.Column("desk_no", sa.Integer(), nullable=False),
        sa.Column("shift_id", sa.String(length=36), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("counted_by", sa.String(), nullable=False),
        sa.Column("pieces", sa.Text(), nullable=False),
        sa.Column("other_twd", sa.BigInteger(), nullable=False),
        sa.Column("total_twd", sa.BigInteger(), nullable=False),
        sa.Column("expected_twd", sa.BigInteger(), nullable=False),
        sa.Column("chain_seq", sa.BigInteger(), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("row_hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["shift_id"], ["shifts.shift_id"], name=op.f("fk_drawer_counts_shift_id")
        ),
        sa.PrimaryKeyConstraint("count_id", name=op.f("pk_drawer_counts")),
    )
    op.create_index(op.f("ix_drawer_counts_shift_id"), "drawer_counts", ["shift_id"], unique=False)

    op.create_table(
        "drawer_entries",
        sa.Column("entry_id", sa.String(length=36), nullable=False),
        sa.Column("desk_no", sa.Integer(), nullable=False),
        sa.Column("shift_id", sa.String(length=36), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("amount_twd", sa.BigInteger(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("clerk", sa.String(), nullable=False),
        sa.Column("approver", sa.String(), nullable=False),
        sa.Column("chain_seq", sa.BigInteger(), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("row_hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint("amount_twd > 0", name=op.f("ck_drawer_entries_amount_positive")),
        sa.ForeignKeyConstraint(
            ["shift_id"], ["shifts.shift_id"], name=op.f("fk_drawer_entries_shift_id")
        ),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_drawer_entries")),
    )
    op.create_index(
        op.f("ix_drawer_entries_shift_id"), "drawer_entries", ["shift_id"], unique=False
    )

    op.create_table(
        "settlements",
        sa.Column("settlement_id", sa.String(length=36), nullable=False),
        sa.Column("desk_no", sa.Integer(), nullable=False),
        sa.Column("shift_id", sa.String(length=36), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reference", sa.String(length=18), nullable=False),
        sa.Column("intended_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("expected", sa.Text(), nullable=False),
        sa.Column("reported", sa.Text(), nullable=False),
        sa.Column("terminal_id", sa.String(), nullable=False),
        sa.Column("batch_number", sa.String(), nullable=False),
        sa.Column("device_time", sa.String(), nullable=False),
        sa.Column("outcome_code", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("request_serial", sa.String(), nullable=False),
        sa.Column("by_slip", sa.Boolean(), nullable=False),
        sa.Column("approver", sa.String(), nullable=False),
        sa.Column("chain_seq", sa.BigInteger(), nullable=True),
        sa.Column("previous_hash", sa.String(length=64), nullable=True),
        sa.Column("row_hash", sa.String(length=64), nullable=True),
        sa.CheckConstraint(
            "(state IN ('intended', 'unknown')) = (row_hash IS NULL)",
            name=op.f("ck_settlements_chained_when_final"),
        ),
        sa.ForeignKeyConstraint(
            ["shift_id"], ["shifts.shift_id"], name=op.f("fk_settlements_shift_id")
        ),
        sa.PrimaryKeyConstraint("settlement_id", name=op.f("pk_settlements")),
    )
    op.create_index(op.f("ix_settlements_shift_id"), "settlements", ["shift_id"], unique=False)
    op.create_index(
        "uq_settlements_once",
        "settlements",
        ["shift_id", "device"],
        unique=True,
        sqlite_where=sa.text("state <> 'failed'"),
        postgresql_where=sa.text("state <> 'failed'"),
    )

    op.create_table(
        "hand_overs",
        sa.Column("hand_over_id", sa.String(length=36), nullable=False),
        sa.Column("desk_no", sa.Integer(), nullable=False),
        sa.Column("shift_id", sa.String(length=36), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("from_clerk", sa.String(), nullable=False),
        sa.Column("to_clerk", sa.String(), nullable=False),
        sa.Column("count_id", sa.String(length=36), nullable=False),
        sa.Column("chain_seq", sa.BigInteger(), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("row_hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint("from_clerk <> to_clerk", name=op.f("ck_hand_overs_two_clerks")),
        sa.ForeignKeyConstraint(
            ["count_id"], ["drawer_counts.count_id"], name=op.f("fk_hand_overs_count_id")
        ),
        sa.ForeignKeyConstraint(
            ["shift_id"], ["shifts.shift_id"], name=op.f("fk_hand_overs_shift_id")
        ),
        sa.PrimaryKeyConstraint("hand_over_id", name=op.f("pk_hand_overs")),
    )
    op.create_index(op.f("ix_hand_overs_shift_id"), "hand_overs", ["shift_id"], unique=False)

    op.create_table(
        "outage_receipts",
        sa.Column("receipt_number", sa.String(length=12), nullable=False),
        sa.Column("desk_no", sa.Integer(), nullable=False),
        sa.Column("payment_id", sa.String(length=36), nullable=True),
        sa.Column("collected_by", sa.String(), nullable=False),
        sa.Column("collected_on", sa.Date(), nullable=False),
        sa.Column("captured_by", sa.String(), nullable=False),
        sa.Column("captured_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("chain_seq", sa.BigInteger(), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("row_hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["payment_id"], ["payments.payment_id"], name=op.f("fk_outage_receipts_payment_id")
        ),
        sa.PrimaryKeyConstraint("receipt_number", name=op.f("pk_outage_receipts")),
    )
    op.create_table(
        "verifications",
        sa.Column("shift_id", sa.String(length=36), nullable=False),
        sa.Column("desk_no", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("verified_by", sa.String(), nullable=False),
        sa.Column("counted_twd", sa.BigInteger(), nullable=False),
        sa.Column("expected_twd", sa.BigInteger(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("chain_seq", sa.BigInteger(), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("row_hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["shift_id"], ["closes.shift_id"], name=op.f("fk_verifications_shift_id")
        ),
        sa.PrimaryKeyConstraint("shift_id", name=op.f("pk_verifications")),
    )
    op.create_table(
        "reversals",
        sa.Column("reversal_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("desk_no", sa.Integer(), nullable=False),
        sa.Column("receipt_number", sa.String(length=12), nullable=False),
        sa.Column("payment_id", sa.String(length=36), nullable=False),
        sa.Column("line_number", sa.Integer(), nullable=False),
        sa.Column("amount_twd", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("has_paper", sa.Boolean(), nullable=False),
        sa.Column("paper_note", sa.String(), nullable=False),
        sa.Column("requested_by", sa.String(), nullable=False),
        sa.Column("requested_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("approved_by", sa.String(), nullable=False),
        sa.Column("approved_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("shift_id", sa.String(length=36), nullable=True),
        sa.Column("business_day", sa.Date(), nullable=True),
        sa.Column("paid_by", sa.String(), nullable=False),
        sa.Column("finished_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("way", sa.String(), nullable=True),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("is_signed", sa.Boolean(), nullable=False),
        sa.Column("transfer_account", sa.String(), nullable=False),
        sa.Column("chain_seq", sa.BigInteger(), nullable=True),
        sa.Column("previous_hash", sa.String(length=64), nullable=True),
        sa.Column("row_hash", sa.String(length=64), nullable=True),
        sa.CheckConstraint(
            "(state IN ('requested', 'approved')) = (row_hash IS NULL)",
            name=op.f("ck_reversals_chained_when_final"),
        ),
        sa.CheckConstraint(
            "approved_by = '' OR approved_by <> requested_by", name=op.f("ck_reversals_not_own_act")
        ),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_reversals_reason_given")),
        sa.CheckConstraint("amount_twd > 0", name=op.f("ck_reversals_amount_positive")),
        sa.ForeignKeyConstraint(
            ["payment_id"], ["payments.payment_id"], name=op.f("fk_reversals_payment_id")
        ),
        sa.ForeignKeyConstraint(
            ["receipt_number"],
            ["receipts.receipt_number"],
            name=op.f("fk_reversals_receipt_number"),
        ),
        sa.ForeignKeyConstraint(
            ["shift_id"], ["shifts.shift_id"], name=op.f("fk_reversals_shift_id")
        ),
        sa.PrimaryKeyConstraint("reversal_id", name=op.f("pk_reversals")),
    )
    op.create_index(op.f("ix_reversals_business_day"), "reversals", ["business_day"], unique=False)
    op.create_index(
        op.f("ix_reversals_receipt_number"), "reversals", ["receipt_number"], unique=False
    )
    op.create_index(op.f("ix_reversals_shift_id"), "reversals", ["shift_id"], unique=False)
    op.create_index(
        "uq_reversals_once",
        "reversals",
        ["receipt_number", "line_number"],
        unique=True,
        sqlite_where=sa.text("state <> 'refused'"),
        postgresql_where=sa.text("state <> 'refused'"),
    )

    op.create_table(
        "tender_corrections",
        sa.Column("correction_id", sa.String(length=36), nullable=False),
        sa.Column("desk_no", sa.Integer(), nullable=False),
        sa.Column("shift_id", sa.String(length=36), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("payment_id", sa.String(length=36), nullable=False),
        sa.Column("tender_id", sa.String(length=36), nullable=False),
        sa.Column("receipt_number", sa.String(length=12), nullable=False),
        sa.Column("old_kind", sa.String(), nullable=False),
        sa.Column("new_kind", sa.String(), nullable=False),
        sa.Column("amount_twd", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("clerk", sa.String(), nullable=False),
        sa.Column("approver", sa.String(), nullable=False),
        sa.Column("slip_number", sa.String(), nullable=False),
        sa.Column("approval_code", sa.String(), nullable=False),
        sa.Column("issuer_name", sa.String(), nullable=False),
        sa.Column("document_number", sa.String(), nullable=False),
        sa.Column("document_date", sa.Date(), nullable=True),
        sa.Column("chain_seq", sa.BigInteger(), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("row_hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint("clerk <> approver", name=op.f("ck_tender_corrections_not_own_act")),
        sa.ForeignKeyConstraint(
            ["payment_id"], ["payments.payment_id"], name=op.f("fk_tender_corrections_payment_id")
        ),
        sa.ForeignKeyConstraint(
            ["shift_id"], ["shifts.shift_id"], name=op.f("fk_tender_corrections_shift_id")
        ),
        sa.ForeignKeyConstraint(
            ["tender_id"], ["tenders.tender_id"], name=op.f("fk_tender_corrections_tender_id")
        ),
        sa.PrimaryKeyConstraint("correction_id", name=op.f("pk_tender_corrections")),
        sa.UniqueConstraint("tender_id", name=op.f("uq_tender_corrections_tender_id")),
    )
    op.create_index(
        op.f("ix_tender_corrections_shift_id"), "tender_corrections", ["shift_id"], unique=False
    )


def _changed_tables() -> None:
    # Plain additions, where a rebuild would lose what SQLite does not tell of a table.
    op.execute(
        "ALTER TABLE tenders ADD COLUMN reversal_id VARCHAR(36)"
        " CONSTRAINT fk_tenders_reversal_id REFERENCES reversals (reversal_id)"
    )
    op.execute(
        "ALTER TABLE tenders ADD COLUMN reverses_tender_id VARCHAR(36)"
        " CONSTRAINT fk_tenders_reverses_tender_id REFERENCES tenders (tender_id)"
    )
    op.create_index(op.f("ix_tenders_reversal_id"), "tenders", ["reversal_id"])
    op.create_index("ix_journal_subject", "journal", ["subject"])
    is_copy = sa.text("copy > 0")
    op.create_index(
        "ix_print_jobs_copies",
        "print_jobs",
        ["desk_no", "queued_at"],
        sqlite_where=is_copy,
        postgresql_where=is_copy,
    )

    op.add_column("shifts", sa.Column("clerk", sa.String(), nullable=False, server_default=""))
    op.execute("UPDATE shifts SET clerk = opened_by")
    op.drop_index("uq_shifts_open_desk", table_name="shifts")
    is_open = sa.text("state IN ('open', 'closing')")
    op.create_index(
        "uq_shifts_open_desk",
        "shifts",
        ["desk_no"],
        unique=True,
        sqlite_where=is_open,
        postgresql_where=is_open,
    )
    op.create_index(op.f("ix_shifts_business_day"), "shifts", ["business_day"])

    op.add_column(
        "staff",
        sa.Column("must_change_password", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.add_column(
        "staff",
        sa.Column(
            "password_changed_at",
            UtcDateTime(timezone=True),
            nullable=False,
            server_default="2000-01-01 00:00:00",
        ),
    )
    op.execute("UPDATE staff SET password_changed_at = created_at")

    with op.batch_alter_table("receipts") as receipts:
        receipts.drop_constraint(op.f("uq_receipts_desk_no_roc_year_serial"), type_="unique")
        receipts.create_index(
            op.f("ix_receipts_desk_no_roc_year_serial"), ["desk_no", "roc_year", "serial"]
        )
    with op.batch_alter_table("device_events") as events:
        events.alter_column("tender_id", existing_type=sa.String(length=36), nullable=True)
        events.add_column(sa.Column("settlement_id", sa.String(length=36), nullable=True))
        events.create_index(op.f("ix_device_events_settlement_id"), ["settlement_id"])
        events.create_foreign_key(
            op.f("fk_device_events_settlement_id"),
            "settlements",
            ["settlement_id"],
            ["settlement_id"],
        )
        events.create_check_constraint(
            op.f("ck_device_events_of_one_request"),
            "(tender_id IS NULL) <> (settlement_id IS NULL)",
        )


def _triggers() -> None:
    for table in _CHAINED:
        refuse_changes(table, when="OLD.row_hash IS NOT NULL")
    for table in _APPEND_ONLY:
        refuse_changes(table, when="TRUE")
