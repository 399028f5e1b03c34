"""From a cell of a membrane alone to PyBaMM's parameter values.

Adds its kinds to ``numbers`` and ``functions`` of :mod:`mofcell.parameters.values`.
"""

import math
from typing import Any

from mofcell.parameters.blocking_cell import BlockingCell
from mofcell.parameters.fade import MECHANISMS_OF_LITHIUM, InterphaseGrowth, Roughening
from mofcell.parameters.membrane_cell import MembraneCell
from mofcell.parameters.symmetric_cell import SymmetricCell
from mofcell.parameters.values import (
    REFERENCE_SALT,
    electrolyte_functions,
    functions,
    lithium_exchange_current,
    membrane_numbers,
    numbers,
)


@numbers.register
def _(cell: BlockingCell):
    return {
        **_shared(cell),
        "Nominal cell capacity [A.h]": cell.area,  # only scales the current
        "Blocking electrode double-layer capacity [F.m-2]": cell.double_layer_capacitance,
    }


@numbers.register
def _(cell: SymmetricCell):
    still = {kind: kind.paced(0) for kind in MECHANISMS_OF_LITHIUM.values()}
    changing: dict[type, Any] = still | {type(one): one for one in cell.fade}
    growth, roughening = changing[InterphaseGrowth], changing[Roughening]
    return {
        **_shared(cell),
        "Nominal cell capacity [A.h]": cell.current(1.0),  # for an hour
        "Negative electrode thickness [m]": cell.lithium_thickness,
        "Lithium reference exchange-current density [A.m-2]": (
            cell.lithium_exchange_current_density
        ),
        "Lithium interphase resistance [Ohm.m2]": cell.lithium_interface_resistance,
        "Lithium plating coulombic efficiency": cell.coulombic_efficiency,
        "Negative electrode double-layer capacity [F.m-2]": cell.lithium_double_layer_capacitance,
        "Lithium interphase capacity [F.m-2]": cell.interphase_capacitance,
        "Lithium interphase growth rate [s-1]": 3 / growth.doubling_time,
        "Lithium in interphase at first [mol.m-2]": (
            growth.thickness * growth.lithium_per_mole / growth.molar_volume
        ),
        **roughening.numbers(cell),
    }


def _shared(cell):
    side = math.sqrt(cell.area)
    return {
        "Electrode height [m]": side,
        "Electrode width [m]": side,
        "Contact resistance [Ohm]": cell.contact_resistance / cell.area,
        "Initial concentration in electrolyte [mol.m-3]": (
            cell.electrolyte.salt_concentration or REFERENCE_SALT  # where there is none
        ),
        **membrane_numbers(cell),
    }


@functions.register
def _(cell: MembraneCell):
    return {
        "Exchange-current density for lithium metal electrode [A.m-2]": lithium_exchange_current,
        **electrolyte_functions("Separator", "membrane", cell.electrolyte),
    }
