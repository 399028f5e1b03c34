"""Protocols from the user's own files: what is read, what is refused and where, and junk."""

import random

import pytest

from mofcell.experiments.cycling.language.drive_cycle import DriveCycle
from mofcell.experiments.cycling.language.read_protocol import parse_protocol, read_protocol
from mofcell.experiments.cycling.protocol import Protocol, Stage
from mofcell.experiments.cycling.protocols import PROTOCOLS, cycling, rate_test
from mofcell.parameters import InvalidInput

WRITTEN = """
name: my test
description: as in the notebook
starts charged: yes
stages:
- name: formation
  repeat: 3
  steps:
  - Charge at 0.1 mA/cm2 until upper cut-off
  - Hold at upper cut-off for 2 hours or until C/50
  - Discharge at C/10 until lower cut-off
- steps:
  - Soak at -20 degC for 4 hours
  - drive cycle: {name: ramp, unit: W/kg, repeats: 2, time: [0, 10, 20], load: [0, 100, -5.5]}
"""

NAMED = """
protocol: rate-test
c_rates: [0.1, C/2, 0.3 mA/cm2]
cycles: 2
hold until: none
"""


@pytest.fixture
def file(tmp_path):
    def write(text, name="my.yaml"):
        path = tmp_path / name
        path.write_text(text)
        return path

    return write


def refused(text):
    with pytest.raises(InvalidInput) as error:
        parse_protocol(text, name="my.yaml")
    message = str(error.value)
    assert "\n" not in message
    return message


def test_stages_in_words():
    ramp = DriveCycle(name="ramp", unit="W/kg", repeats=2, time=(0, 10, 20), load=(0, 100, -5.5))
    formation = (
        "Charge at 0.1 mA/cm2 until upper cut-off",
        "Hold at upper cut-off for 2 hours or until C/50",
        "Discharge at C/10 until lower cut-off",
    )
    assert parse_protocol(WRITTEN, name="my.yaml") == Protocol(
        name="my test",
        description="as in the notebook",
        starts_charged=True,
        stages=(
            Stage(name="formation", repeats=3, steps=formation),
            Stage(steps=("Soak at -20 degC for 4 hours", ramp)),
        ),
    )


def test_a_named_protocol_with_its_arguments(file):
    assert read_protocol(file(NAMED)) == rate_test(
        c_rates=(0.1, "C/2", "0.3 mA/cm2"), cycles=2, hold_until=None
    )
    assert read_protocol("cycling") == cycling()
    assert read_protocol("Rate test") == rate_test()
    assert read_protocol(file("protocol: cycling\nhold until: none")) == cycling(hold_until=None)


def test_a_file_is_named_by_itself_if_it_states_no_name(file):
    path = file("stages:\n- steps: [Rest for 1 h]", "rest.yml")
    assert read_protocol(path).name == "rest"


@pytest.mark.parametrize("spelled", ["starts charged", "starts_charged", "Starts-Charged"])
def test_keys_are_forgiving(spelled):
    read = parse_protocol(f"{spelled}: yes\nstages:\n- steps: [Rest for 1 h]", name="my.yaml")
    assert read.starts_charged


def test_a_table_lies_beside_the_file(file):
    file("time (s),power (W/kg)\n0,0\n10,200\n20,-50\n", "us06.csv")
    steps = "stages:\n- steps:\n  - drive cycle: us06.csv\n    repeats: 3\n"
    (cycle,) = read_protocol(file(steps)).stages[0].steps
    assert (cycle.load, cycle.repeats, cycle.unit) == ((0, 200, -50), 3, "W/kg")
    (flipped,) = read_protocol(file(f"{steps}    charge is positive: yes\n")).stages[0].steps
    assert flipped.load == (0, -200, 50)
    driven = read_protocol(file("protocol: drive\ndrive cycle: us06.csv\nrepeats: 3"))
    assert driven.stages[0].steps[-1] == cycle


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (WRITTEN.replace("Discharge", "Discharg"), ("stage 1 (formation)", "step 3", "Discharge?")),
        (WRITTEN.replace("mA/cm2", "mA/cm3"), ("stage 1 (formation)", "step 1", "mA/cm2?")),
        (WRITTEN.replace("repeat: 3", "repeats: 3"), ("stage 1 (formation)", "repeat,")),
        (WRITTEN.replace("repeat: 3", "repeat: 0"), ("stage 1 (formation)", "repeat is '0'")),
        (WRITTEN.replace("-20 degC", "-200 degC"), ("stage 2", "step 1", "150 to 500 K")),
        (WRITTEN.replace("[0, 10, 20]", "[0, 10, 10]"), ("stage 2", "step 2", "increase")),
        (WRITTEN.replace("unit: W/kg", "unit: W/g"), ("stage 2", "step 2", "W/kg")),
        (WRITTEN.replace("starts charged", "starts full"), ("starts full", "starts charged")),
        (NAMED.replace("rate-test", "ratetest"), ("'ratetest'", "rate-test?")),
        (NAMED.replace("cycles", "cycle"), ("rate-test", "cycles?")),
        (NAMED.replace("C/2", "half a C"), ("rate-test", "c_rates.1", "'half a C'")),
        ("protocol: gitt\npulse: 10", ("gitt", "pulse", "no unit")),
        ("protocol: gitt\nself: 10", ("gitt", "self")),
        ("stages:\n- steps:\n  - drive cycle: no.csv", ("stage 1, step 1", "no such file")),
        ("stages:\n- steps: Charge", ("stage 1", "'Charge'", "list")),
        ("stages:\n- steps: [[Rest]]", ("stage 1, step 1: ['Rest']", "text")),
        (
            "stages:\n- {name: 'a: repeats', repeat: x, steps: [Rest for 1 h]}",
            ("stage 1 (a: repeats), repeat is 'x'",),
        ),
        ("stages: []", ("stages is []",)),
        ("", ("stages",)),
    ],
)
def test_what_is_wrong_is_named_with_file_stage_and_step(text, words):
    message = refused(text)
    assert message.startswith("my.yaml: ")
    assert [word for word in words if word not in message] == []


