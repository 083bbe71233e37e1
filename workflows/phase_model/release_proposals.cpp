#include "workflows/phase_model/release_proposals.hpp"

#include "workflows/calendar/oslo.hpp"
#include "workflows/orphanet/product.hpp"
#include "workflows/phase_model/proposal_file.hpp"
#include "workflows/screening/screening.hpp"

#include <algorithm>
#include <memory>
#include <set>

namespace workflows {

using engine::Value;

namespace {

/// What made the proposal, so that a later rule can be told from this one.
constexpr std::string_view rule = "release_proposals/1";

std::string new_number(engine::Transaction& transaction, engine::Date date) {
    const int year = engine::parts(date).year;
    std::string number = std::to_string(transaction.next_number("proposal", year));
    if (number.size() < 4) number.insert(0, 4 - number.size(), '0');
    return std::to_string(year) + "-" + number;
}

/// One proposal as an event; the names are Orphanet's, kept as any proposer's words are.
std::string propose(engine::Transaction& transaction, const orphanet::Entity& entity, const orphanet::Release& release, const Policy& policy,
                    engine::Instant now) {
    const engine::Date date = legal_date(now);
    const std::string id = new_number(transaction, date);
    const std::vector<engine::Text> typed{engine::commit_to(entity.name), engine::commit_to("Orphanet " + release.date.substr(0, 10) + ", " + release.product)};
    const Value body = Value::object({{"name", engine::commitment(typed[0])},
                                      {"reason", engine::commitment(typed[1])},
                                      {"orpha", std::to_string(entity.code)},
                                      {"origin", "orphanet_release"},
                                      {"release", release.sha256},
                                      {"rule", rule}});
    engine::Event event{.stream = "proposal/" + id,
                        .seq = 1,
                        .at = engine::to_text(now),
                        .date = engine::to_text(date),
                        .actor = "system",
                        .role = "system",
                        .act = "propose",
                        .name = "proposal_received",
                        .model = "1.0",
                        .policy = policy.sha256,
                        .via = "import",
                        .body = body};
    const auto file = std::make_shared<ProposalFile>(id);
    event.prev = file->last_hash();
    const engine::Sealed sealed = engine::seal(std::move(event));
    engine::Texts texts;
    for (const engine::Text& text : typed) texts.emplace(text.sha256, text);
    file->apply(sealed, texts);
    transaction.append({sealed}, typed, file);
    return id;
}

std::set<std::string> proposed(CaseList& cases) {
    std::set<std::string> codes;
    for (const ProposalRow& row : cases.proposals(""))
        if (!row.orpha.empty()) codes.insert(row.orpha);
    return codes;
}

}  // namespace

std::vector<std::string> propose_new_entities(const Flagging& flagging, orphanet::Nomenclature& nomenclature, const orphanet::Release& release,
                                              engine::Instant now) {
    std::vector<std::string> ids;
    const auto product = orphanet::product_from(release.product);
    if (!product || !orphanet::holds_names(*product)) return ids;
    const auto earlier = flagging.comparer.before(release);
    if (!earlier || earlier->id > release.id || !flagging.comparer.decided(release)) return ids;
    const auto pair = flagging.comparer.compare(earlier->id, release.id);
    if (!pair) return ids;
    const auto cases = screening::cases_by_code(flagging.cases);
    const std::set<std::string> known = proposed(flagging.cases);
    std::vector<orphanet::Entity> fresh;
    for (const auto& [code, both] : pair->entities) {
        const std::string digits = std::to_string(code);
        if (both.before || !both.after || !both.after->active || both.after->level != orphanet::Level::disorder) continue;
        if (cases.contains(digits) || known.contains(digits)) continue;
        // Another list may have known it all along.
        if (const auto found = nomenclature.find(code); found && !found->entity.active) continue;
        fresh.push_back(*both.after);
    }
    if (fresh.empty()) return ids;
    flagging.store.write([&](engine::Transaction& transaction) {
        ids.clear();
        for (const orphanet::Entity& entity : fresh) ids.push_back(propose(transaction, entity, release, flagging.policy, now));
    });
    return ids;
}

}  // namespace workflows
