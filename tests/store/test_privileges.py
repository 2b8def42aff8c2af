"""T14: what each role may do to a PostgreSQL store, statement by statement, with real logins.

The golden matrix is written anew by ``python -m store.test_privileges`` in ``tests``, and is
then read by a person before it is kept.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, Final

import psycopg
import pytest
from sqlalchemy import Engine, delete, make_url, update
from sqlalchemy.exc import DBAPIError

from card_wire import make_machine
from close_desk import close_with_machine, pay_card, pay_cash
from counter_app.cli import run
from counter_app.domain.kinds import Channel
from counter_app.domain.notice_terms import BankTerms
from counter_app.domain.notices import BatchFilter
from counter_app.domain.questionnaires import QuestionCode
from counter_app.domain.responses import BatchState, ResponseId, chosen
from counter_app.domain.reversals import ReversalState
from counter_app.domain.staff import Role
from counter_app.exchange.defaults import RULES_FILE, read_defaults
from counter_app.services.anchors import anchor_close, publish_anchors
from counter_app.services.desk import Desk
from counter_app.services.notice_batches import print_notices
from counter_app.services.notices import issue_notice
from counter_app.services.opening import add_channels, lacks_channels
from counter_app.services.reversals import begin_void
from counter_app.services.surveys.checking import next_check, settle, unsettled
from counter_app.services.surveys.comments import find_comments, put_tags, tags_in_use
from counter_app.services.surveys.follow_ups import close_follow_up, follow_ups
from counter_app.services.surveys.importing import import_responses
from counter_app.services.surveys.kiosk import begin_kiosk
from counter_app.services.surveys.questionnaires import drop_questionnaire, put_questionnaire
from counter_app.services.surveys.results import save_survey_report, survey_report
from counter_app.services.surveys.typing import (
    begin_sheet,
    close_typing,
    correct_sheet,
    discard_sheet,
    recount_batch,
    save_sheet,
)
from counter_app.services.verify import verify_books
from counter_app.store.errors import NotTheOwner
from counter_app.store.opening import migrate, open_postgresql
from counter_app.store.roles import DESK_MAY, SECRETS, grant_roles
from counter_app.store.schema import (
    APPEND_ONLY,
    CHAINED,
    cases,
    metadata,
    questionnaires,
    tender_rules,
)
from counter_app.store.verify import BookReader
from exchange.response_texts import as_csv, make_response, write_file
from factories import NOON, RESOURCES, make_actor, make_case_row, make_desk, open_shift
from notice_desk import put_terms
from stores import Place
from typed_surveys import (
    CLERK,
    GOOD,
    LOW,
    OTHER_VOLUNTEER,
    SUPERVISOR,
    VOLUNTEER,
    answers_of,
    make_questionnaire,
    open_stack,
    print_run,
    tap,
    type_again,
    type_sheet,
)

GOLDEN: Final = Path(__file__).parents[1] / "data" / "privileges.json"
ROLES: Final = ("owner", "desk", "audit", "nobody")

# What is no plain statement on a table of ours.
OTHERS: Final = {
    "add a column": "ALTER TABLE receipts ADD COLUMN x int",
    "drop a table": "DROP TABLE journal CASCADE",
    "rename a table": "ALTER TABLE journal RENAME TO diary",
    "disable a trigger": "ALTER TABLE receipts DISABLE TRIGGER receipts_no_update",
    "disable all triggers": "ALTER TABLE receipts DISABLE TRIGGER ALL",
    "drop a trigger": "DROP TRIGGER receipts_no_update ON receipts",
    "replace a trigger function": (
        "CREATE OR REPLACE FUNCTION receipts_refuse() RETURNS trigger LANGUAGE plpgsql"
        " AS $$ BEGIN RETURN NEW; END $$"
    ),
    "add a trigger": (
        "CREATE TRIGGER mine BEFORE INSERT ON receipts"
        " FOR EACH ROW EXECUTE FUNCTION receipts_refuse()"
    ),
    "add a rule": "CREATE RULE mine AS ON UPDATE TO receipts DO INSTEAD NOTHING",
    "drop a constraint": "ALTER TABLE receipts DROP CONSTRAINT pk_receipts CASCADE",
    "skip triggers": "SET session_replication_role = replica",
    "become the owner": "SET ROLE counter_owner",
    "make a table": "CREATE TABLE mine (x int)",
    "make a table for an import": "CREATE TEMPORARY TABLE mine (x int)",
    "make a function": "CREATE FUNCTION pay() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "make a view": "CREATE VIEW mine AS SELECT 1",
    "make a schema": "CREATE SCHEMA mine",
    "make a role": "CREATE ROLE mine",
    "give a right away": "GRANT UPDATE ON receipts TO PUBLIC",
    "take a receipt's owner": "ALTER TABLE receipts OWNER TO CURRENT_USER",
    "load a file": "COPY receipts FROM '/etc/passwd'",
    "run a program": "COPY receipts TO PROGRAM 'true'",
    "read the version": "SELECT version_num FROM alembic_version",
    "change the version": "UPDATE alembic_version SET version_num = 'v9999'",
    "set a sequence back": "SELECT setval('device_events_event_id_seq', 1)",
    "read password hashes of the server": "SELECT rolpassword FROM pg_authid",
    "settle the past": "UPDATE receipts SET content = content",
    "empty the journal": "DELETE FROM journal",
    "settle a payment twice": "UPDATE payments SET state = state WHERE row_hash IS NOT NULL",
    "take an item of a settled payment": "DELETE FROM payment_items WHERE row_hash IS NOT NULL",
    "change what a terminal said": "UPDATE device_events SET data = data",
    "change a questionnaire that was asked": (
        "UPDATE questionnaires SET content = content WHERE used_at IS NOT NULL"
    ),
    "drop a questionnaire that was asked": "DELETE FROM questionnaires WHERE used_at IS NOT NULL",
    "change an anchor": "UPDATE anchors SET signature = signature",
    "change a balance": "UPDATE cases SET principal_twd = principal_twd",
    "take a number back": "UPDATE receipt_counters SET last_serial = last_serial",
    "drop a draft": "DELETE FROM drafts",
    "give a case another identity": "UPDATE cases SET case_id = case_id",
    "give a person another role": "UPDATE staff SET role = role",
    "forget a person": "DELETE FROM staff",
    "forget a close": "DELETE FROM closes",
    "move a shift to another day": "UPDATE shifts SET business_day = business_day",
}


@pytest.fixture
def place(new_busy_postgresql: Callable[[], Place]) -> Place:
    made = new_busy_postgresql()
    anchor(made)
    return made


def anchor(place: Place) -> None:
    """Write an anchor, so that every table that never changes has rows."""
    engine = place.open()
    desk = make_desk(engine)
    with desk.open_unit() as unit:
        anchor_close(unit, desk, z_number=9, business_day=NOON.date())
        unit.commit()
    engine.dispose()


def login_of(place: Place, role: str) -> str:
    """Return the URL of the store for a login of its own, which is a member of one role."""
    name = f"login_{role}"
    with super_user(place) as connection:
        connection.execute(
            f"DO $$ BEGIN CREATE ROLE {name} LOGIN; EXCEPTION WHEN duplicate_object THEN NULL;"
            " END $$"
        )
        if role != "nobody":
            # No store of this server may have given rights yet.
            connection.execute(
                f"DO $$ BEGIN CREATE ROLE counter_{role} NOLOGIN;"
                " EXCEPTION WHEN duplicate_object THEN NULL; END $$"
            )
            connection.execute(f"GRANT counter_{role} TO {name}")
    return make_url(str(place.address)).set(username=name).render_as_string(hide_password=False)


@contextmanager
def super_user(place: Place) -> Iterator["psycopg.Connection[Any]"]:
    with connect(str(place.address)) as connection:
        yield connection


def connect(address: str) -> "psycopg.Connection[Any]":
    url = make_url(address)
    return psycopg.connect(
        host=str(url.query["host"]), user=url.username, dbname=url.database, autocommit=True
    )


def outcome(connection: "psycopg.Connection[Any]", statement: str) -> str:
    """Try a statement, take it back, and say what came of it."""
    # To give a right that one has not is a warning only.
    warnings: list[str | None] = []

    def handler(said: psycopg.errors.Diagnostic) -> None:
        warnings.append(said.sqlstate)

    connection.add_notice_handler(handler)
    connection.execute("BEGIN")
    try:
        connection.execute(statement)
    except psycopg.errors.InsufficientPrivilege:
        return "denied"
    except psycopg.errors.RestrictViolation:
        return "refused"
    else:
        return "denied" if "01007" in warnings else "done"
    finally:
        connection.execute("ROLLBACK")
        connection.remove_notice_handler(handler)


def matrix_of(connection: "psycopg.Connection[Any]") -> dict[str, Any]:
    """Return what a login may do to every table, and what else it may."""

    def may(statement: str) -> bool:
        return outcome(connection, statement) == "done"

    tables: dict[str, dict[str, str | bool]] = {}
    for table in metadata.sorted_tables:
        name = table.name
        written = [column.name for column in table.c if column.computed is None]
        reads = [column.name for column in table.c if may(f"SELECT {column.name} FROM {name}")]  # noqa: S608
        changes = [each for each in written if may(f"UPDATE {name} SET {each} = NULL WHERE false")]  # noqa: S608
        columns = ", ".join(written)
        tables[name] = {
            "select": "all" if len(reads) == len(table.c) else " ".join(reads),
            "insert": may(f"INSERT INTO {name} ({columns}) SELECT {columns} FROM {name} LIMIT 0"),  # noqa: S608
            "update": "all" if changes == written else " ".join(changes),
            "delete": may(f"DELETE FROM {name} WHERE false"),  # noqa: S608
            "truncate": may(f"TRUNCATE {name} CASCADE"),
        }
    others = {words: outcome(connection, statement) for words, statement in OTHERS.items()}
    return {"tables": tables, "others": others}


def matrix(place: Place) -> dict[str, Any]:
    found = {}
    for role in ROLES:
        with connect(login_of(place, role)) as connection:
            found[role] = matrix_of(connection)
    return found


def test_the_matrix_is_the_golden_one(place: Place) -> None:
    found = matrix(place)

    assert found == json.loads(GOLDEN.read_text("utf-8"))
    tried = sum(len(each) for role in found.values() for each in role["tables"].values())
    assert tried + len(ROLES) * len(OTHERS) > 400


def test_the_golden_matrix_says_what_was_promised() -> None:
    golden = json.loads(GOLDEN.read_text("utf-8"))
    desk, audit, nobody, owner = (golden[role] for role in ("desk", "audit", "nobody", "owner"))
    born_final = {table.name for table in (*CHAINED, *APPEND_ONLY)} - {
        "payments",
        "payment_items",
        "tenders",
        "reversals",
        "settlements",
    }

    for name, may in desk["tables"].items():
        assert not may["truncate"], name
        assert may["insert"], name
        if name in born_final:
            assert may["update"] == "", name
            assert not may["delete"], name
    deletes = {name for name, may in desk["tables"].items() if may["delete"]}
    assert deletes == {
        "drafts",
        "draft_cases",
        "case_claims",
        "payment_items",
        "pickup_places",
        "questionnaires",
        "sign_in_guards",
        "survey_answers",
        "survey_tags",
    }
    for name, may in audit["tables"].items():
        assert not any(may[verb] for verb in ("insert", "update", "delete", "truncate")), name
    for table, secret in SECRETS.items():
        assert not secret & set(audit["tables"][table.name]["select"].split())
    assert all(not any(may.values()) for may in nobody["tables"].values())
    allowed = {words for words, what in desk["others"].items() if what == "done"}
    assert allowed == {
        "change a balance",
        "drop a draft",
        "make a table for an import",
        "read the version",
        "take a number back",
    }
    for words in (
        "settle a payment twice",
        "change a questionnaire that was asked",
        "drop a questionnaire that was asked",
    ):
        assert desk["others"][words] == "refused"
    # The control: the owner can do what the desk cannot, and only the chain and its anchors
    # hold against that.
    assert owner["others"]["disable a trigger"] == "done"
    assert owner["others"]["settle the past"] == "refused"


def test_every_table_and_column_of_the_grants_exists() -> None:
    assert set(DESK_MAY) == set(metadata.tables.values())
    for table, grant in DESK_MAY.items():
        assert set(grant.changes) <= set(table.c.keys()), table.name


def test_no_stored_procedure_pays(place: Place) -> None:
    with super_user(place) as connection:
        rows = connection.execute(
            "SELECT proname, prosrc, prosecdef FROM pg_proc"
            " WHERE pronamespace = 'public'::regnamespace"
        ).fetchall()

    assert {name for name, _source, _definer in rows} == {
        f"{table.name}_refuse" for table in (*CHAINED, *APPEND_ONLY, questionnaires)
    }
    for _name, source, is_definer in rows:
        assert source.split()[:3] == ["BEGIN", "RAISE", "EXCEPTION"]
        assert source.count(";") == 1  # it refuses and does nothing else
        assert not is_definer


# --- what a desk does all day ----------------------------------------------------------------


@pytest.fixture
def desk_engine(place: Place) -> Iterator[Engine]:
    """The store as a desk has it in a branch: its login is a member of the desk's role."""
    engine = open_postgresql(login_of(place, "desk"))
    yield engine
    engine.dispose()