@pytest.mark.parametrize("wrong", ["ratetest", "no.yaml", 3, None, "a\0.yaml"])
def test_no_such_protocol(wrong):
    with pytest.raises(InvalidInput):
        read_protocol(wrong)


@pytest.mark.parametrize("name", [name for name in PROTOCOLS if name != "drive"])
def test_every_named_protocol_reads_back_equal(name):
    protocol = PROTOCOLS[name](**({"power": 30} if name == "constant-power" else {}))
    assert parse_protocol(protocol.document(), name="my.yaml") == protocol


def test_a_written_protocol_reads_back_equal():
    protocol = parse_protocol(WRITTEN, name="my.yaml")
    assert parse_protocol(protocol.document(), name="other.yaml") == protocol


def test_numbers_of_a_drive_cycle_are_written_in_full():
    cycle = DriveCycle(name="odd", unit="A", time=(0, 1 / 3, 0.7), load=(1e-17, 1 / 7, -2e22))
    protocol = Protocol(name="odd", stages=(Stage(steps=(cycle,)),))
    assert parse_protocol(protocol.document(), name="my.yaml") == protocol


def test_a_table_that_no_yaml_takes_is_refused():
    points = tuple(range(16_000))
    cycle = DriveCycle(name="long", unit="C", time=points, load=points)
    with pytest.raises(InvalidInput, match="file of its own"):
        Protocol(name="long", stages=(Stage(steps=(cycle,)),)).document()


PIECES = [
    *(
        "stages:",
        "steps:",
        "repeat:",
        "protocol:",
        "drive cycle:",
        "- ",
        "  ",
        "\n",
        ": ",
        "{",
        "]",
    ),
    *("null", "yes", "1e999", "-1", "0", "nan", "9" * 5000, "C/0", "C/", "mA/cm2", "self: 1", "\0"),
    *(
        "Charge",
        " at ",
        " for ",
        " until ",
        " or until ",
        "upper cut-off",
        "degC",
        "&a ",
        "*a",
        "!!",
    ),
    *("(", "**", "\t", "é", "’", "[" * 30, "'", '"', "#", "%", "<<: ", "10^99", "−", "٣"),
]


def mutated(text, rng):
    """A document with pieces cut, doubled, moved or put in."""
    for _ in range(rng.randint(1, 6)):
        start = rng.randrange(len(text) + 1)
        end = min(len(text), start + rng.randint(0, 12))
        kind = rng.randrange(4)
        put = [rng.choice(PIECES), "", text[start:end] * 2, ""][kind]
        keep = start if kind == 0 else end
        text = text[:start] + put + text[keep:]
    return text


@pytest.mark.parametrize("count", [200, pytest.param(2000, marks=pytest.mark.slow)])
def test_junk_is_read_or_refused_in_one_line(count, tmp_path):
    rng = random.Random(count)
    messages = []
    for _ in range(count):
        text = mutated(rng.choice([WRITTEN, NAMED, "protocol: pulses\ndepth: 20 %\n"]), rng)
        try:
            parse_protocol(text, name="my.yaml", folder=tmp_path)
        except InvalidInput as problem:
            messages.append(str(problem))
    assert 0 < len(messages) < count
    assert [one for one in messages if "\n" in one or not one.startswith("my.yaml")] == []
    assert max(map(len, messages)) < 600
