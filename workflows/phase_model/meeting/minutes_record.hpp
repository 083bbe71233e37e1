// What the minutes of a meeting say, gathered from the record of the meeting and of the cases it treated; and the hash that
// those who sign are bound to. The same record gives the same bytes in whatever language it is read (specification section 9).
#pragma once

#include "engine/value.hpp"
#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/meeting/meeting_file.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace workflows {

/// Opens a case by its number; null when there is none.
using CaseOf = std::function<std::shared_ptr<const Case>(std::string_view id)>;

/// Whether the reader is shut out of the case that the item is.
bool is_shut_out_of(const AgendaItem& item, const CaseOf& cases, const ShutOut& shut_out);

/// Whether the words of a correction are kept from the reader: they may tell of one of these cases, and the reader is shut out of it.
bool is_withheld(const std::vector<std::string>& about, const CaseOf& cases, const ShutOut& shut_out);

enum class TextsIn { no, yes };  ///< with what people typed, or with the commitments to it alone

/// Meeting, presence, items with recusals, motions, votes, results, reasons, dissent, precedents and versions. People stand
/// as ids. What happened in a case after the item was left is no part of it, but for dissent, which may be added until the
/// minutes are signed. Of a case that the reader is shut out of, only what was decided and who was recused; votes of a ballot that is
/// open stand in nobody's. Items treated together have the number of their block; each has its own motion, votes and result all the same.
engine::Value minutes_record(const MeetingFile& meeting, const CaseOf& cases, TextsIn texts, const ShutOut& shut_out);

/// SHA-256 of the whole canonical record without typed texts (their commitments stand in it): what a signature is for. A lawful
/// redaction does not change it.
std::string minutes_hash(const MeetingFile& meeting, const CaseOf& cases);

}  // namespace workflows
