import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from counter_app import __version__
from counter_app.bootstrap.homes import open_home
from counter_app.cli import run
from counter_app.demo.cases import demo_cases_csv
from counter_app.domain.passwords import SignInRefused
from counter_app.domain.staff import Role
from counter_app.services.staff import sign_in
from counter_app.vault.recovery_phrase import key_of, phrase_of
from counter_app.vault.store_key import read_key
from factories import NOON

PASSWORD = "A long password"  # noqa: S105 - of a home that lives for one test


@pytest.fixture
def password_file(tmp_path: Path) -> Path:
    path = tmp_path / "password"
    path.write_text(f"{PASSWORD}\n", encoding="utf-8")
    return path


@pytest.fixture
def home(tmp_path: Path, password_file: Path) -> Path:
    folder = tmp_path / "home"
    arguments = ["init", "--branch", "宜蘭", "--desk", "3", "--admin", "boss"]
    files = ["--home", str(folder), "--password-file", str(password_file)]
    assert run([*arguments, *files]) == 0
    return folder


def with_sign_in(home: Path, password_file: Path, name: str = "boss") -> list[str]:
    return ["--home", str(home), "--as", name, "--password-file", str(password_file)]


def test_init_makes_a_home_that_opens_with_its_administrator(home: Path) -> None:
    opened = open_home(home)
    boss = sign_in(opened.desk, login="boss", password=PASSWORD)
    opened.close()

    assert boss.role is Role.ADMINISTRATOR
    assert boss.desk_no == 3
    assert opened.desk.branch_name == "法務部行政執行署宜蘭分署"
    assert not opened.is_demo


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such permission bits")
def test_the_key_is_apart_from_the_store_and_only_its_owners(home: Path) -> None:
    key = home / "keys" / "store.key"

    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_a_home_is_never_made_over_another(home: Path, password_file: Path) -> None:
    before = (home / "settings.toml").read_bytes()
    arguments = ["init", "--branch", "花蓮", "--admin", "x2", "--home", str(home)]

    assert run([*arguments, "--password-file", str(password_file)]) == 2

    assert (home / "settings.toml").read_bytes() == before


def test_there_is_no_default_account(home: Path) -> None:
    opened = open_home(home)
    for name in ("admin", "administrator", "root", "office"):
        with pytest.raises(SignInRefused):
            sign_in(opened.desk, login=name, password=name)
    opened.close()


