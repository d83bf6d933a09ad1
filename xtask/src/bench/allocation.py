"""Solves allocation tasks exactly with scipy's HiGHS: what the app's own solver is measured against.

Reads JSON from standard input: {"blocks": n, "sessions": [[block, workshop or null, seats or null]], "people": [[[session, ...] or null]]},
everybody wanting one session per block. Objective, one after the other: seats for everybody (the tasks have enough), the least worst rank, the
least sum of ranks. Prints {"worst", "sum", "seconds", "last"}: the seconds of HiGHS and of building its
models, without reading, and of these the ones for the worst rank that turned out to be needed.
"""

import json
import sys
import time

import numpy
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array


def solve(task, worst):
    """The least sum with no rank above `worst`, or None when not everybody gets a seat then."""
    cost, rows, columns, low, high = [], [], [], [], []
    by_seat, by_place, by_workshop = {}, {}, {}
    for person, wishes in enumerate(task["people"]):
        for number, (block, workshop, _) in enumerate(task["sessions"]):
            listed = wishes[block]
            rank = 0 if listed is None else listed.index(number) + 1 if number in listed else len(listed) + 1
            if rank <= worst:
                at = len(cost)
                cost.append(rank)
                by_seat.setdefault(number, []).append(at)
                by_place.setdefault((person, block), []).append(at)
                if workshop is not None:
                    by_workshop.setdefault((person, workshop), []).append(at)
    if len(by_place) < len(task["people"]) * task["blocks"]:
        return None

    def row(variables, least, most):
        rows.extend([len(low)] * len(variables))
        columns.extend(variables)
        low.append(least)
        high.append(most)

    for variables in by_place.values():
        row(variables, 1, 1)
    for number, variables in by_seat.items():
        if task["sessions"][number][2] is not None:
            row(variables, 0, task["sessions"][number][2])
    for variables in by_workshop.values():
        if len(variables) > 1:
            row(variables, 0, 1)
    matrix = csr_array((numpy.ones(len(rows)), (rows, columns)), shape=(len(low), len(cost)))
    found = milp(
        numpy.array(cost, dtype=float),
        integrality=numpy.ones(len(cost)),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(matrix, low, high),
        options={"mip_rel_gap": 0.0},
    )
    return round(found.fun) if found.status == 0 else None


def main():
    task = json.load(sys.stdin)
    started = time.perf_counter()
    most = max((len(wish) + 1 for wishes in task["people"] for wish in wishes if wish is not None), default=0)
    for worst in range(most + 1):
        last = time.perf_counter()
        total = solve(task, worst)
        if total is not None:
            break
    ended = time.perf_counter()
    json.dump({"worst": worst, "sum": total, "seconds": ended - started, "last": ended - last}, sys.stdout)


main()
