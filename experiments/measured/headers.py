"""What a column holds, from its header: quantity, unit, charge or discharge."""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from mofcell.parameters import InvalidInput
from mofcell.parameters.units import to_si

#: Unit, in pint's notation, in which each quantity is kept.
TARGETS = {
    "voltage": "V",
    "mean_voltage": "V",
    "specific_capacity": "mA*h/g",
    "areal_capacity": "mA*h/cm**2",
    "cell_capacity": "mA*h",
    "relative_capacity": "percent",
    "c_rate": "",
    "specific_current": "mA/g",
    "current_density": "A/m**2",
    "current": "mA",
    "cycle": "",
    "step": "",
    "coulombic_efficiency": "",
    "temperature": "K",
    "time": "s",
    "frequency": "Hz",
    "real_impedance": "ohm",
    "imaginary_impedance": "ohm",
    "areal_real_impedance": "ohm*m**2",
    "areal_imaginary_impedance": "ohm*m**2",
    "conductivity": "S/m",
}

#: From the basis that a cell model compares best to the one that tells least.
CAPACITIES = ("specific_capacity", "areal_capacity", "cell_capacity", "relative_capacity")
LOADS = ("c_rate", "specific_current", "current_density", "current")

#: Quantity of a column of standard deviations, before it is known of what.
ERROR = "error"

#: Words of a header (small letters, blanks for underscores) and what they may stand for.
_WORDS: list[tuple[str, tuple[str, ...]]] = [
    (r"\bim\b|z''|z\"|\bz ?im|\bimag|虚部", ("imaginary_impedance", "areal_imaginary_impedance")),
    (r"\bre\b|z'(?!')|\bz ?re|\breal\b|实部", ("real_impedance", "areal_real_impedance")),
    (r"error|\berr\b|\bsd\b|s\.d\.|\bstd|stdev|deviation|±|\+/-|\byer|uncertain|误差", (ERROR,)),
    (r"coulomb|columb|\bce\b|effici|\beff\b|效率", ("coulombic_efficiency",)),
    (r"retention|保持率", ("relative_capacity",)),
    (
        r"(mean|average|avg|median|mid).*(volt|potential|\b[euv]\b)|中值电压|平均电压",
        ("mean_voltage",),
    ),
    (r"cap|kapaz|\bq\b|charg|chg|容量", CAPACITIES),
    (r"volt|spannung|potential|\b[euv]\b|\bewe|\becell|polari[sz]ation|电压|电位", ("voltage",)),
    (r"rate|\bc\b|倍率", LOADS),
    (r"current|strom|\bcur\b|\bi\b|\bj\b|\bamps?\b|电流", LOADS[1:]),
    (r"temp|\bt\d?\b|温度", ("temperature",)),
    (r"time|zeit|\bt\b|时间", ("time",)),
    (r"freq|\bf\b|频率", ("frequency",)),
    (r"conductiv|\bkappa\b|\bsigma\b|[κσ]|电导率", ("conductivity",)),
    (r"(?<!half )\bcyc|zykl|循环", ("cycle",)),
    (r"\bstep\b|\bns\b|工步", ("step",)),
]

#: Columns that look like the wanted ones.
_OTHERS = re.compile(
    r"control|power|energy|\bd[qvei]\b|/d[qvei]\b|\bdelta|∆|\bend\b|cut-?off|"
    r"\b(?:max|min)(?:imum)?[ -]+[a-z]|cumulative|throughput|\bnet\b|nominal|theoretical|"
    r"\bset\b|start |onset|unix|date|step time|steptime|relative time|\bece\b(?<!ewe-ece)|"
    r"phase|\blog|density of|能量|功率|微分|比能|日期|绝对时间|系统时间"
)

#: Quantities that a unit alone stands for.
_OF_A_UNIT = ("voltage", *CAPACITIES[:3], *LOADS[1:], "temperature", "time", "frequency")

#: Quantities that are bare numbers.
_BARE = ("cycle", "step", "c_rate", "coulombic_efficiency")

_LITHIUM = r"\bvs\.?\s*(?:Li\+?\s?[/|]\s?Li\+?|Li\b)"
_REFERENCE = re.compile(rf"\(\s*{_LITHIUM}\s*\)|{_LITHIUM}", re.IGNORECASE)
#: Raised and lowered letters as Origin, LaTeX and HTML write them.
_RAISED = re.compile(r"\\[-+=]\(([^()]*)\)|\$|\\(?:mathrm|text|rm)\b|[{}]|</?su[bp]>")
_CONDITION = re.compile(
    r"(?:,?\s(?:at |@ ?)?(?:[+-]?\d+(?:[.,]\d+)?\s?(?:C|°\s?C|degC|K)|C/\d+))+$"  # E/V 0.1C
)
_BRACKETS = re.compile(r"[(\[【]([^()\[\]【】]*)[)\]】]")
_UNBRACKETED = re.compile(r"^[(\[【]([^()\[\]【】]*)[)\]】]$")
_TEMPERATURE = re.compile(r"T|(?i:temp\.?|temperature|temperatur)|温度")
_CLOCK = re.compile(r"\W*(?:d\W+)?(?:hh?|h)\W*:\W*m+(?:in)?\W*:\W*s+(?:\W*ms)?\W*", re.IGNORECASE)


