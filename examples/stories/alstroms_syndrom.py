"""Alströms syndrom: sent back in every way the model knows, and a hearing closed early with a second signature."""
from story import Story

USERS = "brukerorganisasjon"


def tell():
    s = Story("alstroms_syndrom", officer="saksbehandler2")
    s.on("2025-01-13").register("clinician", "En øyelege spør hvem som skal følge pasienter som både mister synet og får diabetes.")
    s.on("2025-01-20").move("accept", "saksbehandler2", reason="Diagnosen er ny for tjenesten.")
    s.on("2025-01-27").scope("Hele diagnosen, uansett alder.")
    s.criteria(K1="Svært få i Norge. Orphanet oppgir en lav klasse for Europa.", K2="Recessivt arvelig feil i ALMS1.",
               K3="Øyne, ører, hjerte, lever, nyrer og stoffskifte er rammet.",
               K4="Syn og hørsel svikter samtidig. Det krever samordning mellom mange tjenester.")
    s.interests("saksbehandler2", "tjenesteleder")
    s.on("2025-02-17").move("complete_assessment", "tjenesteleder", reason="Innenfor mandatet.")
    map_out(s)
    first_hearing(s)
    more_rounds(s)
    decide_twice(s)
    return s


def map_out(s):
    s.on("2025-03-03")
    s.candidate("frambu", "Frambu har kurs for familier med sammensatte tilstander.", effect="Vi kan ta tre familier uten å endre noe.")
    s.candidate("ssd", "SSD kjenner sykdommer med syns- og hørselstap.", effect="Vi må lære opp én rådgiver i punktskrift og hørsel.")
    s.oral("no_link", "Enkelte mangler tenner, men det løses i fylket.")
    s.criteria(K5="Hvert organ har sin lege. Ingen ser hele mennesket.",
               K6=("Få henvendelser, slik man må vente av en så liten gruppe.", {"value": "undetermined", "certainty": "low"}),
               K7=("Lite plager fra munnen.", {"value": "not_met"}))
    s.on("2025-04-07").pack(
        service_needs="Synstrening, høreapparat, kosthold, hjertekontroll. Ungdom som mister synet må lære nye arbeidsmåter på skolen.",
        existing_services="Øyeavdeling, hjerteavdeling og nyreavdeling hver for seg. Statped hjelper skolene.",
        enquiries="Sjeldentelefonen: 1–4 henvendelser i året.", oral_aspects="Misfarging og enkelte manglende tenner.",
        centre_fit="Begge kandidatene kan fylle rollen.", effect_on_groups="Liten, fordi gruppen er liten.",
        user_statement="Legene snakker om hvert sitt organ. Jeg trenger noen som snakker om livet mitt.")
    s.recommend("yes", "Gruppen er liten, men behovet er stort og sammensatt.")
    s.summary(nn="Alströms syndrom rammar mange organ. Synet og høyrsla blir svekte, og mange får diabetes og hjartesvikt.")
    s.on("2025-05-05").open_hearing("Klart for høring.", until="2025-06-16")


def first_hearing(s):
    s.on("2025-05-20")
    new = s.comment("fagperson", "Dere mangler hjertesvikt i første leveår. Det endrer hva familiene trenger.", "K4", "clinical_community")
    s.interests("tjenesteleder")
    s.on("2025-06-02").move("return_to_evidence", "tjenesteleder",
                            reason="Høringen avdekket at hjertesvikt hos spedbarn mangler. Kartleggingen må gjøres om før vi hører på nytt.")
    s.on("2025-06-16").answer(new, "followed", "Riktig, og vesentlig.", "Hjertesvikt hos spedbarn er tatt inn.")
    s.evidence("service_needs", "Spedbarn kan få alvorlig hjertesvikt. Foreldrene trenger en fast kontakt alt ved diagnosen. Ellers som før: syn, hørsel, kosthold og skole.",
               "innspill fra klinisk nettverk (oppdiktet)")
    s.summary("Alströms syndrom rammer mange organer. Noen spedbarn får hjertesvikt. Synet og hørselen svekkes i barneårene, og mange får diabetes og svikt i lever og nyrer.")
    s.recommend("yes", "Tilbud bør gis fra diagnosen er stilt, også når den stilles hos et spedbarn.")
    s.on("2025-08-18").open_hearing("Ny høring med rettet kartlegging.", until="2025-09-29")
    s.on("2025-09-15")
    users = s.comment(USERS, "Nå kjenner vi oss igjen.", "case", "user_organisation")
    s.on("2025-10-06").answer(users, "followed", "Takk. Uttalelsen følger saken til ledergruppen.")
    s.silent("hearing", "council:Frambu", "council:SSD")
    s.recommend("yes", "Tilbud bør gis fra diagnosen er stilt.", final=True, changes="Ingen endring etter andre høring.")
    s.on("2025-10-13").move("close_hearing", "saksbehandler2", reason="Alle innspill er besvart.")


