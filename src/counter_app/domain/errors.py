"""The two kinds of "no" a person can meet.

A *refusal* is a rule of the desk saying no; a *trouble* is the world being broken before
anything began.  Both carry facts as attributes; the sentences live in ``ui/messages.py``.
Anything else that is raised is a bug.
"""


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """A rule of the desk said no; nothing was changed.  Subclass it, never raise it."""

    def __str__(self) -> str:
        """Name the refusal only: facts may be personal and must not reach a log."""
        return type(self).__name__


class Trouble(Exception):  # noqa: N818 - a fact about the world, not a bug
    """The world is broken and nothing was begun.  Subclass it, never raise it."""

    def __str__(self) -> str:
        """Name the trouble only: facts may be personal and must not reach a log."""
        return type(self).__name__