@dataclass(frozen=True)
class Heading:
    r"""What a column holds.

    A number x of the file is :math:`a x + b` in the unit of the quantity.

    Parameters
    ----------
    quantity : str
        Name of a quantity, or "error" for its standard deviation.
    slope, offset : float
        a and b [unit of the quantity].
    side : str
        "discharge" or "charge" of a capacity that says so.
    total : bool
        Whether a time says that it runs through the whole test.
    mapped : bool
        Whether the user named the column.

    Examples
    --------
    >>> heading("Specific capacity (Ah/kg)").quantity
    'specific_capacity'
    """

    quantity: str
    slope: float = 1.0
    offset: float = 0.0
    side: str = ""
    total: bool = False
    mapped: bool = False


@lru_cache(maxsize=4096)
def heading(header, unit=""):
    """What a header says.

    Parameters
    ----------
    header : str
        The header: a name with its unit after a slash, in brackets, after a comma or a blank,
        or one of them alone.
    unit : str, optional
        Unit from a row of its own.

    Returns
    -------
    Heading or None
        The quantity and its unit; None if they are not recognised.

    Examples
    --------
    >>> heading("E/mV")
    Heading(quantity='voltage', slope=0.001, offset=0.0, side='', total=False, mapped=False)
    >>> heading("-Im(Z)/Ohm").slope
    -1.0
    >>> heading("Capacity") is None
    True
    """
    header = _CONDITION.sub("", f" {plain(header)}").strip()
    if not header or len(header) > 100 or _OTHERS.search(_small(header)):
        return None
    if unit:
        return _of(header, _UNBRACKETED.sub(r"\1", plain(unit)))
    for name, own in _splits(header):
        if found := _of(name, own):
            return found
    return None


def is_bare_temperature(header):
    """Whether a header names a temperature and no unit.

    Examples
    --------
    >>> is_bare_temperature("Temp."), is_bare_temperature("T/K"), is_bare_temperature("t")
    (True, False, False)
    """
    return bool(_TEMPERATURE.fullmatch(plain(header)))


def as_named(quantity, header, unit=None):
    """The heading of a column that the user names.

    Parameters
    ----------
    quantity : str
        The quantity.
    header : str
        Header of the column, which may hold the unit.
    unit : str, optional
        Its unit, if the header holds none.

    Returns
    -------
    Heading
        The heading.

    Raises
    ------
    InvalidInput
        If there is no unit, or it is not one of the quantity.

    Examples
    --------
    >>> as_named("specific_capacity", "Q", "Ah/kg").slope
    1.0
    """
    kept = quantity.removesuffix("_error")
    units = [own for _, own in _splits(plain(header))] if unit is None else [plain(unit)]
    for one in units:
        if (one or kept in _BARE) and (scale := _scale(one, kept)):
            slope, offset = scale
            if kept != quantity:
                return Heading(quantity, abs(slope), 0.0, mapped=True)
            negative = unit is None and "imaginary" in kept and plain(header).startswith("-")
            return Heading(quantity, -slope if negative else slope, offset, mapped=True)
    example = TARGETS[kept].replace("**", "").replace("*", " ") or "no unit"
    problem = f"the unit {unit!r} is none of it" if unit is not None else "its unit is not stated"
    raise InvalidInput(
        f"columns: {quantity} is to be {header!r}, and {problem}; give the header and a unit such "
        f"as {example}: {{{quantity!r}: ({header!r}, {example!r})}}"
    )


def plain(text):
    """A header in one spelling: one kind of prime, dash and blank, no reference electrode.

    Examples
    --------
    >>> plain("E  (V vs. Li/Li⁺)")
    'E (V )'
    """
    text = text.replace("⁻", "-").replace("⁺", "+").replace("²", "2").replace("¹", "1")
    text = unicodedata.normalize("NFKC", text.strip().strip("\ufeff'\"").strip() + _primes(text))
    text = re.sub(r"[′’‘`´]", "'", text.translate({0x2212: "-", 0x2013: "-", 0x2014: "-"}))
    text = _RAISED.sub(lambda found: found[1] or "", re.sub("[∙•‧]", "·", text))
    return re.sub(r"\s+", " ", _REFERENCE.sub("", text)).strip()


def _primes(text):
    """The primes of Z' and Z'' that end a header are no quotation marks around it."""
    text = text.strip()
    if text[:1] in "'\"":
        return ""
    return text[len(text.rstrip("'\"")) :]


def _small(text):
    return re.sub(r"[_<>]", " ", text).lower()


