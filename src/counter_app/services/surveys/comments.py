"""What visitors wrote in their own words: looked for, read and tagged.

Nothing here says on which day or at which desk somebody wrote it.
"""

from datetime import date, timedelta

from counter_app.domain.questionnaires import Questionnaire
from counter_app.domain.responses import ResponseId, Source
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.domain.survey_comments import (
    COMMENTS_MAX,
    Comment,
    FoundComment,
    GroupTooSmall,
    UnknownComment,
    check_tags,
    month_span,
)
from counter_app.domain.survey_groups import VisibleParts, visible_parts
from counter_app.domain.survey_tallies import sizes_of
from counter_app.services.desk import Desk
from counter_app.services.once import once
from counter_app.store.unit_of_work import UnitOfWork


def find_comments(  # noqa: PLR0913 - what it is narrowed by, each with its own name
    desk: Desk,
    actor: Actor,
    *,
    from_day: date,
    to_day: date,
    text: str = "",
    tag: str = "",
    source: Source | None = None,
    desk_no: int | None = None,
) -> tuple[Comment, ...]:
    """Return what visitors wrote in some whole months, the newest month first.

    Within a month the order says nothing about the day.

    Args:
        desk: Where.
        actor: Who looks.
        from_day: A day of the first month.
        to_day: A day of the last month.
        text: Words that all stand in it, apart from one another; empty for all.
        tag: A tag that it has; empty for any or none.
        source: Of one source; None for all.
        desk_no: Of one desk; None for all.

    Returns:
        At most `COMMENTS_MAX`.

    Raises:
        NotPermitted: The role does not read surveys.
        GroupTooSmall: It would be within so few responses that its author might be known, or would
            leave out so few.
        StoreUnreachable: The database does not answer.
    """
    check_permitted(actor, Act.READ_SURVEYS)
    begins, ends = month_span(from_day, to_day)
    with desk.open_unit() as unit:
        parts = _parts(unit, begins, ends)
        if not parts.may_show(desk_no=desk_no, source=source):
            raise GroupTooSmall(responses=parts.size(desk_no=desk_no, source=source))
        forms = {each.version: each.questionnaire for each in unit.questionnaires.all()}
        found = unit.survey_comments.find(
            begins,
            ends,
            words=text.split(),
            tag=tag.strip(),
            desk_no=desk_no,
            source=source,
            limit=COMMENTS_MAX,
        )
    comments = (_comment(each, forms[each.version]) for each in found)
    return tuple(
        sorted(comments, key=lambda each: (-each.month.toordinal(), each.response_id, each.code))
    )


def comment_parts(desk: Desk, actor: Actor, *, from_day: date, to_day: date) -> VisibleParts:
    """Return which desks and sources comments of some whole months may be narrowed to.

    Args:
        desk: Where.
        actor: Who looks.
        from_day: A day of the first month.
        to_day: A day of the last month.

    Raises:
        NotPermitted: The role does not read surveys.
        StoreUnreachable: The database does not answer.
    """
    check_permitted(actor, Act.READ_SURVEYS)
    with desk.open_unit() as unit:
        return _parts(unit, *month_span(from_day, to_day))


def put_tags(  # noqa: PLR0917 - a response and a question name one comment
    desk: Desk, actor: Actor, response_id: ResponseId, code: str, tags: tuple[str, ...]
) -> tuple[str, ...]:
    """Give a comment these tags and no others.

    Args:
        desk: Where.
        actor: Who; whoever follows up may do it.
        response_id: Of which response.
        code: Of which question.
        tags: Spaces around them are dropped, and each is kept once.

    Returns:
        The tags as they are kept.

    Raises:
        TagRefused: One is too long or hides something, or there are too many.
        UnknownComment: There is no such comment any more.
    """
    check_permitted(actor, Act.FOLLOW_UP_SURVEYS)
    wanted = check_tags(tags)

    def write() -> None:
        with desk.open_unit() as unit:
            unit.queue_at_desk(desk.desk_no)
            if not unit.survey_comments.hold(response_id, code):
                raise UnknownComment
            before = unit.survey_comments.tags_of(response_id, code)
            if before == wanted:
                return
            now = desk.clock()
            unit.survey_comments.put_tags(response_id, code, wanted, by=actor.login, at=now)
            unit.journal.write(
                actor,
                at=now,
                act="tag_comment",
                subject=response_id,
                details={"question": code, "old": list(before), "new": list(wanted)},
            )
            unit.commit()

    once(write)
    return wanted


def tags_in_use(desk: Desk, actor: Actor) -> tuple[str, ...]:
    """Return every tag that some comment has, the most used first."""
    check_permitted(actor, Act.READ_SURVEYS)
    with desk.open_unit() as unit:
        return unit.survey_comments.tags_in_use()


def _parts(unit: UnitOfWork, begins: date, ends: date) -> VisibleParts:
    counted = unit.survey_counts.responses(begins, ends - timedelta(days=1))
    return visible_parts(sizes_of(counted))


def _comment(found: FoundComment, form: Questionnaire) -> Comment:
    question = form.question(found.code)
    if question is None:
        raise ValueError(f"the version of {found.response_id} never asked {found.code}")
    return Comment(
        response_id=found.response_id,
        code=found.code,
        wording_zh=question.wording_zh,
        wording_en=question.wording_en,
        month=found.answered_on.replace(day=1),
        text=found.text,
        tags=found.tags,
    )
