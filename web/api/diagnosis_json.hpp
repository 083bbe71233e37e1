// A diagnosis as programs get it, through the API and on the command line: names, facts, and where each was read.
#pragma once

#include "engine/value.hpp"
#include "workflows/orphanet/facts.hpp"
#include "workflows/orphanet/local.hpp"
#include "workflows/orphanet/nomenclature.hpp"

#include <cstdint>
#include <vector>

namespace web {

/// What a diagnosis is called. Codes are texts of digits.
engine::Value to_value(const workflows::orphanet::Found& found);

/// Adds the facts to a diagnosis. Each record says its product, or classification, and `releases` which release that
/// is.
void add_facts(engine::Value& diagnosis, const workflows::orphanet::Facts& facts,
               const std::vector<std::int64_t>& children, const std::vector<workflows::orphanet::Release>& releases);

/// Adds what Norway adds: the Norwegian names, and how many have asked, in bands (specification section 11).
void add_local(engine::Value& diagnosis, workflows::orphanet::LocalSource* local, std::int64_t code);

}  // namespace web
