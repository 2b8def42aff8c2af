import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from counter_app.devices.card_terminal.charges import read_charges
from counter_app.devices.card_terminal.profile import read_terminal_profile
from counter_app.devices.card_terminal.simulate import run_terminal_simulator
from counter_app.devices.card_terminal.terminal import CardTerminal
from counter_app.devices.profiles import ProfileUnreadable, shipped_profile
from counter_app.devices.serial_port import SerialPort
from counter_app.domain.outcomes import Approved
from devices.terminal_builders import forget, make_request

PROGRAM = """
from pathlib import Path
from counter_app.devices.card_terminal.simulate import run_terminal_simulator
run_terminal_simulator(
    protocol={protocol!r}, listen={listen!r}, faults=["nak", "none"], seed=5,
    truth_path=Path({truth!r}), answer_after_s=0, echo=lambda words: print(words, flush=True),
)
"""


@pytest.mark.parametrize(("protocol", "listen"), [("nccc400", "pty"), ("ecpay600", "tcp:0")])
def test_a_person_can_run_a_simulator_and_interrupt_it(
    protocol: str, listen: str, tmp_path: Path
) -> None:
    truth = tmp_path / "truth.jsonl"
    program = PROGRAM.format(protocol=protocol, listen=listen, truth=str(truth))
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        first_line = process.stdout.readline()
        found = re.search(r" at (\S+), seed 5$", first_line)
        assert found, first_line

        profile = read_terminal_profile(shipped_profile("terminals", protocol))
        terminal = CardTerminal(lambda: SerialPort(found[1], profile.line), profile)
        requests = [make_request(), make_request()]
        first, second = (terminal.sale(request, record=forget) for request in requests)
        terminal.close()
        os.kill(process.pid, signal.SIGINT)
        said = process.stdout.read()

    assert process.returncode == 0
    assert isinstance(first, Approved)
    assert isinstance(second, Approved)
    assert "taken" in said
    assert said.endswith("stopped\n")
    assert [charge.reference for charge in read_charges(truth)] == [
        request.reference for request in requests
    ]


def test_a_protocol_or_a_wire_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ProfileUnreadable):
        run_terminal_simulator(protocol="none", listen="pty")
    with pytest.raises(ValueError, match="pty or tcp:PORT"):
        run_terminal_simulator(protocol="nccc400", listen="bluetooth")
    with pytest.raises(ValueError, match="explode"):
        run_terminal_simulator(protocol="nccc400", listen="pty", faults=["explode"])
