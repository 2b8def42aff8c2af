"""Money that arrived elsewhere is posted once, whatever the file, the desk and the crash."""

import random
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from threading import Barrier, BrokenBarrierError, Thread
from typing import Final

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, event

from collection_lines import (
    ATM,
    BOT,
    STORE,
    SUPERVISOR,
    Office,
    account,
    atm_line,
    bot_text,
    outcomes,
    segment_2,
    store_line,
    write_lines,
)
from counter_app.domain.collections import (
    CollectionFileRefused,
    CollectionOutcome,
    ImportedCollections,
)
from counter_app.domain.notices import Notice
from counter_app.domain.staff import Role
from counter_app.services import collections as service
from counter_app.services.collections import import_collections
from counter_app.services.desk import Desk
from counter_app.store.errors import StoreBusy
from counter_app.store.opening import open_sqlite
from counter_app.store.schema import collections
from counter_app.store.verify import BookReader
from crash_points import Points, run_in_child
from factories import CountedIds, make_actor, make_desk
from stores import KEY, Place, fill

POSTED, OVERPAID, UNKNOWN, WRONG, NOT_FINAL = CollectionOutcome
FUZZ: Final = settings(
    max_examples=50,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def office(new_sqlite_place: Place, tmp_path: Path) -> Office:
    engine = new_sqlite_place.open()
    return Office.opened(engine, make_desk(engine), tmp_path)


@pytest.fixture
def both(engine: Engine, desk: Desk, tmp_path: Path) -> Office:
    return Office.opened(engine, desk, tmp_path)


def paid_twd(office: Office) -> int:
    """Return what all lines in the books have settled."""
    return sum(
        row.costs_twd + row.late_fee_twd + row.interest_twd + row.principal_twd
        for row in office.rows()
    )


# --- files that are not what they should be -----------------------------------------


def whole_file(notices: list[Notice], profile: str) -> bytes:
    if profile == BOT:
        rows = [(account(each), int(each.amount_twd), "入帳") for each in notices]
        return bot_text(rows).encode("cp950")
    lines = [
        store_line(segment_2(each), each.amount_twd)
        if profile == STORE
        else atm_line(account(each), each.amount_twd, sequence=at)
        for at, each in enumerate(notices)
    ]
    return b"".join(line + b"\n" for line in lines)


def cut(data: bytes, at: int, _other: bytes) -> bytes:
    return data[: at % len(data)]


def drop(data: bytes, at: int, _other: bytes) -> bytes:
    place = at % len(data)
    return data[:place] + data[place + 1 :]


def put_in(data: bytes, at: int, other: bytes) -> bytes:
    place = at % len(data)
    return data[:place] + other + data[place:]


def put_over(data: bytes, at: int, other: bytes) -> bytes:
    place = at % len(data)
    return data[:place] + other + data[place + len(other) :]


def double(data: bytes, at: int, _other: bytes) -> bytes:
    return data + data[at % len(data) :]


def swap_lines(data: bytes, at: int, _other: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    random.Random(at).shuffle(lines)
    return b"".join(lines)


def recode(data: bytes, at: int, _other: bytes) -> bytes:
    place = at % len(data)
    return data[:place] + "王小明".encode() + data[place:]


HARMS: Final = (cut, drop, put_in, put_over, double, swap_lines, recode)


HARMED: Final = given(
    profile=st.sampled_from((STORE, ATM, BOT)),
    harms=st.lists(
        st.tuples(st.sampled_from(HARMS), st.integers(0, 5_000), st.binary(min_size=1, max_size=9)),
        min_size=1,
        max_size=3,
    ),
)
Harm = tuple[Callable[[bytes, int, bytes], bytes], int, bytes]


@HARMED
@example(profile=STORE, harms=[(put_in, 30, b"\0")])
@example(profile=BOT, harms=[(put_in, 60, b'"')])
@example(profile=STORE, harms=[(put_over, 32, b"999999999")])
@example(profile=ATM, harms=[(put_over, 43, b"999999999990")])
@FUZZ
def test_a_harmed_file_is_refused_or_listed_and_never_posts_too_much(
    profile: str, harms: list[Harm]
) -> None:
    """What is posted is never more than what was owed, and adds up to what the file said."""
    import_harmed(profile, harms)


@pytest.mark.nightly
@pytest.mark.timeout(3600)
@HARMED
@settings(FUZZ, max_examples=1_000)
def test_many_harmed_files(profile: str, harms: list[Harm]) -> None:
    import_harmed(profile, harms)


def import_harmed(profile: str, harms: list[Harm]) -> None:
    with tempfile.TemporaryDirectory() as made:
        office = FUZZED.office(Path(made))
        notices = FUZZED.notices(office)
        data = whole_file(notices, profile)
        for harm, at, other in harms:
            data = harm(data, at, other) if data else data
        path = Path(made) / "harmed.txt"
        path.write_bytes(data)
        before = (office.owed_twd(), office.last_place())
        try:
            done = import_collections(office.desk, SUPERVISOR, path, profile=profile)
        except CollectionFileRefused:
            assert (office.owed_twd(), office.last_place()) == before
        else:
            check_conservation(office, done, owed_before_twd=before[0], after=before[1])
            again = import_collections(office.desk, SUPERVISOR, path, profile=profile)
            assert (again.known_count, outcomes(again)) == (done.line_count, {})


class Fuzzed:
    """One store for all examples: three debts, which are owed anew for each."""

    def __init__(self) -> None:
        self._office: Office | None = None
        self._notices: list[Notice] = []

    def office(self, folder: Path) -> Office:
        if self._office is None:
            self._home = tempfile.TemporaryDirectory()
            engine = open_sqlite(Path(self._home.name) / "store.db", key=KEY)
            fill(engine)
            self._office = Office.opened(engine, make_desk(engine), folder)
        return self._office

    def notices(self, office: Office) -> list[Notice]:
        fresh = [office.notice(principal_twd=amount) for amount in (100, 2_000, 20_000)]
        self._notices += fresh
        return fresh


FUZZED: Final = Fuzzed()


def check_conservation(
    office: Office, done: ImportedCollections, *, owed_before_twd: int, after: int
) -> None:
    """Every dollar of the file is somewhere, and every debt fell by what was posted to it."""
    rows = office.rows(after=after)
    assert len(rows) + done.known_count + done.waiting_count == done.line_count
    assert Counter(row.outcome for row in rows) == {
        outcome.value: count for outcome, count in outcomes(done).items()
    }
    settled = 0
    for row in rows:
        parts = row.costs_twd + row.late_fee_twd + row.interest_twd + row.principal_twd
        settled += parts
        if row.outcome in {"posted", "overpaid"}:
            assert parts + row.overpaid_twd == row.amount_twd
        else:
            assert parts + row.overpaid_twd == 0
    assert settled == done.posted_twd == owed_before_twd - office.owed_twd()
    assert sum(row.overpaid_twd for row in rows) == done.overpaid_twd


@given(
    payments=st.lists(
        st.tuples(
            st.sampled_from(("one", "two", "nobody", "wrong")),
            st.sampled_from((0, 1, 100, 449, 450, 451, 999_999_999)),
            st.integers(1, 3),
        ),
        min_size=1,
        max_size=8,
    )
)
@settings(FUZZ, max_examples=25)
def test_every_dollar_of_a_file_is_somewhere(payments: list[tuple[str, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as made:
        office = FUZZED.office(Path(made))
        one, two, _ = FUZZED.notices(office)
        own = segment_2(one)
        numbers = {
            "one": own,
            "two": segment_2(two),
            "nobody": "8888880000000001",
            "wrong": own[:-1] + str((int(own[-1]) + 3) % 10),
        }
        lines = [
            store_line(numbers[who], amount_twd, agent=f"A{office.desk.new_id()[-5:]}")
            for who, amount_twd, count in payments
            for _ in range(count)
        ]
        path = write_lines(Path(made), *lines)
        before = (office.owed_twd(), office.last_place())

        done = import_collections(office.desk, SUPERVISOR, path, profile=STORE)

        check_conservation(office, done, owed_before_twd=before[0], after=before[1])
        told = sum(amount_twd * count for _, amount_twd, count in payments)
        rows = office.rows(after=before[1])
        assert sum(row.amount_twd for row in rows) == told


# --- two desks at once ------------------------------------------------------------------


def import_at_once(office: Office, path: Path, *, desks: int = 2) -> list[ImportedCollections]:
    """Let several desks import a file at the same time, as close together as can be."""
    done: list[ImportedCollections] = []
    broken: list[BaseException] = []
    start = Barrier(desks)

    def work(desk: Desk) -> None:
        start.wait()
        try:
            actor = make_actor(Role.SUPERVISOR, desk_no=desk.desk_no)
            done.append(import_collections(desk, actor, path, profile=STORE))
        except BaseException as error:  # noqa: BLE001 - handed to the test
            broken.append(error)

    threads = [
        Thread(target=work, args=(make_desk(office.engine, desk_no=number),))
        for number in range(1, desks + 1)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert broken == []
    return done


def meet_before_insert(engine: Engine) -> None:
    """Hold each transaction before its first line until the other has come as far, or a while."""
    meeting = Barrier(2)

    def before(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if statement.startswith("INSERT INTO collections "):
            try:
                meeting.wait(timeout=0.5)
            except BrokenBarrierError:
                meeting.reset()

    event.listen(engine, "before_cursor_execute", before)


def file_of(office: Office, notices: list[Notice]) -> Path:
    lines = [store_line(segment_2(each), each.amount_twd) for each in notices]
    unknown = [store_line(f"88888800000000{number:02d}", 100) for number in range(5)]
    return write_lines(office.folder, *lines, *unknown)


def test_two_desks_with_the_same_file_post_it_once(both: Office) -> None:
    notices = [both.notice() for _ in range(5)]
    path = file_of(both, notices)
    meet_before_insert(both.engine)

    done = import_at_once(both, path)

    total: Counter[CollectionOutcome] = sum((Counter(each.counts) for each in done), Counter())
    assert total == {POSTED: 5, UNKNOWN: 5}
    assert sum(each.known_count for each in done) == 10
    assert (both.owed_twd(), paid_twd(both)) == (0, 5 * 2350)
    assert {both.case(each).version for each in notices} == {2}
    assert BookReader(both.engine).examine().faults == []


def test_without_the_unique_key_two_desks_post_lines_twice(
    new_postgresql_place: Callable[[], Place], tmp_path: Path
) -> None:
    """The control: of lines without a case, which nobody holds, only the key keeps out a second."""
    engine = new_postgresql_place().open()
    office = Office.opened(engine, make_desk(engine), tmp_path)
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "ALTER TABLE collections DROP CONSTRAINT uq_collections_line_key"
        )
    lines = [store_line(f"88888800000000{number:02d}", 100) for number in range(5)]
    meet_before_insert(engine)

    import_at_once(office, write_lines(tmp_path, *lines))

    assert len(office.rows()) == 10
    engine.dispose()


def test_files_that_overlap_and_come_at_once_post_each_line_once(both: Office) -> None:
    notices = [both.notice() for _ in range(6)]
    lines = [store_line(segment_2(each), each.amount_twd) for each in notices]
    rng = random.Random(4)
    paths = []
    for number in range(3):
        chosen = [*lines[number : number + 4], store_line("8888880000000001", 7)]
        rng.shuffle(chosen)
        paths.append(write_lines(both.folder, *chosen, name=f"{number}.txt"))
    threads = [
        Thread(target=again_while_busy, args=(make_desk(both.engine, desk_no=number + 1), path))
        for number, path in enumerate(paths)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Counter(row.outcome for row in both.rows()) == {"posted": 6, "unknown": 1}
    assert both.owed_twd() == 0
    assert BookReader(both.engine).examine().faults == []


def again_while_busy(desk: Desk, path: Path) -> None:
    """Import a file as a person would: once more where others were in the way."""
    actor = make_actor(Role.SUPERVISOR, desk_no=desk.desk_no)
    for _ in range(5):
        try:
            import_collections(desk, actor, path, profile=STORE)
        except StoreBusy:
            continue
        return


# --- crashes ------------------------------------------------------------------------


def test_an_import_that_ends_anywhere_is_finished_by_the_next(
    tmp_path: Path, new_sqlite_place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "CHUNK_LINES", 2)
    assert broken_by_ends(tmp_path, new_sqlite_place, stride=4) == []


@pytest.mark.nightly
def test_an_import_ended_at_every_point_is_finished_by_the_next(
    tmp_path: Path, new_sqlite_place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "CHUNK_LINES", 2)
    assert broken_by_ends(tmp_path, new_sqlite_place, stride=1) == []


def broken_by_ends(folder: Path, place: Place, *, stride: int) -> list[object]:
    """End an import at its points, import the file again, and say where the books are wrong."""
    engine = place.open()
    office = Office.opened(engine, make_desk(engine), folder)
    notices = [office.notice() for _ in range(3)]
    lines = [store_line(segment_2(each), each.amount_twd) for each in notices]
    path = write_lines(folder, *lines, lines[0], store_line("8888880000000001", 7))
    engine.dispose()
    assert isinstance(place.address, Path)
    ready = place.address.read_bytes()

    def job(points: Points) -> None:
        child = points.watch(place.open(), reads=False)
        import_collections(_desk(child, "child"), SUPERVISOR, path, profile=STORE)

    def put_back() -> None:
        for suffix in ("-wal", "-shm"):
            Path(f"{place.address}{suffix}").unlink(missing_ok=True)
        assert isinstance(place.address, Path)
        place.address.write_bytes(ready)

    all_points = run_in_child(job).points
    assert all_points > 20
    broken: list[object] = []
    for die_at in range(1, all_points + 1, stride):
        put_back()
        assert run_in_child(job, die_at=die_at).was_killed
        engine = place.open()
        left = Office(engine, _desk(engine, "next"), folder)
        import_collections(left.desk, SUPERVISOR, path, profile=STORE)
        found = Counter(row.outcome for row in left.rows())
        faults = BookReader(engine).examine().faults
        if found != {"posted": 3, "overpaid": 1, "unknown": 1} or left.owed_twd() or faults:
            broken.append((die_at, found, left.owed_twd(), faults))
        engine.dispose()
    return broken


def _desk(engine: Engine, prefix: str) -> Desk:
    return make_desk(engine, new_id=CountedIds(prefix=prefix))


def test_posting_before_looking_whether_it_is_posted_pays_twice(office: Office) -> None:
    """The control: what a part payment would do without the key of a line."""
    notice = office.notice()
    line = store_line(segment_2(notice), 1000)
    office.take_in(line)
    once_twd = office.owed_twd()
    with office.engine.begin() as connection:
        for verb in ("update", "delete"):
            connection.exec_driver_sql(f"DROP TRIGGER collections_no_{verb}")
        connection.execute(collections.update().values(line_key="0" * 64))

    # The same bytes would be known as a file.
    office.take_in(line, store_line("8888880000000001", 7))

    assert once_twd == 1350
    assert office.owed_twd() == 350
