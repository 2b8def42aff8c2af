"""The English of the window: it loads, and no placeholder is lost in it."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from counter_app.ui.shortcuts import Action, say_action

FOLDER = Path(__file__).parents[2] / "resources" / "translations"
PLACEHOLDER = re.compile(r"\{[a-z_]*\}")


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    translator = QTranslator()
    assert translator.load(str(FOLDER / "en.qm"))
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def test_the_window_speaks_english(english: None) -> None:
    assert say_action(Action.SEARCH) == "Scan or search"
    assert say_action(Action.FAVOURITE_3) == "Add favourite 3"


def test_no_placeholder_is_lost_in_english() -> None:
    root = ET.parse(FOLDER / "en.ts").getroot()  # noqa: S314 - our own file
    lost = []
    for message in root.iter("message"):
        source = message.findtext("source", "")
        english = message.findtext("translation", "")
        same = sorted(PLACEHOLDER.findall(source)) == sorted(PLACEHOLDER.findall(english))
        if english and not same:
            lost.append(source)
    assert lost == []


def test_no_text_is_gathered_with_a_number_in_place_of_a_name() -> None:
    # An f-string within tr() is gathered as {1} and never found again.
    root = ET.parse(FOLDER / "en.ts").getroot()  # noqa: S314 - our own file
    sources = [message.findtext("source", "") for message in root.iter("message")]
    assert not [source for source in sources if re.search(r"\{\d+\}", source)]
