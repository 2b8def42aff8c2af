"""Pages and papers of pickups call one thing by one name."""

from counter_app.documents import pickup_words
from counter_app.domain.pickup_handovers import IdDocument
from counter_app.domain.pickups import CallOutcome, Collector, PickupState
from counter_app.ui.pickup_words import (
    say_call_outcome,
    say_collector,
    say_document,
    say_state,
)


def test_a_paper_says_what_the_page_says() -> None:
    assert {each: say_state(each) for each in PickupState} == pickup_words.STATE_NAMES
    assert {each: say_collector(each) for each in Collector} == pickup_words.COLLECTOR_NAMES
    assert {each: say_call_outcome(each) for each in CallOutcome} == pickup_words.CALL_NAMES
    assert {each: say_document(each) for each in IdDocument} == pickup_words.DOCUMENT_NAMES
