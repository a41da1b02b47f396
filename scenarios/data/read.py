"""Reads the data of a run of Doudi: replicates.csv and summary.csv in the folder of this file. Standard library only.

    python3 read.py              mean, 5th and 95th percentile, paired difference to the baseline, as CSV
    python3 read.py poverty_d2   of another measure

As a module: rows = read(folder); summarise(values(rows, "current", "all", "fund_spending")).
Where only a sample of the people was simulated, the percentiles of summary.csv also take the noise of the sample off
and its error in; those here are of the simulations as they are. Means and mean differences are the same in both.
"""
import csv
import os
import sys


def read(folder):
    """All rows of replicates.csv: (scenario, year, measure, by, group) -> {(draw, replicate): value}, in file order."""
    figures = {}
    with open(os.path.join(folder, "replicates.csv"), encoding="utf-8", newline="") as f:
        for row in csv.DictReader(f):
            key = (row["scenario"], row["year"], row["measure"], row["by"], row["group"])
            value = float(row["value"]) if row["value"] else float("nan")
            figures.setdefault(key, {})[int(row["draw"]), int(row["replicate"])] = value
    return figures


def values(figures, scenario, year, measure, by="all", group="all"):
    """One figure by (draw, replicate)."""
    return figures[scenario, year, measure, by, group]


def mean(list_of_values):
    return sum(list_of_values) / len(list_of_values)


def percentile(list_of_values, share):
    """Linear interpolation between neighbours, type 7 of Hyndman and Fan."""
    ordered = sorted(list_of_values)
    at = share * (len(ordered) - 1)
    below = int(at)
    if below + 1 >= len(ordered):
        return ordered[-1]
    return ordered[below] + (at - below) * (ordered[below + 1] - ordered[below])


def summarise(figure):
    """Mean, 5th and 95th percentile over all simulations."""
    v = list(figure.values())
    return mean(v), percentile(v, 0.05), percentile(v, 0.95)


def difference(figure, baseline):
    """The paired difference by (draw, replicate): the same number is the same people and illnesses."""
    return {key: x - baseline[key] for key, x in figure.items()}


def main():
    figures = read(os.path.dirname(os.path.abspath(__file__)))
    measure = sys.argv[1] if len(sys.argv) > 1 else "fund_spending"
    baseline = next(iter(figures))[0]
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["scenario", "year", "measure", "by", "group", "mean", "p05", "p95", "diff_mean", "diff_p05", "diff_p95"])
    for key, figure in figures.items():
        if key[2] != measure:
            continue
        row = list(key) + [repr(x) for x in summarise(figure)]
        other = figures.get((baseline,) + key[1:])
        if key[0] != baseline and other:
            row += [repr(x) for x in summarise(difference(figure, other))]
        else:
            row += ["", "", ""]
        out.writerow(row)


if __name__ == "__main__":
    main()