def test_staff_is_added_by_an_administrator_and_by_nobody_else(
    home: Path, password_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = ["--password-file", str(password_file), "--as-password-file", str(password_file)]
    add = ["add-staff", "--home", str(home), *files]

    assert run([*add, "amy", "--role", "clerk", "--as", "boss"]) == 0
    assert run([*add, "bob", "--role", "clerk", "--as", "amy"]) == 2
    assert "要先換成自己的密碼" in capsys.readouterr().err
    assert run([*add, "amy", "--role", "auditor", "--as", "boss"]) == 2

    words = capsys.readouterr().err
    assert "amy" in words
    assert "Traceback" not in words


def test_who_was_given_a_password_chooses_another(
    home: Path, password_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = ["--password-file", str(password_file), "--as-password-file", str(password_file)]
    new = tmp_path / "new"
    change = ["change-password", "amy", "--home", str(home), "--password-file", str(password_file)]
    change += ["--new-password-file", str(new)]
    run(["add-staff", "--home", str(home), *files, "amy", "--role", "clerk", "--as", "boss"])

    for refused in (PASSWORD, "short", "only small letters"):
        new.write_text(refused, encoding="utf-8")
        assert run(change) == 2
    new.write_text("Another password", encoding="utf-8")
    assert run(change) == 0

    opened = open_home(home)
    assert sign_in(opened.desk, login="amy", password="Another password").login == "amy"  # noqa: S106
    opened.close()
    assert "Traceback" not in capsys.readouterr().err


def test_a_command_that_changes_something_asks_who_is_there(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["import-cases", str(tmp_path / "cases.csv"), "--home", str(home)]) == 2

    assert "--as" in capsys.readouterr().err


def test_cases_are_imported_again_without_doubling_and_bad_rows_come_back(
    home: Path, password_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "cases.csv"
    good = demo_cases_csv(NOON.date())
    file.write_text(good, encoding="utf-8")
    command = ["import-cases", str(file), *with_sign_in(home, password_file)]

    assert run(command) == 0
    assert run(command) == 0
    assert "未變動 16 件" in capsys.readouterr().out

    file.write_text(good.replace("A100000001", "A100000002"), encoding="utf-8")
    assert run(command) == 3
    rejected = file.with_name("cases.rejected.csv").read_text(encoding="utf-8-sig")
    assert "A100000002" in rejected
    assert run([*command, "--all-or-nothing"]) == 3

    file.write_bytes(b"\x00\x01\x02")
    assert run(command) == 2


def test_a_home_that_is_not_there_is_said_in_words(
    tmp_path: Path, password_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere = tmp_path / "nowhere"

    assert run(["import-cases", "x.csv", *with_sign_in(nowhere, password_file)]) == 2

    assert str(nowhere) in capsys.readouterr().err


def test_settings_that_cannot_be_are_named(
    home: Path, password_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = home / "settings.toml"
    settings.write_text(settings.read_text("utf-8") + "\ncolour = 'red'\n", encoding="utf-8")

    assert run(["import-cases", "x.csv", *with_sign_in(home, password_file)]) == 2

    assert "colour" in capsys.readouterr().err


def test_the_key_of_another_home_does_not_open_the_store(
    home: Path, password_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "keys" / "store.key").write_text("00" * 32, encoding="ascii")

    assert run(["import-cases", "x.csv", *with_sign_in(home, password_file)]) == 2

    assert capsys.readouterr().err


def test_the_help_is_a_map_of_the_program(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0

    words = capsys.readouterr().out
    for command in ("init", "add-staff", "import-cases", "demo", "simulate", "--home"):
        assert command in words


def test_the_installed_command_starts() -> None:
    said = subprocess.run(
        [sys.executable, "-m", "counter_app", "--version"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )

    assert said.stdout.strip() == __version__


def test_an_unknown_command_is_refused_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["frobnicate"]) == 2

    assert "frobnicate" in capsys.readouterr().err


# --- backup, restore, key, doctor --------------------------------------------------------------


def test_the_phrase_of_a_new_home_is_said_once_or_written_to_a_new_file(
    home: Path, password_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "phrase.txt"
    arguments = ["--branch", "宜蘭", "--admin", "boss", "--password-file", str(password_file)]

    assert run(["init", *arguments, "--home", str(tmp_path / "new"), "--phrase-out", str(out)]) == 0
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert key_of(out.read_text(encoding="utf-8")) == read_key(tmp_path / "new/keys/store.key")
    said = capsys.readouterr().out
    assert out.read_text(encoding="utf-8").strip() not in said

    again = ["init", *arguments, "--home", str(tmp_path / "other"), "--phrase-out", str(out)]
    assert run(again) == 2
    assert not (tmp_path / "other").exists()


def test_a_lost_key_is_made_again_from_its_phrase_and_from_no_other(
    home: Path, password_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "phrase.txt"
    show = ["recovery-phrase", "--out", str(out), *with_sign_in(home, password_file)]
    assert run(show) == 0
    (home / "keys" / "store.key").unlink()
    assert run(["backup", *with_sign_in(home, password_file)]) == 2
    assert "recover-key" in capsys.readouterr().err

    other = tmp_path / "other.txt"
    other.write_text(phrase_of(bytes(32)), encoding="utf-8")
    recover = ["recover-key", "--home", str(home), "--phrase-file"]
    assert run([*recover, str(other)]) == 2
    assert not (home / "keys" / "store.key").exists()
    assert run([*recover, str(out)]) == 0
    assert run(["backup", *with_sign_in(home, password_file)]) == 0


def test_a_copy_is_made_rehearsed_and_put_back(
    home: Path, password_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stick = tmp_path / "stick"
    signed_in = with_sign_in(home, password_file)
    assert run(["backup", "--to", str(stick), *signed_in]) == 0
    (copy,) = stick.glob("*.db")
    before = (home / "store.db").read_bytes()

    assert run(["restore", str(copy), "--rehearse-only", "--home", str(home)]) == 0
    assert "沒有更動任何資料" in capsys.readouterr().out
    assert (home / "store.db").read_bytes() == before

    assert run(["restore", str(copy), "--home", str(home)]) == 2
    assert run(["restore", str(copy), *signed_in]) == 0
    assert "set-aside" in capsys.readouterr().out
    assert run(["backup", *signed_in]) == 0


def test_only_an_administrator_shows_the_phrase_or_restores(
    home: Path, password_file: Path, tmp_path: Path
) -> None:
    files = ["--password-file", str(password_file), "--as-password-file", str(password_file)]
    add = ["add-staff", "--home", str(home), *files, "amy", "--role", "supervisor", "--as", "boss"]
    assert run(add) == 0
    change = ["change-password", "amy", "--home", str(home), "--password-file", str(password_file)]
    new = tmp_path / "new"
    new.write_text("another long 2B\n", encoding="utf-8")
    assert run([*change, "--new-password-file", str(new)]) == 0
    amy = with_sign_in(home, new, "amy")
    assert run(["backup", "--to", str(tmp_path / "stick"), *amy]) == 0
    (copy,) = (tmp_path / "stick").glob("*.db")

    assert run(["recovery-phrase", *amy]) == 2
    assert run(["restore", str(copy), *amy]) == 2
    assert not (home / "set-aside").exists()
    assert not (home / "restore").exists()


def test_the_doctor_says_in_green_and_red_whether_a_desk_is_fit(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["doctor", "--home", str(home)]) == 0
    said = capsys.readouterr().out
    assert "○ 帳冊" in said
    assert "△ 備份" in said
    assert "→" in said

    (home / "keys" / "store.key").chmod(0o644)
    assert run(["doctor", "--home", str(home)]) == 2
    assert "✕ 帳冊" in capsys.readouterr().out


def test_the_books_are_verified_and_given_away(
    home: Path, password_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["verify", "--home", str(home)]) == 0
    assert "0 處不符" in capsys.readouterr().out

    folder = tmp_path / "books"
    signed_in = with_sign_in(home, password_file)
    assert run(["export-chain", str(folder), *signed_in]) == 0
    assert run(["export-chain", str(folder), *signed_in]) == 2
    assert "已經存在" in capsys.readouterr().err
    assert run(["export-chain", str(tmp_path / "others"), "--home", str(home)]) == 2

    checked = subprocess.run(
        [sys.executable, "-I", "-S", str(folder / "verify_chain.py"), str(folder)], check=False
    )
    assert checked.returncode == 0


def test_a_row_that_was_changed_is_named_on_the_command_line(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = open_home(home)
    with opened.books.engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER journal_no_update")
        connection.exec_driver_sql("UPDATE journal SET actor = 'nobody' WHERE chain_seq = 1")
    opened.close()

    assert run(["verify", "--home", str(home), "--anchors", str(tmp_path)]) == 2

    said = capsys.readouterr().out
    assert "辦公室 第 1 筆 日誌：內容被改過" in said
    assert "3 處不符" in said
    assert run(["verify", "--home", str(home), "--anchors", str(tmp_path / "nowhere")]) == 2
