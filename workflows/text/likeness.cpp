#include "workflows/text/likeness.hpp"

#include <algorithm>
#include <utility>

namespace workflows {

std::size_t letters_apart(std::string_view a, std::string_view b, std::size_t limit) {
    const std::size_t longer = std::max(a.size(), b.size()), shorter = std::min(a.size(), b.size());
    if (longer - shorter > limit) return limit + 1;
    // Three rows of the table are enough: this one, the one before, and the one before that for swapped neighbours.
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        std::size_t least = now[0];
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = std::min(now[j], before[j - 2] + 1);
            least = std::min(least, now[j]);
        }
        // A swap may come back from one row earlier, but never by more than one step.
        if (least > limit + 1) return limit + 1;
        std::swap(before, last);
        std::swap(last, now);
    }
    return std::min(last[b.size()], limit + 1);
}

std::string most_like(std::string_view word, const std::vector<std::string>& known) {
    std::string best;
    std::size_t limit = std::max<std::size_t>(1, std::min<std::size_t>(3, word.size() / 3));
    for (const std::string& candidate : known) {
        const std::size_t away = letters_apart(word, candidate, limit);
        if (away > limit) continue;
        best = candidate;
        if (away == 0) break;
        limit = away - 1;
    }
    return best;
}

}  // namespace workflows
