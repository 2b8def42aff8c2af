"""Is this desk fit to take money?  Every check is green, and red when it should be."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from card_wire import TERMINAL, make_machine
from close_desk import CLERK, close_cash_shift, leave_unknown, pay_cash
from counter_app.bootstrap.doctor import examine_home, examined_desk
from counter_app.bootstrap.homes import Home, open_home
from counter_app.devices.receipt_printer.printer import ReceiptPrinter
from counter_app.domain.staff import NotPermitted, Role
from counter_app.services.anchors import publish_anchors
from counter_app.services.doctor import (
    CheckName,
    Examined,
    Finding,
    Health,
    Sign,
    confirm_volume,
    examine,
    is_fit,
)
from counter_app.services.machines import PaymentMachine
from counter_app.services.recovery_key import write_down_phrase
from counter_app.store.health import Login, StoreHealth, Wire
from counter_app.store.opening import open_sqlite
from counter_app.ui.doctor_words import say_finding
from factories import StoppedClock, make_actor, open_shift
from real_home import copy_of, new_home


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path / "home", disk_free_min_mb=1)
    yield made
    made.close()


def look(
    home: Home,
    *,
    machines: dict[str, PaymentMachine] | None = None,
    printer: ReceiptPrinter | None = None,
    change: Callable[[Examined], Examined] = lambda examined: examined,
) -> dict[CheckName, Finding]:
    examined = examined_desk(home, machines=machines or {}, printer=printer)
    return {finding.check: finding for finding in examine(change(examined))}


def test_a_desk_with_all_it_needs_is_fit(home: Home, tmp_path: Path) -> None:
    write_down_phrase(home.desk, None, home.key.read())
    open_shift(home.desk)
    pay_cash(home.desk, "p-1")
    close_cash_shift(home.desk, CLERK, is_open=True)
    publish_anchors(home.desk)
    copy_of(home)
    machine, _wire = make_machine(tmp_path / "truth")

    found = look(home, machines={TERMINAL: machine})

    assert {check: finding.sign for check, finding in found.items()} == {
        CheckName.STORE: Sign.STORE_OPEN,
        CheckName.LIBRARY: Sign.LIBRARY_GOOD,
        CheckName.CHAIN: Sign.CHAIN_SOUND,
        CheckName.ANCHORS: Sign.ANCHORS_OUT,
        CheckName.ROOM: Sign.ROOM_ENOUGH,
        CheckName.CLOCK: Sign.CLOCK_GOOD,
        CheckName.TIME_ZONE: found[CheckName.TIME_ZONE].sign,
        CheckName.BACKUP: Sign.BACKUP_SAME_DISK,
        CheckName.KEY: Sign.KEY_IN_FILE,
        CheckName.PHRASE: Sign.PHRASE_WRITTEN,
        CheckName.PRINTER: Sign.PRINTER_NONE,
        CheckName.MACHINE: Sign.MACHINE_ANSWERS,
        CheckName.FONTS: Sign.FONTS_WHOLE,
        CheckName.WIRE: Sign.WIRE_FILE,
    }
    assert is_fit(tuple(found.values()))


def test_a_new_desk_is_told_what_is_still_to_do(home: Home) -> None:
    found = look(home)

    assert found[CheckName.BACKUP].sign is Sign.BACKUP_NONE
    assert found[CheckName.PHRASE].sign is Sign.PHRASE_NEVER
    assert found[CheckName.ANCHORS].sign is Sign.ANCHORS_NONE
    assert found[CheckName.MACHINE].sign is Sign.MACHINE_NONE
    # It may take cash all the same.
    assert is_fit(tuple(found.values()))


def test_a_disk_with_no_room_is_red(home: Home) -> None:
    found = look(
        home,
        change=lambda e: replace(
            e, desk=replace(e.desk, free_bytes=lambda: 100, free_bytes_min=200)
        ),
    )

    assert found[CheckName.ROOM].sign is Sign.ROOM_LOW
    assert not is_fit(tuple(found.values()))


def test_a_clock_before_the_books_is_red(home: Home) -> None:
    open_shift(home.desk)
    pay_cash(home.desk, "p-1")
    earlier = StoppedClock(home.desk.clock() - timedelta(hours=1))

    found = look(home, change=lambda e: replace(e, desk=replace(e.desk, clock=earlier)))

    assert found[CheckName.CLOCK].sign is Sign.CLOCK_BEHIND


def test_an_edited_row_is_red_and_named(home: Home) -> None:
    open_shift(home.desk)
    pay_cash(home.desk, "p-1")
    edit(home)

    found = look(home)

    assert found[CheckName.CHAIN].sign is Sign.CHAIN_BROKEN
    assert "receipts" in say_finding(found[CheckName.CHAIN]).found


def edit(home: Home) -> None:
    engine: Engine = open_sqlite(home.path / "store.db", key=home.key.read())
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER receipts_no_update")
        connection.exec_driver_sql("UPDATE receipts SET issued_at = '2025-11-20 04:00:01.000000'")
    engine.dispose()


def test_anchors_that_are_not_outside_are_told(home: Home) -> None:
    open_shift(home.desk)
    pay_cash(home.desk, "p-1")
    close_cash_shift(home.desk, CLERK, is_open=True)

    assert look(home)[CheckName.ANCHORS].sign is Sign.ANCHORS_WAITING

    publish_anchors(home.desk)
    assert look(home)[CheckName.ANCHORS].sign is Sign.ANCHORS_OUT


def test_a_copy_gets_old(home: Home) -> None:
    copy_of(home)
    later = StoppedClock(home.desk.clock() + timedelta(hours=37))

    found = look(home, change=lambda e: replace(e, desk=replace(e.desk, clock=later)))

    assert found[CheckName.BACKUP].sign is Sign.BACKUP_OLD
    assert found[CheckName.BACKUP].facts["hours"] == 37


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such permission bits")
def test_a_key_that_others_can_read_is_red(home: Home) -> None:
    home.key.path.chmod(0o644)

    found = look(home)

    assert found[CheckName.KEY].sign is Sign.KEY_UNSAFE
    assert found[CheckName.KEY].health is Health.BAD
    assert CheckName.PHRASE not in found


def test_the_phrase_of_another_key_does_not_count(home: Home) -> None:
    write_down_phrase(home.desk, None, bytes(32))

    assert look(home)[CheckName.PHRASE].sign is Sign.PHRASE_NEVER


def test_a_machine_with_an_open_sale_is_not_asked(home: Home, tmp_path: Path) -> None:
    open_shift(home.desk)
    leave_unknown(home.desk, "card")
    machine, _wire = make_machine(tmp_path / "truth")

    assert look(home, machines={TERMINAL: machine})[CheckName.MACHINE].sign is Sign.MACHINE_BUSY


def test_a_store_that_may_only_be_read_is_red(home: Home) -> None:
    open_shift(home.desk)
    pay_cash(home.desk, "p-1")
    home.close()
    shutil.copytree(home.path, home.path.with_name("old"))
    again = open_home(home.path, clock=StoppedClock())
    close_cash_shift(again.desk, CLERK, is_open=True)
    publish_anchors(again.desk)
    again.close()
    shutil.copy(home.path.with_name("old") / "store.db", home.path / "store.db")

    findings = examine_home(home.path, clock=StoppedClock())

    store = next(each for each in findings if each.check is CheckName.STORE)
    assert store.sign is Sign.STORE_READ_ONLY
    assert "Z" in say_finding(store).found
    assert not is_fit(findings)


def test_a_store_that_does_not_open_is_all_there_is_to_say(home: Home) -> None:
    home.close()
    home.key.path.unlink()

    (finding,) = examine_home(home.path)

    assert finding.sign is Sign.STORE_CLOSED
    words = say_finding(finding)
    assert "找不到資料庫的金鑰檔" in words.found
    assert "recover-key" in words.cure


def test_every_sign_has_words_and_what_is_not_well_a_cure(home: Home) -> None:
    names = "schema library cipher window at zone detail folder path device day who"
    facts = dict.fromkeys(names.split(), "x")
    numbers = dict.fromkeys(
        ("receipts", "free_mb", "needed_mb", "count", "hours", "rows", "faults"), 1234
    )
    for sign in Sign:
        check = next(name for name in CheckName if sign.value.startswith(name.value.split("_")[-1]))
        words = say_finding(
            Finding(check=check, sign=sign, facts={**facts, **numbers, "status": "ready"})
        )
        assert words.heading
        assert words.found
        assert "{" not in words.found
        is_well = Finding(check=check, sign=sign).health is Health.OK
        # Those without a cure of their own carry a trouble that has one.
        own = sign not in {Sign.STORE_READ_ONLY, Sign.STORE_CLOSED, Sign.KEY_UNSAFE, Sign.KEY_GONE}
        assert bool(words.cure) is (not is_well and own), sign


@pytest.mark.parametrize("role", [Role.VOLUNTEER, Role.CASHIER_OFFICE])
def test_who_may_not_check_the_desk_does_not(home: Home, role: Role) -> None:
    examined = examined_desk(home, machines={}, printer=None)
    with pytest.raises(NotPermitted):
        examine(examined, make_actor(role))
    examine(examined, make_actor(Role.AUDITOR))


# --- PostgreSQL ------------------------------------------------------------------------------


def test_a_server_is_asked_for_more(postgresql_database: str, tmp_path: Path) -> None:
    url = postgresql_database.replace("postgresql+psycopg", "postgresql")
    home = new_home(tmp_path / "home", database_url=url)

    found = look(home)
    assert found[CheckName.WIRE].sign is Sign.WIRE_SAFE
    assert found[CheckName.LOGIN].sign is Sign.LOGIN_TOO_MUCH
    assert found[CheckName.VOLUME].sign is Sign.VOLUME_ASKED

    with pytest.raises(NotPermitted):
        confirm_volume(home.desk, make_actor())
    confirm_volume(home.desk, make_actor(Role.ADMINISTRATOR))
    volume = look(home)[CheckName.VOLUME]
    assert volume.sign is Sign.VOLUME_CONFIRMED
    assert volume.facts == {"day": "2025-11-20", "who": "administrator"}
    home.close()


def test_the_store_says_what_it_is(engine: Engine) -> None:
    signs = StoreHealth(engine).signs(1)

    is_file = engine.dialect.name == "sqlite"
    assert signs.wire is (Wire.FILE if is_file else Wire.SOCKET)
    assert signs.login is (None if is_file else Login.SUPERUSER)
    assert signs.library.startswith("SQLite 3." if is_file else "PostgreSQL ")
    assert bool(signs.cipher) is is_file
    assert signs.receipt_count == 0
