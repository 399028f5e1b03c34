"""Does a higher transference number pay: capacity over conductivity and transference number."""

import warnings

import numpy as np

from mofcell import models
from mofcell.experiments.characterisation.closed_forms import limiting_current_density
from mofcell.experiments.characterisation.equal_capacity import (
    conductivity_factor,
    equal_conductivity,
    pays,
)
from mofcell.experiments.compiled import Effort
from mofcell.experiments.dataset import dataset, per_mass
from mofcell.experiments.discharged import kelvins, positive
from mofcell.experiments.outcome import Outcome
from mofcell.experiments.solve import Discharge, discharge
from mofcell.parameters import Cell, Electrolyte, InvalidInput, library
from mofcell.parameters.electrolyte import CONDUCTIVITY_RANGE
from mofcell.parameters.masses import BASES, areal_masses, check_basis
from mofcell.parameters.shown import shown
from mofcell.parameters.validity import outside_range

#: Conductivities and transference numbers of the map, those of the literature and more: 1e-5
#: to 1e-2 S/cm [S.m-1], [-].
CONDUCTIVITIES = tuple(np.geomspace(1e-3, 1.0, 25))
TRANSFERENCE_NUMBERS = tuple(np.linspace(0.05, 1.0, 20).round(2))

MAP = ("conductivity", "transference_number")

#: Multiples of the membrane's own conductivity, to tell what more of it brings [-].
MULTIPLES = 2 ** np.linspace(0, 6, 25)

#: Times by which either number is changed up and down, to tell which counts more [-].
CHANGE = 1.25


