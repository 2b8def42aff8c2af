"""Names in full: written down first, one at a time, hidden again soon."""

from collections.abc import Collection

from pytestqt.qtbot import QtBot

from counter_app.domain.staff import Act, NotPermitted, Role
from counter_app.ui.background import Endless, Inline
from counter_app.ui.reveal import Reveal


class Book:
    """What was written down."""

    def __init__(self, *, refuses: bool = False) -> None:
        self.lines: list[tuple[str, tuple[str, ...]]] = []
        self._refuses = refuses

    def write(self, subject: str, what: Collection[str]) -> None:
        if self._refuses:
            raise NotPermitted(role=Role.VOLUNTEER, act=Act.UNMASK)
        self.lines.append((subject, tuple(what)))


def test_nothing_is_shown_before_it_is_written_down(qtbot: QtBot, endless: Endless) -> None:
    book = Book()
    reveal = Reveal(endless, book.write)
    reveal.toggle("case 1", ("name",))
    qtbot.wait(5)
    assert not reveal.is_shown("case 1")

    with qtbot.waitSignal(reveal.changed):
        endless.let_go()
    assert reveal.is_shown("case 1")
    assert not reveal.is_shown("case 2")
    assert book.lines == [("case 1", ("name",))]


def test_what_cannot_be_written_down_is_not_shown(qtbot: QtBot, inline: Inline) -> None:
    reveal = Reveal(inline, Book(refuses=True).write)
    with qtbot.waitSignal(reveal.failed) as failed:
        reveal.toggle("case 1", ("name",))
    assert isinstance(failed.args[0], NotPermitted)
    assert not reveal.is_shown("case 1")


def test_it_is_hidden_again_after_a_while(qtbot: QtBot, inline: Inline) -> None:
    reveal = Reveal(inline, Book().write, shown_for_ms=50)
    reveal.toggle("case 1", ("name",))
    qtbot.waitUntil(lambda: reveal.is_shown("case 1"))
    qtbot.waitUntil(lambda: not reveal.is_shown("case 1"), timeout=2_000)


def test_another_case_hides_it_even_while_it_is_being_written(
    qtbot: QtBot, endless: Endless
) -> None:
    reveal = Reveal(endless, Book().write)
    reveal.toggle("case 1", ("name",))
    reveal.keep_to("case 2")
    endless.let_go()
    qtbot.wait(5)
    assert not reveal.is_shown("case 1")


def test_nothing_is_asked_where_there_is_nobody(inline: Inline) -> None:
    book = Book()
    Reveal(inline, book.write).toggle("", ("name",))
    assert book.lines == []
