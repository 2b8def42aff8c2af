"""What the account of a volunteer can do on the command line: nothing (issue 6, the role test).

Typing, printing one notice and marking an arrival are done in the window.  Commands that ask
nobody to sign in have the rights of whoever uses the computer; they are named here one by one,
and those of a desk show nothing of a case.
"""

from pathlib import Path

import pytest
import typer
from sqlalchemy import func, select

from counter_app.bootstrap.homes import open_home
from counter_app.cli import app, run
from counter_app.demo.home import make_demo_home
from counter_app.demo.people import ADMINISTRATOR, CLERK, SUPERVISOR, VOLUNTEER, DemoAccount
from counter_app.domain.staff import Role
from counter_app.store.schema import cases, metadata, names
from counter_app.ui.names import say_role
from exchange.case_texts import as_csv, numbered
from exchange.response_texts import as_csv as as_responses
from exchange.response_texts import make_response

# Every command that signs somebody in, as a volunteer may try it, and who may do it instead.
# FILE is one that exists, COPY a copy of the store, NEW a place where nothing is.
SIGNED_IN: dict[str, tuple[list[str], DemoAccount]] = {
    "add-staff": (["eve", "--role", "clerk", "--password-file", "FILE"], ADMINISTRATOR),
    "backup": (["--to", "NEW"], CLERK),
    "doctor": (["--volume-encrypted"], ADMINISTRATOR),
    "export-chain": (["NEW"], SUPERVISOR),
    "import-cases": (["CASES"], SUPERVISOR),
    "import-collections": (["FILE", "--profile", "taishin-store"], SUPERVISOR),
    "import-responses": (["RESPONSES"], SUPERVISOR),
    "list-pickups": (["--date", "115/01/05", "--out", "NEW.ods"], CLERK),
    "print-notices": (["--out", "NEW.pdf", "--kind", "綜所稅"], CLERK),
    "recovery-phrase": (["--out", "NEW"], ADMINISTRATOR),
    "report-survey": (["--from", "115/01/01", "--to", "115/12/31", "--out", "NEW.ods"], CLERK),
    "restore": (["COPY"], ADMINISTRATOR),
}
# These ask for nobody: they make a home, need its phrase or the owner's database, change a
# password by the present one, play with machines that are not there, or look at a paper or the
# books without saying whose they are.
ASK_NOBODY = {
    "change-password",
    "check-paper",
    "demo",
    "export-verifier",
    "grant-roles",
    "init",
    "recover-key",
    "simulate",
    "verify",
}
NAMED_LIKE_THE_HOME = {"add-staff": "--as-password-file"}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("volunteer") / "home"
    make_demo_home(folder).close()
    return folder


@pytest.fixture
def files(home: Path, tmp_path: Path) -> dict[str, str]:
    """What stands in the place of the words in capitals."""
    made = {
        "FILE": "Long-Enough-Word-1\n",
        "CASES": as_csv(numbered(1)),
        "RESPONSES": as_responses(make_response()),
    }
    found = {"NEW": str(tmp_path / "new")}
    for name, text in made.items():
        path = tmp_path / f"{name.lower()}.csv"
        path.write_text(text, encoding="utf-8")
        found[name] = str(path)
    copies = tmp_path / "copies"
    assert as_person(home, CLERK, "backup", ["--to", str(copies)]) == 0
    (found["COPY"],) = (str(path) for path in copies.iterdir() if path.suffix != ".json")
    return found


def as_person(home: Path, who: DemoAccount, name: str, words: list[str]) -> int:
    password = home / f"{who.login}.txt"
    password.write_text(who.password, encoding="utf-8")
    option = NAMED_LIKE_THE_HOME.get(name, "--password-file")
    return run(["--home", str(home), name, *words, "--as", who.login, option, str(password)])


def filled(words: list[str], files: dict[str, str]) -> list[str]:
    found = []
    for word in words:
        stem, dot, ending = word.partition(".")
        found.append(files[stem] + dot + ending if stem in files else word)
    return found


def rows_of(home: Path) -> dict[str, int]:
    """Return how many rows each table has, those of who tried what apart."""
    opened = open_home(home)
    try:
        with opened.desk.open_unit() as unit:
            return {
                name: unit._connection.execute(select(func.count()).select_from(table)).scalar_one()
                for name, table in metadata.tables.items()
                if name not in {"journal", "sign_in_guards"}
            }
    finally:
        opened.close()


def people_of(home: Path) -> set[str]:
    """Return the names and numbers of every case, and of whom it is."""
    opened = open_home(home)
    try:
        with opened.desk.open_unit() as unit:
            found = set(unit._connection.execute(select(names.c.name)).scalars())
            found |= set(unit._connection.execute(select(cases.c.case_number)).scalars())
    finally:
        opened.close()
    return {str(each) for each in found if each}


def test_every_command_of_the_program_is_tried() -> None:
    group = typer.main.get_command(app)
    commands = dict(getattr(group, "commands", {}))
    signing_in = {
        name
        for name, each in commands.items()
        if any(parameter.name == "as_name" for parameter in each.params)
    }

    assert signing_in == SIGNED_IN.keys()
    assert commands.keys() - signing_in == ASK_NOBODY


def test_a_volunteer_is_refused_by_every_command(
    home: Path, files: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, beside = rows_of(home), set(tmp_path.rglob("*"))
    people = people_of(home)
    assert len(people) > 10
    capsys.readouterr()

    for name, (words, _who) in SIGNED_IN.items():
        assert as_person(home, VOLUNTEER, name, filled(words, files)) == 2, name
        said = capsys.readouterr()
        assert f"「{say_role(Role.VOLUNTEER)}」不能" in said.err, (name, said.err)
        assert not any(each in said.out + said.err for each in people), name

    assert rows_of(home) == before
    assert set(tmp_path.rglob("*")) == beside


def test_what_asks_for_nobody_says_nothing_of_a_case(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "verifier.html"
    people = people_of(home)
    for words in (["verify"], ["doctor"], ["export-verifier", "--out", str(page)]):
        assert run(["--home", str(home), *words]) in {0, 2}
    said = capsys.readouterr().out + page.read_text("utf-8")

    assert "已驗證" in said
    assert not any(each in said for each in people)


@pytest.mark.parametrize("name", sorted(SIGNED_IN))
def test_the_control_whoever_may_is_not_refused(
    home: Path, files: dict[str, str], name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words, who = SIGNED_IN[name]
    as_person(home, who, name, filled(words, files))

    assert f"「{say_role(who.role)}」不能" not in capsys.readouterr().err
