"""Cerebral gigantisme: another name for Sotos syndrom, found when it was registered, judged the same, and closed as covered."""
from story import Story


def tell():
    s = Story("cerebral_gigantisme", about="sotos_syndrom", officer="saksbehandler2")
    s.on("2024-04-15").move("register", "saksbehandler2", label="cerebral_gigantisme", name="Cerebral gigantisme", name_en="Cerebral gigantism",
                            name_source="Orphanets synonym", orpha="821", origin="clinician", reason="En lege bruker det eldre navnet og spør om et senter.")
    s.on("2024-04-22").act("judge_duplicate", "saksbehandler2", hit="sotos_syndrom", verdict="same", reason="Orphanet har navnet som synonym for Sotos syndrom.")
    s.interests("saksbehandler2", "tjenesteleder")
    s.on("2024-04-29").move("close_formal", "tjenesteleder", outcome="DEKKET", covering_case="sotos_syndrom",
                            reason="Cerebral gigantisme er et annet navn på Sotos syndrom, som Frambu har ansvar for.",
                            documented="Orphanets synonymliste for ORPHA:821.", where_served="Frambu, under Sotos syndrom.", review_date="2028-04-01")
    return s
