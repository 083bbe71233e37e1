"""Arvelig sfærocytose: "no compound long-term need", voted criterion by criterion; a wish to reopen falls."""
from story import Story


def tell():
    s = Story("arvelig_sfaerocytose", officer="saksbehandler2")
    s.on("2023-08-21").register("newborn_screening", "Barneleger ser gulsott hos nyfødte og spør om gruppen hører hjemme i tjenesten.")
    s.on("2023-08-28").move("accept", "saksbehandler2", reason="Tas opp.")
    s.on("2023-09-04").scope("Hele diagnosen.")
    s.criteria(K1="Klassen 1-5 / 10 000 er innenfor dagens grense 1:2000, men ville ikke vært det med den gamle, 1:10 000.", K2="Arvelig feil i de røde blodcellene.",
               K3=("Blodet er rammet. Milt og galleblære følger av det.", {"value": "not_met", "certainty": "medium"}),
               K4=("De fleste går til kontroll én gang i året.", {"value": "not_met", "certainty": "medium"}))
    s.interests("saksbehandler2", "tjenesteleder")
    s.on("2023-09-25").move("complete_assessment", "tjenesteleder", reason="K3 og K4 stanser ikke saken. Behovet avgjøres av ledergruppen.")
    s.on("2023-10-09").act("name_candidate", "saksbehandler2", none_fits=True, reason="Ingen av sentrene arbeider med blodsykdommer.")
    s.oral("no_link", "Ingen plager fra munnen.")
    s.criteria(K5=("Blodavdelinger i alle regioner.", {"value": "not_met"}), K6=("To henvendelser på fem år.", {"value": "not_met"}),
               K7=("Ingen.", {"value": "not_met"}))
    s.pack(service_needs="Kontroll én gang i året, noen ganger operasjon av milten.", existing_services="Barneavdelinger og blodavdelinger i hele landet.",
           enquiries="Sjeldentelefonen: 0 henvendelser siste år.", oral_aspects="Ingen kjente.", centre_fit="Ingen senter passer.",
           effect_on_groups="Ingen.", user_statement="Vi som har diagnosen, klarer oss stort sett. Noen få har det tyngre enn dere tror.")
    s.recommend("no", "Ikke behov for senter: behovene er ikke sammensatte.", outcome="INGEN-2")
    s.summary()
    s.on("2023-11-06").open_hearing("Høring.", until="2023-12-18")
    s.on("2023-11-20")
    users = s.comment("brukerorganisasjon", "De som er operert, trenger vaksiner livet ut. Hvem passer på det?", "K4", "user_organisation")
    s.on("2023-12-19").answer(users, "partly", "Fastlegen har ansvaret. Vi har bedt Folkehelseinstituttet om bedre informasjon.", "Nytt avsnitt om vaksiner.")
    s.recommend("no", "Ikke behov for senter. Vaksiner etter operasjon er omtalt.", final=True, outcome="INGEN-2", changes="Avsnitt om vaksiner.")
    s.on("2024-01-08").move("close_hearing", "saksbehandler2", reason="Svarene er gitt.")
    s.on("2024-02-13").precedent("departed", "Wilsons sykdom fikk nei på grunn av et godt tilbud. Her er grunnen at behovet ikke er sammensatt.", "wilsons_sykdom")
    s.ballot("close", "Det er ikke behov for kompetansesenter, fordi behovene ikke er langvarige og sammensatte.", outcome="INGEN-2",
             criteria={"K1": "for", "K2": "for", "K3": ("!", "for", "nscf"), "K4": ("!",), "K5": ("!",), "K6": ("!", "abstain", "frambu"), "K7": ("!",)},
             where_served="Blodavdelinger og fastlege. Sjeldentelefonen svarer på spørsmål.", review_date="2028-02-01", closing="Enstemmig.")
    wish(s)
    return s


def wish(s):
    s.on("2025-09-08").act("ask_reassessment", "brukerorganisasjon", label="sfaerocytose-anmodning",
                           what_is_new="En ny undersøkelse viser at mange er slitne og sykmeldte.")
    s.on("2025-09-22").act("answer_reassessment", "tjenesteleder", request="@sfaerocytose-anmodning", answer="no",
                           reason="Undersøkelsen gjelder flere blodsykdommer samlet. Et medlem har bedt om at ledergruppen likevel tar stilling.")
    s.on("2025-10-14").ballot("reopen", "Saken gjenåpnes på grunn av den nye undersøkelsen.", mover="nscf",
                              what_is_new="Undersøkelse om slitenhet og sykefravær.",
                              against=("tjenesteleder", "napos", "nevsom", "nk-se", "nmk", "ssd", "tako", "trs"), carried=False,
                              closing="Forslaget falt med to mot åtte stemmer.")
