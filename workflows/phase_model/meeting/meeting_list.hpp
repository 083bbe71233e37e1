// The port to meetings as a database finds them, for a list of cases that knows them too.
#pragma once

#include <string>
#include <vector>

namespace workflows {

class MeetingList {
public:
    virtual ~MeetingList() = default;
    /// Streams of the meetings whose minutes are not signed for good, in order.
    virtual std::vector<std::string> unsigned_meetings() = 0;
};

}  // namespace workflows