def _splits(header):
    """Ways to take a header apart into name and unit, the surest first."""
    yield "", header
    for match in reversed(list(_BRACKETS.finditer(header))):
        yield f"{header[: match.start()]} {header[match.end() :]}".strip(), match[1]
    for mark in ("/", ",", " ", "_"):
        for match in re.finditer(re.escape(mark), header):
            yield header[: match.start()].strip(" ,"), header[match.end() :].strip()
    yield header, ""


def _of(name, unit):
    """The heading of a name with a unit, either of which may be empty."""
    small = _small(name)
    if not name:
        allowed: list[tuple[str, ...]] = [_OF_A_UNIT] if len(unit) > 1 or unit in "VAshK" else []
    else:
        allowed = [quantities for words, quantities in _WORDS if re.search(words, small)]
    for quantity in (one for quantities in allowed for one in quantities):
        if quantity == ERROR:
            return _error(unit)
        if scale := _scale(unit, quantity):
            slope, offset = scale
            negative = "imaginary" in quantity and re.match(r"-|neg|minus", small)
            return Heading(
                quantity,
                -slope if negative else slope,
                offset,
                side=_side(small) if quantity in CAPACITIES else "",
                total=bool(re.search(r"test|total|elapsed|总", small)),
            )
    return None


def _error(unit):
    """A standard deviation: its unit, if any, tells of what; that of the column before if not."""
    for quantity in (*CAPACITIES[:3], "voltage") if unit else ():
        if scale := _scale(unit, quantity):
            return Heading(f"{quantity}_error", scale[0])
    return None if unit and unit != "%" else Heading(ERROR)


def of_the_column_before(error, before):
    """A standard deviation without a unit of its own: that of the column before it.

    Parameters
    ----------
    error : Heading
        Of the standard deviation.
    before : Heading or None
        Of the column before.

    Returns
    -------
    Heading or None
        The heading; None if the column before has no standard deviation.

    Examples
    --------
    >>> of_the_column_before(heading("SD"), heading("Q [Ah/kg]")).quantity
    'specific_capacity_error'
    """
    if before is None or before.quantity not in (*CAPACITIES, "voltage", "mean_voltage"):
        return None
    return replace(before, quantity=f"{before.quantity}_error", offset=0.0)


def _side(name):
    """ "discharge" or "charge", if the name of a capacity says one of them."""
    rest, found = re.subn(r"dis-? ?charg\w*|d[ _.-]?chg|\bdis\b|放电", "", name)
    charge = re.search(r"charg|chg|充电", rest)
    if found:
        return "" if charge else "discharge"
    # "Charge / mAh" is an amount, "Charge capacity / mAh" a direction
    return "charge" if charge and re.search(r"cap|kapaz|\bq\b|chg|容量|充电", rest) else ""


#: Units as instruments write them, and as pint knows them.
_SPELLINGS: list[tuple[str, Any]] = [
    (r"^m?ah(?=\b|g|_)", lambda found: found[0].replace("a", "A").replace("H", "h")),
    (r"(?<=[aA])H\b", "h"),
    (r"(?<=A)-h", "h"),
    (r"h(?=g-1|cm-2)", "h "),
    (r"A(?=g-1|cm-2)", "A "),
    (r"\b[Ss]ec(?:ond)?s?\.?$|^[Ss]\.$", "s"),
    (r"\bhrs?\.?$|^[Hh]ours?$", "h"),
    (r"\b([Mm])in(?:ute)?s?\.?$", "min"),
    (r"\bVolts?\b", "V"),
    (r"\b[Oo]hms?\b|欧", "ohm"),
    (r"^[°]$", "degC"),
    (r"\bmA\.h\b", "mAh"),
]


@lru_cache(maxsize=4096)
def _scale(unit, quantity):
    """Slope and offset from a unit to that of a quantity; None if it is no unit of it."""
    unit = unit.strip(" .:")
    if len(unit) > 30:
        return None
    if quantity in _BARE and quantity != "coulombic_efficiency":
        words = {"", "-", "1", "#", "no", "n"} | (
            {"C", "h-1", "1/h"} if quantity == "c_rate" else set()
        )
        return (1.0, 0.0) if unit in words else None
    if quantity == "coulombic_efficiency":
        return {"%": (0.01, 0.0), "": (1.0, 0.0), "-": (1.0, 0.0), "1": (1.0, 0.0)}.get(unit)
    if quantity == "time" and _CLOCK.fullmatch(unit):
        return 1.0, 0.0
    if not unit or unit[0].isdigit() or (unit == "%") != (quantity == "relative_capacity"):
        return None
    for pattern, spelled in _SPELLINGS:
        unit = re.sub(pattern, spelled, unit)
    try:
        at_zero, at_one = (to_si(f"{x} {unit}", TARGETS[quantity]) for x in (0, 1))
    except InvalidInput:
        return None
    slope = at_one - at_zero
    if quantity != "temperature":
        return (at_one, 0.0) if at_one > 0 else None
    return round(slope, 9), at_zero
