#include "web/pages/diagnosis_local.hpp"

#include "web/local_query.hpp"
#include "web/pages/sight.hpp"
#include "web/pages/words.hpp"

namespace web {

namespace orphanet = workflows::orphanet;

std::vector<Fact> local_name_facts(const Call& call, std::int64_t code) {
    std::vector<Fact> facts;
    if (call.local() == nullptr) return facts;
    const auto& words = call.words;
    const auto names = call.local()->names();
    if (const auto found = names->find(code); found != names->end())
        for (const orphanet::LocalName& one : found->second)
            facts.push_back({words.text("language." + one.language), one.name,
                             words.text("diagnosis.local_by", {{"who", one.who}, {"date", long_date(words, one.date)}, {"source", one.source}})});
    return facts;
}

std::vector<Fact> enquiry_facts(const Call& call, std::int64_t code) {
    std::vector<Fact> facts;
    if (call.local() == nullptr || !call.viewer.sees_cases()) return facts;
    for (const orphanet::EnquiryCount& row : call.local()->enquiries(code))
        facts.push_back({std::to_string(row.year), sees_counts(call) ? number(call.words, row.count) : band(call.words, row.count),
                         term(call.words, "channel", row.channel)});
    return facts;
}

}  // namespace web
