// The schemas of the process in figures and of the yearly report.
#include "web/openapi.hpp"
#include "web/schema_words.hpp"

namespace web {

using namespace schema;
using engine::Value;

void add_process_answer(Value& schemas) {
    const Value days = Value::object({{"type", Value::array({"integer", "null"})}});
    const Value times = exactly({{"phase", text()},
                                 {"ended", whole()},
                                 {"open", whole()},
                                 {"late", whole()},
                                 {"limit", days},
                                 {"first_quarter", days},
                                 {"median", days},
                                 {"third_quarter", days},
                                 {"suppressed", flag()}});
    const Value figure = exactly({{"figure", text()}, {"detail", nullable_text()}, {"centre", nullable_text()}, {"value", whole()}, {"name", text()}, {"definition", text()}});
    schemas.set("AnnualReport", exactly({{"year", whole()}, {"figures", list_of(figure)}}));
    const Value waiting = exactly({{"phase", text()}, {"ball", text()}, {"cases", whole()}, {"longest", whole()}});
    const Value path = exactly({{"id", text()}, {"from", nullable_text()}, {"event", text()}, {"to", text()}, {"count", whole()}});
    const Value remark = exactly({{"case", text()}, {"seq", whole()}, {"date", text()}, {"what", text()}, {"days", whole()}, {"limit", whole()}});
    const Value decided = exactly({{"case", text()}, {"date", text()}, {"outcome", nullable_text()}});
    schemas.set("Process", exactly({{"cases", whole()},
                                    {"events", whole()},
                                    {"steps", whole()},
                                    {"times", list_of(times)},
                                    {"waiting", list_of(waiting)},
                                    {"paths", list_of(path)},
                                    {"overrides", list_of(remark)},
                                    {"late", list_of(remark)},
                                    {"astray", list_of(remark)},
                                    {"unequal", list_of(exactly({{"values", text()}, {"decided", list_of(decided)}}))}}));
}

}  // namespace web
