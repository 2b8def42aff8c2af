"""What a second person is asked for, and what they answer, as values."""

from dataclasses import dataclass, field

from counter_app.ui.messages import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """A name and a password, on their way to a worker."""

    login: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalAnswer:
    """What was entered: why, and who stands beside the clerk."""

    reason: str
    second: Credentials


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalScreen:
    """Everything there is to see while a second person is asked for.

    Attributes:
        subject: Identity of what is approved; the fields are emptied when it changes.
        heading: What is approved, such as 作廢收據.
        about: Of which receipt, of which drawer, about how much.
        reason_words: Label of the reason; empty where none is asked for.
        reason_hint: What a good reason says.
        needs_second: Login and password are asked for; else the reason alone.
        confirm_words: Of the button that does it.
        error: Why it was refused.
    """

    subject: str
    heading: str
    about: str = ""
    reason_words: str = ""
    reason_hint: str = ""
    needs_second: bool = True
    confirm_words: str = ""
    is_busy: bool = False
    error: Message | None = None
