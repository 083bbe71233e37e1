#include "cli/composition.hpp"

#include "web/embedded.hpp"
#include "workflows/embedded.hpp"
#include "workflows/phase_model/access_log.hpp"
#include "workflows/phase_model/export_folder.hpp"
#include "workflows/phase_model/export_log.hpp"
#include "workflows/phase_model/following.hpp"
#include "workflows/phase_model/telling.hpp"

#include <spdlog/spdlog.h>

namespace cli {

namespace {

workflows::ExportPart part_of(const web::ExportRequest& request) {
    return {.case_id = request.case_id,
            .meeting = request.meeting,
            .from = engine::parse_date(request.from),
            .to = engine::parse_date(request.to),
            .as_of = workflows::read_as_of(request.as_of),
            .public_only = request.public_only};
}

}  // namespace

void add_catalogues(workflows::Catalogues& catalogues) {
    catalogues.add(workflows::embedded_files());
    catalogues.add(web::embedded_files());
}

Composition::Composition(std::string_view url, const storage::Options& options, engine::Clock clock, std::optional<engine::SignerKey> log_key)
    : clock_(std::move(clock)),
      storage_(storage::Storage::open(url, options, workflows::blank_file,
                                      [this](const auto& events, const auto* before, const auto& after, const auto& open) { return told(events, before, after, open); })),
      screener_(&storage_->facts()),
      model_(storage_->people(), storage_->cases(), &storage_->nomenclature(), workflows::shipped_policy(), &storage_->facts()),
      engine_(storage_->store(), model_, clock_),
      log_(storage_->log(), std::move(log_key), clock_) {
    add_catalogues(catalogues_);
    engine_.on_refusal([this](const engine::Command& command, const engine::Problem& problem, engine::Instant now) {
        const auto file = command.stream.empty() ? nullptr : store().read(command.stream);
        workflows::record_refusal(store(), command, problem, model_.policy_for(file.get(), now), now);
    });
}

std::vector<workflows::Notice> Composition::told(const std::vector<engine::Sealed>& events, const engine::CaseRow* before, const engine::CaseFile& after,
                                                 const workflows::OpenStream& open) {
    const auto* file = dynamic_cast<const workflows::Case*>(&after);
    if (file == nullptr) return {};
    const auto chosen = open(workflows::following_stream(file->id));
    return workflows::notices_of(events, before, *file, chosen.get(), *people().office());
}

web::App Composition::app(web::Options options) {
    options.demonstration = store().demonstration();
    web::App app{.engine = engine_,
                 .people = people(),
                 .cases = cases(),
                 .nomenclature = nomenclature(),
                 .facts = facts(),
                 .screener = screener_,
                 .catalogues = catalogues_,
                 .clock = clock_,
                 .options = std::move(options)};
    app.ready = [this] {
        try {
            store().write([](engine::Transaction&) {});
            return true;
        } catch (const engine::Unavailable&) {
            return false;
        }
    };
    app.log = &log_;
    app.drafts = &drafts();
    app.notices = &notices();
    app.outbox = &outbox();
    app.archive = &archive();
    app.local = &storage_->local();
    app.comparer = &storage_->comparer();
    app.write_export = [this](const web::ExportRequest& request, const engine::Sink& sink) {
        const auto office = people().office();
        const engine::Date today = model_.legal_date(clock_());
        const workflows::ExportPart part = workflows::narrowed(part_of(request), office->standings(request.person, today));
        spdlog::info("exported person={} format={} case={} public={}", request.person, request.format,
                     request.case_id.empty() ? "all" : request.case_id, part.public_only);
        const workflows::ExportJob job{.store = store(),
                                       .stored_events = stored_events(),
                                       .nomenclature = nomenclature(),
                                       .policies = office->policies,
                                       .part = part,
                                       .person = request.person,
                                       .shut_out = workflows::shut_out(office, request.person, today),
                                       .now = clock_(),
                                       .bound_by = workflows::bound_by(*office, request.person, today),
                                       .tree = [this] { return log_.head(); },
                                       .style = request.excel ? engine::CsvStyle::excel : engine::CsvStyle::plain};
        if (workflows::export_format(request.format)->is_folder)
            workflows::stream_recorded_folder({.format = request.format, .log = log_, .catalogues = catalogues_, .language = request.language, .via = "api"},
                                              job, request.name, sink);
        else
            workflows::write_recorded_export(request.format, job, "api", sink);
    };
    return app;
}

}  // namespace cli
