"""What waits for the store: in order, never lost, never more than it must be."""

import threading

import pytest

from counter_app.domain.errors import Refusal
from counter_app.domain.responses import BatchNumber, ResponseId, SheetNotInHand
from counter_app.store.errors import StoreBusy
from counter_app.ui.survey_typing.outbox import Kind, Letter, Outbox
from typed_surveys import answers_of

BATCH = BatchNumber("114-0001")


def begin(name: str) -> Letter:
    return Letter(kind=Kind.BEGIN, response_id=ResponseId(name), batch=BATCH)


def save(name: str, typed: str, kind: Kind = Kind.SAVE) -> Letter:
    answers = answers_of(typed)
    return Letter(
        kind=kind, response_id=ResponseId(name), answers=answers, is_complete=len(answers) == 8
    )


class Store:
    def __init__(self) -> None:
        self.letters: list[Letter] = []
        self.errors: list[Exception] = []

    def __call__(self, letter: Letter) -> None:
        if self.errors:
            raise self.errors.pop(0)
        self.letters.append(letter)


def test_a_longer_column_takes_the_place_of_one_that_waits() -> None:
    store = Store()
    outbox = Outbox(store)
    for letter in (begin("a"), save("a", "1"), save("a", "12"), begin("b"), save("b", "1")):
        outbox.put(letter)
    assert outbox.waiting == 4
    outbox.deliver()
    assert store.letters == [begin("a"), save("a", "12"), begin("b"), save("b", "1")]
    assert outbox.waiting == 0


def test_every_correction_is_sent_by_itself() -> None:
    store = Store()
    outbox = Outbox(store)
    for typed in ("11111110", "21111110"):
        outbox.put(save("a", typed, Kind.CORRECT))
    outbox.deliver()
    assert len(store.letters) == 2


def test_what_the_store_could_not_take_stays_first() -> None:
    store = Store()
    outbox = Outbox(store)
    for letter in (begin("a"), save("a", "1")):
        outbox.put(letter)
    store.errors = [StoreBusy()]
    assert outbox.deliver().is_late
    assert outbox.waiting == 2
    outbox.put(save("a", "12"))
    assert not outbox.deliver().is_late
    assert store.letters == [begin("a"), save("a", "12")]


def test_what_a_rule_refuses_goes_with_all_of_its_sheet() -> None:
    store = Store()
    outbox = Outbox(store)
    for letter in (begin("a"), save("a", "1"), begin("b"), save("b", "1")):
        outbox.put(letter)
    store.errors = [SheetNotInHand(number="")]
    refused = outbox.deliver().refused
    assert [(letter.response_id, type(why)) for letter, why in refused] == [("a", SheetNotInHand)]
    assert isinstance(refused[0][1], Refusal)
    assert store.letters == [begin("b"), save("b", "1")]


def test_a_bug_keeps_what_was_typed() -> None:
    store = Store()
    outbox = Outbox(store)
    outbox.put(save("a", "1"))
    store.errors = [RuntimeError("a bug")]
    with pytest.raises(RuntimeError):
        outbox.deliver()
    outbox.put(save("a", "12"))
    outbox.deliver()
    assert store.letters == [save("a", "12")]


def test_a_letter_on_its_way_is_not_changed() -> None:
    store, entered, go_on = Store(), threading.Event(), threading.Event()

    def slow(letter: Letter) -> None:
        entered.set()
        assert go_on.wait(10)
        store(letter)

    outbox = Outbox(slow)
    outbox.put(save("a", "1"))
    sender = threading.Thread(target=outbox.deliver)
    sender.start()
    assert entered.wait(10)
    outbox.put(save("a", "12"))
    go_on.set()
    sender.join(10)
    assert store.letters == [save("a", "1"), save("a", "12")]
    assert outbox.waiting == 0
