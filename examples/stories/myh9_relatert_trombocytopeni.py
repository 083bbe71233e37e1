"""MYH9-relatert trombocytopeni: parked and resumed in phases 1 to 4, and waiting for the leader group now."""
from story import Story

SERVED = "Blodavdelingen ved universitetssykehuset. Sjeldentelefonen svarer."


def tell():
    s = Story("myh9_relatert_trombocytopeni")
    s.on("2025-02-24").register("orphanet_release", "Orphanet har samlet fire eldre navn i denne diagnosen.")
    s.on("2025-03-03").move("accept", "saksbehandler", reason="Tas opp samlet.")
    s.interests("saksbehandler", "tjenesteleder")
    s.on("2025-03-10").move("park", "tjenesteleder", reason="Vi venter på svar fra Orphanet om de eldre navnene.", until="2025-06-02",
                            condition="Orphanet har svart.", where_served=SERVED)
    s.on("2025-05-05").move("resume", "saksbehandler", reason="Orphanet har svart. Navnene er flyttet hit.")
    s.on("2025-05-12").scope("Hele diagnosen med de fire eldre navnene.")
    s.criteria(K1="Langt under grensen.", K2="Dominant arvelig feil i MYH9.", K3="Blod, hørsel, øyne, nyrer og lever.",
               K4=("Noen trenger dialyse og høreapparat fra ung alder. Andre blør bare lett.", {"certainty": "low"}))
    s.on("2025-05-26").move("complete_assessment", "tjenesteleder", reason="Hovedkriteriene er vurdert.")
    s.on("2025-06-10").interests("tjenesteleder").move("park", "tjenesteleder", reason="Den ene saksbehandleren er i permisjon.", until="2025-09-01",
                                                       where_served=SERVED)
    s.on("2025-09-01").move("resume", "saksbehandler", reason="Vi er tilbake i full styrke.")
    pack(s)
    hear(s)
    return s


def pack(s):
    s.on("2025-09-15")
    s.candidate("ssd", "SSD har bredest erfaring med tilstander som rammer flere organer.", effect="Én rådgiver må lære om blødning.")
    s.oral("link", "Blødning ved tannbehandling krever plan. TAKO kan veilede tannleger.")
    s.criteria(K5="Blodlegene følger blodplatene. Hørsel og nyrer blir ofte glemt.", K6=("Få henvendelser.", {"value": "undetermined", "certainty": "low"}),
               K7="Blødningsfare ved tannbehandling.")
    s.on("2025-10-13").pack(
        service_needs="Blødningsplan ved operasjon og fødsel, hørselsprøve hvert år, nyreprøver, hjelp på skolen ved hørselstap.",
        existing_services="Blodavdelinger i alle regioner. Ingen samler trådene.", enquiries="Sjeldentelefonen: 1–4 henvendelser siste år.",
        oral_aspects="Fare for blødning ved trekking av tenner.", centre_fit="SSD passer best.", effect_on_groups="Liten.",
        user_statement="Jeg måtte selv fortelle nyrelegen hva diagnosen heter.")
    s.recommend("later", "Fellesenheten foreslår å vente til vi vet hvor mange som får nyresvikt.")
    s.summary()
    s.on("2025-11-10").open_hearing("Høring om å vente eller opprette tilbud.", until="2025-12-22")


def hear(s):
    s.on("2025-11-24").interests("tjenesteleder").move("park", "tjenesteleder", reason="Kartleggingen på nettet var feil versjon. Høringen stanser til den er rettet.",
                                                       until="2026-01-12", where_served=SERVED)
    s.on("2025-12-08").move("resume", "saksbehandler", reason="Riktig versjon er sendt ut. Fristen forlenges med dagene høringen sto stille.")
    s.on("2025-12-15")
    users = s.comment("brukerorganisasjon", "Ikke vent. Den som venter, mister hørselen imens.", "case", "user_organisation")
    s.on("2026-01-12").answer(users, "followed", "Vi er overbevist.", "Innstillingen er endret fra «senere» til «ja».")
    s.silent("hearing", "council:SSD", "reference_group", "clinical_community")
    s.recommend("yes", "Tilbud bør opprettes nå. Ventetid skader hørselen.", final=True, changes="Endret fra «senere» til «ja» etter uttalelsen fra brukerne.")
    s.on("2026-01-19").move("close_hearing", "saksbehandler", reason="Svarene er gitt.")
    s.on("2026-02-10").ballot("park", "Saken venter til Sjeldenregisteret har tall for nyresvikt.", until="2026-10-05", mover="napos",
                              condition="Registeret har levert tall.", where_served=SERVED, against=("ssd", "tako"), how="event",
                              closing="Vedtatt åtte mot to.")
    s.on("2026-10-05").move("resume", "saksbehandler", reason="Registeret har levert tall.")
    s.on("2026-10-26").assess("K4", "Registeret viser at mange får nyresvikt i voksen alder (oppdiktet). Behovet er langvarig.", certainty="high")
    s.precedent("followed", "Hypofosfatasi: liten gruppe, mange organer.", "hypofosfatasi")
