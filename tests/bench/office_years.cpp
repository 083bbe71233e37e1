#include "tests/bench/office_years.hpp"

#include "engine/time.hpp"
#include "workflows/phase_model/case.hpp"
#include "workflows/phase_model/meeting/meeting_file.hpp"
#include "workflows/phase_model/meeting/minutes_record.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace bench {

namespace {

using engine::Value;

constexpr std::size_t items = 5;

std::string number_of(const std::string& stream) { return stream.substr(stream.find('/') + 1); }

std::string perform(Town& town, const std::string& stream, const std::string& act, const Value& fields, const std::string& person) {
    const auto result = town.program().engine().perform({.stream = stream, .act = act, .fields = fields, .person = person, .via = "api"});
    if (const auto* problem = std::get_if<engine::Problem>(&result)) {
        std::string why = act + ": " + problem->type;
        for (const auto& error : problem->errors) why += " " + error.pointer + " " + error.message.key;
        throw std::runtime_error(why);
    }
    return std::get<engine::Done>(result).stream;
}

std::string planned(Town& town, const std::vector<std::string>& cases, std::size_t first, const std::string& date) {
    const std::string officer = town.persons("case_officer").front();
    const std::string stream = perform(town, "", "plan_meeting", Value::object({{"date", date}, {"place", "Oslo"}, {"meeting_form", "video"}}), officer);
    for (std::size_t i = 0; i < items; ++i) perform(town, stream, "set_agenda", Value::object({{"case", number_of(cases[(first + i) % cases.size()])}}), officer);
    return stream;
}

/// The first cases in which no ballot is open, so that a meeting may take them up.
std::vector<std::string> quiet_cases(Town& town, const std::vector<std::string>& cases) {
    std::vector<std::string> quiet;
    for (const std::string& stream : cases) {
        if (quiet.size() == items) break;
        const auto file = std::dynamic_pointer_cast<const workflows::Case>(town.program().store().read(stream));
        if (file->open_ballot() == nullptr) quiet.push_back(stream);
    }
    return quiet;
}

/// Planned, called, opened, held item by item, closed and signed today.
std::string held(Town& town, const std::vector<std::string>& cases) {
    engine::Store& store = town.program().store();
    const engine::Date today = town.program().model().legal_date(town.program().now());
    const std::string officer = town.persons("case_officer").front(), leader = town.persons("administrative_leader").front();
    const std::string stream = planned(town, cases, 0, engine::to_text(today));
    Value present = Value::array();
    std::string member;
    for (const auto& seat : town.program().people().office()->seats(today)) {
        present.push(seat.holder);
        if (seat.holder != leader) member = seat.holder;
    }
    perform(town, stream, "call_meeting", Value::object(), leader);
    perform(town, stream, "open_meeting", Value::object({{"present", present}}), officer);
    const auto file = [&] { return std::dynamic_pointer_cast<const workflows::MeetingFile>(store.read(stream)); };
    const auto opened = file();
    for (const auto& item : opened->items) perform(town, stream, "take_up_item", Value::object({{"item", item.seq}}), leader);
    perform(town, stream, "close_meeting", Value::object(), leader);
    const workflows::CaseOf read = [&](std::string_view id) { return std::dynamic_pointer_cast<const workflows::Case>(store.read("case/" + std::string(id))); };
    for (const std::string& person : {leader, member}) perform(town, stream, "sign_minutes", Value::object({{"version", workflows::minutes_hash(*file(), read)}}), person);
    return stream;
}

/// Every "case" in the body stands for another one.
void rename_cases(Value& value, const std::vector<std::string>& before, const std::vector<std::string>& cases, std::size_t first) {
    if (value.is_array()) {
        for (Value& item : value.items()) rename_cases(item, before, cases, first);
    } else if (value.is_object()) {
        for (auto& [key, member] : value.members()) {
            rename_cases(member, before, cases, first);
            if (key != "case" || !member.is_string()) continue;
            const auto place = std::find(before.begin(), before.end(), member.string()) - before.begin();
            member = number_of(cases[(first + static_cast<std::size_t>(place)) % cases.size()]);
        }
    }
}

void add_copy(Town& town, engine::Transaction& transaction, const History& model, const std::vector<std::string>& before, const std::vector<std::string>& cases, std::size_t number) {
    const std::string count = std::to_string(transaction.next_number("meeting", 2026));
    const std::string stream = "meeting/2026-" + std::string(count.size() < 4 ? 4 - count.size() : 0, '0') + count;
    const std::shared_ptr<engine::CaseFile> file = town.program().engine().workflow().blank(stream);
    const engine::Date date = town.program().model().legal_date(town.program().now());
    std::vector<engine::Sealed> sealed;
    std::vector<engine::Text> texts;
    for (const auto& [hash, text] : model.texts) texts.push_back(text);
    for (const engine::Sealed& one : model.events) {
        engine::Event event = one.event;
        rename_cases(event.body, before, cases, number * items);
        if (event.name == "meeting_planned") event.body.set("date", engine::to_text(date - 7 * static_cast<int>(number)));
        event.stream = stream;
        event.prev = file->last_hash();
        sealed.push_back(engine::seal(std::move(event)));
        file->apply(sealed.back(), model.texts);
    }
    transaction.append(sealed, texts, file);
}

/// Where the history stands with a ballot open at a meeting that nobody has voted in; 0 for nowhere.
std::size_t ballot_opened(const History& history) {
    for (const std::size_t end : ends_of_acts(history)) {
        const engine::Event& last = history.events[end - 1].event;
        if (last.name == "ballot_opened" && last.body.text("form") != "circulation") return end;
    }
    return 0;
}

OpenBallot open_ballot_in(Town& town, const std::string& stream, const std::set<std::string>& today) {
    const auto file = std::dynamic_pointer_cast<const workflows::Case>(town.program().store().read(stream));
    const workflows::Ballot* ballot = file->open_ballot();
    OpenBallot open{.stream = stream, .version = file->version(), .body = {}, .tokens = {}};
    Value body = Value::object({{"act", "cast_vote"}, {"vote", "for"}});
    for (const std::string& criterion : ballot->criteria) body.set(criterion, "for");
    open.body = body.canonical();
    workflows::By by{.actor = "system", .via = "command line", .at = town.program().now(), .date = "2026-01-01"};
    for (const auto& elector : ballot->electorate)
        if (elector.person == elector.holder && !elector.recused && today.contains(elector.person)) open.tokens.push_back(town.program().people().create_token({.person = elector.person, .label = "bench"}, by));
    return open;
}

}  // namespace

