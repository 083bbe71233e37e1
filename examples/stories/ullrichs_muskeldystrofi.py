"""Ullrichs muskeldystrofi: taken all the way to the leader group, which merged it with the wider case."""
from story import Story


def tell():
    return [narrow(), whole()]


def narrow():
    s = Story("ullrichs_muskeldystrofi", officer="saksbehandler2")
    s.on("2025-04-07").register("centre", "NMK følger Bethlems muskeldystrofi, men ikke den alvorligere Ullrichs form.")
    s.on("2025-04-14").move("accept", "saksbehandler2", reason="Tas opp.")
    s.on("2025-04-28").scope("Ullrichs medfødte muskeldystrofi.")
    s.criteria(K1=("Lav klasse for Europa, men tallet er ikke kontrollert.", {"certainty": "medium"}), K2="Arvelig feil i kollagen VI.",
               K3="Muskler, ledd, rygg og pust.", K4="Respirator, rullestol og personlig assistanse fra barneårene.")
    s.interests("saksbehandler2", "tjenesteleder")
    s.on("2025-05-19").move("complete_assessment", "tjenesteleder", reason="Oppfyller hovedkriteriene.")
    s.on("2025-06-02")
    s.candidate("nmk", "NMK har muskelsykdommene.", effect="Ingen grupper må vente.")
    s.oral("no_link", "Trang gane hos noen, men lite plager.")
    s.criteria(K5="NMK gir råd når noen ringer, men har ikke ansvar.", K6="Jevnt med spørsmål.", K7=("Lite.", {"value": "not_met"}))
    s.on("2025-08-25").pack(
        service_needs="Pustehjelp om natten, ryggkirurgi, hjelpemidler, assistanse.", existing_services="Barnehabilitering og lungeavdeling.",
        enquiries="Sjeldentelefonen: 1–4 henvendelser siste år.", oral_aspects="Trang gane.", centre_fit="NMK passer godt.",
        effect_on_groups="Ingen.", user_statement="Vi hører til samme familie av sykdommer som Bethlem. Hvorfor har bare de et senter?")
    s.recommend("yes", "Gruppen bør få tilbud.")
    s.summary()
    s.on("2025-09-22").open_hearing("Klart for høring.", until="2025-11-03")
    s.on("2025-10-20")
    doctor = s.comment("fagperson", "Skillet mellom Bethlem og Ullrich er historisk. Se på hele kollagen VI-gruppen.", "scope", "clinical_community")
    s.on("2025-11-10").answer(doctor, "partly", "Ledergruppen får spørsmålet.", "Sammenslåing er lagt inn som et alternativ.")
    s.silent("hearing", "user_organisation", "council:NMK", "reference_group")
    s.recommend("yes", "Tilbud bør gis, helst samlet for kollagen VI-sykdommene.", final=True, changes="Sammenslåing er tatt inn som alternativ.")
    s.on("2025-11-17").move("close_hearing", "saksbehandler2", reason="Svarene er gitt.")
    s.on("2026-04-21").ballot("supersede", "Saken slås sammen med saken om kollagen VI-relatert muskeldystrofi.", outcome="SLATT",
                              targets=["kollagen_vi_muskeldystrofi"], mover="nmk", institutional=("nmk",),
                              where_served="NMK gir råd inntil den nye saken er avgjort. Sjeldentelefonen svarer.", closing="Enstemmig.")
    return s


def whole():
    s = Story("kollagen_vi_muskeldystrofi", officer="saksbehandler2")
    s.on("2026-04-13").register("centre", "Samler Bethlem, Ullrich og formene mellom dem i én sak.")
    s.on("2026-04-27").move("accept", "saksbehandler2", reason="Tar over for to andre saker.")
    s.on("2026-05-11").scope("Hele kollagen VI-gruppen.", **{"in": [str(code) for code in s.facts["children"]]})
    s.criteria(K1=("Orphanet har ikke tall for gruppen. Begge hovedformene er langt under grensen.", {"certainty": "medium"}), K2="Arvelig feil i kollagen VI.",
               K3="Muskler, ledd, rygg og pust.", K4="Behov for mange tjenester hele livet.")
    s.interests("saksbehandler2", "tjenesteleder")
    s.on("2026-08-31").move("complete_assessment", "tjenesteleder", reason="Hovedkriteriene er oppfylt.")
    s.on("2026-10-12")
    s.candidate("nmk", "NMK har alt ansvaret for Bethlem.", effect="Ingen grupper må vente.")
    s.evidence("existing_services", "NMK har fulgt Bethlem i mange år. Ullrich har ikke hatt eget tilbud.", "kartlegging i fellesenheten (oppdiktet)")
    return s
