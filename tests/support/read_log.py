#!/usr/bin/env python3
"""Reads an XES or OCEL 2.0 JSON log with Python's standard library alone and prints what it holds, a fact a line.

    read_log.py FILE    exit 1 when the log contradicts itself: a repeated id, an event without what every event has
"""
import collections
import json
import sys
import xml.etree.ElementTree as xml
from datetime import datetime


def attributes(element):
    found = {}
    for child in element:
        key = child.get("key")
        if key is None:
            continue
        assert key not in found, f"the attribute {key} stands twice"
        found[key] = child.get("value")
    return found


def read_xes(path):
    log = xml.parse(path).getroot()
    assert log.tag == "log" and log.get("xes.version") == "1849.2016"
    prefixes = {extension.get("prefix") for extension in log.findall("extension")}
    assert prefixes == {"concept", "org", "time", "lifecycle"}, prefixes
    about = attributes(log)
    assert about["program"] and about["model"]
    traces = log.findall("trace")
    names = []
    for trace in traces:
        known = attributes(trace)
        print("diagnosis:", known.get("diagnosis"))
        before = None
        for event in trace.findall("event"):
            said = attributes(event)
            names.append(said["concept:name"])
            now = datetime.fromisoformat(said["time:timestamp"].replace("Z", "+00:00"))
            assert before is None or before <= now, "events out of order"
            before = now
            assert said["lifecycle:transition"] == "complete" and said["org:resource"] and "org:role" in said
    print("traces:", len(traces))
    print("events:", len(names))
    print("activities:", " ".join(names))


def read_ocel(path):
    with open(path, encoding="utf-8") as file:
        log = json.load(file)
    objects = {one["id"]: one for one in log["objects"]}
    assert len(objects) == len(log["objects"]), "an object stands twice"
    assert len({one["id"] for one in log["events"]}) == len(log["events"]), "an event stands twice"
    object_types = {one["name"]: {attribute["name"] for attribute in one["attributes"]} for one in log["objectTypes"]}
    event_types = {one["name"]: {attribute["name"] for attribute in one["attributes"]} for one in log["eventTypes"]}
    dangling = 0
    for known, entries in ((object_types, log["objects"]), (event_types, log["events"])):
        for entry in entries:
            said = {attribute["name"] for attribute in entry["attributes"]}
            assert said <= known[entry["type"]], (entry["id"], said)
            dangling += sum(relation["objectId"] not in objects for relation in entry["relationships"])
    for kind, count in sorted(collections.Counter(one["type"] for one in log["objects"]).items()):
        print(f"{kind}: {count}")
    print("events:", len(log["events"]))
    print("dangling:", dangling)


def main(path):
    with open(path, "rb") as file:
        is_xml = file.read(1) == b"<"
    (read_xes if is_xml else read_ocel)(path)


if __name__ == "__main__":
    main(sys.argv[1])
