"""Epsteins og Fechtners syndrom: two names that Orphanet has moved, merged into the case of the disorder they belong to."""
from story import Story


def tell():
    return [from_registration(), from_assessment()]


def from_registration():
    s = Story("epsteins_syndrom")
    s.on("2025-03-17").register("orphanet_release", "Navnet står på en eldre liste.")
    s.on("2025-04-07").interests("saksbehandler", "tjenesteleder")
    return s.move("supersede", "tjenesteleder", outcome="SLATT", targets=["myh9_relatert_trombocytopeni"],
                  reason="Orphanet har flyttet Epsteins syndrom til MYH9-relatert trombocytopeni. Saken fortsetter der.",
                  where_served="Blodavdelingen. Sjeldentelefonen svarer.")


def from_assessment():
    s = Story("fechtners_syndrom", officer="saksbehandler2")
    s.on("2025-03-24").register("enquiry", "En voksen med diagnosen spør hvem som kan svare om hørsel og nyrer.")
    s.on("2025-03-31").act("judge_duplicate", "saksbehandler2", hit="myh9_relatert_trombocytopeni", verdict="same",
                           reason="Orphanet har flyttet koden dit.")
    s.move("accept", "saksbehandler2", reason="Tas opp, så den som spurte får svar.")
    s.on("2025-04-14").scope("Det som før het Fechtners syndrom.", kind="subtype")
    s.interests("saksbehandler2", "tjenesteleder")
    return s.move("supersede", "tjenesteleder", outcome="SLATT", targets=["myh9_relatert_trombocytopeni"],
                  reason="Koden er flyttet. Den som spurte, følger nå saken om MYH9-relatert trombocytopeni.",
                  where_served="Blodavdelingen og hørselssentralen. Sjeldentelefonen svarer.")
