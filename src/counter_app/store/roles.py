"""Who may do what on PostgreSQL: three roles, and one table of what the desk's may.

* ``counter_owner`` owns the tables and migrates them.
* ``counter_desk`` is what desks sign in as: it may read all, add rows where the program adds
  some, and change or delete only what is listed here.  What is final it cannot touch.
* ``counter_audit`` reads all but secrets.

The logins of people and desks are members of one of them.  No stored procedure pays: there is
no function but those that refuse.
"""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, Engine, Table
from sqlalchemy.exc import DBAPIError, OperationalError

from counter_app.store import schema
from counter_app.store.errors import NotTheOwner, StoreUnreachable
from counter_app.store.moving_columns import FIXED, PICKUP_MOVES, SURVEY_RESPONSE_MOVES
from counter_app.store.opening import is_denied
from counter_app.store.schema import metadata

OWNER: Final = "counter_owner"
DESK: Final = "counter_desk"
AUDIT: Final = "counter_audit"

VERSION_TABLE: Final = "alembic_version"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskGrant:
    """What the desk's role may do to one table beside reading it.

    Attributes:
        adds: It may insert rows.
        changes: Columns that it may update.
        deletes: It may delete rows.
    """

    adds: bool = True
    changes: tuple[str, ...] = ()
    deletes: bool = False


_ADDS: Final = DeskGrant()


def _all_but(table: Table, *fixed: str) -> tuple[str, ...]:
    """Return every column of a table that is written but these."""
    return tuple(c.name for c in table.c if c.name not in fixed and c.computed is None)


def _moving(table: Table) -> DeskGrant:
    return DeskGrant(changes=_all_but(table, *FIXED[table]))


DESK_MAY: Final[dict[Table, DeskGrant]] = {
    # What every desk shares: settings, people, rules.
    schema.store_facts: DeskGrant(changes=("value",)),
    schema.staff: DeskGrant(
        changes=("is_active", "password_hash", "must_change_password", "password_changed_at")
    ),
    schema.password_history: _ADDS,
    schema.sign_in_guards: DeskGrant(
        changes=("failed_count", "last_failed_at", "locked_until"), deletes=True
    ),
    schema.case_kinds: _ADDS,
    schema.tender_rules: DeskGrant(
        changes=_all_but(schema.tender_rules, "kind", "tender", "valid_from")
    ),
    schema.interest_rates: DeskGrant(changes=("rate_milli_percent",)),
    schema.price_items: DeskGrant(changes=_all_but(schema.price_items, "code", "valid_from")),
    schema.remittance_accounts: DeskGrant(changes=("account",)),
    schema.signing_keys: _ADDS,
    schema.notice_terms: DeskGrant(changes=("content",)),
    # Cases: what is delivered, and balances.
    schema.agencies: DeskGrant(changes=("agency_name",)),
    schema.names: _ADDS,
    schema.name_suffixes: _ADDS,
    schema.cases: DeskGrant(changes=_all_but(schema.cases, "case_id")),
    # What is in hand.
    schema.shifts: DeskGrant(changes=("state", "clerk")),
    schema.drafts: DeskGrant(changes=_all_but(schema.drafts, "payment_id"), deletes=True),
    schema.draft_cases: DeskGrant(deletes=True),
    schema.case_claims: DeskGrant(deletes=True),
    schema.print_jobs: DeskGrant(changes=("state", "reason")),
    schema.notice_batches: DeskGrant(changes=("state", "drawn_at")),
    schema.notice_batch_cases: DeskGrant(changes=("notice_number", "refusal")),
    schema.virtual_accounts: DeskGrant(changes=("notice_number", "case_id")),
    schema.collection_files: _ADDS,
    schema.collection_findings: DeskGrant(changes=("is_open", "note", "handled_by", "handled_at")),
    schema.payment_proofs: DeskGrant(changes=("state", "collection_id")),
    schema.pickup_terms: DeskGrant(changes=("content",)),
    schema.pickup_items: DeskGrant(changes=_all_but(schema.pickup_items, "code")),
    schema.pickup_closures: DeskGrant(changes=("lifted_at", "lifted_by")),
    schema.pickups: DeskGrant(changes=PICKUP_MOVES),
    schema.pickup_places: DeskGrant(deletes=True),
    schema.questionnaires: DeskGrant(changes=("valid_from", "content", "used_at"), deletes=True),
    schema.survey_batches: DeskGrant(changes=("sheet_count", "state")),
    schema.survey_responses: DeskGrant(changes=SURVEY_RESPONSE_MOVES),
    # An answer that is taken back while the sheet is in hand goes.
    schema.survey_answers: DeskGrant(changes=("standing", "choices", "text"), deletes=True),
    schema.survey_follow_ups: DeskGrant(
        changes=("owner", "due_on", "outcome", "closed_at", "closed_by")
    ),
    schema.survey_tags: DeskGrant(deletes=True),
    schema.survey_imports: _ADDS,
    # Counters and heads.
    schema.number_counters: DeskGrant(changes=("last_number",)),
    schema.receipt_counters: DeskGrant(changes=("last_serial",)),
    schema.chain_heads: DeskGrant(changes=("chain_seq", "row_hash")),
    # The books: rows that become final; a trigger refuses once they are.
    schema.payments: _moving(schema.payments),
    schema.payment_items: DeskGrant(
        changes=_all_but(schema.payment_items, *FIXED[schema.payment_items]), deletes=True
    ),
    schema.tenders: _moving(schema.tenders),
    schema.reversals: _moving(schema.reversals),
    schema.settlements: _moving(schema.settlements),
    # The books: rows that are born final.
    schema.receipts: _ADDS,
    schema.tender_corrections: _ADDS,
    schema.outage_receipts: _ADDS,
    schema.approvals: _ADDS,
    schema.drawer_entries: _ADDS,
    schema.drawer_counts: _ADDS,
    schema.hand_overs: _ADDS,
    schema.differences: _ADDS,
    schema.carried_items: _ADDS,
    schema.closes: _ADDS,
    schema.verifications: _ADDS,
    schema.notices: _ADDS,
    schema.collections: _ADDS,
    schema.journal: _ADDS,
    schema.pickup_hand_overs: _ADDS,
    schema.device_events: _ADDS,
    schema.anchors: _ADDS,
    schema.pickup_steps: _ADDS,
    schema.pickup_calls: _ADDS,
    schema.pickup_signatures: _ADDS,
    schema.survey_form_runs: _ADDS,
    schema.survey_corrections: _ADDS,
}

