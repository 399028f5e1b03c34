"""Files that were damaged at random: read, or refused in one line, never more."""

import random

import pytest

from mofcell.experiments.measured import read_measured
from mofcell.parameters import InvalidInput

WHOLE = [
    "C-rate,Capacity (mAh/g),SD\n0.1,140.1,1\n0.5C,120,2\n1,98,3\n",
    "Rate;Q [mA h cm-2];T (°C)\n0,1;2,5;25\n1;2,0;60\n",
    "Cycle,Discharge capacity (mAh/g),CE (%)\n1,140,96\n2,139,99\n",
    "Q\tE\tQ\tE\nmAh/g\tV\tmAh/g\tV\n0.1C\t0.1C\t1C\t1C\n0\t3.4\t0\t3.3\n90\t3.3\t98\t2.5\n",
    "freq/Hz,Re(Z)/Ohm,-Im(Z)/Ohm\n1e5,10,1\n10,50,20\n",
    "t/h,E/V,j (mA/cm2)\n" + "".join(f"{k},{0.05 * (-1) ** k},{(-1) ** k}\n" for k in range(20)),
    "Time(s),Voltage(V),Current(mA),Cycle,DChg. Cap.(mAh)\n"
    + "".join(f"{k},{3.4 - 0.03 * k:.2f},-1,{k // 15},{k % 15}\n" for k in range(30)),
    "EC-Lab ASCII FILE\nNb header lines : 4\n\ntime/s\tEwe/V\t<I>/mA\t\n"
    + "".join(f"{k},5\t{3.4 - 0.03 * k:.2f}\t-1,0\t\n".replace(".", ",") for k in range(30)),
]
SNIPPETS = [
    *(",", ";", "\t", "\n", "\r", '"', " ", "-", "nan", "1e999", "0,1", "C/5", "°C", "µ", "(", ")"),
    *("[", "/", "mAh", "V", "%", "\0", "𝛀", "1:00:00", "#", "Voltage (V)", "-5", "1e9", "''", "|"),
]


def damaged(chance):
    """A whole file after a few accidents."""
    text = chance.choice(WHOLE)
    for _ in range(chance.randint(1, 6)):
        here, there = sorted(chance.randrange(len(text) + 1) for _ in range(2))
        there = min(there, here + 30)
        match chance.randrange(5):
            case 0:
                text = text[:here] + chance.choice(SNIPPETS) + text[here:]
            case 1:
                text = text[:here] + text[there:]
            case 2:
                text = text[:there] + text[here:]
            case 3:
                text = text.replace(chance.choice(",;\t\n.") or ",", chance.choice(SNIPPETS), 3)
            case 4:
                lines = text.split("\n")
                chance.shuffle(lines)
                text = "\n".join(lines)
    content = text.encode(chance.choice(["utf-8", "utf-16", "cp1252", "gb18030"]), "replace")
    if chance.random() < 0.1:
        place = chance.randrange(len(content) + 1)
        content = content[:place] + chance.randbytes(chance.randint(1, 40)) + content[place:]
    return content


def said_of(path):
    """The error, or the attributes of the data, as lists of lines."""
    try:
        return [], [read_measured(path, c_rate=0.1).attrs]
    except InvalidInput as problem:
        return [str(problem)], []


@pytest.mark.parametrize(
    "count", [300, pytest.param(5000, marks=pytest.mark.slow)], ids=["some", "many"]
)
def test_damaged_files(tmp_path, count):
    chance = random.Random(count)
    path = tmp_path / "my.csv"
    readable = 0
    for _ in range(count):
        path.write_bytes(damaged(chance))
        refusals, attributes = said_of(path)
        assert all("\n" not in said and len(said) < 700 for said in refusals)
        assert all(isinstance(text, str) for each in attributes for text in each.values())
        readable += len(attributes)
    assert 0.1 * count < readable < 0.95 * count  # neither all nor nothing survives
