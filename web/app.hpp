// App is everything the door needs, lent by the composition root, which outlives it.
#pragma once

#include "engine/engine.hpp"
#include "engine/log/log.hpp"
#include "engine/export/sink.hpp"
#include "engine/time.hpp"
#include "web/http.hpp"
#include "web/net/limits.hpp"
#include "workflows/orphanet/difference.hpp"
#include "workflows/orphanet/facts.hpp"
#include "workflows/orphanet/nomenclature.hpp"
#include "workflows/people/drafts.hpp"
#include "workflows/people/notices.hpp"
#include "workflows/people/people.hpp"
#include "workflows/phase_model/case_list.hpp"
#include "workflows/text/catalogue.hpp"

#include <functional>
#include <string>
#include <vector>

namespace workflows {
class Archive;
class ReadTrail;
namespace screening {
class Screener;
}
namespace orphanet {
class LocalKnowledge;
class LocalSource;
}
}  // namespace workflows

namespace web {

struct Options {
    std::string host = "127.0.0.1";
    int port = 8080;  ///< 0: any free one
    Limits limits;
    std::vector<std::string> trusted_proxies;  ///< addresses whose X-Forwarded-For and X-Forwarded-Proto are believed
    std::string public_origin;                 ///< "https://fase.example.no" behind a proxy; "" otherwise
    bool demonstration = false;                ///< the database is one; every page says so
};

/// What to export, and for whom: who reads decides which texts are opened (interfaces.md section 4).
struct ExportRequest {
    std::string format;    ///< "jsonl", "csv", "xes", "ocel", "prov", "bundle" or "noark"
    std::string case_id;   ///< "" for all
    std::string meeting;   ///< the meeting and the cases on its agenda; "" for all
    std::string from, to;  ///< dates; "" for open ends
    std::string as_of;     ///< a moment as workflows::read_as_of() reads it; "" for the present
    bool public_only = false;
    bool excel = false;  ///< csv with ; and a byte order mark
    std::string person;    ///< who asks
    std::string language;  ///< of readable documents
    std::string name;      ///< of the folder in an archive
};

struct App {
    engine::Engine& engine;
    workflows::People& people;
    workflows::CaseList& cases;
    workflows::orphanet::Nomenclature& nomenclature;
    workflows::orphanet::FactSource& facts;
    workflows::screening::Screener& screener;
    const workflows::Catalogues& catalogues;
    engine::Clock clock;
    Options options;
    /// True when the database can be written; for /readyz.
    std::function<bool()> ready;
    workflows::Drafts* drafts = nullptr;  ///< null: this server keeps none
    workflows::Notices* notices = nullptr;  ///< null: this server tells nobody
    workflows::Outbox* outbox = nullptr;    ///< null: no letters either
    engine::Log* log = nullptr;  ///< null: this server shows no log
    workflows::Archive* archive = nullptr;  ///< null: this server finds no decisions and no words
    workflows::orphanet::LocalKnowledge* local = nullptr;  ///< null: this server keeps no Norwegian names and counts
    workflows::orphanet::ReleaseComparer* comparer = nullptr;  ///< null: this server compares no releases
    /// Writes an export piece by piece; throws what storage throws.
    std::function<void(const ExportRequest&, const engine::Sink&)> write_export;
    workflows::ReadTrail* reads = nullptr;  ///< who read what; null: this server records no readings
};

}  // namespace web
