"""The English of the window: whole, fresh, and spoken by the widgets."""

import ast
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from counter_app.domain.staff import Role
from counter_app.ui.names import listed, say_role
from counter_app.ui.screen import Screen
from counter_app.ui.settings.view import SettingsView
from counter_app.ui.shift.view import ShiftView
from counter_app.ui.shortcuts import Action, say_action
from counter_app.ui.theme.style import Theme
from screen_checks import visible_words

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources" / "translations"
SOURCE = ROOT / "src" / "counter_app"
PLACEHOLDER = re.compile(r"\{[a-z_]*\}")
IDEOGRAPH = re.compile(r"[\u3400-\u9fff]")
TRANSLATED_BY = frozenset({"tr", "translate", "QT_TRANSLATE_NOOP"})
DATA = {
    "bootstrap/first_start.py": "names of machines stand in the books, which are Chinese",
    "bootstrap/folders.py": "the name of a branch, as it stands on paper",
    "ui/kiosk/wording.py": "both languages of the kiosk stand on one screen",
    "ui/notices/languages.py": "a language is called by its own name",
    "ui/pickup_terms/reading.py": "signs in which hours and places are typed",
    "ui/settings/wording.py": "a language is called by its own name",
    "ui/wizard/answers.py": "the names of the branches",
    "ui/wizard/pages.py": "a language is called by its own name",
}
"""Where Chinese stands outside of a text of the window, and why."""


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    translator = QTranslator()
    assert translator.load(str(FOLDER / "en.qm"))
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def messages() -> list[tuple[str, str]]:
    """Return every text with its English."""
    root = ET.parse(FOLDER / "en.ts").getroot()  # noqa: S314 - our own file
    return [
        (message.findtext("source", ""), message.findtext("translation", ""))
        for message in root.iter("message")
    ]


def untranslated(tree: ast.AST) -> list[str]:
    """Return the Chinese literals of a module that no translator ever sees."""
    seen: set[int] = set()
    for node in ast.walk(tree):
        # A text on its own is a docstring.
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            seen.add(id(node.value))
        if isinstance(node, ast.Call) and called(node) in TRANSLATED_BY:
            seen.update(id(inner) for each in node.args for inner in ast.walk(each))
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and IDEOGRAPH.search(node.value)
        and id(node) not in seen
    ]


def called(call: ast.Call) -> str:
    """Return the last name of what is called."""
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def modules() -> list[Path]:
    """Return the modules that put words on the screen."""
    return [path for room in ("ui", "bootstrap") for path in (SOURCE / room).rglob("*.py")]


def test_the_window_speaks_english(english: None) -> None:
    assert say_action(Action.SEARCH) == "Scan or search"
    assert say_action(Action.FAVOURITE_3) == "Add favourite 3"
    assert say_role(Role.CASHIER_OFFICE) == "Cashier's office"
    assert listed(["a", "b"]) == "a, b"


@pytest.mark.parametrize("make", [SettingsView, ShiftView])
def test_a_screen_speaks_english_throughout(
    english: None, theme: Theme, make: type[SettingsView] | type[ShiftView]
) -> None:
    # Built from literals alone; the contexts of its parts must be those that were gathered.
    view: Screen = make(theme)
    assert not IDEOGRAPH.search(view.title() + visible_words(view).replace("繁體中文", ""))


def test_every_text_has_its_english_and_the_loaded_file_is_made_from_it() -> None:
    told = subprocess.run(
        [sys.executable, "tools/translations.py", "--check"],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert told.stdout.splitlines()[-1] == "0 without English"
    assert told.returncode == 0


def test_no_placeholder_is_lost_in_english() -> None:
    lost = [
        source
        for source, english in messages()
        if english and sorted(PLACEHOLDER.findall(source)) != sorted(PLACEHOLDER.findall(english))
    ]
    assert lost == []


def test_no_english_is_left_in_chinese() -> None:
    assert [english for _source, english in messages() if IDEOGRAPH.search(english)] == []


def test_no_text_is_gathered_with_a_number_in_place_of_a_name() -> None:
    # An f-string within tr() is gathered as {1} and never found again.
    assert not [source for source, _english in messages() if re.search(r"\{\d+\}", source)]


def test_no_f_string_is_translated() -> None:
    found = [
        f"{path.name}:{node.lineno}"
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and called(node) in TRANSLATED_BY
        and any(isinstance(each, ast.JoinedStr) for each in node.args)
    ]
    assert found == []


def test_every_chinese_word_of_the_window_can_be_translated() -> None:
    found = {
        path.relative_to(SOURCE).as_posix(): words
        for path in modules()
        if (words := untranslated(ast.parse(path.read_text(encoding="utf-8"))))
    }
    assert {name: words for name, words in found.items() if name not in DATA} == {}
    assert set(found) == set(DATA)


def test_a_bare_chinese_word_would_be_found() -> None:
    source = 'def f(self):\n    "說明"\n    return self.tr("現金") + "元"'
    assert untranslated(ast.parse(source)) == ["元"]
