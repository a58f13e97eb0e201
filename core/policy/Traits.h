// Traits that names give to what bears them, by policies/lexicon: `patients`
// are several patients, `token_map` leads from tokens back to identifiers.
//
//   if (hasTrait(policy, "chat_history", conversation)) …
#pragma once

#include "core/policy/Policy.h"

#include <string_view>

namespace philint::policy {

// The name, or the word at its end where a plural is asked for, has the trait.
bool hasTrait(const Policy &policy, std::string_view name, Symbol trait,
              bool asKey = false);

// All traits that the name has.
void addTraits(const Policy &policy, std::string_view name, bool asKey,
               std::vector<Symbol> &out);

// The text speaks of what the trait's words say.
bool textSpeaks(const Policy &policy, std::string_view text, Symbol trait);

} // namespace philint::policy
