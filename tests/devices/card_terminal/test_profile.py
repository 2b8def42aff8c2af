from pathlib import Path

import pytest

from counter_app.devices.card_terminal.profile import (
    Protocol,
    QueryWay,
    parse_terminal_profile,
    read_terminal_profile,
)
from counter_app.devices.profiles import ProfileProblem, ProfileUnreadable, shipped_profile
from counter_app.domain.outcomes import DeclineReason
from counter_app.domain.tenders import TenderKind

NCCC = shipped_profile("terminals", "nccc400")


def test_the_shipped_profiles_say_what_the_protocols_need() -> None:
    nccc = read_terminal_profile(NCCC)
    ecpay = read_terminal_profile(shipped_profile("terminals", "ecpay600"))

    assert (nccc.protocol, nccc.line.baud, nccc.query) == (
        Protocol.NCCC400,
        9600,
        QueryWay.LAST_ANSWER,
    )
    assert (nccc.indicators[TenderKind.ETICKET], nccc.hosts[TenderKind.ETICKET]) == ("E", "06")
    assert (ecpay.protocol, ecpay.line.baud, ecpay.query) == (
        Protocol.ECPAY600,
        115200,
        QueryWay.NONE,
    )
    assert (nccc.released_after_s, ecpay.released_after_s) == (120, 60)


def test_a_bank_that_did_not_answer_is_no_clear_no() -> None:
    nccc = read_terminal_profile(NCCC)

    assert nccc.decline_reason("0002", TenderKind.CARD) is DeclineReason.CALL_BANK
    assert nccc.decline_reason("0003", TenderKind.CARD) is None
    assert nccc.decline_reason("0005", TenderKind.ETICKET) is None


def test_a_code_of_an_eticket_means_nothing_for_a_card() -> None:
    nccc = read_terminal_profile(NCCC)

    assert nccc.decline_reason("0102", TenderKind.ETICKET) is DeclineReason.CARD_BLOCKED
    assert nccc.decline_reason("0102", TenderKind.CARD) is None
    assert nccc.decline_reason("0002", TenderKind.ETICKET) is DeclineReason.CALL_BANK


@pytest.mark.parametrize(
    ("old", "new", "key", "problem"),
    [
        ("gap_ms = 300", "", "waits.gap_ms", ProfileProblem.MISSING),
        ("gap_ms = 300", "gap_ms = 300\ngap = 1", "waits.gap", ProfileProblem.UNKNOWN),
        ("gap_ms = 300", "gap_ms = true", "waits.gap_ms", ProfileProblem.WRONG_TYPE),
        ("gap_ms = 300", 'gap_ms = "300"', "waits.gap_ms", ProfileProblem.WRONG_TYPE),
        ("gap_ms = 300", "gap_ms = 0", "waits.gap_ms", ProfileProblem.NOT_ALLOWED),
        ('"nccc400"', '"nccc144"', "protocol", ProfileProblem.NOT_ALLOWED),
        ('["card", "mobile_pay", "eticket"]', "[1]", "kinds", ProfileProblem.WRONG_TYPE),
        ('["card", "mobile_pay", "eticket"]', '["cash"]', "kinds", ProfileProblem.NOT_ALLOWED),
        ('= "call_bank"', '= "phone"', "settlement.declined.0002", ProfileProblem.NOT_ALLOWED),
        ('= "refused" ', '= "no" ', "codes.declined.0001", ProfileProblem.NOT_ALLOWED),
        ('["trace_number"]', '["slip"]', "returns.needs.30", ProfileProblem.NOT_ALLOWED),
        ("[returns.hosts]", "[returns.houses]", "returns.hosts", ProfileProblem.MISSING),
        ("tells_totals =", "totals =", "settlement.tells_totals", ProfileProblem.MISSING),
        ("[settlement]", "[settlemnet]", "settlement.type", ProfileProblem.MISSING),
        ("[hosts]", "[hosts", "", ProfileProblem.NOT_TOML),
        ('name = "NCCC 400"', 'name = "N"\nnote = ""', "note", ProfileProblem.UNKNOWN),
    ],
)
def test_a_wrong_profile_is_told_by_file_key_and_reason(
    old: str, new: str, key: str, problem: ProfileProblem
) -> None:
    text = NCCC.read_text(encoding="utf-8")
    assert old in text

    with pytest.raises(ProfileUnreadable) as caught:
        parse_terminal_profile(text.replace(old, new, 1), source="bank.toml")

    assert (caught.value.key, caught.value.problem) == (key, problem)
    assert str(caught.value).startswith(f"bank.toml: {key or 'profile'} {problem.value}")


def test_the_shipped_profiles_say_how_money_goes_back() -> None:
    nccc = read_terminal_profile(NCCC).returns
    ecpay = read_terminal_profile(shipped_profile("terminals", "ecpay600")).returns

    assert (nccc.before_settlement[TenderKind.CARD], nccc.after_settlement[TenderKind.CARD]) == (
        "30",
        "02",
    )
    assert nccc.before_settlement[TenderKind.ETICKET] == "02"
    assert (nccc.types, ecpay.types) == (frozenset({"30", "02"}), frozenset({"02"}))
    assert ecpay.needs == {"02": ("order_number",)}


def test_a_profile_of_the_first_release_only_takes_money() -> None:
    text = NCCC.read_text(encoding="utf-8")
    first, behind = text.index("[returns]"), text.index("[codes]")

    profile = parse_terminal_profile(text[:first] + text[behind:], source="own.toml")

    assert profile.returns.types == frozenset()
    assert profile.settlement.trans_type == ""


def test_a_profile_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProfileUnreadable) as caught:
        read_terminal_profile(tmp_path / "none.toml")

    assert caught.value.problem is ProfileProblem.NO_FILE
