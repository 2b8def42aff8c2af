"""Everything there is to see of the first start, at one moment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from counter_app.ui.widgets.status import Status
from counter_app.ui.wizard.answers import ProfileChoice, WizardAnswers, WizardPage


class StepMark(StrEnum):
    """How it stands with a page, in the list at the left."""

    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryLine:
    """What one page came to.

    Attributes:
        page: Where it can be changed.
        is_missing: Without it there can be no desk.
    """

    page: WizardPage
    words: str
    detail: str
    is_missing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WizardScreen:
    """A page with its answers.

    Attributes:
        marks: Of every page, in their order.
        wrong: Name of the answer that cannot stand, as in `WizardAnswers`.
        wrong_words: Why.
        notice: What happened, above the fields.
        branch_words: Branch and desk as they will stand on paper.
        store_words: What became of the test of the database.
        profiles: What may be chosen, by kind of machine.
        lines: The summary before the desk is made.
        phrase: The recovery phrase of the key that was made; shown on one page, once.
        home_words: Where the desk's files will be.
        demo_words: Where those of a demo will be.
    """

    answers: WizardAnswers
    marks: Mapping[WizardPage, StepMark] = field(default_factory=dict)
    wrong: str = ""
    wrong_words: str = ""
    notice: str = ""
    notice_status: Status = Status.INFO
    branch_words: str = ""
    is_testing: bool = False
    store_words: str = ""
    store_status: Status = Status.INFO
    is_looking: bool = False
    profiles: Mapping[str, tuple[ProfileChoice, ...]] = field(default_factory=dict)
    lines: tuple[SummaryLine, ...] = ()
    is_making: bool = False
    phrase: str = ""
    is_printing: bool = False
    home_words: str = ""
    demo_words: str = ""


def say_page(page: WizardPage) -> str:
    """Return what a page is called."""
    return {
        WizardPage.LOOK: QCoreApplication.translate("Wizard", "語言與字級"),
        WizardPage.BRANCH: QCoreApplication.translate("Wizard", "分署與櫃檯"),
        WizardPage.ADMINISTRATOR: QCoreApplication.translate("Wizard", "管理員"),
        WizardPage.STORE: QCoreApplication.translate("Wizard", "資料存放"),
        WizardPage.DEVICES: QCoreApplication.translate("Wizard", "設備"),
        WizardPage.START: QCoreApplication.translate("Wizard", "建立帳冊"),
        WizardPage.PHRASE: QCoreApplication.translate("Wizard", "復原短語"),
        WizardPage.READY: QCoreApplication.translate("Wizard", "完成"),
    }[page]
