#include "web/pages/neighbours.hpp"

#include "workflows/orphanet/neighbours.hpp"

#include <set>
#include <string>
#include <utility>

namespace web {

namespace {

namespace orphanet = workflows::orphanet;

constexpr std::size_t most_cases_a_code = 5;
constexpr std::size_t most_notices = 20;

class Notices {
public:
    Notices(Call& call, std::vector<Notice>& notices) : call_(call), notices_(notices) {}

    void about(const orphanet::Neighbour& neighbour) {
        const std::string digits = std::to_string(neighbour.code);
        bool valid = true;
        for (const auto& row : call_.app.cases.list({.q = orpha(digits), .limit = most_cases_a_code}, valid).rows)
            if (row.orpha == digits) add(row, key_of(neighbour.kinship), digits);
    }

    void named(const std::vector<std::string>& names) {
        for (const std::string& id : call_.app.cases.like("", names, "")) {
            bool valid = true;
            for (const auto& row : call_.app.cases.list({.q = id, .limit = most_cases_a_code}, valid).rows)
                if (row.id == id) add(row, "register.named", row.orpha);
        }
    }

private:
    static std::string_view key_of(orphanet::Kinship kinship) {
        switch (kinship) {
            case orphanet::Kinship::same: return "register.exists";
            case orphanet::Kinship::moved: return "register.moved";
            case orphanet::Kinship::parent: return "register.parent";
            case orphanet::Kinship::child: return "register.child";
        }
        return "register.exists";
    }

    void add(const engine::CaseRow& row, std::string_view key, const std::string& digits) {
        if (seen_.size() == most_notices || !seen_.insert(row.id).second) return;
        const auto& words = call_.words;
        std::string text = words.text("register.exists.text");
        if (!row.primary_centre.empty())
            text = words.text("register.offer", {{"centre", row.primary_centre}}) + " " + text;
        notices_.push_back({"warning", words.text(key, {{"case", row.id}, {"code", digits}}), std::move(text),
                            "/cases/" + row.id, row.name});
    }

    Call& call_;
    std::vector<Notice>& notices_;
    std::set<std::string> seen_;
};

}  // namespace

void add_neighbour_notices(Call& call, std::optional<std::int64_t> code, std::initializer_list<std::string_view> names,
                           std::vector<Notice>& notices) {
    Notices told(call, notices);
    std::vector<std::string> all;
    for (const std::string_view name : names)
        if (!name.empty()) all.emplace_back(name);
    if (code) {
        for (const orphanet::Neighbour& neighbour :
             orphanet::neighbours(*code, &call.app.nomenclature, &call.app.facts))
            told.about(neighbour);
        if (const auto found = call.app.nomenclature.find(*code)) {
            all.push_back(found->entity.name);
            all.insert(all.end(), found->entity.synonyms.begin(), found->entity.synonyms.end());
        }
    }
    told.named(all);
}

}  // namespace web
