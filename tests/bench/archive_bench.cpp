// How long it takes to find precedents, decisions and words among very many cases, and what keeping them costs an act.
//
// Cases are made of the events that the archive reads and no others: registered, assessed, commented on, decided. They are written
// through the store, as acts are; the words of older events are made in the database, as a million acts would take an hour.
//
//     archive_bench [--quick]
#include "engine/engine.hpp"
#include "storage/connection.hpp"
#include "storage/storage.hpp"
#include "tests/bench/report.hpp"
#include "tests/support/temporary_folder.hpp"
#include "workflows/phase_model/archive/decision_list.hpp"
#include "workflows/phase_model/archive/precedents.hpp"
#include "workflows/phase_model/archive/search.hpp"
#include "workflows/phase_model/case.hpp"
#include "workflows/phase_model/phase_model.hpp"
#include "workflows/phase_model/policy.hpp"

#include <array>
#include <random>

namespace bench {

namespace {

using engine::Value;

constexpr std::array<const char*, 24> nouns{"tilbud", "behov",  "senter",  "reise",   "familie", "skole",  "smerte", "muskel",  "syn",     "hørsel", "hjerte", "nyre",
                                            "kontroll", "sykehus", "bolig", "hverdag", "overgang", "voksen", "barn",   "lunge", "ernæring", "tale",   "hud",    "skjelett"};

/// A library of 6,000 diagnoses under 600 groups, in which every tenth shares a prevalence class.
class Shelf final : public workflows::orphanet::FactSource {
public:
    Shelf() {
        auto library = std::make_shared<workflows::orphanet::Library>();
        for (std::int64_t code = 1; code <= 6000; ++code) {
            workflows::orphanet::Facts facts{.code = code};
            facts.parents = {{147, 100'000 + code % 600}, {156, 200'000 + code % 77}};
            library->known.push_back({.entity = {.code = code}, .facts = std::move(facts)});
        }
        library_ = std::move(library);
    }
    workflows::orphanet::Facts facts(std::int64_t code) override {
        const auto* known = library_->find(code);
        return known == nullptr ? workflows::orphanet::Facts{.code = code} : known->facts;
    }
    std::vector<std::int64_t> children(std::int64_t) override { return {}; }
    std::shared_ptr<const workflows::orphanet::Library> everything() override { return library_; }

private:
    std::shared_ptr<const workflows::orphanet::Library> library_;
};

/// Writes cases, a transaction each.
class Writer {
public:
    explicit Writer(engine::Store& store) : store_(store) {}

