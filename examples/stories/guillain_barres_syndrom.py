"""Guillain-Barrés syndrom: closed by delegation, called in by a member, and closed again by the leader group."""
from story import Story


def tell():
    s = Story("guillain_barres_syndrom", officer="saksbehandler2")
    s.on("2025-08-18").register("enquiry", "En pårørende ber om kurs for familier.")
    s.on("2025-08-25").interests("saksbehandler2", "tjenesteleder")
    s.move("close_formal", "tjenesteleder", outcome="UTENFOR-2",
           reason="Guillain-Barrés syndrom oppstår etter en infeksjon. Det er verken medfødt eller arvelig.",
           documented="Orphanets beskrivelse av ORPHA:2103: tilstand etter infeksjon hos ellers friske.",
           where_served="Nevrologisk avdeling og rehabilitering. Sjeldentelefonen svarer.", review_date="2030-08-01")
    s.on("2025-09-02").move("call_in", "nmk", reason="Noen får varige lammelser. Jeg vil at gruppen vurderer om mandatet er for trangt.")
    s.on("2025-09-22").criteria(K1="Under grensen i alle land.", K2=("Ervervet. Ingen arvegang av betydning.", {"value": "not_met"}))
    s.on("2025-10-14").ballot("close", "Saken avsluttes. Tilstanden er ervervet og ligger utenfor mandatet.", outcome="UTENFOR-2",
                              documented="Orphanets beskrivelse av ORPHA:2103.", against=("nmk",),
                              where_served="Nevrologisk avdeling og rehabilitering. Sjeldentelefonen svarer.", review_date="2030-10-01",
                              reasons={"nmk": "Mandatet bør endres. Det kan ikke gjøres i denne saken."}, closing="Vedtatt ni mot én.")
    return s
