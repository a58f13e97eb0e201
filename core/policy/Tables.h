// Binary form of a Policy without a project: little-endian numbers, counts
// before arrays, one hash over all. Reading copies straight into vectors.
#pragma once

#include "core/policy/Policy.h"

namespace philint::policy {

// Renumbers the catalogue's nodes so that parents come before children (which
// is what lets a reader rebuild the trie in one pass) and writes all tables.
Expected<std::string> writeTables(Policy policy);

} // namespace philint::policy
