"""Debits through a hand-off folder, with the simulator run as a program of its own."""

import hashlib
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from counter_app.devices.card_terminal.amounts import TAIPEI
from counter_app.devices.eticket.frames import write_xml
from counter_app.devices.eticket.icerapi import CardBalance, SignedOn
from counter_app.devices.eticket.interpretation import interpret
from counter_app.devices.eticket.profile import read_reader_profile
from counter_app.devices.eticket.simulator import (
    ReaderFault,
    ReaderState,
    SimulatedReader,
    main,
    prepare_folder,
    read_debits,
)
from counter_app.devices.profiles import ProfileProblem, ProfileUnreadable, shipped_profile
from counter_app.devices.transport import DeviceUnreachable, UnreachableReason
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import (
    Approved,
    Declined,
    DeclineReason,
    DeviceEvent,
    RetryNeeded,
    SaleRequest,
    SaleStep,
    Unanswered,
    UnansweredReason,
)
from counter_app.domain.tenders import TenderKind
from devices.reader_builders import ReaderDesk, make_debit, make_reader_desk
from devices.terminal_builders import card_numbers_in

CARD = hashlib.sha256(ReaderState().card_id.encode()).hexdigest()
NOW = datetime(2026, 1, 15, 9, 30, tzinfo=TAIPEI)
Why = UnansweredReason


def retried(request: SaleRequest, outcome: object) -> SaleRequest:
    card = outcome.card_id_hash if isinstance(outcome, RetryNeeded) else request.card_id_hash
    return replace(request, attempt=request.attempt + 1, card_id_hash=card)


def left_in(desk: ReaderDesk) -> list[str]:
    return [path.name for path in (desk.folder / "ICERData").iterdir() if "ICERAPI" in path.name]


@pytest.mark.parametrize(
    ("fault", "ending", "debits"),
    [
        ("none", Approved, 1),
        ("late:100", Approved, 1),
        ("missing", Why.SILENCE, 1),
        ("missing_undebited", Why.SILENCE, 0),
        ("not_complete", Why.SILENCE, 1),
        ("killed", Why.SILENCE, 1),
        ("truncated", Why.GARBLED, 1),
        ("declaration", Why.GARBLED, 1),
        ("wrong_serial", Why.WRONG_REFERENCE, 1),
        ("wrong_amount", Why.WRONG_AMOUNT, 1),
        ("wrong_process", Why.WRONG_TYPE, 1),
        ("odd_code", Why.ODD_CODE, 1),
        ("retry", RetryNeeded, 0),
        ("retry_debited", RetryNeeded, 1),
        ("reader_retry", RetryNeeded, 0),
        ("insufficient", DeclineReason.INSUFFICIENT_BALANCE, 0),
        ("blocked", DeclineReason.CARD_BLOCKED, 0),
        ("expired", DeclineReason.CARD_BLOCKED, 0),
        ("must_settle", DeclineReason.MUST_SETTLE_FIRST, 0),
        ("not_signed_on", DeclineReason.NOT_SIGNED_ON, 0),
    ],
)
def test_every_fault_has_its_ending(
    tmp_path: Path,
    fault: str,
    ending: type | UnansweredReason | DeclineReason,
    debits: int,
) -> None:
    desk = make_reader_desk(tmp_path, fault)

    outcome = desk.sale(make_debit())

    match ending:
        case UnansweredReason():
            assert outcome == Unanswered(reason=ending)
        case DeclineReason():
            assert isinstance(outcome, Declined)
            assert outcome.reason is ending
        case _:
            assert isinstance(outcome, ending)
    assert len(desk.debits) == debits
    assert not {"ICERAPI.REQ", "ICERAPI.REQ.OK"} & set(left_in(desk))


def test_a_debit_tells_card_balances_and_machine(tmp_path: Path) -> None:
    desk = make_reader_desk(tmp_path)
    request = make_debit()

    outcome = desk.sale(request)

    assert outcome == Approved(
        amount_twd=Twd(100),
        reference=request.reference,
        terminal_id="SIM0000001",
        masked_card="123456******3456",
        card_brand="EasyCard",
        trace_number="000123",
        order_number="SIM00000001",
        device_time="2026-01-15 09:30:00",
        balance_before_twd=Twd(5000),
        balance_after_twd=Twd(4900),
        card_id_hash=CARD,
    )
    assert [(event.direction, event.what) for event in desk.events] == [
        ("sent", "file"),
        ("received", "file"),
    ]
    assert desk.steps == [
        SaleStep.CONNECTING,
        SaleStep.SENDING,
        SaleStep.WAITING_FOR_CARD,
        SaleStep.ANSWERED,
    ]
    assert left_in(desk) == []


