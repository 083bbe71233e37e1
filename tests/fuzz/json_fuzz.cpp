// What parse_value accepts must come back the same after writing it down and reading it again.
#include "engine/value.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view json(reinterpret_cast<const char*>(bytes), size);

    const auto first = engine::parse_value(json);
    const auto* value = std::get_if<engine::Value>(&first);
    if (value == nullptr) return 0;

    const auto second = engine::parse_value(value->canonical());
    const auto* again = std::get_if<engine::Value>(&second);
    if (again == nullptr || *again != *value) std::abort();
    return 0;
}
