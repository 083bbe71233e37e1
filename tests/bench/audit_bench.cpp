// What an auditor waits for over a million events: exports in every format, their verification, proofs, the past; and what others
// notice meanwhile. Programs are run as processes of their own, beside baselines of the same run.
//
//     audit_bench [--quick] [export] [stream] [verify] [append] [proof] [past]
//
// PHASEMODEL_HISTORY names a SQLite database that make_history made, to be used instead of a new one; it is only read and copied.
#include "engine/crypto.hpp"
#include "tests/bench/audit_append.hpp"
#include "tests/bench/audit_child.hpp"
#include "tests/bench/bare_sqlite.hpp"
#include "tests/bench/load.hpp"
#include "tests/bench/report.hpp"
#include "tests/bench/served.hpp"
#include "tests/bench/town.hpp"
#include "tests/support/temporary_folder.hpp"
#include "workflows/phase_model/export_log.hpp"

#include <spdlog/spdlog.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <thread>

namespace bench {

namespace {

constexpr double megabyte = 1024.0 * 1024.0;

struct Archive {
    tests::TemporaryFolder folder;
    std::string database, token, auditor, long_case, an_event;
    double events = 0;

    std::string url() const { return "sqlite:" + database; }  ///< its log is signed by the key in the environment
    std::string file(const std::string& name) const { return (folder.path() / name).string(); }
};

void fill(Archive& archive, const Wish& wish) {
    archive.database = archive.file("town.db");
    if (const char* made = std::getenv("PHASEMODEL_HISTORY")) {
        copy_sqlite(made, archive.database);
    } else {
        Town town(archive.url());
        town.fill_to(wish.quick ? 100'000 : 1'000'000);
        town.close();
    }
    Town town(archive.url(), Town::Open::existing);
    archive.long_case = town.long_case(500).substr(5);
    archive.token = town.token("auditor");
    const auto auditor = town.persons("auditor").front();
    archive.auditor = town.program().people().office()->find(auditor)->email;
    archive.an_event = town.program().store().streams("case/").at(500) + "/11";
    const std::string key = archive.file("key");
    run_child({PHASEMODEL_PROGRAM, "log", "key", "--create", key, "--origin", "bench.example/log", "--database", archive.url()});
    ::setenv("PHASEMODEL_LOG_KEY_FILE", key.c_str(), 1);
    // A server signs one every few minutes; with it the roots of all whole tiles are kept, as they are in any database in use.
    run_child({PHASEMODEL_PROGRAM, "log", "checkpoint", "--database", archive.url()});
    archive.events = static_cast<double>(town.program().log().store().sequence());
    std::cerr << "audit_bench: " << static_cast<std::int64_t>(archive.events) << " events\n";
}

std::vector<std::string> program(const Archive& archive, std::vector<std::string> words) {
    words.insert(words.begin(), PHASEMODEL_PROGRAM);
    words.insert(words.end(), {"--database", archive.url(), "--as", archive.auditor});
    return words;
}

std::vector<std::string> serve_command(const Archive& archive) {
    return {PHASEMODEL_PROGRAM, "serve", "--database", archive.url(), "--listen", "127.0.0.1:0"};
}

std::vector<std::string> export_command(const Archive& archive, std::string_view format) {
    std::vector<std::string> words{"export", "--format", std::string(format)};
    if (workflows::export_format(format)->is_folder) words.insert(words.end(), {"--output", archive.file("export-" + std::string(format))});
    return program(archive, words);
}

void exports(const Archive& archive, const Wish& wish, Report& report) {
    std::vector<double> ours, bare, our_processor, bare_processor;
    double peak = 0;
    for (int round = 0; round < (wish.quick ? 1 : 3); ++round) {
        const ChildRun printed = run_child({"/usr/bin/sqlite3", "-readonly", archive.database, "select * from events"});
        const ChildRun exported = run_child(export_command(archive, "jsonl"));
        report.check("export jsonl ended well", printed.code == 0 && exported.code == 0, "");
        ours.push_back(archive.events / exported.seconds);
        bare.push_back(archive.events / printed.seconds);
        our_processor.push_back(archive.events / exported.processor);
        bare_processor.push_back(archive.events / printed.processor);
        peak = std::max(peak, exported.peak_bytes);
    }
    report.rate("export jsonl, events, against sqlite3 that prints the table", median(ours), median(bare), 0.5);
    report.rate("    the same by processor time", median(our_processor), median(bare_processor), 0);
    report.below("    most memory of export jsonl", peak / megabyte, 100, "MB");
    for (const workflows::ExportFormat& format : workflows::export_formats()) {
        if (format.name == "jsonl") continue;
        const ChildRun exported = run_child(export_command(archive, format.name));
        report.check("export " + std::string(format.name) + " ended well", exported.code == 0, duration_text(exported.seconds));
        report.below("    most memory of export " + std::string(format.name), exported.peak_bytes / megabyte, 100, "MB");
    }
}

/// An export over HTTP: its first byte, and how others fare beside it.
void streams(const Archive& archive, const Wish&, Report& report) {
    const Served server(serve_command(archive));
    for (const workflows::ExportFormat& format : workflows::export_formats()) {
        if (format.is_folder) continue;  // made whole before the first byte leaves
        const std::string request = get("/api/v1/exports?format=" + std::string(format.name), archive.token);
        Streamed streamed;
        Load alone = keep_busy(server.port(), get("/api/v1/cases/" + archive.long_case, archive.token), 1, 1);
        Load beside;
        {
            const std::jthread other([&] { streamed = stream_once(server.port(), request); });
            beside = keep_busy(server.port(), get("/api/v1/cases/" + archive.long_case, archive.token), 1, 2);
        }
        report.time("first byte of " + std::string(format.name) + " over HTTP", streamed.first_byte, 0.1);
        report.time("    another's read of a case beside it, p99 (" + duration_text(quantile(alone.latencies, 0.99)) + " alone)", quantile(beside.latencies, 0.99), 0.1);
    }
    report.below("most resident memory of the server", server.most_resident() / megabyte, 100, "MB");
}

double bare_digest(const std::string& path) {
    return seconds_of([&] {
        std::ifstream file(path, std::ios::binary);
        engine::Sha256 digest;
        std::vector<char> block(1 << 20);
        while (file.read(block.data(), static_cast<std::streamsize>(block.size())) || file.gcount() > 0)
            digest.update({block.data(), static_cast<std::size_t>(file.gcount())});
        digest.hex();
    });
}

void verification(const Archive& archive, const Wish& wish, Report& report) {
    const std::string path = archive.file("export.jsonl");
    if (run_child(export_command(archive, "jsonl"), path).code != 0) return report.missing("verify", "no export");
    const double size = static_cast<double>(std::filesystem::file_size(path));
    std::vector<double> ours, bare, processor;
    double peak = 0;
    for (int round = 0; round < (wish.quick ? 2 : 5); ++round) {
        bare.push_back(size / bare_digest(path));
        const ChildRun verified = run_child({PHASEMODEL_PROGRAM, "verify", path});
        report.check("verify found nothing", verified.code == 0, "");
        ours.push_back(size / verified.seconds);
        processor.push_back(size / verified.processor);
        peak = std::max(peak, verified.peak_bytes);
    }
    report.rate("verify a record, bytes, against bare SHA-256 of them", median(ours), median(bare), 0.5);
    report.rate("    the same by processor time, which hashes each byte twice", median(processor), median(bare), 0);
    report.below("    most memory of verify", peak / megabyte, 100, "MB");
    const ChildRun live = run_child({PHASEMODEL_PROGRAM, "verify", "--database", archive.url()});
    report.check("verify of the live database, every case replayed", live.code == 0, duration_text(live.seconds));
    report.below("    most memory of it", live.peak_bytes / megabyte, 0, "MB");
}

void proofs(const Archive& archive, const Wish& wish, Report& report) {
    const Served server(serve_command(archive));
    const Load load = keep_busy(server.port(), get("/api/v1/log/proof?event=" + archive.an_event, archive.token), 1, wish.quick ? 1 : 3);
    if (load.wrong > 0 || load.latencies.empty()) return report.missing("proof for one event", "not answered with 200");
    report.time("proof for one event among them (median)", median(load.latencies), 5e-3);
}

void past(const Archive& archive, const Wish& wish, Report& report) {
    const Served server(serve_command(archive));
    const auto page = [&](const std::string& measure, const std::string& path, double goal) {
        const double first = ask_once(server.port(), get(path, archive.token));
        const Load load = keep_busy(server.port(), get(path, archive.token), 1, wish.quick ? 1 : 3);
        if (load.wrong > 0 || load.latencies.empty()) return report.missing(measure, "not answered with 200");
        report.time(measure + " (median; first " + duration_text(first) + ")", median(load.latencies), goal);
    };
    page("as-of page of a case with 500 events", "/cases/" + archive.long_case + "?as_of=2026-11-01", 20e-3);
    page("board as of a day", "/?as_of=2020-01-01", 0);
    page("/process", "/process", 0);
    page("/process as of a day", "/process?as_of=2020-01-01", 0);
}

int run(const Wish& wish) {
    spdlog::set_level(spdlog::level::warn);
    Report report(wish.heading);
    Archive archive;
    fill(archive, wish);
    if (wish.has("export")) exports(archive, wish, report);
    if (wish.has("stream")) streams(archive, wish, report);
    if (wish.has("verify")) verification(archive, wish, report);
    if (wish.has("append")) append_with_and_without(archive.database, wish.quick, report);
    if (wish.has("proof")) proofs(archive, wish, report);
    if (wish.has("past")) past(archive, wish, report);
    std::cerr << "audit_bench: load average " << load_average() << " at the end\n";
    return report.exit_code();
}

}  // namespace

}  // namespace bench

int main(int argc, char** argv) { return bench::run(bench::wish_of(argc, argv)); }
