// The rows of a measuring suite: places that a suite names as it is written in
// the program, not as an API path. They stand under `suite:` in a catalogue
// file and are meant for --models-only.
//
//   suite:
//     kinds: [{key: test-sink, title: a test's sink}]
//     rules: [{code: TEST001, …, flow: {to: [test-sink], …}}]
//     sources: [{call: read_secret}, {name: SOURCE}, {parameter: arg, function: run}]
//     sinks: [{call: send, arguments: [0], kind: test-sink}]
//     sanitizers: [{call: scrub}]
//     guards: [{call: is_clean, argument: 0, clean-when: true}]
//
// A call is matched by what is written (`x.send` is a call of `send`), by the
// qualified name of the function that it reaches, or by its external name,
// whether the program defines the callable or not.
#pragma once

#include "core/policy/BoundPolicy.h"
#include "core/policy/Yaml.h"

namespace philint::policy {

void readSuiteRows(YamlReader &reader, const YamlValue &suite, Policy &policy);

// Adds to `bound`; the caller sorts afterwards. No effect without suite rows.
void bindSuiteRows(const link::Program &program, const Policy &policy,
                   BoundPolicy &bound);

} // namespace philint::policy
