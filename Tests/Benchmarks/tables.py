"""Medians of interleaved runs, and tables as this project's documents hold them."""

from statistics import median


def middle(runs):
    """Of several runs of one load the median of every number."""
    def merge(values):
        if isinstance(values[0], dict):
            return {key: merge([value[key] for value in values]) for key in values[0]}
        return median(values)
    return merge(runs)


def interleaved(rounds, loads, command):
    """Each load plays the command in turn, so that whatever else the machine does hits all alike. The median of each."""
    runs = [[load.play(command) for load in loads] for _ in range(rounds)]
    return [middle([round[index] for round in runs]) for index in range(len(loads))]


def head(*columns):
    print("\n| " + " | ".join(columns) + " |")
    print("|---|" + "--:|" * (len(columns) - 1), flush=True)


def row(*cells):
    print("| " + " | ".join(cells) + " |", flush=True)


def latencies(result, kind="delivered"):
    return [f"{result[kind][key]:.2f}" for key in ("p50", "p95", "p99", "max")]
