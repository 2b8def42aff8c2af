"""The page for anybody, its real scripts run by the engine that Qt brings along."""

import base64
import hashlib
import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtQml import QJSEngine, QJSValue

from counter_app.domain.calendar import roc_year
from counter_app.domain.paper_codes import (
    NotAPaperCode,
    PaperFacts,
    PaperForged,
    PaperKind,
    parse_code,
)
from counter_app.exchange.verifier_page import verifier_page, write_page
from counter_app.services.paper_codes import check_text
from factories import BRANCH, RESOURCES
from paper_codes import (
    NOTICE,
    OTHER_PRIVATE_KEY,
    OTHER_PUBLIC_KEY,
    PUBLIC_KEY,
    RECEIPT,
    facts,
    signed,
    signed_lines,
    unpacked,
    with_a_larger_signature,
    with_one_character_changed,
)

VERIFIER: Final = RESOURCES / "verifier"
LINES: Final = NOTICE.content.decode().split("\n")
KEYS: Final = [OTHER_PUBLIC_KEY, PUBLIC_KEY]

Answer = dict[str, Any]


def page(*, is_demo: bool = False, branch_name: str = BRANCH) -> str:
    return verifier_page(
        branch_name=branch_name,
        public_keys=KEYS,
        made_on=date(2025, 11, 20),
        is_demo=is_demo,
    )


