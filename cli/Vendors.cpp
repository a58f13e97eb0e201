// vendors: what the catalogue knows of each, and how old that is.
#include "cli/Commands.h"
#include "cli/Inputs.h"
#include "cli/Usage.h"

#include <algorithm>

namespace philint::cli {

namespace {

// Months since the year 0 of "2026-08" or 20260824.
unsigned monthsOf(std::uint32_t date) {
  return date / 10000 * 12 + date / 100 % 100;
}
unsigned monthsOf(std::string_view text) {
  std::string digits;
  for (const char c : text)
    if (c >= '0' && c <= '9')
      digits += c;
  digits.resize(8, '0');
  return monthsOf(static_cast<std::uint32_t>(std::stoul(digits)));
}

class Printer {
public:
  Printer(const policy::Policy &policy, std::uint32_t asOf)
      : names_(policy.catalog.strings), asOf_(asOf) {}

  // A month counts from its first day, so a year is over after twelve.
  bool isOld(const policy::VendorInfo &vendor) const {
    return vendor.asOf && monthsOf(asOf_) > monthsOf(text(vendor.asOf)) + 12;
  }

  std::string row(const policy::VendorInfo &vendor) const {
    std::string out = padded(text(vendor.id), 28) +
                      padded(text(vendor.clazz), 10) +
                      padded(text(vendor.offer), 12) +
                      std::string(text(vendor.name));
    if (isOld(vendor))
      out += " (facts of " + std::string(text(vendor.asOf)) + ")";
    return out + "\n";
  }

  std::string page(const policy::VendorInfo &vendor) const {
    std::string out = std::string(text(vendor.id)) + ": " +
                      std::string(text(vendor.name)) + "\n";
    const auto line = [&](std::string_view key, std::string_view value) {
      if (!value.empty())
        out += "  " + padded(key, 16) + std::string(value) + "\n";
    };
    line("class", text(vendor.clazz));
    line("BAA", offerText(text(vendor.offer)));
    line("conditions", text(vendor.note));
    line("HIPAA mode", vendor.needsHipaaMode
                           ? "the BAA asks for it; say `hipaa_mode: true`"
                           : "");
    line("HIPAA hosts", list(vendor.hipaaHosts));
    line("zero retention", text(vendor.zeroRetention));
    line("part of", list(vendor.partOf));
    line("covered", text(vendor.covered));
    line("not covered", list(vendor.excludedServices));
    line("", text(vendor.excluded));
    line("consumer", vendor.isConsumer ? "no place for patient data" : "");
    line("hosts", list(vendor.hosts));
    line("PyPI", list(vendor.packages));
    line("npm", list(vendor.npmPackages));
    line("C++", list(vendor.cppPackages));
    line("source", text(vendor.source));
    line("as of", std::string(text(vendor.asOf)) +
                      (isOld(vendor) ? ", more than a year ago: ask the vendor"
                                     : ""));
    return out;
  }

private:
  std::string_view text(Symbol s) const { return names_.text(s); }
  std::string list(const std::vector<Symbol> &items) const {
    std::string out;
    for (const Symbol item : items)
      out += (out.empty() ? "" : ", ") + std::string(text(item));
    return out;
  }
  static std::string offerText(std::string_view offer) {
    if (offer == "standard")
      return "standard: part of the usual contract";
    if (offer == "conditional")
      return "conditional: by plan, request or setting";
    if (offer == "none")
      return "none is offered";
    if (offer == "unknown")
      return "unknown: no evidence, or sources that differ; taken as none";
    if (offer == "self-host")
      return "not needed: it runs where you run it";
    return std::string(offer);
  }
  static std::string padded(std::string_view text, std::size_t width) {
    std::string out(text);
    out.resize(std::max(width, out.size()), ' ');
    return out + "  ";
  }

  const StringTable &names_;
  std::uint32_t asOf_;
};

} // namespace

int runVendors(const Arguments &arguments) {
  Stats stats;
  auto policy = policyFor(arguments, stats);
  if (!policy)
    return fail(policy.error(), 2);
  const Printer printer(*policy, parseDate(arguments.asOf));
  std::vector<std::string> lines, ids;
  for (const policy::VendorInfo &vendor : policy->vendors) {
    ids.emplace_back(policy->catalog.strings.text(vendor.id));
    if (ids.back() == arguments.subject)
      return finish(arguments, printer.page(vendor), 0);
    lines.push_back(printer.row(vendor));
  }
  if (!arguments.subject.empty()) {
    const std::string near = suggestion(arguments.subject, ids);
    return fail({"there is no vendor " + arguments.subject +
                 (near.empty() ? "; `philint vendors` lists them" : near)},
                2);
  }
  std::sort(lines.begin(), lines.end());
  std::string text;
  for (const std::string &line : lines)
    text += line;
  return finish(arguments, text, 0);
}

} // namespace philint::cli
