"""Charcot-Marie-Tooths sykdom: closed as not rare, called in two days late with a second signature, and sent on with a narrower scope."""
from story import Story


def tell():
    s = Story("charcot_marie_tooths_sykdom")
    s.on("2026-02-02").register("centre", "NMK får spørsmål om de tidlige og alvorlige formene.", proposer="nmk@demo.example")
    s.on("2026-02-09").move("accept", "saksbehandler", reason="Tas opp.")
    s.on("2026-02-16").scope("Hele gruppen arvelige nervesykdommer.")
    s.assess("K1", "Det norske tallet er 61 per 100 000, altså over grensen. Tallet er ikke kontrollert av Orphanet.", value="not_met", certainty="medium")
    s.assess("K2", "Arvelig i alle former.")
    s.interests("saksbehandler", "tjenesteleder")
    s.on("2026-03-02").move("close_formal", "tjenesteleder", outcome="UTENFOR-1", reason="Gruppen samlet er ikke sjelden i Norge.",
                            documented="Orphadata produkt 9, post 1563 (Norge), grense 1:2000 i regelverk 1.0.",
                            where_served="Nevrologiske avdelinger. Sjeldentelefonen svarer.", review_date="2029-03-01")
    s.on("2026-03-18").interests("tjenesteleder", "trs")
    s.act("countersign", "trs", for_act="override", requirement="within_call_in", draft="@draft", verdict="yes",
          reason="Fristen gikk ut mens senterlederen var syk. To dager er ikke mye.")
    s.act("override", "tjenesteleder", requirement="within_call_in", reason="Senterlederen ved NMK varslet før fristen, men fikk ikke gjort det selv.")
    s.move("call_in", "nmk", reason="Gruppen er for vid. Type 4 er sjelden og alvorlig og må vurderes for seg.")
    s.on("2026-04-07").act("set_identity", "saksbehandler", orpha="64749", level="group", name="Charcot-Marie-Tooths sykdom type 4",
                           name_en="Charcot-Marie-Tooth disease type 4", name_source="oversatt for demonstrasjonen")
    s.scope("Bare type 4, de recessive formene som begynner tidlig.", kind="subgroup", **{"in": ["64749"]})
    s.act("assess_criterion", "saksbehandler", criterion="K1", value="met", certainty="medium", suggestion="met", record="5899",
          reason="Orphanet oppgir 1-5 / 10 000 for Europa for type 4. Det er innenfor grensen 1:2000.",
          source="Orphadata product 9 (prevalence), 2026-06-23, ORPHA:64749, Prevalence id 5899")
    s.criteria(K3="Nerver, muskler, rygg, pust og noen ganger syn og hørsel.", K4="Barn trenger fysioterapi, kirurgi og hjelpemidler i mange år.")
    s.on("2026-04-21").ballot("go_on", "Saken går videre med den snevre avgrensingen.", institutional=("nmk",),
                              criteria={"K1": ("against", "ssd"), "K2": "for"}, reasons={"ssd": "Klassen er i øverste kant."},
                              closing="Vedtatt enstemmig. K1 er oppfylt med ni mot én stemme.")
    s.interests("saksbehandler", "tjenesteleder")
    s.on("2026-05-04").move("complete_assessment", "tjenesteleder", reason="Gruppen har avgjort at saken går videre. Stemmene om K1 og K2 legges til grunn.")
    s.on("2026-10-05")
    s.candidate("nmk", "NMK har ansvar for de arvelige nerve- og muskelsykdommene.", effect="Vi kan ta gruppen uten å endre noe.")
    s.oral("no_link", "Ingen særskilte plager.")
    s.evidence("service_needs", "Skinner og rullestol, operasjon av føtter og rygg, hjelp på skolen og i jobb.", "kartlegging i fellesenheten (oppdiktet)")
    return s
