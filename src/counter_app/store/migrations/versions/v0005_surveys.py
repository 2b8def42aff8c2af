"""Surveys: versions of the questionnaire, batches of sheets, responses and what becomes of them."""

import json
from datetime import UTC, date, datetime
from typing import Any, Final

import sqlalchemy as sa
from alembic import op

from counter_app.store.migrations.append_only import refuse_changes
from counter_app.store.schema import UtcDateTime

revision = "v0005"
down_revision = "v0004"

# What becomes append-only at this step: it must not follow later changes.
_APPEND_ONLY: Final = ("survey_form_runs", "survey_corrections")
_SATISFACTION: Final = [
    ["很滿意", "Very satisfied"],
    ["滿意", "Satisfied"],
    ["尚滿意", "Fairly satisfied"],
    ["不滿意", "Dissatisfied"],
]
# The branch's form of 2025, as every store begins with it.
_FIRST_FORM: Final[dict[str, Any]] = {
    "title_zh": "為民服務意見調查表",
    "title_en": "Service Satisfaction Survey",
    "questions": [
        {
            "code": "time",
            "kind": "bands",
            "wording_zh": "洽辦公務時間",
            "wording_en": "Time needed to complete your business",
            "choices": [
                ["15 分鐘內", "Within 15 minutes"],
                ["30 分鐘內", "Within 30 minutes"],
                ["1 小時內", "Within 1 hour"],
                ["超過 1 小時", "More than 1 hour"],
            ],
            "low_from": 4,
        },
        {
            "code": "process",
            "kind": "scale",
            "wording_zh": "處理申請事項的流程、效率",
            "wording_en": "Handling of your application: process, efficiency",
            "choices": _SATISFACTION,
            "low_from": 4,
        },
        {
            "code": "staff",
            "kind": "scale",
            "wording_zh": "其他人員服務態度",
            "wording_en": "Attitude of other staff",
            "choices": _SATISFACTION,
            "low_from": 4,
        },
        {
            "code": "environment",
            "kind": "scale",
            "wording_zh": "機關洽公環境",
            "wording_en": "Environment of the office",
            "choices": _SATISFACTION,
            "low_from": 4,
        },
        {
            "code": "reception",
            "kind": "scale",
            "wording_zh": "接待之志工或警衛的服務態度",
            "wording_en": "Attitude of the volunteers or guards who received you",
            "choices": _SATISFACTION,
            "low_from": 4,
        },
        {
            "code": "enquiry",
            "kind": "scale",
            "wording_zh": "解答詢問的流程、效率",
            "wording_en": "Answering of your questions: process, efficiency",
            "choices": _SATISFACTION,
            "low_from": 4,
        },
        {
            "code": "overall",
            "kind": "scale",
            "wording_zh": "整體滿意度",
            "wording_en": "Overall satisfaction",
            "choices": _SATISFACTION,
            "low_from": 4,
        },
        {
            "code": "comment",
            "kind": "text",
            "wording_zh": "其他意見或建議",
            "wording_en": "Other comments or suggestions",
            "choices": [],
            "low_from": 0,
        },
    ],
}


def upgrade() -> None:
    _new_tables()
    for table in _APPEND_ONLY:
        refuse_changes(table, when="TRUE")
    refuse_changes("questionnaires", when="OLD.used_at IS NOT NULL")
    op.bulk_insert(
        sa.table(
            "questionnaires",
            sa.column("version", sa.Integer()),
            sa.column("valid_from", sa.Date()),
            sa.column("content", sa.Text()),
            sa.column("made_by", sa.String()),
            sa.column("made_at", UtcDateTime()),
        ),
        [
            {
                "version": 1,
                "valid_from": date(2025, 1, 1),
                "content": json.dumps(_FIRST_FORM, ensure_ascii=False),
                "made_by": "",
                "made_at": datetime(2025, 1, 1, tzinfo=UTC),
            }
        ],
    )


