#include "workflows/phase_model/policy.hpp"

#include "engine/crypto.hpp"
#include "engine/embedded_file.hpp"
#include "workflows/embedded.hpp"
#include "workflows/phase_model/phases.hpp"
#include "workflows/phase_model/policy_tree.hpp"
#include "workflows/screening/read_rules.hpp"

#include <algorithm>
#include <stdexcept>

namespace workflows {

namespace {

constexpr std::array<std::string_view, 12> known_needs{"named_service", "hearing",       "review_date", "criteria",
                                                       "evidence",      "threshold",     "orpha_status", "covering_case",
                                                       "withdrawal",    "receipt",       "targets",      "ordinary_service"};

std::vector<std::string> criteria_of(Section& section, std::string_view key) {
    std::vector<std::string> all = section.texts(key);
    for (const std::string& criterion : all)
        if (std::find(criteria.begin(), criteria.end(), criterion) == criteria.end())
            section.wrong(key, "names no criterion K1 to K7: " + criterion);
    return all;
}

void read_limits(Section section, Policy& policy) {
    const std::vector<int> days = section.numbers("phase_days");
    if (days.size() != policy.phase_limit_days.size()) section.wrong("phase_days", "must have eight numbers");
    std::copy(days.begin(), days.end(), policy.phase_limit_days.begin());
    policy.window_days = section.number("window_days");
    policy.window_minimum_days = section.number("window_minimum_days");
    policy.answer_days = section.number("answer_days");
    policy.silence_notice_days = section.number("silence_notice_days");
    policy.call_in_days = section.number("call_in_days");
    policy.park_months = section.number("park_months");
    policy.review_months = section.number("review_months");
    policy.follow_up_months = section.number("follow_up_months");
    policy.evaluation_first_years = section.number("evaluation_first_years");
    policy.evaluation_years = section.number("evaluation_years");
    if (policy.window_days < policy.window_minimum_days) section.wrong("window_days", "is less than window_minimum_days");
    section.finish();
}

std::vector<std::string> read_list(Section section, std::string_view key) {
    std::vector<std::string> all = section.texts(key);
    section.finish();
    return all;
}

void read_outcome(Section section, Policy& policy) {
    Outcome outcome{section.text("code"), section.numbers("from"), section.texts("needs")};
    if (policy.outcome(outcome.code) != nullptr) section.wrong("code", "stands twice: " + outcome.code);
    for (const int phase : outcome.from)
        if (phase > 7) section.wrong("from", "names no phase 0 to 7");
    for (const std::string& need : outcome.needs)
        if (std::find(known_needs.begin(), known_needs.end(), need) == known_needs.end())
            section.wrong("needs", "names nothing the program can check: " + need);
    section.finish();
    policy.outcomes.push_back(std::move(outcome));
}

void read_centre(Section section, Policy& policy) {
    Centre centre{.id = section.text("id"),
                  .name = section.text("name"),
                  .from = section.date("from"),
                  .to = section.date_or_none("to"),
                  .successor = section.text_or_none("successor"),
                  .council = section.text_or_none("council"),
                  .council_is_stand_in = section.flag("council_is_stand_in")};
    if (centre.council.empty()) centre.council = "council:" + centre.id;
    if (policy.centre(centre.id) != nullptr) section.wrong("id", "stands twice: " + centre.id);
    if (centre.to && *centre.to < centre.from) section.wrong("to", "is before from");
    section.finish();
    policy.centres.push_back(std::move(centre));
}

Policy read(const PolicyNode& tree) {
    Section file(tree, "");
    Policy policy{.version = file.text("version"), .valid_from = file.date("valid_from"), .threshold = file.text("threshold")};
    read_limits(file.section("limits"), policy);
    Section quorum = file.section("quorum");
    policy.quorum_at_least = quorum.number("at_least");
    quorum.finish();
    Section of_criteria = file.section("criteria");
    policy.gates = criteria_of(of_criteria, "gates");
    policy.main_criteria = criteria_of(of_criteria, "main");
    policy.voted_criteria = criteria_of(of_criteria, "voted");
    of_criteria.finish();
    policy.claims = read_list(file.section("evidence"), "claims");
    policy.bodies = read_list(file.section("hearing"), "bodies");
    policy.checklist = read_list(file.section("start_up"), "checklist");
    Section codes = file.section("codes");
    policy.channels = codes.texts("channels");
    policy.principles = codes.texts("principles");
    codes.finish();
    for (Section& section : file.sections("outcome")) read_outcome(section, policy);
    for (Section& section : file.sections("centre")) read_centre(section, policy);
    for (const Centre& centre : policy.centres)
        if (!centre.successor.empty() && policy.centre(centre.successor) == nullptr)
            file.wrong("centre", "names a successor that is no centre: " + centre.successor);
    policy.rules = screening::read_rules(file, policy.threshold);
    for (const screening::CentreRule& rule : policy.rules.centres)
        if (policy.centre(rule.centre) == nullptr) file.wrong("suggest", "names a centre that is none: " + rule.centre);
    file.finish();
    return policy;
}

}  // namespace

const Centre* Policy::centre(std::string_view id) const {
    const auto found = std::find_if(centres.begin(), centres.end(), [&](const Centre& centre) { return centre.id == id; });
    return found == centres.end() ? nullptr : &*found;
}

const Outcome* Policy::outcome(std::string_view code) const {
    const auto found = std::find_if(outcomes.begin(), outcomes.end(), [&](const Outcome& outcome) { return outcome.code == code; });
    return found == outcomes.end() ? nullptr : &*found;
}

std::string Policy::acting_centre(std::string_view id, engine::Date day) const {
    std::string acting(id);
    for (std::size_t step = 0; step < centres.size(); ++step) {
        const Centre* now = centre(acting);
        if (now == nullptr || !now->to || day <= *now->to || now->successor.empty()) break;
        acting = now->successor;
    }
    return acting;
}

Policy read_policy(std::string_view toml_text) {
    Policy policy = read(read_policy_tree(toml_text));
    policy.sha256 = engine::sha256_hex(toml_text);
    return policy;
}

std::vector<std::string> policy_faults(const Policy& policy) {
    std::vector<std::string> faults;
    const auto require = [&](bool holds, const std::string& otherwise) {
        if (!holds) faults.push_back(otherwise);
    };
    const auto is_criterion = [](const std::string& id) { return std::find(criteria.begin(), criteria.end(), id) != criteria.end(); };
    for (const auto* list : {&policy.gates, &policy.main_criteria, &policy.voted_criteria})
        for (const std::string& id : *list) require(is_criterion(id), "criteria: there is no " + id);
    require(policy.window_days >= policy.window_minimum_days, "limits: window_days is below window_minimum_days");
    require(policy.window_minimum_days >= 28, "limits: window_minimum_days is below the 28 days that always hold");
    require(!policy.claims.empty(), "evidence: no claim is required");
    require(!policy.checklist.empty(), "start_up: the checklist is empty");
    for (const Outcome& outcome : policy.outcomes) require(!outcome.from.empty(), "outcome " + outcome.code + ": no phase may give it");
    for (const Centre& centre : policy.centres) {
        require(!centre.to || centre.from <= *centre.to, "centre " + centre.id + ": it ends before it begins");
        require(centre.successor.empty() || policy.centre(centre.successor) != nullptr, "centre " + centre.id + ": its successor is unknown");
        require(!centre.council.empty(), "centre " + centre.id + ": no council and no stand-in");
    }
    return faults;
}

std::optional<std::string_view> shipped_policy_file(std::string_view version) {
    return engine::content_of(embedded_files(), "phase_model/policy-" + std::string(version) + ".toml");
}

namespace {

Policy embedded_policy(std::string_view version) {
    const auto file = shipped_policy_file(version);
    if (!file) throw std::runtime_error("the program carries no policy " + std::string(version));
    return read_policy(*file);
}

}  // namespace

const Policy& shipped_policy() {
    static const Policy policy = embedded_policy("1.0");
    return policy;
}

const Policy& earlier_policy() {
    static const Policy policy = embedded_policy("2014");
    return policy;
}

std::vector<const Policy*> shipped_policies() { return {&shipped_policy(), &earlier_policy()}; }

}  // namespace workflows
