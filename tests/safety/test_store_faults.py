"""S1 to S8 of the fault model: the disk, the file, the clock, the server, a second window.

Each has a control: the same without the protection, which must fail.
"""

import multiprocessing
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from sqlalchemy import Engine, make_url, text
from sqlcipher3 import dbapi2

from card_wire import TERMINAL, Manner, TerminalWire, machine_on, profile, read_book, read_truth
from close_desk import CLERK, FEE_TWD, SUPERVISOR, close_cash_shift, pay_cash
from counter_app.bootstrap.folders import hold_home
from counter_app.bootstrap.homes import Home, open_home
from counter_app.bootstrap.keeping import SUSPECT_MARK
from counter_app.domain.homes import DiskLow, HomeInUse
from counter_app.domain.money import Twd
from counter_app.domain.payments import PaymentId, TerminalBlocked
from counter_app.domain.tenders import TenderKind, TenderState
from counter_app.services.anchors import publish_anchors
from counter_app.services.clock_watch import ClockWatch
from counter_app.services.day_close import begin_settlement
from counter_app.services.desk import Desk
from counter_app.services.payments import ask_machine, begin_machine_tender
from counter_app.services.recovery import recover_without_asking
from counter_app.services.returns import return_tender
from counter_app.services.reversals import begin_void
from counter_app.services.staff import sign_in
from counter_app.store.errors import (
    NetworkShare,
    StoreDamaged,
    StoreFull,
    StoreLocked,
    StoreOlderThanAnchor,
    StoreSuspect,
    StoreUnreachable,
    UnsafeLibrary,
)
from counter_app.store.opening import check_local_disk, open_sqlite
from counter_app.store.unit_of_work import UnitOfWork
from counter_app.ui.messages import say_or_raise
from factories import StoppedClock, make_desk, make_draft, make_fee, open_shift
from pgcluster import cluster, create_database, why_not
from real_home import ADMINISTRATOR, PASSWORD, copy_of, new_home, open_again, restore
from stores import fill

MB = 1_000_000


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path / "home")
    open_shift(made.desk)
    yield made
    made.close()


def numbers(home: Home) -> list[str]:
    with home.desk.open_unit() as unit:
        return [str(number) for number in unit.receipts.numbers(1)]


def serials(home: Home) -> list[int]:
    return [int(number[6:]) for number in numbers(home)]


def begin_card(desk: Desk, name: str) -> tuple[PaymentId, Any]:
    payment, tender = begin_machine_tender(
        desk,
        CLERK,
        make_draft(fees=(make_fee(),), payment_id=PaymentId(name)),
        kind=TenderKind.CARD,
        amount_twd=Twd(FEE_TWD),
        device=TERMINAL,
        agreed_twd=Twd(FEE_TWD),
        holder_in_person=True,
    )
    return payment.payment_id, tender.tender_id


# --- S1: the disk is full ------------------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 MB."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64m", "counter-test", str(place)]
    if shutil.which("mount") is None or subprocess.run(mount, check=False).returncode != 0:
        pytest.skip("a small disk can only be mounted by root")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def fill_disk(disk: Path, *, leave: int = 0) -> Path:
    """Fill a disk until so many bytes are left."""
    ballast = disk / "ballast"
    with ballast.open("ab") as file:
        while (left := shutil.disk_usage(disk).free - leave) > 0:
            try:
                file.write(bytes(min(left, MB)))
                file.flush()
            except OSError:
                break
    return ballast


def test_s1_a_full_disk_is_noticed_before_the_card_is_asked(
    small_disk: Path, tmp_path: Path
) -> None:
    home = new_home(small_disk / "home", disk_free_min_mb=20)
    open_shift(home.desk)
    pay_cash(home.desk, "before")
    ballast = fill_disk(small_disk, leave=15 * MB)

    with pytest.raises(DiskLow) as refused:
        begin_card(home.desk, "card")
    with pytest.raises(DiskLow):
        pay_cash(home.desk, "cash")

    assert refused.value.free_bytes < 20 * MB
    assert "沒有向任何機器要款" in say_or_raise(refused.value).as_line()
    ballast.unlink()
    pay_cash(home.desk, "after")
    assert serials(home) == [1, 2]
    home.close()


