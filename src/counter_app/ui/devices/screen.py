"""What the page of the machines shows, as a value."""

from dataclasses import dataclass, field
from enum import StrEnum

from counter_app.ui.messages import Message
from counter_app.ui.widgets.status import Status


class CardAction(StrEnum):
    """What can be done with a machine."""

    TEST = "test"
    RECONNECT = "reconnect"
    REPLACE = "replace"
    ADD = "add"
    LEARN = "learn"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceCard:
    """One machine.

    Attributes:
        key: Its name in the settings, or its kind where the desk has none.
        heading: What it is.
        lines: Name, port, profile, when it was last there.
        status_words: How it is.
        help_words: What to do about it; empty when nothing is to be done.
        actions: What can be done now.
    """

    key: str
    heading: str
    icon: str
    status: Status
    status_words: str
    lines: tuple[tuple[str, str], ...] = field(default=())
    help_words: str = ""
    is_busy: bool = False
    actions: tuple[CardAction, ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class PortChoice:
    """A port to choose, and what the system says is plugged into it."""

    port: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceForm:
    """What the form begins with.

    Attributes:
        instead_of: Name of the machine that is replaced; empty for a further one.
    """

    kind: str
    name: str = ""
    profile: str = ""
    port: str = ""
    instead_of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultLine:
    """One line of the result of a test."""

    words: str
    status: Status
    below: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceResult:
    """The one-page result of a test."""

    heading: str
    when_words: str
    lines: tuple[ResultLine, ...] = field(default=())
    is_running: bool = False


class LearnState(StrEnum):
    """How far the learning of a scanner is."""

    OFF = "off"
    WAITING = "waiting"
    LEARNED = "learned"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class DevicesScreen:
    """Everything there is to see on the page, at one moment.

    Attributes:
        found_words: A port that belongs to nobody, asked about; empty for none.
        form: What is being entered; None for nothing.
        ports, profiles: To choose from in the form.
        result: Shown instead of the cards; None for the cards.
        may_manage: The role decides which machines belong to the desk.
    """

    cards: tuple[DeviceCard, ...] = field(default=())
    found_words: str = ""
    form: DeviceForm | None = None
    ports: tuple[PortChoice, ...] = field(default=())
    profiles: tuple[str, ...] = field(default=())
    learn: LearnState = LearnState.OFF
    learn_words: str = ""
    result: DeviceResult | None = None
    may_manage: bool = False
    notice: str = ""
    error: Message | None = None
