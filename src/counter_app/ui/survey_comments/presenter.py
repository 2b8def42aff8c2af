"""Looks for comments, and puts tags on them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject

from counter_app.domain.responses import ResponseId, Source
from counter_app.domain.survey_comments import Comment, GroupTooSmall
from counter_app.domain.survey_results import (
    Period,
    PeriodKind,
    period_after,
    period_before,
    year_of,
)
from counter_app.ui.background import Background
from counter_app.ui.messages import say_or_raise
from counter_app.ui.survey_comments.screen import CommentsScreen
from counter_app.ui.survey_comments.view import CommentsView
from counter_app.ui.survey_comments.wording import (
    key_of,
    row_of,
    say_count,
    say_nothing_found,
    side_of,
)
from counter_app.ui.widgets.period_bar import may_go_on, period_of_kind


class FindComments(Protocol):
    """`services.surveys.comments.find_comments`."""

    def __call__(
        self,
        *,
        from_day: date,
        to_day: date,
        text: str,
        tag: str,
        source: Source | None,
        desk_no: int | None,
    ) -> tuple[Comment, ...]:
        """Return what was found."""


class PartsOf(Protocol):
    """What the responses of a period may be narrowed to."""

    def __call__(
        self, *, from_day: date, to_day: date
    ) -> tuple[tuple[Source, ...], tuple[int, ...]]:
        """Return sources and desks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentsPorts:
    """What the page needs of the services, with the person and the desk already in it.

    Attributes:
        may_tag: The role includes it.
        tags: Every tag in use, the most used first.
        put_tags: Gives a comment these tags and no others, and returns them as they are kept.
        store: Where the store is asked, in the order of asking.
    """

    today: Callable[[], date]
    may_tag: bool
    find: FindComments
    parts: PartsOf
    tags: Callable[[], tuple[str, ...]]
    put_tags: Callable[[ResponseId, str, tuple[str, ...]], tuple[str, ...]]
    store: Background