std::string hold_meetings(Town& town, const std::vector<std::string>& cases, std::size_t meetings) {
    engine::Store& store = town.program().store();
    const auto quiet = quiet_cases(town, cases);
    const std::string first = held(town, quiet);
    const History model{first, store.events(first), store.texts(first)};
    std::vector<std::string> before;
    for (const std::string& stream : quiet) before.push_back(number_of(stream));
    constexpr std::size_t together = 100;
    for (std::size_t done = 1; done < meetings;) {
        const std::size_t end = std::min(meetings, done + together);
        store.write([&](engine::Transaction& transaction) {
            for (std::size_t number = done; number < end; ++number) add_copy(town, transaction, model, before, cases, number);
        });
        done = end;
    }
    const engine::Date today = town.program().model().legal_date(town.program().now());
    return planned(town, cases, cases.size() / 2, engine::to_text(today + 7));
}

std::vector<OpenBallot> open_ballots(Town& town, std::size_t wanted) {
    std::set<std::string> today;
    for (const auto& seat : town.program().people().office()->seats(town.program().model().legal_date(town.program().now()))) today.insert(seat.holder);
    std::vector<OpenBallot> open;
    while (open.size() < wanted) {
        const std::size_t before = open.size();
        for (const History& history : town.histories())
            if (const std::size_t end = ballot_opened(history); end != 0 && open.size() < wanted) open.push_back(open_ballot_in(town, town.copy_of(history, end), today));
        if (open.size() == before) throw std::runtime_error("no story has a ballot at a meeting");
    }
    return open;
}

}  // namespace bench
