// A SearchReading is what one reader may read of the cases, proposals and meetings that a search finds words in: whatever the index
// knows, nobody is told of a text that is closed to them.
#pragma once

#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/archive/search.hpp"
#include "workflows/phase_model/case.hpp"
#include "workflows/phase_model/meeting/meeting_file.hpp"
#include "workflows/phase_model/proposal_file.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>

namespace workflows {

class SearchReading {
public:
    /// Borrows both.
    SearchReading(const SearchScene& scene, const std::optional<AsOf>& moment);

    /// A stream as the reader sees it, kept for its further hits. One of the three files is there.
    struct Open {
        std::shared_ptr<const Case> file;
        std::shared_ptr<const ProposalFile> proposal;
        std::shared_ptr<const MeetingFile> meeting;
        bool shut_out = false, reads_all = false;  ///< of a case
        engine::Texts texts;                       ///< of a case without what is hidden today

        std::string name() const { return file ? file->name() : proposal ? proposal->name : std::string(); }
        std::string orpha() const { return file ? file->orpha() : proposal ? proposal->orpha : std::string(); }
    };
    /// Null where there is none, or nothing of it may be read.
    const Open* open(const std::string& stream);
    /// The texts of the event that this reader may read.
    engine::Texts readable(const Open& open, const engine::Event& event) const;

private:
    Open read(const std::string& stream) const;
    Open read_case(const std::string& stream) const;
    engine::Texts readable_of_case(const Open& open, const engine::Event& event) const;
    engine::Texts readable_of_meeting(const Open& open, const engine::Event& event) const;
    HiddenWords hidden_in(const Case& file, bool is_shut_out) const;

    const SearchScene& scene_;
    const std::optional<AsOf>& moment_;
    ShutOut shut_out_;
    bool prepares_ = false, audits_ = false, meets_ = false, judges_ = false;
    std::map<std::string, Open> streams_;
};

}  // namespace workflows