def transference_map(
    cell,
    *,
    c_rate=1.0,
    temperature=298.15,
    membrane_thickness=None,
    conductivities=CONDUCTIVITIES,
    transference_numbers=TRANSFERENCE_NUMBERS,
    framework_charge_density=None,
    electrolytes=None,
    basis="electrodes+electrolyte",
    model=models.DFN,
    progress=None,
):
    r"""Discharge a cell behind membranes of every conductivity and transference number.

    Only the two change, and with them the diffusivities that they imply: the fixed charge, the
    salt, the porosity, the thickness and the density are the same all over the map. A
    transference number of 1 is the single-ion conductor, whatever the fixed charge. The cell's
    own catholyte stays; in a cell that names none (``cell.replace(catholyte=None)``) the
    membrane's electrolyte fills the cathode's pores too, and changes there as well.

    A current that flows for long enough takes the salt from the membrane's face at the cathode.
    Of a membrane without fixed charge, taken alone, it can be no higher than

    .. math:: i_{lim} = \frac{4 R T}{F} \frac{t_+ \kappa}{L}

    (:func:`~mofcell.experiments.characterisation.closed_forms.limiting_current_density`). In the
    cell the catholyte shifts that: ``limited_by`` says where salt ends the discharge.
    What a transference number is worth is told along the line of equal capacity through the
    membrane's own point, :math:`\kappa \, t_+^n = const`: n = 0 where the conductivity alone
    counts and, without fixed charge, n = 1 where the membrane reaches its steady state.

    Parameters
    ----------
    cell : Cell
        The cell. The membrane is an :class:`~mofcell.parameters.Electrolyte`; if it holds no
        salt, those of the map hold that of the catholyte.
    c_rate : float, optional
        Current over the nominal 1C current [-].
    temperature : float, optional
        Temperature [K].
    membrane_thickness : float, optional
        Thickness of all membranes [m]; that of the cell if not given.
    conductivities : iterable of float, optional
        Conductivities of the membrane, rising [S.m-1].
    transference_numbers : iterable of float, optional
        Transference numbers of the membrane, rising, above 0 up to 1 [-].
    framework_charge_density : float, optional
        Fixed charge of all membranes of the map [mol.m-3]; that of the cell's membrane if not
        given.
    electrolytes : iterable of str or Electrolyte, optional
        Points on the map, each with its own fixed charge, salt and porosity in the same cell;
        by default those of the library that are no bare liquid, each set of numbers once.
    basis : str, optional
        What the mass counts, as in :func:`~mofcell.experiments.specific_energy`.
    model : type, optional
        Full model. The default is :class:`mofcell.models.DFN`: the SPMe errs where salt runs
        out.
    progress : callable, optional
        Called with the number of discharges done since the last call.

    Returns
    -------
    xarray.Dataset
        Over ``conductivity`` and ``transference_number``: ``specific_capacity`` [mA.h.g-1],
        ``specific_energy`` [W.h.kg-1] on the basis, ``least_salt`` [-], ``load_held`` [-],
        ``status``, ``limited_by`` and ``limiting_current_density`` [A.m-2] of the membrane
        alone. Over ``electrolyte``: its point and what it delivers there, each name beginning
        with ``electrolyte_``. Of the membrane's own point: ``own_conductivity`` [S.m-1],
        ``own_transference_number`` [-], ``own_capacity``, with the transference number 1
        ``single_ion_capacity``, with twice the conductivity ``doubled_capacity``, over
        ``transference_number`` ``own_conductivity_capacity``, and over
        ``conductivity_multiple`` ``multiplied_capacity`` [mA.h.g-1]; the line
        ``equal_conductivity`` over ``transference_number`` [S.m-1], read between the conductivities
        of the map and the own one; ``transference_exponent``
        n [-], of the same relative change of either number; ``conductivity_factor`` [-], how
        many times the own conductivity brings 99 % of what the transference number 1 adds. No
        number where nothing is delivered or gained, or the range ends before.

    Raises
    ------
    InvalidInput
        If an axis does not rise or is out of bounds, the membrane is no Electrolyte or
        without salt, an electrolyte of the library is unknown, the basis is, or a density
        that it counts is not given.

    Examples
    --------
    >>> import mofcell
    >>> found = mofcell.transference_map(
    ...     mofcell.cell("reference-peo"), conductivities=[0.01, 0.1],
    ...     transference_numbers=[0.2, 1.0], electrolytes=[])
    >>> (found.single_ion_capacity > found.own_capacity).item()
    True
    """
    if not isinstance(cell, Cell):
        raise InvalidInput(f"cell is {shown(cell)}; give a Cell, as mofcell.cell(name) returns")
    check_basis(basis)
    (c_rate,) = positive("c_rate", c_rate)
    (temperature,) = kelvins("temperature", temperature)
    kappas = _rising("conductivities", conductivities)
    numbers = _rising("transference_numbers", transference_numbers)
    if numbers[-1] > 1:
        raise InvalidInput(
            f"transference_numbers: {numbers[-1]:g}; allowed is above 0 and up to 1, the "
            "single-ion conductor; 40 % is 0.4"
        )
    if membrane_thickness is not None:
        cell = cell.replace(membrane_thickness=membrane_thickness)
    mass = sum(areal_masses(cell, BASES[basis]).values())
    membrane = _with_salt(cell, framework_charge_density)
    own_kappa, own_number = _at(cell.electrolyte, temperature)
    points = _points(electrolytes, temperature)
    multiples = MULTIPLES[: np.searchsorted(MULTIPLES, CONDUCTIVITY_RANGE[1] / own_kappa, "right")]
    changes = 1 / CHANGE, min(CHANGE, 1 / own_number)

    def behind(kappa, number):
        changed = membrane.replace(conductivity=float(kappa), transference_number=float(number))
        return cell.replace(electrolyte=changed)

    with warnings.catch_warnings(action="ignore"):  # said once, of the cell that is given
        cells = [
            *(behind(kappa, number) for kappa in kappas for number in numbers),
            *(behind(own_kappa, number) for number in numbers),
            *(behind(times * own_kappa, own_number) for times in multiples),
            behind(own_kappa, 1.0),
            *(behind(times * own_kappa, own_number) for times in changes),
            *(behind(own_kappa, times * own_number) for times in changes),
            *(_of(cell, point) for point in points),
        ]
        outcomes = _discharged(cells, c_rate, temperature, model, progress)
    on_map, own_row, multiplied, (single_ion,), conducting, transferring, at_points = _split(
        outcomes, [len(kappas) * len(numbers), len(numbers), len(multiples), 1, 2, 2]
    )
    shape = (len(kappas), len(numbers))

    def capacity(some):
        return per_mass(cell, np.array([outcome.delivered for outcome in some]))

    def energy(some, masses=mass):
        return np.array([outcome.delivered_energy for outcome in some]) / masses

    def over_map(values):
        return MAP, np.reshape(values, shape)

    along = capacity(multiplied)
    own_capacity, doubled_capacity = along[0], np.interp(2.0, multiples, along)
    (single_ion_capacity,) = capacity([single_ion])
    equal, exponent = np.full(len(numbers), np.nan), np.nan
    if pays(doubled_capacity, own=own_capacity):
        capacities = capacity(on_map).reshape(shape)
        known, capacities = _with_row(kappas, capacities, own_kappa, capacity(own_row))
        equal = equal_conductivity(known, capacities=capacities, wanted=own_capacity)
        (gained,), (conducted,) = (np.diff(capacity(some)) for some in (transferring, conducting))
        exponent = gained / conducted if own_capacity > 0 else np.nan
    factor = conductivity_factor(multiples, capacities=along, reached=single_ion_capacity)
    names = np.array([point.name for point in points], dtype=object)
    drawn = cells[len(cells) - len(points) :]
    charge = membrane.framework_charge_density
    return dataset(
        {
            "specific_capacity": over_map(capacity(on_map)),
            "specific_energy": over_map(energy(on_map)),
            "least_salt": over_map([outcome.least_salt for outcome in on_map]),
            "load_held": over_map([outcome.load_held for outcome in on_map]),
            "status": over_map([outcome.status for outcome in on_map]),
            "limited_by": over_map([outcome.limited_by for outcome in on_map]),
            "limiting_current_density": over_map(
                [_limit(one, temperature) for one in cells[: len(kappas) * len(numbers)]]
            ),
            "multiplied_capacity": ("conductivity_multiple", along),
            "own_conductivity_capacity": ("transference_number", capacity(own_row)),
            "own_conductivity": ((), own_kappa),
            "own_transference_number": ((), own_number),
            "own_capacity": ((), own_capacity),
            "single_ion_capacity": ((), single_ion_capacity),
            "doubled_capacity": ((), doubled_capacity),
            "equal_conductivity": ("transference_number", equal),
            "transference_exponent": ((), exponent),
            "conductivity_factor": ((), factor),
            **_of_points(
                points,
                at_points,
                capacity(at_points),
                energy(at_points, [_mass(each, basis) for each in drawn]),
                temperature,
            ),
        },
        {
            **dict(zip(MAP, (kappas, numbers), strict=True)),
            "conductivity_multiple": multiples,
            "electrolyte": names,
        },
        cell=cell,
        model=model,
        flags=[
            *outside_range(cell, temperature),
            *(
                f"{point.name}: {flag}"
                for point, outcome in zip(points, at_points, strict=True)
                for flag in outcome.flags
            ),
        ],
        units={"conductivity": "S/m", "transference_number": ""},
        c_rate=c_rate,
        temperature_K=temperature,
        current_density_A_m2=c_rate * cell.areal_capacity / 3600,
        membrane=cell.electrolyte.name,
        membrane_thickness_m=cell.membrane_thickness,
        framework_charge_density_mol_m3=charge,
        catholyte=cell.catholyte.name if cell.catholyte is not None else "",
        basis=basis,
    )