class CommentsPresenter(QObject):
    """An answer to an older question is dropped; a tag is in sight before it is stored."""

    def __init__(self, view: CommentsView, ports: CommentsPorts) -> None:
        """Join the page to the services."""
        super().__init__(view)
        self._view = view
        self._ports = ports
        self._found: dict[str, Comment] = {}
        self._asked = 0
        today = ports.today()
        self._screen = CommentsScreen(period=year_of(today), today=today, may_tag=ports.may_tag)
        view.shown.connect(self._begin)
        view.kind_chosen.connect(self._choose_kind)
        view.moved.connect(self._move)
        view.text_entered.connect(lambda text: self._narrow(text=text))
        view.tag_chosen.connect(lambda tag: self._narrow(tag=tag))
        view.source_chosen.connect(lambda name: self._narrow(source=Source(name) if name else None))
        view.desk_chosen.connect(lambda desk_no: self._narrow(desk_no=desk_no))
        view.comment_reached.connect(self._reach)
        view.tag_toggled.connect(self._toggle)
        view.tag_entered.connect(self._add)
        self._show(self._screen)

    def look(self) -> None:
        """Ask the store."""
        self._asked += 1
        screen = self._screen
        find = partial(
            self._ports.find,
            from_day=screen.period.from_day,
            to_day=screen.period.to_day,
            text=screen.text,
            tag=screen.tag,
            source=screen.source,
            desk_no=screen.desk_no,
        )
        self._ports.store.run(
            lambda: (find(), self._ports.tags()),
            on_done=partial(self._take, self._asked),
            on_error=partial(self._miss, self._asked),
        )

    def _begin(self) -> None:
        self._ask_for(self._screen.period)

    def _show(self, screen: CommentsScreen) -> None:
        self._screen = screen
        self._view.display(screen)

    def _take(self, asked: int, answer: tuple[tuple[Comment, ...], tuple[str, ...]]) -> None:
        if asked != self._asked:
            return
        found, tags = answer
        self._found = {key_of(each): each for each in found}
        keys = list(self._found)
        screen = self._screen
        current = screen.current
        is_narrowed = bool(screen.text or screen.tag or screen.source or screen.desk_no)
        empty, hint = ("", "") if found else say_nothing_found(is_narrowed=is_narrowed)
        self._show_found(
            replace(
                screen,
                tags=tags,
                current=current if current in self._found else next(iter(keys), ""),
                count_words=say_count(len(found)) if found else "",
                empty=empty,
                empty_hint=hint,
                is_loaded=True,
                message=None,
            )
        )

    def _show_found(self, screen: CommentsScreen) -> None:
        comment = self._found.get(screen.current)
        self._show(
            replace(
                screen,
                rows=tuple(row_of(each) for each in self._found.values()),
                side=None if comment is None else side_of(comment, screen.tags),
            )
        )

    def _miss(self, asked: int, error: Exception) -> None:
        if asked != self._asked:
            return
        # What was found for another question must not stand below this one.
        self._found = {}
        screen = replace(self._screen, current="", count_words="", is_loaded=True)
        self._show_found(replace(screen, empty="", empty_hint=""))
        words = say_or_raise(error)
        if isinstance(error, GroupTooSmall):
            # Nobody did anything wrong: it stands where the comments would.
            self._show(replace(self._screen, empty=words.what, empty_hint=words.now))
        else:
            self._show(replace(self._screen, message=words))

    # --- what is asked for -----------------------------------------------------------

    def _choose_kind(self, name: str) -> None:
        shown = self._screen.period
        self._ask_for(period_of_kind(PeriodKind(name), shown, today=self._ports.today()))

    def _move(self, step: int) -> None:
        period = self._screen.period
        if step < 0:
            self._ask_for(period_before(period))
        elif may_go_on(period, today=self._ports.today()):
            self._ask_for(period_after(period))

    def _ask_for(self, period: Period) -> None:
        self._show(replace(self._screen, period=period, today=self._ports.today(), message=None))
        self.look()
        asked = self._asked
        self._ports.store.run(
            partial(self._ports.parts, from_day=period.from_day, to_day=period.to_day),
            on_done=partial(self._take_parts, period),
            on_error=partial(self._miss, asked),
        )

    def _take_parts(
        self, period: Period, parts: tuple[tuple[Source, ...], tuple[int, ...]]
    ) -> None:
        screen = self._screen
        if period != screen.period:
            return
        sources, desks = parts
        # What is chosen can be seen, also where this period does not offer it.
        if screen.source is not None and screen.source not in sources:
            sources = (*sources, screen.source)
        if screen.desk_no is not None:
            desks = tuple(sorted({*desks, screen.desk_no}))
        self._show(replace(screen, sources=sources, desks=desks))

    def _narrow(self, **changes: object) -> None:
        self._show(replace(self._screen, message=None, **changes))  # type: ignore[arg-type]
        self.look()

    def _reach(self, key: str) -> None:
        comment = self._found.get(key)
        if comment is None or key == self._screen.current:
            return
        side = side_of(comment, self._screen.tags)
        self._show(replace(self._screen, current=key, side=side, tag_error=""))

    # --- tags ------------------------------------------------------------------------

    def _toggle(self, tag: str) -> None:
        comment = self._found.get(self._screen.current)
        if comment is not None:
            is_on = tag in comment.tags
            rest = tuple(each for each in comment.tags if each != tag)
            self._put(comment, rest if is_on else (*comment.tags, tag))

    def _add(self, tag: str) -> None:
        comment = self._found.get(self._screen.current)
        if comment is not None and tag not in comment.tags:
            self._put(comment, (*comment.tags, tag))

    def _put(self, comment: Comment, tags: tuple[str, ...]) -> None:
        # In sight at once, so that the next one adds to it; the worker keeps the order.
        self._take_tags(key_of(comment), tags)
        self._show(replace(self._screen, tag_error=""))
        self._ports.store.run(
            lambda: (
                self._ports.put_tags(comment.response_id, comment.code, tags),
                self._ports.tags(),
            ),
            on_done=partial(self._keep_tags, key_of(comment), tags),
            on_error=self._lose_tags,
        )

    def _take_tags(self, key: str, tags: tuple[str, ...]) -> None:
        comment = self._found.get(key)
        if comment is not None:
            self._found[key] = replace(comment, tags=tags)
            self._show_found(self._screen)

    def _keep_tags(
        self, key: str, wanted: tuple[str, ...], answer: tuple[tuple[str, ...], tuple[str, ...]]
    ) -> None:
        kept, in_use = answer
        self._show(replace(self._screen, tags=in_use))
        comment = self._found.get(key)
        # A later change is already in sight, and its own answer is still to come.
        if comment is not None and comment.tags == wanted:
            self._take_tags(key, kept)

    def _lose_tags(self, error: Exception) -> None:
        # What is stored comes back into sight, with the words why.
        self.look()
        self._show(replace(self._screen, tag_error=say_or_raise(error).as_line()))
