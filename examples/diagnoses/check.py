#!/usr/bin/env python3
"""Compares every fact in this folder with the Orphanet files it was taken from.

    check.py FOLDER     the folder that holds release-2026-06-23, orphapackets-2025-12 and nomenclature-pack-2025-07

Ends with 1 and names each fact that differs; with 0 and a word when the folder is not there.
"""
import csv
import gzip
import json
import lzma
import sys
import tomllib
import xml.etree.ElementTree as xml
from pathlib import Path

HERE = Path(__file__).resolve().parent
LEVELS = {"Group of disorders": "group", "Disorder": "disorder", "Subtype of disorder": "subtype"}


def text(element, path):
    found = element.find(path)
    return (found.text or "").strip() if found is not None else ""


def disorders(path):
    for _, element in xml.iterparse(gzip.open(path)):
        if element.tag == "Disorder":
            yield text(element, "OrphaCode"), element


def prevalences(folder, codes):
    """By code and record number: what Orphanet's product 9 says of prevalence."""
    known = {}
    for code, element in disorders(folder / "release-2026-06-23/en_product9_prev.xml.gz"):
        if code in codes:
            for record in element.iter("Prevalence"):
                known[code, int(record.get("id"))] = {
                    "type": text(record, "PrevalenceType/Name"), "class": text(record, "PrevalenceClass/Name"),
                    "area": text(record, "PrevalenceGeographic/Name"), "value": text(record, "ValMoy"),
                    "validated": text(record, "PrevalenceValidationStatus/Name") == "Validated"}
        element.clear()
    return known


def ages(folder, codes):
    known = {}
    for code, element in disorders(folder / "release-2026-06-23/en_product9_ages.xml.gz"):
        if code in codes:
            known[code] = {"onset": [text(one, "Name") for one in element.iter("AverageAgeOfOnset")],
                           "inheritance": [text(one, "Name") for one in element.iter("TypeOfInheritance")]}
        element.clear()
    return known


def packets(folder, codes):
    with lzma.open(folder / "orphapackets-2025-12/orphapackets.jsonl.xz", "rt", encoding="utf-8") as lines:
        return {packet["ORPHAcode"]: packet for packet in map(json.loads, lines) if packet["ORPHAcode"] in codes}


def inactive(folder):
    with open(folder / "nomenclature-pack-2025-07/inactive.tsv", encoding="utf-8") as lines:
        return {row["ORPHAcode"].split(":")[1]: row for row in csv.DictReader(lines, delimiter="\t") if row["LabelType"] == "Main name"}


def wrong_prevalence(code, facts, known):
    for stated in facts.get("prevalence", []):
        found = known.get((code, stated["record"]))
        same = found and all(stated[name] == found[name] for name in ("type", "class", "area", "validated"))
        if not same or stated.get("value_per_100000", "0.0") != found["value"]:
            yield f"prevalence record {stated['record']}"


def wrong_identity(facts, packet, moved):
    if packet is None:
        if moved is None or facts["status"] != moved["Status"].lower() or f"ORPHA:{facts['target']}" != moved["TargetORPHAcode"]:
            yield "inactive status"
        return
    if facts["en"] != packet["Label"]:
        yield "English name"
    phenotypes = [one["Phenotype"]["HPOTerm"] for one in packet.get("Phenotypes") or []]
    for part in ("signs", "oral"):
        if not set(facts.get(part, {}).get("values", [])) <= set(phenotypes):
            yield part
    genes = [one["Gene"]["Symbol"] for one in packet["Genes"]] if isinstance(packet.get("Genes"), list) else []
    if facts.get("genes", {}).get("values", genes[:30]) != genes[:30]:
        yield "genes"


def main(folder):
    if not folder.is_dir():
        print(f"skipped: no Orphanet files at {folder}")
        return 0
    files = {path.name: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(HERE.glob("*.toml"))}
    codes = {str(facts["orpha"]) for facts in files.values()}
    known, by_age, packet, moved = prevalences(folder, codes), ages(folder, codes), packets(folder, codes), inactive(folder)
    faults = 0
    for name, facts in files.items():
        code = str(facts["orpha"])
        faulty = [*wrong_prevalence(code, facts, known), *wrong_identity(facts, packet.get(code), moved.get(code))]
        faulty += [part for part in ("onset", "inheritance") if facts.get(part, {}).get("values", []) != by_age.get(code, {}).get(part, [])]
        for fact in faulty:
            faults += 1
            print(f"{name}: {fact} is not what Orphanet says")
    print(f"{len(files)} diagnoses, {faults} facts differ")
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