def test_a_desk_works_all_day_with_the_rights_of_a_desk(
    desk_engine: Engine, tmp_path: Path
) -> None:
    assert migrate(desk_engine)  # nothing to do, and no right needed
    desk = make_desk(desk_engine, desk_no=2, anchor_folders=(tmp_path,))
    clerk = make_actor(desk_no=2)
    supervisor = make_actor(Role.SUPERVISOR, desk_no=2)
    open_shift(desk, clerk)

    cash = pay_cash(desk, "cash", clerk)
    pay_cash(desk, "more", clerk)
    pay_card(desk, "card", clerk)
    reversal = begin_void(
        desk, clerk, supervisor, number=cash.number, reason="重複", has_paper=True
    )
    machine, _wire = make_machine(tmp_path / "truth")
    close = close_with_machine(desk, clerk, machine)

    assert reversal.state is ReversalState.DONE
    assert close.z_number == 1
    assert publish_anchors(desk) == [tmp_path / "desk-02.jsonl"]
    with desk.open_unit() as unit:
        assert unit.receipts.numbers(2) == ["R11402000001", "R11402000002", "R11402000003"]
    report = verify_books(desk, make_actor(Role.AUDITOR, desk_no=2), BookReader(desk_engine))
    assert report.is_sound, report.faults