def test_a_program_that_never_ends_is_killed(tmp_path: Path) -> None:
    desk = make_reader_desk(tmp_path, "hang", run_ms=1000)

    assert desk.sale(make_debit()) == Unanswered(reason=Why.SILENCE)
    assert desk.debits == ()
    assert isinstance(
        replace(desk, profile=replace(desk.profile, run_ms=20_000)).sale(
            make_debit(request_serial="000124")
        ),
        Approved,
    )


# --- the retry rule ------------------------------------------------------------


@pytest.mark.parametrize("fault", ["retry", "retry_debited", "missing", "killed", "truncated"])
def test_a_retry_of_the_same_debit_takes_the_money_once(tmp_path: Path, fault: str) -> None:
    desk = make_reader_desk(tmp_path, fault)
    first = make_debit()
    outcome = desk.sale(first)

    again = desk.sale(retried(first, outcome))

    assert isinstance(again, Approved)
    assert [debit.serial for debit in desk.debits] == ["000123"]
    assert again.balance_after_twd == Twd(4900)


def test_a_new_debit_in_place_of_a_retry_takes_the_money_twice(tmp_path: Path) -> None:
    # The control of the test above: another serial is another debit.
    desk = make_reader_desk(tmp_path, "retry_debited")
    desk.sale(make_debit())

    desk.sale(make_debit(request_serial="000124"))

    assert len(desk.debits) == 2


def test_a_retry_remembers_the_card(tmp_path: Path) -> None:
    desk = make_reader_desk(tmp_path, "retry", "reader_retry")
    first = make_debit()

    outcome = desk.sale(first)
    no_card = desk.sale(retried(first, outcome))

    assert outcome == RetryNeeded(card_id_hash=CARD, code="-125")
    assert no_card == RetryNeeded(card_id_hash=CARD, code="6201")


def test_another_card_on_the_retry_is_refused(tmp_path: Path) -> None:
    desk = make_reader_desk(tmp_path, "retry_debited", "card_changed")
    first = make_debit()
    outcome = desk.sale(first)

    again = desk.sale(retried(first, outcome))

    assert again == Declined(reason=DeclineReason.ANOTHER_CARD, code="-101")
    assert len(desk.debits) == 1


def test_another_card_that_was_debited_is_nobodys_approval(tmp_path: Path) -> None:
    desk = make_reader_desk(tmp_path, "retry_debited", "other_card_debited")
    first = make_debit()
    outcome = desk.sale(first)

    again = desk.sale(retried(first, outcome))

    assert again == Unanswered(reason=Why.ANOTHER_CARD)
    assert len(desk.debits) == 2


# --- what an earlier run left ------------------------------------------------------


def approval(**changes: str) -> bytes:
    return write_xml(
        {
            "T0300": "606100",
            "T0400": "10000",
            "T1100": "000123",
            "T0215": "1234567890123456",
            "T3901": "0",
            **changes,
        }
    )


def test_an_answer_left_by_an_earlier_run_is_kept_but_never_believed(tmp_path: Path) -> None:
    desk = make_reader_desk(tmp_path, "missing_undebited")
    for name, content in (("ICERAPI.RES", approval()), ("ICERAPI.RES.OK", b"")):
        (tmp_path / "ICERData" / name).write_bytes(content)

    outcome = desk.sale(make_debit())

    assert outcome == Unanswered(reason=Why.SILENCE)
    assert desk.debits == ()
    assert (desk.events[0].direction, desk.events[0].what) == ("received", "noise")
    assert b"123456" not in desk.events[0].data


def test_a_request_left_by_an_earlier_run_is_not_carried_out(tmp_path: Path) -> None:
    desk = make_reader_desk(tmp_path)
    for name in ("ICERAPI.REQ", "ICERAPI.REQ.OK"):
        (tmp_path / "ICERData" / name).write_bytes(approval(T1100="000001", T3701="OLD"))

    desk.sale(make_debit())

    assert [debit.serial for debit in desk.debits] == ["000123"]


# --- order ---------------------------------------------------------------------------


class RecordBroke(Exception):  # noqa: N818 - stands for a full disk
    pass


def test_the_request_is_recorded_before_it_is_laid_down(tmp_path: Path) -> None:
    desk = make_reader_desk(tmp_path)

    def refuse(event: DeviceEvent) -> None:
        assert b"T1100=000123\n" in event.data
        assert left_in(desk) == []
        raise RecordBroke

    with pytest.raises(RecordBroke):
        desk.reader.sale(make_debit(), record=refuse)
    assert desk.debits == ()


def test_the_answer_is_cleared_away_only_once_it_is_recorded(tmp_path: Path) -> None:
    desk = make_reader_desk(tmp_path)

    def refuse_answers(event: DeviceEvent) -> None:
        if event.direction == "received":
            assert "ICERAPI.RES" in left_in(desk)
            raise RecordBroke

    with pytest.raises(RecordBroke):
        desk.reader.sale(make_debit(), record=refuse_answers)
    assert "ICERAPI.RES" in left_in(desk)