def _rising(name, values):
    """Numbers above zero, each higher than the one before."""
    values = positive(name, values)
    if len(values) < 2 or not np.all(np.diff(values) > 0):
        raise InvalidInput(
            f"{name}: {shown(values)}; give at least two, each higher than the one before"
        )
    return values


def _with_row(kappas, capacities, kappa, row):
    """Conductivities and the capacities of a map with one more conductivity among them."""
    if np.isclose(kappas, kappa, rtol=1e-6).any():
        return kappas, capacities
    place = int(np.searchsorted(kappas, kappa))
    return np.insert(kappas, place, kappa), np.insert(capacities, place, row, axis=0)


def _with_salt(cell, framework_charge_density):
    """The cell's membrane, with salt and the fixed charge of the map."""
    membrane = cell.electrolyte
    if not isinstance(membrane, Electrolyte):
        raise InvalidInput(
            f"electrolyte {membrane.name!r} is known by its measured properties, which the map "
            "cannot change one by one; give cell.replace(electrolyte=mofcell.Electrolyte(...))"
        )
    salt = membrane.salt_concentration or cell.filling.salt_concentration
    if not salt:
        raise InvalidInput(
            f"electrolyte {membrane.name!r} and what fills the cathode hold no salt, and the map "
            "needs some below a transference number of 1; give the electrolyte "
            "salt_concentration=1000.0, or the cell a catholyte"
        )
    changes = {"salt_concentration": salt}
    if framework_charge_density is not None:
        changes["framework_charge_density"] = framework_charge_density
    return membrane.replace(**changes)


