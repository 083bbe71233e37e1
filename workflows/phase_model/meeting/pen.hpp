// A Pen writes one rendering of a record: words of the catalogue, names of people, dates. Minutes and decision documents.
#pragma once

#include "engine/value.hpp"
#include "workflows/people/office.hpp"
#include "workflows/text/catalogue.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace workflows {

/// Terms and values of a section, in order; a value without a term is a paragraph.
using DocumentFacts = std::vector<std::pair<std::string, std::string>>;

/// Borrows the office, whose names are those of today, and the catalogue.
struct Pen {
    const Office& office;
    const Catalogue& words;

    /// The person's name, or the id where the office knows none.
    std::string name(const std::string& id) const;
    /// "Nils Nilsen" or "Dina Dal (for Nils Nilsen)".
    std::string seated(const std::string& person, const std::string& seat) const;
    /// The text of "PREFIX.ID", or the id.
    std::string term(const std::string& prefix, const std::string& id) const;
    /// "kl. 14.32" of an instant, "3. desember 2026" of a date; what is neither stays as it is.
    std::string time(const std::string& at) const;
    std::string day(const std::string& date) const;
    /// What was moved: "Velg senter: TRS", "Avslutt saken (INGEN-1, …)".
    std::string moved(const engine::Value& motion) const;
};

/// The opened words of a record's member; "" where there are none or they are not opened.
const std::string& said(const engine::Value& value, std::string_view key);
/// Adds a fact unless it is empty.
void add_fact(DocumentFacts& facts, std::string term, std::string value);
/// "a; b; c".
void join(std::string& list, const std::string& more);

}  // namespace workflows
