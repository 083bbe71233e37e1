#include "workflows/calendar/calendar.hpp"
#include "workflows/calendar/oslo.hpp"
#include "workflows/text/format.hpp"

#include "tests/support/catch.hpp"

using namespace workflows;
using engine::make_date;

namespace {

engine::Instant at(std::string_view text) { return engine::parse_instant(text).value(); }

}  // namespace

TEST_CASE("the legal date is the day in Oslo, in winter and in summer", "[calendar]") {
    CHECK(legal_date(at("2026-11-22T22:59:59.999Z")) == make_date(2026, 11, 22));
    CHECK(legal_date(at("2026-11-22T23:00:00.000Z")) == make_date(2026, 11, 23));
    CHECK(legal_date(at("2026-06-30T21:59:59.999Z")) == make_date(2026, 6, 30));
    CHECK(legal_date(at("2026-06-30T22:00:00.000Z")) == make_date(2026, 7, 1));
}

TEST_CASE("the clock in Oslo follows summer time on the very second", "[calendar]") {
    CHECK(clock_time(at("2026-03-29T00:59:59.000Z"), "nb") == "kl.\u00a001.59");
    CHECK(clock_time(at("2026-03-29T01:00:00.000Z"), "nb") == "kl.\u00a003.00");
    CHECK(clock_time(at("2026-10-25T01:00:00.000Z"), "en") == "02:00");
    CHECK(start_of(make_date(2026, 3, 30)) == at("2026-03-29T22:00:00.000Z"));
    CHECK(start_of(make_date(2026, 1, 1)) == at("2025-12-31T23:00:00.000Z"));
}

TEST_CASE("Easter falls where the tables have it", "[calendar]") {
    CHECK(easter_sunday(2024) == make_date(2024, 3, 31));
    CHECK(easter_sunday(2025) == make_date(2025, 4, 20));
    CHECK(easter_sunday(2026) == make_date(2026, 4, 5));
    CHECK(easter_sunday(2038) == make_date(2038, 4, 25));
    CHECK(easter_sunday(1954) == make_date(1954, 4, 18));
}

TEST_CASE("Norwegian public holidays are no business days", "[calendar]") {
    for (const auto date : {make_date(2026, 1, 1), make_date(2026, 4, 2), make_date(2026, 4, 3), make_date(2026, 4, 6), make_date(2026, 5, 1),
                            make_date(2026, 5, 14), make_date(2026, 5, 17), make_date(2026, 5, 25), make_date(2026, 12, 25), make_date(2026, 12, 26)})
        CHECK(is_public_holiday(date));

    CHECK_FALSE(is_public_holiday(make_date(2026, 12, 24)));
    CHECK_FALSE(is_business_day(make_date(2026, 11, 22)));
    CHECK(is_business_day(make_date(2026, 11, 23)));
}

TEST_CASE("business days step over weekends and Easter", "[calendar]") {
    const engine::Date wednesday = make_date(2026, 4, 1);

    CHECK(add_business_days(wednesday, 0) == wednesday);
    CHECK(add_business_days(wednesday, 1) == make_date(2026, 4, 7));
    CHECK(add_business_days(make_date(2026, 4, 4), 0) == make_date(2026, 4, 7));
    CHECK(add_business_days(make_date(2026, 11, 23), 5) == make_date(2026, 11, 30));
}

TEST_CASE("days in July do not count towards a hearing's minimum", "[calendar]") {
    CHECK(days_outside_july(make_date(2026, 6, 20), make_date(2026, 8, 10)) == 21);
    CHECK(days_outside_july(make_date(2026, 7, 1), make_date(2026, 7, 31)) == 0);
    CHECK(days_outside_july(make_date(2026, 9, 1), make_date(2026, 9, 28)) == 28);
    CHECK(days_outside_july(make_date(2026, 9, 2), make_date(2026, 9, 1)) == 0);
}

TEST_CASE("dates are written as people read them", "[format]") {
    const engine::Date date = make_date(2026, 12, 3);

    CHECK(long_date(date, "nb") == "3.\u00a0desember\u00a02026");
    CHECK(long_date(date, "nn") == "3.\u00a0desember\u00a02026");
    CHECK(long_date(date, "en") == "3\u00a0December\u00a02026");
    CHECK(short_date(date, "nb") == "3.\u00a0des.\u00a02026");
    CHECK(short_date(make_date(2026, 5, 17), "nb") == "17.\u00a0mai\u00a02026");
    CHECK(numeric_date(make_date(2026, 6, 3)) == "03.06.2026");
    CHECK(date_and_time(at("2026-11-22T09:05:00.000Z"), "nb") == "22.\u00a0november\u00a02026 kl.\u00a010.05");
}

TEST_CASE("numbers are grouped from a thousand, with a real minus", "[format]") {
    CHECK(grouped(999, "nb") == "999");
    CHECK(grouped(1000, "nb") == "1\u00a0000");
    CHECK(grouped(-1234567, "en") == "\u22121,234,567");
    CHECK(decimal("13.3", "nb") == "13,3");
    CHECK(band_of(0) == "0");
    CHECK(band_of(4) == "1-4");
    CHECK(band_of(9) == "5-9");
    CHECK(band_of(10) == "10+");
}

TEST_CASE("a date may be typed in the ways people type it", "[format]") {
    const engine::Date date = make_date(2026, 5, 1);

    for (const char* typed : {"1.5.2026", "01.05.2026", "01.05.26", "1/5-26", "1. 5. 2026", "2026-05-01", " 1.5.2026 "})
        CHECK(typed_date(typed) == date);

    for (const char* typed : {"", "31.2.2026", "1.5", "1.5.2026.1", "i morgen", "1.13.2026", "2026-5", "100.5.2026"})
        CHECK_FALSE(typed_date(typed).has_value());
}
