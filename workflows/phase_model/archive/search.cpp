#include "workflows/phase_model/archive/search.hpp"

#include "workflows/calendar/oslo.hpp"
#include "workflows/phase_model/archive/search_reading.hpp"
#include "workflows/phase_model/archive/traces.hpp"
#include "workflows/text/identity_numbers.hpp"
#include "workflows/text/words.hpp"

#include <algorithm>
#include <charconv>

namespace workflows {

namespace {

using engine::Event;
using engine::Texts;
using engine::Value;

constexpr std::size_t passage_before = 60, passage_after = 120;  // characters
/// Candidates that one search judges, and questions that it puts to the archive, before it answers with what it has.
constexpr std::size_t most_judged = 400, most_questions = 4;

/// So many characters of the end, or of the beginning, of a text, on one line and between words where it was cut.
std::string end_of(std::string_view text, std::size_t characters) {
    std::size_t begin = text.size();
    for (std::size_t left = characters; begin > 0 && left > 0; --left)
        do --begin;
        while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xc0U) == 0x80U);
    if (begin > 0)
        if (const auto blank = text.find(' ', begin); blank != std::string_view::npos) begin = blank + 1;
    return (begin > 0 ? "… " : "") + std::string(text.substr(begin));
}

std::string beginning_of(std::string_view text, std::size_t characters) {
    std::size_t end = 0;
    for (std::size_t left = characters; end < text.size() && left > 0; --left)
        do ++end;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U);
    if (end < text.size())
        if (const auto blank = text.rfind(' ', end); blank != std::string_view::npos && blank > 0) end = blank;
    return std::string(text.substr(0, end)) + (end < text.size() ? " …" : "");
}

std::string on_one_line(std::string text) {
    std::replace_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return text;
}

/// The text where most of the words stand, around the first of them; nothing when they do not all stand in these texts.
std::optional<FoundPassage> passage_of(const std::vector<std::string_view>& texts, const std::vector<std::string>& wanted) {
    std::vector<std::string> all;
    std::string_view best;
    std::size_t most = 0;
    for (const std::string_view text : texts) {
        const auto words = words_of(text);
        const std::size_t here = words_in_common(words, wanted).size();
        add_words(all, text);
        if (here > most) {
            most = here;
            best = text;
        }
    }
    if (words_in_common(all, wanted).size() != wanted.size()) return std::nullopt;
    for (const SpokenWord& word : spoken_words(best)) {
        if (!std::binary_search(wanted.begin(), wanted.end(), word.compared)) continue;
        const auto begin = static_cast<std::size_t>(word.typed.data() - best.data());
        return FoundPassage{on_one_line(end_of(best.substr(0, begin), passage_before)), std::string(word.typed),
                            on_one_line(beginning_of(best.substr(begin + word.typed.size()), passage_after))};
    }
    return std::nullopt;
}

PlaceQuery to_archive(const SearchQuery& query, const std::vector<std::string>& words) {
    PlaceQuery asked{.words = words, .before = query.before, .limit = query.limit * 2};
    for (const auto& [facet, value] : {std::pair{"kind:", &query.kind}, {"body:", &query.body}, {"centre:", &query.centre}})
        if (!value->empty()) asked.words.push_back(facet + *value);
    if (query.from) asked.from_ms = start_of(*query.from).ms;
    if (query.to) asked.until_ms = start_of(*query.to + 1).ms - 1;
    if (query.moment) asked.until_ms = std::min(asked.until_ms.value_or(query.moment->until.ms), query.moment->until.ms);
    return asked;
}

std::optional<SearchHit> judged(const SearchScene& scene, SearchReading& reading, const Place& place, const std::vector<std::string>& words) {
    const SearchReading::Open* open = reading.open(place.stream);
    if (open == nullptr) return std::nullopt;
    auto events = scene.store.events(place.stream, place.seq - 1, 1);
    if (events.empty() || events.front().event.seq != place.seq) return std::nullopt;
    Event& event = events.front().event;
    const Texts texts = reading.readable(*open, event);
    auto passage = passage_of(texts_in(event, texts), words);
    if (!passage) return std::nullopt;
    return SearchHit{place, open->file ? open->file->id : std::string(), open->name(), open->orpha(), std::move(event), std::move(*passage)};
}

}  // namespace

