#include "engine/version.hpp"

#include <iostream>

int main() {
    std::cout << "phasemodel " << engine::program_version() << '\n';
    return 0;
}