def test_a_desk_issues_notices_with_the_rights_of_a_desk(desk_engine: Engine) -> None:
    desk = make_desk(desk_engine, desk_no=2)
    clerk = make_actor(desk_no=2)
    put_terms(desk, bank=BankTerms(profile="808-single", prefix="12345678901"))
    settled, *others = (
        make_case_row(desk_engine, case_number=f"宜執和114年綜所稅執字第{serial:08d}號")
        for serial in range(101, 111)
    )
    first = issue_notice(desk, clerk, settled)
    with desk_engine.begin() as connection:
        connection.execute(
            update(cases)
            .where(cases.c.case_id == settled)
            .values(principal_twd=0, late_fee_twd=0, costs_twd=0)
        )
    # Nine numbers for ten debts: the last one gets that of the first.
    last = [issue_notice(desk, clerk, case_id) for case_id in others][-1]

    assert int(last.number[1:]) == int(first.number[1:]) + 9
    assert last.virtual_account == first.virtual_account


def test_a_desk_prints_a_batch_with_the_rights_of_a_desk(
    desk_engine: Engine, tmp_path: Path
) -> None:
    make_case_row(desk_engine, section="仁")
    batch = print_notices(
        make_desk(desk_engine, desk_no=2),
        make_actor(desk_no=2),
        wanted=BatchFilter(section="仁"),
        out=tmp_path / "notices.pdf",
    )

    assert (batch.issued_count, batch.drawn_at) == (1, NOON)


