"""A copy that was never put back does not count (promise 18), and nobody reads one (11)."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url

from chain_check import chain_faults
from close_desk import CLERK, close_cash_shift, pay_card, pay_cash
from counter_app.bootstrap.homes import Home, open_home
from counter_app.bootstrap.logs import log_to
from counter_app.bootstrap.restoring import end_rehearsal, put_back, rehearse_restore
from counter_app.domain.backups import NotABackup, NotEmpty
from counter_app.domain.passwords import SignInRefused
from counter_app.domain.staff import Role
from counter_app.exchange.backup_files import manifest_path
from counter_app.exchange.store_swap import FOLDER
from counter_app.services.anchors import publish_anchors
from counter_app.services.backup import back_up
from counter_app.services.opening import WrongPurpose
from counter_app.services.restore import CopyFault, CopyRefused
from counter_app.services.staff import add_staff, sign_in
from counter_app.store.backup import StoreCopier, stand_of
from counter_app.store.errors import StoreLocked
from counter_app.store.opening import open_postgresql, open_sqlite, reading
from factories import StoppedClock, open_shift
from real_home import ADMINISTRATOR, PASSWORD, copy_of, new_home, rehearse, restore


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path / "home")
    open_shift(made.desk)
    yield made
    made.close()


def serials(home: Home) -> list[int]:
    with home.desk.open_unit() as unit:
        return [int(number[6:]) for number in unit.receipts.numbers(1)]


def faults_in(home: Home) -> list[str]:
    engine = open_sqlite(home.path / "store.db", key=home.key.read())
    with reading(engine) as connection:
        found = chain_faults(connection)
    engine.dispose()
    return found


# --- the drill -------------------------------------------------------------------------------


def test_what_was_destroyed_comes_back_as_it_was(home: Home) -> None:
    for number in range(4):
        pay_cash(home.desk, f"p-{number}")
    pay_card(home.desk, "card")
    made = copy_of(home)
    said = made.manifest
    assert said is not None
    home.close()
    for path in home.path.glob("store.db*"):
        path.write_bytes(os.urandom(path.stat().st_size or 1))

    opened = restore(home, made.path)

    # The journal has one more entry: that it was put back, and who signed in for it.
    stand = opened.backups.copier.stand()
    assert (stand.receipt_count, stand.receipts_twd) == (
        said.stand.receipt_count,
        said.stand.receipts_twd,
    )
    assert serials(opened) == [1, 2, 3, 4, 5]
    assert faults_in(opened) == []
    with opened.desk.open_unit() as unit:
        (entry,) = unit.journal.entries(act="restore")
    assert entry.actor == ADMINISTRATOR
    pay_cash(opened.desk, "after")
    assert serials(opened)[-1] == 6
    opened.close()


def test_a_copy_of_the_close_goes_on_after_the_anchor(home: Home) -> None:
    pay_cash(home.desk, "first")
    close_cash_shift(home.desk, CLERK, is_open=True)
    publish_anchors(home.desk)
    made = copy_of(home)

    opened = restore(home, made.path)

    assert opened.standing is None
    open_shift(opened.desk)
    pay_cash(opened.desk, "second")
    assert serials(opened) == [1, 2]
    opened.close()


def test_a_rehearsal_changes_nothing(home: Home) -> None:
    pay_cash(home.desk, "first")
    made = copy_of(home)
    home.close()
    before = (home.path / "store.db").read_bytes()

    rehearsal = rehearse(home, made.path)
    end_rehearsal(home.path)

    assert rehearsal.faults == ()
    assert rehearsal.stand.receipt_count == 1
    assert (home.path / "store.db").read_bytes() == before
    assert not (home.path / FOLDER).exists()


def test_the_old_store_is_set_aside_whole(home: Home) -> None:
    pay_cash(home.desk, "first")
    made = copy_of(home)
    pay_cash(home.desk, "second")

    opened = restore(home, made.path)

    (aside,) = (home.path / "set-aside").iterdir()
    assert stand_of(aside / "store.db", key=home.key.read()).receipt_count == 2
    assert serials(opened) == [1]
    opened.close()


# --- copies that are not put back ------------------------------------------------------------


def change_a_byte(copy: Path) -> None:
    content = bytearray(copy.read_bytes())
    # Far behind the pages that say which tables there are: those must be read to look at all.
    content[len(content) * 7 // 8] ^= 1
    copy.write_bytes(content)


def change_the_totals(copy: Path) -> None:
    path = manifest_path(copy)
    words = path.read_text(encoding="utf-8")
    path.write_text(words.replace('"receipt_count": 1', '"receipt_count": 2'), encoding="utf-8")


def break_a_page(copy: Path) -> None:
    change_a_byte(copy)
    manifest_path(copy).unlink()


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (change_a_byte, CopyFault.CHANGED),
        (break_a_page, CopyFault.PAGES),
        (change_the_totals, CopyFault.TOTALS),
    ],
)
def test_a_copy_that_is_not_what_was_copied_is_refused(
    home: Home, spoil: Callable[[Path], None], fault: CopyFault
) -> None:
    pay_cash(home.desk, "first")
    made = copy_of(home)
    spoil(made.path)

    with pytest.raises(CopyRefused) as refused:
        restore(home, made.path)

    assert refused.value.fault is fault
    again = open_home(home.path)
    assert serials(again) == [1]
    again.close()


def test_a_copy_whose_rows_were_edited_is_refused_and_the_row_named(home: Home) -> None:
    pay_cash(home.desk, "first")
    made = copy_of(home)
    engine = open_sqlite(made.path, key=home.key.read())
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER receipts_no_update")
        connection.exec_driver_sql("UPDATE receipts SET issued_at = '2025-11-20 04:00:01.000000'")
    engine.dispose()
    manifest_path(made.path).unlink()

    with pytest.raises(CopyRefused) as refused:
        restore(home, made.path)

    assert refused.value.fault is CopyFault.CHAIN
    assert "receipts" in refused.value.detail


def test_a_copy_that_is_older_must_be_wanted(home: Home) -> None:
    pay_cash(home.desk, "first")
    made = copy_of(home)
    close_cash_shift(home.desk, CLERK, is_open=True)
    publish_anchors(home.desk)

    with pytest.raises(CopyRefused) as refused:
        restore(home, made.path)
    assert refused.value.fault is CopyFault.OLDER


def test_a_copy_without_its_manifest_is_taken_and_said(home: Home) -> None:
    pay_cash(home.desk, "first")
    made = copy_of(home)
    manifest_path(made.path).unlink()
    home.close()

    assert rehearse(home, made.path).faults == (CopyFault.NO_MANIFEST,)
    end_rehearsal(home.path)


def test_the_copy_of_another_desk_does_not_open(home: Home, tmp_path: Path) -> None:
    other = new_home(tmp_path / "other")
    made = copy_of(other)
    other.close()

    with pytest.raises(StoreLocked):
        restore(home, made.path)


def test_a_demo_is_never_put_back_into_a_real_home(home: Home) -> None:
    made = copy_of(home)
    home.close()
    (home.path / "demo").touch()

    with pytest.raises(WrongPurpose):
        rehearse(home, made.path)


def test_what_is_no_copy_is_said_so(home: Home, tmp_path: Path) -> None:
    home.close()
    with pytest.raises(NotABackup):
        rehearse(home, tmp_path / "nothing.db")
    (tmp_path / "text.db").write_text("no store" * 2000)
    with pytest.raises(StoreLocked):
        rehearse(home, tmp_path / "text.db")


def test_only_an_administrator_of_the_copy_puts_it_back(home: Home) -> None:
    boss = sign_in(home.desk, login=ADMINISTRATOR, password=PASSWORD)
    add_staff(
        home.desk,
        boss,
        login="amy",
        display_name="林怡君",
        role=Role.CLERK,
        password="another long 1B",  # noqa: S106 - of nobody
    )
    made = copy_of(home)
    home.close()
    rehearsal = rehearse_restore(home.path, made.path)
    with pytest.raises(SignInRefused):
        put_back(home.path, rehearsal, login=ADMINISTRATOR, password="wrong")  # noqa: S106
    end_rehearsal(home.path)
    assert not (home.path / "set-aside").exists()


# --- a crash in the middle -------------------------------------------------------------------


def swap_and_die(home: Home, copy: Path, die_at: int) -> int:
    """Restore in a child that ends at one of the calls that change a folder; count them."""
    child = os.fork()
    if child == 0:
        _swap_and_die(home, copy, die_at)
    _pid, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def _swap_and_die(home: Home, copy: Path, die_at: int) -> None:
    passed = 0

    def point(call: Callable[..., object]) -> Callable[..., object]:
        def counted(*args: object, **named: object) -> object:
            nonlocal passed
            passed += 1
            if passed == die_at:
                os._exit(99)
            done = call(*args, **named)
            passed += 1
            if passed == die_at:
                os._exit(99)
            return done

        return counted

    for name in ("rename", "replace", "unlink", "fsync", "mkdir", "rmdir"):
        setattr(os, name, point(getattr(os, name)))
    try:
        opened = restore(home, copy)
        opened.close()
    except BaseException:  # noqa: BLE001 - nothing of a child may get into pytest
        os._exit(98)
    os._exit(0 if die_at else min(passed, 97))


def test_a_crash_at_any_point_leaves_one_good_store(home: Home, tmp_path: Path) -> None:
    pay_cash(home.desk, "first")
    made = copy_of(home)
    pay_cash(home.desk, "second")
    home.close()
    kept = tmp_path / "kept"
    shutil.copytree(home.path, kept)
    points = swap_and_die(home, made.path, 0)
    assert 20 < points < 97

    found = set()
    for die_at in range(1, points + 1, 1):
        shutil.rmtree(home.path)
        shutil.copytree(kept, home.path)
        assert swap_and_die(home, made.path, die_at) in {99, 0}, die_at
        opened = open_home(home.path, clock=StoppedClock())
        found.add(tuple(serials(opened)))
        pay_cash(opened.desk, "after")
        assert faults_in(opened) == []
        opened.close()

    # The store that was, or the one that came: nothing between, and both are met.
    assert found == {(1, 2), (1,)}


def test_copying_over_the_open_store_would_lose_it(home: Home, tmp_path: Path) -> None:
    # The control: a new file beside the old write-ahead log is neither store.
    pay_cash(home.desk, "first")
    made = copy_of(home)
    for number in range(3):
        pay_cash(home.desk, f"later-{number}")
    crashed = tmp_path / "crashed"
    shutil.copytree(home.path, crashed)
    home.close()
    assert (crashed / "store.db-wal").stat().st_size > 0
    shutil.copy(made.path, crashed / "store.db")

    engine = open_sqlite(crashed / "store.db", key=home.key.read())
    try:
        with reading(engine) as connection:
            naive = chain_faults(connection)
            stand = StoreCopier(engine).stand()
    except Exception:  # noqa: BLE001 - it may not even open, which is the point as well
        naive, stand = ["does not open"], None
    engine.dispose()
    assert naive or (stand is not None and stand != stand_of(made.path, key=home.key.read()))


# --- PostgreSQL ------------------------------------------------------------------------------


def test_a_copy_of_postgresql_fills_an_empty_database(
    new_postgresql_database: Callable[[], str], tmp_path: Path
) -> None:
    def url() -> str:
        return make_url(new_postgresql_database()).render_as_string(hide_password=False)

    home = new_home(tmp_path / "home", database_url=url())
    open_shift(home.desk)
    for number in range(3):
        pay_cash(home.desk, f"p-{number}")
    pay_card(home.desk, "card")
    made = copy_of(home)

    with pytest.raises(NotEmpty):
        restore(home, made.path)

    empty = url()
    settings = home.path / "settings.toml"
    words = settings.read_text(encoding="utf-8")
    settings.write_text(words.replace(home.settings.database_url, empty), encoding="utf-8")
    opened = restore(home, made.path)

    assert serials(opened) == [1, 2, 3, 4]
    engine = open_postgresql(empty)
    with reading(engine) as connection:
        assert chain_faults(connection) == []
    engine.dispose()
    # What counts by itself goes on behind what was put in.
    boss = sign_in(opened.desk, login=ADMINISTRATOR, password=PASSWORD)
    add_staff(
        opened.desk,
        boss,
        login="amy",
        display_name="林怡君",
        role=Role.CLERK,
        password="another long 1B",  # noqa: S106 - of nobody
    )
    pay_cash(opened.desk, "after")
    assert serials(opened)[-1] == 5
    opened.close()


# --- promise 11: nothing in clear -------------------------------------------------------------

SECRETS = ("王曉明測試", "A123456789", "宜執和114年", "測試路一號")


def traces(folder: Path) -> list[tuple[str, str]]:
    """Return which secrets stand in clear in which files."""
    found = []
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            found += [
                (path.name, secret)
                for secret in SECRETS
                for encoding in ("utf-8", "utf-16-le", "big5")
                if secret.encode(encoding) in content
            ]
    return found


def test_no_name_and_no_id_is_anywhere_in_clear(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    for name in ("TMPDIR", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(temporary))
    home = new_home(tmp_path / "home")
    handler = log_to(home.path / "logs")
    seed_and_pay(home)
    made = back_up(home.desk, None, home.backups)
    assert (home.path / "store.db-wal").stat().st_size > 10_000
    while_open = traces(home.path) + traces(temporary)
    opened = restore(home, made.path)
    pay_cash(opened.desk, "after")
    while_restored = traces(home.path) + traces(temporary)
    opened.close()
    handler.close()

    assert while_open == []
    assert while_restored == []
    assert traces(home.path) == []


def seed_and_pay(home: Home) -> None:
    from sqlalchemy import Engine

    from counter_app.domain.money import Twd
    from counter_app.domain.tenders import CashLaidDown
    from counter_app.services.payments import settle_at_hand
    from factories import make_actor, make_case_row, make_draft

    engine: Engine = open_sqlite(home.path / "store.db", key=home.key.read())
    case_id = make_case_row(
        engine,
        obligor_name=SECRETS[0],
        obligor_number=SECRETS[1],
        address=SECRETS[3],
        case_number="宜執和114年綜所稅執字第00027724號",
    )
    engine.dispose()
    open_shift(home.desk)
    settle_at_hand(
        home.desk,
        make_actor(),
        make_draft(case_id, payer_name=SECRETS[0], payer_number=SECRETS[1]),
        (CashLaidDown(tendered_twd=Twd(2350)),),
        agreed_twd=Twd(2350),
    )


def test_a_plain_store_shows_them_all(tmp_path: Path) -> None:
    # The control: the same names in a store that is not encrypted.
    with sqlite3.connect(tmp_path / "plain.db") as connection:
        connection.execute("CREATE TABLE names (name text)")
        connection.executemany("INSERT INTO names VALUES (?)", [(each,) for each in SECRETS])
    connection.close()

    assert {secret for _name, secret in traces(tmp_path)} == set(SECRETS)
