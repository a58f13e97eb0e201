// The report's page: the files of core/report/page, inside of the program.
// {{word}} in the template is a place to fill.
#pragma once

#include <string_view>

namespace philint::report {

std::string_view pageTemplate();
std::string_view pageStyle();
std::string_view pageScript();

} // namespace philint::report
