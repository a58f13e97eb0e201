// Ten thousand mutations of a policy that has every key: each is accepted, or
// answered by an error that names a line. The generator has a fixed seed.
#include "Fixture.h"
#include "core/support/Files.h"

#include <regex>

namespace philint::policy {
namespace {

constexpr unsigned kMutants = 10'000;
constexpr unsigned kWholeEach = 20; // the rest are single sections: fast

class Dice {
public:
  std::size_t below(std::size_t n) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return n ? static_cast<std::size_t>(state_ >> 33) % n : 0;
  }

private:
  std::uint64_t state_ = 20'261'124;
};

using Lines = std::vector<std::string>;

std::string joined(const Lines &lines) {
  std::string out;
  for (const std::string &line : lines)
    out += line + "\n";
  return out;
}

// Lines of the example without comments, a list for each key of the top.
std::vector<Lines> sections(const std::string &text) {
  std::vector<Lines> out;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string line = text.substr(at, end - at);
    at = end + 1;
    if (const std::size_t hash = line.find(" #"); hash != std::string::npos)
      line.erase(hash);
    while (line.ends_with(' '))
      line.pop_back();
    if (line.empty() || line[0] == '#')
      continue;
    if (line[0] != ' ' && line[0] != '-')
      out.emplace_back();
    out.back().push_back(std::move(line));
  }
  return out;
}

constexpr const char *kJunk[] = {
    "{",     "}",    "[",     "]",    ":",     ": ",   ",",      "-",
    "- ",    "\"",   "'",     "#",    "&a ",   "*a",   "!!int ", "!",
    "%",     "@",    "`",     "|",    ">",     "?",    "? ",     "\t",
    "~",     "null", "true",  "-1",   "1e999", "0x1f", "\xff",   "\xc3\x28",
    "\x01",  "é",    "<<",    "---",  "...",   "\r",   "2026-02-30",
    "  ",    "99999999999999999999",  "[[[[[[[[",      "{a: {a: {a: "};

void mutate(Lines &lines, Dice &dice) {
  const std::size_t i = dice.below(lines.size());
  std::string &line = lines[i];
  const std::size_t at = dice.below(line.size() + 1);
  switch (dice.below(9)) {
  case 0:
    line.erase(at, 1 + dice.below(4));
    break;
  case 1:
    line.insert(at, kJunk[dice.below(std::size(kJunk))]);
    break;
  case 2:
    line = line.substr(0, at);
    break;
  case 3:
    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(i), line);
    break;
  case 4:
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(i));
    if (lines.empty())
      lines.emplace_back();
    break;
  case 5:
    line.insert(0, 1 + dice.below(5), ' ');
    break;
  case 6: // a word becomes another
    if (const std::size_t colon = line.find(':'); colon != std::string::npos)
      line.replace(0, colon, kJunk[dice.below(std::size(kJunk))]);
    break;
  case 7: // a value becomes another
    if (const std::size_t colon = line.rfind(": "); colon != std::string::npos)
      line = line.substr(0, colon + 2) + kJunk[dice.below(std::size(kJunk))];
    break;
  default:
    std::swap(line, lines[dice.below(lines.size())]);
  }
}

TEST(Mutation, EveryMutantIsAcceptedOrAnsweredWithALine) {
  const auto text = readFile(std::string(PHILINT_SOURCE_DIR) +
                             "/examples/policy/philint.yaml");
  ASSERT_TRUE(text) << text.error().text();
  Policy policy = freshPolicy();
  const std::size_t vendors = policy.vendors.size();
  const auto read = [&](const std::string &bytes) {
    policy.vendors.resize(vendors);
    return readProject("philint.yaml", bytes, policy);
  };
  ASSERT_TRUE(read(*text)) << "the example itself";
  const std::vector<Lines> parts = sections(*text);
  ASSERT_GT(parts.size(), 15U);
  const std::regex placed("philint\\.yaml:[0-9]+:[0-9]+: [^\\n]+");
  Dice dice;
  unsigned rejected = 0;
  for (unsigned i = 0; i < kMutants; ++i) {
    Lines lines;
    if (i % kWholeEach == 0)
      for (const Lines &part : parts)
        lines.insert(lines.end(), part.begin(), part.end());
    else
      lines = parts[dice.below(parts.size())];
    for (std::size_t n = 1 + dice.below(3); n > 0; --n)
      mutate(lines, dice);
    const std::string bytes = joined(lines);
    const auto project = read(bytes);
    if (project)
      continue;
    ++rejected;
    EXPECT_TRUE(std::regex_match(project.error().text(), placed))
        << project.error().text() << "\n"
        << bytes;
  }
  EXPECT_GT(rejected, kMutants / 3) << "the mutations hardly change anything";
  EXPECT_LT(rejected, kMutants) << "some do no harm";
}

} // namespace
} // namespace philint::policy