@pytest.mark.parametrize("fault", ["none", "retry", "wrong_amount", "blocked"])
def test_the_stored_answer_means_later_what_it_meant_at_once(tmp_path: Path, fault: str) -> None:
    desk = make_reader_desk(tmp_path, fault)
    request = make_debit()
    outcome = desk.sale(request)

    assert interpret(desk.profile, request, desk.events[-1].data) == outcome


def test_no_number_of_a_card_is_recorded(tmp_path: Path) -> None:
    state = ReaderState(card_id="4111111111111111", receipt_card_id="5500005555555559")
    desk = make_reader_desk(tmp_path, "none", "truncated", state=state)
    outcomes = [desk.sale(make_debit()), desk.sale(make_debit(request_serial="000124"))]

    kept = b"".join(event.data for event in desk.events) + str(outcomes).encode()

    assert card_numbers_in(kept) == []
    assert b"411111" not in kept
    assert b"55555555" not in kept


# --- the program ------------------------------------------------------------------------


def test_a_program_that_is_not_there_is_told_and_the_request_withdrawn(tmp_path: Path) -> None:
    desk = make_reader_desk(tmp_path, command=("./icerapi",))

    with pytest.raises(DeviceUnreachable) as caught:
        desk.sale(make_debit())

    assert caught.value.reason is UnreachableReason.MISSING
    assert caught.value.port == "./icerapi"
    assert left_in(desk) == []


def test_a_program_that_may_not_run_is_told(tmp_path: Path) -> None:
    desk = make_reader_desk(tmp_path, command=("./icerapi",))
    (tmp_path / "icerapi").write_text("not a program", encoding="ascii")

    with pytest.raises(DeviceUnreachable) as caught:
        desk.sale(make_debit())

    assert caught.value.reason is UnreachableReason.NO_PERMISSION


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    desk = make_reader_desk(tmp_path)
    folderless = replace(desk, profile=replace(desk.profile, folder=tmp_path / "none"))

    with pytest.raises(DeviceUnreachable):
        folderless.sale(make_debit())


def test_a_hand_off_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    desk = make_reader_desk(tmp_path)
    (tmp_path / "file").touch()
    odd = replace(desk, profile=replace(desk.profile, folder=tmp_path / "file"))

    with pytest.raises(DeviceUnreachable):
        odd.sale(make_debit())


def test_no_shell_reads_the_command(tmp_path: Path) -> None:
    program = "import sys, pathlib; pathlib.Path('said').write_text(sys.argv[1])"
    desk = make_reader_desk(tmp_path, command=(sys.executable, "-c", program, "$HOME; exit 1"))

    assert desk.sale(make_debit()) == Unanswered(reason=Why.SILENCE)
    assert (tmp_path / "said").read_text(encoding="ascii") == "$HOME; exit 1"


def test_a_program_that_lets_another_write_is_waited_for(tmp_path: Path) -> None:
    late = (
        "import subprocess, sys; subprocess.Popen([sys.executable, '-m',"
        " 'counter_app.devices.eticket.simulator'])"
    )
    desk = make_reader_desk(
        tmp_path, command=(sys.executable, "-c", late), answer_ms=10_000, poll_ms=5
    )

    assert isinstance(desk.sale(make_debit()), Approved)
    assert len(desk.debits) == 1


# --- sign-on and balance -------------------------------------------------------------------


def test_a_reader_signs_on(tmp_path: Path) -> None:
    desk = make_reader_desk(tmp_path, batch_number="00000007")

    outcome = desk.reader.sign_on("000001", NOW, record=desk.events.append)

    assert outcome == SignedOn(device_id="SIM0000001", batch_number="00000007")
    assert desk.reader.takes(TenderKind.ETICKET)
    assert not desk.reader.takes(TenderKind.CARD)


def test_a_balance_is_read_without_a_debit(tmp_path: Path) -> None:
    desk = make_reader_desk(tmp_path, state=ReaderState(balance_twd=Twd(250)))

    outcome = desk.reader.balance("000001", NOW, record=desk.events.append)

    assert outcome == CardBalance(
        balance_twd=Twd(250), masked_card="123456******3456", card_id_hash=CARD
    )
    assert desk.debits == ()


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ({"T3901": "-117"}, Declined(reason=DeclineReason.MUST_SETTLE_FIRST, code="-117")),
        ({"T3901": "-110"}, Unanswered(reason=Why.ODD_CODE)),
        ({"T3901": "0", "T0410": "x"}, Unanswered(reason=Why.GARBLED)),
        ({"T3901": "0", "T1101": "000009"}, Unanswered(reason=Why.WRONG_REFERENCE)),
        (None, Unanswered(reason=Why.SILENCE)),
    ],
)
def test_a_balance_that_is_not_told_says_why(
    tmp_path: Path, answer: dict[str, str] | None, outcome: object
) -> None:
    content = write_xml({"T0300": "296000", "T1100": "000001", **(answer or {})})
    (tmp_path / "answer.xml").write_bytes(content)
    program = (
        "import pathlib, shutil; shutil.copy('answer.xml', 'ICERData/ICERAPI.RES');"
        "pathlib.Path('ICERData/ICERAPI.RES.OK').touch()"
    )
    command = (sys.executable, "-c", program if answer else "pass")
    desk = make_reader_desk(tmp_path, command=command)

    assert desk.reader.balance("000001", NOW, record=desk.events.append) == outcome
    if isinstance(outcome, Declined):
        assert desk.reader.sign_on("000001", NOW, record=desk.events.append) == Unanswered(
            reason=Why.WRONG_TYPE
        )