def test_a_desk_types_and_taps_surveys_with_the_rights_of_a_desk(desk_engine: Engine) -> None:
    desk = make_desk(desk_engine, desk_no=2)
    printed, _ = print_run(desk, 1)
    batch = open_stack(desk, sheet_count=2, check_every=1).number
    in_hand = begin_sheet(desk, VOLUNTEER, batch, response_id=ResponseId("in-hand"))
    for typed in ("12", "1"):
        save_sheet(desk, VOLUNTEER, in_hand.response_id, answers_of(typed), is_complete=False)
    discard_sheet(desk, VOLUNTEER, in_hand.response_id)
    first = type_sheet(desk, batch, scanned=printed)
    correct_sheet(desk, VOLUNTEER, first.response_id, answers_of(LOW))
    type_sheet(desk, batch)
    recount_batch(desk, VOLUNTEER, batch, 3)
    type_sheet(desk, batch)
    close_typing(desk, VOLUNTEER, batch)
    type_again(desk, batch, [LOW, GOOD])
    next_check(desk, OTHER_VOLUNTEER, batch)
    assert next_check(desk, CLERK, batch, take_over=True) is not None
    type_again(desk, batch, [LOW], actor=CLERK)
    ((different, _),) = unsettled(desk, CLERK, batch)
    settle(desk, CLERK, different.response_id, [chosen(QuestionCode("overall"), 4)])
    begin_kiosk(desk, CLERK)
    tapped = tap(desk)

    with desk.open_unit() as unit:
        found = unit.surveys.batch(batch)
        kept = unit.surveys.answers(tapped)
    assert found is not None
    assert (found.state, found.typed, len(kept)) == (BatchState.CLOSED, 3, 7)


