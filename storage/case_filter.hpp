// A CaseFilter as SQL: conditions and orders put together from fixed pieces, every value bound.
#pragma once

#include "engine/case_file.hpp"
#include "storage/connection.hpp"
#include "workflows/phase_model/case_list.hpp"

#include <optional>
#include <string>
#include <vector>

namespace storage {

/// What stands after `where`. Keeps the values it made; borrows the others from the filter.
class Conditions {
public:
    explicit Conditions(const workflows::CaseFilter& filter);

    const std::string& sql() const { return sql_; }
    std::vector<Input> values() const { return {values_.begin(), values_.end()}; }

private:
    void add(std::string_view condition) { sql_.append(" and ").append(condition); }
    void add(std::string_view condition, std::string value);

    std::string sql_ = "1 = 1";
    std::vector<std::string> values_;
};

/// A row's place in an order.
struct Place {
    std::string first, second, id;
};

/// Two sort keys, after which the case number decides.
struct Order {
    std::string keys;      ///< "due, phase_since"
    bool descending = false;
    std::string order_by;  ///< " order by …"
    Place (*place)(const engine::CaseRow& row) = nullptr;  ///< the keys of a row
};

/// The order a filter's `sort` names; nothing when it names none.
std::optional<Order> order_of(std::string_view sort);

}  // namespace storage