def _new_tables() -> None:
    op.create_table(
        "questionnaires",
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("made_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("used_at", UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_questionnaires")),
    )
    op.create_table(
        "survey_form_runs",
        sa.Column("first_number", sa.String(length=12), nullable=False),
        sa.Column("last_number", sa.String(length=12), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("printed_by", sa.String(), nullable=False),
        sa.Column("printed_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("desk_no", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "first_number <= last_number", name=op.f("ck_survey_form_runs_in_order")
        ),
        sa.ForeignKeyConstraint(
            ["version"], ["questionnaires.version"], name=op.f("fk_survey_form_runs_version")
        ),
        sa.PrimaryKeyConstraint("first_number", name=op.f("pk_survey_form_runs")),
        sa.UniqueConstraint("last_number", name=op.f("uq_survey_form_runs_last_number")),
    )
    op.create_table(
        "survey_batches",
        sa.Column("batch_number", sa.String(length=8), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=False),
        sa.Column("desk_no", sa.Integer(), nullable=False),
        sa.Column("sheet_count", sa.Integer(), nullable=False),
        sa.Column("check_every", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("opened_by", sa.String(), nullable=False),
        sa.Column("opened_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("request_key", sa.String(length=36), nullable=False),
        sa.CheckConstraint("check_every >= 0", name=op.f("ck_survey_batches_checks_not_negative")),
        sa.CheckConstraint("sheet_count >= 0", name=op.f("ck_survey_batches_count_not_negative")),
        sa.PrimaryKeyConstraint("batch_number", name=op.f("pk_survey_batches")),
        sa.UniqueConstraint("request_key", name=op.f("uq_survey_batches_request_key")),
    )
    op.create_index(op.f("ix_survey_batches_state"), "survey_batches", ["state"], unique=False)
    op.create_table(
        "survey_responses",
        sa.Column("response_id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=False),
        sa.Column("desk_no", sa.Integer(), nullable=False),
        sa.Column("sheet_number", sa.String(length=12), nullable=True),
        sa.Column("batch_number", sa.String(length=8), nullable=True),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("typed_by", sa.String(), nullable=False),
        sa.Column("begun_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("completed_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("discarded_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("checked_by", sa.String(), nullable=False),
        sa.Column("checked_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("settled_by", sa.String(), nullable=False),
        sa.Column("settled_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("import_key", sa.String(length=80), nullable=True),
        sa.CheckConstraint(
            "(source = 'paper') = (batch_number IS NOT NULL) AND (source = 'paper') = (sheet_number IS NOT NULL) AND (source = 'paper') = (position IS NOT NULL) AND (source = 'import') = (import_key IS NOT NULL)",
            name=op.f("ck_survey_responses_source_says_where_from"),
        ),
        sa.CheckConstraint(
            "checked_by = '' OR checked_by <> typed_by",
            name=op.f("ck_survey_responses_typed_twice_by_two"),
        ),
        sa.CheckConstraint(
            "settled_at IS NULL OR checked_at IS NOT NULL",
            name=op.f("ck_survey_responses_settled_once_checked"),
        ),
        sa.ForeignKeyConstraint(
            ["batch_number"],
            ["survey_batches.batch_number"],
            name=op.f("fk_survey_responses_batch_number"),
        ),
        sa.ForeignKeyConstraint(
            ["version"], ["questionnaires.version"], name=op.f("fk_survey_responses_version")
        ),
        sa.PrimaryKeyConstraint("response_id", name=op.f("pk_survey_responses")),
        sa.UniqueConstraint(
            "batch_number", "position", name=op.f("uq_survey_responses_batch_number_position")
        ),
        sa.UniqueConstraint("import_key", name=op.f("uq_survey_responses_import_key")),
    )
    op.create_index(
        op.f("ix_survey_responses_answered_on"), "survey_responses", ["answered_on"], unique=False
    )
    op.create_index(
        "uq_survey_responses_sheet_number",
        "survey_responses",
        ["sheet_number"],
        unique=True,
        sqlite_where=sa.text("discarded_at IS NULL"),
        postgresql_where=sa.text("discarded_at IS NULL"),
    )
    op.create_table(
        "survey_answers",
        sa.Column("response_id", sa.String(length=36), nullable=False),
        sa.Column("typing", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("question_code", sa.String(length=20), nullable=False),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("choices", sa.String(length=9), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(standing = 'given') = (choices <> '' OR text <> '')",
            name=op.f("ck_survey_answers_given_says_what"),
        ),
        sa.CheckConstraint("typing IN (1, 2)", name=op.f("ck_survey_answers_typed_once_or_twice")),
        sa.ForeignKeyConstraint(
            ["response_id"],
            ["survey_responses.response_id"],
            name=op.f("fk_survey_answers_response_id"),
        ),
        sa.PrimaryKeyConstraint(
            "response_id", "typing", "question_code", name=op.f("pk_survey_answers")
        ),
    )
    op.create_table(
        "survey_corrections",
        sa.Column(
            "correction_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("response_id", sa.String(length=36), nullable=False),
        sa.Column("question_code", sa.String(length=20), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("desk_no", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("from_standing", sa.String(), nullable=False),
        sa.Column("from_choices", sa.String(length=9), nullable=False),
        sa.Column("from_text", sa.Text(), nullable=False),
        sa.Column("to_standing", sa.String(), nullable=False),
        sa.Column("to_choices", sa.String(length=9), nullable=False),
        sa.Column("to_text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["response_id"],
            ["survey_responses.response_id"],
            name=op.f("fk_survey_corrections_response_id"),
        ),
        sa.PrimaryKeyConstraint("correction_id", name=op.f("pk_survey_corrections")),
    )
    op.create_index(
        op.f("ix_survey_corrections_response_id"),
        "survey_corrections",
        ["response_id"],
        unique=False,
    )
    op.create_table(
        "survey_follow_ups",
        sa.Column("response_id", sa.String(length=36), nullable=False),
        sa.Column("opened_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("closed_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("closed_by", sa.String(), nullable=False),
        sa.CheckConstraint(
            "(closed_at IS NULL) = (outcome = '') AND (closed_at IS NULL) = (closed_by = '')",
            name=op.f("ck_survey_follow_ups_closed_with_an_outcome"),
        ),
        sa.CheckConstraint(
            "(owner = '') = (due_on IS NULL)", name=op.f("ck_survey_follow_ups_owner_has_a_day")
        ),
        sa.ForeignKeyConstraint(
            ["response_id"],
            ["survey_responses.response_id"],
            name=op.f("fk_survey_follow_ups_response_id"),
        ),
        sa.PrimaryKeyConstraint("response_id", name=op.f("pk_survey_follow_ups")),
    )
    op.create_table(
        "survey_tags",
        sa.Column("response_id", sa.String(length=36), nullable=False),
        sa.Column("question_code", sa.String(length=20), nullable=False),
        sa.Column("tag", sa.String(length=12), nullable=False),
        sa.Column("tagged_by", sa.String(), nullable=False),
        sa.Column("tagged_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["response_id"],
            ["survey_responses.response_id"],
            name=op.f("fk_survey_tags_response_id"),
        ),
        sa.PrimaryKeyConstraint("response_id", "question_code", "tag", name=op.f("pk_survey_tags")),
    )
    op.create_table(
        "survey_imports",
        sa.Column("file_hash", sa.String(length=64), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("imported_by", sa.String(), nullable=False),
        sa.Column("imported_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("response_count", sa.Integer(), nullable=False),
        sa.Column("rejected_count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("file_hash", name=op.f("pk_survey_imports")),
    )
