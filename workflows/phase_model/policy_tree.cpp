#include "workflows/phase_model/policy_tree.hpp"

#include "workflows/text/likeness.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace workflows {

namespace {

[[noreturn]] void refuse_line(std::size_t line, const std::string& why) {
    throw std::runtime_error("policy, line " + std::to_string(line) + ": " + why);
}

PolicyNode node_of(const toml::node& from) {
    PolicyNode node{.line = from.source().begin.line, .value = false};
    if (const auto* text = from.as_string()) {
        node.value = text->get();
    } else if (const auto* number = from.as_integer()) {
        node.value = number->get();
    } else if (const auto* flag = from.as_boolean()) {
        node.value = flag->get();
    } else if (const auto* list = from.as_array()) {
        PolicyNode::List items;
        for (const toml::node& item : *list) items.push_back(node_of(item));
        node.value = std::move(items);
    } else if (const auto* table = from.as_table()) {
        PolicyNode::Table members;
        for (const auto& [key, member] : *table) members.push_back({std::string(key.str()), node_of(member)});
        node.value = std::move(members);
    } else {
        refuse_line(node.line, "decimals, dates and times are written as a text");
    }
    return node;
}

}  // namespace

PolicyNode read_policy_tree(std::string_view toml_text) {
    try {
        return node_of(toml::parse(toml_text));
    } catch (const toml::parse_error& error) {
        refuse_line(error.source().begin.line, std::string(error.description()));
    }
}

void refuse(const PolicyNode& node, const std::string& why) { refuse_line(node.line, why); }

bool Section::has(std::string_view key) const {
    return std::ranges::any_of(*node_.table(), [&](const PolicyMember& member) { return member.key == key; });
}

const PolicyNode* Section::find(std::string_view key) {
    asked_.emplace(key);
    const auto& members = *node_.table();
    const auto found = std::ranges::find(members, key, &PolicyMember::key);
    return found == members.end() ? nullptr : &found->node;
}

const PolicyNode& Section::node(std::string_view key) {
    const PolicyNode* found = find(key);
    if (found == nullptr) refuse(node_, "the key " + named(key) + " is missing");
    return *found;
}

std::string Section::named(std::string_view key) const { return (name_.empty() ? "" : name_ + '.') + std::string(key); }

const PolicyNode::List& Section::list(std::string_view key) {
    const PolicyNode& found = node(key);
    if (found.list() == nullptr) refuse(found, named(key) + " must be a list");
    return *found.list();
}

std::string Section::text_of(const PolicyNode& value, std::string_view key) const {
    const auto* text = std::get_if<std::string>(&value.value);
    if (text == nullptr || text->empty()) refuse(value, named(key) + " must be a text");
    return *text;
}

std::int64_t Section::id_of(const PolicyNode& value, std::string_view key) const {
    const auto* number = std::get_if<std::int64_t>(&value.value);
    if (number == nullptr || *number < 0) refuse(value, named(key) + " must be a whole number from 0");
    return *number;
}

int Section::number_of(const PolicyNode& value, std::string_view key) const {
    const std::int64_t number = id_of(value, key);
    if (number > std::numeric_limits<int>::max()) refuse(value, named(key) + " must be a whole number from 0");
    return static_cast<int>(number);
}

engine::Date Section::date_of(const PolicyNode& value, std::string_view key) const {
    const auto* text = std::get_if<std::string>(&value.value);
    const auto date = text == nullptr ? std::nullopt : engine::parse_date(*text);
    if (!date) refuse(value, named(key) + " must be a date \"YYYY-MM-DD\"");
    return *date;
}

std::string Section::text(std::string_view key) { return text_of(node(key), key); }
std::string Section::text_or_none(std::string_view key) {
    const PolicyNode* found = find(key);
    return found == nullptr ? std::string() : text_of(*found, key);
}
bool Section::flag(std::string_view key) {
    const PolicyNode* found = find(key);
    if (found == nullptr) return false;
    const auto* flag = std::get_if<bool>(&found->value);
    if (flag == nullptr) refuse(*found, named(key) + " must be true or false");
    return *flag;
}
int Section::number(std::string_view key) { return number_of(node(key), key); }
std::int64_t Section::id_or_none(std::string_view key) {
    const PolicyNode* found = find(key);
    return found == nullptr ? 0 : id_of(*found, key);
}
engine::Date Section::date(std::string_view key) { return date_of(node(key), key); }
std::optional<engine::Date> Section::date_or_none(std::string_view key) {
    const PolicyNode* found = find(key);
    return found == nullptr ? std::nullopt : std::optional(date_of(*found, key));
}

std::vector<std::string> Section::texts(std::string_view key) {
    std::vector<std::string> all;
    for (const PolicyNode& item : list(key)) all.push_back(text_of(item, key));
    return all;
}
std::vector<int> Section::numbers(std::string_view key) {
    std::vector<int> all;
    for (const PolicyNode& item : list(key)) all.push_back(number_of(item, key));
    return all;
}
std::vector<std::int64_t> Section::ids(std::string_view key) {
    std::vector<std::int64_t> all;
    for (const PolicyNode& item : list(key)) all.push_back(id_of(item, key));
    return all;
}
std::vector<std::vector<std::int64_t>> Section::id_groups(std::string_view key) {
    std::vector<std::vector<std::int64_t>> groups;
    for (const PolicyNode& group : list(key)) {
        if (group.list() == nullptr) refuse(group, named(key) + " must be a list of lists");
        auto& ids = groups.emplace_back();
        for (const PolicyNode& item : *group.list()) ids.push_back(id_of(item, key));
    }
    return groups;
}

Section Section::section(std::string_view key) {
    const PolicyNode& found = node(key);
    if (found.table() == nullptr) refuse(found, named(key) + " must be a table");
    return Section(found, named(key));
}
std::vector<Section> Section::sections(std::string_view key) {
    std::vector<Section> all;
    for (const PolicyNode& item : list(key)) {
        if (item.table() == nullptr) refuse(item, named(key) + " must be a table");
        all.emplace_back(item, named(key));
    }
    return all;
}

void Section::finish() const {
    for (const PolicyMember& member : *node_.table()) {
        if (asked_.contains(member.key)) continue;
        const std::string like = most_like(member.key, {asked_.begin(), asked_.end()});
        refuse(member.node, "the key " + named(member.key) + " is unknown" +
                                (like.empty() ? std::string() : "; did you mean " + named(like) + "?"));
    }
}

void Section::wrong(std::string_view key, const std::string& why) { refuse(node(key), named(key) + ' ' + why); }

}  // namespace workflows
