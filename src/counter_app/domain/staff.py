"""Who works at the desk, and who may do what: one readable table, role x act.

Source of the roles: the desk's own division of labour (clerk, supervisor, cashier's office,
volunteer, auditor, administrator).  The window hides what a role may not do, the service
refuses it.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NewType

from counter_app.domain.errors import Refusal

StaffId = NewType("StaffId", int)


class Role(StrEnum):
    """What a person is here for."""

    CLERK = "clerk"
    SUPERVISOR = "supervisor"
    CASHIER_OFFICE = "cashier_office"
    VOLUNTEER = "volunteer"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


class Act(StrEnum):
    """What a person can ask the program to do."""

    FIND_CASES = "find_cases"
    TAKE_PAYMENT = "take_payment"
    RESOLVE_UNKNOWN = "resolve_unknown"
    OPEN_SHIFT = "open_shift"
    OPEN_DRAWER = "open_drawer"
    MOVE_CASH = "move_cash"
    HAND_OVER_DRAWER = "hand_over_drawer"
    CLOSE_SHIFT = "close_shift"
    CLOSE_ANY_SHIFT = "close_any_shift"
    SEE_ALL_DESKS = "see_all_desks"
    VERIFY_CLOSE = "verify_close"
    PRINT_RECEIPT = "print_receipt"
    READ_RECEIPTS = "read_receipts"
    READ_REPORTS = "read_reports"
    REVERSE_PAYMENT = "reverse_payment"
    CORRECT_TENDER = "correct_tender"
    ENTER_OUTAGE_RECEIPT = "enter_outage_receipt"
    UNMASK = "unmask"
    IMPORT_CASES = "import_cases"
    EDIT_PRICES = "edit_prices"
    EDIT_RULES = "edit_rules"
    MANAGE_STAFF = "manage_staff"
    MANAGE_DEVICES = "manage_devices"
    TEST_DEVICES = "test_devices"
    APPROVE = "approve"
    READ_JOURNAL = "read_journal"
    VERIFY_BOOKS = "verify_books"
    BACK_UP = "back_up"
    RESTORE = "restore"
    CHECK_DESK = "check_desk"
    ISSUE_NOTICE = "issue_notice"
    ISSUE_NOTICE_BATCH = "issue_notice_batch"
    PRINT_NOTICE = "print_notice"
    READ_NOTICES = "read_notices"
    CHECK_PAPER = "check_paper"
    IMPORT_COLLECTIONS = "import_collections"
    READ_COLLECTIONS = "read_collections"
    ENTER_PROOF = "enter_proof"
    BOOK_PICKUP = "book_pickup"
    PREPARE_PICKUP = "prepare_pickup"
    MARK_ARRIVAL = "mark_arrival"
    HAND_OVER_PICKUP = "hand_over_pickup"
    READ_PICKUPS = "read_pickups"
    EDIT_PICKUP_TERMS = "edit_pickup_terms"
    TYPE_SURVEYS = "type_surveys"
    SHOW_KIOSK = "show_kiosk"
    PRINT_SURVEY_FORMS = "print_survey_forms"
    READ_SURVEYS = "read_surveys"
    FOLLOW_UP_SURVEYS = "follow_up_surveys"
    EDIT_QUESTIONNAIRES = "edit_questionnaires"
    IMPORT_RESPONSES = "import_responses"


_EVERY_DESK: Final = {
    Act.FIND_CASES,
    Act.TAKE_PAYMENT,
    Act.RESOLVE_UNKNOWN,
    Act.OPEN_SHIFT,
    Act.OPEN_DRAWER,
    Act.PRINT_RECEIPT,
    Act.READ_RECEIPTS,
    Act.TEST_DEVICES,
    Act.MOVE_CASH,
    Act.HAND_OVER_DRAWER,
    Act.CLOSE_SHIFT,
    Act.READ_REPORTS,
    Act.REVERSE_PAYMENT,
    Act.CORRECT_TENDER,
    Act.ENTER_OUTAGE_RECEIPT,
    Act.UNMASK,
    Act.BACK_UP,
    Act.CHECK_DESK,
    Act.ISSUE_NOTICE,
    Act.ISSUE_NOTICE_BATCH,
    Act.PRINT_NOTICE,
    Act.READ_NOTICES,
    Act.CHECK_PAPER,
    Act.READ_COLLECTIONS,
    Act.ENTER_PROOF,
    Act.BOOK_PICKUP,
    Act.PREPARE_PICKUP,
    Act.MARK_ARRIVAL,
    Act.HAND_OVER_PICKUP,
    Act.READ_PICKUPS,
    Act.TYPE_SURVEYS,
    Act.SHOW_KIOSK,
    Act.PRINT_SURVEY_FORMS,
    Act.READ_SURVEYS,
    Act.FOLLOW_UP_SURVEYS,
}

PERMITTED: Final[dict[Role, frozenset[Act]]] = {
    Role.CLERK: frozenset(_EVERY_DESK),
    Role.SUPERVISOR: frozenset(
        _EVERY_DESK
        | {
            Act.IMPORT_CASES,
            Act.EDIT_PRICES,
            Act.APPROVE,
            Act.CLOSE_ANY_SHIFT,
            Act.SEE_ALL_DESKS,
            Act.READ_JOURNAL,
            Act.VERIFY_BOOKS,
            Act.IMPORT_COLLECTIONS,
            Act.EDIT_PICKUP_TERMS,
            Act.EDIT_QUESTIONNAIRES,
            Act.IMPORT_RESPONSES,
        }
    ),
    Role.CASHIER_OFFICE: frozenset(
        {
            Act.READ_RECEIPTS,
            Act.READ_REPORTS,
            Act.SEE_ALL_DESKS,
            Act.VERIFY_CLOSE,
            Act.CHECK_PAPER,
            Act.IMPORT_COLLECTIONS,
            Act.READ_COLLECTIONS,
        }
    ),
    Role.VOLUNTEER: frozenset({Act.TYPE_SURVEYS, Act.PRINT_NOTICE, Act.MARK_ARRIVAL}),
    Role.AUDITOR: frozenset(
        {
            Act.FIND_CASES,
            Act.READ_RECEIPTS,
            Act.READ_REPORTS,
            Act.READ_JOURNAL,
            Act.SEE_ALL_DESKS,
            Act.VERIFY_BOOKS,
            Act.UNMASK,
            Act.CHECK_DESK,
            Act.READ_NOTICES,
            Act.CHECK_PAPER,
            Act.READ_COLLECTIONS,
            Act.READ_PICKUPS,
            Act.READ_SURVEYS,
        }
    ),
    Role.ADMINISTRATOR: frozenset(
        {
            Act.IMPORT_CASES,
            Act.EDIT_PRICES,
            Act.EDIT_RULES,
            Act.MANAGE_STAFF,
            Act.MANAGE_DEVICES,
            Act.TEST_DEVICES,
            Act.VERIFY_BOOKS,
            Act.BACK_UP,
            Act.RESTORE,
            Act.CHECK_DESK,
            Act.CHECK_PAPER,
            Act.EDIT_PICKUP_TERMS,
            Act.EDIT_QUESTIONNAIRES,
        }
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts, and at which desk; every service call names one."""

    staff_id: StaffId
    login: str
    display_name: str
    role: Role
    desk_no: int

    def may(self, act: Act) -> bool:
        """Tell whether the role permits the act."""
        return act in PERMITTED[self.role]


@dataclass(eq=False, kw_only=True)
class NotPermitted(Refusal):
    """The role of this person does not include the act."""

    role: Role
    act: Act


@dataclass(eq=False, kw_only=True)
class ApprovalRefused(Refusal):
    """The second person may not approve, or is the first person again."""

    own_act: bool


@dataclass(eq=False, kw_only=True)
class WorkInHand(Refusal):
    """A machine is being asked for money: whoever asked must see what it says."""

    display_name: str


def check_permitted(actor: Actor, act: Act) -> None:
    """Refuse an act that the actor's role does not include.

    Raises:
        NotPermitted: The table says no.
    """
    if not actor.may(act):
        raise NotPermitted(role=actor.role, act=act)


def check_approval(actor: Actor, approver: Actor) -> None:
    """Refuse an approval by oneself or by somebody whose role may not approve.

    Raises:
        ApprovalRefused: The approver is the actor, or may not approve.
    """
    if approver.staff_id == actor.staff_id:
        raise ApprovalRefused(own_act=True)
    if not approver.may(Act.APPROVE):
        raise ApprovalRefused(own_act=False)
