"""The notebook side of env/bench: starts the project's Java kernel as Jupyter does and looks at the clock.

    bench_kernel.py HOME

Reads one request per line of input, for example {"benchmark": "kernel-start", ...}, and answers each with a line of JSON:
value (seconds), peakMegabytes (of the kernel), engine, series (always empty).
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

from jupyter_client import __version__ as client_version
from jupyter_client.manager import KernelManager

START_SECONDS = 60
CELL_SECONDS = 600
NOTEBOOK = "00-start-here.ipynb"


def install(home):
    """Installs the kernel of the sources at hand where the one in use stays as it is, and lets Jupyter find it."""
    prefix = home / "target" / "kernel"
    subprocess.run([home / "env" / "install-kernel", "--prefix", prefix], check=True, stdout=subprocess.DEVNULL)
    os.environ["JUPYTER_PATH"] = str(prefix / "share" / "jupyter")
    os.environ["ACTIVATION_LAB_HOME"] = str(home)
    # The discarded warm-up makes this run anew, one of older sources might not fit; what is measured finds it finished.
    run = home / "target" / "bench" / "tiny"
    shutil.rmtree(run, ignore_errors=True)
    os.environ["ACTIVATION_LAB_PRESET"] = "tiny"
    os.environ["ACTIVATION_LAB_RUN"] = str(run)


def peak_megabytes(pid):
    """The most memory that a process ever held, in 10^6 bytes, as Linux counts it."""
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024 / 1e6
    raise RuntimeError(f"/proc/{pid}/status has no line VmHWM")


def code_cells(home):
    notebook = json.loads((home / "notebooks" / NOTEBOOK).read_text(encoding="utf-8"))
    return ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]


def run(client, code):
    """Runs a cell; returns the time at which its first figure came, if one did."""
    figures = []

    def look(message):
        if "image/png" in message["content"].get("data", {}):
            figures.append(time.perf_counter())

    reply = client.execute_interactive(code, timeout=CELL_SECONDS, output_hook=look, allow_stdin=False)
    if reply["content"]["status"] != "ok":
        raise RuntimeError(f"a cell failed: {reply['content'].get('evalue')}")
    return figures[0] if figures else None


def kernel_start(client, home):
    """Waits for the answer to a first request, which may be sent before the kernel listens; returns when it came."""
    client.kernel_info()
    client.get_shell_msg(timeout=START_SECONDS)
    return time.perf_counter()


def first_figure(client, home):
    """Executes the first notebook as Jupyter does until its first figure is there; returns when it came."""
    client.wait_for_ready(timeout=START_SECONDS)
    for code in code_cells(home):
        seen = run(client, code)
        if seen is not None:
            return seen
    raise RuntimeError(f"{NOTEBOOK} shows no figure")


MEASURE = {"kernel-start": kernel_start, "first-figure": first_figure}


def measure(benchmark, home):
    """Starts a kernel; returns the seconds from the start of its process, and its memory."""
    manager = KernelManager(kernel_name="java")
    began = time.perf_counter()
    manager.start_kernel(cwd=str(home / "notebooks"), stdout=subprocess.DEVNULL)
    client = manager.client()
    client.start_channels()
    try:
        seconds = MEASURE[benchmark](client, home) - began
        return seconds, peak_megabytes(manager.provisioner.process.pid)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=False)


def main():
    home = pathlib.Path(sys.argv[1]).resolve()
    installed = False
    for line in sys.stdin:
        try:
            if not installed:
                install(home)
                installed = True
            seconds, megabytes = measure(json.loads(line)["benchmark"], home)
            answer = {
                "value": seconds,
                "peakMegabytes": megabytes,
                "engine": f"jupyter_client {client_version}",
                "series": [],
            }
        except Exception as failure:  # whoever asked must hear of it, whatever it is
            answer = {"error": f"{type(failure).__name__}: {failure}"}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
