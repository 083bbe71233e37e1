// A policy file as a tree that remembers its lines, and a Section of it that gives its keys, each checked for its kind,
// and refuses those nobody asked for. Every complaint is a std::runtime_error "policy, line 7: …".
#pragma once

#include "engine/time.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace workflows {

struct PolicyMember;

/// One value of the file: a text, a whole number, true or false, a list or a table (in the order of its keys).
struct PolicyNode {
    using List = std::vector<PolicyNode>;
    using Table = std::vector<PolicyMember>;

    std::size_t line = 0;
    std::variant<std::string, std::int64_t, bool, List, Table> value;

    const Table* table() const { return std::get_if<Table>(&value); }
    const List* list() const { return std::get_if<List>(&value); }
};

struct PolicyMember {
    std::string key;
    PolicyNode node;
};

/// Reads TOML. Throws std::runtime_error with the line where it is none, or holds a kind of value no policy has.
[[nodiscard]] PolicyNode read_policy_tree(std::string_view toml);

[[noreturn]] void refuse(const PolicyNode& node, const std::string& why);

/// One table. Borrows the node.
class Section {
public:
    /// REQUIRES: `node` is a table.
    Section(const PolicyNode& node, std::string name) : node_(node), name_(std::move(name)) {}

    bool has(std::string_view key) const;
    std::string text(std::string_view key);
    std::string text_or_none(std::string_view key);
    bool flag(std::string_view key);  ///< false when absent
    int number(std::string_view key);
    std::int64_t id_or_none(std::string_view key);  ///< 0 when absent
    engine::Date date(std::string_view key);
    std::optional<engine::Date> date_or_none(std::string_view key);
    std::vector<std::string> texts(std::string_view key);
    std::vector<int> numbers(std::string_view key);
    std::vector<std::int64_t> ids(std::string_view key);
    std::vector<std::vector<std::int64_t>> id_groups(std::string_view key);  ///< a list of lists
    Section section(std::string_view key);
    std::vector<Section> sections(std::string_view key);

    /// To be called once every key has been asked for: an unknown key is refused, with the one it is most like.
    void finish() const;
    [[noreturn]] void wrong(std::string_view key, const std::string& why);

private:
    const PolicyNode* find(std::string_view key);
    const PolicyNode& node(std::string_view key);
    const PolicyNode::List& list(std::string_view key);
    std::string named(std::string_view key) const;
    std::string text_of(const PolicyNode& value, std::string_view key) const;
    std::int64_t id_of(const PolicyNode& value, std::string_view key) const;
    int number_of(const PolicyNode& value, std::string_view key) const;
    engine::Date date_of(const PolicyNode& value, std::string_view key) const;

    const PolicyNode& node_;
    std::string name_;
    std::set<std::string, std::less<>> asked_;
};

}  // namespace workflows