def more_rounds(s):
    s.on("2025-11-04").ballot("return_to_evidence", "Saken sendes tilbake til kartlegging. Vi vil vite hvor mange som lever i Norge før vi stemmer.",
                              mover="napos", against=("frambu",), how="event", closing="Må gjøres om: norske tall.")
    s.on("2025-11-24").evidence("prevalence", "Sykehusene melder om et ensifret antall kjente personer i Norge (oppdiktet). Orphanet: 1-9 / 1 000 000 for Europa.",
                                "rundspørring til fem sykehus (oppdiktet)", "medium")
    s.recommend("yes", "Tallet er nå kjent, og det støtter innstillingen.")
    s.on("2026-01-12").open_hearing("Høring med norske tall.", until="2026-02-23")
    s.on("2026-02-09")
    users = s.comment(USERS, "Tallet er lavt fordi mange får diagnosen sent.", "K1", "user_organisation")
    s.on("2026-03-02").answer(users, "partly", "Vi kan ikke vite hvor mange som mangler diagnose.", "Usikkerheten er skrevet inn.")
    s.recommend("yes", "Tilbud bør gis. Antallet er usikkert, men lavt.", final=True, changes="Usikkerheten ved tallet er skrevet inn.")
    s.on("2026-03-09").move("close_hearing", "saksbehandler2", reason="Svarene er gitt.")
    s.on("2026-03-24").ballot("return_to_hearing", "Saken skal høres på nytt: skal gruppen deles mellom to sentre? Det har ingen fått uttale seg om.",
                              mover="ssd", abstain=("tjenesteleder", "nscf"), closing="Må høres: deling mellom to sentre.")
    short_hearing(s)


def short_hearing(s):
    """The window is shortened with a reason and a second member's signature, never below 28 days outside July."""
    s.on("2026-04-10")
    users = s.comment(USERS, "Del oss ikke. Vi trenger ett sted.", "centre", "user_organisation")
    council = s.comment("senterrad-frambu", "Vi er enige med foreningen.", "centre", "council:Frambu")
    s.on("2026-04-20").answer(users, "followed", "Delingen er tatt ut.", "Innstillingen nevner ett senter.").answer(council, "followed", "Senterrådets støtte følger saken til ledergruppen.")
    s.recommend("yes", "Tilbud ved ett senter, ikke delt.", final=True, changes="Forslaget om å dele gruppen er tatt ut.")
    s.on("2026-04-27").interests("tjenesteleder", "nevsom")
    s.act("countersign", "nevsom", for_act="override", requirement="window_elapsed", draft="@draft", verdict="yes",
          reason="Alle som er invitert, har svart eller meldt at de ikke vil. Saken har ventet lenge.")
    s.act("override", "tjenesteleder", requirement="window_elapsed", reason="Fristen er 5. mai, men alle har svart, og ledergruppen møtes før den.")
    s.on("2026-04-28").move("close_hearing", "saksbehandler2", reason="Høringen avsluttes sju dager før fristen, etter fravik med medunderskrift.")


def decide_twice(s):
    votes = {"K1": "for", "K2": "for", "K3": "for", "K4": "for", "K5": "for", "K6": ("!", "for", "ssd", "abstain", "tako"),
             "K7": ("!", "abstain", "tako")}
    s.on("2026-05-19").precedent("followed", "Hypofosfatasi fikk tilbud som liten gruppe med stort behov.", "hypofosfatasi")
    s.ballot("decide_need", "Alströms syndrom skal ha tilbud ved ett senter.", criteria=votes, institutional=("frambu", "ssd"),
             spoke="Talspersonen for brukerorganisasjonen.", closing="Enstemmig om behovet.")
    s.on("2026-06-16").ballot("return_to_need_decision", "Begge sentrene ber om at vedtaket presiseres: gjelder det også dem som har fått organtransplantasjon?",
                              mover="frambu", against=("trs",), closing="Må presiseres før plassering.")
    s.on("2026-09-15").precedent("followed", "Samme syn som i hypofosfatasi-saken.", "hypofosfatasi")
    s.ballot("decide_need", "Alströms syndrom skal ha tilbud ved ett senter, også etter organtransplantasjon.", criteria=votes,
             institutional=("frambu", "ssd"), conditions="Oppfølging av selve transplantasjonen ligger fortsatt på sykehuset.")
    s.on("2026-10-19").ask_placement(("frambu", "ssd"), "ssd", "2026-11-30")
    s.on("2026-11-09").answer_placement("ssd", "accept", "2027-01-01", "Opplæring av én rådgiver.")
    s.comment("frambu", "Vi kan ta gruppen dersom SSD ikke kan.", "centre", "centre:Frambu")
