"""Wilsons sykdom: a proper "no centre needed", reopened two years later because something is new."""
from story import Story


def tell():
    s = Story("wilsons_sykdom")
    s.on("2023-04-11").register("expert_network", "Et europeisk nettverk spør om Norge har et senter for Wilsons sykdom.")
    s.on("2023-04-17").move("accept", "saksbehandler", reason="Tas opp.")
    s.on("2023-04-24").scope("Hele diagnosen, barn og voksne.")
    s.criteria(K1=("Godt under grensen i alle land som er oppgitt.", {"label": "wilsons_sykdom-K1"}),
               K2=("Recessivt arvelig feil i ATP7B.", {"label": "wilsons_sykdom-K2"}),
               K3=("Lever, hjerne og øyne.", {"label": "wilsons_sykdom-K3"}), K4=("De fleste lever godt når de tar medisinen. Noen få har varige skader.", {"value": "undetermined"}))
    s.interests("saksbehandler", "tjenesteleder")
    s.on("2023-05-15").move("complete_assessment", "tjenesteleder", reason="Innenfor mandatet. Behovet er uavklart.")
    s.on("2023-05-30")
    s.candidate("ssd", "SSD kjenner stoffskiftesykdommer.", fit="partial", effect="Ingen grupper merker det.")
    s.oral("no_link", "Ingen kjente plager fra munnen.")
    s.criteria(K5=("Sykehusene har et fast opplegg, og pasientene er fornøyde.", {"value": "not_met"}),
               K6=("Nesten ingen henvendelser.", {"value": "not_met"}), K7=("Ingen.", {"value": "not_met"}))
    s.on("2023-06-12").pack(
        service_needs="Medisin hver dag, blodprøver hvert halvår, og rask hjelp hvis leveren svikter. Få trenger kommunale tjenester.",
        existing_services="Leveravdelingen ved ett universitetssykehus har ansvar for hele landet og holder kurs hvert år.",
        enquiries="Sjeldentelefonen: 0 henvendelser siste år.", oral_aspects="Ingen kjente.", centre_fit="SSD kan, men uten ledig fagperson.",
        effect_on_groups="Ingen.")
    s.missing("user_statement", "Vi spurte FFO og SAFO og annonserte på nettsiden.", "Det finnes ingen brukerorganisasjon, og ingen meldte seg.")
    s.recommend("no", "Fellesenheten foreslår at det ikke opprettes tilbud. Sykehusets tilbud er godt.", outcome="INGEN-1")
    s.summary()
    s.on("2023-08-14").open_hearing("Høring om at det ikke er behov for senter.", until="2023-09-25", organisation="FFO (ingen egen organisasjon)")
    s.on("2023-09-04")
    group = s.comment("referansegruppe", "Vi godtar innstillingen, men vil at den vurderes på nytt om kurset faller bort.", "case", "reference_group")
    s.on("2023-09-27").answer(group, "followed", "Det er et klokt råd.", "Dato for ny vurdering er satt, og kurset er nevnt.")
    s.silent("hearing", "user_organisation", "council:SSD", "clinical_community")
    s.recommend("no", "Ikke behov for senter så lenge sykehuset holder tilbudet ved like.", final=True, outcome="INGEN-1",
                changes="Vilkåret om kurset er skrevet inn.")
    s.on("2023-10-02").move("close_hearing", "saksbehandler", reason="Svarene er gitt.")
    s.on("2023-11-07").precedent("none_relevant", "Første sak med nei på grunn av et godt tilbud.")
    s.ballot("close", "Det er ikke behov for kompetansesenter. Gruppen er godt ivaretatt ved universitetssykehuset.", outcome="INGEN-1",
             where_served="Leveravdelingen ved universitetssykehuset. Sjeldentelefonen svarer også.", review_date="2026-11-02",
             documented="Sykehusets årsmelding og kursplan, lagt ved saken.", against=("ssd",),
             reasons={"ssd": "De få med varige skader får ikke nok hjelp."}, closing="Vedtatt ni mot én.")
    reopen(s)
    return s


def reopen(s):
    s.on("2026-09-21").act("ask_reassessment", "fagperson", label="wilson-anmodning",
                           what_is_new="Kurset er lagt ned, og legen som hadde ansvaret er sluttet.")
    s.on("2026-10-05").act("answer_reassessment", "tjenesteleder", request="@wilson-anmodning", answer="yes",
                           reason="Grunnlaget for vedtaket er endret.")
    s.interests("tjenesteleder", "saksbehandler")
    s.move("reopen", "tjenesteleder", what_is_new="Sykehusets kurs er lagt ned. Det var vilkåret for at gruppen var godt ivaretatt.",
           reason="Saken åpnes på nytt fordi grunnlaget er borte.")
    s.on("2026-10-19").identity()
    s.scope("Voksne med varige skader av Wilsons sykdom.", kind="subgroup")
    for criterion in ("K1", "K2", "K3"):
        s.act("carry_over", "saksbehandler", entry=f"@wilsons_sykdom-{criterion}", reason="Fortsatt riktig. Ingen nye opplysninger.")
    s.assess("K4", "Uten kurset trenger de med varige skader hjelp fra flere tjenester samtidig.", certainty="medium")
