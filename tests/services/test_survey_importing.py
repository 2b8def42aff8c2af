import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest
from sqlalchemy import Engine, func, select, text
from sqlalchemy.exc import IntegrityError

from counted_surveys import TABLE_2025, columns_of_2025
from counter_app.domain.questionnaires import FORM_OF_2025, UnknownQuestionnaire
from counter_app.domain.staff import NotPermitted, Role
from counter_app.exchange.text_files import TextFileRefused
from counter_app.services.desk import Desk
from counter_app.services.surveys import importing
from counter_app.services.surveys.importing import ResponseImport, import_responses
from counter_app.services.surveys.results import survey_report
from counter_app.store.schema import (
    survey_answers,
    survey_follow_ups,
    survey_imports,
    survey_responses,
)
from exchange.response_texts import CODES, HEADER, as_csv, make_response, write_file
from factories import NOON, make_actor, make_desk
from lost_commit import lose_next_commit
from stores import Place

SUPERVISOR = make_actor(Role.SUPERVISOR)
NUMBERED = ("編號", *HEADER)


@pytest.fixture
def file_desk(new_sqlite_place: Place) -> Iterator[Desk]:
    """A desk on SQLite, for what no database decides."""
    engine = new_sqlite_place.open()
    yield make_desk(engine)
    engine.dispose()


def stored(engine: Engine) -> list[tuple[Any, ...]]:
    """Return what is in the store of imported responses, by key."""
    with engine.connect() as connection:
        return [
            tuple(row)
            for row in connection.execute(
                select(
                    survey_responses.c.import_key,
                    survey_responses.c.answered_on,
                    survey_responses.c.desk_no,
                    survey_responses.c.version,
                    func.count(survey_answers.c.question_code),
                )
                .join(
                    survey_answers, survey_answers.c.response_id == survey_responses.c.response_id
                )
                .where(survey_responses.c.source == "import")
                .group_by(survey_responses.c.response_id)
                .order_by(survey_responses.c.import_key)
            )
        ]


def count_of(engine: Engine, table: Any) -> int:  # noqa: ANN401 - a table
    with engine.connect() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


def counts(found: ResponseImport) -> tuple[int, int, int]:
    return found.stored, found.known, found.rejected


def entries_of(desk: Desk) -> list[Any]:
    with desk.open_unit() as unit:
        return list(unit.journal.entries(act="import_responses"))


def test_the_table_of_2025_comes_out_of_an_imported_file(desk: Desk, tmp_path: Path) -> None:
    signs = {"0": "", "x": "無效"}
    rows = [
        {"填表日": "114/05/02"}
        | {code: signs.get(sign, sign) for code, sign in zip(CODES, column, strict=True)}
        for column in columns_of_2025()
    ]
    labels = [each.label_zh for each in FORM_OF_2025.questions[1].choices]
    for row in rows[::2]:  # every other row is typed in words
        row["process"] = labels[int(row["process"]) - 1] if row["process"].isdecimal() else ""

    found = import_responses(desk, SUPERVISOR, write_file(tmp_path, as_csv(*rows)))

    assert counts(found) == (TABLE_2025["responses"], 0, 0)
    report = survey_report(desk, SUPERVISOR, from_day=date(2025, 1, 1), to_day=date(2025, 12, 31))
    wanted = [(each["counts"], each["blank"], each["invalid"]) for each in TABLE_2025["questions"]]
    got = [
        (list(each.now.counts), each.now.blank, each.now.invalid)
        for each in report.questions
        if not each.now.question.takes_text
    ]
    assert got == wanted


def test_a_file_is_stored_once_however_often_it_comes(
    desk: Desk, engine: Engine, tmp_path: Path
) -> None:
    path = write_file(tmp_path, as_csv(make_response(), make_response(), make_response(staff="")))

    assert counts(import_responses(desk, SUPERVISOR, path)) == (3, 0, 0)
    before = stored(engine)
    assert counts(import_responses(desk, SUPERVISOR, path)) == (0, 3, 0)
    # The same file as another program writes it.
    path = write_file(
        tmp_path,
        as_csv(
            make_response(overall="很滿意"),
            make_response(),
            make_response(staff="未填"),
            delimiter=";",
        ),
        "cp950",
    )
    assert counts(import_responses(desk, SUPERVISOR, path)) == (0, 3, 0)

    assert stored(engine) == before
    assert [row[1:] for row in before] == [(date(2025, 5, 2), 1, 1, 8)] * 3
    assert count_of(engine, survey_imports) == 1


def test_two_rows_that_say_the_same_are_two_responses(
    desk: Desk, engine: Engine, tmp_path: Path
) -> None:
    # The control: a row is not known by what it says, for most visitors say the same.
    import_responses(desk, SUPERVISOR, write_file(tmp_path, as_csv(*[make_response()] * 5)))
    import_responses(desk, SUPERVISOR, write_file(tmp_path, as_csv(*[make_response()] * 4)))

    assert len(stored(engine)) == 9


