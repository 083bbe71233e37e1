"""Earlier placements that changed: rebuilt, placed anew twice, need assessed again, and split in phase 5."""
from story import Story
from tidligere_avsluttede import ask_about_ending
from tidligere_plasseringer import imported


def tell():
    return [williams(), noonan(), dravet(), ectodermal(), *parts_of_ectodermal()]


def williams():
    """Rebuilt at the centre, paused there, and back in follow-up."""
    s = imported("williams_syndrom", "Frambu", 3, "2026-12-07")
    s.on("2024-02-13").ballot("rebuild", "Tilbudet bygges opp på nytt. Informasjonen er ti år gammel.", mover="frambu", institutional=("frambu",),
                              abstain=("frambu",), how="event", closing="Vedtatt. Senterlederen avsto.")
    s.on("2024-03-18").move("park", "tjenesteleder", reason="Frambu bygger om, og arbeidet stanser i et halvt år.", until="2024-09-16",
                            where_served="Frambu svarer på telefon. Kursene er utsatt.")
    s.on("2024-09-16").move("resume", "saksbehandler", reason="Ombyggingen er ferdig.")
    s.on("2025-02-10").start_up(
        "frambu", knowledge_summary="Ny oversikt, særlig om hjerte og voksne.", clinical_network="To nye sykehus er med.",
        user_contact="Foreningen sitter i senterrådet.", published_information="Nye sider på tre språk.", contact_point=("not_applicable", "Var aldri stengt."))
    s.act("confirm_start_up", "tjenesteleder", confirmed=True)
    s.on("2025-02-24").move("complete_start_up", "frambu", reason="Ny informasjon er på plass.")
    s.on("2025-06-23").act("record_enquiries", "saksbehandler", orpha="904", year=2024, count=14, channel="sjeldentelefonen")
    s.on("2026-02-23").act("record_status", "frambu", kind="yearly", contact_point="Uendret.", activity="10+", users_view="Gode tilbakemeldinger på de nye sidene.")
    return s.act("look_again", "saksbehandler", checked="Årets status er kommet.", next_date="2027-02-22")


def noonan():
    """From one centre to another, back, and then the second attempt that holds."""
    s = imported("noonans_syndrom", "Frambu", 4, "2027-04-05")
    s.on("2025-03-11").ballot("re_place", "Frambu ber om at SSD overtar, fordi hjerte- og blødningsplager veier tyngst.", mover="frambu", institutional=("frambu", "ssd"),
                              closing="Enstemmig.")
    ask_place(s, "2025-03-17", "2025-04-07", "2025-04-28", "Vi er skeptiske, men prøver gjerne.")
    s.on("2025-05-06").precedent("none_relevant", "Ingen tidligere sak gjelder bytte av senter.")
    move_to_ssd(s, "SSD overtar hovedansvaret 1. september 2025. Frambu er støttesenter.", "2025-09-01")
    s.on("2026-03-10").ballot("return_to_placement", "SSD har mistet begge fagpersonene. Plasseringen må vurderes igjen.", mover="ssd", institutional=("frambu", "ssd"),
                              closing="Enstemmig.")
    ask_place(s, "2026-03-16", "2026-04-13", "2026-05-11", "Vi vil helst tilbake til Frambu, men forstår at det ikke går nå.",
              "Frambu er støttesenter også etter flyttingen.")
    s.on("2026-05-19").precedent("followed", "Samme prinsipp som for hypofosfatasi: klinisk likhet.", "hypofosfatasi")
    move_to_ssd(s, "SSD har ansatt to nye. Hovedansvaret blir der fra 1. juni 2026, med Frambu som støttesenter.", "2026-06-01")
    return s.on("2026-09-21").start_up("ssd", knowledge_summary="Oversikten er oppdatert.", clinical_network="Nettverk med hjerteavdelingene.",
                                       contact_point="Rådgiver på telefon mandag til fredag.")


def ask_place(s, asked, spoke, until, says, answer="Frambu blir med som støttesenter."):
    s.on(asked).ask_placement(("frambu", "ssd"), "ssd", until)
    s.oral("no_link", "Trange tannforhold hos noen, men det følges lokalt.")
    users = s.on(spoke).comment("foreldreforening", says, "centre", "user_organisation")
    s.answer_placement("ssd", "accept", until, "To fagpersoner.").answer_placement("frambu", "accept", until, reason="Som støttesenter.")
    s.on(until).on(s.time.date().replace(day=s.time.day + 1).isoformat())
    return s.answer(users, "partly", answer).silent("placement", "council:SSD")


