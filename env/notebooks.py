"""Executes the notebooks and writes them as a site. Called by env/notebooks, which sets the environment."""

import argparse
import atexit
import copy
import html
import pathlib
import re
import sys
import time

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbconvert import HTMLExporter

INDEX = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Activation Lab</title>
<style>
body {{ font: 17px/1.5 system-ui, sans-serif; color: #222; max-width: 46rem; margin: 3rem auto; padding: 0 1rem; }}
h1 {{ font-size: 2rem; }} li {{ margin: 0 0 1rem; }} a {{ color: #0072b2; }} p.fact {{ color: #555; }}
</style></head><body>
<h1>Activation Lab</h1>
<p>How far can a network's own activations tell whether its answer can be trusted?</p>
<ol start="0">
{items}
</ol>
<p>The library: <a href="api/index.html">Javadoc</a>.</p>
<p class="fact">Executed at preset {preset}. {facts}</p>
</body></html>
"""


# Some of rapaio's starts get no answer, by a race between its channels; another one does.
STARTS = 5


def text(cell):
    return "".join(cell.source)


def heading(notebook):
    """The title and the question of a notebook, from its first cell."""
    first = text(notebook.cells[0])
    title = re.search(r"^# (.+)$", first, re.M)
    question = re.search(r"\*\*Question\.\*\*\s*(.+)", first)
    return title.group(1) if title else "?", question.group(1) if question else ""


def execute(path, folder):
    """Executes a copy in the folder of the notebooks, so that relative names mean the same everywhere."""
    for start in range(1, STARTS + 1):
        notebook = nbformat.read(path, as_version=4)
        client = NotebookClient(
            notebook,
            timeout=None,
            startup_timeout=60,
            kernel_name="java",
            resources={"metadata": {"path": str(folder)}},
            record_timing=False,
        )
        try:
            client.execute()
            return notebook
        except RuntimeError as error:
            if "didn't respond" not in str(error):
                raise
            # The client has ended that kernel, and would fail at the exit to end it once more.
            atexit.unregister(client._cleanup_kernel)
            print(f"the kernel did not answer at start {start} of {STARTS}", file=sys.stderr, flush=True)
    raise RuntimeError("no kernel that answers could be started")


def committed(notebook):
    """Outputs as they are committed: without what differs from one execution to the next for no reason."""
    result = copy.deepcopy(notebook)
    result.metadata = nbformat.from_dict(
        {
            "kernelspec": {"display_name": "Java", "language": "java", "name": "java"},
            "language_info": {"name": "java"},
        }
    )
    for cell in result.cells:
        cell.metadata = nbformat.from_dict(
            {key: value for key, value in cell.metadata.items() if key != "execution"}
        )
        for output in cell.get("outputs", []):
            output.pop("transient", None)
    return result


def page(notebook, name):
    body, _ = HTMLExporter(template_name="lab").from_notebook_node(
        notebook, resources={"metadata": {"name": name}}
    )
    return re.sub(r'href="([0-9][^"/]*)\.ipynb"', r'href="\1.html"', body)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("home", type=pathlib.Path)
    parser.add_argument("--refresh", action="store_true")
    parser.add_argument("names", nargs="*")
    arguments = parser.parse_intermixed_args()
    import os

    folder = arguments.home / "notebooks"
    wanted = sorted(
        path
        for path in folder.glob("[0-9]*.ipynb")
        if not arguments.names or any(path.name.startswith(name) for name in arguments.names)
    )
    if not wanted:
        sys.exit(f"no notebook in {folder} begins with {' or '.join(arguments.names)}")
    copies = arguments.home / "target" / "notebooks"
    site = arguments.home / "target" / "site"
    copies.mkdir(parents=True, exist_ok=True)
    site.mkdir(parents=True, exist_ok=True)
    for path in wanted:
        begun = time.time()
        print(f"{path.name} ...", flush=True)
        try:
            notebook = execute(path, folder)
        except (CellExecutionError, RuntimeError) as error:
            print(error, file=sys.stderr)
            sys.exit(f"{path.name} stopped at the error above")
        print(f"{path.name} done in {time.time() - begun:.1f} s", flush=True)
        nbformat.write(committed(notebook), copies / path.name)
        if arguments.refresh:
            nbformat.write(committed(notebook), path)
    items = []
    for path in sorted(copies.glob("[0-9]*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        title, question = heading(notebook)
        (site / (path.stem + ".html")).write_text(page(notebook, title), encoding="utf-8")
        label = re.sub(r"^\d+ · ", "", title)
        items.append(
            f'<li><a href="{path.stem}.html">{html.escape(label)}</a><br>{html.escape(question)}</li>'
        )
    index = INDEX.format(items="\n".join(items), preset=os.environ["ACTIVATION_LAB_PRESET"], facts="")
    (site / "index.html").write_text(index, encoding="utf-8")


if __name__ == "__main__":
    main()
