"""The protocols of the field, ready to use.

Defaults are what is usual in the field; where no source is named they are assumed.
"""

from mofcell.experiments.cycling.protocols.cold_discharge import cold_discharge
from mofcell.experiments.cycling.protocols.constant_power import constant_power
from mofcell.experiments.cycling.protocols.cycling import cycling
from mofcell.experiments.cycling.protocols.drive import drive
from mofcell.experiments.cycling.protocols.formation import formation
from mofcell.experiments.cycling.protocols.gitt import gitt
from mofcell.experiments.cycling.protocols.named import name_of
from mofcell.experiments.cycling.protocols.pulses import pulses
from mofcell.experiments.cycling.protocols.rate_test import rate_test
from mofcell.experiments.cycling.protocols.storage import storage

_ALL = (
    formation,
    cycling,
    rate_test,
    gitt,
    pulses,
    cold_discharge,
    constant_power,
    drive,
    storage,
)

#: Named protocols, as the command line and YAML call them.
PROTOCOLS = {name_of(function): function for function in _ALL}