def test_s1_no_money_goes_back_and_no_terminal_closes_where_it_might_not_be_kept(
    home: Home, tmp_path: Path
) -> None:
    truth = tmp_path / "truth"
    machine = machine_on(TerminalWire(profile(), truth), profile())
    payment_id, tender_id = begin_card(home.desk, "card")
    paid = ask_machine(home.desk, CLERK, machine, payment_id=payment_id, tender_id=tender_id)
    assert paid.receipt is not None
    reversal = begin_void(
        home.desk,
        CLERK,
        SUPERVISOR,
        number=paid.receipt.number,
        reason="開錯",
        has_paper=True,
    )
    full = replace(home.desk, free_bytes=lambda: MB, free_bytes_min=2 * MB)

    def give_back(desk: Desk) -> None:
        return_tender(desk, CLERK, machine, reversal_id=reversal.reversal_id, tender_id=tender_id)

    with pytest.raises(DiskLow):
        give_back(full)
    with pytest.raises(DiskLow):
        begin_settlement(full, CLERK, device=TERMINAL)
    assert read_book(truth).returns == ()

    # The control: with room it goes back.
    give_back(home.desk)
    assert [back.amount_twd for back in read_book(truth).returns] == [FEE_TWD]


def pay_while_the_disk_fills(home: Home, disk: Path, truth: Path) -> None:
    """Pay by card; the disk runs full in the moment in which the card is charged."""

    def fill_then(what: str) -> None:
        if what == "after charge":
            fill_disk(disk)

    wire = TerminalWire(profile(), truth, on_io=fill_then)
    payment_id, tender_id = begin_card(home.desk, "card")
    ask_machine(
        home.desk,
        CLERK,
        machine_on(wire, profile()),
        payment_id=payment_id,
        tender_id=tender_id,
    )


def test_s1_what_has_begun_is_kept_in_the_room_that_was_held(
    small_disk: Path, tmp_path: Path
) -> None:
    home = new_home(small_disk / "home")
    open_shift(home.desk)

    pay_while_the_disk_fills(home, small_disk, tmp_path / "truth")

    assert len(read_truth(tmp_path / "truth")) == 1
    assert serials(home) == [1]
    home.close()


def test_s1_without_that_room_it_stays_open_and_is_settled_once_there_is_some(
    small_disk: Path, tmp_path: Path
) -> None:
    # The control: no room was held, and nobody looked before the card was asked.
    home = new_home(small_disk / "home")
    open_shift(home.desk)
    (home.path / "reserve.bin").unlink()

    with pytest.raises(StoreFull):
        pay_while_the_disk_fills(home, small_disk, tmp_path / "truth")
    assert len(read_truth(tmp_path / "truth")) == 1
    assert numbers(home) == []

    # K5: it is an open item, the terminal is blocked, and what was taken is not taken again.
    (small_disk / "ballast").unlink()
    home = open_again(home)
    wire = TerminalWire(profile(), tmp_path / "truth")
    machine = machine_on(wire, profile())
    recover_without_asking(home.desk, CLERK, {TERMINAL: machine})
    with home.desk.open_unit() as unit:
        (payment,) = unit.payments.open_payments(1)
    tender = payment.open_tender
    assert tender is not None
    assert tender.state is TenderState.UNKNOWN
    with pytest.raises(TerminalBlocked):
        begin_card(home.desk, "another")
    assert len(read_truth(tmp_path / "truth")) == 1
    home.close()


# --- S2: the disk fails --------------------------------------------------------------------


def pay_until_the_disk_fails(folder: Path) -> None:
    """Pay cash on a disk that refuses to let a file grow beyond where it stands."""
    home = open_home(folder, clock=StoppedClock())
    limit = max(path.stat().st_size for path in folder.glob("store.db*")) + 40_000
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    code = 1
    try:
        for number in range(1000):
            pay_cash(home.desk, f"p-{number}")
    except StoreSuspect:
        # From here on it is refused without trying: nobody knows what is on the disk.
        with suppress(StoreSuspect):
            pay_cash(home.desk, "again")
            code = 2
        code = 0 if code == 1 else code
    finally:
        os._exit(code)


def test_s2_a_write_that_fails_stops_the_desk_until_it_was_checked(home: Home) -> None:
    pay_cash(home.desk, "before")
    home.close()
    child = multiprocessing.get_context("fork").Process(
        target=pay_until_the_disk_fails, args=(home.path,)
    )
    child.start()
    child.join()
    assert child.exitcode == 0
    assert (home.path / SUSPECT_MARK).exists()

    opened = open_again(home)
    assert not (home.path / SUSPECT_MARK).exists()
    pay_cash(opened.desk, "after")
    assert serials(opened) == list(range(1, len(serials(opened)) + 1))
    assert len(serials(opened)) > 2
    opened.close()


