// Clients of a server: many connections on one thread, as fast as they are answered, or as slow as the server lets them be.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace bench {

struct Load {
    double seconds = 0;
    std::vector<double> latencies;  ///< seconds, one an answer
    std::size_t wrong = 0;          ///< answers that were not 200, and lost connections

    double rate() const { return static_cast<double>(latencies.size()) / seconds; }
};

/// Keeps so many keep-alive connections busy with one request each at a time. `request` is the whole text.
Load keep_busy(int port, const std::string& request, std::size_t connections, double seconds);

/// Asks once on a fresh connection: seconds until the whole answer was there, or -1 when there was none, or not a 200.
double ask_once(int port, const std::string& request);

/// What happened to clients that never finish a request.
struct Siege {
    std::size_t first_bytes = 0;      ///< slow requests begun
    std::size_t closed = 0;           ///< of them ended by the server
    double longest_hold = 0;          ///< seconds from a first byte to the end of its connection
    std::vector<double> others;       ///< seconds of each request that somebody else made on a fresh connection meanwhile
    std::size_t others_refused = 0;   ///< of them without a 200
};

/// Holds idle connections and slow ones (one header line every two seconds, begun anew when ended) for so long, while one
/// other client asks every 100 ms.
Siege besiege(int port, const std::string& request, std::size_t idle, std::size_t slow, std::chrono::seconds duration);

/// GET of the path with a bearer token.
std::string get(const std::string& path, const std::string& token);

}  // namespace bench
