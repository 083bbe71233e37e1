"""Diagnoses that had a centre before the model: imported as phase 7 from an invented list, then followed up."""
from story import Story

LIST = {"list": "demo-liste-2016", "list_date": "2016-06-01", "approved_by": "tjenesteleder@demo.example",
        "approval": "Godkjent av leder for tjenesten 9. januar 2023 (oppdiktet)."}


def imported(name, centre, line, review):
    """A story that begins with T21, made by the administrator from a file the administrative leader approved."""
    s = Story(name, officer="saksbehandler" if line % 2 else "saksbehandler2")
    s.on("2023-01-09").move("import_historical", "systemansvarlig", label=name, name=s.facts["nb"], name_en=s.facts["en"], orpha=str(s.facts["orpha"]),
                            primary=centre, line=f"linje-{line}", start_date="2014-01-01", next_review_date=review, **LIST)
    return s


def tell():
    return [marfan(), sotos(), cystic_fibrosis(), porphyria(), cherubism(), spectrum()]


def marfan():
    """Continued by circulation, after users and council were asked."""
    s = imported("marfans_syndrom", "TRS", 1, "2026-03-02")
    s.on("2024-11-18").act("record_status", "nestleder-trs", kind="yearly", contact_point="Egen rådgiver.", activity="10+", changes="Ingen.")
    s.on("2026-01-12").act("record_status", "trs", kind="yearly", contact_point="Uendret.", activity="10+", users_view="Kursene er godt besøkt.")
    s.act("record_status", "saksbehandler", kind="evaluation", contact_point="Uendret.", activity="10+",
          changes="Tilbudet er nådd ut i alle fylker.", users_view="Foreningen ønsker mer til voksne med hjertesykdom.")
    s.invite("user_organisation", "evaluation", "Hvordan har tilbudet vært?", "2026-02-16").invite("council:TRS", "evaluation", "Hvordan har tilbudet vært?", "2026-02-16")
    s.on("2026-02-02")
    users = s.comment("brukerorganisasjon", "Vi er fornøyde, men ønsker et kurs om hjerteoperasjon.", "case", "user_organisation")
    council = s.comment("senterrad-trs", "Rådet vil at tilbudet fortsetter.", "case", "council:TRS")
    s.on("2026-02-18").answer(users, "followed", "Kurset er lagt i neste plan.").answer(council, "followed", "Takk. Uttalelsen følger saken til ledergruppen.")
    s.recommend("yes", "Tilbudet bør fortsette.", final=True, changes="Kurs om hjerteoperasjon er lagt inn.")
    return s.ballot("continue_offer", "Tilbudet ved TRS fortsetter.", form="circulation", deadline="2026-03-02", next_review_date="2030-03-01",
                    institutional=("trs",), close_on="2026-03-03", closing="Alle svarte før fristen. Ingen ba om møte.")


def sotos():
    s = imported("sotos_syndrom", "Frambu", 2, "2027-02-01")
    s.on("2024-06-17").act("record_status", "frambu", kind="yearly", contact_point="Rådgiver og lege.", activity="10+")
    s.on("2025-12-08").act("record_status", "frambu", kind="yearly", contact_point="Uendret.", activity="10+", changes="Nettkurs for skoler.")
    s.act("follow", "foreldreforening")
    return s.on("2026-08-17").act("look_again", "saksbehandler2", checked="Orphanet har ingen endring for ORPHA:821.", next_date="2027-02-01")


def cystic_fibrosis():
    s = imported("cystisk_fibrose", "NSCF", 5, "2027-05-03")
    s.on("2025-05-05").act("record_status", "nscf", kind="yearly", contact_point="Uendret.", activity="10+", changes="Nye legemidler endrer behovet for kurs.",
                           users_view="Foreningen ber om råd for voksne som planlegger barn.")
    return s.on("2026-05-04").act("record_status", "nscf", kind="yearly", contact_point="Uendret.", activity="10+")


def porphyria():
    s = imported("akutt_intermitterende_porfyri", "NAPOS", 6, "2027-09-06")
    s.on("2025-09-08").act("record_status", "napos", kind="yearly", contact_point="Døgnåpen vakttelefon for leger.", activity="10+")
    s.on("2026-09-07").act("record_status", "napos", kind="yearly", contact_point="Uendret.", activity="10+", changes="Legemiddellisten er oppdatert.")
    wrong = s.label("status")
    s.lines[-1]["label"] = wrong
    return s.on("2026-09-14").act("correct", "napos", entry=f"@{wrong}", right="Vakttelefonen er åpen på dagtid i helgene, ikke hele døgnet.",
                                  reason="Feil opplysning gikk igjen fra året før.")


def cherubism():
    """Continued in a meeting; the council said nothing, and that is recorded."""
    s = imported("kjerubisme", "TAKO", 8, "2025-11-03")
    s.on("2025-10-06").act("record_status", "tako", kind="yearly", contact_point="Egen tannlege.", activity="1-4")
    s.act("record_status", "saksbehandler2", kind="evaluation", contact_point="Uendret.", activity="1-4", users_view="Familiene er få, men trygge på tilbudet.")
    s.invite("user_organisation", "evaluation", "Hvordan har tilbudet vært?", "2025-10-27").invite("council:TAKO", "evaluation", "Hvordan har tilbudet vært?", "2025-10-27")
    s.on("2025-10-20")
    users = s.comment("brukerorganisasjon", "Tilbudet er godt. Voksne med senplager bør også få komme.", "scope", "user_organisation")
    s.on("2025-10-28").answer(users, "followed", "TAKO tar imot voksne.").silent("evaluation", "council:TAKO")
    return s.on("2025-11-11").ballot("continue_offer", "Tilbudet ved TAKO fortsetter, også for voksne.", next_review_date="2030-10-01", institutional=("tako",),
                                     people=("tjenesteleder", "frambu", "nevsom", "nk-se", "ssd", "tako", "trs"), closing="Sju til stede, alle for.")


def spectrum():
    s = imported("okulo_aurikulo_vertebralt_spektrum", "TAKO", 11, "2027-10-04")
    return s.on("2025-10-13").act("record_status", "tako", kind="yearly", contact_point="Egen tannlege og logoped.", activity="5-9",
                                  changes="Personer med det gamle navnet Goldenhars syndrom får tilbud her.")
