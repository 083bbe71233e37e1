#include "tests/bench/town.hpp"

#include "cli/case_run.hpp"
#include "cli/import_orphanet.hpp"
#include "storage/storage.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>
#include <set>
#include <sstream>
#include <stdexcept>

namespace bench {

namespace {

namespace fs = std::filesystem;

fs::path examples() { return fs::path(PHASEMODEL_SOURCE) / "examples"; }

std::vector<engine::Value> lines_of(const fs::path& file) {
    std::ifstream in(file);
    std::vector<engine::Value> lines;
    for (std::string line; std::getline(in, line);)
        if (auto value = engine::parse_value(line); std::holds_alternative<engine::Value>(value)) lines.push_back(std::get<engine::Value>(std::move(value)));
    return lines;
}

workflows::By at_the_beginning() {
    return {.actor = "system", .via = "command line", .at = *engine::parse_instant("2014-01-01T08:00:00Z"), .date = "2014-01-01"};
}

/// Another name for a copy: lists would else show thousands of equal ones.
void rename(engine::Event& event, engine::Texts& texts, std::size_t number) {
    const engine::Value* name = event.body.find("name");
    if (name == nullptr || !name->has("sha256")) return;
    const engine::Text fresh = engine::commit_to(engine::opened(event.body, "name", texts) + " " + std::to_string(number));
    event.body.set("name", engine::commitment(fresh));
    texts.emplace(fresh.sha256, fresh);
}

/// The texts that the events commit to.
void collect(const engine::Value& value, const engine::Texts& texts, std::set<std::string>& seen, std::vector<engine::Text>& used) {
    if (value.is_array()) {
        for (const engine::Value& item : value.items()) collect(item, texts, seen, used);
    } else if (value.is_object()) {
        const auto found = texts.find(value.text("sha256"));
        if (found != texts.end() && seen.insert(found->first).second) used.push_back(found->second);
        for (const auto& [key, member] : value.members()) collect(member, texts, seen, used);
    }
}

}  // namespace

std::vector<std::size_t> ends_of_acts(const History& history) {
    std::vector<std::size_t> ends;
    for (std::size_t i = 1; i <= history.events.size(); ++i) {
        const bool last = i == history.events.size();
        if (last || history.events[i].event.at != history.events[i - 1].event.at) ends.push_back(i);
    }
    return ends;
}

Town::Town(std::string url, Open open) : url_(std::move(url)) {
    if (open == Open::existing) {
        program_ = std::make_unique<cli::Composition>(url_);
        remember_histories();
        return;
    }
    storage::init(url_, true);
    program_ = std::make_unique<cli::Composition>(url_);
    std::ostringstream unread;
    cli::import_orphanet({.files = {(examples() / "orphanet/product1_demonstration.xml").string()}}, program_->releases(), program_->clock(), unread, unread);
    let_people_in();
    tell_stories();
    remember_histories();
}

/// Of the first cases: what is filled in comes after the stories.
void Town::remember_histories() {
    constexpr std::size_t most = 100;
    for (const std::string& stream : program_->store().streams("case/")) {
        if (histories_.size() == most) break;
        histories_.push_back({stream, program_->store().events(stream), program_->store().texts(stream)});
    }
    if (histories_.empty()) throw std::runtime_error("no story of examples/cases could be told");
}

void Town::let_people_in() {
    workflows::People& people = program_->people();
    for (const engine::Value& line : lines_of(examples() / "people.jsonl")) {
        workflows::NewPerson person{.email = line.text("email"), .name = line.text("name")};
        person.grant = {.role = line.text("role"), .centre = line.text("centre"), .organisation = line.text("organisation"), .capacity = line.text("capacity"), .from = engine::make_date(2014, 1, 1)};
        std::string id, setup;
        if (people.add(person, at_the_beginning(), id, setup) == workflows::OfficeError::unknown_role) {
            // A deputy holds no role but by appointment: let in with one that ended at once.
            person.grant.role = "professional";
            person.grant.to = person.grant.from;
            people.add(person, at_the_beginning(), id, setup);
        }
    }
    for (const engine::Value& line : lines_of(examples() / "deputies.jsonl")) {
        const auto office = people.office();
        const workflows::Person* leader = office->find_email(line.text("leader"));
        const workflows::Person* deputy = office->find_email(line.text("deputy"));
        const auto from = engine::parse_date(line.text("from")), to = engine::parse_date(line.text("to"));
        if (leader == nullptr || deputy == nullptr || !from || !to) continue;
        workflows::By by = at_the_beginning();
        if (people.appoint_deputy({.leader = leader->id, .deputy = deputy->id, .from = *from, .to = *to}, by) != workflows::OfficeError::none) continue;
        by.actor = deputy->id;
        people.accept_deputy(people.office()->deputies.back().id, by);
    }
}

void Town::tell_stories() {
    std::vector<std::string> files;
    for (const auto& entry : fs::directory_iterator(examples() / "cases")) files.push_back(entry.path().string());
    std::sort(files.begin(), files.end());
    cli::Labels labels;
    std::set<std::string> ended;
    std::istringstream no_input;
    for (const cli::Line& line : cli::read_script(files, no_input)) {
        if (ended.contains(line.file)) continue;
        std::string why;
        try {
            const engine::Result result = program_->engine().perform(cli::command_of(line, "", labels, *program_));
            if (const auto* done = std::get_if<engine::Done>(&result)) {
                cli::remember(line, *done, labels);
                continue;
            }
            why = std::get<engine::Problem>(result).type;
        } catch (const cli::Stop& stop) {
            why = stop.message;
        }
        ended.insert(line.file);
        std::cerr << "bench: the story ends at " << fs::path(line.file).filename().string() << ":" << line.number << " (" << why << ")\n";
    }
}

std::string Town::copy(engine::Transaction& transaction, const History& history, std::size_t events, std::size_t number) {
    const std::string count = std::to_string(transaction.next_number("case", 2026));
    const std::string stream = "case/2026-" + std::string(count.size() < 4 ? 4 - count.size() : 0, '0') + count;
    const std::shared_ptr<engine::CaseFile> file = program_->engine().workflow().blank(stream);
    engine::Texts texts = history.texts;
    std::vector<engine::Sealed> sealed;
    std::vector<engine::Text> used;
    std::set<std::string> seen;
    for (std::size_t i = 0; i < events; ++i) {
        engine::Event event = history.events[i].event;
        if (event.name == "vote_cast") ++votes_;
        rename(event, texts, number);
        event.stream = stream;
        event.prev = file->last_hash();
        sealed.push_back(engine::seal(std::move(event)));
        file->apply(sealed.back(), texts);
        collect(sealed.back().event.body, texts, seen, used);
    }
    transaction.append(sealed, used, file);
    return stream;
}

std::vector<std::string> Town::fill(std::size_t cases, std::size_t shortest, std::size_t longest, std::uint32_t seed) {
    constexpr std::size_t together = 250;
    std::vector<std::string> streams;
    std::minstd_rand random{seed};
    while (streams.size() < cases) {
        const auto before = random;
        const std::size_t votes_before = votes_;
        std::vector<std::string> made;
        program_->store().write([&](engine::Transaction& transaction) {
            random = before;  // the work may be run again
            votes_ = votes_before;
            made.clear();
            while (made.size() < std::min(together, cases - streams.size())) {
                const History& history = histories_[random() % histories_.size()];
                const auto ends = ends_of_acts(history);
                const std::size_t wanted = shortest + random() % (longest - shortest + 1);
                const auto end = std::lower_bound(ends.begin(), ends.end(), wanted);
                if (end == ends.end() || *end > longest) continue;
                made.push_back(copy(transaction, history, *end, streams.size() + made.size() + 1));
            }
        });
        streams.insert(streams.end(), made.begin(), made.end());
    }
    return streams;
}

std::int64_t Town::fill_to(std::size_t events) {
    constexpr std::size_t shortest = 20, longest = 200, cases = 250;
    std::int64_t size = program_->log().store().sequence();
    for (std::uint32_t seed = 42; size < static_cast<std::int64_t>(events); ++seed) {
        fill(cases, shortest, longest, seed);
        size = program_->log().store().sequence();
    }
    return size;
}

std::string Town::long_case(std::size_t events) {
    const auto longest = std::max_element(histories_.begin(), histories_.end(), [](const auto& a, const auto& b) { return a.events.size() < b.events.size(); });
    const auto ends = ends_of_acts(*longest);
    const auto end = std::lower_bound(ends.begin(), ends.end(), events);
    const std::string stream = copy_of(*longest, end == ends.end() ? longest->events.size() : *end);
    const std::string person = persons("case_officer").front();
    const engine::Value enquiries = engine::Value::object({{"year", 2025}, {"count", 3}, {"channel", "telefon"}});
    while (program_->store().read(stream)->version() < static_cast<std::int64_t>(events)) {
        const auto result = program_->engine().perform({.stream = stream, .act = "record_enquiries", .fields = enquiries, .person = person, .via = "api"});
        if (!std::holds_alternative<engine::Done>(result)) throw std::runtime_error("the long case cannot be made longer");
    }
    return stream;
}

std::string Town::copy_of(const History& history, std::size_t events) {
    std::string stream;
    program_->store().write([&](engine::Transaction& transaction) { stream = copy(transaction, history, events, 0); });
    return stream;
}

std::vector<std::string> Town::persons(std::string_view role) {
    const auto office = program_->people().office();
    const engine::Date today = program_->model().legal_date(program_->now());
    std::vector<std::string> ids;
    for (const workflows::Person& person : office->people)
        if (office->holds(person.id, role, today)) ids.push_back(person.id);
    return ids;
}

std::string Town::token(std::string_view role) {
    workflows::By by = at_the_beginning();
    by.at = program_->now();
    return program_->people().create_token({.person = persons(role).at(0), .label = "bench"}, by);
}

}  // namespace bench
