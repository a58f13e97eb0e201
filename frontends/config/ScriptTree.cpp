// Dockerfiles, shell scripts and recipes of make: lines that go on behind a
// backslash, commands between `&&` and `;`, variables that are set.
#include "frontends/config/Readers.h"

#include <algorithm>

namespace philint::config {

namespace {

using ir::ConfigNode;
using ir::ConfigNodeId;

// A piece of a line of the file, without what carries it on to the next.
struct Piece {
  std::string_view text;
  std::uint32_t line = 0, column = 0;
};
using Pieces = std::vector<Piece>;

// The lines of the file, those together that are one by their backslashes;
// comments and empty lines between them are left out.
template <class Each> void eachLogical(std::string_view bytes, Each each) {
  Pieces pieces;
  std::uint32_t number = 0;
  while (!bytes.empty()) {
    const auto end = std::min(bytes.size(), bytes.find('\n'));
    const std::string_view whole = bytes.substr(0, end);
    bytes.remove_prefix(std::min(bytes.size(), end + 1));
    std::string_view text = trimmed(whole);
    ++number;
    if (text.empty() || text[0] == '#') {
      if (text.empty() && !pieces.empty()) {
        each(pieces);
        pieces.clear();
      }
      continue;
    }
    const auto column =
        static_cast<std::uint32_t>(text.data() - whole.data()) + 1;
    const bool goesOn = text.back() == '\\';
    text = trimmed(text.substr(0, text.size() - goesOn));
    pieces.push_back({text, number, column});
    if (!goesOn) {
      each(pieces);
      pieces.clear();
    }
  }
  if (!pieces.empty())
    each(pieces);
}

ir::ConfigPlace placeIn(const Piece &piece, std::string_view part) {
  ir::ConfigPlace at;
  at.line = at.endLine = piece.line;
  at.column = piece.column +
              static_cast<std::uint32_t>(part.data() - piece.text.data());
  at.endColumn = at.column + static_cast<std::uint32_t>(part.size());
  return at;
}

bool isName(std::string_view text) {
  return !text.empty() && (text[0] < '0' || text[0] > '9') &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return c == '_' || (c >= '0' && c <= '9') ||
                  (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
         });
}

class ScriptBuilder {
public:
  ScriptBuilder(const Source &source, ir::ConfigFile &file)
      : source_(source), file_(file), document_(file.add(0, {})) {}

  bool isFull() const { return file_.nodes.size() > source_.limits.nodes; }

  void instruction(Pieces pieces) {
    const std::string_view text = pieces[0].text;
    const auto space = std::min(text.size(), text.find_first_of(" \t"));
    std::string name(text.substr(0, space));
    for (char &c : name)
      c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    const ir::ConfigPlace at = placeIn(pieces[0], text.substr(0, space));
    drop(pieces, space);
    if (name == "ENV")
      environment(pieces, at);
    else
      commands(pieces, name, at);
  }

  void line(Pieces pieces) {
    std::string_view text = pieces[0].text;
    if (text.starts_with("export "))
      text = trimmed(text.substr(7));
    const auto equals = text.find('=');
    if (equals != text.npos && isName(text.substr(0, equals)) &&
        (pieces[0].text.starts_with("export ") || isOneWord(text, equals))) {
      drop(pieces,
           static_cast<std::size_t>(text.data() - pieces[0].text.data()));
      environment(pieces, placeIn(pieces[0], pieces[0].text));
    } else {
      commands(pieces, "command", placeIn(pieces[0], pieces[0].text));
    }
  }

private:
  // `A=b` and nothing behind it, which would be a command that is given A.
  static bool isOneWord(std::string_view text, std::size_t equals) {
    const char quote = equals + 1 < text.size() ? text[equals + 1] : ' ';
    if (quote == '"' || quote == '\'')
      return text.find(quote, equals + 2) + 1 >= text.size();
    return text.find_first_of(" \t", equals) == text.npos;
  }

