// PastStore is a store as it stood at a moment: the streams that had begun, with the events that had been recorded. Who may read
// what of it is decided by the rights of today, and what is hidden today stays hidden.
#pragma once

#include "engine/store.hpp"
#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/as_of.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace workflows {

/// The words of a stream that the reader may not read today.
using HiddenIn = std::function<HiddenWords(std::string_view stream)>;

class PastStore final : public engine::Store {
public:
    /// Borrows `present`. Without `hidden` every word that can still be opened is read.
    PastStore(engine::Store& present, engine::NewCaseFile new_file, const AsOf& moment, HiddenIn hidden = {})
        : present_(present), new_file_(std::move(new_file)), moment_(moment), hidden_(std::move(hidden)) {}

    /// Throws std::logic_error: what is past stands.
    void write(const std::function<void(engine::Transaction&)>& work) override;
    /// Folded from its first event each time it is asked for; null when the stream had not begun.
    std::shared_ptr<const engine::CaseFile> read(std::string_view stream) override;
    std::vector<engine::Sealed> events(std::string_view stream, std::int64_t after = 0, std::size_t limit = 0) override;
    /// As they may be opened today.
    engine::Texts texts(std::string_view stream) override;
    std::vector<std::string> streams(std::string_view prefix) override;
    bool demonstration() override { return present_.demonstration(); }

private:
    engine::Store& present_;
    engine::NewCaseFile new_file_;
    AsOf moment_;
    HiddenIn hidden_;
};

/// `shut_out`, where the case that is asked about may be one of the past: the reader is shut out of it by what held then, and by what
/// holds of it in `present`, which is borrowed.
ShutOut shut_out_then(ShutOut shut_out, engine::Store& present);

}  // namespace workflows
