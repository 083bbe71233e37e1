// Statements that give no rows and can wait, with copies of their values. For Connection alone.
#pragma once

#include "storage/connection.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace storage {

class Later {
public:
    void add(std::string_view sql, Inputs inputs, Changes changes);
    bool empty() const { return statements_.empty(); }
    /// Keeps its room for the next, unless that is much.
    void clear();

    /// Calls `each(sql, inputs, changes)` in the order in which they came; what it is given is good until it returns.
    template <class Each>
    void each(Each each) const {
        std::vector<Input> inputs;
        for (const Statement& statement : statements_) {
            inputs.clear();
            for (std::size_t i = 0; i < statement.inputs; ++i) inputs.push_back(input(values_[statement.first + i]));
            each(text(statement.sql), Inputs(inputs), statement.changes);
        }
    }

private:
    /// A piece of `texts_`, which moves when it grows.
    struct Place {
        std::size_t begin = 0, size = 0;
    };
    enum class Kind { text, number, null };
    struct Value {
        Kind kind = Kind::null;
        std::int64_t number = 0;
        Place text;
    };
    struct Statement {
        Place sql;
        std::size_t first = 0, inputs = 0;  ///< of `values_`
        Changes changes = Changes::any;
    };

    Place keep(std::string_view text);
    std::string_view text(Place place) const { return std::string_view(texts_).substr(place.begin, place.size); }
    Input input(const Value& value) const;

    std::string texts_;  ///< all of them, end to end
    std::vector<Value> values_;
    std::vector<Statement> statements_;
};

}  // namespace storage
