#include "workflows/phase_model/following.hpp"

#include <algorithm>
#include <set>

namespace workflows {

std::string following_stream(std::string_view case_id) { return std::string(following_prefix) + std::string(case_id); }

void FollowFile::apply(const engine::Sealed& sealed, const engine::Texts&) {
    chosen[sealed.event.actor] = sealed.event.name == "case_followed";
    end_with(sealed);
}

engine::CaseRow FollowFile::row() const { return {.version = version_, .last_hash = last_hash_, .last_at = last_at_}; }

std::vector<std::string> followers(const Case& file, const engine::CaseFile* chosen) {
    std::set<std::string> people(file.followers.begin(), file.followers.end());
    if (!file.proposer.empty()) people.insert(file.proposer);
    for (const Comment& comment : file.comments) people.insert(comment.by.actor);
    if (const auto* choices = dynamic_cast<const FollowFile*>(chosen)) {
        for (const auto& [person, follows] : choices->chosen) {
            if (follows) people.insert(person);
            if (!follows) people.erase(person);
        }
    }
    return {people.begin(), people.end()};
}

bool is_follower(const Case& file, const engine::CaseFile* chosen, std::string_view person) {
    const auto people = followers(file, chosen);
    return std::binary_search(people.begin(), people.end(), person);
}

}  // namespace workflows