SYNC_FAILS = """
import sys
from pathlib import Path
sys.path[:0] = {paths!r}
from close_desk import pay_cash
from counter_app.bootstrap.homes import open_home
from counter_app.store.errors import StoreSuspect
from factories import StoppedClock
home = open_home(Path({folder!r}), clock=StoppedClock())
print("open", flush=True)
sys.stdin.readline()
try:
    pay_cash(home.desk, "lost")
except StoreSuspect:
    print("suspect", flush=True)
"""


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace makes a sync fail")
def test_s2_a_sync_that_fails_is_never_tried_again(home: Home) -> None:
    pay_cash(home.desk, "before")
    home.close()
    script = SYNC_FAILS.format(paths=sys.path, folder=str(home.path))
    child = subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdin is not None
    assert child.stdout is not None
    assert child.stdout.readline() == "open\n"
    tracer = subprocess.Popen(
        [
            *("strace", "-f", "-qq", "-o", "/dev/null", "-p", str(child.pid)),
            *("-e", "trace=fdatasync,fsync", "-e", "inject=fdatasync,fsync:error=EIO"),
        ]
    )
    status = Path(f"/proc/{child.pid}/status")
    while "TracerPid:\t0\n" in status.read_text():
        Event().wait(0.02)

    said, _nothing = child.communicate("go\n", timeout=60)
    tracer.wait(timeout=10)

    assert said == "suspect\n"
    assert (home.path / SUSPECT_MARK).exists()
    opened = open_again(home)
    # Whether it was kept, only the check at the start can tell; it is in the books or not.
    assert serials(opened) in ([1], [1, 2])
    opened.close()


def test_s2_without_the_gate_a_desk_would_go_on_writing(home: Home) -> None:
    # The control: each unit of work for itself forgets that the disk failed.
    engine = open_sqlite(home.path / "store.db", key=home.key.read())
    failed = UnitOfWork(engine)
    failed._gate.suspect()
    with pytest.raises(StoreSuspect), failed:
        failed.commit()
    with UnitOfWork(engine) as naive:
        naive.facts.put("naive", "went on")
        naive.commit()
    engine.dispose()


def test_s2_a_store_that_was_damaged_stays_closed(home: Home) -> None:
    for number in range(40):
        pay_cash(home.desk, f"p-{number}")
    home.close()
    damage(home.path / "store.db")

    # The control: without the mark the start looks at no page that it does not need.
    open_home(home.path).close()

    (home.path / SUSPECT_MARK).touch()
    with pytest.raises(StoreDamaged) as found:
        open_home(home.path)
    assert "restore" in say_or_raise(found.value).now
    assert (home.path / SUSPECT_MARK).exists()


def damage(store: Path) -> None:
    """Change some bytes in a page that holds receipts, late in the file."""
    content = bytearray(store.read_bytes())
    place = len(content) - 4096 * 2 + 1000
    content[place : place + 16] = os.urandom(16)
    store.write_bytes(content)


# --- S3: damaged, wrong key, older ---------------------------------------------------------


def test_s3_a_wrong_key_closes_the_store(home: Home) -> None:
    home.close()
    home.key.put(bytes(31) + b"\1")

    with pytest.raises(StoreLocked) as refused:
        open_home(home.path)

    assert "金鑰不符" in say_or_raise(refused.value).as_line()


def test_s3_a_plain_store_would_open_for_anybody(home: Home, tmp_path: Path) -> None:
    # The control: without encryption there is no wrong key.
    plain = tmp_path / "plain.db"
    with dbapi2.connect(str(plain)) as connection:
        connection.execute("CREATE TABLE names (name text)")
        connection.execute("INSERT INTO names VALUES ('王小明')")
    again = dbapi2.connect(str(plain))
    assert again.execute("SELECT name FROM names").fetchone() == ("王小明",)
    again.close()
    assert "王小明".encode() in plain.read_bytes()


def close_day(home: Home) -> None:
    close_cash_shift(home.desk, CLERK, is_open=True)
    publish_anchors(home.desk)


