"""Rubinstein-Taybis syndrom: back to the watch list, parked, taken up, and parked again."""
from story import Story


def tell():
    s = Story("rubinstein_taybis_syndrom", officer="saksbehandler2")
    s.on("2025-02-10").register("enquiry", "Tre familier har ringt Sjeldentelefonen på ett år.")
    s.act("record_enquiries", "saksbehandler2", orpha="783", year=2024, count=3, channel="sjeldentelefonen")
    s.on("2025-02-17").move("accept", "saksbehandler2", reason="Tas opp til vurdering.")
    s.on("2025-02-24").scope("Hele syndromet. Orphanet deler det i tre etter genfeil.", **{"in": [str(code) for code in s.facts["children"]]})
    s.criteria(K1="Godt under grensen.", K2=("Oftest nyoppstått endring, medfødt.", {"certainty": "high"}), K3="Skjelett, hjerte, utvikling og tenner.",
               K4=("Behovene er store i barneårene. For voksne vet vi lite.", {"value": "undetermined", "certainty": "low"}))
    s.interests("saksbehandler2", "tjenesteleder")
    s.on("2025-03-10").move("complete_assessment", "tjenesteleder", reason="Går videre med K4 som åpent spørsmål.")
    s.on("2025-04-28").interests("tjenesteleder").move(
        "return_to_assessment", "tjenesteleder", reason="Avgrensingen må gjøres om. De tre genfeilene gir for ulike behov til å vurderes samlet.")
    s.on("2025-05-12").scope("Bare formen med endring i CREBBP, som er den vanligste.", kind="subtype", **{"in": ["353277"], "out": ["353281", "353284"]})
    s.on("2025-05-26").interests("tjenesteleder", "saksbehandler2").move(
        "return_to_registration", "tjenesteleder", reason="Det finnes for lite kunnskap om voksne. Saken følges til ny forskning kommer.")
    s.on("2025-06-02").move("park", "saksbehandler2", reason="Vi venter på en nordisk studie om voksne.", until="2026-03-02",
                            condition="Studien er publisert.", where_served="Sjeldentelefonen og habiliteringstjenesten.")
    s.on("2026-03-02").move("resume", "saksbehandler2", reason="Datoen er nådd.")
    s.act("look_again", "saksbehandler2", checked="Studien er utsatt. Orphanet har ingen endring for koden.", next_date="2026-12-07")
    s.on("2026-03-09").move("park", "saksbehandler2", reason="Studien er utsatt til nyttår.", until="2027-02-01",
                            condition="Studien er publisert.", where_served="Sjeldentelefonen og habiliteringstjenesten.")
    comment = s.comment("foreldreforening", "Vi som har voksne barn kan fortelle. Må vi vente på en studie?", "K4", "user_organisation")
    s.on("2026-03-16").answer(comment, "partly", "Vi inviterer dere til et møte om erfaringene deres.", "Møtet er satt opp i april.")
    return s
