"""Hypofosfatasi: the whole way, from registration to follow-up, with one member recused and a deputy for the chosen centre."""
from decisions import GROUP
from story import Story


def tell():
    s = Story("hypofosfatasi")
    s.on("2024-01-08").register("centre", "TAKO og TRS får stadig flere spørsmål om voksne med hypofosfatasi. "
                                "Ingen av sentrene har i dag ansvar for diagnosen.")
    s.act("follow", "brukerorganisasjon")
    s.on("2024-01-15").move("accept", "saksbehandler", reason="Ny diagnose hos oss. Ingen annen sak dekker den.")
    prepare(s)
    hear(s)
    decide(s)
    place(s)
    follow_up(s)
    return s


def prepare(s):
    s.on("2024-01-22").scope("Hele diagnosen, også den voksne formen og formen som bare rammer tennene.",
                             **{"in": [str(code) for code in s.facts["children"]]})
    s.criteria(
        K1=("Orphanet har ikke noe tall. Alle beskrivelser tyder på at tilstanden er sjelden, og ingen kilde tyder på noe annet.",
            {"certainty": "medium"}),
        K2="Arvelig feil i ett gen. Arvegangen er både dominant og recessiv.",
        K3="Rammer skjelett, tenner, muskler, pust og nyrer.",
        K4="Barn trenger kirurg, tannlege og fysioterapeut. Voksne trenger smertehjelp og tilrettelegging i arbeid.")
    s.interests("saksbehandler", "tjenesteleder")
    s.on("2024-02-12").move("complete_assessment", "tjenesteleder", reason="Klar for kartlegging. Tallgrunnlaget for forekomst er svakt og må bli bedre.")

    s.on("2024-02-26")
    s.candidate("trs", "TRS kjenner skjelettsykdommene og tilpasning for voksne.", effect="Vi må utsette ett kurs for en annen gruppe i ett år.")
    s.candidate("ssd", "SSD har erfaring med stoffskiftesykdommer.", fit="partial", capacity="limited",
                effect="Vi kan ta imot, men uten egen fagperson det første året.")
    s.oral("link", "Tidlig tap av melketenner er ofte det første tegnet. Alle bør få time hos oss.")
    s.criteria(K5="Behandlingen er god på sykehus, men ingen følger voksne over tid.",
               K6=("Henvendelsene har økt tre år på rad, men fra et lavt nivå.", {"certainty": "medium"}),
               K7="Tannforandringer er svært vanlige. TAKO bekrefter behovet.")
    s.act("record_enquiries", "saksbehandler", orpha="436", year=2023, count=11, channel="sjeldentelefonen")
    s.on("2024-03-11").pack(
        service_needs="Små barn trenger tett oppfølging av vekst, pust og brudd. I skolealder trengs tannbehandling og tilrettelagt kroppsøving. Voksne beskriver smerter og mange brudd.",
        existing_services="Enzymbehandling gis ved ett universitetssykehus. Habilitering varierer fra fylke til fylke.",
        enquiries="Sjeldentelefonen: 10 eller flere henvendelser siste år.",
        oral_aspects="TAKO ser barn med tidlig tanntap. Voksne har løse tenner og mye tannbehandling.",
        centre_fit="TRS passer best for skjelettet, SSD for stoffskiftet.",
        effect_on_groups="TRS må utsette ett kurs. SSD må dele en stilling.",
        user_statement="Vi reiser landet rundt og forklarer sykdommen på nytt hver gang. Vi trenger ett sted som kjenner hele livsløpet.")
    s.recommend("yes", "Fellesenheten foreslår at hypofosfatasi får tilbud ved et senter. Behovet er langvarig og går på tvers av fag.")
    s.summary(nn="Hypofosfatasi er ein medfødd stoffskiftesjukdom. Eit enzym som kroppen treng for å byggje bein og tenner, verkar for dårleg.",
              en="Hypophosphatasia is a congenital metabolic disease. An enzyme the body needs to build bone and teeth works poorly.")
    s.on("2024-04-08").open_hearing("Kartleggingen er ferdig. Vi ber om synspunkter fram til 20. mai.", until="2024-05-20",
                                    organisation="Foreningen for sjeldne bein- og bindevevstilstander (demo)")


def hear(s):
    s.on("2024-04-19")
    users = s.comment("brukerorganisasjon", "Vi støtter forslaget. De voksne må nevnes tydelig, for det er de som faller mellom to stoler.",
                      "scope", "user_organisation")
    s.on("2024-05-06")
    council = s.comment("senterrad-trs", "Senterrådet ønsker gruppen velkommen, men vil ikke at kurset for osteogenesis imperfecta blir utsatt.",
                        "centre", "council:TRS")
    doctor = s.comment("fagperson", "Nyreplager er vanligere enn saken sier. Se også på kalk i nyrene.", "K3", "clinical_community")
    s.on("2024-05-15")
    group = s.comment("referansegruppe", "Referansegruppens brukermedlemmer slutter seg til innstillingen.", "case", "reference_group")
    s.on("2024-05-27")
    s.answer(users, "followed", "Dere har rett.", "Innstillingen har fått et eget avsnitt om voksne.")
    s.answer(council, "partly", "Senteret avgjør kursplanen selv, men vi har sendt ønsket videre.", "Vi foreslår oppstart etter kurset.")
    s.answer(doctor, "followed", "Nyrene er tatt med.", "Kartleggingen av organer er utvidet.")
    s.answer(group, "followed", "Takk for uttalelsen. Den følger saken videre.")
    s.silent("hearing", "council:SSD")
    s.recommend("yes", "Hypofosfatasi bør få tilbud ved et senter, for barn og voksne.", final=True,
                changes="Eget avsnitt om voksne, nyrene er tatt med, og oppstarten er lagt etter høstens kurs.")
    s.on("2024-06-03").move("close_hearing", "saksbehandler", reason="Alle innspill er besvart.")


