// Any bytes as a file with Norwegian names, with counts of enquiries, or as a policy: read or refused, never a fault.
#include "workflows/orphanet/local_files.hpp"
#include "workflows/phase_model/policy.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>

namespace orphanet = workflows::orphanet;

namespace {

void read_policy(std::string_view text) {
    try {
        static_cast<void>(workflows::policy_faults(workflows::read_policy(text)));
    } catch (const std::runtime_error&) {
        // The refusal that read_policy() promises.
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string text(data + 1, data + size);
    switch (data[0] % 3) {
        case 0: {
            const auto read = orphanet::read_names("orpha,name,who,date,source,language\n" + text, {});
            if (const auto* rows = std::get_if<std::vector<orphanet::LocalName>>(&read))
                for (const auto& row : *rows)
                    if (row.code <= 0 || row.name.empty() || row.date.size() != 10) std::abort();
            break;
        }
        case 1: {
            const auto read = orphanet::read_enquiries("year,orpha,count,channel\n" + text, {}, 2026);
            if (const auto* rows = std::get_if<std::vector<orphanet::EnquiryCount>>(&read))
                for (const auto& row : *rows)
                    if (row.code <= 0 || row.count < 0 || row.year < 1990 || row.year > 2026) std::abort();
            break;
        }
        default: read_policy(text);
    }
    return 0;
}
