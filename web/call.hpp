// A Call is one request on its way to a handler: who asks, in which language, with what the path says.
#pragma once

#include "engine/time.hpp"
#include "web/app.hpp"
#include "web/http.hpp"
#include "workflows/people/office.hpp"
#include "workflows/phase_model/as_of.hpp"
#include "workflows/text/catalogue.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace web {

struct Route;
struct Door;

/// Who asks, with the rights of this very moment.
struct Viewer {
    std::string person;  ///< "" when nobody is signed in
    std::shared_ptr<const workflows::Office> office;
    engine::Date today;  ///< the legal date
    std::vector<workflows::Standing> standings;
    std::string csrf;        ///< of the cookie's session; before signing in, of the sign-in form
    bool by_token = false;   ///< came with a bearer token instead of a cookie
    bool read_only = false;  ///< that token allows no changes

    bool signed_in() const { return !person.empty(); }
    /// The policy in force today, or on that day: a case keeps the one of the day it entered its phase (Case::phase_since).
    const workflows::Policy& policy() const { return policy(today); }
    const workflows::Policy& policy(engine::Date day) const { return office ? office->policies.on(day) : workflows::shipped_policy(); }
    const workflows::Person* account() const { return office ? office->find(person) : nullptr; }
    bool holds(std::string_view role) const;
    /// Some role other than administrator, who sees no case content (specification section 1).
    bool sees_cases() const;
};

struct Call {
    App& app;
    Door& door;  ///< the server's own state: throttle, counters, routes
    const Request& request;
    const Route& route;
    Pairs path;  ///< values of the {names} in the route's path
    Viewer viewer;
    std::string language;  ///< nb, nn, en
    const workflows::Catalogue& words;
    std::optional<workflows::AsOf> as_of = std::nullopt;  ///< shows the past: what ?as_of asked for ("web/past.hpp")

    /// The record as it stood at that moment, without words that the viewer may not read today; as it stands when none was asked for.
    engine::Store& store() const;  // in past.cpp, as the four below
    /// The office as it stood at that moment; the present one, whose rights count, when none was asked for. People are named from the
    /// present one (`viewer.office`) always: nothing changes a name, and where times were chosen, as in a demonstration, accounts are
    /// younger than what their holders did.
    const workflows::Office& office() const;
    /// What Orphanet had said at that moment, nothing where nothing had been imported; what it says now when none was asked for.
    workflows::orphanet::Nomenclature& nomenclature() const;
    workflows::orphanet::FactSource& facts() const;
    /// The Norwegian names and counts of enquiries that stood then, or stand now; null where this server keeps none.
    workflows::orphanet::LocalSource* local() const;

    std::string_view in_path(std::string_view name) const { return value_of(path, name); }
    std::string_view in_query(std::string_view name) const { return value_of(request.query, name); }
    engine::Instant now() const { return app.clock(); }

    mutable std::shared_ptr<engine::Store> store_then = nullptr;  ///< these, once they were asked for
    mutable std::shared_ptr<const workflows::Office> office_then = nullptr;
    mutable std::shared_ptr<workflows::orphanet::Nomenclature> nomenclature_then = nullptr;
    mutable std::shared_ptr<workflows::orphanet::FactSource> facts_then = nullptr;
    mutable std::shared_ptr<workflows::orphanet::LocalSource> local_then = nullptr;
};

}  // namespace web
