"""Kabuki syndrom: need decided, but no centre can take the group, so the case waits in phase 5."""
from story import Story


def tell():
    s = Story("kabuki_syndrom")
    s.on("2024-09-09").register("clinician", "Barneavdelinger i tre helseforetak spør hvor familiene kan få råd.")
    s.on("2024-09-16").move("accept", "saksbehandler", reason="Ny diagnose i tjenesten.")
    s.on("2024-09-23").scope("Hele syndromet.")
    s.criteria(K1="Orphanets klasse for Europa er langt under grensen.", K2="Medfødt. Feil i KMT2D eller KDM6A.",
               K3="Hjerte, skjelett, gane, nyrer og utvikling.", K4="Mange tjenester hele livet, særlig ved overgangen til voksen.")
    s.interests("saksbehandler", "tjenesteleder")
    s.on("2024-10-14").move("complete_assessment", "tjenesteleder", reason="Hovedkriteriene er oppfylt.")
    s.on("2024-10-28")
    s.candidate("frambu", "Frambu har flest liknende grupper.", capacity="limited", effect="Vi må si nei til en annen gruppe i 2026.")
    s.candidate("nevsom", "NevSom kjenner utviklingshemning og atferd.", fit="partial", capacity="none", effect="Ingen ledig kapasitet før 2027.")
    s.oral("link", "Ganespalte, manglende tenner og trange forhold er vanlig.")
    s.criteria(K5="Tilbudet varierer mellom fylkene.", K6="Jevn økning.", K7="TAKO bekrefter et klart behov.")
    s.on("2024-11-18").pack(
        service_needs="Hjertekontroll, mathjelp, taleopplæring, skole og bolig. Ungdom trenger hjelp til å forstå egen diagnose.",
        existing_services="Barnehabilitering og hjerteavdeling. Voksenhabilitering kjenner ikke syndromet.",
        enquiries="Sjeldentelefonen: 5–9 henvendelser i året.", oral_aspects="Ganespalte og manglende tenner. TAKO har sett tolv barn.",
        centre_fit="Frambu passer godt, NevSom delvis.", effect_on_groups="Frambu må prioritere bort en annen gruppe.",
        user_statement="Vi vil møte andre familier. Det finnes ikke noe sted å gjøre det.")
    s.recommend("yes", "Kabuki syndrom bør få tilbud ved et senter.")
    s.summary()
    s.on("2025-01-27").open_hearing("Klart for høring.", until="2025-03-10")
    hear(s)
    wait_for_a_centre(s)
    return s


def hear(s):
    s.on("2025-02-24").act("extend_hearing", "tjenesteleder", until="2025-03-31", reason="Senterrådet ved Frambu møtes først 25. mars.")
    s.on("2025-03-03")
    parents = s.comment("foreldreforening", "Dere skriver lite om søsken. De bærer mye.", "case", "user_organisation")
    first = s.comment("senterrad-frambu", "Foreløpig svar: vi støtter forslaget.", "centre", "council:Frambu")
    s.on("2025-03-26").act("edit_comment", "senterrad-frambu", comment=f"@{first}", text="Vi støtter forslaget, men ber om friske midler til Frambu.")
    s.on("2025-04-07").answer(parents, "followed", "Dere har rett.", "Søsken har fått et eget avsnitt.")
    s.answer(first, "outside_scope", "Penger avgjøres ikke i denne saken. Vi har sendt ønsket til eierne.")
    s.silent("hearing", "council:NevSom", "reference_group")
    s.recommend("yes", "Kabuki syndrom bør få tilbud ved et senter, og søsken må være med.", final=True, changes="Nytt avsnitt om søsken.")
    s.on("2025-04-14").move("close_hearing", "saksbehandler", reason="Svarene er gitt.")
    s.on("2025-05-20").precedent("followed", "Sotos og Williams syndrom har tilbud på samme grunnlag.", "sotos_syndrom")
    s.ballot("decide_need", "Kabuki syndrom skal ha tilbud ved et senter.", institutional=("frambu", "nevsom"), how="event",
             criteria={"K1": "for", "K2": "for", "K3": "for", "K4": "for", "K5": ("against", "ssd"), "K6": "for", "K7": "for"},
             reasons={"ssd": "Jeg mener habiliteringen kunne klart dette med mer veiledning."}, against=("ssd",), closing="Vedtatt ni mot én.")


def wait_for_a_centre(s):
    s.on("2025-06-02").ask_placement(("frambu", "nevsom"), "frambu", "2025-08-25")
    s.on("2025-08-11")
    s.answer_placement("frambu", "refuse", reason="Vi har ikke folk til en ny gruppe nå.")
    s.answer_placement("nevsom", "refuse", reason="Vi har ingen ledig kapasitet før 2027.")
    s.on("2025-09-09").ballot("park", "Behovet er vedtatt, men ingen senter kan ta imot. Saken venter til neste budsjett.", until="2026-05-04",
                              condition="Ett senter melder ledig kapasitet.", where_served="Sjeldentelefonen, TAKO for tennene og barnehabiliteringen.",
                              abstain=("frambu",), closing="Vedtatt. Ventingen skal stå i årsrapporten.")
    s.on("2026-05-04").move("resume", "saksbehandler", reason="Datoen er nådd. Sentrene spørres på nytt.")
    s.on("2026-05-18")
    s.answer_placement("frambu", "refuse", reason="Stillingen vi ventet på, ble ikke gitt.")
    s.answer_placement("nevsom", "refuse", reason="Som før. Vi håper på 2027.")
    s.on("2026-06-09").ballot("park", "Fortsatt ingen ledig plass. Leder for tjenesten tar saken opp med eierne.", until="2027-03-01",
                              condition="NevSom eller Frambu melder ledig kapasitet.", where_served="Sjeldentelefonen, TAKO for tennene og barnehabiliteringen.",
                              against=("trs", "nmk"), reasons={"trs": "Å vente ett år til er ikke et tilbud."}, closing="Vedtatt mot to stemmer.")
    s.act("record_dissent", "trs", words="Når behovet er vedtatt, må noen få ansvaret. Ett år til på vent svikter familiene.")
