"""Phelan-McDermids syndrom: two centres want the group, and the chair's vote decides where it goes."""
from story import Story

NEVSOM = ("nevsom", "nk-se", "nmk", "tako", "ssd")
FRAMBU = ("tjenesteleder", "frambu", "napos", "nscf", "trs")


def tell():
    s = Story("phelan_mcdermids_syndrom")
    s.on("2023-02-06").register("user_organisation", "Foreldreforeningen ber om et fast sted for familiene.", proposer="foreldreforening@demo.example")
    s.on("2023-02-13").move("accept", "saksbehandler", reason="Foreningen beskriver et behov som ingen tar i dag.")
    s.on("2023-02-20").scope("Hele syndromet, både ved tap av en bit av kromosom 22 og ved endring i SHANK3.",
                             **{"in": [str(code) for code in s.facts["children"]]})
    s.criteria(K1=("Orphanet har bare antall kjente personer i verden, rundt 200. Det er langt under grensen.", {"certainty": "medium"}),
               K2="Medfødt endring i arvestoffet, oftest nyoppstått.",
               K3="Rammer utvikling, språk, muskler, søvn og hos noen nyrer og lymfe.",
               K4="Barn og voksne trenger hjelp fra mange tjenester hele livet.")
    s.interests("saksbehandler", "tjenesteleder")
    s.on("2023-03-06").move("complete_assessment", "tjenesteleder", reason="De fire hovedkriteriene er vurdert.")
    s.on("2023-03-20")
    s.candidate("frambu", "Frambu har liknende grupper med utviklingshemning.", effect="Vi kan ta gruppen innenfor dagens ramme.")
    s.candidate("nevsom", "NevSom kjenner autisme og språkvansker godt.", effect="Vi må ansette en spesialpedagog.")
    s.oral("no_link", "Vi ser tanngnissing og trange tenner, men vanlig tannpleier kan følge opp.")
    s.criteria(K5="Ingen tjeneste følger gruppen etter at den genetiske utredningen er ferdig.",
               K6="Foreningen har vokst fra fire til over tjue familier.", K7=("Vanlig tannhelsetjeneste er nok.", {"value": "not_met"}))
    s.on("2023-04-17").pack(
        user="foreldreforening",
        prevalence="Orphanet oppgir ukjent forekomst og 200 kjente personer i verden (post 5680).",
        service_needs="Språkopplæring uten tale, søvnhjelp, epilepsikontroll og avlastning. Behovene blir større i ungdomsårene.",
        existing_services="Barnehabilitering i alle fylker, men få har sett mer enn ett barn med syndromet.",
        enquiries="Sjeldentelefonen: 5–9 henvendelser i året.",
        oral_aspects="Tanngnissing er svært vanlig, men følges lokalt.",
        centre_fit="Begge kandidatene passer. Frambu har kurs for familier, NevSom har språkkompetansen.",
        effect_on_groups="NevSom må vente med en annen gruppe. Frambu merker lite.",
        user_statement="Vi trenger noen som har sett mange nok barn til å si hva som hjelper.")
    s.recommend("yes", "Syndromet bør få tilbud ved et senter.")
    s.summary()
    s.on("2023-05-08").open_hearing("Klart for høring.", until="2023-06-19", organisation="Foreldreforeningen for sjeldne utviklingstilstander (demo)")
    hear(s)
    choose(s)
    start_up(s)
    return s


def hear(s):
    s.on("2023-05-22")
    parents = s.comment("foreldreforening", "Ta med de voksne. De eldste blant oss mister ferdigheter uten at noen vet hvorfor.", "K4", "user_organisation")
    council = s.comment("senterrad-frambu", "Senterrådet ved Frambu støtter forslaget.", "centre", "council:Frambu")
    s.on("2023-06-30")
    s.answer(parents, "followed", "Dette er en viktig opplysning.", "Avsnittet om tap av ferdigheter er nytt.")
    s.answer(council, "followed", "Takk for uttalelsen. Den følger saken videre.")
    s.silent("hearing", "council:NevSom", "reference_group", "clinical_community")
    s.recommend("yes", "Syndromet bør få tilbud ved et senter, for alle aldre.", final=True, changes="Voksne som mister ferdigheter er tatt med.")
    s.on("2023-07-03").move("close_hearing", "saksbehandler", reason="Svarene er gitt.")


