"""Zellwegers syndrom: merged during its hearing, because the users asked for the whole spectrum in one case."""
from story import Story


def tell():
    return [narrow(), whole()]


def narrow():
    s = Story("zellwegers_syndrom")
    s.on("2025-06-02").register("expert_network", "Et europeisk nettverk ber Norge utpeke et kontaktsted.")
    s.on("2025-06-10").move("accept", "saksbehandler", reason="Tas opp.")
    s.on("2025-06-23").scope("Bare den alvorligste formen.", kind="whole")
    s.criteria(K1=("Orphanet har ikke tall for forekomst. Vi kjenner svært få i Norge.", {"certainty": "low"}), K2="Recessivt arvelig.",
               K3="Hjerne, lever, nyrer, syn og hørsel.", K4="Stort omsorgsbehov i et kort liv. Familien trenger hjelp fra mange.")
    s.interests("saksbehandler", "tjenesteleder")
    s.on("2025-08-18").move("complete_assessment", "tjenesteleder", reason="Innenfor mandatet.")
    s.on("2025-09-01")
    s.candidate("frambu", "Frambu har erfaring med barn som lever kort.", effect="Ingen grupper må vente.")
    s.oral("no_link", "Andre behov er viktigere.")
    s.pack(user="foreldreforening", service_needs="Avlastning, lindring, sorgstøtte og hjelp til søsken.",
           existing_services="Barneavdeling og lindrende team i noen fylker.", enquiries="Sjeldentelefonen: 1–4 henvendelser siste år.",
           oral_aspects="Ikke undersøkt særskilt.", centre_fit="Frambu passer.", effect_on_groups="Ingen.",
           user_statement="Barna våre lever kort. Hjelpen må komme med én gang.")
    s.recommend("yes", "Gruppen bør få tilbud.")
    s.summary()
    s.on("2025-10-06").open_hearing("Klart for høring.", until="2025-11-17")
    s.on("2025-10-27")
    s.comment("foreldreforening", "Ikke del spekteret. Vi som har barn med mildere form, trenger det samme stedet.", "scope", "user_organisation")
    doctor = s.comment("fagperson", "Enig med foreldrene. Skillet mellom formene er flytende.", "scope", "clinical_community")
    s.answer(doctor, "followed", "Saken slås sammen med saken om hele spekteret.")
    s.interests("saksbehandler", "tjenesteleder")
    return s.on("2025-11-03").move("supersede", "tjenesteleder", outcome="SLATT", targets=["peroksisom_biogenesesykdom"],
                                   reason="Brukerne og fagmiljøet ber om én sak for hele Zellweger-spekteret. Høringen avbrytes, og innspillene følger med.",
                                   where_served="Barneavdelingen og lindrende team. Sjeldentelefonen svarer.")


def whole():
    s = Story("peroksisom_biogenesesykdom")
    s.on("2025-10-29").register("user_organisation", "Foreldreforeningen ber om at hele spekteret vurderes samlet.", proposer="foreldreforening@demo.example")
    s.on("2025-11-10").act("look_again", "saksbehandler", checked="Saken om Zellwegers syndrom er slått sammen med denne. Nettverket sender oversikt til høsten.",
                           next_date="2026-10-05")
    s.on("2026-10-05").move("accept", "saksbehandler", reason="Oversikten fra nettverket er kommet.")
    s.on("2026-11-02").scope("Hele Zellweger-spekteret.", **{"in": [str(code) for code in s.facts["children"]]})
    s.criteria(K1=("Ingen tall i Orphanet. Svært sjelden etter alle kilder vi kjenner.", {"certainty": "low"}), K2="Recessivt arvelig.")
    return s
