// How long screening and what-if take over a library of the nomenclature's size, in CPU time of one thread.
//
// The library is made here with the counts of the releases of 2025–2026 (data README): 11,000 codes, 17,108 prevalence
// records, 115,878 signs, 19,506 parents; it is loaded, so that reading a database is not in the figures.
#include "tests/bench/report.hpp"
#include "workflows/screening/what_if.hpp"

#include <algorithm>
#include <ctime>
#include <iostream>
#include <random>

namespace bench {

namespace {

namespace orphanet = workflows::orphanet;
namespace screening = workflows::screening;

using Random = std::mt19937;

std::int64_t one_of(Random& random, std::initializer_list<std::int64_t> ids) {
    return ids.begin()[random() % ids.size()];
}

orphanet::Prevalence any_prevalence(Random& random) {
    orphanet::Prevalence record{
        .record = static_cast<std::int64_t>(random() % 100'000),
        .type = {one_of(random, {23669, 23669, 23697, 23676, 23683}), "type"},
        .qualification = {23711, "Value and class"},
        .prevalence_class = {one_of(random, {23760, 23739, 23746, 23732, 23753, 23774}), "class"},
        .geography = {one_of(random, {23844, 23844, 23795, 25006, 24600}), "place"},
        .validation = {one_of(random, {25958, 25958, 25958, 25965}), "status"}};
    if (random() % 2 == 0) record.value = std::to_string(random() % 100) + ".5";
    return record;
}

/// `size` codes with the facts that as many have in reality, spread at random.
std::shared_ptr<const orphanet::Library> library_of(std::size_t size) {
    constexpr double prevalences = 17'108.0 / 11'000, signs = 115'878.0 / 11'000, parents = 19'506.0 / 11'000;
    Random random(42);
    auto library = std::make_shared<orphanet::Library>();
    library->known.resize(size);
    for (std::size_t i = 0; i < size; ++i) {
        orphanet::Known& known = library->known[i];
        known.entity.code = known.facts.code = static_cast<std::int64_t>(i) + 1;
        known.entity.name = "diagnosis number " + std::to_string(i);
        known.facts.inheritances = {{one_of(random, {23410, 23417, 23480, 23494}), "inheritance"}};
        known.facts.onsets = {{one_of(random, {23508, 23515, 23543}), "onset"}};
        known.facts.classifications = {147, 156};
        if (i % 2 == 0) known.facts.classifications.push_back(181);
    }
    const auto any = [&]() -> orphanet::Facts& { return library->known[random() % size].facts; };
    const auto times = [&](double each) { return static_cast<std::size_t>(each * static_cast<double>(size)); };
    for (std::size_t i = 0; i < times(prevalences); ++i) any().prevalences.push_back(any_prevalence(random));
    for (std::size_t i = 0; i < times(signs); ++i) {
        const std::string number = std::to_string(100 + random() % 12'000);
        any().phenotypes.push_back({.record = static_cast<std::int64_t>(i),
                                    .hpo = "HP:" + std::string(7 - number.size(), '0') + number,
                                    .frequency = {one_of(random, {28412, 28419, 28426}), "frequency"}});
    }
    for (std::size_t i = 0; i < times(parents); ++i) {
        const std::size_t child = 1 + random() % (size - 1);
        library->known[child].facts.parents.push_back({147, static_cast<std::int64_t>(random() % child) + 1});
    }
    return library;
}

/// Seconds of CPU that one run takes, the best of several.
double cpu_of(const std::function<void()>& work, int rounds) {
    double best = 1e9;
    for (int round = 0; round < rounds; ++round) {
        const std::clock_t begin = std::clock();
        work();
        best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
    }
    return best;
}

screening::CasesByCode cases_of(std::size_t count) {
    screening::CasesByCode cases;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string code = std::to_string(i % 11'000 + 1);
        cases[code].push_back(
            {.id = "2026-" + std::to_string(10'000 + i), .phase = "hearing", .status = "active", .orpha = code});
    }
    return cases;
}

int run(const Wish& wish) {
    Report report(wish.heading);
    const int rounds = wish.quick ? 3 : 9;
    const auto& now = workflows::shipped_policy();
    const auto& then = workflows::earlier_policy();
    const auto whole = std::make_shared<const screening::Index>(library_of(11'000));
    const auto twice = std::make_shared<const screening::Index>(library_of(22'000));
    std::size_t rows = 0;
    const auto screen = [&](const auto& index) {
        return cpu_of([&] { rows += screening::screen_all(index, now.rules, {}).rows.size(); }, rounds);
    };

    const double one = screen(whole), two = screen(twice);
    report.time("screening 11,000 codes: K1 to K7 and centres, CPU", one, 100e-3);
    report.below("    twice the codes take so many times as long", two / one, 2.5, "times");
    const auto cases = cases_of(10'000);
    std::size_t flips = 0;
    const double compare = cpu_of(
        [&] {
            const auto found = screening::what_if(*whole, then, now, cases);
            flips = found.flips.size();
            rows += screening::as_value(found, *whole, then, now).text("sha256").size();
        },
        rounds);
    report.time("what-if over 11,000 codes and 10,000 cases with its report, CPU", compare, 1.0);
    report.check("    something flips", flips > 0 && rows > 0, std::to_string(flips) + " answers");
    const double index = cpu_of([&] { rows += screening::Index(whole->books).books->known.size(); }, rounds);
    report.time("making names findable, once a release, CPU", index, 0);
    return report.exit_code();
}

}  // namespace

}  // namespace bench

int main(int argc, char** argv) { return bench::run(bench::wish_of(argc, argv)); }
