"""Every refusal and trouble of the program has words, and a bug has none."""

import importlib
import pkgutil

import pytest

import counter_app
from counter_app.domain.errors import Refusal, Trouble
from counter_app.ui.messages import WORDS, Message, say, say_or_raise

# The entry point runs the program; migrations are scripts of alembic.
NOT_IMPORTED = ("counter_app.__main__", "counter_app.store.migrations")


def every_kind() -> list[type[Exception]]:
    for found in pkgutil.walk_packages(counter_app.__path__, "counter_app."):
        if not found.name.startswith(NOT_IMPORTED):
            importlib.import_module(found.name)
    kinds: list[type[Exception]] = []
    waiting: list[type[Exception]] = [Refusal, Trouble]
    while waiting:
        below = waiting.pop().__subclasses__()
        kinds.extend(kind for kind in below if kind.__module__.startswith("counter_app."))
        waiting.extend(below)
    return kinds


def test_every_refusal_and_trouble_has_words() -> None:
    silent = sorted(
        f"{kind.__module__}.{kind.__qualname__}" for kind in every_kind() if kind not in WORDS
    )
    assert silent == []


def test_a_bug_has_no_words() -> None:
    assert say(ValueError("bug")) is None
    with pytest.raises(ValueError, match="bug"):
        say_or_raise(ValueError("bug"))


def test_a_message_reads_as_one_line() -> None:
    message = Message(what="收據沒有印出來。", money="款項已入帳。", now="請按「重印」。")
    assert message.as_line() == "收據沒有印出來。款項已入帳。請按「重印」。"
