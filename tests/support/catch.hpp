// The test framework, named in one place, so that a newer Catch2 changes this file only.
#pragma once

#include <catch2/catch.hpp>
