#include "storage/case_rows.hpp"

#include "storage/letters.hpp"
#include "storage/stream_rows.hpp"

namespace storage {

namespace {

RowChange insert_case(std::string_view id, const engine::CaseRow& row) {
    RowChange change{.sql = "insert into cases (id, version, last_hash, last_at, cycle, phase, status, outcome, orpha, name, name_key,"
                            " name_order, primary_centre, phase_since, next_date, due, ball, open_until, origin)"
                            " values (:id, :version, :last_hash, :last_at, :cycle, :phase, :status, :outcome, :orpha, :name, :name_key,"
                            " :name_order, :primary_centre, :phase_since, :next_date, :due, :ball, :open_until, :origin)",
                     .values = {}, .made = std::make_unique<std::array<std::string, 2>>()};
    auto& [key, order] = *change.made;
    key = lower_case(row.name);
    order = norwegian_order(row.name);
    change.values = {id, row.version, row.last_hash, row.last_at, row.cycle, row.phase, row.status, row.outcome, row.orpha, row.name,
                     key, order, row.primary_centre, row.phase_since, row.next_date,
                     row.next_date.empty() ? no_due_date : std::string_view(row.next_date), row.ball,
                     row.open_until, row.origin};
    return change;
}

RowChange update_case(std::string_view id, const engine::CaseRow& before, const engine::CaseRow& after) {
    engine::CaseRow moved = before;
    moved.version = after.version;
    moved.last_hash = after.last_hash;
    moved.last_at = after.last_at;
    // Most acts change nothing that lists show; naming fewer columns spares the indexes.
    if (moved == after)
        return {.sql = "update cases set version = :version, last_hash = :last_hash, last_at = :last_at"
                       " where id = :id and version = :before",
                .values = {after.version, after.last_hash, after.last_at, id, before.version}};
    RowChange change{.sql = "update cases set version = :version, last_hash = :last_hash, last_at = :last_at, cycle = :cycle,"
                            " phase = :phase, status = :status, outcome = :outcome, orpha = :orpha, name = :name,"
                            " name_key = :name_key, name_order = :name_order, primary_centre = :primary_centre,"
                            " phase_since = :phase_since, next_date = :next_date, due = :due, ball = :ball,"
                            " open_until = :open_until, origin = :origin where id = :id and version = :before",
                     .values = {}};
    RowChange whole = insert_case(id, after);
    change.made = std::move(whole.made);
    change.values.assign(whole.values.begin() + 1, whole.values.end());
    change.values.push_back(id);
    change.values.push_back(before.version);
    return change;
}

RowChange proposal_change(std::string_view id, const std::optional<engine::CaseRow>& before, const engine::CaseRow& after,
                          std::string_view first_at) {
    if (!before)
        return {.sql = "insert into proposals (id, version, last_hash, last_at, status, name, orpha, origin, proposer, case_id, at)"
                       " values (:id, :version, :last_hash, :last_at, :status, :name, :orpha, :origin, :proposer, :case_id, :first_at)",
                .values = {id, after.version, after.last_hash, after.last_at, after.status, after.name, after.orpha, after.origin,
                           after.proposer, after.case_id, first_at}};
    return {.sql = "update proposals set version = :version, last_hash = :last_hash, last_at = :last_at, status = :status,"
                   " name = :name, orpha = :orpha, origin = :origin, proposer = :proposer, case_id = :case_id"
                   " where id = :id and version = :before",
            .values = {after.version, after.last_hash, after.last_at, after.status, after.name, after.orpha, after.origin,
                       after.proposer, after.case_id, id, before->version}};
}

RowChange stream_change(std::string_view id, const std::optional<engine::CaseRow>& before, const engine::CaseRow& after) {
    if (!before)
        return {.sql = "insert into streams (version, last_hash, stream) values (:version, :last_hash, :id)",
                .values = {after.version, after.last_hash, id}};
    return {.sql = "update streams set version = :version, last_hash = :last_hash where stream = :id and version = :before",
            .values = {after.version, after.last_hash, id, before->version}};
}

}  // namespace

StreamName split(std::string_view stream) {
    constexpr std::string_view a_case = "case/", a_proposal = "proposal/";
    if (stream.starts_with(a_case)) return {StreamTable::cases, stream.substr(a_case.size())};
    if (stream.starts_with(a_proposal)) return {StreamTable::proposals, stream.substr(a_proposal.size())};
    return {StreamTable::streams, stream};
}

RowChange change_of_row(const StreamName& name, const std::optional<engine::CaseRow>& before, const engine::CaseRow& after,
                        std::string_view first_at) {
    switch (name.table) {
        case StreamTable::cases: return before ? update_case(name.id, *before, after) : insert_case(name.id, after);
        case StreamTable::proposals: return proposal_change(name.id, before, after, first_at);
        case StreamTable::streams: return stream_change(name.id, before, after);
    }
    return {};
}

engine::CaseRow case_row(Text id, Number version, Number cycle, Text phase, Text status, Text outcome, Text orpha, Text name,
                         Text primary_centre, Text phase_since, Text next_date, Text ball, Text open_until, Text origin,
                         Text last_hash, Text last_at) {
    return engine::CaseRow{.id = std::move(id), .version = version, .cycle = cycle, .phase = std::move(phase),
                           .status = std::move(status), .outcome = std::move(outcome), .orpha = std::move(orpha),
                           .name = std::move(name), .primary_centre = std::move(primary_centre),
                           .phase_since = std::move(phase_since), .next_date = std::move(next_date), .ball = std::move(ball),
                           .open_until = std::move(open_until), .origin = std::move(origin), .last_hash = std::move(last_hash),
                           .last_at = std::move(last_at)};
}

engine::CaseRow stored_part(std::string_view stream, const engine::CaseRow& row) {
    engine::CaseRow part = row;
    if (split(stream).table == StreamTable::proposals)
        return engine::CaseRow{.id = row.id, .version = row.version, .status = row.status, .orpha = row.orpha, .name = row.name,
                               .origin = row.origin, .last_hash = row.last_hash, .last_at = row.last_at, .proposer = row.proposer,
                               .case_id = row.case_id};
    part.proposer.clear();
    part.case_id.clear();
    return part;
}

std::optional<engine::CaseRow> stored_row(Connection& db, std::string_view stream) {
    const StreamName name = split(stream);
    if (name.table == StreamTable::cases) {
        const auto found = db.one<Text, Number, Number, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text>(
            "select id, version, cycle, phase, status, outcome, orpha, name, primary_centre, phase_since, next_date, ball,"
            " open_until, origin, last_hash, last_at from cases where id = :id", {name.id});
        if (found) return std::apply(case_row, *found);
    }
    if (name.table == StreamTable::proposals) {
        const auto found = db.one<Number, Text, Text, Text, Text, Text, Text, Text, Text>(
            "select version, last_hash, last_at, status, name, orpha, origin, proposer, case_id from proposals where id = :id", {name.id});
        if (!found) return std::nullopt;
        const auto& [version, hash, at, status, title, orpha, origin, proposer, case_id] = *found;
        return engine::CaseRow{.id = std::string(name.id), .version = version, .status = status, .orpha = orpha, .name = title,
                               .origin = origin, .last_hash = hash, .last_at = at, .proposer = proposer, .case_id = case_id};
    }
    return std::nullopt;
}

bool helping_columns_hold(Connection& db, std::string_view stream, const engine::CaseRow& row, std::string_view first_at) {
    const StreamName name = split(stream);
    if (name.table == StreamTable::cases) {
        const auto found = db.one<Text, Text, Text>("select name_key, name_order, due from cases where id = :id", {name.id});
        if (!found) return true;
        const auto& [key, order, due] = *found;
        return key == lower_case(row.name) && order == norwegian_order(row.name) && due == (row.next_date.empty() ? no_due_date : std::string_view(row.next_date));
    }
    if (name.table == StreamTable::proposals) {
        const auto found = db.one<Text>("select at from proposals where id = :id", {name.id});
        return !found || std::get<0>(*found) == first_at;
    }
    return true;
}

}  // namespace storage