def test_s3_an_older_copy_is_read_and_gives_out_no_number(home: Home) -> None:
    pay_cash(home.desk, "first")
    old = copy_of(home)
    pay_cash(home.desk, "second")
    close_day(home)

    opened = restore(home, old.path, accept_older=True)

    assert isinstance(opened.standing, StoreOlderThanAnchor)
    assert opened.desk.is_read_only
    boss = sign_in(opened.desk, login=ADMINISTRATOR, password=PASSWORD)
    assert boss.login == ADMINISTRATOR
    before = serials(opened)
    with pytest.raises(StoreOlderThanAnchor) as refused:
        pay_cash(opened.desk, "third")
    with pytest.raises(StoreOlderThanAnchor):
        begin_card(opened.desk, "fourth")
    assert serials(opened) == before == [1]
    words = say_or_raise(refused.value).as_line()
    assert "114/11/20" in words
    assert "補登" in words
    opened.close()


def test_s3_without_anchors_the_same_number_is_given_twice(home: Home) -> None:
    # The control: nothing in an older copy says that it is older.
    first = pay_cash(home.desk, "first")
    old = copy_of(home)
    lost = pay_cash(home.desk, "second")
    close_day(home)
    shutil.rmtree(home.path / "anchors")

    opened = restore(home, old.path)

    assert not opened.desk.is_read_only
    again = pay_cash(opened.desk, "third")
    assert first.number < lost.number == again.number
    opened.close()


# --- S4: where a store must not be ---------------------------------------------------------


def test_s4_a_library_with_the_defect_opens_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dbapi2, "sqlite_version", "3.51.2")
    with pytest.raises(UnsafeLibrary):
        open_sqlite(tmp_path / "store.db", key=bytes(32))
    assert not (tmp_path / "store.db").exists()

    monkeypatch.undo()
    open_sqlite(tmp_path / "store.db", key=bytes(32)).dispose()


def test_s4_a_network_share_holds_no_store(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"server:/export {tmp_path} nfs4 rw 0 0\n", encoding="utf-8")
    with pytest.raises(NetworkShare):
        check_local_disk(tmp_path / "store.db", mounts=mounts)

    mounts.write_text(f"/dev/sda1 {tmp_path} ext4 rw 0 0\n", encoding="utf-8")
    check_local_disk(tmp_path / "store.db", mounts=mounts)


# --- S5: the clock -------------------------------------------------------------------------


class Steady:
    """Seconds that only ever grow."""

    def __init__(self) -> None:
        self.s = 1000.0

    def __call__(self) -> float:
        return self.s


@pytest.mark.parametrize("jump", [timedelta(days=-1), timedelta(hours=5), timedelta(seconds=-61)])
def test_s5_a_clock_that_jumps_is_in_the_journal_and_changes_no_number(
    desk: Desk, jump: timedelta
) -> None:
    clock, steady = StoppedClock(), Steady()
    desk = replace(desk, clock=clock, steady_s=steady)
    open_shift(desk)
    watch = ClockWatch(desk)
    pay_cash(desk, "p-1")
    clock.advance(30)
    steady.s += 30
    assert watch.look() is None

    clock.now += jump
    found = watch.look()
    pay_cash(desk, "p-2")

    assert found == jump
    assert watch.look() is None
    with desk.open_unit() as unit:
        (entry,) = unit.journal.entries(act="clock_jump")
        assert [int(number[6:]) for number in unit.receipts.numbers(1)] == [1, 2]
    assert entry.details["seconds"] == jump.total_seconds()


@pytest.mark.parametrize("seconds", [0.0, 59.0, -59.0])
def test_s5_a_clock_that_is_set_right_a_little_is_no_jump(desk: Desk, seconds: float) -> None:
    # The control: were every difference a jump, the journal would say nothing by it.
    clock, steady = StoppedClock(), Steady()
    desk = replace(desk, clock=clock, steady_s=steady)
    watch = ClockWatch(desk)
    clock.advance(600 + seconds)
    steady.s += 600

    assert watch.look() is None
    with desk.open_unit() as unit:
        assert unit.journal.entries(act="clock_jump") == []


def test_s5_a_clock_set_back_while_nobody_was_there_is_found_at_the_start(desk: Desk) -> None:
    open_shift(desk)
    pay_cash(desk, "p-1")
    earlier = replace(desk, clock=StoppedClock(desk.clock() - timedelta(days=2)))

    assert ClockWatch(earlier).compare_with_books() == timedelta(days=-2)
    assert ClockWatch(desk).compare_with_books() is None


# --- S6: the database server is gone -------------------------------------------------------


