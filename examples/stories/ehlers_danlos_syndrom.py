"""Ehlers-Danlos syndrom: too wide for one case, split into two that are assessed each for itself."""
from story import Story


def tell():
    return [group(), part("vaskulaert_ehlers_danlos_syndrom", "Den vaskulære formen skilles ut fordi den er livstruende.", accept="2026-10-19"),
            part("hypermobilt_ehlers_danlos_syndrom", "Den hypermobile formen vurderes for seg. Den er vanligere, og grensen mot andre plager er uklar.")]


def group():
    s = Story("ehlers_danlos_syndrom", officer="saksbehandler2")
    s.on("2026-01-19").register("user_organisation", "Foreningen ber om ett sted for alle former.", proposer="brukerorganisasjon@demo.example")
    s.on("2026-01-26").move("accept", "saksbehandler2", reason="Tas opp.")
    s.on("2026-02-02").scope("Hele gruppen av Ehlers-Danlos syndromer.")
    s.criteria(K1=("Orphanets tall er for fødsler i Europa og trolig for lavt for den hypermobile formen.", {"certainty": "low"}),
               K2="Arvelige bindevevssykdommer.", K3="Hud, ledd, blodårer og indre organer, men ulikt fra form til form.",
               K4=("Varierer sterkt mellom formene.", {"value": "undetermined"}))
    s.interests("saksbehandler2", "tjenesteleder")
    s.on("2026-02-23").move("complete_assessment", "tjenesteleder", reason="Vurdert. Avgrensingen kan bli et problem.")
    s.on("2026-04-13").evidence("service_needs", "Vaskulær form trenger karkirurg og akuttplan. Hypermobil form trenger fysioterapi og smertehjelp. Det er to ulike behov.",
                                "kartlegging i fellesenheten (oppdiktet)")
    s.on("2026-06-15").interests("saksbehandler2", "tjenesteleder")
    return s.move("supersede", "tjenesteleder", outcome="DELT", targets=["vaskulaert_ehlers_danlos_syndrom", "hypermobilt_ehlers_danlos_syndrom"],
                  reason="Kartleggingen viser to ulike behov. Saken deles i to.", where_served="Sjeldentelefonen, fastlege og sykehusene.")


def part(name, reason, accept=None):
    s = Story(name, officer="saksbehandler2")
    s.on("2026-06-08").register("user_organisation", reason)
    s.on("2026-07-06").act("look_again", "saksbehandler2", checked="Saken er skilt ut. Vi venter på råd fra det europeiske nettverket.", next_date=accept or "2027-05-03")
    if accept:
        s.on(accept).move("accept", "saksbehandler2", reason="Skilt ut fra saken om hele gruppen.")
        s.on("2026-11-02").scope("Hele diagnosen.")
        s.criteria(K1="Orphanet oppgir 1 per 100 000 i verden.", K2="Dominant arvelig feil i COL3A1.")
    return s
