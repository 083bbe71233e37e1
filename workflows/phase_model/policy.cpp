#include "workflows/phase_model/policy.hpp"

#include "engine/crypto.hpp"
#include "engine/embedded_file.hpp"
#include "workflows/embedded.hpp"
#include "workflows/phase_model/phases.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <limits>
#include <set>
#include <stdexcept>

namespace workflows {

namespace {

constexpr std::array<std::string_view, 12> known_needs{"named_service", "hearing",       "review_date", "criteria",
                                                       "evidence",      "threshold",     "orpha_status", "covering_case",
                                                       "withdrawal",    "receipt",       "targets",      "ordinary_service"};

[[noreturn]] void refuse(const toml::node& node, const std::string& why) {
    throw std::runtime_error("policy, line " + std::to_string(node.source().begin.line) + ": " + why);
}

/// One table of the file: gives its keys, each checked for its kind, and refuses those nobody asked for.
class Section {
public:
    Section(const toml::table& table, std::string name) : table_(table), name_(std::move(name)) {}

    const toml::node* find(std::string_view key) {
        asked_.emplace(key);
        return table_.get(key);
    }
    const toml::node& node(std::string_view key) {
        const toml::node* found = find(key);
        if (found == nullptr) refuse(table_, "the key " + named(key) + " is missing");
        return *found;
    }
    std::string text(std::string_view key) { return text_of(node(key), key); }
    std::string text_or_none(std::string_view key) {
        const toml::node* found = find(key);
        return found == nullptr ? std::string() : text_of(*found, key);
    }
    bool flag(std::string_view key) {
        const toml::node* found = find(key);
        if (found == nullptr) return false;
        if (!found->is_boolean()) refuse(*found, named(key) + " must be true or false");
        return found->as_boolean()->get();
    }
    int number(std::string_view key) { return number_of(node(key), key); }
    engine::Date date(std::string_view key) { return date_of(node(key), key); }
    std::optional<engine::Date> date_or_none(std::string_view key) {
        const toml::node* found = find(key);
        return found == nullptr ? std::nullopt : std::optional(date_of(*found, key));
    }
    std::vector<std::string> texts(std::string_view key) {
        std::vector<std::string> all;
        for (const toml::node& item : list(key)) all.push_back(text_of(item, key));
        return all;
    }
    std::vector<int> numbers(std::string_view key) {
        std::vector<int> all;
        for (const toml::node& item : list(key)) all.push_back(number_of(item, key));
        return all;
    }
    Section section(std::string_view key) {
        const toml::node& found = node(key);
        if (!found.is_table()) refuse(found, named(key) + " must be a table");
        return Section(*found.as_table(), std::string(key));
    }
    std::vector<Section> sections(std::string_view key) {
        std::vector<Section> all;
        for (const toml::node& item : list(key)) {
            if (!item.is_table()) refuse(item, named(key) + " must be a table");
            all.emplace_back(*item.as_table(), std::string(key));
        }
        return all;
    }
    /// To be called once every key has been asked for.
    void finish() const {
        for (const auto& [key, value] : table_)
            if (!asked_.contains(std::string(key.str()))) refuse(value, "the key " + named(key.str()) + " is unknown");
    }
    [[noreturn]] void wrong(std::string_view key, const std::string& why) { refuse(node(key), named(key) + ' ' + why); }

private:
    std::string named(std::string_view key) const { return (name_.empty() ? "" : name_ + '.') + std::string(key); }
    const toml::array& list(std::string_view key) {
        const toml::node& found = node(key);
        if (!found.is_array()) refuse(found, named(key) + " must be a list");
        return *found.as_array();
    }
    std::string text_of(const toml::node& value, std::string_view key) const {
        if (!value.is_string() || value.as_string()->get().empty()) refuse(value, named(key) + " must be a text");
        return value.as_string()->get();
    }
    int number_of(const toml::node& value, std::string_view key) const {
        const std::int64_t number = value.is_integer() ? value.as_integer()->get() : -1;
        if (number < 0 || number > std::numeric_limits<int>::max()) refuse(value, named(key) + " must be a whole number from 0");
        return static_cast<int>(number);
    }
    engine::Date date_of(const toml::node& value, std::string_view key) const {
        const auto date = value.is_string() ? engine::parse_date(value.as_string()->get()) : std::nullopt;
        if (!date) refuse(value, named(key) + " must be a date \"YYYY-MM-DD\"");
        return *date;
    }

    const toml::table& table_;
    std::string name_;
    std::set<std::string, std::less<>> asked_;
};

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

Policy read(const toml::table& table) {
    Section file(table, "");
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
    try {
        Policy policy = read(toml::parse(toml_text));
        policy.sha256 = engine::sha256_hex(toml_text);
        return policy;
    } catch (const toml::parse_error& error) {
        throw std::runtime_error("policy, line " + std::to_string(error.source().begin.line) + ": " +
                                 std::string(error.description()));
    }
}

const Policy& shipped_policy() {
    static const Policy policy = [] {
        const auto file = engine::content_of(embedded_files(), "phase_model/policy-1.0.toml");
        if (!file) throw std::runtime_error("the program carries no policy");
        return read_policy(*file);
    }();
    return policy;
}

}  // namespace workflows