@pytest.fixture
def server() -> Iterator[str]:
    if reason := why_not():
        pytest.skip(reason)
    with cluster() as url:
        yield url


@contextmanager
def cut_off(url: str, engine: Engine) -> Iterator[None]:
    """Take the way to a server away."""
    folder = Path(str(make_url(url).query["host"]))
    sockets = [path for path in folder.iterdir() if path.name.startswith(".s.PGSQL")]
    engine.dispose()
    for path in sockets:
        path.rename(path.with_name(f"away{path.name}"))
    try:
        yield
    finally:
        for path in sockets:
            path.with_name(f"away{path.name}").rename(path)


def test_s6_without_the_server_no_number_is_given_and_the_words_name_the_paper(
    server: str,
) -> None:
    from counter_app.store.opening import open_postgresql

    url = create_database(server)
    engine = open_postgresql(url)
    fill(engine)
    desk = make_desk(engine)
    open_shift(desk)
    first = pay_cash(desk, "p-1")

    with cut_off(url, engine):
        with pytest.raises(StoreUnreachable) as gone:
            pay_cash(desk, "p-2")
        # The control: a desk that counted by itself would give the number that the next
        # payment gets once the server is back.
        by_itself = f"{first.number[:6]}{int(first.number[6:]) + 1:06d}"

    words = say_or_raise(gone.value).as_line()
    assert "手寫收據" in words
    assert "補登" in words
    assert pay_cash(desk, "p-3").number == by_itself
    engine.dispose()


def test_s6_a_server_that_dies_in_the_middle_is_gone_on_with_without_a_gap(server: str) -> None:
    from counter_app.store.opening import open_postgresql

    url = create_database(server)
    engine = open_postgresql(url)
    fill(engine)
    desk = make_desk(engine)
    open_shift(desk)
    pay_cash(desk, "p-1")
    with engine.connect() as connection:
        backend = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
    # A killed backend takes the whole server down; it recovers from its log.
    os.kill(backend, signal.SIGKILL)

    for _attempt in range(100):
        with suppress(StoreUnreachable):
            pay_cash(desk, "p-2")
            break
        Event().wait(0.1)
    pay_cash(desk, "p-3")

    with desk.open_unit() as unit:
        assert [int(number[6:]) for number in unit.receipts.numbers(1)] == [1, 2, 3]
    engine.dispose()


# --- S7: the machine is unplugged (the driver: tests/devices/card_terminal/test_terminal.py) --


def test_s7_a_machine_that_is_unplugged_leaves_an_open_item(home: Home, tmp_path: Path) -> None:
    wire = TerminalWire(profile(), tmp_path / "truth", Manner.BREAKS)
    payment_id, tender_id = begin_card(home.desk, "card")

    settlement = ask_machine(
        home.desk,
        CLERK,
        machine_on(wire, profile()),
        payment_id=payment_id,
        tender_id=tender_id,
    )

    tender = settlement.payment.open_tender
    assert tender is not None
    assert tender.state is TenderState.UNKNOWN
    with pytest.raises(TerminalBlocked):
        begin_card(home.desk, "another")
    # The control: to take a broken wire for a no would be a lie, for the card was charged.
    assert len(read_truth(tmp_path / "truth")) == 1


# --- S8: a second copy of the program ------------------------------------------------------


def enter(folder: Path, hold: Callable[[Path], Any], answer: Any) -> None:  # noqa: ANN401 - a pipe
    try:
        with hold(folder):
            answer.send("in")
    except HomeInUse as error:
        answer.send(say_or_raise(error).as_line())


@contextmanager
def hold_nothing(_folder: Path) -> Iterator[None]:
    yield


def try_to_enter(folder: Path, hold: Callable[[Path], Any]) -> str:
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe()
    child = context.Process(target=enter, args=(folder, hold, there))
    child.start()
    said = str(here.recv())
    child.join()
    return said


def test_s8_a_second_window_on_a_home_is_refused_in_words(home: Home) -> None:
    with hold_home(home.path):
        assert "另一個程式視窗" in try_to_enter(home.path, hold_home)
        # The control: without the lock both would be in.
        assert try_to_enter(home.path, hold_nothing) == "in"
    assert try_to_enter(home.path, hold_home) == "in"


def test_s8_nothing_is_put_back_while_a_window_has_the_home(home: Home) -> None:
    made = copy_of(home)
    with hold_home(home.path), pytest.raises(HomeInUse):
        restore(home, made.path)
