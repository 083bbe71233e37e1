// Words by which hints at persons are known (personal_hints.hpp): bokmål, nynorsk and English, in lower case.
#pragma once

#include <array>

namespace workflows::personal_words {

inline constexpr std::array months{"januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember",
                            "january", "february", "march", "may", "june", "july", "october", "december", "jan", "feb", "mar", "apr", "jun", "jul",
                            "aug", "sep", "sept", "okt", "oct", "nov", "des", "dec"};
inline constexpr std::array born{"født", "fødd", "fødte", "fødselsdato", "fødselsdag", "fødselsdatoen", "fødselsdagen", "f", "born", "birth", "dob", "birthday", "birthdate"};
inline constexpr std::array calls{"tlf", "telefon", "telefonen", "telefonnummer", "telefonnummeret", "mobil", "mobilen", "mobilnummer", "ring", "ringe", "sms", "phone",
                           "telephone", "tel", "mobile", "call"};
inline constexpr std::array registers{"orpha", "orphacode", "orphakode", "pmid", "pubmed", "isbn", "issn", "doi", "omim", "mim", "hp", "hpo", "icd", "umls", "mesh", "gard", "orcid"};
inline constexpr std::array few{"en", "én", "ein", "éin", "ei", "éi", "et", "ett", "eitt", "to", "tre", "fire", "one", "two", "three", "four", "1", "2", "3", "4", "eneste", "einaste", "only"};
inline constexpr std::array people{"pasient", "pasienten", "pasienter", "pasientar", "barn", "barnet", "barna", "person", "personen", "personer", "personar", "familie",
                            "familien", "familier", "familiar", "søsken", "sysken", "brødre", "brør", "søstre", "systrer", "bror", "søster", "syster", "jente",
                            "jenta", "jenten", "jenter", "gutt", "gutten", "gutter", "gut", "gutar", "mann", "mannen", "menn", "kvinne", "kvinna", "kvinnen", "kvinner",
                            "tvillinger", "tvillingar", "elev", "eleven", "elever", "elevar", "medlem", "medlemmer", "medlemer", "bruker", "brukar", "patient",
                            "patients", "child", "children", "people", "family", "families", "siblings", "brothers", "sisters", "brother", "sister", "girl",
                            "girls", "boy", "boys", "man", "men", "woman", "women", "twins", "pupil", "pupils", "member", "members"};
inline constexpr std::array nearby{"kommune", "kommunen", "kommuna", "bygd", "bygda", "bygden", "grenda", "tettstedet", "klassen", "klassa", "skolen", "skulen", "barnehagen",
                            "barnehagen", "nabolaget", "municipality", "village", "school", "kindergarten"};
inline constexpr std::array before_place{"i", "på", "ved", "fra", "frå", "in", "at", "from"};
/// Too large, or known to everybody here, to point at anybody.
inline constexpr std::array large{"norge", "noreg", "norway", "norden", "europa", "europe", "skandinavia", "scandinavia", "sverige", "sweden", "danmark", "denmark", "finland",
                           "island", "tyskland", "germany", "verden", "verda", "frambu", "tako", "trs", "nmk", "napos", "nevsom", "ssd", "nk-se", "nscf", "nksd",
                           "orphanet", "orphadata", "ern", "eman", "usa", "eu", "who", "oslo", "k1", "k2", "k3", "k4", "k5", "k6", "k7"};

}  // namespace workflows::personal_words
