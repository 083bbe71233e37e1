"""Earlier placements that ended: an inactive code, a merger in phase 7, a hand-over, and a merger during rebuilding."""
from decisions import GROUP
from story import Story
from tidligere_plasseringer import imported


def tell():
    return [goldenhar(), bethlem(), angioedema(), hurler(), mucopolysaccharidosis()]


def ask_about_ending(s, centre, asked, spoke, until, question, says, answer, person="brukerorganisasjon"):
    """The users and the placed centre's council are asked; the users speak, the council's silence is recorded."""
    s.on(asked).invite("user_organisation", "ending", question, until).invite(f"council:{centre}", "ending", question, until)
    users = s.on(spoke).comment(person, says, "case", "user_organisation")
    s.on(until).on(s.time.date().replace(day=s.time.day + 1).isoformat())
    return s.answer(users, "followed", answer).silent("ending", f"council:{centre}")


def goldenhar():
    s = imported("goldenhars_syndrom", "TAKO", 10, "2027-01-11")
    ask_about_ending(s, "TAKO", "2024-04-02", "2024-04-15", "2024-04-25", "Hva mener dere om at det gamle navnet går ut?",
                     "Navnet er gammelt. Det viktige er at ingen mister tilbudet.", "Alle får tilbud under det nye navnet.")
    return s.on("2024-05-14").ballot(
        "close", "Koden er utgått i Orphanet. Gruppen hører nå til okulo-aurikulo-vertebralt spektrum, som TAKO har ansvar for.",
        outcome="UTENFOR-3", target_orpha="141132", documented="Orphanets liste over inaktive koder: ORPHA:374 er flyttet til ORPHA:141132.",
        where_served="TAKO, under okulo-aurikulo-vertebralt spektrum.", review_date="2028-05-01", institutional=("tako",),
        closing="Enstemmig. Ingen mister tilbudet.")


def bethlem():
    s = imported("bethlems_muskeldystrofi", "NMK", 7, "2027-03-01")
    ask_about_ending(s, "NMK", "2026-04-27", "2026-05-18", "2026-05-25", "Hva mener dere om én felles sak for kollagen VI-sykdommene?",
                     "Vi ønsker én felles sak velkommen, bare NMK hjelper oss imens.", "NMK hjelper til den nye saken er avgjort.")
    return s.on("2026-06-16").ballot(
        "supersede", "Saken slås sammen med saken om kollagen VI-relatert muskeldystrofi.", outcome="SLATT", how="event",
        targets=["kollagen_vi_muskeldystrofi"], institutional=("nmk",), mover="nmk",
        where_served="NMK hjelper gruppen til den nye saken har fått sin plassering.", closing="Enstemmig.")


def angioedema():
    """Re-placed, parked while two hospitals agreed, and handed over."""
    s = imported("arvelig_angioodem", "SSD", 13, "2026-02-02")
    s.on("2024-03-12").ballot("re_place", "Plasseringen vurderes på nytt. Et nytt behandlingssenter dekker stadig mer.", mover="ssd",
                              institutional=("ssd",), closing="Enstemmig.")
    s.on("2024-04-16").ballot("park", "Vi venter til sykehusene er enige om hvem som tar kursene.", until="2024-09-02", institutional=("ssd",),
                              where_served="SSD som før.", condition="Avtalen er underskrevet.", closing="Enstemmig.")
    s.on("2024-08-12").move("resume", "saksbehandler", reason="Avtalen er underskrevet.")
    ask_about_ending(s, "SSD", "2024-08-19", "2024-09-09", "2024-09-16", "Hva mener dere om at SSD slipper ansvaret?",
                     "Vi er enige dersom kursene fortsetter.", "Kursene er med i avtalen.")
    people = tuple("nestleder-trs" if person == "trs" else person for person in GROUP)
    return s.on("2024-09-24").ballot(
        "close", "Gruppen overføres til behandlingssenteret for arvelig angioødem.", outcome="OVERF", people=people,
        documented="Mottak bekreftet i brev fra behandlingssenteret 20. september 2024 (oppdiktet mottaker).",
        where_served="Behandlingssenteret. Sjeldentelefonen svarer.", review_date="2027-09-01", institutional=("ssd",), closing="Enstemmig.")


def hurler():
    """Rebuilding was begun while the deputy presided, and ended in a merger."""
    s = imported("hurlers_sykdom", "Frambu", 12, "2026-06-01")
    s.chair = "nestleder"
    s.on("2025-01-21").ballot("rebuild", "Tilbudet bygges opp på nytt. Fagpersonen har sluttet, og behandlingen er ny.",
                              people=("nestleder", *GROUP[1:]), institutional=("frambu",), closing="Enstemmig. Stedfortrederen ledet møtet.")
    s.chair = "tjenesteleder"
    s.on("2025-04-07").start_up("frambu", clinical_network="Nettverket sier at alle tre formene bør følges samlet.")
    ask_about_ending(s, "Frambu", "2025-04-28", "2025-05-05", "2025-05-26", "Hva mener dere om én felles sak for MPS 1?",
                     "Vi vil høre sammen med de andre med MPS 1.", "Saken slås sammen.", person="foreldreforening")
    return s.on("2025-06-10").ballot("supersede", "Saken slås sammen med saken om mukopolysakkaridose type 1.", outcome="SLATT", institutional=("frambu",),
                                     targets=["mukopolysakkaridose_type_1"], where_served="Frambu hjelper til den nye saken er avgjort.", closing="Enstemmig.")


def mucopolysaccharidosis():
    s = Story("mukopolysakkaridose_type_1", officer="saksbehandler2")
    s.on("2025-04-22").register("centre", "Frambu ber om én sak for alle former av MPS 1.", proposer="frambu@demo.example")
    s.act("look_again", "saksbehandler2", checked="Frambu følger gruppen imens.", next_date="2026-04-20")
    s.on("2026-04-20").act("look_again", "saksbehandler2", checked="Fortsatt ingen som mangler tilbud.", next_date="2026-10-12")
    s.on("2026-10-12").move("accept", "saksbehandler2", reason="Tas opp samlet.")
    s.on("2026-10-26").scope("Alle tre formene av mukopolysakkaridose type 1.", **{"in": [str(code) for code in s.facts["children"]]})
    s.assess("K1", "Norske tall gir klassen 1-5 / 10 000. Det er innenfor grensen 1:2000.")
    return s
