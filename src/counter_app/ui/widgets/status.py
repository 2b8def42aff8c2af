"""The five states a thing can be in, each with a shape of its own beside its colour."""

from enum import StrEnum
from typing import Final


class Status(StrEnum):
    """How it stands with something; the value is also the colour role."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"
    INFO = "info"
    NEUTRAL = "neutral"


ICONS: Final = {
    Status.OK: "status-ok",
    Status.WARN: "status-warn",
    Status.BAD: "status-bad",
    Status.INFO: "status-info",
    Status.NEUTRAL: "status-neutral",
}


def front_role(status: Status) -> str:
    """Return the colour role of a status for words and icons."""
    return "text2" if status is Status.NEUTRAL else status.value


def ground_role(status: Status) -> str:
    """Return the colour role of a status for the ground behind its words."""
    return "sunken" if status is Status.NEUTRAL else f"{status.value}_soft"