SearchResult search_words(const SearchScene& scene, const SearchQuery& query) {
    SearchResult result;
    result.personal_number = !identity_numbers(query.words).empty();
    const auto words = result.personal_number ? std::vector<std::string>() : words_of(query.words);
    result.no_words = words.empty();
    if (words.empty()) return result;
    SearchReading reading(scene, query.moment);
    PlaceQuery asked = to_archive(query, words);
    std::size_t judged_so_far = 0;
    for (std::size_t question = 0; question < most_questions; ++question) {
        const Places places = scene.archive.places(asked);
        for (const Place& place : places.found) {
            if (result.hits.size() == query.limit || judged_so_far == most_judged) return result;
            ++judged_so_far;
            result.next = place;
            if (auto hit = judged(scene, reading, place, words)) result.hits.push_back(std::move(*hit));
        }
        result.next = places.next;
        if (!places.next) return result;
        asked.before = places.next;
    }
    return result;
}

std::string cursor_of(const Place& place) {
    std::string stream = place.stream.starts_with("case/") ? place.stream.substr(5) : place.stream;
    std::replace(stream.begin(), stream.end(), '/', '-');
    return std::to_string(place.at_ms) + "." + stream + "." + std::to_string(place.seq);
}

std::optional<Place> place_from(std::string_view cursor) {
    const auto first = cursor.find('.'), last = cursor.rfind('.');
    if (first == std::string_view::npos || first == last) return std::nullopt;
    Place place{.stream = "case/" + std::string(cursor.substr(first + 1, last - first - 1))};
    for (const std::string_view kind : {"case/meeting-", "case/proposal-"})
        if (place.stream.starts_with(kind)) place.stream.replace(0, kind.size(), std::string(kind.substr(5, kind.size() - 6)) + "/");
    const auto number = [](std::string_view text, std::int64_t& to) {
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), to);
        return error == std::errc() && end == text.data() + text.size() && to >= 0;
    };
    if (!number(cursor.substr(0, first), place.at_ms) || !number(cursor.substr(last + 1), place.seq)) return std::nullopt;
    return place;
}

Value to_value(const SearchResult& result) {
    Value hits = Value::array();
    for (const SearchHit& hit : result.hits)
        hits.push(Value::object({{"stream", hit.place.stream},
                                 {"case", hit.case_id.empty() ? Value() : Value(hit.case_id)},
                                 {"name", hit.name},
                                 {"orpha", hit.orpha.empty() ? Value() : Value(hit.orpha)},
                                 {"seq", hit.event.seq},
                                 {"at", hit.event.at},
                                 {"event", hit.event.name},
                                 {"kind", kind_of_event(hit.event)},
                                 {"body", body_of_event(hit.event)},
                                 {"before", hit.passage.before},
                                 {"word", hit.passage.word},
                                 {"after", hit.passage.after}}));
    return Value::object({{"hits", hits}, {"next", result.next ? Value(cursor_of(*result.next)) : Value()}});
}

const std::vector<std::string>& search_columns() {
    static const std::vector<std::string> all{"at", "stream", "case", "name", "orpha", "seq", "event", "kind", "body", "passage"};
    return all;
}

std::vector<std::vector<std::string>> search_rows(const SearchResult& result) {
    std::vector<std::vector<std::string>> rows;
    for (const SearchHit& hit : result.hits)
        rows.push_back({hit.event.at, hit.place.stream, hit.case_id, hit.name, hit.orpha, std::to_string(hit.event.seq), hit.event.name,
                        std::string(kind_of_event(hit.event)), body_of_event(hit.event), hit.passage.before + hit.passage.word + hit.passage.after});
    return rows;
}

}  // namespace workflows
