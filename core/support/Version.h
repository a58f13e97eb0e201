// The version that is printed and written to reports.
#pragma once

namespace philint {

constexpr const char *kVersion = "0.1.0";

} // namespace philint
