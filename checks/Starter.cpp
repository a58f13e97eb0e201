#include "checks/Starter.h"

#include "checks/Inventory.h"
#include "core/policy/Words.h"

#include <algorithm>
#include <map>
#include <set>

namespace philint::checks {

using ir::kNone;
using policy::BoundVendor;

namespace {

// Words of a function's or logger's name that speak of these.
constexpr std::string_view kAuditWords[] = {"audit", "auditor", "auditing"};
constexpr std::string_view kCleanWords[] = {
    "deid", "deidentify", "anonymize", "anonymise", "redact",
    "scrub", "pseudonymize", "sanitize"};

bool speaksOf(std::string_view name, std::span<const std::string_view> words) {
  for (const std::string &word : policy::identifierWords(name))
    if (std::find(words.begin(), words.end(), word) != words.end())
      return true;
  return false;
}

std::string quoted(std::string_view text) {
  const bool isPlain =
      !text.empty() && std::isalpha(static_cast<unsigned char>(text[0])) &&
      std::all_of(text.begin(), text.end(), [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) || c == '_' ||
               c == '-' || c == '.' || c == '/';
      });
  if (isPlain && text != "true" && text != "false" && text != "null" &&
      text != "yes" && text != "no" && text != "on" && text != "off")
    return std::string(text);
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\')
      out += '\\';
    out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return out + "\"";
}

class Writer {
public:
  Writer(const Input &input) : input_(input), program_(input.program) {
    addInventory(input, inventory_);
  }

  std::string write(const std::string &project) {
    out_ = "# The policy of this project: what only its owners know. "
           "`philint init` wrote what the\n"
           "# program shows; fill in the rest, and look at it with "
           "`philint check-policy`.\n"
           "version: 1\nproject: " +
           quoted(project) + "\n\n";
    out_ += "# Who answers for it: a person, not a team.\n"
            "# owner: {name: …, email: …}\n\n";
    vendors();
    hosts();
    purposes();
    names("What removes identifiers of patients, and which. `method` is "
          "safe-harbor, expert, tokenise,\n# hash or encrypt; without `covers: "
          "all` a text stays patient data.",
          "deidentifiers", kCleanWords, ", covers: [name]",
          true);
    audit();
    stores();
    out_ += "# Findings that are accepted for a while, with a reason and a "
            "name.\n"
            "# waivers:\n"
            "#   - {rule: PHI201, path: tools/replay.py, reason: …, "
            "approved_by: …, until: 2027-01-31}\n";
    return std::move(out_);
  }

private:
  std::string text(Symbol s) const {
    return std::string(input_.policy.catalog.strings.text(s));
  }

  // "app.py:12" of the first call that sends it patient data.
  std::string receives(const std::string &id, const std::string &host) const {
    std::set<std::string> phi;
    std::string where;
    for (const report::InventoryEntry &entry : inventory_.entries)
      if (entry.vendor == id && (host.empty() || entry.host == host)) {
        phi.insert(entry.phi.begin(), entry.phi.end());
        if (where.empty() && !entry.calls.empty())
          where = entry.calls[0].region.file + ":" +
                  std::to_string(entry.calls[0].region.line);
      }
    if (phi.empty())
      return "No patient data was seen to reach it.";
    std::string out = "Receives";
    for (const std::string &category : phi)
      out += (out == "Receives" ? " " : ", ") + category;
    return out + " (" + where + ").";
  }

  void vendors() {
    std::map<std::string, std::uint32_t> found;
    for (const policy::BoundSink &sink : input_.bound.sinks) {
      if (sink.vendor == kNone)
        continue;
      const BoundVendor &vendor = input_.bound.vendors[sink.vendor];
      if (vendor.reach == BoundVendor::Vendor && vendor.vendor != kNone)
        found[text(input_.policy.vendors[vendor.vendor].id)] = vendor.vendor;
    }
    out_ += "# Vendors that the program calls. `status` is none, pending or "
            "signed; a signed BAA says what it\n"
            "# covers, from when to when, and which document it is:\n"
            "#   baa: {status: signed, effective: 2026-01-01, expires: "
            "2028-01-01, covers: [chat.completions], evidence: CLM-1}\n"
            "# `philint vendors ID` tells what is known of one.\n";
    if (found.empty()) {
      out_ += "# None was found.\n# vendors:\n\n";
      return;
    }
    out_ += "vendors:\n";
    for (const auto &[id, index] : found)
      vendor(id, input_.policy.vendors[index]);
    out_ += "\n";
  }

  void vendor(const std::string &id, const policy::VendorInfo &info) {
    out_ += "  # " + text(info.name) + ": a BAA is " +
            (text(info.offer) == "none"          ? "not offered"
             : text(info.offer) == "standard"    ? "part of the contract"
             : text(info.offer) == "conditional" ? "offered on conditions"
                                                 : "not known to be offered");
    if (info.note)
      out_ += " (" + text(info.note) + ")";
    out_ += ", as of " + text(info.asOf) + ".\n  # " + receives(id, "") +
            "\n  - id: " + quoted(id) + "\n    baa: {status: none}\n";
    if (info.zeroRetention)
      out_ += "    # zero_retention: true   # once it is switched on\n";
    if (info.needsHipaaMode)
      out_ += "    # hipaa_mode: true       # once it is switched on\n";
  }

