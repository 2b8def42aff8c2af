"""The commands of papers, on a demo home: print, check, take in, and refuse in words."""

import csv
from pathlib import Path

import pytest
from pypdf import PdfReader

from counter_app.cli import run
from counter_app.demo.home import make_demo_home
from counter_app.demo.people import CLERK, SUPERVISOR, DemoAccount
from counter_app.domain.notices import Notice
from counter_app.domain.paper_codes import notice_facts
from counter_app.services.notices import read_notice
from counter_app.services.paper_codes import branch_keys, code_signer
from counter_app.services.staff import sign_in
from counter_app.vault.signing import make_key_pair

COLUMNS = [
    "notice_number",
    "page",
    "case_number",
    "amount_twd",
    "due_on",
    "segment_1",
    "segment_2",
    "segment_3",
    "virtual_account",
]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo home on which notices were printed for every open case."""
    folder = tmp_path_factory.mktemp("papers") / "home"
    make_demo_home(folder).close()
    assert (
        command(
            folder,
            "print-notices",
            "--amount-from",
            "1",
            "--out",
            str(folder / "notices.pdf"),
            "--manifest",
            str(folder / "notices.csv"),
        )
        == 3  # one case has expired
    )
    return folder


def command(folder: Path, *words: str, who: DemoAccount = CLERK) -> int:
    """Run a command as somebody of the demo."""
    password = folder / f"{who.login}.txt"
    password.write_text(who.password, encoding="utf-8")
    signing_in = ["--as", who.login, "--password-file", str(password)]
    return run(["--home", str(folder), *words, *signing_in])


def listed(home: Path) -> list[dict[str, str]]:
    with (home / "notices.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def notice_and_code(home: Path, number: str) -> tuple[Notice, str, tuple[str, ...]]:
    from counter_app.bootstrap.homes import open_home

    opened = open_home(home)
    try:
        clerk = sign_in(opened.desk, login=CLERK.login, password=CLERK.password)
        notice = read_notice(opened.desk, clerk, number)
        with opened.desk.open_unit() as unit:
            code = code_signer(unit, opened.desk)(notice_facts(notice))
        return notice, code, branch_keys(opened.desk)
    finally:
        opened.close()


def test_the_manifest_names_every_page_of_the_pdf(home: Path) -> None:
    rows = listed(home)
    pages = PdfReader(home / "notices.pdf").pages
    assert list(rows[0]) == COLUMNS
    assert [int(row["page"]) for row in rows] == list(range(1, len(pages) + 1))
    for row, page in zip(rows, pages, strict=True):
        words = page.extract_text()
        assert row["notice_number"] in words
        assert f"{int(row['amount_twd']):,}" in words


def test_one_case_is_printed_by_its_number(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case_number = listed(home)[0]["case_number"]
    out = home / "one.pdf"
    assert command(home, "print-notices", "--case", case_number, "--out", str(out)) == 0
    assert "已列印 1 張通知書" in capsys.readouterr().out
    assert len(PdfReader(out).pages) == 1


def test_a_list_with_an_unknown_number_is_printed_in_part(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = home / "cases.txt"
    known = listed(home)[1]["case_number"]
    cases.write_text(f"{known}\n宜執和115年道罰執字第99999999號\n", encoding="utf-8")
    assert command(home, "print-notices", "--list", str(cases), "--out", str(home / "l.pdf")) == 3
    said = capsys.readouterr().out
    assert "系統裡沒有這個案號" in said


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--case", "宜執和115年道罰執字第00000015號", "--section", "和"],
        ["--due-before", "someday"],
    ],
)
def test_what_is_to_be_printed_must_be_said_once(
    home: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(home, "print-notices", *words, "--out", str(home / "no.pdf")) == 2
    assert capsys.readouterr().err
    assert not (home / "no.pdf").exists()


def test_a_genuine_code_is_told_from_an_altered_one(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = listed(home)[0]
    notice, code, keys = notice_and_code(home, row["notice_number"])
    assert run(["--home", str(home), "check-paper", code]) == 0
    said = capsys.readouterr().out
    assert notice.obligor_name in said
    assert f"{notice.amount_twd:,}" in said

    middle = len(code) // 2
    altered = code[:middle] + ("A" if code[middle] != "A" else "B") + code[middle + 1 :]
    assert run(["--home", str(home), "check-paper", altered]) == 2
    assert "真的" not in capsys.readouterr().out

    assert run(["check-paper", code, "--public-key", keys[0]]) == 0
    _private, of_another = make_key_pair()
    assert run(["check-paper", code, "--public-key", of_another]) == 2


def test_the_page_that_checks_papers_holds_the_key(home: Path) -> None:
    _notice, _code, keys = notice_and_code(home, listed(home)[0]["notice_number"])
    page = home / "verifier.html"
    assert run(["--home", str(home), "export-verifier", "--out", str(page)]) == 0
    assert keys[0] in page.read_text(encoding="utf-8")


def test_a_file_of_a_store_is_posted_once(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    row = next(row for row in reversed(listed(home)) if row["segment_2"])
    notice, _code, _keys = notice_and_code(home, row["notice_number"])
    day = f"{notice.issued_on:%Y%m%d}"
    line = f"{day}{day}{row['segment_2']}{int(row['amount_twd']):09d}{day[4:]}7111111 {'0' * 14}"
    file = home / "store.txt"
    file.write_bytes(f"{line}\r\n".encode("ascii"))
    asked = ("import-collections", str(file), "--profile", "taishin-store")

    assert command(home, *asked, who=SUPERVISOR) == 0
    assert f"新入帳 NT$ {int(row['amount_twd']):,}" in capsys.readouterr().out
    assert command(home, *asked, who=SUPERVISOR) == 0
    assert "先前已入帳 1 筆" in capsys.readouterr().out


def test_a_clerk_may_not_post_a_file_and_a_cut_one_is_refused(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = home / "cut.txt"
    file.write_bytes(b"2026010520260105")
    asked = ("import-collections", str(file), "--profile", "taishin-store")
    assert command(home, *asked, who=CLERK) == 2
    assert command(home, *asked, who=SUPERVISOR) == 2
    assert capsys.readouterr().err
