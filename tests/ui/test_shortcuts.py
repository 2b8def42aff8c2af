"""One key means one thing, and some keys are never taken."""

import pytest
from PySide6.QtWidgets import QApplication

from counter_app.ui.shortcuts import DEFAULT_KEYS, NEVER_BOUND, Action, KeyMap, say_action


def test_every_action_has_a_key_and_words(qapp: QApplication) -> None:
    keys = KeyMap()
    for action in Action:
        assert keys.key(action)
        assert say_action(action)


def test_the_default_keys_are_unique_and_leave_the_forbidden_ones_alone() -> None:
    assert len(set(DEFAULT_KEYS.values())) == len(DEFAULT_KEYS)
    assert not NEVER_BOUND & set(DEFAULT_KEYS.values())


def test_a_key_cannot_mean_two_things(qapp: QApplication) -> None:
    with pytest.raises(ValueError, match="F12 means both"):
        KeyMap({Action.NOTICE: "F12"})


@pytest.mark.parametrize("key", ["F10", "Ctrl+Space", "Shift+Space", "Ctrl+,", "Alt+F4", "Return"])
def test_keys_of_the_system_and_of_input_methods_are_refused(key: str, qapp: QApplication) -> None:
    with pytest.raises(ValueError, match="belongs to the system"):
        KeyMap({Action.NOTICE: key})


def test_what_is_not_a_key_is_refused(qapp: QApplication) -> None:
    with pytest.raises(ValueError, match="is not a key"):
        KeyMap({Action.NOTICE: "Strg+Bogus"})


def test_a_key_can_be_changed_or_taken_away(qapp: QApplication) -> None:
    keys = KeyMap({Action.NOTICE: "Ctrl+Shift+P", Action.EXPORT: ""})
    assert keys.key(Action.NOTICE) == "Ctrl+Shift+P"
    assert keys.key(Action.EXPORT) == ""
    assert Action.EXPORT not in keys.actions()
