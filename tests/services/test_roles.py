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
    "case_import.import_cases": (Act.IMPORT_CASES,),
    "case_sheets.case_sheet": (Act.FIND_CASES,),
    "cases.case_detail": (Act.FIND_CASES,),
    "cases.case_lines": (Act.FIND_CASES,),
    "cases.cases_of_obligor": (Act.FIND_CASES,),
    "cases.find_cases": (Act.FIND_CASES,),
    "cases.list_cases": (Act.FIND_CASES,),
    "desk_settings.change_settings": (),
    "devices.put_device": (Act.MANAGE_DEVICES,),
    "devices.put_scanner": (Act.TEST_DEVICES,),
    "devices.remove_device": (Act.MANAGE_DEVICES,),
    "devices.test_drawer": (Act.TEST_DEVICES,),
    "devices.test_machine": (Act.TEST_DEVICES,),
    "devices.test_printer": (Act.TEST_DEVICES,),
    "drafts.draft_on_screen": (Act.TAKE_PAYMENT,),
    "drafts.drop_draft": (Act.TAKE_PAYMENT,),
    "drafts.held_drafts": (Act.TAKE_PAYMENT,),
    "drafts.hold_draft": (Act.TAKE_PAYMENT,),
    "drafts.save_draft": (Act.TAKE_PAYMENT,),
    "drafts.take_up_draft": (Act.TAKE_PAYMENT,),
    "payments.ask_machine": (Act.TAKE_PAYMENT,),
    "payments.begin_machine_tender": (Act.TAKE_PAYMENT,),
    "payments.cancel_payment": (Act.TAKE_PAYMENT,),
    "payments.conclude": (),
    "payments.settle_at_hand": (Act.TAKE_PAYMENT,),
    "payments.settle_collected": (Act.TAKE_PAYMENT,),
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
    "receipts.find_receipt": (Act.READ_RECEIPTS,),
    "receipts.kick_drawer": (Act.OPEN_DRAWER,),
    "receipts.mark_interrupted_jobs": (Act.PRINT_RECEIPT,),
    "receipts.newest_receipts": (Act.READ_RECEIPTS,),
    "receipts.print_on_office_printer": (Act.PRINT_RECEIPT,),
    "receipts.print_slip": (Act.PRINT_RECEIPT,),
    "receipts.queue_reprint": (Act.PRINT_RECEIPT,),
    "receipts.save_receipt_pdf": (Act.PRINT_RECEIPT,),
    "receipts.waiting_jobs": (Act.PRINT_RECEIPT,),
    "recovery.open_payments": (Act.TAKE_PAYMENT,),
    "recovery.query_machine": (Act.RESOLVE_UNKNOWN,),
    "recovery.recover_without_asking": (Act.TAKE_PAYMENT,),
    "recovery.resolve_by_slip": (Act.RESOLVE_UNKNOWN,),
    "recovery.retry_debit": (Act.RESOLVE_UNKNOWN,),
    "shifts.open_shift": (Act.OPEN_SHIFT,),
    "shifts.shift_in_hand": (Act.OPEN_SHIFT,),
    "staff.add_staff": (Act.MANAGE_STAFF,),
    "staff.approver_of": (),
    "staff.close_account": (Act.MANAGE_STAFF,),
    "staff.list_staff": (Act.MANAGE_STAFF,),
    "staff.reopen_account": (Act.MANAGE_STAFF,),
    "staff.set_password": (Act.MANAGE_STAFF,),
    "staff.sign_out": (),
}


def services() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Give every public function of the services that is told who acts."""
    for module in pkgutil.iter_modules(counter_app.services.__path__):
        found = importlib.import_module(f"counter_app.services.{module.name}")
        for name, function in inspect.getmembers(found, inspect.isfunction):
            parameters = list(inspect.signature(function).parameters)
            is_ours = function.__module__ == found.__name__ and not name.startswith("_")
            if is_ours and parameters[:2] == ["desk", "actor"]:
                yield f"{module.name}.{name}", function


SERVICES = dict(services())


def is_refused(service: Callable[..., Any], desk: Desk, role: Role) -> bool:
    """Tell whether a service turns a role away before it looks at anything else."""
    arguments: dict[str, Any] = {
        name: None
        for name, parameter in inspect.signature(service).parameters.items()
        if name not in {"desk", "actor"} and parameter.default is inspect.Parameter.empty
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
    # The journal can be read by the auditor's page, which is to come.
    asked = {act for acts in ASKED.values() for act in acts}

    assert set(Act) - asked == {Act.APPROVE, Act.READ_JOURNAL}
    assert all(any(act in PERMITTED[role] for role in Role) for act in Act)


def test_nobody_both_manages_people_and_takes_money() -> None:
    for role in Role:
        assert not {Act.MANAGE_STAFF, Act.TAKE_PAYMENT} <= PERMITTED[role]