def choose(s):
    s.on("2023-09-05").precedent("followed", "Williams syndrom fikk tilbud på liknende grunnlag.", "williams_syndrom")
    s.ballot("decide_need", "Phelan-McDermids syndrom skal ha tilbud ved et senter.", institutional=("frambu", "nevsom"),
             criteria={"K1": "for", "K2": "for", "K3": "for", "K4": "for", "K5": "for", "K6": ("abstain", "napos", "nscf"),
                       "K7": ("!", "abstain", "tako")}, spoke="Lederen av senterrådet ved Frambu.")
    s.on("2023-09-11").ask_placement(("frambu", "nevsom"), "frambu", "2023-10-09")
    s.on("2023-09-25")
    s.answer_placement("frambu", "accept", "2024-01-01", "Ingen ekstra midler.")
    s.answer_placement("nevsom", "accept", "2024-03-01", "Én stilling som spesialpedagog.")
    s.oral("no_link", "Ingen endring siden kartleggingen.")
    where = s.comment("foreldreforening", "Vi kan leve med begge steder. Kursene på Frambu betyr mest for oss.", "centre", "user_organisation")
    council = s.comment("senterrad-frambu", "Vi er klare til å ta imot.", "centre", "council:Frambu")
    s.on("2023-10-10").answer(where, "followed", "Ønsket om kurs er lagt til grunn.").answer(council, "followed", "Takk. Uttalelsen følger saken til ledergruppen.")
    s.on("2023-10-17").precedent("departed", "Liknende tilstander med språkvansker er tidligere lagt til NevSom. Her veier kursene tyngst.", "sotos_syndrom")
    words = {"primary": "NevSom", "principle": "competence", "oral": "no_link", "start_date": "2024-03-01",
             "scope": [str(code) for code in s.facts["children"]]}
    s.ballot("place", "NevSom får hovedansvaret fra 1. mars 2024.", institutional=("frambu", "nevsom"), mover="nevsom", against=FRAMBU,
             carried=False, closing="Fem mot fem. Lederen stemte imot, og forslaget falt.", **words)
    words.update(primary="Frambu", principle="users_wish", start_date="2024-01-01")
    s.ballot("place", "Frambu får hovedansvaret fra 1. januar 2024.", against=NEVSOM, mover="frambu",
             reasons={"tjenesteleder": "Familienes ønske om kurs avgjør for meg.", "nevsom": "Språket er kjernen i behovet."},
             closing="Fem mot fem. Lederens dobbeltstemme avgjorde.", **words)


def start_up(s):
    s.on("2024-03-04").start_up("frambu", knowledge_summary="Oversikten bygger på to studier og erfaringene til foreningen.",
                                clinical_network="Nettverket har møttes én gang.")
    s.on("2024-06-10").start_up("frambu", user_contact="Foreningen sitter i senterrådet.", published_information="Sidene ligger på nettet.",
                                contact_point="Rådgiver svarer hver dag.")
    s.act("confirm_start_up", "tjenesteleder", confirmed=True)
    s.on("2024-06-17").move("complete_start_up", "frambu", reason="Etableringen er ferdig.")
    s.on("2025-06-16").act("record_status", "frambu", kind="yearly", contact_point="Uendret.", activity="10+", users_view="Ett kurs med atten familier.")
    s.on("2026-06-15").act("record_status", "frambu", kind="yearly", contact_point="Ny rådgiver fra mai.", activity="10+",
                           changes="Språkveiledning på skjerm er tatt i bruk.", users_view="Foreningen ønsker flere samlinger for søsken.")
    s.on("2026-06-16").act("look_again", "saksbehandler", checked="Årets status er kommet. Første evaluering er sommeren 2027.", next_date="2027-06-14")
