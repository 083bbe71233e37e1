#!/usr/bin/env python3
"""Reads a Noark 5 handover with Python's standard library alone and prints what it holds, a fact a line.

    read_noark.py FOLDER    exit 1 when a digest, a count or a number does not fit, or two things have one identifier
"""
import hashlib
import pathlib
import sys
import xml.etree.ElementTree as xml

SPACE = "{http://www.arkivverket.no/standarder/noark5/%s}%s"
ADDML = "{http://www.arkivverket.no/standarder/addml}"


def properties(element):
    return {one.get("name"): one for one in element.findall(f"{ADDML}properties/{ADDML}property")}


def value(element):
    return element.findtext(f"{ADDML}value")


def check_digests(folder):
    for item in xml.parse(folder / "arkivuttrekk.xml").getroot().iter(f"{ADDML}dataObject"):
        said = properties(properties(item)["file"])
        checksum = properties(said["checksum"])
        digest = hashlib.sha256((folder / value(said["name"])).read_bytes()).hexdigest()
        assert value(checksum["algorithm"]) == "SHA-256" and value(checksum["value"]) == digest, value(said["name"])
        counted = properties(properties(properties(item)["info"])["numberOfOccurrences"])
        for name, count in counted.items():
            found = sum(1 for one in xml.parse(folder / value(said["name"])).getroot().iter() if one.tag.endswith("}" + name))
            assert found == int(value(count)), (name, found)


def main(path):
    folder = pathlib.Path(path)
    check_digests(folder)
    ids, entries, documents = set(), [], 0
    root = xml.parse(folder / "arkivstruktur.xml").getroot()
    name = lambda tag: SPACE % ("arkivstruktur", tag)
    for identifier in root.iter(name("systemID")):
        assert identifier.text not in ids, identifier.text
        ids.add(identifier.text)
    for case in root.iter(name("mappe")):
        print("case:", case.findtext(name("mappeID")), case.findtext(name("tittel")), case.findtext(name("saksstatus")))
        for entry in case.findall(name("registrering")):
            entries.append(entry.findtext(name("systemID")))
            for item in entry.iter(name("dokumentobjekt")):
                content = (folder / item.findtext(name("referanseDokumentfil"))).read_bytes()
                assert hashlib.sha256(content).hexdigest() == item.findtext(name("sjekksum"))
                assert len(content) == int(item.findtext(name("filstoerrelse")))
                documents += 1
    for journal in ("loependeJournal", "offentligJournal"):
        head = xml.parse(folder / f"{journal}.xml").getroot()
        posts = list(head.iter(SPACE % (journal, "journalpost")))
        assert [one.findtext(SPACE % (journal, "systemID")) for one in posts] == entries, journal
        assert int(head.findtext(f"{SPACE % (journal, 'journalhode')}/{SPACE % (journal, 'antallJournalposter')}")) == len(posts)
    changes = [one.findtext(SPACE % ("endringslogg", "referanseArkivenhet")) for one in xml.parse(folder / "endringslogg.xml").getroot()]
    assert changes and set(changes) <= ids
    print(f"entries: {len(entries)}\ndocuments: {documents}\nchanges: {len(changes)}")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1]))
    except AssertionError as wrong:
        sys.exit(f"wrong: {wrong}")
