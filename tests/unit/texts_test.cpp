// No gap in what users read: every key that tables and code ask for stands in bokmål, in nynorsk and in English.
#include "tests/support/catch.hpp"
#include "workflows/embedded.hpp"
#include "workflows/phase_model/acts/act.hpp"
#include "workflows/phase_model/phases.hpp"
#include "workflows/phase_model/policy.hpp"
#include "workflows/phase_model/requirements/requirement.hpp"
#include "workflows/phase_model/table.hpp"
#include "workflows/text/catalogue.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

using workflows::Catalogue;

namespace {

using Keys = std::set<std::string>;

const workflows::Catalogues& texts() {
    static const workflows::Catalogues all(workflows::embedded_files());
    return all;
}

/// "key" itself, or "key.one" and "key.other", or (where code adds the end) any key that begins with it.
bool answered(const Catalogue& catalogue, const std::string& key) {
    if (catalogue.has(key) || (catalogue.has(key + ".one") && catalogue.has(key + ".other"))) return true;
    const auto next = catalogue.all().lower_bound(key + ".");
    return next != catalogue.all().end() && next->first.starts_with(key + ".") && !next->first.starts_with(key + ".help");
}

Keys missing_of(const Keys& keys) {
    Keys missing;
    for (const std::string& key : keys)
        for (const Catalogue* catalogue : {&texts().nb, &texts().nn, &texts().en})
            if (!answered(*catalogue, key)) missing.insert(catalogue->language() + " " + key);
    return missing;
}

void add_field(const engine::ActSpec& act, const engine::Field& field, Keys& keys) {
    const std::string own = "field." + act.name + "." + field.name;
    keys.insert(texts().nb.has(own) ? own : "field." + field.name);
    const std::string choice = field.name == "outcome" ? "outcome." : "choice." + field.name + ".";
    for (const std::string& value : field.choices) keys.insert(choice + value);
}

Keys keys_of_acts() {
    Keys keys;
    for (const workflows::Act& act : workflows::act_table()) {
        keys.insert("act." + act.spec.name);
        keys.insert("act." + act.spec.name + ".help");
        for (const std::string& event : act.spec.events) keys.insert("event." + event);
        for (const std::string& requirement : act.spec.requirements) keys.insert("requirement." + requirement);
        for (const engine::Who& who : act.spec.who) keys.insert("role." + who.role);
        for (const engine::Field& field : act.spec.fields) add_field(act.spec, field, keys);
    }
    return keys;
}

Keys keys_of_rows() {
    Keys keys;
    for (const engine::Row& row : workflows::phase_model_rows()) {
        keys.insert("transition." + row.id);
        keys.insert("event." + row.event);
        for (const std::string& role : row.decided_by) keys.insert("role." + role);
        for (const std::string& requirement : row.requirements) keys.insert("requirement." + requirement);
    }
    for (const auto& [name, evaluate] : workflows::requirements()) keys.insert("requirement." + std::string(name));
    return keys;
}

void add(Keys& keys, const std::string& prefix, const std::vector<std::string>& ids) {
    for (const std::string& id : ids) keys.insert(prefix + id);
}

Keys keys_of_policy() {
    const workflows::Policy& policy = workflows::shipped_policy();
    Keys keys;
    for (const workflows::Outcome& outcome : policy.outcomes) {
        keys.insert("outcome." + outcome.code);
        add(keys, "need.", outcome.needs);
    }
    add(keys, "claim.", policy.claims);
    add(keys, "body.", policy.bodies);
    add(keys, "choice.item.", policy.checklist);
    add(keys, "choice.origin.", policy.channels);
    add(keys, "channel.", policy.channels);
    add(keys, "principle.", policy.principles);
    return keys;
}

Keys keys_of_phases() {
    Keys keys;
    for (std::size_t phase = 0; phase < workflows::phase_ids.size(); ++phase) {
        keys.insert("phase." + std::string(workflows::phase_ids[phase]));
        keys.insert("phase." + std::to_string(phase));
        keys.insert("phase." + std::to_string(phase) + ".long");
    }
    for (const std::string_view criterion : workflows::criteria) {
        keys.insert("criterion." + std::string(criterion));
        keys.insert("criterion." + std::string(criterion) + ".question");
    }
    for (const char* status : {"met", "unmet", "not_applicable", "overridden", "unknown"}) keys.insert(std::string("status_answer.") + status);
    return keys;
}

/// Every "reason.…", "form.…" and "suggest.…" that stands in the C++ of the workflows.
Keys keys_of_code(const std::filesystem::path& folder) {
    const std::regex literal("\"((?:reason|form|suggest)\\.[a-zA-Z0-9_.]+)\"");
    Keys keys;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".cpp") continue;
        std::stringstream source;
        source << std::ifstream(entry.path()).rdbuf();
        const std::string text = source.str();
        for (std::sregex_iterator found(text.begin(), text.end(), literal), end; found != end; ++found) keys.insert((*found)[1]);
    }
    return keys;
}

Keys places_in(const std::string& text) {
    static const std::regex place("\\{([a-z_]+)\\}");
    Keys places;
    for (std::sregex_iterator found(text.begin(), text.end(), place), end; found != end; ++found) places.insert((*found)[1]);
    return places;
}

}  // namespace

TEST_CASE("every act, field, choice, event and role has a text in every language", "[texts]") {
    CHECK(missing_of(keys_of_acts()) == Keys{});
    CHECK(missing_of(keys_of_rows()) == Keys{});
}

TEST_CASE("everything the policy names has a text in every language", "[texts]") {
    CHECK(missing_of(keys_of_policy()) == Keys{});
    CHECK(missing_of(keys_of_phases()) == Keys{});
}

TEST_CASE("every reason and form error that the code gives has a text in every language", "[texts]") {
    const char* root = std::getenv("PHASEMODEL_ROOT");
    if (root == nullptr) {
        WARN("skipped: PHASEMODEL_ROOT names no sources");
        return;
    }
    const Keys keys = keys_of_code(std::filesystem::path(root) / "workflows");

    CHECK(keys.size() > 100);
    CHECK(missing_of(keys) == Keys{});
}

TEST_CASE("the three languages have the same keys", "[texts]") {
    Keys differing;
    for (const auto& [key, text] : texts().nb.all())
        if (!texts().en.has(key) || !texts().nn.all().contains(key)) differing.insert(key);
    for (const auto& [key, text] : texts().en.all())
        if (!texts().nb.all().contains(key)) differing.insert(key);
    for (const auto& [key, text] : texts().nn.all())
        if (!texts().nb.all().contains(key)) differing.insert(key);

    CHECK(differing == Keys{});
}

TEST_CASE("a text has the same places in every language", "[texts]") {
    Keys differing;
    for (const auto& [key, text] : texts().nb.all()) {
        if (places_in(text) != places_in(texts().en.text(key))) differing.insert("en " + key);
        if (places_in(text) != places_in(texts().nn.text(key))) differing.insert("nn " + key);
    }

    CHECK(differing == Keys{});
}

TEST_CASE("no text shouts, begs or is empty", "[texts]") {
    Keys wrong;
    for (const Catalogue* catalogue : {&texts().nb, &texts().nn, &texts().en})
        for (const auto& [key, text] : catalogue->all())
            if (text.empty() || text.find('!') != std::string::npos || text.find("ennligst") != std::string::npos) wrong.insert(key);

    CHECK(wrong == Keys{});
}
