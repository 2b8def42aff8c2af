"""Every service, every role: refused exactly as the table of roles says."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import Engine

import counter_app.services
from counter_app.domain.staff import PERMITTED, Act, NotPermitted, Role
from counter_app.services.desk import Desk
from factories import make_actor, make_desk

# What each service asks of a role; several where any of them will do, none where a signed-in
# person is enough or the caller has been asked already.
ASKED: dict[str, tuple[Act, ...]] = {
    "accounts.put_account": (Act.EDIT_PRICES, Act.EDIT_RULES),
    "accounts.remittance_accounts": (Act.READ_REPORTS, Act.EDIT_PRICES, Act.EDIT_RULES),
    "backup.back_up": (Act.BACK_UP,),
    "books_export.export_chain": (Act.VERIFY_BOOKS,),
    "case_import.import_cases": (Act.IMPORT_CASES,),
    "case_sheets.case_sheet": (Act.FIND_CASES,),
    "cases.case_detail": (Act.FIND_CASES,),
    "cases.case_lines": (Act.FIND_CASES,),
    "cases.cases_of_obligor": (Act.FIND_CASES,),
    "cases.find_cases": (Act.FIND_CASES,),
    "cases.list_cases": (Act.FIND_CASES,),
    "collection_look.file_profiles": (Act.IMPORT_COLLECTIONS,),
    "collection_look.look_at_file": (Act.IMPORT_COLLECTIONS,),
    "collections.findings": (Act.READ_COLLECTIONS,),
    "collections.handle_finding": (Act.IMPORT_COLLECTIONS,),
    "collections.import_collections": (Act.IMPORT_COLLECTIONS,),
    "corrections.correct_tender": (Act.CORRECT_TENDER,),
    "day_close.desks.all_desks": (Act.SEE_ALL_DESKS,),
    "day_close.office.closes_to_verify": (Act.VERIFY_CLOSE,),
    "day_close.office.verify_close": (Act.VERIFY_CLOSE,),
    "day_close.settling.begin_settlement": (Act.CLOSE_SHIFT,),
    "day_close.settling.conclude_settlement": (),
    "day_close.settling.query_settlement": (Act.CLOSE_SHIFT,),
    "day_close.settling.settle_by_slip": (Act.CLOSE_SHIFT,),
    "day_close.settling.settle_machine": (Act.CLOSE_SHIFT,),
    "day_close.signing.sign_close": (Act.CLOSE_SHIFT,),
    "day_close.state.close_state": (Act.CLOSE_SHIFT,),
    "day_close.steps.begin_close": (Act.CLOSE_SHIFT,),
    "day_close.steps.call_off_close": (Act.CLOSE_SHIFT,),
    "day_close.steps.carry_forward": (Act.CLOSE_SHIFT,),
    "day_close.steps.count_drawer": (Act.CLOSE_SHIFT,),
    "day_close.steps.explain": (Act.CLOSE_SHIFT,),
    "desk_lock.change_person": (),
    "desk_lock.lock_desk": (),
    "desk_lock.unlock_desk": (),
    "desk_settings.change_settings": (),
    "desk_settings.put_kiosk_code": (Act.MANAGE_DEVICES,),
    "devices.put_device": (Act.MANAGE_DEVICES,),
    "devices.put_scanner": (Act.TEST_DEVICES,),
    "devices.remove_device": (Act.MANAGE_DEVICES,),
    "devices.test_drawer": (Act.TEST_DEVICES,),
    "devices.test_machine": (Act.TEST_DEVICES,),
    "devices.test_printer": (Act.TEST_DEVICES,),
    "doctor.confirm_volume": (Act.RESTORE,),
    "doctor.examine": (Act.CHECK_DESK,),
    "drafts.draft_on_screen": (Act.TAKE_PAYMENT,),
    "drafts.drop_draft": (Act.TAKE_PAYMENT,),
    "drafts.held_drafts": (Act.TAKE_PAYMENT,),
    "drafts.hold_draft": (Act.TAKE_PAYMENT,),
    "drafts.save_draft": (Act.TAKE_PAYMENT,),
    "drafts.take_up_draft": (Act.TAKE_PAYMENT,),
    "journal.export_journal": (Act.READ_JOURNAL,),
    "journal.search_journal": (Act.READ_JOURNAL,),
    "notice_batches.batch_notices": (Act.ISSUE_NOTICE_BATCH,),
    "notice_batches.batches": (Act.ISSUE_NOTICE_BATCH,),
    "notice_batches.cancel_batch": (Act.ISSUE_NOTICE_BATCH,),
    "notice_batches.draw_batch": (Act.ISSUE_NOTICE_BATCH,),
    "notice_batches.owed_in_batch": (Act.ISSUE_NOTICE_BATCH,),
    "notice_batches.plan_batch": (Act.ISSUE_NOTICE_BATCH,),
    "notice_batches.print_notices": (Act.ISSUE_NOTICE_BATCH,),
    "notice_batches.refusals": (Act.ISSUE_NOTICE_BATCH,),
    "notice_batches.run_batch": (Act.ISSUE_NOTICE_BATCH,),
    "notice_terms.notice_terms": (Act.EDIT_RULES, Act.ISSUE_NOTICE, Act.READ_NOTICES),
    "notice_terms.put_terms": (Act.EDIT_RULES,),
    "notices.issuing.channel_answers": (Act.READ_NOTICES,),
    "notices.issuing.issue_notice": (Act.ISSUE_NOTICE,),
    "notices.issuing.issue_plan": (Act.ISSUE_NOTICE,),
    "notices.issuing.preview_notice": (Act.ISSUE_NOTICE,),
    "notices.issuing.preview_plan": (Act.ISSUE_NOTICE,),
    "notices.paper.save_notice_paper": (Act.PRINT_NOTICE,),
    "notices.reading.notices_and_standings": (Act.READ_NOTICES,),
    "notices.reading.notices_of_case": (Act.READ_NOTICES,),
    "notices.reading.print_one_notice": (Act.PRINT_NOTICE,),
    "notices.reading.read_back": (Act.READ_NOTICES,),
    "notices.reading.read_notice": (Act.READ_NOTICES,),
    "outage.enter_outage_receipt": (Act.ENTER_OUTAGE_RECEIPT,),
    "outage.enter_spoiled": (Act.ENTER_OUTAGE_RECEIPT,),
    "outage.next_outage_number": (Act.ENTER_OUTAGE_RECEIPT,),
    "outage.outage_receipts": (Act.ENTER_OUTAGE_RECEIPT,),
    "outage.quote_outage": (Act.ENTER_OUTAGE_RECEIPT,),
    "paper_codes.check_paper": (Act.CHECK_PAPER,),
    "password_policy.change_policy": (Act.MANAGE_STAFF,),
    "payment_proofs.enter_proof": (Act.ENTER_PROOF,),
    "payment_proofs.open_proofs": (Act.READ_COLLECTIONS,),
    "payment_proofs.paid_elsewhere": (Act.READ_COLLECTIONS,),
    "payment_proofs.withdraw_proof": (Act.ENTER_PROOF,),
    "payments.ask_machine": (Act.TAKE_PAYMENT,),
    "payments.begin_machine_tender": (Act.TAKE_PAYMENT,),
    "payments.cancel_payment": (Act.TAKE_PAYMENT,),
    "payments.conclude": (),
    "payments.settle_at_hand": (Act.TAKE_PAYMENT,),
    "payments.settle_collected": (Act.TAKE_PAYMENT,),
    "pickup_terms.add_closure": (Act.EDIT_PICKUP_TERMS,),
    "pickup_terms.closures": (Act.READ_PICKUPS, Act.EDIT_PICKUP_TERMS),
    "pickup_terms.lift_closure": (Act.EDIT_PICKUP_TERMS,),
    "pickup_terms.pickup_items": (Act.READ_PICKUPS, Act.EDIT_PICKUP_TERMS),
    "pickup_terms.pickup_terms": (Act.READ_PICKUPS, Act.EDIT_PICKUP_TERMS),
    "pickup_terms.pickups_to_move": (Act.READ_PICKUPS, Act.EDIT_PICKUP_TERMS),
    "pickup_terms.put_pickup_item": (Act.EDIT_PICKUP_TERMS,),
    "pickup_terms.put_pickup_terms": (Act.EDIT_PICKUP_TERMS,),
    "pickups.booking.add_walk_in": (Act.BOOK_PICKUP,),
    "pickups.booking.cancel_pickup": (Act.BOOK_PICKUP,),
    "pickups.booking.log_call": (Act.BOOK_PICKUP,),
    "pickups.booking.move_pickup": (Act.BOOK_PICKUP,),
    "pickups.booking.request_pickup": (Act.BOOK_PICKUP,),
    "pickups.booking.undo_step": (Act.BOOK_PICKUP,),
    "pickups.figures.save_zero_wait": (Act.READ_PICKUPS,),
    "pickups.figures.zero_wait_report": (Act.READ_PICKUPS,),
    "pickups.handing.hand_over_pickup": (Act.HAND_OVER_PICKUP,),
    "pickups.handing.read_signature": (Act.READ_JOURNAL,),
    "pickups.mails.look_at_mails": (Act.BOOK_PICKUP,),
    "pickups.paper.day_list": (Act.READ_PICKUPS,),
    "pickups.paper.print_slip": (Act.BOOK_PICKUP,),
    "pickups.paper.save_day_list": (Act.READ_PICKUPS,),
    "pickups.paper.save_sign_sheet": (Act.HAND_OVER_PICKUP,),
    "pickups.paper.save_slip": (Act.BOOK_PICKUP,),
    "pickups.reading.find_pickups": (Act.READ_PICKUPS,),
    "pickups.reading.next_free_slot": (Act.READ_PICKUPS,),
    "pickups.reading.pickup_week": (Act.READ_PICKUPS,),
    "pickups.reading.pickups_of_day": (Act.READ_PICKUPS,),
    "pickups.reading.read_pickup": (Act.READ_PICKUPS,),
    "pickups.reading.ready_numbers": (Act.READ_PICKUPS,),
    "pickups.reading.similar_pickups": (Act.READ_PICKUPS,),
    "pickups.reading.work_list": (Act.READ_PICKUPS,),
    "pickups.steps.make_ready": (Act.PREPARE_PICKUP,),
    "pickups.steps.mark_arrival": (Act.MARK_ARRIVAL,),
    "pickups.steps.mark_arrived": (Act.HAND_OVER_PICKUP,),
    "pickups.steps.miss_overdue": (Act.BOOK_PICKUP,),
    "pickups.steps.prepare_pickup": (Act.PREPARE_PICKUP,),
    "pickups.steps.return_to_file": (Act.PREPARE_PICKUP,),
    "prices.case_kinds": (Act.TAKE_PAYMENT, Act.EDIT_PRICES, Act.EDIT_RULES),
    "prices.postal_rates": (Act.TAKE_PAYMENT, Act.EDIT_PRICES, Act.EDIT_RULES),
    "prices.price_history": (Act.TAKE_PAYMENT, Act.EDIT_PRICES, Act.EDIT_RULES),
    "prices.price_list": (Act.TAKE_PAYMENT, Act.EDIT_PRICES, Act.EDIT_RULES),
    "prices.put_postal_rate": (Act.EDIT_RULES,),
    "prices.put_price": (Act.EDIT_PRICES,),
    "prices.put_tender_rule": (Act.EDIT_RULES,),
    "prices.tender_rules": (Act.TAKE_PAYMENT, Act.EDIT_PRICES, Act.EDIT_RULES),
    "prices.withdraw_price": (Act.EDIT_PRICES,),
    "quotes.quote_draft": (Act.TAKE_PAYMENT,),
    "receipts.answer_paper": (Act.PRINT_RECEIPT,),
    "receipts.kick_drawer": (Act.OPEN_DRAWER,),
    "receipts.mark_interrupted_jobs": (Act.PRINT_RECEIPT,),
    "receipts.newest_receipts": (Act.READ_RECEIPTS,),
    "receipts.print_on_office_printer": (Act.PRINT_RECEIPT,),
    "receipts.print_slip": (Act.PRINT_RECEIPT,),
    "receipts.queue_reprint": (Act.PRINT_RECEIPT,),
    "receipts.reprints_of": (Act.READ_RECEIPTS,),
    "receipts.save_receipt_pdf": (Act.PRINT_RECEIPT,),
    "receipts.unanswered_papers": (Act.PRINT_RECEIPT,),
    "receipts.waiting_jobs": (Act.PRINT_RECEIPT,),
    "recovery.open_payments": (Act.TAKE_PAYMENT,),
    "recovery.query_machine": (Act.RESOLVE_UNKNOWN,),
    "recovery.recover_without_asking": (Act.TAKE_PAYMENT,),
    "recovery.resolve_by_slip": (Act.RESOLVE_UNKNOWN,),
    "recovery.retry_debit": (Act.RESOLVE_UNKNOWN,),
    "recovery.settle_what_came_in": (Act.TAKE_PAYMENT,),
    "recovery_key.write_down_phrase": (Act.RESTORE,),
    "reports.pay_out": (Act.REVERSE_PAYMENT,),
    "reports.print_report": (Act.READ_REPORTS,),
    "reports.register": (Act.READ_REPORTS,),
    "reports.remittance": (Act.READ_REPORTS,),
    "reports.report_paper": (Act.READ_REPORTS,),
    "reports.search_receipts": (Act.READ_RECEIPTS,),
    "reports.shift_report": (Act.READ_REPORTS,),
    "restore.write_restored": (Act.RESTORE,),
    "returns.query_return": (Act.RESOLVE_UNKNOWN,),
    "returns.recover_reversals": (Act.REVERSE_PAYMENT,),
    "returns.return_by_slip": (Act.RESOLVE_UNKNOWN,),
    "returns.return_tender": (Act.REVERSE_PAYMENT,),
    "reveal.reveal": (Act.UNMASK,),
    "reversals.approve_refund": (Act.APPROVE,),
    "reversals.begin_void": (Act.REVERSE_PAYMENT,),
    "reversals.call_off_reversal": (Act.REVERSE_PAYMENT,),
    "reversals.find_reversible": (Act.READ_RECEIPTS,),
    "reversals.open_reversals": (Act.REVERSE_PAYMENT,),
    "reversals.pay_back": (Act.REVERSE_PAYMENT,),
    "reversals.refuse_refund": (Act.APPROVE,),
    "reversals.request_deposit_return": (Act.REVERSE_PAYMENT,),
    "reversals.request_refund": (Act.REVERSE_PAYMENT,),
    "reversals.waiting_for_approval": (Act.APPROVE,),
    "shift_list.desk_numbers": (Act.READ_REPORTS,),
    "shift_list.list_shifts": (Act.READ_REPORTS,),
    "shift_list.staff_names": (Act.READ_REPORTS,),
    "shifts.approve_late_day": (Act.OPEN_SHIFT,),
    "shifts.float_for_next": (Act.OPEN_SHIFT,),
    "shifts.hand_over": (Act.HAND_OVER_DRAWER,),
    "shifts.last_count": (Act.OPEN_SHIFT,),
    "shifts.move_cash": (Act.MOVE_CASH,),
    "shifts.open_shift": (Act.OPEN_SHIFT,),
    "shifts.shift_in_hand": (Act.OPEN_SHIFT,),
    "staff.add_staff": (Act.MANAGE_STAFF,),
    "staff.approver_of": (),
    "staff.close_account": (Act.MANAGE_STAFF,),
    "staff.list_locks": (Act.MANAGE_STAFF,),
    "staff.list_staff": (Act.MANAGE_STAFF,),
    "staff.reopen_account": (Act.MANAGE_STAFF,),
    "staff.set_password": (Act.MANAGE_STAFF,),
    "staff.sign_out": (),
    "staff.unlock_account": (Act.MANAGE_STAFF,),
    "surveys.comments.comment_parts": (Act.READ_SURVEYS,),
    "surveys.comments.find_comments": (Act.READ_SURVEYS,),
    "surveys.comments.put_tags": (Act.FOLLOW_UP_SURVEYS,),
    "surveys.comments.tags_in_use": (Act.READ_SURVEYS,),
    "surveys.checking.next_check": (Act.TYPE_SURVEYS,),
    "surveys.checking.save_check": (Act.TYPE_SURVEYS,),
    "surveys.checking.settle": (Act.TYPE_SURVEYS,),
    "surveys.checking.unsettled": (Act.TYPE_SURVEYS,),
    "surveys.follow_ups.assign_follow_up": (Act.FOLLOW_UP_SURVEYS,),
    "surveys.follow_ups.close_follow_up": (Act.FOLLOW_UP_SURVEYS,),
    "surveys.follow_ups.follow_ups": (Act.FOLLOW_UP_SURVEYS, Act.READ_SURVEYS),
    "surveys.follow_ups.owners": (Act.FOLLOW_UP_SURVEYS,),
    "surveys.importing.import_responses": (Act.IMPORT_RESPONSES,),
    "surveys.questionnaires.drop_questionnaire": (Act.EDIT_QUESTIONNAIRES,),
    "surveys.questionnaires.put_questionnaire": (Act.EDIT_QUESTIONNAIRES,),
    "surveys.questionnaires.questionnaire_of": (
        Act.EDIT_QUESTIONNAIRES,
        Act.READ_SURVEYS,
        Act.SHOW_KIOSK,
        Act.TYPE_SURVEYS,
    ),
    "surveys.questionnaires.questionnaires": (
        Act.EDIT_QUESTIONNAIRES,
        Act.READ_SURVEYS,
        Act.SHOW_KIOSK,
        Act.TYPE_SURVEYS,
    ),
    "surveys.results.save_survey_report": (Act.READ_SURVEYS,),
    "surveys.results.survey_report": (Act.READ_SURVEYS,),
    "surveys.forms.print_forms": (Act.PRINT_SURVEY_FORMS,),
    "surveys.kiosk.begin_kiosk": (Act.SHOW_KIOSK,),
    "surveys.kiosk.record_kiosk_response": (Act.SHOW_KIOSK,),
    "surveys.typing.batches": (Act.TYPE_SURVEYS,),
    "surveys.typing.begin_sheet": (Act.TYPE_SURVEYS,),
    "surveys.typing.check_untyped": (Act.TYPE_SURVEYS,),
    "surveys.typing.close_typing": (Act.TYPE_SURVEYS,),
    "surveys.typing.correct_sheet": (Act.TYPE_SURVEYS,),
    "surveys.typing.discard_sheet": (Act.TYPE_SURVEYS,),
    "surveys.typing.open_batch": (Act.TYPE_SURVEYS,),
    "surveys.typing.recount_batch": (Act.TYPE_SURVEYS,),
    "surveys.typing.save_sheet": (Act.TYPE_SURVEYS,),
    "surveys.typing.sheet_after": (Act.TYPE_SURVEYS,),
    "surveys.typing.sheet_before": (Act.TYPE_SURVEYS,),
    "surveys.typing.sheet_in_hand": (Act.TYPE_SURVEYS,),
    "surveys.typing.sheet_numbered": (Act.TYPE_SURVEYS,),
    "surveys.typing.sheets_in_hand": (Act.TYPE_SURVEYS,),
    "verify.verify_books": (Act.VERIFY_BOOKS,),
}


def services() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Give every public function of the services that is told who acts."""
    home = "counter_app.services."
    for module in pkgutil.walk_packages(counter_app.services.__path__, home):
        found = importlib.import_module(module.name)
        for name, function in inspect.getmembers(found, inspect.isfunction):
            parameters = list(inspect.signature(function).parameters)
            is_ours = function.__module__ == found.__name__ and not name.startswith("_")
            # What is handed a transaction belongs to the service that opened it.
            if is_ours and parameters[1:2] == ["actor"] and parameters[0] != "unit":
                yield f"{module.name.removeprefix(home)}.{name}", function


