// What a statement in SQL says without being parsed: which table it writes, and
// how many rows it may hand out.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace philint::policy {

// The table of INSERT INTO, REPLACE INTO, UPDATE; empty for other statements.
std::string tableOfWrite(std::string_view query);

struct QueryReach {
  bool isLimited = false; // by a number of rows, a time, or the row's own key
  bool isOfOne = false;   // by whom it is about: a patient, a visit, the row
};
// `isSubject`: a column of that name says whom the row is about.
QueryReach reachOfQuery(std::string_view query, std::string_view table,
                        const std::function<bool(std::string_view)> &isSubject);

} // namespace philint::policy
