// The signed log: its checkpoint, which tells nothing but size and root, and proofs under it.
#include "engine/log/log.hpp"

#include "web/api/api.hpp"
#include "web/api/common.hpp"
#include "web/problem.hpp"
#include "workflows/phase_model/log_keys.hpp"

#include <charconv>

namespace web {

namespace {

constexpr std::int64_t largest = engine::Value::max_number;

bool can_sign(const Call& call) { return call.app.log != nullptr && call.app.log->can_sign(); }

Response checkpoint(Call& call) {
    if (!can_sign(call)) return problem_response(call, "unavailable", "problem.log_without_key");
    return {.type = "text/plain; charset=utf-8", .body = call.app.log->published_checkpoint()};
}

/// For monitors and witnesses, who ask often: the last one that was signed on schedule or demand.
Response last_checkpoint(Call& call) {
    const std::string note = call.app.log == nullptr ? std::string() : call.app.log->last_published();
    if (note.empty()) return problem_response(call, "not-found", "problem.no_checkpoint_yet");
    return {.type = "text/plain; charset=utf-8", .body = note, .headers = {{"Cache-Control", "no-cache"}}};
}

/// A tile's place: "0/x001/067" or "0/x001/067.p/12" (C2SP tlog-tiles).
struct TilePlace {
    int level = 0;
    std::int64_t index = 0;
    int width = 256;
};

bool read_digits(std::string_view text, int most, int& number) {
    if (text.empty() || text.size() > 3 || (text.size() > 1 && text.front() == '0')) return false;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() && number <= most;
}

std::optional<TilePlace> tile_place(std::string_view path) {
    constexpr std::size_t most_groups = 5;
    TilePlace place;
    const std::size_t slash = path.find('/');
    if (slash == std::string_view::npos || !read_digits(path.substr(0, slash), 63, place.level)) return std::nullopt;
    std::string_view rest = path.substr(slash + 1);
    if (const std::size_t partial = rest.find(".p/"); partial != std::string_view::npos) {
        if (!read_digits(rest.substr(partial + 3), 255, place.width) || place.width < 1) return std::nullopt;
        rest = rest.substr(0, partial);
    }
    for (std::size_t groups = 1;; ++groups) {
        const std::size_t end = rest.find('/');
        const bool last = end == std::string_view::npos;
        std::string_view group = rest.substr(0, end);
        if (!last && !group.starts_with('x')) return std::nullopt;
        if (!last) group.remove_prefix(1);
        int number = 0;
        const auto read = std::from_chars(group.data(), group.data() + group.size(), number);
        if (group.size() != 3 || group.front() == '-' || read.ec != std::errc() || read.ptr != group.data() + 3 || groups > most_groups) return std::nullopt;
        if (groups == 1 && !last && number == 0) return std::nullopt;  // one name for one tile
        place.index = place.index * 1000 + number;
        if (last) return place;
        rest.remove_prefix(end + 1);
    }
}

/// Hash tiles are for everybody. Entries are not served: a bundle of them cannot leave out those that are not public, and the hash
/// of an event with few possible contents would tell which it is.
Response tile(Call& call) {
    const auto place = tile_place(call.in_path("path"));
    const auto hashes = place && call.app.log != nullptr ? call.app.log->tile(place->level, place->index, place->width) : std::nullopt;
    if (!hashes) return problem_response(call, "not-found", "problem.no_such_tile");
    Response response{.type = "application/octet-stream"};
    for (const std::string& hash : *hashes) response.body += hash;
    response.headers.emplace_back("Cache-Control", "public, max-age=31536000, immutable");
    return response;
}

Response keys(Call& call) {
    engine::Store& store = call.app.engine.store();
    engine::Value list = engine::Value::array(), witnesses = engine::Value::array();
    auto told = workflows::log_keys(store);
    if (told.empty() && call.app.log != nullptr)
        if (const auto key = call.app.log->verifier()) told.push_back({.told = {key->text(), {}, {}}, .key = *key});
    const auto text_or_null = [](const std::string& text) { return text.empty() ? engine::Value() : engine::Value(text); };
    for (const workflows::LogKey& key : told)
        list.push(engine::Value::object({{"key", key.told.key},
                                         {"from", text_or_null(key.from)},
                                         {"retired", text_or_null(key.retired)},
                                         {"signs_until", text_or_null(key.signs_until)},
                                         {"vouched_by", text_or_null(key.told.vouched_by)},
                                         {"signature", text_or_null(key.told.signature)}}));
    for (const engine::WitnessKey& witness : workflows::log_witnesses(store)) witnesses.push(witness.text());
    return json(engine::Value::object({{"keys", list}, {"witnesses", witnesses}}));
}

/// A witness' signature is worth what its key is worth, whoever hands it in.
Response cosign(Call& call) {
    auto body = json_object(call);
    if (auto* refused = std::get_if<Response>(&body)) return std::move(*refused);
    const engine::Value& fields = std::get<engine::Value>(body);
    for (const auto& [name, value] : fields.members())
        if (name != "note") return invalid(call, "/" + name.substr(0, 60), "problem.unknown_field", {{"name", name.substr(0, 60)}});
    if (call.app.log == nullptr) return problem_response(call, "unavailable", "problem.log_without_key");
    const auto taken = workflows::take_cosignatures(call.app.engine.store(), *call.app.log, fields.text("note"), call.now());
    if (!taken.why_not.empty()) return invalid(call, "/note", taken.why_not);
    engine::Value witnesses = engine::Value::array();
    for (const engine::Cosignature& one : taken.taken)
        witnesses.push(engine::Value::object({{"witness", one.witness}, {"at", engine::to_text(engine::Instant{one.time * 1000})}}));
    return json(engine::Value::object({{"taken", witnesses}}));
}

Response consistency(Call& call) {
    std::optional<Response> problem;
    const std::int64_t first = query_number(call, "first", 0, 0, largest, problem);
    const std::int64_t second = query_number(call, "second", 0, 0, largest, problem);
    if (problem) return *std::move(problem);
    const auto found = engine::consistency_value(*call.app.log, first, second);
    if (!found) return invalid(call, "?second", "problem.log_shorter");
    return json(*found);
}

Response proof(Call& call) {
    if (!can_sign(call)) return problem_response(call, "unavailable", "problem.log_without_key");
    const std::string_view event = call.in_query("event");
    if (event.empty()) return consistency(call);
    const std::string stream(event.substr(0, event.rfind('/')));
    if (stream.starts_with("case/")) {
        auto found = seen(call, stream);
        if (auto* refused = std::get_if<Response>(&found)) return std::move(*refused);
    }
    const auto found = engine::proof_value(*call.app.log, event);
    if (!found) return invalid(call, "?event", "problem.no_such_event");
    return json(*found);
}

}  // namespace

std::vector<Route> log_routes() {
    return {{.method = "GET",
             .path = "/log/checkpoint",
             .handler = last_checkpoint,
             .access = Access::everyone,
             .face = Face::plain,
             .summary = "The last signed checkpoint, with its witnesses (C2SP tlog-tiles)",
             .problems = {"not-found"}},
            {.method = "GET",
             .path = "/log/tile/{path...}",
             .handler = tile,
             .access = Access::everyone,
             .face = Face::plain,
             .summary = "A tile of the log's hashes, LEVEL/N or LEVEL/N.p/WIDTH (C2SP tlog-tiles)",
             .problems = {"not-found"}},
            {.method = "GET",
             .path = "/api/v1/log/keys",
             .handler = keys,
             .access = Access::everyone,
             .face = Face::api,
             .summary = "The keys that the log has had, each vouched for by the one before, and the witnesses it knows",
             .response_schema = "LogKeys"},
            {.method = "POST",
             .path = "/api/v1/log/cosignatures",
             .handler = cosign,
             .access = Access::signed_in,
             .face = Face::api,
             .summary = "Hand in signatures of known witnesses under one of the log's checkpoints (C2SP tlog-cosignature)",
             .body = Body::json,
             .request_schema = "CosignedCheckpoint",
             .response_schema = "Cosignatures",
             .problems = {"unavailable"}},
            {.method = "GET",
             .path = "/api/v1/log/checkpoint",
             .handler = checkpoint,
             .access = Access::everyone,
             .face = Face::api,
             .summary = "The log as it stands, signed: a C2SP tlog-checkpoint",
             .problems = {"unavailable"}},
            {.method = "GET",
             .path = "/api/v1/log/proof",
             .handler = proof,
             .access = Access::content,
             .face = Face::api,
             .summary = "That an event is in the log, or that the log goes on from an earlier size (RFC 9162)",
             .query = {{"event", "case/2026-0001/7", text_schema()},
                       {"first", "The earlier size", number_schema(0, largest)},
                       {"second", "The later size", number_schema(0, largest)}},
             .response_schema = "LogProof",
             .problems = {"not-found", "unavailable"}}};
}

}  // namespace web
