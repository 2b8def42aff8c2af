"""What the kiosk shows, as one value."""

from dataclasses import dataclass
from enum import StrEnum

from counter_app.domain.questionnaires import QuestionKind


class KioskStage(StrEnum):
    """Which page is in front."""

    START = "start"
    QUESTION = "question"
    THANKS = "thanks"
    CODE = "code"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoicePart:
    """One target.

    Attributes:
        mood: From 1 (best) to -1 (worst), for the face of a scale.
    """

    digit: int
    words: str
    is_chosen: bool
    mood: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPart:
    """One question and how far it is."""

    words: str
    kind: QuestionKind
    choices: tuple[ChoicePart, ...]
    at: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CodePart:
    """The keypad of staff; never what was typed, only how much."""

    typed: int = 0
    is_wrong: bool = False
    is_checked: bool = False
    wait_s: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class KioskScreen:
    """Everything there is to see, at one moment.

    Attributes:
        left_s: Seconds until all is cleared, once that must be said; 0 while it need not.
    """

    branch_words: str = ""
    title_words: str = ""
    stage: KioskStage = KioskStage.START
    question: QuestionPart | None = None
    code: CodePart | None = None
    is_english: bool = False
    is_large: bool = False
    left_s: int = 0


def moods(count: int, low_from: int) -> tuple[float, ...]:
    """Return how each choice of a scale feels, from 1 to -1.

    What must be followed up looks unhappy and nothing else does: a face must not make the third
    of four choices (尚滿意, fairly satisfied) look worse than its words.

    >>> moods(4, 4)
    (1.0, 0.5, 0.0, -0.5)
    >>> moods(5, 4)
    (1.0, 0.5, 0.0, -0.5, -1.0)
    """
    if not low_from:
        return tuple(round(1 - 2 * at / (count - 1), 2) for at in range(count))
    fine = low_from - 1
    # One unhappy face alone is sad; angry is only the second.
    low = max(2, count - fine)
    good = [1 - at / (fine - 1) if fine > 1 else 1.0 for at in range(fine)]
    bad = [-(at + 1) / low for at in range(count - fine)]
    return tuple(round(each, 2) for each in (*good, *bad))
