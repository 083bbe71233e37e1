#!/usr/bin/env python3
"""Reads a PROV-JSON document with Python's standard library alone and prints what it holds, a fact a line.

    read_prov.py FILE    exit 1 when a relation names what the document does not have, or a version comes before the one it came from
"""
import json
import sys

NAMES = {"wasGeneratedBy": ("prov:entity", "prov:activity"), "used": ("prov:activity", "prov:entity"),
         "wasAssociatedWith": ("prov:activity", "prov:agent"), "actedOnBehalfOf": ("prov:delegate", "prov:responsible", "prov:activity"),
         "wasDerivedFrom": ("prov:generatedEntity", "prov:usedEntity", "prov:activity"),
         "specializationOf": ("prov:specificEntity", "prov:generalEntity")}


def main(path):
    document = json.load(open(path, encoding="utf-8"))
    counts = {"bundles": 0, "activities": 0, "versions": 0, "texts": 0, "dangling": 0}
    about = document["entity"]["pm:export"]
    assert about["pm:program"] and about["pm:model"] and document["prefix"]["pm"] == "urn:phasemodel:"
    for bundle in document["bundle"].values():
        counts["bundles"] += 1
        known = {name for kind in ("entity", "activity", "agent") for name in bundle.get(kind, {})}
        for relation, members in NAMES.items():
            for said in bundle.get(relation, {}).values():
                counts["dangling"] += sum(1 for member in members if member in said and said[member] not in known)
        counts["activities"] += len(bundle.get("activity", {}))
        for entity in bundle["entity"].values():
            kind = entity["prov:type"]["$"]
            counts["versions"] += kind == "pm:Version"
            if kind == "pm:Text":
                counts["texts"] += 1
                print("text:", entity["prov:value"])
        for step in bundle.get("wasDerivedFrom", {}).values():
            after, before = (int(step[end].rpartition("@")[2]) for end in ("prov:generatedEntity", "prov:usedEntity"))
            assert after == before + 1, step
    print(*(f"{name}: {count}" for name, count in counts.items()), sep="\n")
    return 1 if counts["dangling"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