def test_a_corrected_file_with_numbers_stores_only_what_was_missing(
    desk: Desk, engine: Engine, tmp_path: Path
) -> None:
    rows = [make_response(編號=str(at)) for at in range(1, 4)]
    rows[1]["overall"] = "7"
    first = import_responses(desk, SUPERVISOR, write_file(tmp_path, as_csv(*rows, header=NUMBERED)))
    rows[1]["overall"] = "4"
    second = import_responses(
        desk, SUPERVISOR, write_file(tmp_path, as_csv(*rows, header=NUMBERED))
    )

    assert counts(first) == (2, 0, 1)
    assert counts(second) == (1, 2, 0)
    assert [row[0] for row in stored(engine)] == ["114:1", "114:2", "114:3"]


def test_what_is_stored_does_not_change_by_importing_other_words_for_it(
    desk: Desk, engine: Engine, tmp_path: Path
) -> None:
    path = write_file(tmp_path, as_csv(make_response(編號="1"), header=NUMBERED))
    import_responses(desk, SUPERVISOR, path)
    before = stored(engine)
    path = write_file(
        tmp_path,
        as_csv(make_response(編號="1", overall="4"), make_response(編號="2"), header=NUMBERED),
    )

    found = import_responses(desk, SUPERVISOR, path)

    assert counts(found) == (1, 0, 1)
    assert stored(engine)[:1] == before
    assert found.rejected_path is not None
    with found.rejected_path.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["編號"], row["行號"]) == ("1", "2")
    assert "已經匯入過" in row["原因"]


def test_the_same_number_of_another_desk_is_not_passed_over(
    desk: Desk, engine: Engine, tmp_path: Path
) -> None:
    rows = [make_response(編號="1", 櫃檯=desk_no) for desk_no in ("1", "2")]
    files = [as_csv(row, header=("櫃檯", *NUMBERED)) for row in rows]
    import_responses(desk, SUPERVISOR, write_file(tmp_path, files[0]))
    found = import_responses(desk, SUPERVISOR, write_file(tmp_path, files[1]))

    # Two desks that both began at 1: nobody may take the second one's sheet for the first one's.
    assert counts(found) == (0, 0, 1)
    assert len(stored(engine)) == 1
    # The control: a file without desks is known wherever it is imported again.
    row = make_response(編號="1")
    again = import_responses(desk, SUPERVISOR, write_file(tmp_path, as_csv(row, header=NUMBERED)))
    assert counts(again) == (0, 1, 0)


def test_wrong_rows_come_back_and_are_gone_when_all_is_right(
    file_desk: Desk, tmp_path: Path
) -> None:
    path = write_file(tmp_path, as_csv(make_response(填表日="?"), make_response()))
    found = import_responses(file_desk, SUPERVISOR, path)
    assert counts(found) == (1, 0, 1)
    assert found.rejected_path == tmp_path / "responses.rejected.csv"
    assert found.rejected_path.stat().st_mode & 0o077 == 0

    write_file(tmp_path, as_csv(make_response()))
    assert import_responses(file_desk, SUPERVISOR, path).rejected_path is None
    assert not found.rejected_path.exists()


def test_nobody_follows_up_what_is_of_the_past(desk: Desk, engine: Engine, tmp_path: Path) -> None:
    row = make_response(overall="4", comment="太慢了")
    import_responses(desk, SUPERVISOR, write_file(tmp_path, as_csv(row)))

    assert len(stored(engine)) == 1
    assert count_of(engine, survey_follow_ups) == 0


def test_an_import_uses_its_version_and_says_so_in_the_journal(
    file_desk: Desk, tmp_path: Path
) -> None:
    rows = [make_response(comment="不可外洩"), make_response(overall="7")]
    import_responses(file_desk, SUPERVISOR, write_file(tmp_path, as_csv(*rows)))

    with file_desk.open_unit() as unit:
        (version,) = unit.questionnaires.all()
    assert version.is_used
    (entry,) = entries_of(file_desk)
    assert entry.subject == "responses.csv"
    details = dict(entry.details)
    assert len(details.pop("sha256")) == 64
    assert details == {"last_line": 2, "stored": 1, "imported_before": 0, "rejected": 1}
    assert "不可外洩" not in str(entry)


def test_a_version_may_be_named_and_must_exist(file_desk: Desk, tmp_path: Path) -> None:
    path = write_file(tmp_path, as_csv(make_response()))

    with pytest.raises(UnknownQuestionnaire) as refused:
        import_responses(file_desk, SUPERVISOR, path, version=7)
    assert refused.value.version == 7
    assert counts(import_responses(file_desk, SUPERVISOR, path, version=1)) == (1, 0, 0)


