// Reads a document that is a list of records, along a table of the paths that matter: from where, which element, to
// where, and what its start tag and its text fill in. Whatever the table does not name is passed over. One record at a
// time is held in memory.
#pragma once

#include "workflows/orphanet/reading.hpp"
#include "workflows/orphanet/source.hpp"
#include "workflows/orphanet/xml_reader.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace workflows::orphanet {

/// Where in the document we are. A reader numbers its own places from `own`.
namespace place {
enum : int { document, root, list, record, leaf, other, own };
}

template <class Record>
struct Step {
    int from = place::other;
    std::string_view element;
    int to = place::other;
    void (*open)(Record&, const XmlAttributes&) = nullptr;  ///< what the start tag says
    std::string* (*text)(Record&) = nullptr;                ///< where the element's text goes
};

// What bounds memory: the largest record of any product has under 2,000 parts and 300 KB of text.
inline constexpr std::size_t most_parts = 10'000;
inline constexpr std::size_t most_record_text = 8 * 1024 * 1024;

/// `Record` has clear(), and written(): "ORPHA:58", or "" while the code is not read.
template <class Record>
class RecordReader : public XmlHandler {
public:
    /// Given each record when it is complete; what it returns stops the reading.
    using Complete = std::function<std::optional<Problem>(Record&)>;

    RecordReader(std::span<const Step<Record>> steps, Complete complete)
        : steps_(steps), complete_(std::move(complete)) {}

    std::optional<Problem> start(std::string_view element, const XmlAttributes& attributes) override {
        const Step<Record>& taken = step(path_.back(), element);
        if (path_.size() == 1 && taken.to != place::root)
            return problem(ProblemKind::not_orphanet, "the document begins with <" + excerpt(element) + ">");
        path_.push_back(taken.to);
        text_ = nullptr;
        if (taken.to == place::other) return std::nullopt;
        if (taken.to == place::record) begin();
        if (taken.open != nullptr && ++parts_ > most_parts)
            return problem(ProblemKind::too_long, "more than " + std::to_string(most_parts) + " parts");
        if (taken.open != nullptr) taken.open(record_, attributes);
        if (taken.text != nullptr) text_ = taken.text(record_);
        if (text_ != nullptr) text_->clear();
        if (taken.to == place::root) {
            date_ = attributes["date"].empty() ? attributes["ExtractionDate"] : attributes["date"];
            version_ = attributes["version"];
        }
        if (taken.to == place::list) stated_ = attributes["count"];
        return std::nullopt;
    }

    std::optional<Problem> text(std::string_view part) override {
        if (text_ == nullptr) return std::nullopt;
        record_text_ += part.size();
        if (text_->size() + part.size() > longest_name)
            return problem(ProblemKind::too_long, "more than " + std::to_string(longest_name) + " bytes");
        if (record_text_ > most_record_text)
            return problem(ProblemKind::too_long, "more than " + std::to_string(most_record_text) + " bytes of text");
        text_->append(part);
        return std::nullopt;
    }

    std::optional<Problem> end(std::string_view) override {
        const int left = path_.back();
        path_.pop_back();
        text_ = nullptr;
        return left == place::record ? complete_(record_) : std::nullopt;
    }

    /// What the root says.
    [[nodiscard]] const std::string& date() const { return date_; }
    [[nodiscard]] const std::string& version() const { return version_; }
    /// How many records the file says it holds, as text.
    [[nodiscard]] const std::string& stated() const { return stated_; }

private:
    void begin() {
        record_.clear();
        parts_ = 0;
        record_text_ = 0;
    }

    const Step<Record>& step(int from, std::string_view element) const {
        static constexpr Step<Record> elsewhere{place::other, "", place::other};
        if (from == place::other) return elsewhere;
        for (const Step<Record>& candidate : steps_)
            if (candidate.from == from && candidate.element == element) return candidate;
        return elsewhere;
    }

    Problem problem(ProblemKind kind, std::string detail) const {
        return Problem{.kind = kind, .record = record_.written(), .detail = std::move(detail)};
    }

    std::span<const Step<Record>> steps_;
    Complete complete_;
    std::vector<int> path_{place::document};
    Record record_;
    std::size_t parts_ = 0;
    std::size_t record_text_ = 0;
    std::string* text_ = nullptr;  // where the text of the open element goes, in record_
    std::string date_, version_, stated_;
};

/// Feeds a source through `handler` to its end, calling `after_piece` between the pieces of the file, where it may
/// throw. `deepest` bounds the levels of the document.
[[nodiscard]] std::optional<Problem> read_through(Source& source, XmlHandler& handler, const Progress& progress,
                                                  const std::function<void()>& after_piece,
                                                  std::size_t deepest = deepest_xml);

/// Says in `warnings` when a file holds another number of records than it states. A file cut at a record says so here.
void check_stated(const std::string& stated, std::int64_t found, Warnings& warnings);

}  // namespace workflows::orphanet