SECRETS: Final[dict[Table, frozenset[str]]] = {
    schema.staff: frozenset({"password_hash"}),
    schema.password_history: frozenset({"password_hash"}),
    schema.signing_keys: frozenset({"private_key"}),
}
"""What the auditor's role cannot even read."""


def grant_roles(engine: Engine) -> None:
    """Make the three roles and give each what it may; doing it again sets it right again.

    Args:
        engine: A store that is up to date, opened by its owner, who may make roles.

    Raises:
        NotTheOwner: This login may not.
        StoreUnreachable: The database does not answer.
    """
    try:
        with engine.begin() as connection:
            write_grants(connection)
    except OperationalError as error:
        raise StoreUnreachable from error
    except DBAPIError as error:
        if is_denied(error):
            raise NotTheOwner from error
        raise


def try_to_grant(connection: Connection) -> bool:
    """Do as `grant_roles` within a transaction, where the login may; tell whether it did."""
    try:
        with connection.begin_nested():
            write_grants(connection)
    except DBAPIError as error:
        if is_denied(error):
            return False
        raise
    return True


def write_grants(connection: Connection) -> None:
    """Write every statement of the roles in one go."""
    connection.exec_driver_sql(";\n".join(_statements()), execution_options={"no_parameters": True})


def _statements() -> list[str]:
    everyone = f"{DESK}, {AUDIT}"
    statements = [_make_role(role) for role in (OWNER, DESK, AUDIT)]
    statements += [
        f"GRANT {OWNER} TO CURRENT_USER",
        f"GRANT USAGE, CREATE ON SCHEMA public TO {OWNER}",
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        f"GRANT USAGE ON SCHEMA public TO {everyone}",
        _own_all(),
        f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {everyone}",
        f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM {everyone}",
        f"REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC, {everyone}",
        f"GRANT SELECT ON {VERSION_TABLE} TO {everyone}",
        f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {DESK}",
    ]
    for table, grant in DESK_MAY.items():
        statements.append(f"GRANT SELECT ON {table.name} TO {DESK}")
        statements.append(f"GRANT SELECT{_open_columns(table)} ON {table.name} TO {AUDIT}")
        verbs = ["INSERT"] if grant.adds else []
        verbs += [f"UPDATE ({', '.join(grant.changes)})"] if grant.changes else []
        verbs += ["DELETE"] if grant.deletes else []
        statements.append(f"GRANT {', '.join(verbs)} ON {table.name} TO {DESK}")
    return statements


def _open_columns(table: Table) -> str:
    """Return the columns that the auditor's role may read, or nothing where it may read all."""
    secrets = SECRETS.get(table)
    if secrets is None:
        return ""
    return f" ({', '.join(column.name for column in table.c if column.name not in secrets)})"


def _make_role(role: str) -> str:
    # Another database of the same server may make it at this very moment.
    return (
        f"DO $$ BEGIN CREATE ROLE {role} NOLOGIN;"
        " EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
    )


def _own_all() -> str:
    """Give what a migration made to the role that owns everything, whoever ran it."""
    tables = ", ".join(f"'{name}'" for name in (*metadata.tables, VERSION_TABLE))
    return f"""DO $$
DECLARE
    each text;
BEGIN
    FOREACH each IN ARRAY ARRAY[{tables}] LOOP
        EXECUTE format('ALTER TABLE %I OWNER TO {OWNER}', each);
    END LOOP;
    FOR each IN
        SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    LOOP
        EXECUTE format('ALTER FUNCTION %s OWNER TO {OWNER}', each);
    END LOOP;
END $$"""  # noqa: S608 - names of ours
