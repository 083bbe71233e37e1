"""Marfans syndrom type 1: a subtype of a diagnosis that already has an offer, closed as covered after assessment."""
from story import Story


def tell():
    s = Story("marfans_syndrom_type_1")
    s.on("2024-10-07").register("orphanet_release", "Undertypen står med egen kode i Orphanet.")
    s.on("2024-10-14").move("accept", "saksbehandler", reason="Vi må se om undertypen trenger noe eget.")
    s.on("2024-10-21").scope("Undertypen med endring i FBN1.", kind="subtype")
    s.interests("saksbehandler", "tjenesteleder")
    s.on("2024-11-04").move("close_formal", "tjenesteleder", outcome="DEKKET", covering_case="marfans_syndrom",
                            reason="Undertypen er en del av Marfans syndrom, som TRS har ansvar for.", documented="Orphanet: ORPHA:284963 er undertype av ORPHA:558.",
                            where_served="TRS, under Marfans syndrom.", review_date="2028-11-01")
    return s
