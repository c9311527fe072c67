# SPDX-License-Identifier: Apache-2.0
"""The Thai contribution in OpenFisca-core: the same rule on the same rows, for tests/bench/python_tables.py.

Tuned as far as the library allows: arrays are set whole, one period, no memory on disk, no tracing.
"""

import json
import statistics
import sys
import time
from importlib.metadata import version

import numpy as np
from openfisca_core import periods
from openfisca_core.entities import build_entity
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

Firm = build_entity(key="firm", plural="firms", label="an employer", is_person=True)


class employees(Variable):
    value_type = int
    entity = Firm
    definition_period = periods.YEAR
    label = "employees without a disability"


class hired(Variable):
    value_type = int
    entity = Firm
    definition_period = periods.YEAR
    label = "persons hired under section 33"


class required(Variable):
    value_type = int
    entity = Firm
    definition_period = periods.YEAR
    label = "places required"

    def formula(firm, period):
        n = firm("employees", period)
        return np.where(n >= 100, n // 100 + (n % 100 > 50), 0)


class contribution(Variable):
    value_type = float
    entity = Firm
    definition_period = periods.YEAR
    label = "contribution to the Fund, baht"

    def formula(firm, period):
        short = np.maximum(firm("required", period) - firm("hired", period), 0)
        return short * np.float32(337 * 365)


def main():
    data = np.load(sys.argv[1])
    n = len(data["employees"])
    system = TaxBenefitSystem([Firm])
    system.add_variables(employees, hired, required, contribution)
    spent = []
    for _ in range(int(sys.argv[2])):
        begun = time.perf_counter()
        simulation = SimulationBuilder().build_default_simulation(system, count=n)
        simulation.set_input("employees", 2027, data["employees"])
        simulation.set_input("hired", 2027, data["hired"])
        found = simulation.calculate("contribution", 2027)
        spent.append(time.perf_counter() - begun)
    # OpenFisca keeps money as 32-bit floats: right within one part in sixteen million.
    if not np.allclose(found, data["expected"] / 100, rtol=1e-6):
        sys.exit("bench: OpenFisca gives other amounts")
    print(json.dumps({"seconds": statistics.median(spent), "version": version("openfisca-core")}))


if __name__ == "__main__":
    main()
