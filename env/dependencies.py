"""Writes the page of dependencies and their licences. Called by env/dependencies, which asks Maven for the list."""

import pathlib
import re
import sys
import xml.etree.ElementTree as ET
import zipfile

POM = "{http://maven.apache.org/POM/4.0.0}"

# How a licence is called in POM files, and by its SPDX identifier.
SPDX = [
    (r"apache", "Apache-2.0"),
    (r"lgpl.*2\.1|lesser.*2\.1", "LGPL-2.1-or-later"),
    (r"lesser", "LGPL"),
    (r"eclipse public license.*2|epl[- ]?2", "EPL-2.0"),
    (r"eclipse public license.*1|epl[- ]?1", "EPL-1.0"),
    (r"mozilla|mpl", "MPL-2.0"),
    (r"unicode", "Unicode-3.0"),
    (r"bsd.?2|2-clause", "BSD-2-Clause"),
    (r"bsd.?3|3-clause|new bsd", "BSD-3-Clause"),
    (r"bsd", "BSD"),
    (r"^(the )?mit|mit license|mit-0", "MIT"),
    (r"edl|eclipse distribution", "BSD-3-Clause"),
    (r"cddl", "CDDL"),
    (r"gpl.*(class ?path|cpe)", "GPL-2.0-only WITH Classpath-exception-2.0"),
    (r"gpl", "GPL"),
    (r"public domain|cc0", "public domain"),
    (r"json", "JSON"),
]
# May be used by, and shipped beside, work under Apache-2.0 without a condition on that work.
PERMISSIVE = {"Apache-2.0", "MIT", "BSD", "BSD-2-Clause", "BSD-3-Clause", "Unicode-3.0", "public domain"}

# Libraries whose POM files name no licence: "group:artifact" to the licence and the place that states it.
BY_HAND = {}

# Native libraries inside jars: what a file's name begins with.
NATIVE = [
    (
        "libtorch_cpu",
        "PyTorch, with Intel's Math Kernel Library",
        "BSD-3-Clause and Intel Simplified Software License",
        "Intel's part is no open source: it may be used and passed on unchanged with its notice, but not reverse engineered",
    ),
    ("libtorch", "PyTorch", "BSD-3-Clause", ""),
    ("libc10", "PyTorch", "BSD-3-Clause", ""),
    (
        "libgomp",
        "GCC's OpenMP run time",
        "GPL-3.0-or-later WITH GCC-exception-3.1",
        "the exception lets any program use it; whoever passes the file itself on passes on GPL code, with its conditions",
    ),
    ("libdjl_torch", "DJL's bridge to PyTorch", "Apache-2.0", ""),
    ("libjnidispatch", "JNA's dispatcher, with libffi (MIT)", "Apache-2.0 or LGPL-2.1-or-later", "taken under Apache-2.0"),
    ("libjlinenative", "JLine's terminal calls", "BSD-3-Clause", ""),
]

SCOPES = [
    ("compile", "At run time", "In `target/lib`, which the program is started with."),
    ("runtime", "", ""),
    ("provided", "Only where the place provides them", "Needed to compile; other Java kernels, or a cluster, bring them along."),
    ("test", "Only by the tests", "Never shipped."),
]


WHERE = {
    "compile": "at run time",
    "runtime": "at run time",
    "provided": "provided, never shipped",
    "test": "tests only, never shipped",
}
REASONS = [
    ("MPL-2.0", "its own files stay under the MPL, everything else may be under another licence"),
    ("EPL", "its own code stays under the EPL, everything else may be under another licence"),
    ("CDDL", "its own files stay under the CDDL, everything else may be under another licence"),
]


def spdx(name):
    """Returns the identifier of a licence that a POM file names, or the name."""
    for pattern, identifier in SPDX:
        if re.search(pattern, name.lower()):
            return identifier
    return name


def pom_of(repository, group, artifact, version):
    folder = repository.joinpath(*group.split("."), artifact, version)
    return folder / f"{artifact}-{version}.pom"


def licences(repository, group, artifact, version):
    """Returns the licences of a library's POM file, or of the nearest parent that names any."""
    for _ in range(10):
        pom = pom_of(repository, group, artifact, version)
        if not pom.is_file():
            return []
        root = ET.parse(pom).getroot()
        prefix = POM if root.tag.startswith("{") else ""
        found = [
            (one.findtext(f"{prefix}name") or one.findtext(f"{prefix}url") or "").strip()
            for one in root.iter(f"{prefix}license")
        ]
        if found:
            return found
        parent = root.find(f"{prefix}parent")
        if parent is None:
            return []
        group, artifact, version = (
            parent.findtext(f"{prefix}{part}").strip() for part in ("groupId", "artifactId", "version")
        )
    return []


