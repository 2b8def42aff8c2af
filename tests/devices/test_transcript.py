from pathlib import Path

import pytest

from counter_app.devices.card_terminal.terminal import CardTerminal
from counter_app.devices.transcript import TranscriptDiffers, TranscriptWire
from counter_app.domain.outcomes import Approved
from devices.terminal_builders import desk_with, forget, make_profile, make_request, opener

SHORT = """
# a conversation
W 02 31 03 32   # the question
R 06
R 41 42
W 06
"""


def test_a_conversation_is_played_to_its_end() -> None:
    wire = TranscriptWire(SHORT)

    assert wire.read(timeout_ms=1) == b""
    wire.write(bytes.fromhex("02310332"))
    assert (wire.read(timeout_ms=1), wire.read(timeout_ms=1)) == (b"\x06", b"AB")
    played_out = [wire.is_played_out]
    wire.write(b"\x06")
    played_out.append(wire.is_played_out)
    assert played_out == [False, True]
    wire.close()


def test_a_difference_is_shown_with_its_place() -> None:
    wire = TranscriptWire(SHORT)

    with pytest.raises(TranscriptDiffers) as caught:
        wire.write(bytes.fromhex("02310333"))

    assert str(caught.value) == (
        "transcript line 3 differs at byte 3:\n  expected 02 31 03 32\n  written  02 31 03 33"
    )


def test_speaking_out_of_turn_is_a_difference() -> None:
    wire = TranscriptWire("R 06\n")

    with pytest.raises(TranscriptDiffers):
        wire.write(b"\x06")
    wire.read(timeout_ms=1)
    with pytest.raises(TranscriptDiffers, match="differs at byte 0"):
        wire.write(b"\x06")


@pytest.mark.parametrize("text", ["X 06", "W 0G"])
def test_a_line_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"W or R|hexadecimal"):
        TranscriptWire(text)


def test_a_recorded_sale_is_approved_again(tmp_path: Path) -> None:
    profile, request = make_profile(), make_request()
    lines: list[str] = []
    with desk_with(profile) as desk:
        port = opener(desk.simulator, profile)()

        class Tape:
            def write(self, data: bytes) -> None:
                lines.append(f"W {data.hex(' ')}")
                port.write(data)

            def read(self, *, timeout_ms: int) -> bytes:
                received = port.read(timeout_ms=timeout_ms)
                lines.extend([f"R {received.hex(' ')}"] if received else [])
                return received

            def close(self) -> None:
                port.close()

        recorder = CardTerminal(Tape, profile)
        recorded = recorder.sale(request, record=forget)
        recorder.close()
    path = tmp_path / "sale.txt"
    path.write_text("\n".join(lines), encoding="ascii")

    wire = TranscriptWire.from_file(path)
    replayed = CardTerminal(lambda: wire, profile).sale(request, record=forget)

    assert isinstance(recorded, Approved)
    assert replayed == recorded
    assert wire.is_played_out