    void a_case(std::int64_t number) {
        Draft draft{"case/" + std::to_string(1000 + number / 10'000) + "-" + std::to_string(10'000 + number % 10'000), {}, {}};
        const std::string orpha = std::to_string(1 + random_() % 6000);
        add(draft, "register", F({{"transition", "T01"}, {"to", "registration"}, {"manner", "officer"}, {"origin", "enquiry"}, {"orpha", orpha}, {"name", "Syndrom " + orpha}}));
        for (const char* criterion : {"K1", "K2", "K3", "K4"})
            add(draft, "criterion_assessed", F({{"criterion", criterion}, {"value", random_() % 4 == 0 ? "not_met" : "met"}, {"certainty", "high"}}), "reason");
        for (int i = 0; i < 4; ++i) add(draft, "comment_given", F({{"part", "case"}, {"visibility", "public"}}), "text");
        const bool offer = random_() % 3 != 0;
        add(draft, offer ? "decide_need" : "close",
            offer ? F({{"transition", "T06"}, {"from", "need_decision"}, {"to", "placement"}, {"manner", "group"}})
                  : F({{"transition", "T15"}, {"from", "need_decision"}, {"to", "closed"}, {"manner", "group"}, {"outcome", "INGEN-1"}}),
            "reason");
        write(draft);
    }

private:
    struct Draft {
        std::string stream;
        std::vector<engine::Event> events;
        std::vector<engine::Text> texts;
    };
    static Value F(std::initializer_list<std::pair<const std::string, Value>> members) { return Value::object(members); }

    std::string words() {
        std::string text;
        for (int i = 0; i < 12; ++i) text += std::string(nouns[random_() % nouns.size()]) + " ";
        return text + std::to_string(random_() % 5000);
    }
    void add(Draft& draft, std::string name, Value body, std::string text = {}) {
        if (!text.empty()) {
            draft.texts.push_back(engine::commit_to(words()));
            body.set(std::move(text), engine::commitment(draft.texts.back()));
        }
        draft.events.push_back({.stream = draft.stream, .actor = "p-1", .role = "case_officer", .act = name, .name = name, .model = "1.0", .via = "api", .body = std::move(body)});
    }
    void write(Draft& draft) {
        store_.write([&](engine::Transaction& transaction) {
            auto file = std::make_shared<workflows::Case>(draft.stream.substr(5));
            engine::Texts texts;
            for (const engine::Text& text : draft.texts) texts.emplace(text.sha256, text);
            std::vector<engine::Sealed> sealed;
            for (engine::Event event : draft.events) {
                event.seq = file->version() + 1;
                event.at = engine::to_text(engine::Instant{1'700'000'000'000 + ++clock_ * 1000});
                event.date = event.at.substr(0, 10);
                event.policy = std::string(64, 'a');
                event.prev = file->last_hash();
                sealed.push_back(engine::seal(std::move(event)));
                file->apply(sealed.back(), texts);
            }
            transaction.append(sealed, draft.texts, file);
        });
    }

    engine::Store& store_;
    std::minstd_rand random_{7};
    std::int64_t clock_ = 0;
};

/// The words of so many older events, in the database itself: each noun in about half of them, and a rarer one.
void older_words(const std::string& path, std::int64_t events) {
    storage::Connection db(*storage::parse_location(path), {});
    db.script("begin immediate");
    for (std::size_t i = 0; i < nouns.size(); ++i)
        db.run("insert or ignore into words (word, at, stream, seq) with recursive n(i) as (select 1 union all select i + 1 from n where i < :events)"
               " select :word, 1600000000000 + i * 60000, 'case/old-' || (i / 100), i from n where (i * 2654435761 + :salt) % 100 < 45",
               {events, std::string_view(nouns[i]), static_cast<std::int64_t>(i * 7919)});
    db.script("commit");
}

using Seconds = std::vector<double>;

Seconds times(std::size_t rounds, const std::function<void(std::size_t)>& work) {
    Seconds all;
    for (std::size_t i = 0; i < rounds; ++i) all.push_back(seconds_of([&] { work(i); }));
    return all;
}

void tell(Report& report, const std::string& what, const Seconds& all, double goal) {
    report.time(what + ", p50", quantile(all, 0.5), goal);
    report.time(what + ", p99", quantile(all, 0.99), goal);
}

void measure(Report& report, std::int64_t cases, std::int64_t events) {
    const tests::TemporaryFolder folder;
    const std::string url = "sqlite:" + folder.path().string() + "/archive.db", of = std::to_string(cases) + " cases";
    storage::init(url, false);
    const auto storage = storage::Storage::open(url, {}, workflows::blank_file);
    Writer writer(storage->store());
    const double written = seconds_of([&] {
        for (std::int64_t i = 0; i < cases; ++i) writer.a_case(i);
    });
    report.time("a case of ten events written, " + of, written / static_cast<double>(cases), 0);
    Shelf shelf;
    const auto streams = storage->store().streams("case/");
    const auto sees_all = [](const workflows::Case&) { return false; };
    report.time("decisions read into memory, " + of, seconds_of([&] { (void)storage->archive().decisions(); }), 0);
    tell(report, "precedents, " + of, times(60, [&](std::size_t i) {
             const auto file = std::dynamic_pointer_cast<const workflows::Case>(storage->store().read(streams[i * 13 % streams.size()]));
             workflows::Kinships kinships(shelf.everything(), workflows::shipped_policy().rules.rare);
             (void)workflows::precedents_of(*file, storage->archive(), storage->store(), kinships, sees_all, {.question = "need"});
         }), 0.05);
    tell(report, "decisions listed and counted, " + of, times(20, [&](std::size_t) { (void)workflows::list_decisions(storage->archive(), {}); }), 0.05);
    report.time("like evidence, different outcome, " + of, seconds_of([&] {
                    workflows::Kinships kinships(shelf.everything(), workflows::shipped_policy().rules.rare);
                    (void)workflows::unequal_decisions(storage->archive(), storage->store(), kinships, sees_all, {});
                }), 0);
    if (events == 0) return;
    older_words(url, events);
    const auto office = storage->people().office();
    const workflows::SearchScene scene{storage->store(), storage->archive(), office, "p-1", engine::make_date(2026, 11, 26)};
    const auto search = [&](const std::string& words) { return times(40, [&, words](std::size_t) { (void)workflows::search_words(scene, {.words = words}); }); };
    const std::string among = std::to_string(events / 1000) + ",000 events";
    tell(report, "one frequent word, " + among, search("tilbud"), 0.1);
    tell(report, "two frequent words, " + among, search("tilbud hjerte"), 0.1);
    tell(report, "four frequent words, " + among, search("tilbud hjerte nyre skjelett"), 0.1);
    tell(report, "a frequent and a rare word, " + among, search("tilbud 4711"), 0.1);
    tell(report, "a word that is nowhere, " + among, search("finnesikke"), 0.1);
}

}  // namespace

}  // namespace bench

int main(int argc, char** argv) {
    const bench::Wish wish = bench::wish_of(argc, argv);
    bench::Report report(wish.heading);
    bench::measure(report, 1'000, 0);
    bench::measure(report, wish.quick ? 3'000 : 10'000, wish.quick ? 100'000 : 1'000'000);
    return report.exit_code();
}
