"""A Story is one case as it was told: it writes the acts of the case, one line each, for `phasemodel case run`.

Every act has a time, a person and a case. What the specification asks of everybody who takes part (to declare interests anew
in each phase, to vote one by one) is written here once; what was said is written in the stories. The deliberations are
invented; the facts about the diagnoses are read from ../diagnoses and carry their source.
"""
import json
import tomllib
from datetime import datetime, timedelta
from pathlib import Path

from decisions import Decisions, centre_id

HERE = Path(__file__).resolve().parent
CLASS_WORDS = {"Unknown": "ukjent", "Not yet documented": "ikke dokumentert ennå"}
AREA_WORDS = {"Norway": "Norge", "Sweden": "Sverige", "Denmark": "Danmark", "Finland": "Finland", "Iceland": "Island",
              "Europe": "Europa", "Worldwide": "hele verden"}
TYPE_WORDS = {"Point prevalence": "forekomst", "Prevalence at birth": "forekomst ved fødsel",
              "Annual incidence": "nye tilfeller i året"}


def diagnosis(file):
    """The diagnosis file `file` (without .toml) as a dictionary."""
    return tomllib.loads((HERE.parent / "diagnoses" / f"{file}.toml").read_text(encoding="utf-8"))


class Story(Decisions):
    """The acts of one case. `name` is the case's label and the name of its file; `about` its diagnosis file."""

    def __init__(self, name, about=None, officer="saksbehandler", chair="tjenesteleder"):
        self.name, self.officer, self.chair = name, officer, chair
        self.facts = diagnosis(about or name)
        self.lines, self.time, self.count = [], None, 0
        self.declared = set()

    # --- time and the bare act ----------------------------------------------------------------------------------------

    def on(self, date, hour=8):
        """Moves on to a day; never backwards."""
        time = datetime.fromisoformat(f"{date}T{hour:02}:00:00")
        if self.time and time < self.time:
            raise ValueError(f"{self.name}: {date} is before {self.time}")
        self.time = time
        return self

    def act(self, act, person, label=None, **fields):
        """Writes one act. Fields that are None are left out; `label` names the case or the entry it makes."""
        line = {"at": self.time.strftime("%Y-%m-%dT%H:%M:%SZ"), "as": f"{person}@demo.example", "act": act}
        if act not in ("register", "propose", "import_historical"):
            line["case"] = self.name
        line.update({key: value for key, value in fields.items() if value is not None})
        if label:
            line["label"] = label
        self.lines.append(line)
        self.time += timedelta(minutes=1)
        return self

    def label(self, kind):
        """A fresh label for an entry, unique in the whole demonstration."""
        self.count += 1
        return f"{self.name}-{kind}-{self.count}"

    def move(self, event, person, **fields):
        """A transition; what was declared counts for the phase that it left."""
        self.act(event, person, **fields)
        if event not in ("park", "resume"):
            self.declared = set()
        return self

    # --- phases 0 to 2: preparing -------------------------------------------------------------------------------------

    def register(self, origin, reason, **fields):
        facts = self.facts
        return self.move("register", self.officer, label=self.name, name=facts["nb"], name_nn=facts["nn"],
                         name_en=facts["en"], name_source="oversatt for demonstrasjonen", orpha=str(facts["orpha"]),
                         origin=origin, reason=reason, **fields)

    def interests(self, *people, value="none", words=None):
        """Each who has not yet done so in this phase says what ties there are."""
        for person in people:
            if person not in self.declared:
                self.act("declare_interest", person, value=value, words=words)
                self.declared.add(person)
        return self

    def identity(self):
        return self.act("set_identity", self.officer, orpha=str(self.facts["orpha"]), level=self.facts["level"])

    def scope(self, words, kind="whole", **fields):
        return self.act("state_scope", self.officer, kind=kind, words=words, **fields)

    def prevalence(self):
        """The prevalence record chosen, in words, and where it stands."""
        record = self.facts["prevalence"][0]
        value = f', {record["value_per_100000"]} per 100 000' if "value_per_100000" in record else ""
        group = CLASS_WORDS.get(record["class"], record["class"])
        checked = "kontrollert av Orphanet" if record["validated"] else "ikke kontrollert av Orphanet"
        words = f'Orphanet oppgir klassen {group} for {AREA_WORDS[record["area"]]} ({TYPE_WORDS[record["type"]]}{value}; {checked}).'
        return words, record

    def suggestion(self):
        """What the machine says of K1 at the threshold 1:2000 (specification section 6)."""
        group = self.facts["prevalence"][0]["class"] if "prevalence" in self.facts else "Unknown"
        if group in ("6-9 / 10 000", ">1 / 1000"):
            return "not_met"
        return "undetermined" if group in CLASS_WORDS else "met"

    def assess(self, criterion, reason, value="met", certainty="high", source="vurdering i fellesenheten", **fields):
        if criterion == "K1" and "prevalence" in self.facts:
            record = self.facts["prevalence"][0]
            fields = {"suggestion": self.suggestion(), "record": str(record["record"]), **fields}
            source = record["source"]
        elif criterion == "K2" and "inheritance" in self.facts:
            source = self.facts["inheritance"]["source"]
        return self.act("assess_criterion", self.officer, criterion=criterion, value=value, certainty=certainty,
                        reason=reason, source=source, **fields)

    def criteria(self, **reasons):
        """K1="…" or K1=("…", {"value": "undetermined"}): the assessments, in order."""
        for criterion in sorted(reasons):
            said = reasons[criterion]
            reason, fields = said if isinstance(said, tuple) else (said, {})
            self.assess(criterion, reason, **fields)
        return self

    def evidence(self, claim, value, source, certainty="medium", person=None, **fields):
        return self.act("add_evidence", person or self.officer, claim=claim, value=value, source=source,
                        certainty=certainty, **fields)

    def pack(self, user="brukerorganisasjon", **said):
        """The evidence pack: what the diagnosis file knows, and what the story says; None is recorded as missing by `missing`."""
        if "prevalence" in self.facts and "prevalence" not in said:
            words, record = self.prevalence()
            self.evidence("prevalence", words, record["source"], "high" if record["validated"] else "medium",
                          place=f'Prevalence id {record["record"]}')
        if "signs" in self.facts and "organ_systems" not in said:
            signs = "; ".join(self.facts["signs"]["values"])
            self.evidence("organ_systems", f"Svært vanlige tegn (HPO, engelske navn): {signs}.", self.facts["signs"]["source"])
        for claim, value in said.items():
            if claim == "user_statement":
                self.evidence(claim, value, "egen uttalelse", person=user)
            else:
                self.evidence(claim, value, "kartlegging i fellesenheten (oppdiktet)")
        return self

    def missing(self, claim, tried, reason):
        return self.act("record_missing", self.officer, claim=claim, tried=tried, reason=reason)

    def candidate(self, person, reason, fit="good", capacity="available", effect="Ingen grupper får mindre.",
                  source="Orphanets klassifikasjoner og senterets fagfelt"):
        self.act("name_candidate", self.officer, centre=centre_id(person), source=source, reason=reason)
        return self.act("state_capacity", person, centre=centre_id(person), fit=fit, capacity=capacity, effect=effect)

    def oral(self, value, reason):
        return self.act("answer_oral_question", "tako", value=value, reason=reason)

    def summary(self, words=None, nn=None, en=None):
        """The plain summary; the diagnosis file's own words where the story has none."""
        return self.act("write_summary", self.officer, nb=words or self.facts["about"], nn=nn, en=en)

    def recommend(self, answer, words, **fields):
        return self.act("write_recommendation", self.officer, answer=answer, words=words, **fields)

    # --- phase 3: hearing ---------------------------------------------------------------------------------------------

    def open_hearing(self, reason, leader="tjenesteleder", until=None, organisation=None):
        self.interests(self.officer, leader)
        return self.move("complete_evidence", leader, reason=reason, until=until, user_organisation=organisation)

    def comment(self, person, text, part=None, body=None, label=None, visibility=None):
        """A comment; returns its label, for the answer."""
        label = label or self.label("innspill")
        self.act("comment", person, label=label, part=part, text=text, body=body, visibility=visibility)
        return label

    def answer(self, label, disposition, reason, changed=None):
        """The answer to a comment; one that only supports the recommendation changes nothing, and that is said."""
        if disposition in ("followed", "partly") and changed is None:
            changed = "Innspillet er lagt ved saken. Teksten er ikke endret."
        return self.act("answer_comment", self.officer, comment=f"@{label}", disposition=disposition, reason=reason,
                        changed=changed)

    def invite(self, body, purpose, asked, until):
        return self.act("invite", self.officer, body=body, purpose=purpose, asked=asked, until=until)

    def silent(self, purpose, *bodies, reminders="Purret to ganger per e-post og én gang på telefon."):
        for body in bodies:
            self.act("record_no_statement", self.officer, body=body, purpose=purpose, reminders=reminders)
        return self

    def text(self):
        """The lines of the file."""
        return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in self.lines)
