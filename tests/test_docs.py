import importlib
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from counter_app.bootstrap.folders import manual_folder
from counter_app.bootstrap.workspace import places
from counter_app.cli import app
from counter_app.ui.help.screen import PAGES

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
DOCUMENTS = sorted({*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")})
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
MAP_LINE = re.compile(r"^\| `counter-app([^`]*)` \| (.*) \|$", re.MULTILINE)
OPTION = re.compile(r"--[a-z][a-z-]+")


def commands(group: TyperGroup, *words: str) -> Iterator[tuple[str, ...]]:
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from commands(command, *words, name)
        else:
            yield (*words, name)


def program() -> TyperGroup:
    group = get_command(app)
    assert isinstance(group, TyperGroup)
    return group


def options_of(words: tuple[str, ...]) -> set[str]:
    """Return the options of a command; none of the words names the program itself."""
    command: object = program()
    for word in words:
        assert isinstance(command, TyperGroup)
        command = command.commands[word]
    found = getattr(command, "params", [])
    return {option for parameter in found for option in parameter.opts}


def command_map() -> dict[tuple[str, ...], set[str]]:
    """Return the commands of the readme and the options it names for each."""
    lines = {}
    for call, explanation in MAP_LINE.findall(README.read_text(encoding="utf-8")):
        words = [word for word in call.split() if re.fullmatch("[a-z][a-z-]*", word)]
        named = set(OPTION.findall(call)) | set(OPTION.findall(explanation))
        lines[tuple(words)] = named
    return lines


def anchor(heading: str) -> str:
    kept = re.sub(r"[^\w\- ]", "", heading.strip().lower())
    return kept.replace(" ", "-")


def broken_links(page: Path) -> list[str]:
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    broken = []
    for target in LINK.findall(text):
        if re.match("[a-z]+:", target):
            continue
        path, _, place = target.partition("#")
        file = page.parent / path if path else page
        headings = re.findall(r"^#+ (.*)$", text_of(file), re.MULTILINE)
        is_there = file.exists() and (not place or place in map(anchor, headings))
        if not is_there:
            broken.append(target)
    return broken


def text_of(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.suffix == ".md" and file.exists() else ""


def test_the_readme_names_every_command_and_no_other() -> None:
    assert set(command_map()) == {(), *commands(program())}


@pytest.mark.parametrize("words", sorted(command_map()))
def test_every_option_in_the_readme_is_one_of_the_command(words: tuple[str, ...]) -> None:
    assert command_map()[words] <= options_of(words)


def test_a_command_line_in_the_readme_uses_options_that_exist() -> None:
    blocks = "\n".join(FENCE.findall(README.read_text(encoding="utf-8")))
    lines = re.findall(r"^(?:\.venv/bin/)?counter-app (.*)$", blocks, re.MULTILINE)
    assert lines
    names = {name for command in commands(program()) for name in command}
    for line in lines:
        words = tuple(word for word in line.split() if word in names)
        assert set(OPTION.findall(line)) <= options_of(()) | options_of(words), line


@pytest.mark.parametrize("page", DOCUMENTS, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    assert broken_links(page) == []


def test_a_link_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "# A page\n[a](nowhere.md) [b](#a-page) [c](#gone) [d](https://example.org)\n",
        encoding="utf-8",
    )
    assert broken_links(page) == ["nowhere.md", "#gone"]


def test_every_name_in_the_glossary_is_in_the_code() -> None:
    text = (ROOT / "docs" / "GLOSSARY.md").read_text(encoding="utf-8")
    names = re.findall(r"\| `([a-z_]+)\.([A-Za-z_]+)` \|", text)
    assert len(names) > 30
    for module, name in names:
        assert hasattr(importlib.import_module(f"counter_app.domain.{module}"), name), name


def test_every_package_that_runs_with_the_program_is_named_with_its_licence() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    text = (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8").lower()
    for requirement in project["dependencies"]:
        found = re.match(r"[A-Za-z0-9-]+", requirement)
        assert found is not None
        assert found[0].lower() in text, requirement


def test_every_screen_has_a_page_in_the_manual() -> None:
    screens = {place.name for place in places()} | {"help", "shift", "wizard"}
    assert screens - set(PAGES) == set()
    written = {page.stem for page in manual_folder().glob("*.md")}
    assert set(PAGES.values()) == written


def test_every_decision_is_numbered_in_order_and_says_its_price() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    for number, page in enumerate(pages, start=1):
        text = page.read_text(encoding="utf-8")
        assert page.name.startswith(f"{number:04d}-"), page.name
        assert text.startswith(f"# {number}. "), page.name
        for part in ("**Question.**", "**Price.**"):
            assert part in text, f"{page.name} has no {part}"


def test_the_profiles_in_the_readme_are_those_that_ship() -> None:
    text = README.read_text(encoding="utf-8")
    shipped = {path.stem for path in (ROOT / "resources" / "profiles").rglob("*.toml")}
    assert {name for name in shipped if f"`{name}`" not in text} == set()
