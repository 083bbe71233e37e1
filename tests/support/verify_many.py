#!/usr/bin/env python3
"""Runs the verifier of examples/verify over many bundles in one process.

    verify_many.py VERIFIER FOLDER KEY    prints for each folder in FOLDER, by name, 0 (nothing wrong) or 1, one a line
"""
import importlib.util
import pathlib
import sys


def main(verifier, folder, key):
    sys.dont_write_bytecode = True
    spec = importlib.util.spec_from_file_location("verify", verifier)
    verify = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(verify)
    known = pathlib.Path(key).read_text("ascii")
    for bundle in sorted(pathlib.Path(folder).iterdir()):
        faults, _, _ = verify.check_bundle(bundle, known)
        print(1 if faults else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
