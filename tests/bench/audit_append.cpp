#include "tests/bench/audit_append.hpp"

#include "cli/composition.hpp"
#include "storage/connection.hpp"
#include "tests/bench/bare_sqlite.hpp"
#include "tests/support/temporary_folder.hpp"

#include <ctime>
#include <stdexcept>

namespace bench {

namespace {

double processor_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

/// One database that is written to, and what that took, round by round.
class Side {
public:
    explicit Side(const std::string& path) : program_("sqlite:" + path), streams_(program_.store().streams("case/")) {
        const auto office = program_.people().office();
        for (const workflows::Person& person : office->people)
            if (office->holds(person.id, "case_officer", program_.model().legal_date(program_.now()))) person_ = person.id;
    }

    void round(std::size_t number, std::size_t acts) {
        for (std::size_t i = 0; i < cases; ++i) program_.store().read(stream(number, i));
        const double before = processor_seconds();
        const double wall = seconds_of([&] {
            for (std::size_t i = 0; i < acts; ++i) act(stream(number, i % cases), i / cases % 2 == 0);
        });
        walls.push_back(static_cast<double>(acts) / wall);
        processors.push_back(static_cast<double>(acts) / (processor_seconds() - before));
    }

    std::vector<double> walls, processors;  ///< acts a second, by the clock and by the processor

private:
    static constexpr std::size_t cases = 64;
    const std::string& stream(std::size_t round, std::size_t i) const { return streams_.at((round * cases + i) % streams_.size()); }
    void act(const std::string& stream, bool follow) {
        const auto result = program_.engine().perform(
            {.stream = stream, .act = follow ? "follow" : "unfollow", .fields = engine::Value::object(), .person = person_, .via = "api"});
        if (const auto* problem = std::get_if<engine::Problem>(&result)) throw std::runtime_error("refused: " + problem->type);
    }

    cli::Composition program_;
    std::vector<std::string> streams_;
    std::string person_;
};

}  // namespace

void append_with_and_without(const std::string& database, bool quick, Report& report) {
    const tests::TemporaryFolder folder;
    const std::string with = (folder.path() / "with.db").string(), without = (folder.path() / "without.db").string();
    copy_sqlite(database, with);
    copy_sqlite(database, without);
    storage::Connection(*storage::parse_location("sqlite:" + without), {}).script("drop trigger events_logged");
    Side ours(with), bare(without);
    const std::size_t rounds = quick ? 5 : 15, acts = quick ? 256 : 1024;
    for (std::size_t round = 0; round < rounds; ++round) {
        ours.round(round, acts);
        bare.round(round, acts);
    }
    report.rate("SQLite: an act with the Merkle log against one without", median(ours.walls), median(bare.walls), 0.9);
    report.rate("    the same by processor time", median(ours.processors), median(bare.processors), 0);
}

}  // namespace bench