# --- meaning, without a program ---------------------------------------------------------------


def test_an_answer_without_any_serial_is_not_ours(tmp_path: Path) -> None:
    profile = make_reader_desk(tmp_path).profile

    assert interpret(profile, make_debit(), b"T3901=0\nT0400=10000\n") == Unanswered(
        reason=Why.WRONG_REFERENCE
    )
    assert interpret(profile, make_debit(), b"?") == Unanswered(reason=Why.GARBLED)


def test_an_answer_without_a_time_is_still_an_answer(tmp_path: Path) -> None:
    profile = make_reader_desk(tmp_path).profile

    outcome = interpret(profile, make_debit(), b"T1101=000123\nT3901=0\nT0400=10000\n")

    assert isinstance(outcome, Approved)
    assert outcome.device_time == ""


# --- the simulator and the profile ----------------------------------------------------------------


@pytest.mark.parametrize("fault", sorted(set(ReaderFault) - {"hang", "killed"}))
def test_the_simulator_debits_at_most_once_whatever_it_says(tmp_path: Path, fault: str) -> None:
    text = f"{fault}:1" if fault == "late" else fault
    prepare_folder(tmp_path, ReaderState(faults=(text, "none")))
    request = write_xml({"T0300": "606100", "T0400": "10000", "T1100": "000123", "T1101": "000123"})
    for name, content in (("ICERAPI.REQ", request), ("ICERAPI.REQ.OK", b"")):
        (tmp_path / "ICERData" / name).write_bytes(content)

    SimulatedReader(tmp_path).run()
    SimulatedReader(tmp_path).run()

    cards = {debit.card_id for debit in read_debits(tmp_path)}
    assert len(read_debits(tmp_path)) == len(cards) <= 1
    assert (tmp_path / "ICERData" / "ICERAPI.RES").exists()


def test_the_simulator_does_nothing_without_a_whole_request(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare_folder(tmp_path, ReaderState())
    (tmp_path / "ICERData" / "ICERAPI.REQ").write_bytes(b"half")
    monkeypatch.chdir(tmp_path)

    assert main() == 0
    assert not (tmp_path / "ICERData" / "ICERAPI.RES").exists()


def test_random_faults_never_make_desk_and_card_disagree(tmp_path: Path) -> None:
    desk = make_reader_desk(tmp_path, state=ReaderState(odds=0.9, seed=11))
    for number in range(12):
        request = make_debit(request_serial=f"{number:06d}")
        outcome = desk.sale(request)
        taken = sum(debit.serial == request.request_serial for debit in desk.debits)
        assert taken <= 1
        if isinstance(outcome, Approved | Declined):
            assert taken == isinstance(outcome, Approved)


def test_a_fault_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="explode"):
        make_reader_desk(tmp_path, "explode")


def test_an_empty_card_is_refused_and_an_unprepared_folder_has_a_card(tmp_path: Path) -> None:
    desk = make_reader_desk(tmp_path)
    (tmp_path / "ICERData" / "simulator.json").unlink()

    outcome = desk.sale(make_debit(amount_twd=Twd(5001)))

    assert outcome == Declined(reason=DeclineReason.INSUFFICIENT_BALANCE, code="-123")


def test_a_folder_in_a_profile_counts_from_the_profile(tmp_path: Path) -> None:
    text = shipped_profile("readers", "icerapi").read_text(encoding="utf-8")
    path = tmp_path / "reader.toml"
    path.write_text(text.replace('folder = "" ', 'folder = "reader"'), encoding="utf-8")

    assert read_reader_profile(path).folder == tmp_path / "reader"

    path.write_text(text.replace("retry_max = 3", "retry_max = 4"), encoding="utf-8")
    with pytest.raises(ProfileUnreadable) as caught:
        read_reader_profile(path)
    assert (caught.value.key, caught.value.problem) == (
        "rules.retry_max",
        ProfileProblem.NOT_ALLOWED,
    )