def _points(electrolytes, temperature):
    """The electrolytes to mark."""
    if electrolytes is None:
        return _of_the_library(temperature)
    if isinstance(electrolytes, (str, Electrolyte)):
        electrolytes = [electrolytes]
    points = [library.electrolyte(one) if isinstance(one, str) else one for one in electrolytes]
    for point in points:
        if not isinstance(point, Electrolyte):
            name = getattr(point, "name", point)
            raise InvalidInput(
                f"electrolytes: {shown(name)} has no conductivity and transference number of its "
                "own; give names of mofcell.electrolytes() that are not '(concentrated)', or "
                "mofcell.Electrolyte(...)"
            )
    return points


def _of_the_library(temperature):
    """Electrolytes of the library that can stand between two electrodes, each once."""
    found: dict[tuple, Electrolyte] = {}
    for name in library.electrolytes():
        material = library.material(name)
        record = material.electrolyte
        is_bare_liquid = material.family == "liquid" and record.porosity == 1
        if isinstance(record, Electrolyte) and not is_bare_liquid:
            found.setdefault((*_at(record, temperature), record.framework_charge_density), record)
    return list(found.values())


def _at(record, temperature):
    """Conductivity [S.m-1] and transference number [-]."""
    with warnings.catch_warnings(action="ignore"):  # flagged in the result
        laws = record.conductivity, record.transference_number
        return tuple(float(law(temperature)) for law in laws)


def _of(cell, electrolyte):
    """The cell behind an electrolyte, or why there is none."""
    try:
        return cell.replace(electrolyte=electrolyte)
    except InvalidInput as reason:
        return f"no cell: {str(reason).removeprefix(f'Cell {cell.name!r}: ')}"


def _discharged(cells, c_rate, temperature, model, progress):
    """Outcomes of all cells in one batch; what is no cell keeps its reason."""
    wanted = [
        Discharge(cell=cell, c_rate=c_rate, temperature=temperature)
        for cell in cells
        if isinstance(cell, Cell)
    ]
    found = iter(discharge(wanted, model=model, effort=Effort.QUICK, progress=progress))
    return [
        next(found) if isinstance(cell, Cell) else Outcome(status=cell, limited_by="")
        for cell in cells
    ]


def _split(values, lengths):
    """Consecutive parts of a list, the last one what is left."""
    ends = np.cumsum(lengths).tolist()
    return [values[start:end] for start, end in zip([0, *ends], [*ends, None], strict=True)]


def _limit(cell, temperature):
    """Limiting current density of the membrane alone [A.m-2]; no number where there is none."""
    membrane = cell.electrolyte
    limit = limiting_current_density(
        conductivity=float(membrane.conductivity(temperature)),
        transference_number=float(membrane.transference_number(temperature)),
        thickness=cell.membrane_thickness,
        temperature=temperature,
        salt_concentration=membrane.salt_concentration,
        framework_charge_density=membrane.framework_charge_density,
    )
    return limit if np.isfinite(limit) else np.nan


def _mass(cell, basis):
    """Mass per area on the basis [kg.m-2]; no number if there is no cell or no density."""
    if not isinstance(cell, Cell):
        return np.nan
    try:
        return sum(areal_masses(cell, BASES[basis]).values())
    except InvalidInput:
        return np.nan


def _of_points(points, outcomes, capacities, energies, temperature):
    """Where the electrolytes lie and what they deliver."""
    kappas, numbers = np.array([_at(point, temperature) for point in points]).reshape(-1, 2).T
    columns = {
        "conductivity": kappas,
        "transference_number": numbers,
        "framework_charge_density": [point.framework_charge_density for point in points],
        "specific_capacity": capacities,
        "specific_energy": energies,
        "status": np.array([outcome.status for outcome in outcomes], dtype=object),
        "limited_by": np.array([outcome.limited_by for outcome in outcomes], dtype=object),
    }
    return {f"electrolyte_{name}": ("electrolyte", values) for name, values in columns.items()}