def test_a_desk_drafts_imports_and_follows_up_with_the_rights_of_a_desk(
    desk_engine: Engine, tmp_path: Path
) -> None:
    desk = make_desk(desk_engine, desk_no=2)
    drafted = put_questionnaire(desk, SUPERVISOR, make_questionnaire())
    put_questionnaire(
        desk, SUPERVISOR, make_questionnaire(title_zh="改過的"), version=drafted.version
    )
    drop_questionnaire(desk, SUPERVISOR, drafted.version)
    rows = [make_response(overall="4")] * 4
    path = write_file(tmp_path, as_csv(*rows, make_response(overall="?")))
    found = import_responses(desk, SUPERVISOR, path)
    low = tap(desk, "1111114")
    close_follow_up(desk, CLERK, low, outcome="已處理")
    day = date(2025, 5, 2)
    put_tags(desk, CLERK, type_words(desk, day), "comment", ("座位", "等候"))
    (tagged,) = find_comments(desk, SUPERVISOR, from_day=day, to_day=day, tag="座位")
    put_tags(desk, CLERK, tagged.response_id, "comment", ("座位",))
    report = survey_report(desk, SUPERVISOR, from_day=day, to_day=day)
    save_survey_report(desk, SUPERVISOR, report, out=tmp_path / "report.csv")

    assert (found.stored, found.rejected, report.responses) == (4, 1, 5)
    assert follow_ups(desk, CLERK, is_open=False)[0].outcome == "已處理"
    assert tags_in_use(desk, SUPERVISOR) == ("座位",)


def type_words(desk: Desk, day: date) -> ResponseId:
    """Type one sheet of a day, with words at its end."""
    batch = open_stack(desk, answered_on=day).number
    return type_sheet(desk, batch, "1111111w", words="椅子太少").response_id


