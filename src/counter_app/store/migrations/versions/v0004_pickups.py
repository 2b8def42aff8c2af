"""Pickups: what is agreed, prepared and handed over, and the money that leaves with it."""

from typing import Final

import sqlalchemy as sa
from alembic import op

from counter_app.store.migrations.append_only import refuse_changes
from counter_app.store.schema import UtcDateTime

revision = "v0004"
down_revision = "v0003"

# What becomes chained or append-only at this step: it must not follow later changes.
_CHAINED: Final = ("pickup_hand_overs",)
_APPEND_ONLY: Final = ("pickup_steps", "pickup_calls", "pickup_signatures")


def upgrade() -> None:
    _new_tables()
    for table in _CHAINED:
        refuse_changes(table, when="OLD.row_hash IS NOT NULL")
    for table in _APPEND_ONLY:
        refuse_changes(table, when="TRUE")


def _new_tables() -> None:
    op.create_table(
        "pickup_terms",
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("valid_from", name=op.f("pk_pickup_terms")),
    )
    op.create_table(
        "pickup_items",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("nature", sa.String(), nullable=False),
        sa.Column("lead_working_days", sa.Integer(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_pickup_items")),
    )
    op.create_table(
        "pickup_closures",
        sa.Column("closure_id", sa.String(length=36), nullable=False),
        sa.Column("desk_no", sa.Integer(), nullable=False),
        sa.Column("begins_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("ends_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("made_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("lifted_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("lifted_by", sa.String(), nullable=False),
        sa.CheckConstraint(
            "begins_at < ends_at", name=op.f("ck_pickup_closures_begins_before_it_ends")
        ),
        sa.PrimaryKeyConstraint("closure_id", name=op.f("pk_pickup_closures")),
    )
    op.create_index(
        op.f("ix_pickup_closures_ends_at"), "pickup_closures", ["ends_at"], unique=False
    )
    op.create_table(
        "pickups",
        sa.Column("pickup_number", sa.String(length=12), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("desk_no", sa.Integer(), nullable=False),
        sa.Column("slot_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("slot_minutes", sa.Integer(), nullable=False),
        sa.Column("item_code", sa.String(), nullable=False),
        sa.Column("item_name", sa.String(), nullable=False),
        sa.Column("nature", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("caller_name", sa.String(), nullable=False),
        sa.Column("caller_phone", sa.String(), nullable=False),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("case_number", sa.String(), nullable=False),
        sa.Column("collector", sa.String(), nullable=False),
        sa.Column("agent_name", sa.String(), nullable=False),
        sa.Column("amount_twd", sa.BigInteger(), nullable=True),
        sa.Column("receipt_number", sa.String(length=12), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("mail_key", sa.String(length=64), nullable=False),
        sa.Column("requested_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("requested_by", sa.String(), nullable=False),
        sa.Column("shelf", sa.String(), nullable=False),
        sa.Column("ready_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("arrived_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("handed_over_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("missed_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "(state = 'handed_over') = (handed_over_at IS NOT NULL)",
            name=op.f("ck_pickups_handed_over"),
        ),
        sa.CheckConstraint(
            "amount_twd IS NULL OR amount_twd > 0", name=op.f("ck_pickups_amount_positive")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_pickups_case_id")),
        sa.PrimaryKeyConstraint("pickup_number", name=op.f("pk_pickups")),
    )
    op.create_index(op.f("ix_pickups_arrived_at"), "pickups", ["arrived_at"], unique=False)
    op.create_index(op.f("ix_pickups_caller_phone"), "pickups", ["caller_phone"], unique=False)
    op.create_index(op.f("ix_pickups_case_id"), "pickups", ["case_id"], unique=False)
    op.create_index(
        "ix_pickups_open",
        "pickups",
        ["state", "ready_at"],
        unique=False,
        sqlite_where=sa.text("state NOT IN ('handed_over', 'returned')"),
        postgresql_where=sa.text("state NOT IN ('handed_over', 'returned')"),
    )
    op.create_index(op.f("ix_pickups_slot_at"), "pickups", ["slot_at"], unique=False)
    op.create_index(
        "uq_pickups_mail_key",
        "pickups",
        ["mail_key"],
        unique=True,
        sqlite_where=sa.text("mail_key <> ''"),
        postgresql_where=sa.text("mail_key <> ''"),
    )
    op.create_table(
        "pickup_places",
        sa.Column("desk_no", sa.Integer(), nullable=False),
        sa.Column("slot_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("pickup_number", sa.String(length=12), nullable=False),
        sa.CheckConstraint(
            "place BETWEEN 1 AND capacity", name=op.f("ck_pickup_places_place_within_capacity")
        ),
        sa.ForeignKeyConstraint(
            ["pickup_number"],
            ["pickups.pickup_number"],
            name=op.f("fk_pickup_places_pickup_number"),
        ),
        sa.PrimaryKeyConstraint("desk_no", "slot_at", "place", name=op.f("pk_pickup_places")),
        sa.UniqueConstraint("pickup_number", name=op.f("uq_pickup_places_pickup_number")),
    )
    op.create_table(
        "pickup_steps",
        sa.Column("step_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("pickup_number", sa.String(length=12), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("desk_no", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("from_state", sa.String(), nullable=True),
        sa.Column("to_state", sa.String(), nullable=False),
        sa.Column("from_desk_no", sa.Integer(), nullable=False),
        sa.Column("from_slot_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("to_desk_no", sa.Integer(), nullable=False),
        sa.Column("to_slot_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("undoes", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.CheckConstraint(
            "(kind = 'undo') = (undoes IS NOT NULL)", name=op.f("ck_pickup_steps_undo_names_a_step")
        ),
        sa.ForeignKeyConstraint(
            ["pickup_number"], ["pickups.pickup_number"], name=op.f("fk_pickup_steps_pickup_number")
        ),
        sa.ForeignKeyConstraint(
            ["undoes"], ["pickup_steps.step_id"], name=op.f("fk_pickup_steps_undoes")
        ),
        sa.PrimaryKeyConstraint("step_id", name=op.f("pk_pickup_steps")),
        sa.UniqueConstraint("undoes", name=op.f("uq_pickup_steps_undoes")),
    )
    op.create_index(
        op.f("ix_pickup_steps_pickup_number"), "pickup_steps", ["pickup_number"], unique=False
    )
    op.create_table(
        "pickup_calls",
        sa.Column("call_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("pickup_number", sa.String(length=12), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("desk_no", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["pickup_number"], ["pickups.pickup_number"], name=op.f("fk_pickup_calls_pickup_number")
        ),
        sa.PrimaryKeyConstraint("call_id", name=op.f("pk_pickup_calls")),
    )
    op.create_index(
        op.f("ix_pickup_calls_pickup_number"), "pickup_calls", ["pickup_number"], unique=False
    )
    op.create_table(
        "pickup_hand_overs",
        sa.Column("pickup_number", sa.String(length=12), nullable=False),
        sa.Column("desk_no", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("handed_by", sa.String(), nullable=False),
        sa.Column("collector", sa.String(), nullable=False),
        sa.Column("recipient_name", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("document_last4", sa.String(length=4), nullable=False),
        sa.Column("has_authority", sa.Boolean(), nullable=False),
        sa.Column("signing", sa.String(), nullable=False),
        sa.Column("signature_hash", sa.String(length=64), nullable=False),
        sa.Column("given", sa.String(), nullable=False),
        sa.Column("receipt_number", sa.String(length=12), nullable=False),
        sa.Column("amount_twd", sa.BigInteger(), nullable=True),
        sa.Column("shift_id", sa.String(length=36), nullable=True),
        sa.Column("business_day", sa.Date(), nullable=True),
        sa.Column("entry_id", sa.String(length=36), nullable=True),
        sa.Column("approver", sa.String(), nullable=False),
        sa.Column("chain_seq", sa.BigInteger(), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("row_hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint(
            "(amount_twd IS NULL) = (entry_id IS NULL) AND (amount_twd IS NULL) = (shift_id IS NULL) AND (amount_twd IS NULL) = (approver = '')",
            name=op.f("ck_pickup_hand_overs_money_is_in_the_drawer"),
        ),
        sa.CheckConstraint(
            "amount_twd IS NULL OR amount_twd > 0",
            name=op.f("ck_pickup_hand_overs_amount_positive"),
        ),
        sa.CheckConstraint("handed_by <> approver", name=op.f("ck_pickup_hand_overs_not_own_act")),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["drawer_entries.entry_id"], name=op.f("fk_pickup_hand_overs_entry_id")
        ),
        sa.ForeignKeyConstraint(
            ["pickup_number"],
            ["pickups.pickup_number"],
            name=op.f("fk_pickup_hand_overs_pickup_number"),
        ),
        sa.ForeignKeyConstraint(
            ["shift_id"], ["shifts.shift_id"], name=op.f("fk_pickup_hand_overs_shift_id")
        ),
        sa.PrimaryKeyConstraint("pickup_number", name=op.f("pk_pickup_hand_overs")),
        sa.UniqueConstraint("entry_id", name=op.f("uq_pickup_hand_overs_entry_id")),
    )
    op.create_index(
        op.f("ix_pickup_hand_overs_shift_id"), "pickup_hand_overs", ["shift_id"], unique=False
    )
    op.create_table(
        "pickup_signatures",
        sa.Column("pickup_number", sa.String(length=12), nullable=False),
        sa.Column("image", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint(
            "length(image) BETWEEN 1 AND 65536", name=op.f("ck_pickup_signatures_size_limited")
        ),
        sa.ForeignKeyConstraint(
            ["pickup_number"],
            ["pickup_hand_overs.pickup_number"],
            name=op.f("fk_pickup_signatures_pickup_number"),
        ),
        sa.PrimaryKeyConstraint("pickup_number", name=op.f("pk_pickup_signatures")),
    )
