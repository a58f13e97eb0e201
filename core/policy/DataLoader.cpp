// Kinds, vendors, lexicon and rules.
#include "core/policy/Lexicon.h"
#include "core/policy/Loading.h"
#include "core/policy/Words.h"

#include <algorithm>

namespace philint::policy {

namespace {
Symbol symbol(YamlReader &reader, const YamlValue &value, Policy &policy) {
  return policy.catalog.strings.intern(reader.text(value));
}
std::vector<Symbol> symbols(YamlReader &reader, const YamlValue &value,
                            Policy &policy) {
  std::vector<Symbol> out;
  for (const std::string &text : reader.texts(value))
    out.push_back(policy.catalog.strings.intern(text));
  return out;
}
// The words of one phrase: "medical_record_number" → medical record number.
std::vector<Symbol> phrase(std::string_view text, Policy &policy) {
  std::vector<Symbol> out;
  for (const std::string &word : identifierWords(text))
    out.push_back(policy.catalog.strings.intern(word));
  return out;
}
std::vector<std::vector<Symbol>> phrases(YamlReader &reader,
                                         const YamlValue &value,
                                         Policy &policy) {
  std::vector<std::vector<Symbol>> out;
  for (const std::string &text : reader.texts(value)) {
    out.push_back(phrase(text, policy));
    if (out.back().empty())
      reader.fail(value, "'" + text + "' has no words");
  }
  return out;
}
template <class T> void append(std::vector<T> &to, std::vector<T> from) {
  to.insert(to.end(), from.begin(), from.end());
}
} // namespace

const std::vector<std::string_view> &stateNames() {
  static const std::vector<std::string_view> names{
      "raw",       "derived",     "hashed", "partial",  "tokenised",
      "encrypted", "safe-harbor", "expert", "aggregate"};
  return names;
}

State readState(YamlReader &reader, const YamlValue &value) {
  return static_cast<State>(reader.choice(value, stateNames(), "state"));
}

CategoryMask identifierMask(const Policy &policy) {
  CategoryMask out = 0;
  for (std::size_t i = 0; i < policy.categories.size(); ++i)
    if (policy.categories[i].isIdentifier)
      out |= CategoryMask{1} << i;
  return out;
}

CategoryMask categoryNamed(const Policy &policy, std::string_view key) {
  const Symbol wanted = policy.catalog.strings.find(key);
  for (std::size_t i = 0; wanted && i < policy.categories.size(); ++i)
    if (policy.categories[i].key == wanted)
      return CategoryMask{1} << i;
  return 0;
}

CategoryMask aliasNamed(const Policy &policy, std::string_view key) {
  const Symbol wanted = policy.catalog.strings.find(key);
  for (const auto &[alias, mask] : policy.categoryAliases)
    if (wanted && alias == wanted)
      return mask;
  if (key == "all")
    return identifierMask(policy);
  if (key == "record")
    return identifierMask(policy) | categoryNamed(policy, "notes");
  return 0;
}

CategoryMask readCategories(YamlReader &reader, const YamlValue &value,
                            const Policy &policy) {
  CategoryMask out = 0;
  for (const YamlValue &item : reader.list(value)) {
    const std::string key = reader.text(item);
    if (const CategoryMask one = categoryNamed(policy, key)) {
      out |= one;
    } else if (const CategoryMask some = aliasNamed(policy, key)) {
      out |= some;
    } else {
      std::vector<std::string_view> known{"all", "record"};
      for (const auto &[alias, mask] : policy.categoryAliases)
        known.push_back(policy.catalog.strings.text(alias));
      for (const Category &category : policy.categories)
        known.push_back(policy.catalog.strings.text(category.key));
      reader.choice(item, known, "category of patient data");
    }
  }
  return out;
}

Transform transformTo(State state, CategoryMask covers) {
  constexpr StateMask open = bit(State::Raw) | bit(State::Derived);
  constexpr StateMask personal = open | bit(State::Partial);
  constexpr StateMask changeable =
      personal | bit(State::Hashed) | bit(State::Tokenised);
  const CategoryMask all = covers ? covers : ~CategoryMask{0};
  switch (state) {
  case State::Raw: // decryption, look-up of tokens
    return replaceStates(all, bit(State::Encrypted) | bit(State::Tokenised),
                         State::Raw);
  case State::Derived:
    return replaceStates(all, bit(State::Raw), State::Derived);
  case State::Hashed:
    return replaceStates(all, personal, State::Hashed);
  case State::Tokenised:
    return replaceStates(all, personal | bit(State::Hashed), State::Tokenised);
  case State::Encrypted:
    return replaceStates(all, changeable, State::Encrypted);
  case State::Partial: {
    // What is covered is gone; what is not remains, in a text that lost some.
    if (!covers)
      return replaceStates(all, open, State::Partial);
    Transform out = replaceStates(covers, personal, State::SafeHarbor);
    const Transform rest = replaceStates(~covers, open, State::Partial);
    out.clauses.insert(out.clauses.end(), rest.clauses.begin(),
                       rest.clauses.end());
    return out;
  }
  case State::SafeHarbor:
  case State::Expert:
  case State::Aggregate:
    return replaceStates(all, changeable, state);
  }
  return {};
}

void readKinds(YamlReader &reader, const YamlValue &root, Policy &policy) {
  reader.keys(root,
              {"categories", "aliases", "sinks", "states", "traits",
               "test-files", "buffers"},
              "kinds");
  if (const YamlValue &buffers = root.get("buffers")) {
    reader.keys(buffers, {"types", "kinds", "texts"}, "buffers");
    policy.buffers = {reader.texts(buffers.get("types")),
                      symbols(reader, buffers.get("kinds"), policy),
                      reader.texts(buffers.get("texts"))};
  }
  if (const YamlValue &tests = root.get("test-files")) {
    reader.keys(tests, {"folders", "starts", "middles", "names"}, "test-files");
    policy.testFiles = {reader.texts(tests.get("folders")),
                        reader.texts(tests.get("starts")),
                        reader.texts(tests.get("middles")),
                        reader.texts(tests.get("names"))};
  }
  policy.traits = symbols(reader, root.get("traits"), policy);
  for (const YamlValue &item : reader.list(root.get("categories"))) {
    reader.keys(item,
                {"key", "title", "identifier", "sensitive", "letter", "text"},
                "a category");
    reader.require(item, "key", "a category");
    policy.categories.push_back({symbol(reader, item.get("key"), policy),
                                 symbol(reader, item.get("title"), policy),
                                 reader.flag(item.get("identifier")),
                                 reader.flag(item.get("sensitive")),
                                 reader.flag(item.get("text"))});
    if (policy.categories.size() > 64)
      reader.fail(item, "at most 64 categories fit");
  }
  const YamlValue &aliases = root.get("aliases");
  for (std::size_t i = 0; i < aliases.keys.size(); ++i)
    policy.categoryAliases.emplace_back(
        symbol(reader, aliases.keys[i], policy),
        readCategories(reader, aliases.items[i], policy));
  for (const YamlValue &item : reader.list(root.get("sinks"))) {
    SinkKind kind;
    if (item.isScalar()) {
      kind.key = kind.title = symbol(reader, item, policy);
    } else {
      reader.keys(item, {"key", "title", "category", "becomes", "scheme"},
                  "a kind of sink");
      reader.require(item, "key", "a kind of sink");
      kind = {symbol(reader, item.get("key"), policy),
              symbol(reader, item.get("title"), policy),
              symbol(reader, item.get("category"), policy)};
      kind.scheme = symbol(reader, item.get("scheme"), policy);
      const YamlValue &becomes = item.get("becomes");
      for (std::size_t i = 0; i < becomes.keys.size(); ++i)
        kind.becomes.emplace_back(symbol(reader, becomes.keys[i], policy),
                                  symbol(reader, becomes.items[i], policy));
    }
    policy.sinkKinds.push_back(kind);
  }
  for (const YamlValue &item : reader.list(root.get("states"))) {
    if (item.isScalar())
      readState(reader, item);
    else
      readState(reader, item.get("key"));
  }
}

namespace {
// A package leads to one vendor; what a client sends elsewhere is decided by
// its address.
void noPackageTwice(YamlReader &reader, const YamlValue &at,
                    const VendorInfo &vendor,
                    std::vector<Symbol> VendorInfo::*list, Policy &policy) {
  for (const Symbol package : vendor.*list)
    for (const VendorInfo &other : policy.vendors)
      if (std::find((other.*list).begin(), (other.*list).end(), package) !=
          (other.*list).end())
        reader.fail(at, "the package '" +
                            std::string(policy.catalog.strings.text(package)) +
                            "' is already one of '" +
                            std::string(policy.catalog.strings.text(other.id)) +
                            "'");
}
} // namespace

void readVendors(YamlReader &reader, const YamlValue &root, Policy &policy) {
  const YamlValue &list =
      root.kind == YamlValue::Map ? root.get("vendors") : root;
  for (const YamlValue &item : reader.list(list)) {
    reader.keys(item,
                {"id",
                 "name",
                 "class",
                 "offer",
                 "hosts",
                 "models",
                 "variables",
                 "part-of",
                 "packages",
                 "covered",
                 "excluded",
                 "excluded-services",
                 "note",
                 "source",
                 "as-of",
                 "consumer",
                 "hipaa-hosts",
                 "needs-hipaa-mode",
                 "zero-retention",
                 "paths"},
                "a vendor");
    reader.require(item, "id", "a vendor");
    VendorInfo vendor;
    vendor.id = symbol(reader, item.get("id"), policy);
    vendor.name = symbol(reader, item.get("name"), policy);
    vendor.clazz = symbol(reader, item.get("class"), policy);
    if (item.get("offer"))
      reader.choice(item.get("offer"),
                    {"standard", "conditional", "none", "unknown", "self-host"},
                    "offer");
    vendor.offer = symbol(reader, item.get("offer"), policy);
    vendor.hosts = symbols(reader, item.get("hosts"), policy);
    vendor.models = symbols(reader, item.get("models"), policy);
    vendor.variables = symbols(reader, item.get("variables"), policy);
    vendor.partOf = symbols(reader, item.get("part-of"), policy);
    vendor.note = symbol(reader, item.get("note"), policy);
    vendor.source = symbol(reader, item.get("source"), policy);
    vendor.asOf = symbol(reader, item.get("as-of"), policy);
    const auto joined = [&](std::string_view key) {
      std::string out;
      for (const std::string &text : reader.texts(item.get(key)))
        out += (out.empty() ? "" : ", ") + text;
      return policy.catalog.strings.intern(out);
    };
    vendor.covered = joined("covered");
    vendor.excluded = joined("excluded");
    vendor.excludedServices =
        symbols(reader, item.get("excluded-services"), policy);
    for (const YamlValue &path : reader.list(item.get("paths"))) {
      reader.keys(path, {"path", "service", "as", "also", "unless"},
                  "a path of a vendor");
      reader.require(path, "path", "a path of a vendor");
      VendorPath made{symbol(reader, path.get("path"), policy),
                      symbol(reader, path.get("service"), policy),
                      symbol(reader, path.get("as"), policy),
                      symbol(reader, path.get("also"), policy),
                      {},
                      {}};
      if (const YamlValue &unless = path.get("unless")) {
        reader.keys(unless, {"member", "equals"}, "what a body may say");
        made.unlessMember = symbol(reader, unless.get("member"), policy);
        made.unlessValue = symbol(reader, unless.get("equals"), policy);
      }
      vendor.paths.push_back(made);
    }
    vendor.hipaaHosts = symbols(reader, item.get("hipaa-hosts"), policy);
    vendor.needsHipaaMode = reader.flag(item.get("needs-hipaa-mode"));
    vendor.isConsumer = reader.flag(item.get("consumer"));
    if (item.get("zero-retention"))
      reader.choice(item.get("zero-retention"), {"offered", "required"},
                    "value of zero-retention");
    vendor.zeroRetention = symbol(reader, item.get("zero-retention"), policy);
    const YamlValue &packages = item.get("packages");
    if (packages.kind == YamlValue::Map) {
      reader.keys(packages, {"pypi", "npm", "cpp"}, "a vendor's packages");
      vendor.packages = symbols(reader, packages.get("pypi"), policy);
      vendor.npmPackages = symbols(reader, packages.get("npm"), policy);
      vendor.cppPackages = symbols(reader, packages.get("cpp"), policy);
    } else if (packages) {
      reader.fail(packages, "expected pypi, npm and cpp with their packages");
    }
    for (const auto list : {&VendorInfo::packages, &VendorInfo::npmPackages,
                            &VendorInfo::cppPackages})
      noPackageTwice(reader, item, vendor, list, policy);
    for (const VendorInfo &other : policy.vendors)
      if (other.id == vendor.id)
        reader.fail(item, "the vendor '" + reader.text(item.get("id")) +
                              "' is given twice");
    policy.vendors.push_back(std::move(vendor));
  }
}

namespace {
// A name of the closed list of traits.
Symbol readTrait(YamlReader &reader, const YamlValue &value, Policy &policy) {
  std::vector<std::string_view> known;
  for (const Symbol trait : policy.traits)
    known.push_back(policy.catalog.strings.text(trait));
  if (value)
    reader.choice(value, known, "trait");
  return symbol(reader, value, policy);
}

void readTraitNames(YamlReader &reader, const YamlValue &map, Policy &policy) {
  if (map && map.kind != YamlValue::Map)
    return reader.fail(map, "expected a map from trait to names");
  for (std::size_t i = 0; i < map.keys.size(); ++i) {
    const Symbol trait = readTrait(reader, map.keys[i], policy);
    reader.keys(map.items[i], {"words", "plural", "key"}, "names of a trait");
    const auto add = [&](std::string_view key, TraitName::How how) {
      for (auto &words : phrases(reader, map.items[i].get(key), policy))
        policy.traitNames.push_back({trait, how, std::move(words)});
    };
    add("words", TraitName::Word);
    add("plural", TraitName::Plural);
    add("key", TraitName::Key);
  }
}
} // namespace

void readLexicon(YamlReader &reader, const YamlValue &root, Policy &policy) {
  reader.keys(
      root,
      {"strong",         "context",      "throughout",     "weak",
       "request",        "never",        "never-suffixes", "never-prefixes",
       "count-prefixes", "format-words", "path-suffixes",  "context-words",
       "member-words",   "other-words",  "domain-words",   "neutral-fields",
       "flag-types",     "number-types", "file-fields",    "reference-words",
       "health-words",   "title-words",  "health-imports", "purpose-names",
       "audit-names",    "audit-fields", "team-words",     "literals",
       "synthetic",      "traits",       "recognisers"},
      "a lexicon");
  const YamlValue &recognisers = root.get("recognisers");
  if (recognisers && recognisers.kind != YamlValue::Map)
    return reader.fail(recognisers, "expected a map from category to texts");
  for (std::size_t i = 0; i < recognisers.keys.size(); ++i)
    policy.recognisers.push_back(
        {readCategories(reader, recognisers.keys[i], policy),
         symbols(reader, recognisers.items[i], policy)});
  readTraitNames(reader, root.get("traits"), policy);
  const auto level = [&](std::string_view key, LexiconEntry::Level level) {
    const YamlValue &map = root.get(key);
    if (map && map.kind != YamlValue::Map && map.kind != YamlValue::Null)
      return reader.fail(map, "expected a map from category to words");
    for (std::size_t i = 0; i < map.keys.size(); ++i) {
      const CategoryMask categories =
          readCategories(reader, map.keys[i], policy);
      for (auto &words : phrases(reader, map.items[i], policy))
        policy.lexicon.push_back({std::move(words), level, categories});
    }
  };
  level("strong", LexiconEntry::Strong);
  level("context", LexiconEntry::Context);
  level("throughout", LexiconEntry::Throughout);
  level("weak", LexiconEntry::Weak);
  level("request", LexiconEntry::Request);
  for (auto &words : phrases(reader, root.get("never"), policy))
    policy.lexicon.push_back({std::move(words), LexiconEntry::Never, 0});
  for (auto &words : phrases(reader, root.get("domain-words"), policy))
    policy.lexicon.push_back({std::move(words), LexiconEntry::Domain, 0});
  append(policy.neverPrefixes,
         symbols(reader, root.get("never-prefixes"), policy));
  append(policy.countPrefixes,
         symbols(reader, root.get("count-prefixes"), policy));
  append(policy.neverSuffixes,
         phrases(reader, root.get("never-suffixes"), policy));
  append(policy.formatWords,
         phrases(reader, root.get("format-words"), policy));
  append(policy.pathSuffixes,
         phrases(reader, root.get("path-suffixes"), policy));
  append(policy.memberWords, phrases(reader, root.get("member-words"), policy));
  append(policy.contextWords,
         phrases(reader, root.get("context-words"), policy));
  append(policy.otherWords, phrases(reader, root.get("other-words"), policy));
  append(policy.flagTypes, symbols(reader, root.get("flag-types"), policy));
  append(policy.numberTypes, symbols(reader, root.get("number-types"), policy));
  append(policy.neutralFields,
         symbols(reader, root.get("neutral-fields"), policy));
  append(policy.referenceWords,
         symbols(reader, root.get("reference-words"), policy));
  append(policy.fileFields, symbols(reader, root.get("file-fields"), policy));
  append(policy.healthWords, phrases(reader, root.get("health-words"), policy));
  append(policy.titleWords, phrases(reader, root.get("title-words"), policy));
  append(policy.healthImports,
         symbols(reader, root.get("health-imports"), policy));
  append(policy.auditNames, phrases(reader, root.get("audit-names"), policy));
  append(policy.teamWords, symbols(reader, root.get("team-words"), policy));
  const YamlValue &fields = root.get("audit-fields");
  for (std::size_t i = 0; i < fields.keys.size(); ++i)
    policy.auditFields.emplace_back(
        policy.catalog.strings.intern(fields.keys[i].scalar),
        phrases(reader, fields.items[i], policy));
  append(policy.purposeNames,
         symbols(reader, root.get("purpose-names"), policy));
  for (const YamlValue &item : reader.list(root.get("literals"))) {
    reader.keys(
        item, {"title", "forms", "check", "except", "near", "unless", "after"},
        "a form of a literal");
    reader.require(item, "title", "a form of a literal");
    reader.require(item, "forms", "a form of a literal");
    LiteralForm form;
    form.title = reader.text(item.get("title"));
    form.forms = reader.texts(item.get("forms"));
    if (item.get("check"))
      form.check = static_cast<LiteralForm::Check>(
          1 + reader.choice(item.get("check"),
                            {"ssn", "mbi", "pid", "npi", "day"},
                            "check of a literal"));
    form.except = reader.texts(item.get("except"));
    form.near = reader.texts(item.get("near"));
    form.unless = reader.texts(item.get("unless"));
    form.after = reader.texts(item.get("after"));
    policy.literals.push_back(std::move(form));
  }
  if (const YamlValue &synthetic = root.get("synthetic")) {
    reader.keys(synthetic, {"names", "paths", "marks"}, "what was made up");
    policy.synthetic.names = reader.texts(synthetic.get("names"));
    policy.synthetic.paths = reader.texts(synthetic.get("paths"));
    policy.synthetic.marks = reader.texts(synthetic.get("marks"));
  }
}

namespace {
FlowRule readFlow(YamlReader &reader, const YamlValue &flow, Policy &policy) {
  reader.keys(flow,
              {"to",
               "switch",
               "switch-vendor",
               "vendor",
               "vendor-class",
               "not-vendor-class",
               "place",
               "states",
               "through",
               "not-through",
               "asks",
               "audit-only",
               "derived-only",
               "unless-raw",
               "whole-record",
               "caught-exception",
               "unprojected",
               "scheme",
               "categories",
               "purpose",
               "purpose-words",
               "unaudited",
               "unassured",
               "beside",
               "unless-stored",
               "unless-suppressed"},
              "a rule's flow");
  FlowRule out;
  std::vector<std::string_view> kinds;
  for (const SinkKind &kind : policy.sinkKinds)
    kinds.push_back(policy.catalog.strings.text(kind.key));
  for (const YamlValue &kind : reader.list(flow.get("to")))
    reader.choice(kind, kinds, "kind of sink");
  for (const YamlValue &kind : reader.list(flow.get("switch")))
    reader.choice(kind, kinds, "kind of switch");
  out.switchKinds = symbols(reader, flow.get("switch"), policy);
  out.switchReach = symbols(reader, flow.get("switch-vendor"), policy);
  out.sinkKinds = symbols(reader, flow.get("to"), policy);
  const std::vector<std::string_view> reaches{
      "uncovered", "covered",    "unknown",    "any",     "none",
      "consumer",  "internal",   "out-of-scope", "unswitched", "keeping",
      "persisting", "unattested", "training",  "misdated", "external",
      "record-system"};
  for (const char *key : {"vendor", "switch-vendor"})
    for (const YamlValue &reach : reader.list(flow.get(key)))
      reader.choice(reach, reaches, "vendor reach");
  out.vendorReach = symbols(reader, flow.get("vendor"), policy);
  out.vendorClasses = symbols(reader, flow.get("vendor-class"), policy);
  out.notVendorClasses =
      symbols(reader, flow.get("not-vendor-class"), policy);
  if (flow.get("place"))
    reader.choice(flow.get("place"), {"vendor", "date", "training", "declaration"}, "place");
  out.place = symbol(reader, flow.get("place"), policy);
  for (const YamlValue &state : reader.list(flow.get("states")))
    out.states |= bit(readState(reader, state));
  for (const YamlValue &trait : reader.list(flow.get("through")))
    out.through.push_back(readTrait(reader, trait, policy));
  for (const YamlValue &trait : reader.list(flow.get("not-through")))
    out.notThrough.push_back(readTrait(reader, trait, policy));
  out.asks = readTrait(reader, flow.get("asks"), policy);
  out.auditOnly = reader.flag(flow.get("audit-only"));
  out.derivedOnly = reader.flag(flow.get("derived-only"));
  out.unlessRaw = reader.flag(flow.get("unless-raw"));
  out.wholeRecord = reader.flag(flow.get("whole-record"));
  out.caughtException = reader.flag(flow.get("caught-exception"));
  out.unprojected = reader.flag(flow.get("unprojected"));
  out.schemes = symbols(reader, flow.get("scheme"), policy);
  out.categories = readCategories(reader, flow.get("categories"), policy);
  if (flow.get("purpose"))
    out.purpose = static_cast<FlowRule::Purpose>(
        1 + reader.choice(flow.get("purpose"),
                          {"mismatch", "missing", "open", "not-allowed",
                           "not-population"},
                          "purpose"));
  if (flow.get("unless-stored"))
    out.unlessStored = static_cast<FlowRule::Stored>(
        1 + reader.choice(flow.get("unless-stored"), {"at-rest", "at-rest-and-tls", "bounded"},
                          "protection of a store"));
  out.unaudited = reader.flag(flow.get("unaudited"));
  if (flow.get("unassured"))
    out.unassured = static_cast<Assurance>(
        static_cast<unsigned>(Assurance::OutputGuard) +
        reader.choice(flow.get("unassured"), {"guard", "review"},
                      "what a function makes sure of"));
  out.beside = symbol(reader, flow.get("beside"), policy);
  out.unlessSuppressed = reader.flag(flow.get("unless-suppressed"));
  out.purposeWords = symbols(reader, flow.get("purpose-words"), policy);
  return out;
}
} // namespace

void readRule(YamlReader &reader, const YamlValue &root, std::string page,
              Policy &policy) {
  reader.keys(root,
              {"code", "name", "title", "category", "severity",
               "security-severity", "cfr", "cwe", "flow", "message",
               "switch-message", "absent-message", "absent-words", "essential", "remedy"},
              "a rule");
  for (const std::string_view key : {"code", "name", "title", "severity"})
    reader.require(root, key, "a rule");
  Rule rule;
  rule.info.code = reader.text(root.get("code"));
  rule.info.name = reader.text(root.get("name"));
  rule.info.title = reader.text(root.get("title"));
  rule.info.category = reader.text(root.get("category"));
  if (root.get("severity"))
    rule.info.severity = static_cast<report::Severity>(
        reader.choice(root.get("severity"), {"error", "warning", "note", "off"},
                      "severity"));
  if (const auto n = reader.number(root.get("security-severity")))
    rule.info.securitySeverity = *n;
  rule.info.cfr = reader.texts(root.get("cfr"));
  for (const YamlValue &item : reader.list(root.get("cwe"))) {
    YamlValue digits = item;
    if (digits.scalar.starts_with("CWE-"))
      digits.scalar.erase(0, 4);
    if (const auto n = reader.number(digits))
      rule.info.cwe.push_back(static_cast<std::uint32_t>(*n));
  }
  rule.info.help = std::move(page);
  if (const YamlValue &flow = root.get("flow")) {
    rule.isFlow = true;
    rule.flow = readFlow(reader, flow, policy);
  }
  rule.message = symbol(reader, root.get("message"), policy);
  rule.switchMessage = symbol(reader, root.get("switch-message"), policy);
  rule.absentMessage = symbol(reader, root.get("absent-message"), policy);
  rule.absentWords = symbols(reader, root.get("absent-words"), policy);
  rule.essential = symbols(reader, root.get("essential"), policy);
  rule.remedy = symbol(reader, root.get("remedy"), policy);
  const auto at = std::lower_bound(
      policy.rules.begin(), policy.rules.end(), rule,
      [](const Rule &a, const Rule &b) { return a.info.code < b.info.code; });
  if (at != policy.rules.end() && at->info.code == rule.info.code)
    reader.fail(root, "the rule " + rule.info.code + " is given twice");
  policy.rules.insert(at, std::move(rule));
}

} // namespace philint::policy
