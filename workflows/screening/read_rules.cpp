#include "workflows/screening/read_rules.hpp"

#include <algorithm>
#include <charconv>

namespace workflows::screening {

namespace {

std::int64_t one_in(Section& file, std::string_view threshold) {
    constexpr std::string_view before = "1:";
    constexpr std::int64_t most = 1'000'000'000;
    std::int64_t people = 0;
    const std::string_view digits = threshold.substr(std::min(before.size(), threshold.size()));
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), people);
    const bool whole = read.ec == std::errc() && read.ptr == digits.data() + digits.size();
    if (!threshold.starts_with(before) || !whole || people < 1 || people > most)
        file.wrong("threshold", "must be one in so many people, as \"1:2000\"");
    return people;
}

int at_least_one(Section& section, std::string_view key) {
    const int number = section.number(key);
    if (number < 1) section.wrong(key, "must be 1 or more");
    return number;
}

RareRules read_rare(Section section) {
    RareRules rules{.places = section.id_groups("places"),
                    .types = section.ids("types"),
                    .near_percent = section.number("near_percent")};
    if (rules.places.empty()) section.wrong("places", "names no place");
    if (rules.near_percent > 1000) section.wrong("near_percent", "must be 1000 at most");
    section.finish();
    return rules;
}

InbornRules read_inborn(Section section) {
    InbornRules rules{.classifications = section.ids("classifications"),
                      .inheritances = section.ids("inheritances"),
                      .not_inherited = section.ids("not_inherited"),
                      .onsets = section.ids("onsets"),
                      .gene_associations = section.ids("gene_associations")};
    section.finish();
    return rules;
}

ComplexRules read_complex(Section section) {
    ComplexRules rules{.classifications = section.ids("classifications"),
                       .enough_classifications = at_least_one(section, "enough_classifications"),
                       .systems = section.ids("systems"),
                       .frequencies = section.ids("frequencies"),
                       .enough_systems = at_least_one(section, "enough_systems")};
    section.finish();
    return rules;
}

NeedsRules read_needs(Section section) {
    NeedsRules rules{.frequencies = section.ids("frequencies"),
                     .temporalities = section.ids("temporalities"),
                     .severities = section.ids("severities"),
                     .enough_consequences = at_least_one(section, "enough_consequences")};
    section.finish();
    return rules;
}

OralRules read_oral(Section section) {
    OralRules rules{.classifications = section.ids("classifications"),
                    .frequencies = section.ids("frequencies"),
                    .enough_signs = at_least_one(section, "enough_signs")};
    section.finish();
    return rules;
}

CentreRule read_centre_rule(Section& section) {
    CentreRule rule{.classification = section.id_or_none("classification"),
                    .ancestor = section.id_or_none("ancestor"),
                    .centre = section.text("centre"),
                    .weight = section.number("weight"),
                    .reason_nb = section.text("reason_nb"),
                    .reason_nn = section.text_or_none("reason_nn"),
                    .reason_en = section.text("reason_en")};
    if ((rule.classification == 0) == (rule.ancestor == 0))
        section.wrong("centre", "needs a classification or an ancestor, and not both");
    if (rule.weight < 1 || rule.weight > 3) section.wrong("weight", "must be 1, 2 or 3");
    section.finish();
    return rule;
}

}  // namespace

Rules read_rules(Section& file, std::string_view threshold) {
    Section suggest = file.section("suggest");
    Rules rules{.rare = read_rare(suggest.section("K1")),
                .inborn = read_inborn(suggest.section("K2")),
                .complex = read_complex(suggest.section("K3")),
                .needs = read_needs(suggest.section("K4")),
                .oral = read_oral(suggest.section("K7"))};
    rules.rare.one_in = one_in(file, threshold);
    for (Section& section : suggest.sections("centre")) rules.centres.push_back(read_centre_rule(section));
    suggest.finish();
    return rules;
}

}  // namespace workflows::screening