SERVICES = dict(services())


def is_refused(service: Callable[..., Any], desk: Desk, role: Role) -> bool:
    """Tell whether a service turns a role away before it looks at anything else."""
    further = list(inspect.signature(service).parameters.items())[2:]
    arguments: dict[str, Any] = {
        name: None for name, parameter in further if parameter.default is inspect.Parameter.empty
    }
    try:
        service(desk, make_actor(role), **arguments)
    except NotPermitted:
        return True
    except Exception:  # noqa: BLE001 - it went on with nothing to go on with
        return False
    return False


def test_the_table_names_every_service() -> None:
    assert SERVICES.keys() == ASKED.keys()


@pytest.mark.parametrize("role", list(Role))
def test_a_role_may_do_what_the_table_says_and_nothing_else(
    new_sqlite_place: Any,  # noqa: ANN401 - a Place
    role: Role,
) -> None:
    engine: Engine = new_sqlite_place.open()
    desk = make_desk(engine)
    differing = [
        name
        for name, acts in ASKED.items()
        if is_refused(SERVICES[name], desk, role)
        is not bool(acts and not PERMITTED[role] & frozenset(acts))
    ]
    engine.dispose()

    assert differing == []


def test_every_act_is_somebodys() -> None:
    # Whose drawer it is, is looked at before another's is refused; the journal can be read by the
    # auditor's page, which is to come.
    asked = {act for acts in ASKED.values() for act in acts}

    assert set(Act) - asked == {Act.CLOSE_ANY_SHIFT}
    assert all(any(act in PERMITTED[role] for role in Role) for act in Act)


def test_nobody_both_manages_people_and_takes_money() -> None:
    for role in Role:
        assert not {Act.MANAGE_STAFF, Act.TAKE_PAYMENT} <= PERMITTED[role]


def test_a_volunteer_types_prints_one_notice_marks_an_arrival_and_nothing_else() -> None:
    permitted = PERMITTED[Role.VOLUNTEER]
    reached = {name for name, acts in ASKED.items() if permitted & frozenset(acts)}
    typing = {name for name in ASKED if name.startswith(("surveys.typing.", "surveys.checking."))}

    assert len(typing) > 10
    assert reached == typing | {
        # The wording of what is typed.
        "surveys.questionnaires.questionnaire_of",
        "surveys.questionnaires.questionnaires",
        "notices.paper.save_notice_paper",
        "notices.reading.print_one_notice",
        "pickups.steps.mark_arrival",
    }
