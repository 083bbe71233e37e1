#!/usr/bin/python3
"""A calendar or a feed as other people's programs read it: read_feed.py calendar|atom, from standard input to JSON."""
import json
import sys

data = sys.stdin.buffer.read()
if sys.argv[1] == "calendar":
    from icalendar import Calendar

    calendar = Calendar.from_ical(data)
    events = [
        {
            "uid": str(event["UID"]),
            "start": event.decoded("DTSTART").isoformat(),
            "end": event.decoded("DTEND").isoformat(),
            "sequence": int(event["SEQUENCE"]),
            "summary": str(event["SUMMARY"]),
            "url": str(event["URL"]),
        }
        for event in calendar.walk("VEVENT")
    ]
    too_long = [len(line) for line in data.split(b"\r\n") if len(line) > 75]
    read = {"version": str(calendar["VERSION"]), "prodid": str(calendar["PRODID"]), "events": events, "too_long": too_long, "crlf": data.count(b"\n") == data.count(b"\r\n")}
else:
    import feedparser

    feed = feedparser.parse(data)
    entries = [{"id": entry.id, "title": entry.title, "updated": entry.updated, "author": entry.author, "link": entry.link} for entry in feed.entries]
    read = {"version": feed.version, "bozo": bool(feed.bozo), "id": feed.feed.id, "title": feed.feed.title, "updated": feed.feed.updated, "entries": entries}
print(json.dumps(read))
