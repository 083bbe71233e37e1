"""Sticklers syndrom: a hearing that is open now, and a case officer whose impartiality was decided."""
from story import Story


def tell():
    s = Story("sticklers_syndrom", officer="saksbehandler2")
    s.on("2026-05-04").register("user_organisation", "Foreningen har tatt imot mange voksne med netthinneløsning og hørselstap.",
                                proposer="brukerorganisasjon@demo.example")
    s.act("assign_case_officer", "tjenesteleder", who="saksbehandler2@demo.example", **{"from": "2026-05-04"})
    s.on("2026-05-11").move("accept", "saksbehandler2", reason="Tas opp.")
    s.on("2026-05-18").scope("Alle former av Sticklers syndrom, dominante og recessive.", **{"in": [str(code) for code in s.facts["children"]]})
    s.criteria(K1="Klassen for Europa er under grensen.", K2="Arvelig bindevevssykdom.", K3="Øyne, ører, gane og ledd.",
               K4=("Voksne trenger samordning av syn og hørsel. Barn trenger oppfølging av gane og tale.", {"certainty": "medium"}))
    s.interests("saksbehandler2", value="possible", words="Min søster er leder av en lokal pasientforening for øyesykdommer.")
    s.act("decide_impartiality", "tjenesteleder", whom="saksbehandler2@demo.example", decision="not_tied",
          reason="Foreningen har ingen del i saken, og søsteren har ingen rolle der saken hører hjemme.")
    s.interests("tjenesteleder")
    s.on("2026-06-08").move("complete_assessment", "tjenesteleder", reason="Hovedkriteriene er vurdert.")
    s.on("2026-06-22")
    s.candidate("trs", "TRS kjenner bindevevssykdommer.", effect="Vi kan ta gruppen i 2027.")
    s.candidate("ssd", "SSD kjenner kombinert syns- og hørselstap.", fit="partial", capacity="limited", effect="Vi kan bistå, men ikke ha hovedansvar.")
    s.oral("link", "Ganespalte og manglende tenner hos mange.")
    s.criteria(K5="Øyeavdelingene følger synet godt, men resten faller mellom.", K6="Foreningen har førti medlemmer med diagnosen.",
               K7="TAKO ser et tydelig behov.")
    s.on("2026-08-24").pack(
        service_needs="Årlig øyekontroll, høreapparat, fysioterapi for ledd, og hjelp på skole og jobb når synet svikter brått.",
        existing_services="Øyeavdelinger, hørselssentraler og leppe-gane-team.", enquiries="Sjeldentelefonen: 5–9 henvendelser siste år.",
        oral_aspects="Ganespalte, emaljefeil og manglende tenner.", centre_fit="TRS passer godt for ledd og bindevev.",
        effect_on_groups="Ingen gruppe ved TRS må vente.", user_statement="Mange får vite om hverandre først når de er førti. Et senter ville samle oss.")
    s.recommend("yes", "Fellesenheten foreslår tilbud ved et senter.")
    s.summary(en="Stickler syndrome is an inherited connective tissue disease that affects eyes, hearing, palate and joints.",
              nn="Sticklers syndrom er ein arveleg bindevevssjukdom. Han kan gi sterk nærsyn, nedsett høyrsel, ganespalte og leddplager.")
    s.on("2026-10-19").open_hearing("Vi ber om synspunkter fram til 14. desember.", until="2026-12-14",
                                    organisation="Foreningen for sjeldne bein- og bindevevstilstander (demo)")
    s.on("2026-10-30")
    s.comment("brukerorganisasjon", "Vi støtter forslaget. Skriv tydeligere at synet kan svikte på én dag.", "K4", "user_organisation")
    s.on("2026-11-06")
    wrong = s.comment("senterrad-trs", "Utkast, ikke vedtatt i rådet.", "centre", "council:TRS")
    s.act("withdraw_comment", "senterrad-trs", comment=f"@{wrong}", reason="Sendt ved en feil. Rådets uttalelse kommer etter møtet.")
    s.on("2026-11-13")
    group = s.comment("referansegruppe", "Brukermedlemmene i referansegruppen ber om at skole og arbeid får mer plass.", "case", "reference_group")
    s.on("2026-11-18").answer(group, "followed", "Vi skriver om begge deler.", "Nytt avsnitt kommer i endelig innstilling.")
    return s
