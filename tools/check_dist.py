"""Looks into the built wheel and sdist: is all there that must be, and nothing else? Builds nothing."""

import sys
import tarfile
import zipfile
from email.parser import Parser
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Left out of both: what a run of the code leaves behind.
LITTER = ("__pycache__", ".pyc", ".DS_Store")
# In the sdist, so that its reader can build, test and redraw; the package itself is compared with the wheel.
SDIST_FOLDERS = (".ci", "docs", "maps", "seeds", "tests", "tools")
SDIST_FILES = ("CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md", "pyproject.toml")
DEPENDENCIES = ("attrs", "graphviz", "lark", "hypothesis")


def list_files(folder: Path) -> set[str]:
    """The files under a folder of the checkout, as paths from the root, litter left out."""
    return {
        path.relative_to(ROOT).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and not any(sign in path.as_posix() for sign in LITTER)
    }


def find_wheel_faults(wheel: Path) -> list[str]:
    """What is missing from the wheel, or in it and should not be."""
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if not name.endswith("/")}
        info = f"{'-'.join(wheel.stem.split('-')[:2])}.dist-info"
        metadata = Parser().parsestr(archive.read(f"{info}/METADATA").decode())
        entry_points = archive.read(f"{info}/entry_points.txt").decode()
    inside = {name for name in names if not name.startswith(f"{info}/")}
    expected = list_files(ROOT / "argmap")
    faults = [f"the wheel lacks {name}" for name in sorted(expected - inside)]
    faults += [f"the wheel holds {name}, which argmap/ does not" for name in sorted(inside - expected)]

    licences = {name.removeprefix(f"{info}/licenses/") for name in names if "/licenses/" in name}
    for licence in ("LICENSE", *(name for name in expected if name.endswith("OFL.txt"))):
        if licence not in licences:
            faults.append(f"the wheel's metadata lacks the licence {licence}")
    if metadata["License-Expression"] != "MIT AND OFL-1.1":
        faults.append(f"the wheel says its licence is {metadata['License-Expression']}")
    required = [str(line) for line in metadata.get_all("Requires-Dist", [])]
    for name in DEPENDENCIES:
        if not any(line.startswith(name) and "extra ==" not in line for line in required):
            faults.append(f"the wheel does not depend on {name}")
    for line in ("argmap = argmap.cli:main", "argmap = argmap.pygments_lexer:ArgmapLexer"):
        if line not in entry_points.replace("=", " = ").replace("  ", " "):
            faults.append(f"the wheel lacks the entry point {line}")
    return faults


def find_sdist_faults(sdist: Path) -> list[str]:
    """What is missing from the sdist, or in it and should not be."""
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    expected = set(SDIST_FILES) | list_files(ROOT / "argmap")
    for folder in SDIST_FOLDERS:
        expected |= list_files(ROOT / folder)
    faults = [f"the sdist lacks {name}" for name in sorted(expected - names)]
    return faults + [f"the sdist holds {name}" for name in sorted(names) if any(s in name for s in LITTER)]


def main() -> int:
    """Prints what is wrong with the files in the folder given; 1 when there is anything."""
    folder = Path(sys.argv[1])
    wheels, sdists = sorted(folder.glob("*.whl")), sorted(folder.glob("*.tar.gz"))
    if len(wheels) != 1 or len(sdists) != 1:
        print(f"{folder} holds {len(wheels)} wheels and {len(sdists)} sdists, not one of each")
        return 1
    faults = find_wheel_faults(wheels[0]) + find_sdist_faults(sdists[0])
    for fault in faults:
        print(fault)
    for path in (*wheels, *sdists):
        print(f"{path} {path.stat().st_size / 1000:.0f} kB")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