def test_an_auditor_checks_the_books_with_the_rights_of_an_auditor(place: Place) -> None:
    engine = open_postgresql(login_of(place, "audit"))

    assert BookReader(engine).examine().faults == []

    with pytest.raises(DBAPIError, match="permission denied"), engine.begin() as connection:
        connection.exec_driver_sql("UPDATE receipts SET total_twd = 1")
    engine.dispose()


def test_an_auditor_opens_a_store_from_before_the_channels_and_changes_nothing(
    place: Place,
) -> None:
    owner = place.open()
    with owner.begin() as connection:
        connection.execute(delete(tender_rules).where(tender_rules.c.tender.in_(list(Channel))))
    defaults = read_defaults(RESOURCES / "defaults" / RULES_FILE)

    for role, count in (("audit", 0), ("desk", 1)):
        engine = open_postgresql(login_of(place, role))
        with make_desk(engine).open_unit() as unit:
            assert lacks_channels(unit) is bool(count)
        add_channels(make_desk(engine), defaults)
        engine.dispose()
        with make_desk(owner).open_unit() as unit:
            assert len(unit.journal.entries(act="add_channels")) == count
    owner.dispose()


# --- who may give -----------------------------------------------------------------------------


def test_only_an_owner_says_who_may_what(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    for role in ("desk", "audit"):
        engine = open_postgresql(login_of(place, role))
        with pytest.raises(NotTheOwner):
            grant_roles(engine)
        engine.dispose()

    assert run(["grant-roles", "--database", login_of(place, "audit")]) == 2
    assert "grant-roles" in capsys.readouterr().err
    assert run(["grant-roles", "--database", str(place.address)]) == 0


@pytest.mark.parametrize("makes_roles", [True, False], ids=["makes roles", "makes none"])
def test_the_owner_of_a_database_need_not_be_the_servers(
    new_postgresql_database: Callable[[], str], *, makes_roles: bool
) -> None:
    place = Place(new_postgresql_database())
    database = make_url(str(place.address)).database
    name = f"branch_owner_{int(makes_roles)}"
    with super_user(place) as connection:
        connection.execute(
            f"DO $$ BEGIN CREATE ROLE {name} LOGIN {'CREATEROLE' if makes_roles else ''};"
            " EXCEPTION WHEN duplicate_object THEN NULL; END $$"
        )
        connection.execute(f"ALTER DATABASE {database} OWNER TO {name}")
    url = make_url(str(place.address)).set(username=name).render_as_string(hide_password=False)
    engine = open_postgresql(url)

    migrate(engine)  # whoever may not make roles still has a store
    if makes_roles:
        grant_roles(engine)
    else:
        with pytest.raises(NotTheOwner):
            grant_roles(engine)
    engine.dispose()

    with connect(login_of(place, "desk")) as desk:
        wanted = "done" if makes_roles else "denied"
        assert outcome(desk, "SELECT count(*) FROM receipts") == wanted


def test_granting_again_sets_right_what_was_given_beside_it(place: Place) -> None:
    with super_user(place) as connection:
        connection.execute("GRANT UPDATE, DELETE ON receipts TO counter_desk")
    with connect(login_of(place, "desk")) as desk:
        assert outcome(desk, "DELETE FROM receipts WHERE false") == "done"

    engine = place.open()
    grant_roles(engine)
    engine.dispose()

    with connect(login_of(place, "desk")) as desk:
        assert outcome(desk, "DELETE FROM receipts WHERE false") == "denied"


def test_a_desk_cannot_bring_an_older_store_up_to_date(
    new_postgresql_database: Callable[[], str],
) -> None:
    place = Place(new_postgresql_database())
    engine = open_postgresql(login_of(place, "nobody"))
    with pytest.raises(NotTheOwner):
        migrate(engine)
    engine.dispose()


def main() -> None:
    """Write the golden matrix of this program."""
    from busy_store import _fill_template
    from pgcluster import cluster, create_database

    with cluster() as server:
        import tempfile

        url = create_database(server)
        with tempfile.TemporaryDirectory() as folder:
            _fill_template(open_postgresql(url), Path(folder))
        anchor(Place(url))
        found = matrix(Place(url))
    GOLDEN.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