def move_to_ssd(s, words, start):
    return s.ballot("place", words, institutional=("frambu", "ssd"), primary="SSD", secondary=["Frambu"], principle="clinical_likeness", oral="no_link",
                    start_date=start, scope=["648"], against=("nk-se",), closing="Vedtatt ni mot én.")


def dravet():
    """Need is assessed anew in a second cycle; the placement stays in force meanwhile."""
    s = imported("dravets_syndrom", "NK-SE", 9, "2026-11-02")
    s.on("2025-11-24").act("record_status", "nk-se", kind="yearly", contact_point="Epilepsisykepleier.", activity="10+", changes="Nye legemidler er tatt i bruk.")
    s.on("2026-08-25").ballot("reassess_need", "Behovet vurderes på nytt. Nye legemidler har endret hverdagen, og voksne er en ny gruppe.", mover="nk-se",
                              institutional=("nk-se",), what_is_new="To nye legemidler siden 2023, og de første voksne med diagnosen.", closing="Enstemmig.")
    s.on("2026-09-07").identity()
    s.assess("K1", "Orphanet har ukjent forekomst for Europa, men 3,3 per 100 000 ved fødsel (post 5436). Det er godt under grensen.", certainty="high",
             record="5436")
    s.evidence("organ_systems", "Epilepsi, utvikling, gange og søvn.", s.facts["signs"]["source"])
    return s.evidence("service_needs", "Anfallsplan, avlastning, bolig og arbeid for unge voksne.", "kartlegging i fellesenheten (oppdiktet)")


def ectodermal():
    """A group too wide for one centre; split into two diagnoses while it was to be placed anew."""
    s = imported("ektodermal_dysplasi", "SSD", 14, "2027-06-07")
    s.on("2025-09-09").ballot("re_place", "Gruppen er for vid. Hvor hører de ulike tilstandene hjemme?", mover="tako", institutional=("ssd", "tako"), closing="Enstemmig.")
    ask_about_ending(s, "SSD", "2025-09-15", "2025-10-06", "2025-10-13", "Hva mener dere om å dele gruppen?",
                     "Del den, men la ingen stå uten hjelp imens.", "SSD hjelper til de nye sakene er avgjort.")
    return s.on("2025-11-11").ballot("supersede", "Gruppen deles i to saker: X-bundet hypohidrotisk ektodermal dysplasi og EEC-syndrom.", outcome="DELT",
                                     targets=["x_bundet_hypohidrotisk_ektodermal_dysplasi", "eec_syndrom"], institutional=("ssd", "tako"),
                                     where_served="SSD hjelper hele gruppen til de nye sakene er avgjort.", closing="Enstemmig.")


def parts_of_ectodermal():
    xhed = Story("x_bundet_hypohidrotisk_ektodermal_dysplasi", officer="saksbehandler2")
    xhed.on("2025-10-27").register("centre", "Skilles ut fordi overoppheting og manglende tenner krever egne råd.")
    xhed.act("look_again", "saksbehandler2", checked="Ingen annen sak gjelder undertypen.", next_date="2026-10-12")
    xhed.on("2026-10-12").move("accept", "saksbehandler2", reason="Skilt ut fra gruppen. Nå er det tid til saken.")
    xhed.on("2026-11-09").scope("Hele undertypen.", kind="subtype")
    xhed.assess("K1", "Dansk tall: 12,7 per 100 000. Det er innenfor grensen 1:2000.", certainty="medium")
    eec = Story("eec_syndrom", officer="saksbehandler2")
    eec.on("2025-10-27").register("centre", "Skilles ut fordi kløfter i hender, føtter og gane hører sammen.")
    eec.act("look_again", "saksbehandler2", checked="Ingen sak i andre sentre.", next_date="2026-09-07")
    eec.on("2026-09-07").act("look_again", "saksbehandler2", checked="Fortsatt ingen forslag fra miljøet.", next_date="2027-06-01")
    return [xhed, eec]