class Pieces(HTMLParser):
    """What a browser finds in a page: scripts, attributes, texts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self._inside = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._inside = tag
        if tag == "script":
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "script":
            self.scripts[-1] += data
        elif self._inside == "style":
            self.styles.append(data)
        else:
            self.texts.append(data)


def evaluated(engine: QJSEngine, script: str) -> QJSValue:
    """Run a script; the stubs know of a second value that there is only with a file name."""
    result: Any = engine.evaluate(script)
    assert isinstance(result, QJSValue)
    assert not result.isError(), result.toString()
    return result


@pytest.fixture(scope="module")
def engine(qapp: object) -> QJSEngine:
    """The scripts of the page as it is written, all but the one that needs a document."""
    made = QJSEngine()
    made.evaluate("var self = {};")
    for script in Pieces(page()).scripts[:2]:
        evaluated(made, script)
    made.evaluate("var nacl = self.nacl;")
    return made


@pytest.fixture(scope="module")
def ask(engine: QJSEngine) -> Callable[..., Answer]:
    """Ask the page what it says of a text."""
    function = evaluated(
        engine, "(function (text, keys) { return JSON.stringify(Papers.check(text, keys, nacl)); })"
    )

    def call(text: str, keys: list[str] = KEYS) -> Answer:
        result = function.call([engine.toScriptValue(text), engine.toScriptValue(keys)])
        assert not result.isError(), result.toString()
        answer: Answer = json.loads(result.toString())
        return answer

    return call


@pytest.fixture(scope="module")
def parse(engine: QJSEngine) -> Callable[[str], tuple[list[str], str] | None]:
    """Ask the page what it reads, whoever signed it."""
    function = evaluated(
        engine,
        """(function (text) {
        var code = Papers.parse(text);
        return JSON.stringify(code && [code.lines, Array.prototype.slice.call(code.signature)]);
    })""",
    )

    def call(text: str) -> tuple[list[str], str] | None:
        result = function.call([engine.toScriptValue(text)])
        assert not result.isError(), result.toString()
        found = json.loads(result.toString())
        return None if found is None else (found[0], bytes(found[1]).hex())

    return call


def parsed_here(text: str) -> tuple[list[str], str] | None:
    """Do as the page, by the rules of the program."""
    try:
        code = parse_code(text)
    except NotAPaperCode:
        return None
    return code.facts.content.decode().split("\n"), code.signature


def verdict_here(text: str) -> str:
    if not text.split():
        return "empty"
    try:
        check_text(text, KEYS)
    except NotAPaperCode:
        return "broken"
    except PaperForged:
        return "forged"
    return "genuine"


# --- the same answers as the program ---------------------------------------------------------


def test_a_genuine_notice_is_said_in_words(ask: Callable[..., Answer]) -> None:
    answer = ask(signed(NOTICE))

    assert (answer["verdict"], answer["key"], answer["number"]) == (
        "genuine",
        PUBLIC_KEY,
        NOTICE.number,
    )
    assert {row[0]: row[2] for row in answer["facts"]} == {
        "紙張": "傳繳通知書",
        "通知書編號": "N11400000123",
        "金額": "新臺幣 1,234,567 元",
        "義務人": "王𠮷明",
        "案號": "宜執和114年綜所稅執字第00027724號",
        "移送機關": "財政部北區國稅局",
        "分署": BRANCH,
        "發出日期": "民國 114 年 11 月 20 日（2025-11-20）",
        "最後繳款日": "民國 114 年 12 月 05 日（2025-12-05）",
        "匯款帳號": "70060212345678",
        "郵局劃撥帳號": "19834251",
        "超商條碼中間那條": "1234567890123456",
    }


def test_a_genuine_receipt_names_no_account(ask: Callable[..., Answer]) -> None:
    answer = ask(signed(RECEIPT).lower())

    words = {row[0]: row[2] for row in answer["facts"]}
    assert answer["verdict"] == "genuine"
    assert words["收據編號"] == "R11401000001"
    assert words["金額"] == "新臺幣 2,356 元"
    assert words["繳款人"] == "O'Brien <b>&amp;</b>"
    assert words["移送機關"] == "（沒有）"
    assert not {"匯款帳號", "郵局劃撥帳號", "最後繳款日"} & set(words)


def test_a_code_of_another_branch_is_forged(ask: Callable[..., Answer]) -> None:
    code = signed(NOTICE, OTHER_PRIVATE_KEY)

    assert ask(code, [OTHER_PUBLIC_KEY])["verdict"] == "genuine"
    answer = ask(code, [PUBLIC_KEY])
    # What a forger wrote is not repeated, for it would look like our word.
    assert (answer["verdict"], answer["facts"]) == ("forged", [])
    assert ask(code, [])["verdict"] == "forged"


@pytest.mark.parametrize("paper", [NOTICE, RECEIPT])
def test_every_change_of_one_character_is_read_as_the_program_reads_it(
    parse: Callable[[str], object], paper: PaperFacts
) -> None:
    code = signed(paper)
    genuine = parsed_here(code)
    for changed in with_one_character_changed(code, "AQ7d0=ı"):
        found = parse(changed)
        assert found == parsed_here(changed)
        assert found != genuine or changed.upper() == code
    assert parse(code) == genuine is not None


# A signature takes the engine of Qt a tenth of a second; by night every place has its turn.
@pytest.mark.parametrize(
    "step", [13, pytest.param(1, marks=pytest.mark.nightly)], ids=["some", "all"]
)
def test_a_change_of_one_character_is_refused(ask: Callable[..., Answer], step: int) -> None:
    code = signed(NOTICE)
    verdicts = set()
    for at in range(0, len(code), step):
        letter = "B" if code[at] != "B" else "C"
        changed = code[:at] + letter + code[at + 1 :]
        verdict = ask(changed, [PUBLIC_KEY])["verdict"]
        assert verdict == verdict_here(changed)
        verdicts.add(verdict)
    assert verdicts == {"broken", "forged"}


def test_a_signature_has_one_spelling(engine: QJSEngine, ask: Callable[..., Answer]) -> None:
    code = with_a_larger_signature(signed(NOTICE))

    assert ask(code)["verdict"] == "forged"
    # The control: the library alone takes it.
    whole = unpacked(code)
    careless = evaluated(
        engine,
        """(function (signed, signature, key) {
        return nacl.sign.detached.verify(
            new Uint8Array(signed), new Uint8Array(signature), new Uint8Array(key));
    })""",
    )
    numbers = [
        engine.toScriptValue(list(part))
        for part in (
            parse_code(code).facts.signed_bytes,
            whole[-64:],
            bytes.fromhex(PUBLIC_KEY),
        )
    ]
    assert careless.call(numbers).toBool() is True


def spellings() -> Iterator[str]:
    """Give codes that were signed and are spelled otherwise, or are no codes."""
    for line, spelling in (
        (0, "X"),
        (1, ""),
        (3, "20251120"),
        (3, "2025-02-29"),
        (3, "2024-02-29"),
        (3, "0000-01-01"),
        (3, ""),
        (4, "+5"),
        (4, "-5"),
        (4, "0"),
        (4, "-0"),
        (4, "007"),
        (4, "1_000"),
        (4, "１２"),
        (4, "9" * 40),
        (5, " x"),
        (5, "x  y"),
        (5, "x\x85y"),
        (5, "x\ufeffy"),
        (5, "x\u200by"),
        (5, "x\u180ey"),
        (5, "x\x00y"),
        (8, ""),
        (8, "2025-13-01"),
        (10, "a\nb"),
    ):
        yield signed_lines([spelling if at == line else text for at, text in enumerate(LINES)])
    yield signed_lines(LINES[:-1])
    code = signed(RECEIPT)
    yield from ("", " \u3000\n", "PAPER1", "PAPER", "hello", code[:-1], code + "A", code + "=")
    yield from (f"P\ufeff{code[1:]}", f"\u200b{code}", f"\x1c{code}\x85")
    yield code[:9] + "\u3000" + code[9:]
    yield from (code.replace("P", "\uff30", 1), code.replace("I", "ı", 1))


@pytest.mark.parametrize("text", [*spellings()])
def test_the_page_and_the_program_say_the_same(ask: Callable[..., Answer], text: str) -> None:
    assert ask(text)["verdict"] == verdict_here(text)


@given(facts)
@settings(max_examples=150)
def test_whatever_a_paper_says_the_page_reads_the_same(
    parse: Callable[[str], object], paper: PaperFacts
) -> None:
    code = signed(paper)

    assert parse(code) == parsed_here(code) is not None


@given(st.binary(max_size=200))
@settings(max_examples=150)
def test_whatever_bytes_come_the_page_reads_as_the_program_does(
    parse: Callable[[str], object], whole: bytes
) -> None:
    code = "PAPER1" + base64.b32encode(whole).decode("ascii").rstrip("=")

    assert parse(code) == parsed_here(code)


@given(st.dates(min_value=date(1912, 1, 1)), st.integers(0, 10**15))
@settings(max_examples=25)
def test_days_and_amounts_are_said_as_at_the_desk(
    engine: QJSEngine, day: date, amount: int
) -> None:
    lines = [*LINES]
    lines[3], lines[4] = day.isoformat(), str(amount)
    # Words need no signature.
    nobody = "{ sign: { detached: { verify: function () { return true; } } } }"
    function = evaluated(
        engine,
        f"(function (text, keys) {{ return JSON.stringify(Papers.check(text, keys, {nobody})); }})",
    )
    result = function.call(
        [engine.toScriptValue(signed_lines(lines)), engine.toScriptValue([PUBLIC_KEY])]
    )
    words = {row[0]: row[2] for row in json.loads(result.toString())["facts"]}

    assert words["發出日期"].startswith(f"民國 {roc_year(day)} 年 {day:%m} 月 {day:%d} 日")
    assert words["金額"] == f"新臺幣 {amount:,} 元"


def test_every_fact_of_a_paper_is_said(ask: Callable[..., Answer]) -> None:
    for kind, count in ((PaperKind.NOTICE, 12), (PaperKind.RECEIPT, 8)):
        lines = [kind.value, *LINES[1:]]
        answer = ask(signed_lines(lines))
        assert answer["verdict"] == "genuine"
        assert len(answer["facts"]) == count
        assert all(len(row) == 3 and all(row) for row in answer["facts"])


# --- the page itself -------------------------------------------------------------------------


def test_the_page_asks_nobody_anything() -> None:
    found = Pieces(page())

    licence = (VERIFIER / "nacl-fast.LICENSE.txt").read_text(encoding="utf-8")
    outside = page().replace(escape(licence), "")
    assert not re.findall(r"https?:|//[a-z]+\.|url\(|@import|fetch\(|XMLHttp|WebSocket", outside)
    loading = {"src", "href", "action", "srcset", "data", "background", "poster", "style"}
    for tag, attributes in found.elements:
        assert tag not in {"link", "img", "iframe", "object", "embed", "base", "form", "a"}
        assert not loading & attributes.keys(), tag
        assert not [name for name in attributes if name.startswith("on")], tag


def test_the_policy_lets_these_scripts_run_and_nothing_else() -> None:
    found = Pieces(page())
    (policy,) = [
        attributes["content"]
        for tag, attributes in found.elements
        if attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    rules = dict(rule.strip().split(" ", 1) for rule in str(policy).split(";"))

    def hashes(texts: list[str]) -> set[str]:
        return {
            f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
            for text in texts
        }

    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert len(found.scripts) == 3
    assert set(rules["script-src"].split()) == hashes(found.scripts)
    assert set(rules["style-src"].split()) == hashes(found.styles)
    assert set(rules) == {"default-src", "base-uri", "form-action", "script-src", "style-src"}


def test_the_keys_that_it_uses_are_the_keys_that_it_shows() -> None:
    elements = Pieces(page()).elements

    assert [a for t, a in elements if t == "code" and a.get("class") == "key"] == [
        {"class": "key"},
        {"class": "key"},
    ]
    assert re.findall(r'<code class="key">([0-9a-f]{64})</code>', page()) == KEYS
    assert 'querySelectorAll("code.key")' in (VERIFIER / "page.js").read_text(encoding="utf-8")


def test_a_branch_cannot_break_its_page() -> None:
    text = page(branch_name="</title><script>x</script>{{keys}}")

    assert len(Pieces(text).scripts) == 3
    assert text.count(PUBLIC_KEY) == 1
    assert "&lt;script&gt;x&lt;/script&gt;{{keys}}" in text


def test_a_demo_says_that_it_is_one() -> None:
    assert '<body class="demo">' in page(is_demo=True)
    assert '<body class="real">' in page()


def test_every_place_that_the_script_looks_for_is_there() -> None:
    script = (VERIFIER / "page.js").read_text(encoding="utf-8")
    wanted = set(re.findall(r'getElementById\("([^"]+)"\)', script))
    there = {attributes.get("id") for _tag, attributes in Pieces(page()).elements}

    assert len(wanted) > 8
    assert wanted <= there
    labelled = {a["for"] for tag, a in Pieces(page()).elements if tag == "label"}
    assert labelled == {"code"}


def test_the_library_is_the_one_that_was_pinned() -> None:
    origin = (VERIFIER / "nacl-fast.ORIGIN.txt").read_text(encoding="utf-8")
    library = (VERIFIER / "nacl-fast.min.js").read_bytes()

    assert f"sha256: {hashlib.sha256(library).hexdigest()}\n" in origin
    assert "version: 1.0.3\n" in origin
    assert library.decode() in page()


def test_a_page_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    out = tmp_path / "check.html"
    write_page(out, "old")
    write_page(out, page())
    assert out.read_text(encoding="utf-8") == page()

    with pytest.raises(OSError, match="check"):
        write_page(tmp_path / "missing" / "check.html", page())
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="folder"):
        write_page(tmp_path / "folder", page())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["check.html", "folder"]
