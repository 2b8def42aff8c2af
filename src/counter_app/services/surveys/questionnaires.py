"""Versions of the questionnaire: drafted, changed and dropped until one of them is used."""

from dataclasses import replace
from typing import Any

from counter_app.domain.payments import UnprintableName
from counter_app.domain.questionnaires import (
    LastQuestionnaire,
    Question,
    Questionnaire,
    QuestionnaireUsed,
    StoredQuestionnaire,
    UnknownQuestionnaire,
    check_questionnaire,
    tidied,
)
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.services.changes import write_change
from counter_app.services.desk import Desk
from counter_app.services.once import once
from counter_app.store.unit_of_work import UnitOfWork


def questionnaires(desk: Desk, actor: Actor) -> tuple[StoredQuestionnaire, ...]:
    """Return every version, oldest first.

    Whoever types, shows, reads or drafts questionnaires may read them.
    """
    _check_reader(actor)
    with desk.open_unit() as unit:
        return unit.questionnaires.all()


def questionnaire_of(desk: Desk, actor: Actor, version: int) -> StoredQuestionnaire:
    """Return one version.

    Raises:
        UnknownQuestionnaire: There is none with this number.
    """
    _check_reader(actor)
    with desk.open_unit() as unit:
        return _found(unit, version)


def put_questionnaire(
    desk: Desk, actor: Actor, questionnaire: Questionnaire, *, version: int | None = None
) -> StoredQuestionnaire:
    """Write a new version, or change one that nobody has used.

    Spaces around words are dropped.  A day that lies behind is taken: answers of earlier years
    can be typed, and what was answered keeps the version that it was answered to.

    Args:
        desk: Where.
        actor: Who.
        questionnaire: What is to be asked.
        version: Which one to change; None for a new one.  A new one that is there already, word
            for word and unused, is returned as it is.

    Raises:
        QuestionnaireRefused: It could not be asked, typed or counted.
        UnprintableName: The paper form could not show a character.
        UnknownQuestionnaire: There is no such version to change.
        QuestionnaireUsed: It was used in the meantime.
    """
    check_permitted(actor, Act.EDIT_QUESTIONNAIRES)
    questionnaire = tidied(questionnaire)
    check_questionnaire(questionnaire)
    _check_printable(desk, questionnaire)
    if version is None:
        return once(lambda: _add(desk, actor, questionnaire))
    return once(lambda: _change(desk, actor, questionnaire, version))


def drop_questionnaire(desk: Desk, actor: Actor, version: int) -> None:
    """Delete a version that nobody has used.

    Raises:
        UnknownQuestionnaire: There is none with this number, or it was dropped already.
        QuestionnaireUsed: What visitors were asked stays beside what they answered.
        LastQuestionnaire: There is no other.
    """
    check_permitted(actor, Act.EDIT_QUESTIONNAIRES)
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        unit.questionnaires.hold()
        found = _unused(unit, version)
        if len(unit.questionnaires.all()) == 1:
            raise LastQuestionnaire(version=version)
        unit.questionnaires.drop(version)
        write_change(
            unit,
            desk,
            actor,
            act="drop_questionnaire",
            subject=str(version),
            old=_facts(found.questionnaire),
            new=None,
        )
        unit.commit()


def _add(desk: Desk, actor: Actor, questionnaire: Questionnaire) -> StoredQuestionnaire:
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        unit.questionnaires.hold()
        for each in unit.questionnaires.all():
            if each.questionnaire == questionnaire and not each.is_used:
                return each
        version = unit.questionnaires.add(questionnaire, made_by=actor.login, at=desk.clock())
        write_change(
            unit,
            desk,
            actor,
            act="put_questionnaire",
            subject=str(version),
            old=None,
            new=_facts(questionnaire),
        )
        unit.commit()
    return StoredQuestionnaire(version=version, questionnaire=questionnaire, is_used=False)


def _change(
    desk: Desk, actor: Actor, questionnaire: Questionnaire, version: int
) -> StoredQuestionnaire:
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        found = _unused(unit, version)
        if found.questionnaire != questionnaire:
            unit.questionnaires.change(version, questionnaire)
            write_change(
                unit,
                desk,
                actor,
                act="change_questionnaire",
                subject=str(version),
                old=_facts(found.questionnaire),
                new=_facts(questionnaire),
            )
            unit.commit()
    return replace(found, questionnaire=questionnaire)


def _check_reader(actor: Actor) -> None:
    readers = (Act.READ_SURVEYS, Act.EDIT_QUESTIONNAIRES, Act.SHOW_KIOSK)
    if not any(actor.may(each) for each in readers):
        check_permitted(actor, Act.TYPE_SURVEYS)


def _found(unit: UnitOfWork, version: int, *, locked: bool = False) -> StoredQuestionnaire:
    found = unit.questionnaires.get(version, locked=locked)
    if found is None:
        raise UnknownQuestionnaire(version=version)
    return found


def _unused(unit: UnitOfWork, version: int) -> StoredQuestionnaire:
    """Return a version that nobody uses, nor will until this transaction ends."""
    found = _found(unit, version, locked=True)
    if found.is_used:
        raise QuestionnaireUsed(version=version)
    return found


def _check_printable(desk: Desk, questionnaire: Questionnaire) -> None:
    words = [questionnaire.title_zh, questionnaire.title_en]
    for question in questionnaire.questions:
        words += [question.wording_zh, question.wording_en]
        words += [label for each in question.choices for label in (each.label_zh, each.label_en)]
    missing = desk.missing_glyphs("".join(words))
    if missing:
        raise UnprintableName(characters=missing)


def _facts(questionnaire: Questionnaire) -> dict[str, Any]:
    return {
        "valid_from": questionnaire.valid_from.isoformat(),
        "title": f"{questionnaire.title_zh} / {questionnaire.title_en}",
        "questions": [_fact(each) for each in questionnaire.questions],
    }


def _fact(question: Question) -> str:
    """Write a question as one line, such as ``overall scale: 整體滿意度 / Overall: 1 …; low 4``."""
    words = f"{question.code} {question.kind}: {question.wording_zh} / {question.wording_en}"
    choices = [
        f"{digit} {each.label_zh} / {each.label_en}"
        for digit, each in enumerate(question.choices, start=1)
    ]
    low = [f"low {question.low_from}"] if question.low_from else []
    return "; ".join([words, *choices, *low])
