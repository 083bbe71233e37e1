// Looks through what is stored for identity numbers, and for hints at persons where that is asked for: places, never digits
// (specification section 11). What was stored before a rule was made, or brought in from elsewhere, is found by this.
#pragma once

#include "engine/store.hpp"
#include "engine/value.hpp"
#include "workflows/text/identity_numbers.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace workflows {

/// One place in what is stored.
struct ScanFinding {
    std::string where;  ///< "case/2026-0042", "draft of p-17", "ORPHA:58", "release"
    std::string what;   ///< the entry and its member: "12 comment_given/text"; a draft's form; "synonym"
    std::string kind;   ///< identity_number, telephone, email, birth_date, few_people
    Passage place;      ///< characters of that text, counted from 1
    bool operator==(const ScanFinding&) const = default;
};

class Scan {
public:
    enum class Hints { no, yes };
    explicit Scan(Hints hints) : hints_(hints) {}

    /// Every text and plain value of every event. Hashes are passed over.
    void look_through(engine::Store& store);
    /// All texts within a value: a draft's fields, a row of a file.
    void look_into(const std::string& where, const std::string& what, const engine::Value& value);
    void look_at(const std::string& where, const std::string& what, std::string_view text);

    const std::vector<ScanFinding>& findings() const { return findings_; }
    std::size_t texts() const { return texts_; }  ///< looked at

private:
    void look_into_body(const std::string& stream, const engine::Sealed& sealed, const engine::Texts& texts, const std::string& path, const engine::Value& value);

    Hints hints_;
    std::size_t texts_ = 0;
    std::vector<ScanFinding> findings_;
};

}  // namespace workflows
