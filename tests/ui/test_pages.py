from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from counter_app.ui.pages import Page, PagesPlace
from counter_app.ui.screen import Screen, ScreenAction
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme


@dataclass
class Heard:
    """What a page was told."""

    told: list[tuple[str, str]] = field(default_factory=list)


class Leaf(Screen):
    """A page that notes what it is told."""

    def __init__(self, name: str, *, searches: bool = False) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.name, self.searches, self.heard = name, searches, Heard()

    def title(self) -> str:
        return f"title {self.name}"

    def uses_search(self) -> bool:
        return self.searches

    def actions_by_key(self) -> dict[Action, ScreenAction]:
        return {Action.PRIMARY: ScreenAction(run=lambda: self.note("primary", ""))}

    def note(self, what: str, words: str) -> None:
        self.heard.told.append((what, words))

    def on_scanned(self, text: str) -> None:
        self.note("scan", text)

    def on_search_edited(self, text: str) -> None:
        self.note("edit", text)

    def on_search_entered(self, text: str) -> None:
        self.note("enter", text)

    def on_digits(self, digits: str) -> bool:
        self.note("digits", digits)
        return True

    def on_sign(self, sign: str) -> bool:
        self.note("sign", sign)
        return True

    def on_shown(self) -> None:
        self.note("shown", "")

    def on_hidden(self) -> None:
        self.note("hidden", "")


@pytest.fixture
def leaves(qtbot: QtBot) -> dict[str, Leaf]:
    return {name: Leaf(name) for name in ("desk", "week", "wait")}


@pytest.fixture
def place(qtbot: QtBot, theme: Theme, leaves: dict[str, Leaf]) -> PagesPlace:
    made = PagesPlace(
        theme,
        tuple(
            Page(name=name, words=f"頁 {name}", icon="chart", screen=leaf, finds=name == "desk")
            for name, leaf in leaves.items()
        ),
    )
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_page_is_turned_to_by_its_key_and_told_so(
    place: PagesPlace, leaves: dict[str, Leaf]
) -> None:
    place.actions_by_key()[Action.FAVOURITE_2].run()
    assert place.front is leaves["week"]
    assert place.title() == "title week"
    assert leaves["desk"].heard.told == [("hidden", "")]
    assert leaves["week"].heard.told == [("shown", "")]
    assert place.help_name() == "week"
    place.actions_by_key()[Action.PRIMARY].run()
    assert leaves["week"].heard.told[-1] == ("primary", "")


def test_turning_to_the_page_in_front_tells_nobody(
    place: PagesPlace, leaves: dict[str, Leaf]
) -> None:
    place.show_page("desk")
    assert leaves["desk"].heard.told == []


@pytest.mark.parametrize("what", ["scan", "enter", "edit"])
def test_what_is_looked_for_goes_to_the_page_that_finds(
    place: PagesPlace, leaves: dict[str, Leaf], what: str
) -> None:
    place.show_page("wait")
    take = {"scan": place.on_scanned, "enter": place.on_search_entered}
    take.get(what, place.on_search_edited)("P11400000001")
    assert place.front is leaves["desk"]
    assert leaves["desk"].heard.told[-1] == (what, "P11400000001")


def test_emptying_the_search_field_turns_no_page(
    place: PagesPlace, leaves: dict[str, Leaf]
) -> None:
    place.show_page("wait")
    place.on_search_edited("")
    assert place.front is leaves["wait"]


def test_digits_signs_and_the_rest_reach_the_page_in_front(
    place: PagesPlace, leaves: dict[str, Leaf]
) -> None:
    place.show_page("week")
    assert place.on_digits("7")
    assert place.on_sign("+")
    place.on_hidden()
    place.on_shown()
    assert leaves["week"].heard.told[-4:] == [
        ("digits", "7"),
        ("sign", "+"),
        ("hidden", ""),
        ("shown", ""),
    ]


def test_a_place_without_a_finding_page_searches_where_its_front_does(
    qtbot: QtBot, theme: Theme
) -> None:
    pages = {True: Leaf("a", searches=True), False: Leaf("b")}
    for does, leaf in pages.items():
        made = PagesPlace(theme, (Page(name="x", words="頁", icon="chart", screen=leaf),))
        qtbot.addWidget(made)
        assert made.uses_search() is does
        assert not made.bar.isVisibleTo(made)  # one page needs no bar
