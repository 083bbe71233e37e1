// Who follows a case. Proposer and commenters do from the start; anyone else by the act `follow`, which is recorded in a
// stream beside the case, "follow/2026-0042": it is no event of the case and changes neither its version nor its state.
#pragma once

#include "engine/case_file.hpp"
#include "workflows/phase_model/case.hpp"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace workflows {

inline constexpr std::string_view following_prefix = "follow/";  ///< of the names of these streams
/// "follow/2026-0042" for "2026-0042".
std::string following_stream(std::string_view case_id);

/// The fold of such a stream: what each person chose last.
class FollowFile final : public engine::CaseFile {
public:
    FollowFile() = default;
    FollowFile(const FollowFile&) = default;

    void apply(const engine::Sealed& event, const engine::Texts& texts) override;
    std::unique_ptr<engine::CaseFile> clone() const override { return std::make_unique<FollowFile>(*this); }
    engine::CaseRow row() const override;

    std::map<std::string, bool, std::less<>> chosen;  ///< person to "follows"
};

/// Everyone who follows the case, in order of their ids: its proposer, its commenters, those who came with a case merged
/// into it, and those who chose to; never one who chose not to. `chosen` null: nobody chose.
std::vector<std::string> followers(const Case& file, const engine::CaseFile* chosen);
bool is_follower(const Case& file, const engine::CaseFile* chosen, std::string_view person);

}  // namespace workflows
