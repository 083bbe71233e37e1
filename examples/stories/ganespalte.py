"""Ganespalte: outside the mandate, because it is not rare by the limit in force."""
from story import Story


def tell():
    s = Story("ganespalte")
    s.on("2025-04-28").register("enquiry", "Foreldre spør om ganespalte uten syndrom har et senter.")
    s.on("2025-05-05").move("accept", "saksbehandler", reason="Tas opp.")
    s.on("2025-05-12").scope("Ganespalte uten syndrom.")
    s.assess("K1", "Norske tall gir klassen 6-9 / 10 000. Det er over grensen 1:2000.", value="not_met")
    s.assess("K2", "Medfødt.")
    words, record = s.prevalence()
    s.evidence("prevalence", words, record["source"], "high", place=f'Prevalence id {record["record"]}')
    s.interests("saksbehandler", "tjenesteleder")
    s.on("2025-05-26").move("close_formal", "tjenesteleder", outcome="UTENFOR-1",
                            reason="Ganespalte uten syndrom er ikke sjelden etter grensen 1:2000. Syndromer med ganespalte vurderes for seg.",
                            documented="Orphadata produkt 9, post 2653 (Norge), grense 1:2000 i regelverk 1.0.",
                            where_served="Leppe-kjeve-gane-teamene i Oslo og Bergen. Sjeldentelefonen viser vei.", review_date="2029-05-01")
    return s