def read(listing):
    """Yields (scope, group, artifact, version, jar) of each line of Maven's list."""
    for line in listing.read_text().splitlines():
        words = line.strip().split(" -- ")[0]
        match = re.fullmatch(r"([^:\s]+):([^:]+):jar:(?:([^:]+):)?([^:]+):(compile|runtime|provided|test):(/.+\.jar)", words)
        if match:
            group, artifact, _, version, scope, jar = match.groups()
            yield scope, group, artifact, version, pathlib.Path(jar)


def repository_of(group, jar):
    return jar.parents[2 + len(group.split("."))]


def native_rows(jars):
    rows = []
    for jar in jars:
        with zipfile.ZipFile(jar) as archive:
            for name in archive.namelist():
                file = name.rsplit("/", 1)[-1]
                # Of libraries for many systems only that for this one is listed.
                if ".so" not in file or not ("linux" in name.lower() and ("x86_64" in name or "x86-64" in name)):
                    continue
                if "cu1" in name:
                    continue
                known = next((entry for entry in NATIVE if file.startswith(entry[0])), None)
                if known is None:
                    sys.exit(f"activation-lab: {jar.name} holds {name}, whose licence is not known: add it to NATIVE in env/dependencies.py")
                rows.append((file, jar.name, *known[1:]))
    return rows


def main():
    listing, page = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    check = "--check" in sys.argv[3:]
    found = sorted(read(listing), key=lambda row: (row[1], row[2]))
    if not found:
        sys.exit(f"activation-lab: {listing} lists no library")
    notes, unknown, tables = [], [], []
    for scope, title, words in SCOPES:
        if title:
            tables.append(f"\n## {title}\n\n{words}\n\n| library | version | licence | file |\n|---|---|---|---|")
        for own, group, artifact, version, jar in found:
            if own != scope:
                continue
            names = licences(repository_of(group, jar), group, artifact, version)
            identifiers = sorted({spdx(name) for name in names})
            note = ""
            if not identifiers and f"{group}:{artifact}" in BY_HAND:
                identifier, place = BY_HAND[f"{group}:{artifact}"]
                identifiers, note = [identifier], f" (from {place})"
            if not identifiers:
                unknown.append(f"{group}:{artifact}")
                identifiers = ["not stated"]
            if not PERMISSIVE & set(identifiers):
                notes.append((f"{group}:{artifact}", " or ".join(identifiers), scope))
            tables.append(f"| {group}:{artifact} | {version} | {' or '.join(identifiers)}{note} | {jar.name} |")
    if unknown:
        sys.exit(f"activation-lab: no POM file states a licence for {', '.join(unknown)}: look it up and add it to BY_HAND in env/dependencies.py")
    shipped = [jar for scope, _, _, _, jar in found if scope in ("compile", "runtime")]
    text = [
        "# Dependencies and licences",
        "",
        "Made by `env/dependencies` from what Maven resolves and what the libraries' POM files state; a test compares it with",
        "the class path. Activation Lab itself is under Apache-2.0 and contains none of these libraries: Maven fetches them.",
        "The jar that `env/spark` makes for a cluster holds copies of those at run time, five of them under other names: whoever passes it on passes them on.",
        "\"A or B\" means that the library may be had under either.",
        *tables,
        "\n## Native libraries inside them\n",
        "Of what is shipped, for Linux on x86-64 and processors; the CUDA build is fetched by DJL only where a GPU is asked for, and has NVIDIA's licence.\n",
        "| file | in | what | licence |",
        "|---|---|---|---|",
    ]
    native = native_rows(shipped)
    text += [f"| {file} | {jar} | {what} | {licence} |" for file, jar, what, licence, _ in native]
    text += [
        "\n## Not plainly compatible with Apache-2.0\n",
        "What is under a licence with conditions on more than its own notice. All are used unchanged, as files of their own (but for the copies in the jar of `env/spark`).\n",
    ]
    by_licence = {}
    for name, licence, scope in notes:
        by_licence.setdefault((licence, WHERE[scope]), []).append(name)
    for (licence, where), names in by_licence.items():
        reason = next((why for part, why in REASONS if part in licence), "look at it before passing the program on with it")
        text.append(f"- {licence}, {where}: {', '.join(names)}. {reason[0].upper() + reason[1:]}.")
    text += [f"- {licence}, at run time: {file}. {why[0].upper() + why[1:]}." for file, _, _, licence, why in native if why]
    text += [
        "\nNot listed: Maven's plugins and Error Prone, which only build; Jupyter and its libraries (BSD-3-Clause), which the machine",
        "provides; apache-arrow for JavaScript (Apache-2.0), which one notebook reads an Arrow file with (`env/arrow-js`).",
        "",
    ]
    result = "\n".join(text)
    if check and (not page.is_file() or page.read_text() != result):
        sys.exit(f"activation-lab: {page.name} is not what Maven resolves today: run env/dependencies")
    if not check:
        page.write_text(result)
    print(f"{page.name}: {len(found)} libraries, {len(native)} native files, {len(notes)} with conditions")


if __name__ == "__main__":
    main()
