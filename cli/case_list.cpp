// phasemodel case list: the cases, filtered, also as they stood on a day.
#include "cli/case_reading.hpp"
#include "cli/output.hpp"
#include "cli/past.hpp"
#include "web/api/common.hpp"
#include "workflows/phase_model/case_list.hpp"
#include "workflows/phase_model/phases.hpp"

#include <algorithm>
#include <charconv>
#include <ostream>

namespace cli {

namespace {

using engine::CaseRow;
using engine::Value;

workflows::CaseFilter filter_of(const Run& run, engine::Date today) {
    const Arguments& given = run.arguments;
    workflows::CaseFilter filter{.phase = given.text("phase"),
                                 .status = given.text("status"),
                                 .outcome = given.text("outcome"),
                                 .centre = given.text("centre"),
                                 .ball = given.text("ball"),
                                 .origin = given.text("origin"),
                                 .q = given.text("q"),
                                 .not_closed = given.has("not-closed"),
                                 .cursor = given.text("cursor")};
    if (filter.phase.size() == 1 && filter.phase[0] >= '0' && filter.phase[0] <= '7')
        filter.phase = workflows::phase_ids[static_cast<std::size_t>(filter.phase[0] - '0')];
    if (given.has("overdue")) filter.overdue_on = engine::to_text(today);
    if (given.has("open")) filter.open_on = engine::to_text(today);
    if (given.has("sort")) filter.sort = given.text("sort");
    return filter;
}

std::size_t limit_of(const Arguments& given) {
    if (!given.has("limit")) return 0;
    const std::string& text = given.text("limit");
    std::size_t limit = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), limit);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size() || limit == 0) throw Stop{usage, "--limit: a whole number from 1 is expected."};
    return limit;
}

/// Every page up to the limit (0: all).
std::vector<CaseRow> rows_of(workflows::CaseList& cases, workflows::CaseFilter filter, std::size_t limit) {
    std::vector<CaseRow> rows;
    do {
        filter.limit = limit == 0 ? 200 : std::min<std::size_t>(200, limit - rows.size());
        bool valid = true;
        const workflows::CasePage page = cases.list(filter, valid);
        if (!valid) throw Stop{usage, "--sort or --cursor is none that this list knows."};
        rows.insert(rows.end(), page.rows.begin(), page.rows.end());
        filter.cursor = page.next;
    } while (!filter.cursor.empty() && (limit == 0 || rows.size() < limit));
    return rows;
}

int list(Run& run) {
    const auto composition = open_database(run);
    const Reader reader = reader_of(run, *composition);
    const auto& words = words_of(run, *composition);
    const auto moment = moment_of(run.arguments);
    const workflows::CaseFilter filter = filter_of(run, moment ? moment->day : reader.today);
    const auto past = moment ? composition->cases().as_of(*moment) : nullptr;
    const auto rows = rows_of(past ? *past : composition->cases(), filter, limit_of(run.arguments));

    if (run.settings.text("format") == "json") {
        Value all = Value::array();
        for (const CaseRow& row : rows) all.push(web::to_value(row));
        run.out << pretty(all) << '\n';
        return done;
    }
    Table table{.columns = {{"id", "Case"}, {"orpha", "ORPHA"}, {"name", "Name"}, {"phase", "Phase"}, {"status", "Status"},
                            {"outcome", "Outcome"}, {"centre", "Centre"}, {"next_date", "Next date"}, {"ball", "With"}}};
    const bool for_people = run.settings.text("format") == "table";
    for (const CaseRow& row : rows) {
        const int number = workflows::phase_number(row.phase);
        const std::string phase = for_people ? std::to_string(number) + " " + term(words, "phase", row.phase) : row.phase;
        table.rows.push_back({row.id, row.orpha, row.name, phase, row.status, row.outcome, row.primary_centre, row.next_date,
                              for_people ? term(words, "role", row.ball) : row.ball});
    }
    print(run, table);
    if (run.out_is_terminal) run.err << rows.size() << " cases\n";
    return done;
}

}  // namespace

Command case_list_command() {
    return {.path = "case list",
            .help = "List cases",
            .options = {{"phase", "PHASE", "phase id or number"},
                        {"status", "STATUS", "active, parked or closed", false, false, {"active", "parked", "closed"}},
                        {"outcome", "CODE", "outcome code"},
                        {"centre", "CENTRE", "primary centre"},
                        {"ball", "ROLE", "who has to act"},
                        {"origin", "CHANNEL", "how the diagnosis became known"},
                        {"q", "TEXT", "case number, ORPHAcode or part of a name"},
                        {"overdue", "", "only cases past their next date"},
                        {"open", "", "only cases open for comment"},
                        {"not-closed", "", "no closed cases"},
                        {"sort", "ORDER", "urgency, id, name, phase, phase_since or next_date; - before it turns it round"},
                        {"limit", "N", "at most so many"},
                        {"cursor", "CURSOR", "go on after an earlier page"},
                        as_of_option("as the cases stood")},
            .lists = true,
            .run = list};
}

}  // namespace cli