def test_nothing_is_stored_of_a_file_that_is_none(
    desk: Desk, engine: Engine, tmp_path: Path
) -> None:
    for path in (tmp_path / "nowhere.csv", tmp_path, write_file(tmp_path, "案號\r\n1\r\n")):
        with pytest.raises(TextFileRefused):
            import_responses(desk, SUPERVISOR, path)

    assert stored(engine) == []
    assert entries_of(desk) == []
    assert [each.name for each in tmp_path.glob("*.part")] == []


def test_who_imports_no_responses_is_refused(file_desk: Desk, tmp_path: Path) -> None:
    path = write_file(tmp_path, as_csv(make_response()))

    for role in set(Role) - {Role.SUPERVISOR}:
        with pytest.raises(NotPermitted):
            import_responses(file_desk, make_actor(role), path)
    assert counts(import_responses(file_desk, SUPERVISOR, path)) == (1, 0, 0)


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "CHUNK_ROWS", 2)


@pytest.mark.usefixtures("small_parts")
def test_an_import_that_was_stopped_is_finished_by_importing_again(
    desk: Desk, engine: Engine, tmp_path: Path
) -> None:
    path = write_file(tmp_path, as_csv(*[make_response()] * 5))
    told = []

    def stop(done: int, total: int) -> bool:
        told.append((done, total))
        return False

    stopped = import_responses(desk, SUPERVISOR, path, progress=stop)
    assert (stopped.is_complete, counts(stopped)) == (False, (2, 0, 0))
    assert told == [(2, 5)]
    assert count_of(engine, survey_imports) == 0

    finished = import_responses(desk, SUPERVISOR, path)
    assert (finished.is_complete, counts(finished)) == (True, (3, 2, 0))
    assert len(stored(engine)) == 5
    assert count_of(engine, survey_imports) == 1
    assert len(entries_of(desk)) == 4


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("keep", [True, False], ids=["it happened", "it did not"])
def test_a_lost_answer_of_the_store_doubles_and_loses_nothing(
    desk: Desk, engine: Engine, tmp_path: Path, *, keep: bool
) -> None:
    path = write_file(tmp_path, as_csv(*[make_response()] * 3))

    def lose(done: int, _total: int) -> bool:
        if done == 2:
            lose_next_commit(engine, keep=keep)
        return True

    found = import_responses(desk, SUPERVISOR, path, progress=lose)

    assert counts(found) == (3, 0, 0)
    assert len(stored(engine)) == 3
    assert len(entries_of(desk)) == 2
    assert count_of(engine, survey_imports) == 1


def test_two_desks_import_one_file_at_once(place: Place, tmp_path: Path) -> None:
    path = write_file(tmp_path, as_csv(*[make_response()] * 40))
    ready = Barrier(2)
    found: list[ResponseImport] = []

    def run(desk_no: int) -> None:
        engine = place.open()
        desk = make_desk(engine, desk_no=desk_no)
        folder = tmp_path / str(desk_no)
        folder.mkdir()
        copy = write_file(folder, path.read_bytes())
        ready.wait()
        found.append(import_responses(desk, make_actor(Role.SUPERVISOR, desk_no=desk_no), copy))
        engine.dispose()

    threads = [Thread(target=run, args=(desk_no,)) for desk_no in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(counts(each) for each in found) == [(0, 40, 0), (40, 0, 0)]
    engine = place.open()
    assert len(stored(engine)) == 40
    engine.dispose()


@pytest.mark.usefixtures("small_parts")
def test_a_version_that_is_dropped_meanwhile_is_said(
    desk: Desk, engine: Engine, tmp_path: Path
) -> None:
    with desk.open_unit() as unit:
        later = replace(FORM_OF_2025, valid_from=date(2025, 6, 1))
        version = unit.questionnaires.add(later, made_by="admin", at=NOON)
        unit.commit()
    rows = [make_response()] * 2 + [make_response(填表日="114/06/01")]

    def drop(_done: int, _total: int) -> bool:
        with desk.open_unit() as unit:
            unit.questionnaires.drop(version)
            unit.commit()
        return True

    with pytest.raises(UnknownQuestionnaire) as refused:
        import_responses(desk, SUPERVISOR, write_file(tmp_path, as_csv(*rows)), progress=drop)

    assert refused.value.version == version
    assert len(stored(engine)) == 2


def test_an_imported_row_has_its_own_key_in_the_database(
    desk: Desk, engine: Engine, tmp_path: Path
) -> None:
    # The control to the rule that no row comes twice: the database holds it as well.
    import_responses(desk, SUPERVISOR, write_file(tmp_path, as_csv(make_response())))
    with engine.connect() as connection, pytest.raises(IntegrityError):
        connection.execute(
            text(
                "INSERT INTO survey_responses (response_id, version, source, answered_on, desk_no,"
                " typed_by, begun_at, checked_by, settled_by, import_key)"
                " SELECT 'other', version, source, answered_on, desk_no, typed_by, begun_at,"
                " checked_by, settled_by, import_key FROM survey_responses"
            )
        )
