#!/usr/bin/env python3
"""Writes ../cases/*.jsonl, one file a case, from the stories in this folder.

    write.py            writes the files
    write.py --check    ends with 1 when a file differs from what its story tells
"""
import importlib
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOOLS = {"decisions", "story", "write"}


def stories():
    """Every story of this folder, by name."""
    sys.path.insert(0, str(HERE))
    found = {}
    for path in sorted(HERE.glob("*.py")):
        if path.stem not in TOOLS:
            told = importlib.import_module(path.stem).tell()
            for story in told if isinstance(told, list) else [told]:
                found[story.name] = story.text()
    return found


def main(check):
    folder = HERE.parent / "cases"
    folder.mkdir(exist_ok=True)
    told = stories()
    present = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.jsonl")}
    if check:
        wrong = sorted(name for name in told.keys() | present.keys() if told.get(name) != present.get(name))
        print("\n".join(f"cases/{name}.jsonl is not what its story tells" for name in wrong) or "every case is what its story tells")
        return 1 if wrong else 0
    for name in present.keys() - told.keys():
        (folder / f"{name}.jsonl").unlink()
    for name, text in told.items():
        (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")
    print(f"{len(told)} cases, {sum(text.count(chr(10)) for text in told.values())} acts")
    return 0


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    sys.exit(main("--check" in sys.argv[1:]))
