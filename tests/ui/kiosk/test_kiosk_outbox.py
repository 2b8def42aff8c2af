"""What was tapped reaches the store once, however often the store is away."""

from dataclasses import dataclass, field

from pytestqt.qtbot import QtBot

from counter_app.domain.errors import Refusal, Trouble
from counter_app.domain.questionnaires import QuestionCode
from counter_app.domain.responses import ResponseId, chosen
from counter_app.ui.background import Background, Endless, Inline
from counter_app.ui.kiosk.outbox import KioskOutbox, KioskResponse, OutboxPorts
from kiosk_desk import TODAY
from windows import settle


class StoreAway(Trouble):
    """Nobody answers."""


class NotWanted(Refusal):
    """A rule says no."""


@dataclass
class Beside:
    """A store that can be away, and what lies beside it."""

    is_away: bool = False
    poison: str = ""
    stored: list[str] = field(default_factory=list)
    file: tuple[KioskResponse, ...] = ()
    written: int = 0
    asked: int = 0

    def record(self, response: KioskResponse) -> None:
        self.asked += 1
        if self.is_away:
            raise StoreAway
        if response.response_id == self.poison:
            raise NotWanted
        if response.response_id not in self.stored:
            self.stored.append(response.response_id)

    def write(self, responses: tuple[KioskResponse, ...]) -> None:
        self.file = responses
        self.written += 1


def make_outbox(beside: Beside, background: Background) -> tuple[KioskOutbox, list[int]]:
    outbox = KioskOutbox(
        OutboxPorts(
            record=beside.record,
            read=lambda: beside.file,
            write=beside.write,
            background=background,
        )
    )
    counts = list[int]()
    outbox.counted.connect(counts.append)
    return outbox, counts


def response(name: str) -> KioskResponse:
    return KioskResponse(
        response_id=ResponseId(name),
        version=1,
        answered_on=TODAY,
        answers=(chosen(QuestionCode("time"), 1),),
    )


def test_a_store_that_answers_gets_it_at_once_and_nothing_lies_beside_it(inline: Inline) -> None:
    beside = Beside()
    outbox, counts = make_outbox(beside, inline)
    outbox.put(response("a"))
    settle()
    assert beside.stored == ["a"]
    assert beside.written == 0
    assert counts == [1, 0]


def test_what_the_store_cannot_take_is_kept_and_sent_again_in_order(
    inline: Inline, qtbot: QtBot
) -> None:
    beside = Beside(is_away=True)
    outbox, counts = make_outbox(beside, inline)
    for name in "abc":
        outbox.put(response(name))
        settle()
    assert [each.response_id for each in beside.file] == ["a", "b", "c"]
    assert outbox.waiting == 3
    beside.is_away = False
    qtbot.waitUntil(lambda: outbox.waiting == 0, timeout=5_000)
    assert beside.stored == ["a", "b", "c"]
    assert beside.file == ()
    assert counts[-1] == 0


def test_one_that_is_refused_does_not_hold_up_the_others(inline: Inline) -> None:
    beside = Beside(poison="a")
    outbox, _counts = make_outbox(beside, inline)
    for name in "abc":
        outbox.put(response(name))
        settle()
    assert beside.stored == ["b", "c"]
    assert [each.response_id for each in beside.file] == ["a"]


def test_the_next_start_sends_what_the_last_one_could_not(inline: Inline) -> None:
    beside = Beside(is_away=True)
    first, _counts = make_outbox(beside, inline)
    first.put(response("a"))
    settle()
    first.stop()
    settle()
    beside.is_away = False
    second, counts = make_outbox(beside, inline)
    second.start()
    settle()
    assert beside.stored == ["a"]
    assert beside.file == ()
    assert counts == [1, 0]


def test_what_came_while_another_was_being_sent_is_not_lost_at_the_end(
    endless: Endless,
) -> None:
    beside = Beside(is_away=True)
    outbox, _counts = make_outbox(beside, endless)
    outbox.put(response("a"))
    outbox.put(response("b"))
    outbox.stop()
    endless.let_go()
    settle()
    assert [each.response_id for each in beside.file] == ["a", "b"]


def test_a_disk_that_is_full_loses_nothing_while_the_program_runs(
    inline: Inline, qtbot: QtBot
) -> None:
    beside = Beside(is_away=True)

    def full(_responses: tuple[KioskResponse, ...]) -> None:
        raise OSError

    outbox = KioskOutbox(
        OutboxPorts(record=beside.record, read=lambda: (), write=full, background=inline)
    )
    outbox.put(response("a"))
    settle()
    assert outbox.waiting == 1
    beside.is_away = False
    qtbot.waitUntil(lambda: beside.stored == ["a"], timeout=5_000)


def test_at_the_end_nothing_waits_for_a_store_that_never_answers(endless: Endless) -> None:
    beside = Beside(is_away=True)
    outbox, _counts = make_outbox(beside, endless)
    outbox.put(response("a"))
    outbox.put(response("b"))
    # The worker hangs and the program ends: it never comes to what is asked of it.
    outbox.stop()
    assert [each.response_id for each in beside.file] == ["a", "b"]


def test_what_a_run_before_left_is_never_written_over(endless: Endless) -> None:
    beside = Beside(is_away=True, file=(response("left"),))
    outbox, _counts = make_outbox(beside, endless)
    outbox.start()
    outbox.put(response("a"))
    outbox.stop()
    assert [each.response_id for each in beside.file] == ["left", "a"]
    endless.let_go()
    settle()
    assert [each.response_id for each in beside.file] == ["left", "a"]


def test_a_store_that_is_away_is_asked_once_a_turn_however_much_waits(inline: Inline) -> None:
    beside = Beside(is_away=True)
    outbox, _counts = make_outbox(beside, inline)
    for name in "abcdef":
        outbox.put(response(name))
        settle()
    before = beside.asked
    outbox.send()
    settle()
    assert beside.asked == before + 1
    assert [each.response_id for each in beside.file] == list("abcdef")


def test_a_file_that_cannot_be_read_keeps_nothing_from_the_store(inline: Inline) -> None:
    beside = Beside()

    def broken() -> tuple[KioskResponse, ...]:
        raise ValueError

    outbox = KioskOutbox(
        OutboxPorts(record=beside.record, read=broken, write=beside.write, background=inline)
    )
    outbox.start()
    settle()
    outbox.put(response("a"))
    settle()
    assert beside.stored == ["a"]
    assert outbox.waiting == 0
