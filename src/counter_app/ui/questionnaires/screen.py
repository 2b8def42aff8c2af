"""What there is to see of the questionnaires, as values, and a version as it is drafted."""

from dataclasses import dataclass, replace
from datetime import date

from counter_app.domain.questionnaires import Question, StoredQuestionnaire, in_force
from counter_app.ui.messages import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionnaireDraft:
    """A version as it was typed so far; nothing of it was checked.

    Attributes:
        version: Which one it changes; None for a new one.
        valid_from: First day, as typed.
        questions: Words with whatever spaces were typed around them.
    """

    version: int | None
    valid_from: str
    title_zh: str
    title_en: str
    questions: tuple[Question, ...]

    def with_question(self, at: int, question: Question) -> "QuestionnaireDraft":
        """Return the draft with another question in a place."""
        questions = (*self.questions[:at], question, *self.questions[at + 1 :])
        return replace(self, questions=questions)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintEntry:
    """Forms that are to be printed: how many as typed, and whether English stands below."""

    copies: str
    in_english: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionnairesScreen:
    """Everything there is to see, at one moment.

    Attributes:
        versions: Oldest first.
        current: The version that is looked at; 0 for none.
        draft: What is being edited; None while nothing is.
        question_at: Place of the current question of the draft, from 0.
        kept: Versions with changes that were not saved; 0 stands for a new one.
        can_undo: The last removal or move within the draft can be taken back.
        done: What was just done.
        caution: What is not done yet.
    """

    today: date
    may_edit: bool = False
    may_print: bool = False
    has_printer: bool = False
    versions: tuple[StoredQuestionnaire, ...] = ()
    current: int = 0
    draft: QuestionnaireDraft | None = None
    question_at: int = 0
    kept: frozenset[int] = frozenset()
    can_undo: bool = False
    is_busy: bool = False
    done: str = ""
    caution: str = ""
    message: Message | None = None

    def shown(self) -> StoredQuestionnaire | None:
        """Return the version that is looked at."""
        return next((each for each in self.versions if each.version == self.current), None)

    def holding(self) -> StoredQuestionnaire | None:
        """Return the version that is asked today."""
        return in_force(self.versions, self.today)

    def can_change(self) -> bool:
        """Tell whether the version that is looked at may be changed or dropped."""
        shown = self.shown()
        return self.may_edit and shown is not None and not shown.is_used

    def question(self) -> Question | None:
        """Return the current question of the draft."""
        if self.draft is None or self.question_at >= len(self.draft.questions):
            return None
        return self.draft.questions[self.question_at]
