#include "web/decisions.hpp"

#include <charconv>

namespace web {

using engine::Value;

namespace {

Value or_null(const std::string& text) { return text.empty() ? Value() : Value(text); }

std::int64_t number_in(std::string_view text) {
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() ? number : 0;
}

workflows::DocumentMark mark_of(const Call& call) { return {.demonstration = call.app.options.demonstration}; }

}  // namespace

Value decision_row(const workflows::DecisionLine& line) {
    return Value::object({{"number", line.number},
                          {"date", engine::to_text(line.by.date)},
                          {"at", line.by.at},
                          {"act", line.act},
                          {"result", line.result},
                          {"manner", line.manner},
                          {"transition", or_null(line.transition)},
                          {"to", or_null(line.to)},
                          {"outcome", or_null(line.outcome)},
                          {"meeting", or_null(line.meeting)}});
}

std::optional<Value> decision_seen(const Call& call, const Sight& sight) {
    engine::Store& store = call.store();
    const std::string stream = stream_of(sight->id);
    auto events = store.events(stream);
    std::erase_if(events, [&](const engine::Sealed& sealed) { return sealed.event.seq > sight->version(); });
    engine::Texts texts = store.texts(stream);
    workflows::leave_out(texts, hidden_from(call, *sight));
    const auto found = workflows::decided(*sight, events, texts, number_in(call.in_path("number")));
    if (!found) return std::nullopt;
    return workflows::decision_record(*found, workflows::decision_part(reader_of(call, sight), sight.recused));
}

workflows::PlainDocument document_of(const Call& call, const Value& record) {
    return workflows::decision_document(record, *call.viewer.office, call.words, mark_of(call));
}

workflows::PlainDocument letter_of(const Call& call, const Value& record) { return workflows::decision_letter(record, call.words, mark_of(call)); }

}  // namespace web