def decide(s):
    s.on("2024-06-18").precedent("none_relevant", "Ingen tidligere vedtak gjelder en sykdom i både bein og stoffskifte.")
    s.ballot("decide_need", "Hypofosfatasi skal ha tilbud ved et senter i tjenesten.", tied=("nmk",),
             tied_words="Jeg satt i styret i brukerorganisasjonen da den meldte saken.", institutional=("trs", "ssd"),
             abstain=("nscf",), criteria={"K1": "for", "K2": "for", "K3": "for", "K4": "for", "K5": ("against", "nk-se", "napos"),
                                          "K6": ("abstain", "nscf", "against", "napos"), "K7": "for"},
             reasons={"nscf": "Jeg kjenner feltet for lite.", "tako": "Tannhelsen alene viser at noen må samle trådene."},
             spoke="Brukermedlemmet i referansegruppen fikk ordet først.",
             closing="Vedtatt med åtte mot ingen. Ett medlem avsto og ett var inhabilt.")


def place(s):
    s.on("2024-06-24").ask_placement(("trs", "ssd"), "trs", "2024-08-26")
    s.on("2024-08-12")
    s.answer_placement("trs", "accept", "2024-10-01", "Tid til å lære opp to rådgivere.", by="nestleder-trs")
    s.answer_placement("ssd", "refuse", reason="Vi mener TRS passer bedre, og bidrar gjerne med råd om stoffskiftet.")
    s.answer_placement("tako", "accept", "2024-10-01")
    s.oral("link", "Vi står ved svaret fra kartleggingen.")
    plass = s.comment("senterrad-trs", "Vi er trygge på plasseringen nå som kurset blir holdt.", "centre", "council:TRS")
    users = s.comment("brukerorganisasjon", "TRS er vårt førstevalg.", "centre", "user_organisation")
    s.on("2024-08-28").answer(plass, "followed", "Oppstarten er satt til oktober.").answer(users, "followed", "Ønsket er lagt til grunn.")
    s.on("2024-09-10").precedent("none_relevant", "Ingen tidligere plassering ligner.")
    deputy = tuple("nestleder-trs" if person == "trs" else person for person in GROUP)
    s.ballot("place", "TRS får hovedansvaret fra 1. oktober 2024. TAKO har ansvar for tennene.", people=deputy, tied=("nmk",),
             tied_words="Jeg satt i styret i brukerorganisasjonen da den meldte saken.", institutional=("nestleder-trs", "ssd", "tako"),
             primary="TRS", principle="clinical_likeness", oral="link", start_date="2024-10-01",
             scope=[str(code) for code in s.facts["children"]], how="event",
             reasons={"nestleder-trs": "Jeg stemmer for TRS etter avtale med senterlederen."}, closing="Vedtatt uten stemmer imot.")


def follow_up(s):
    s.on("2024-12-09").start_up("trs", knowledge_summary="Kunnskapsoversikten er skrevet med universitetssykehuset.",
                                clinical_network="Nettverk med fire sykehus møtes hvert halvår.")
    s.on("2025-03-31").act("record_status", "trs", kind="half_year", contact_point="Egen kontaktperson, tirsdag til torsdag.", activity="5-9",
                           changes="To rådgivere er lært opp.", users_view="Familiene er glade for å ha ett nummer å ringe.")
    s.start_up("trs", user_contact="Foreningen har fått plass i senterrådet.", contact_point="Telefon og e-post er åpne.")
    s.interests("tjenesteleder")
    s.act("confirm_start_up", "tjenesteleder", confirmed=False, missing="Informasjonen på nettet mangler.")
    s.on("2025-04-28").start_up("trs", published_information="Sidene om hypofosfatasi er publisert på bokmål og nynorsk.")
    s.act("confirm_start_up", "tjenesteleder", confirmed=True)
    s.interests("trs")
    s.on("2025-05-12").move("complete_start_up", "trs", reason="Alt på listen er gjort og bekreftet.")
    s.on("2026-05-11").act("record_status", "trs", kind="yearly", contact_point="Uendret.", activity="10+",
                           changes="Ett kurs for voksne er holdt.", users_view="Foreningen ber om et kurs for tannhelsepersonell.")
    s.on("2026-05-12").act("look_again", "saksbehandler", checked="Årets status er kommet. Orphanet har ingen endring for ORPHA:436.", next_date="2027-05-11")
