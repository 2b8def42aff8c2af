import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.devices.receipt_printer.status import (
    QUESTIONS,
    PrinterStatus,
    confirms_job,
    is_status_answer,
    read_status,
)

FINE = dict.fromkeys(QUESTIONS, b"\x12")


@pytest.mark.parametrize(
    ("question", "answer", "status"),
    [
        (1, 0x1A, PrinterStatus.OFFLINE),
        (2, 0x16, PrinterStatus.COVER_OPEN),
        (2, 0x32, PrinterStatus.PAPER_OUT),
        (2, 0x52, PrinterStatus.ERROR),
        (3, 0x1A, PrinterStatus.ERROR),
        (3, 0x32, PrinterStatus.ERROR),
        (4, 0x1E, PrinterStatus.PAPER_NEAR_END),
        (4, 0x7E, PrinterStatus.PAPER_OUT),
    ],
)
def test_each_bit_has_its_meaning(question: int, answer: int, status: PrinterStatus) -> None:
    assert read_status(FINE | {question: bytes([answer])}) is status


def test_an_open_cover_is_named_before_the_paper_it_hides() -> None:
    assert read_status(FINE | {2: b"\x36", 4: b"\x72"}) is PrinterStatus.COVER_OPEN


def test_no_answer_is_unknown_and_never_no_paper() -> None:
    assert read_status({}) is PrinterStatus.UNKNOWN
    assert read_status(dict.fromkeys(QUESTIONS, b"")) is PrinterStatus.UNKNOWN


def test_one_missing_answer_does_not_hide_what_another_proves() -> None:
    assert read_status({1: b"\x12", 2: b"\x32"}) is PrinterStatus.PAPER_OUT
    assert read_status({1: b"\x12", 2: b"\x12", 3: b"\x12"}) is PrinterStatus.UNKNOWN


@given(st.dictionaries(st.sampled_from(QUESTIONS), st.binary(max_size=3)))
def test_garbage_is_unknown(answers: dict[int, bytes]) -> None:
    if not any(is_status_answer(answer) for answer in answers.values()):
        assert read_status(answers) is PrinterStatus.UNKNOWN


@given(st.binary(max_size=4))
def test_a_status_answer_is_never_taken_for_the_barrier(answer: bytes) -> None:
    assert not (is_status_answer(answer) and confirms_job(answer))


def test_the_barrier_confirms_only_with_paper_under_the_head() -> None:
    assert confirms_job(b"\x00")
    assert confirms_job(b"\x03")
    assert not confirms_job(b"\x0f")
    assert not confirms_job(b"\xff")
    assert not confirms_job(b"\x00\x00")
