#include "workflows/phase_model/policy_diff.hpp"

#include "workflows/phase_model/policy_tree.hpp"

#include <map>

namespace workflows {

namespace {

/// Every key of the file down to texts, numbers and lists of them.
using Leaves = std::map<std::string, std::string>;

std::string text_of(const PolicyNode& node) {
    if (const auto* text = std::get_if<std::string>(&node.value)) return *text;
    if (const auto* number = std::get_if<std::int64_t>(&node.value)) return std::to_string(*number);
    if (const auto* flag = std::get_if<bool>(&node.value)) return *flag ? "true" : "false";
    std::string text = "[";
    if (const auto* list = node.list())
        for (const PolicyNode& item : *list) text += (text.size() == 1 ? "" : ", ") + text_of(item);
    return text + "]";
}

/// What tells a table of a list from the others.
std::string identity(const PolicyNode::Table& table) {
    std::string name;
    for (const std::string_view key : {"id", "code", "classification", "ancestor", "centre"})
        for (const PolicyMember& member : table)
            if (member.key == key) {
                if (!name.empty()) name += ' ';
                if (key == "classification" || key == "ancestor") name += std::string(key) + ' ';
                name += text_of(member.node);
            }
    return name;
}

void collect(const std::string& key, const PolicyNode& node, Leaves& leaves) {
    if (const auto* table = node.table()) {
        for (const PolicyMember& member : *table)
            collect(key.empty() ? member.key : key + '.' + member.key, member.node, leaves);
        return;
    }
    const auto* list = node.list();
    if (list == nullptr || list->empty() || list->front().table() == nullptr) {
        leaves[key] = text_of(node);
        return;
    }
    for (const PolicyNode& item : *list)
        if (const auto* table = item.table()) collect(key + '[' + identity(*table) + ']', item, leaves);
}

}  // namespace

std::vector<PolicyChange> policy_diff(std::string_view before, std::string_view after) {
    Leaves old_leaves, new_leaves;
    collect("", read_policy_tree(before), old_leaves);
    collect("", read_policy_tree(after), new_leaves);
    std::map<std::string, PolicyChange> changes;
    for (const auto& [key, text] : old_leaves) changes[key] = {key, text, ""};
    for (const auto& [key, text] : new_leaves) {
        PolicyChange& change = changes[key];
        change.key = key;
        change.after = text;
    }
    std::vector<PolicyChange> all;
    for (auto& [key, change] : changes)
        if (change.before != change.after) all.push_back(std::move(change));
    return all;
}

}  // namespace workflows