  static void drop(Pieces &pieces, std::size_t count) {
    Piece &first = pieces[0];
    const std::string_view rest = trimmed(first.text.substr(count));
    first.column +=
        rest.empty()
            ? 0
            : static_cast<std::uint32_t>(rest.data() - first.text.data());
    first.text = rest;
  }

  // NAME=value NAME="a value", or NAME value alone.
  void environment(const Pieces &pieces, const ir::ConfigPlace &at) {
    ConfigNode out;
    out.key = "ENV";
    out.keyAt = out.at = at;
    const ConfigNodeId set = file_.add(document_, std::move(out));
    for (const Piece &piece : pieces) {
      std::string_view rest = piece.text;
      auto cut = rest.find_first_of("= \t");
      if (cut != rest.npos && rest[cut] != '=') {
        variable(set, piece, rest.substr(0, cut), trimmed(rest.substr(cut)));
        continue;
      }
      while (cut != rest.npos) {
        const std::string_view name = trimmed(rest.substr(0, cut));
        rest.remove_prefix(cut + 1);
        const char quote = rest.empty() ? ' ' : rest[0];
        std::size_t end = quote == '"' || quote == '\''
                              ? rest.find(quote, 1)
                              : rest.find_first_of(" \t");
        end = std::min(end, rest.size());
        if (end < rest.size() && rest[end] == quote)
          ++end;
        variable(set, piece, name, rest.substr(0, end));
        rest = trimmed(rest.substr(end));
        cut = rest.find('=');
      }
    }
  }
  void variable(ConfigNodeId set, const Piece &piece, std::string_view name,
                std::string_view value) {
    ConfigNode out;
    out.kind = ConfigNode::Scalar;
    out.key = name;
    out.keyAt = placeIn(piece, name);
    out.quoted = value.size() > 1 && (value[0] == '"' || value[0] == '\'') &&
                 value.back() == value[0];
    if (out.quoted)
      value = value.substr(1, value.size() - 2);
    out.value = value;
    out.at = value.empty() ? out.keyAt : placeIn(piece, value);
    settle(out);
    file_.add(set, std::move(out));
  }

  // Each command by itself, at the line where it begins.
  void commands(const Pieces &pieces, const std::string &name,
                const ir::ConfigPlace &nameAt) {
    ConfigNode open;
    const auto close = [&] {
      open.value = trimmed(open.value);
      if (!open.value.empty()) {
        open.kind = ConfigNode::Scalar;
        open.key = name;
        open.keyAt = nameAt;
        file_.add(document_, std::move(open));
      }
      open = {};
    };
    for (const Piece &piece : pieces) {
      std::size_t begin = 0;
      char quote = '\0';
      for (std::size_t i = 0; i <= piece.text.size(); ++i) {
        const char c = i < piece.text.size() ? piece.text[i] : '\0';
        if (quote)
          quote = c == quote ? '\0' : quote;
        else if (c == '"' || c == '\'')
          quote = c;
        const bool isEnd =
            !quote && (c == ';' || piece.text.substr(i).starts_with("&&") ||
                       piece.text.substr(i).starts_with("||"));
        if (!isEnd && i < piece.text.size())
          continue;
        const std::string_view part =
            trimmed(piece.text.substr(begin, i - begin));
        if (!part.empty()) {
          if (open.value.empty())
            open.at = placeIn(piece, part);
          open.value.append(part) += ' ';
        }
        if (isEnd) {
          close();
          i += c != ';';
          begin = i + 1;
        }
      }
    }
    close();
  }

  const Source &source_;
  ir::ConfigFile &file_;
  ConfigNodeId document_;
};

} // namespace

Read readDockerfile(const Source &source, ir::ConfigFile &file) {
  ScriptBuilder builder(source, file);
  eachLogical(source.bytes, [&](const Pieces &pieces) {
    if (!builder.isFull())
      builder.instruction(pieces);
  });
  return true;
}

Read readScript(const Source &source, ir::ConfigFile &file) {
  ScriptBuilder builder(source, file);
  eachLogical(source.bytes, [&](const Pieces &pieces) {
    if (!builder.isFull())
      builder.line(pieces);
  });
  return true;
}

} // namespace philint::config
