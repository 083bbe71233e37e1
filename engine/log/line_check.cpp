#include "engine/log/line_check.hpp"

#include "engine/crypto.hpp"
#include "engine/log/record_line.hpp"

#include <algorithm>

namespace engine {

namespace {

/// Long enough that taking a piece costs nothing beside it, short enough that both threads end at the same time.
constexpr std::size_t piece_size = 1U << 15U;

/// False when a text opens no commitment of the event.
bool count_texts(const RecordLine& record, CheckedLine& line) {
    for (std::size_t i = 0; i < record.opened; ++i) {
        const RecordLine::Opened& text = record.texts[i];
        const auto times = std::count(record.commitments.begin(), record.commitments.end(), text.sha256);
        if (times == 0 || !text.fits()) return false;
        line.opened += times;
    }
    line.unopened = static_cast<std::int64_t>(record.commitments.size()) - line.opened;
    return true;
}

void check(RecordLine& record, CheckedLine& line) {
    line.is_event = read_record_line(line.bytes, record);
    if (!line.is_event) return;
    line.stream = record.stream;
    line.at = record.at;
    line.prev = record.prev;
    line.seq = record.seq;
    line.named_hash = record.hash;
    if (!has_sha256(record.event, {}, record.hash)) line.other_hash = sha256_hex(record.event);
    line.texts_fit = count_texts(record, line);
}

}  // namespace

void check_lines(std::string_view text, std::vector<CheckedLine>& out) {
    thread_local RecordLine record;
    while (!text.empty()) {
        const std::string_view bytes = text.substr(0, text.find('\n'));
        CheckedLine& line = out.emplace_back();
        line.bytes = bytes;
        check(record, line);
        text.remove_prefix(std::min(bytes.size() + 1, text.size()));
    }
}

LineCheck::LineCheck() : thread_([this](const std::stop_token& stop) { work(stop); }) {}

std::span<const std::vector<CheckedLine>> LineCheck::check(std::string_view block) {
    pieces_.clear();
    while (!block.empty()) {
        const std::size_t end = block.find('\n', std::min(piece_size, block.size()) - 1);
        pieces_.push_back(block.substr(0, end == std::string_view::npos ? block.size() : end + 1));
        block.remove_prefix(pieces_.back().size());
    }
    if (checked_.size() < pieces_.size()) checked_.resize(pieces_.size());
    next_ = 0;
    if (pieces_.size() > 1) {
        const std::lock_guard lock(mutex_);
        open_ = true;
        moved_.notify_all();
    }
    take_pieces();
    std::unique_lock lock(mutex_);
    open_ = false;
    moved_.wait(lock, [&] { return !helping_; });
    return {checked_.data(), pieces_.size()};
}

void LineCheck::work(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (moved_.wait(lock, stop, [&] { return open_ && next_ < pieces_.size(); })) {
        helping_ = true;
        lock.unlock();
        take_pieces();
        lock.lock();
        helping_ = false;
        moved_.notify_all();
    }
}

void LineCheck::take_pieces() {
    for (std::size_t i = 0; (i = next_++) < pieces_.size();) {
        checked_[i].clear();
        check_lines(pieces_[i], checked_[i]);
    }
}

}  // namespace engine