  void hosts() {
    std::set<std::string> unknown;
    for (const BoundVendor &vendor : input_.bound.vendors)
      if (vendor.reach == BoundVendor::Unknown && vendor.host)
        unknown.emplace(program_.symbols.text(vendor.host));
    out_ += "# Hosts that are yours (no BAA needed), and record systems that "
            "may receive patient data.\n";
    for (const std::string &host : unknown)
      out_ += "# The program calls " + host + ". " + receives("", host) + "\n";
    out_ += "# internal_hosts: []\n# ehr_hosts: []\n\n";
  }

  void purposes() {
    out_ += "# What each task may send, and where; which functions work for "
            "it.\n"
            "# purposes:\n"
            "#   note_generation: {allow: [notes, diagnosis, medications], "
            "vendors: [openai]}\n"
            "# functions:\n"
            "#   - {match: \"app.notes.**\", purpose: note_generation}\n\n";
  }

  // Functions of the program whose own name has one of the words.
  std::set<std::string>
  functionsThat(std::span<const std::string_view> words) const {
    std::set<std::string> out;
    for (const link::FunctionInfo &info : program_.functions) {
      const std::string name(program_.symbols.text(info.name));
      if (info.hasCallers &&
          speaksOf(std::string_view(name).substr(name.rfind('.') + 1), words))
        out.insert(name);
    }
    return out;
  }

  void names(const char *why, const char *key,
             std::span<const std::string_view> words, const char *rest,
             bool isOpen) {
    const auto found = functionsThat(words);
    const std::string mark = isOpen ? "# " : "";
    out_ += "# " + std::string(why) + "\n" + mark + key + ":\n";
    for (const std::string &name : found)
      out_ += mark + "  - {call: " + quoted(name) + rest + "}\n";
    out_ += "\n";
  }

  // Names of loggers: getLogger("clinic.audit").
  std::set<std::string> auditLoggers() const {
    std::set<std::string> out;
    for (const auto &unit : program_.units)
      for (const ir::Site &site : unit->sites) {
        if (unit->text(site.written).find("ogger") == std::string_view::npos)
          continue;
        for (std::uint32_t a = site.firstArgument; a < site.endArgument; ++a) {
          const ir::Vertex &vertex =
              unit->vertices[unit->siteArguments[a].value];
          if (vertex.kind != ir::VertexKind::Literal)
            continue;
          const ir::Constant &constant = unit->constants[vertex.data];
          if (constant.kind == ir::ConstantKind::String &&
              speaksOf(unit->text(constant.text), kAuditWords))
            out.emplace(unit->text(constant.text));
        }
      }
    return out;
  }

  void audit() {
    const auto calls = functionsThat(kAuditWords);
    const auto loggers = auditLoggers();
    out_ += "# Who looked at whose record: the calls and loggers that write "
            "it down, and where it goes.\n";
    if (calls.empty() && loggers.empty()) {
      out_ += "# None was found.\n"
              "# audit:\n#   events: [{call: app.audit.record}, {logger: "
              "phi_access}]\n"
              "#   sink: {kind: cloudwatch, immutable: true, retention_days: "
              "2192}\n\n";
      return;
    }
    out_ += "audit:\n  events:\n";
    for (const std::string &name : calls)
      out_ += "    - {call: " + quoted(name) + "}\n";
    for (const std::string &name : loggers)
      out_ += "    - {logger: " + quoted(name) + "}\n";
    out_ += "  # sink: {kind: cloudwatch, immutable: true, retention_days: "
            "2192}\n\n";
  }

  // Places of the program's own where patient data stays.
  void stores() {
    std::set<std::string> found;
    for (const flow::Issue &issue : input_.solution.issues) {
      if (issue.isThrow)
        continue;
      const policy::BoundSink &sink = input_.bound.sinks[issue.sink];
      const policy::SinkRole &role = input_.policy.sinkRoles[sink.role];
      if (sink.site == kNone || sink.vendor != kNone)
        continue;
      for (const policy::SinkKind &kind : input_.policy.sinkKinds)
        if (kind.key == role.kind && (text(kind.category) == "storage" ||
                                      text(kind.category) == "cache")) {
          const link::UnitId unit = program_.unitOfSite(sink.site);
          const report::Region at =
              regionOf(program_, unit, program_.site(sink.site).span);
          found.insert(at.file + ":" + std::to_string(at.line) + " writes to " +
                       text(kind.title));
        }
    }
    out_ += "# Where patient data stays, and how it is kept: encrypted at "
            "rest and on the way, for how long.\n";
    for (const std::string &place : found)
      out_ += "# " + place + "\n";
    out_ += "# stores:\n"
            "#   - {id: sessions, match: \"rediss://cache.*\", tls: true, "
            "at_rest: true, max_ttl_days: 1}\n"
            "#   - {id: notes, path: /srv/notes, at_rest: true}\n\n";
  }

  const Input &input_;
  const link::Program &program_;
  report::Inventory inventory_;
  std::string out_;
};

} // namespace

std::string starterPolicy(const Input &input, const std::string &project) {
  return Writer(input).write(project);
}

} // namespace philint::checks
