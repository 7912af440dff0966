"""Starts the Java kernel many times through Jupyter's client and runs one cell each time."""

import sys
import time

from jupyter_client.manager import KernelManager

START_SECONDS = 60
CELL_SECONDS = 60


def start_once():
    """Starts a kernel; returns the seconds until it answers and until its first cell has ended."""
    manager = KernelManager(kernel_name="java")
    began = time.monotonic()
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    printed = []
    try:
        client.wait_for_ready(timeout=START_SECONDS)
        ready = time.monotonic() - began
        reply = client.execute_interactive(
            "System.out.println(6 * 7);",
            timeout=CELL_SECONDS,
            output_hook=lambda message: printed.append(message["content"].get("text", "")),
        )
        if reply["content"]["status"] != "ok" or "".join(printed) != "42\n":
            raise RuntimeError(f"the cell came to {reply['content']} and printed {printed}")
        return ready, time.monotonic() - began
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=False)


def main():
    starts = int(sys.argv[1])
    times, failures = [], []
    for number in range(1, starts + 1):
        try:
            times.append(start_once())
        except Exception as failure:  # counted, so that one failure does not hide how rare it is
            failures.append(f"start {number}: {type(failure).__name__}: {failure}")
            print(failures[-1], flush=True)
        if number % 10 == 0 or number == starts:
            print(f"{number - len(failures)} of {number} starts went well", flush=True)
    for name, values in (("ready", [t[0] for t in times]), ("first cell", [t[1] for t in times])):
        if values:
            values.sort()
            print(f"{name}: median {values[len(values) // 2]:.1f} s, longest {values[-1]:.1f} s")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
