// What data met on its way from source to sink, as far as rules ask for it: the
// traits of policies/kinds.yaml.
//
// Rows of the catalogue give them to calls (`all-rows`), the lexicon to names
// (`token-map`); the rest the way has by its course:
//   several-patients   more than one patient's data ends in the one call
//   gathered           records of a call in a loop are collected, and sent after
//   redacted-after     what is sent is given to a de-identifier later
//   redacted-aside     … was given to one, and its result is not what is sent
//   redacted-for-log   … whose result only the log gets
//
// The way is the one that a finding tells, walked when a rule asks first.
#pragma once

#include "checks/Check.h"
#include "core/flow/Trace.h"
#include "core/policy/Lexicon.h"

#include <map>

namespace philint::checks {

// What the lexicon says of the program's names, looked up once for each.
class NameTraits {
public:
  explicit NameTraits(const Input &input) : input_(input) {}
  const std::vector<Symbol> &of(Symbol name, bool asKey);

private:
  const Input &input_;
  std::map<std::pair<Symbol, bool>, std::vector<Symbol>> known_;
};

class Ways {
public:
  Ways(const Input &input, flow::TraceWalker &walker)
      : input_(input), walker_(walker), names_(input), lexicon_(input.policy) {}

  // The way of the issue has the traits that the rule asks for.
  bool allow(const policy::FlowRule &flow, const flow::Issue &issue);
  // A text among what the call is given has a word of the trait.
  bool asks(Symbol trait, link::SiteId site);
  // The last value on the way that has a name is called what no patient's data
  // is: a url, a path, a count.
  bool endsInnocently(const flow::Issue &issue);
  // An address that is read as a whole (`row.url`), or that a library gives:
  // whoever made it put things into it.
  bool isAddressOfOthers(link::VertexId value) const;
  // What the redactions on the way look for, as far as their settings say.
  policy::CategoryMask recognised(const flow::Issue &issue);

private:
  const std::vector<Symbol> &traitsOf(const flow::Issue &issue);

  const Input &input_;
  flow::TraceWalker &walker_;
  NameTraits names_;
  policy::Lexicon lexicon_;
  std::map<const flow::Issue *, std::vector<Symbol>> known_;
  std::map<std::pair<std::uint32_t, link::SiteId>, bool> asked_;
};

} // namespace philint::checks
