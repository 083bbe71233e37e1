#include "web/exchange.hpp"

#include "web/answer_headers.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace web {

ssize_t Exchange::read(char* to, std::size_t size) {
    const std::size_t count = std::min(size, connection_.framing.size() - at_);
    std::copy_n(connection_.in.data() + at_, count, to);
    at_ += count;
    return static_cast<ssize_t>(count);
}

ssize_t Exchange::write(const char* from, std::size_t size) {
    // The library writes the head first, whole, and then piece by piece what is made while it is sent: each piece goes at once.
    if (!std::exchange(begun_, true)) streams_ = std::string_view(from, size).find("\r\nTransfer-Encoding: chunked\r\n") != std::string_view::npos;
    connection_.out.append(from, size);
    if (streams_ || connection_.out.size() >= flush_at) send_waiting(connection_, limits_.answer);
    return connection_.broken ? -1 : static_cast<ssize_t>(size);
}

ssize_t write_head(httplib::Stream& stream, httplib::Headers& headers) {
    std::string head(constant_headers);
    head.reserve(1500);
    for (const auto& [name, value] : headers) head.append(name).append(": ").append(value).append("\r\n");
    head += "\r\n";
    return stream.write(head.data(), head.size());
}

}  // namespace web
