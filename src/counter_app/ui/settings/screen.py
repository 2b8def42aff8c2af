"""What the screen of settings shows, as one value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from counter_app.settings import Settings
from counter_app.ui.messages import Message


class Setting(StrEnum):
    """What can be set here; each name is that of a field of `Settings`."""

    THEME = "theme"
    TEXT_SIZE = "text_size_percent"
    LANGUAGE = "language"
    FORMS = "receipt_forms"
    READY_NUMBERS = "shows_ready_numbers"
    ALLOCATION = "allocation_order"
    SLIP_WIDTH = "slip_width_mm"
    SECOND_TYPING = "second_typing_every"
    KIOSK_CODE = "kiosk_code_hash"


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsScreen:
    """Everything there is to see on the screen, at one moment.

    Attributes:
        settings: What is set.
        changes: The last change of each setting since the screen was made: old → new.
        may_set_counter: Whether the role may set what visitors are handed and shown.
        may_set_desk: Whether the role may set what papers and sums depend on.
        error: Why a change was not kept.
    """

    settings: Settings = field(default_factory=Settings)
    changes: Mapping[Setting, str] = field(default_factory=dict)
    may_set_counter: bool = False
    may_set_desk: bool = False
    error: Message | None = None
