// A Workflow is the law of one kind of case: its table, its acts, and the pure decision what an act does.
#pragma once

#include "engine/act.hpp"
#include "engine/case_file.hpp"
#include "engine/command.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace engine {

/// Events to be appended to one stream. `stream` empty: a new one of `kind`, numbered in the transaction.
/// Of each event the workflow fills in act, name, cycle, policy, role, on_behalf and body; the engine fills in the rest.
struct Draft {
    std::string stream;
    std::string kind;  ///< of a new stream: "case", "proposal", "meeting"
    std::vector<Event> events;
    std::vector<Text> texts;
    std::vector<std::string> redacted = {};  ///< commitments (sha256) of texts of this stream that are removed for ever
};

/// What an act comes to: drafts to append, or a problem.
struct Decision {
    std::vector<Draft> drafts;  ///< the first is the command's own stream, unless only others are written to
    std::string transition, from, to;
    std::optional<Problem> problem;
};

class Workflow {
public:
    virtual ~Workflow() = default;

    virtual std::string_view version() const = 0;  ///< of the model, "1.0"
    virtual const std::vector<Row>& rows() const = 0;
    virtual const std::vector<ActSpec>& acts() const = 0;
    virtual std::unique_ptr<CaseFile> blank(std::string_view stream) const = 0;

    /// What is wrong with the form itself: unknown act or field, wrong type, personal number. Looks at no rule. For who must know
    /// it before something else; decide() begins with the same.
    virtual std::optional<Problem> form_problem(const CaseFile* file, const Command& command) const = 0;
    /// Decides one command on a file (null: no case yet). Order of checks: form, right to act, phase, requirements. Pure but for what it looks up of people and Orphanet. `others` opens further streams.
    using Others = std::function<std::shared_ptr<const CaseFile>(std::string_view stream)>;
    virtual Decision decide(const CaseFile* file, const Command& command, Instant now, const Others& others) const = 0;
    /// True when the person may read this stream at all.
    virtual bool may_read(const CaseFile* file, std::string_view person, Instant now) const = 0;
    /// Every requirement of the act on this file for this person, without doing it. By the same evaluation as decide().
    virtual Explanation explain(const CaseFile* file, const Command& command, Instant now, const Others& others) const = 0;
    /// The legal date of an instant.
    virtual Date legal_date(Instant now) const = 0;
};

}  // namespace engine
