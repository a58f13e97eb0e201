// What is wrong in configuration, as data (policies/config): a row names a
// dialect, where to look, what must hold for it to apply, and what is wrong.
//
//   - at: resource.aws_db_instance.*
//     wrong: [{path: storage_encrypted, missing: "true"}]
//     rule: PHI509
//     message: "The database {name} is stored without encryption."
#pragma once

#include "core/ir/Configuration.h"
#include "core/report/Finding.h"

#include <optional>
#include <string>
#include <vector>

namespace philint::policy {

// Values are compared with `*` as any text and without regard to case. Nothing
// holds of what is Unknown, but Present.
struct ConfigTest {
  enum Kind : std::uint8_t {
    Equals,  // a value is one of these
    Differs, // a value is known, and none of these
    Missing, // there is no value, or none of these
    Absent,
    Present,
    Below, // a number less than `limit`
    Above,
    Longer,  // a text of more than `limit` bytes
    Shorter, // a length of time of less than `limit` days: "90d", "2160h"
    Remote,  // a URL of another host; limit 1: any address that may be one
    Runs,    // a script calls a program with options: "curl -k"
    Shared,  // a file whose path has one of these words gives the same setting
             // the same value
  };
  std::string path; // from the subject; from the document where it begins
                    // with '/'
  Kind kind = Present;
  std::vector<std::string> values;
  double limit = 0;
  // Of another resource of the same folder whose attribute `by` names the
  // subject; `path` leads from it. Absent, Missing: there is none where …
  std::string linked, by;
};

// The vendor that a row speaks of, and how it has to stand to the policy.
struct ConfigVendor {
  enum By : std::uint8_t { Nothing, Id, Host, Model, Name, Key } by = Nothing;
  // The id, or the path from the subject to a URL, to the name of a model, to
  // a vendor's id, or to what is called after a vendor: OPENAI_API_KEY.
  std::string text;
  // How it has to stand to the policy for the row to apply, in the words of a
  // flow rule's `vendor`; "undeclared": the policy has no entry for it.
  std::vector<std::string> reach;
  std::string service;       // what a BAA's `covers` names
  std::vector<std::string> classes; // of vendors; empty: any
};

struct ConfigRow {
  std::string dialect;
  std::string at; // the subjects; the document where empty
  std::vector<ConfigTest> when;  // all of them
  std::vector<ConfigTest> wrong; // any of them
  std::string rule;
  std::string message; // {name} {value}
  std::string remedy;  // empty: the rule's
  std::string place;   // where it is told: a path; else what is wrong
  std::string named;   // a path to what the subject calls itself
  std::optional<report::Severity> severity; // empty: the rule's
  // Kinds of sinks: where no patient data reaches one of them, it is a note.
  std::vector<std::string> reaches;
  std::vector<std::string> files; // wildcards over the path; empty: all
  bool isSecret = false; // the line is not shown
  bool evenLocal = false; // as severe in a profile of a developer's machine
  // An error only where code that handles patient data reads this setting.
  bool isReadByCode = false;
  bool oncePerVendor = false; // the first place of the repository alone
  bool withPatientData = false; // only beside code that handles patient data
  ConfigVendor vendor;
};

// A value that looks like a patient's wherever it is written: PHI513.
//
//   - title: a social security number
//     forms: ["###-##-####"]     # '#' a digit, 'A' a letter, '@' either
//     check: ssn
struct LiteralForm {
  std::string title;
  std::vector<std::string> forms;
  enum Check : std::uint8_t { None, Ssn, Mbi, Pid, Npi, Day } check = None;
  std::vector<std::string> except; // values that everybody knows
  // Words of the same text: one of each group has to be there ("dob|birth"),
  // and none of `unless`; one of `after` stands right before the value.
  std::vector<std::string> near, unless, after;
};

// What says that data was made up, wherever it is written.
struct SyntheticData {
  std::vector<std::string> names; // words of a file's or a variable's name
  std::vector<std::string> paths; // … of a file's alone
  std::vector<std::string> marks; // texts that generators leave in a file
};

} // namespace philint::policy
