"""Prints a line for each CSV file of a folder of faults: how many rows, and how many of each outcome."""

import collections
import csv
import pathlib
import sys

# The column whose words are worth counting, the first that a file has.
COUNTED = ("outcome", "exit code", "command")


def summary(file):
    """Counts the rows of a file by its outcome."""
    with file.open(newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    column = next((name for name in COUNTED if rows and name in rows[0]), None)
    counts = collections.Counter(row[column] for row in rows) if column else {}
    words = ", ".join(f"{column} {value}: {count}" for value, count in sorted(counts.items()))
    damages = {(row["kind"], row["file"], row["damage"]) for row in rows if "damage" in row and "kind" in row}
    extra = f"{len(damages)} damaged files, " if damages else ""
    return f"{file.stem:24} {extra}{len(rows)} rows; {words}"


def main():
    for file in sorted(pathlib.Path(sys.argv[1]).glob("*.csv")):
        print(summary(file))


if __name__ == "__main__":
    main()
