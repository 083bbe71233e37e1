"""What a Story tells of the leader group and of what follows: who was present, how each voted, where the offer is, how it goes."""

GROUP = ("tjenesteleder", "frambu", "napos", "nevsom", "nk-se", "nmk", "nscf", "ssd", "tako", "trs")


def centre_id(person):
    """The id of the centre a centre leader leads, as the policy spells it."""
    return {"frambu": "Frambu", "nevsom": "NevSom"}.get(person, person.upper())


class Decisions:
    """The part of a Story that needs the group; `act`, `interests`, `label` and `on` are the Story's."""

    # --- the leader group ---------------------------------------------------------------------------------------------

    def attend(self, people=GROUP, spoke=None, place="Oslo", observers=None):
        return self.act("record_attendance", self.officer, present=[f"{person}@demo.example" for person in people],
                        spoke_for_users=spoke, place=place, observers=observers)

    def precedent(self, verdict, reason, decision=None):
        """Proposed by the case officer, confirmed by the chair."""
        self.act("weigh_precedent", self.officer, decision=decision, verdict=verdict, reason=reason)
        return self.act("weigh_precedent", self.chair, decision=decision, verdict=verdict, reason=reason)

    def ballot(self, transition, words, *, people=GROUP, mover=None, institutional=(), tied=(), tied_words=None, against=(),
               abstain=(), criteria=None, reasons=None, how="close_ballot", carried=True, form="meeting", deadline=None,
               spoke=None, closing=None, close_on=None, **motion):
        """One motion from interests to result. `criteria`: {"K3": ("against", "tako", "ssd")} names who votes otherwise than for."""
        label = self.label("forslag")
        self.interests(*[person for person in people if person in institutional], value="institutional",
                       words="Mitt senter kan få eller miste gruppen.")
        self.interests(*[person for person in people if person in tied], value="tied", words=tied_words)
        self.interests(*people)
        if form == "meeting":
            self.attend(people, spoke)
        self.act("put_motion", mover or self.officer, label=label, transition=transition, words=words, **motion)
        asked = sorted(criteria) if criteria else None
        self.act("open_ballot", self.chair, motion=f"@{label}", criteria=asked, form=form, deadline=deadline)
        for person in people:
            if person not in tied:
                vote = "against" if person in against else "abstain" if person in abstain else "for"
                votes = {name: self.vote_on(criteria[name], person) for name in asked} if asked else {}
                self.act("cast_vote", person, vote=vote, reason=(reasons or {}).get(person), **votes)
        if close_on:
            self.on(close_on)
        event = transition if how == "event" else "close_ballot"
        self.act(event, self.chair, reason=closing)
        if carried and transition not in ("go_on", "continue_offer", "park"):
            self.declared = set()
        return self

    @staticmethod
    def vote_on(said, person):
        """said: "for", or ("against", who…, "abstain", who…) where all others vote for; "!" as first word turns it round."""
        if isinstance(said, str):
            return said
        base, current = "for", "against"
        for word in said:
            if word in ("for", "against", "abstain"):
                current = word
            elif word == "!":
                base = "against"
            elif word == person:
                return current
        return base

    # --- phases 5 to 7 ------------------------------------------------------------------------------------------------

    def ask_placement(self, centres, chosen, until, purpose="placement"):
        """Asks every candidate centre, the council of the chosen one and the users about the placement."""
        words = "Hva mener dere om at gruppen får sitt tilbud der?" if purpose == "placement" else "Hva mener dere om at tilbudet avsluttes?"
        for person in centres:
            self.invite(f"centre:{centre_id(person)}", purpose, words, until)
        self.invite(f"council:{centre_id(chosen)}", purpose, words, until)
        return self.invite("user_organisation", purpose, words, until)

    def answer_placement(self, person, answer, start=None, needs=None, reason=None, by=None):
        return self.act("answer_placement", by or person, **{"centre": centre_id(person), "answer": answer, "from": start,
                                                             "needs": needs, "reason": reason})

    def start_up(self, person, **done):
        """The checklist: item="words" is done, item=("not_applicable", "reason") does not apply."""
        for item, said in done.items():
            state, reason = said if isinstance(said, tuple) else ("done", said)
            self.act("plan_start_up", person, item=item, state=state, reason=reason)
        return self
