"""Draw notices with their signed codes, and write them to files."""

from collections.abc import Sequence
from pathlib import Path

from counter_app.domain.notices import (
    Notice,
    NoticeForm,
    UnknownNotice,
    check_current,
)
from counter_app.domain.paper_codes import notice_facts
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.services.desk import Desk
from counter_app.services.notices.reading import stand
from counter_app.services.paper_codes import code_signer


def draw_notices(desk: Desk, notices: Sequence[Notice], form: NoticeForm) -> bytes:
    """Return the PDF of one notice, or of a plan's: a cover and one notice for each instalment.

    A preview is drawn like the paper, but has no signed code.
    """
    from counter_app.documents.notice import notice_pdf, plan_pdf  # noqa: PLC0415 - heavy

    with desk.open_unit() as unit:
        code = code_signer(unit, desk)
    codes = tuple(code(notice_facts(notice)) for notice in notices)
    if len(notices) == 1:
        return notice_pdf(notices[0], code=codes[0], form=form)
    return plan_pdf(tuple(notices), codes=codes, form=form)


def save_notice_paper(
    desk: Desk,
    actor: Actor,
    notices: Sequence[Notice],
    form: NoticeForm,
    *,
    folder: Path,
) -> Path:
    """Write issued notices as one PDF file, whole or absent, and write that down.

    They are drawn as they were issued, whatever is handed over.

    Returns:
        The file, named with the number of the first notice.

    Raises:
        UnknownNotice: One of them was never issued.
        NoticeNotCurrent: One asks for what is no longer right, and the role sees no others.
        OSError: The file could not be written.
    """
    from counter_app.documents.files import save_paper  # noqa: PLC0415 - heavy

    check_permitted(actor, Act.PRINT_NOTICE)
    with desk.open_unit() as unit:
        stored = unit.notices.get_many(notice.number for notice in notices)
        for notice in notices:
            if notice.number not in stored:
                raise UnknownNotice(text=notice.number)
            if not actor.may(Act.READ_NOTICES):
                standing, _, replaced_by = stand(unit, desk, stored[notice.number])
                check_current(notice, standing, replaced_by=replaced_by)
    issued = [stored[notice.number] for notice in notices]
    path = folder / f"{issued[0].number}.pdf"
    save_paper(path, draw_notices(desk, issued, form))
    with desk.open_unit() as unit:
        unit.journal.write(
            actor,
            at=desk.clock(),
            act="print_notice",
            subject=issued[0].number,
            details={
                "case_number": issued[0].case_number,
                "count": len(issued),
                "language": form.language.value,
                "large": form.is_large,
                "file": path.name,
            },
        )
        unit.commit()
    return path
