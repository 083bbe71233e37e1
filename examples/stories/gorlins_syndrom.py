"""Gorlins syndrom: proposed by a clinician, registered by the case officer, and withdrawn by the proposer."""
from story import Story


def tell():
    s = Story("gorlins_syndrom")
    s.on("2025-11-03").act("propose", "fagperson", label="gorlins_syndrom-forslag", name="Gorlins syndrom", orpha="377", origin="clinician",
                           reason="Pasientene går til hudlege, kjevekirurg og genetiker uten at noen ser helheten.",
                           organisation="Klinisk nettverk for sjeldne diagnoser (demo)")
    s.on("2025-11-05").act("judge_proposal", "saksbehandler", verdict="new_case", reason="Forslaget er godt begrunnet, og diagnosen er ny hos oss.")
    s.lines[-1]["case"], s.lines[-1]["label"] = "gorlins_syndrom-forslag", "gorlins_syndrom"
    s.on("2025-12-08").act("withdraw_proposal", "fagperson", reason="Et nytt tverrfaglig team ved sykehuset gjør forslaget unødvendig.")
    s.on("2025-12-15").interests("saksbehandler", "tjenesteleder")
    s.move("close_formal", "tjenesteleder", outcome="TRUKKET", reason="Forslagsstilleren har trukket forslaget. Ingen andre har bedt om saken.",
           where_served="Det tverrfaglige teamet ved sykehuset. Sjeldentelefonen svarer.", review_date="2028-12-01")
    return s
