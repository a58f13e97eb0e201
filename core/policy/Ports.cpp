#include "core/policy/Ports.h"

#include "core/model/HeldCallables.h"

#include <algorithm>
#include <optional>

namespace philint::policy {

namespace {
using model::Port;
using model::PortBase;

class PortReader {
public:
  PortReader(std::string_view text, StringTable &strings)
      : text_(text), strings_(strings) {}

  Expected<Port> read() {
    Port port;
    if (!base(port, 0) || !path(port) || (at_ < text_.size() && !expect("")))
      return Error{"in the port '" + std::string(text_) + "': expected " +
                       expected_,
                   "", 0, static_cast<std::uint32_t>(at_ + 1)};
    return port;
  }

private:
  bool fail(std::string expected) {
    if (expected_.empty())
      expected_ = std::move(expected);
    return false;
  }
  bool take(std::string_view word) {
    if (text_.substr(at_, word.size()) != word)
      return false;
    at_ += word.size();
    return true;
  }
  bool expect(std::string_view word) {
    if (!word.empty() && take(word))
      return true;
    return fail(word.empty() ? "'.', '[' or the end"
                             : "'" + std::string(word) + "'");
  }

  static bool isName(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '$';
  }
  std::string_view name() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && isName(text_[at_]))
      ++at_;
    return text_.substr(begin, at_ - begin);
  }
  // A number below 1000, or nothing.
  std::optional<std::int16_t> number() {
    std::size_t end = at_;
    int value = 0;
    while (end < text_.size() && end - at_ < 3 && text_[end] >= '0' &&
           text_[end] <= '9')
      value = value * 10 + (text_[end++] - '0');
    if (end == at_)
      return {};
    at_ = end;
    return static_cast<std::int16_t>(value);
  }

  bool argument(Port &port) { // after "arg("
    port.base = PortBase::Argument;
    if (take("*")) {
      port.base = PortBase::AnyArgument;
      port.index = 0;
      return expect(")");
    }
    if (const auto n = number()) {
      port.index = *n;
      if (take("..")) {
        port.base = PortBase::AnyArgument;
        return expect(")");
      }
      if (!take("|"))
        return expect(")");
    }
    const std::string_view word = name();
    if (word.empty())
      return fail("a position, a name or '*'");
    port.name = strings_.intern(word);
    return expect(")");
  }

  bool after(Port &port, unsigned depth) { // after "after("
    if (!base(port, depth + 1) || !path(port))
      return false;
    if (port.base == PortBase::Receiver)
      port.base = PortBase::AfterReceiver;
    else if (port.base == PortBase::Argument)
      port.base = PortBase::AfterArgument;
    else
      return fail("arg(…) or receiver inside after(…)");
    return expect(")");
  }

  bool callback(Port &port, unsigned depth) { // after "callback("
    if (!base(port, depth + 1) || !path(port) || !expect(")"))
      return false;
    port.callable = std::move(port.path);
    port.path.clear();
    if (port.base == PortBase::Receiver && port.callable.empty())
      port.index = model::kHeldByReceiver;
    else if (port.base != PortBase::Argument)
      return fail("arg(…) or receiver inside callback(…)");
    if (take(".result")) {
      port.base = PortBase::CallbackResult;
      return true;
    }
    port.base = PortBase::CallbackArgument;
    if (!take(".arg("))
      return fail("'.arg(…)' or '.result' after callback(…)");
    if (take("last")) {
      port.callbackIndex = Port::kLast;
    } else if (!take("*")) {
      const auto n = number();
      if (!n)
        return fail("a position, 'last' or '*'");
      port.callbackIndex = *n;
    }
    return expect(")");
  }

  bool base(Port &port, unsigned depth) {
    if (depth > 2)
      return fail("arg(…) or receiver");
    if (take("arg("))
      return argument(port);
    if (take("after("))
      return after(port, depth);
    if (take("callback("))
      return callback(port, depth);
    struct Word {
      std::string_view text;
      PortBase base;
    };
    for (const Word &word : {Word{"receiver", PortBase::Receiver},
                             Word{"result", PortBase::Result},
                             Word{"thrown", PortBase::Thrown},
                             Word{"channel", PortBase::Channel},
                             Word{"scope", PortBase::Scope}})
      if (take(word.text)) {
        port.base = word.base;
        return true;
      }
    return fail("arg(…), receiver, result, thrown, channel, after(…), "
                "callback(…) or scope");
  }

  bool path(Port &port) {
    while (at_ < text_.size()) {
      if (take("[*]")) {
        port.path.push_back({ir::StepKind::Any, {}});
      } else if (take("[\"")) {
        const std::size_t end = text_.find("\"]", at_);
        if (end == std::string_view::npos)
          return fail("'\"]'");
        port.path.push_back({ir::StepKind::Key,
                             strings_.intern(text_.substr(at_, end - at_))});
        at_ = end + 2;
      } else if (take("[")) {
        const std::string_view word = name();
        if (word.empty())
          return fail("\"key\", a number or * in []");
        port.path.push_back({ir::StepKind::Key, strings_.intern(word)});
        if (!expect("]"))
          return false;
      } else if (take(".*")) {
        port.path.push_back({ir::StepKind::Field, {}}); // any member
      } else if (take(".")) {
        const std::string_view word = name();
        if (word.empty())
          return fail("a member's name");
        port.path.push_back({ir::StepKind::Field, strings_.intern(word)});
      } else {
        return true;
      }
    }
    return true;
  }

  std::string_view text_;
  StringTable &strings_;
  std::size_t at_ = 0;
  std::string expected_;
};

std::string argumentText(const Port &port, const StringTable &strings) {
  std::string out = "arg(";
  if (port.index >= 0)
    out += std::to_string(port.index);
  if (port.name)
    out += (port.index >= 0 ? "|" : "") + std::string(strings.text(port.name));
  return out + ")";
}
std::string pathText(const std::vector<ir::Step> &steps,
                     const StringTable &strings) {
  std::string out;
  for (const ir::Step &step : steps)
    switch (step.kind) {
    case ir::StepKind::Field:
      out += "." + (step.name ? std::string(strings.text(step.name)) : "*");
      break;
    case ir::StepKind::Key:
      out += "[\"" + std::string(strings.text(step.name)) + "\"]";
      break;
    default:
      out += "[*]";
    }
  return out;
}
std::string callableText(const Port &port, const StringTable &strings) {
  return model::isHeldByReceiver(port)
             ? "receiver"
             : argumentText(port, strings) + pathText(port.callable, strings);
}

} // namespace

Expected<Port> parsePort(std::string_view text, StringTable &strings) {
  return PortReader(text, strings).read();
}

std::string portText(const Port &port, const StringTable &strings) {
  const std::string path = pathText(port.path, strings);
  switch (port.base) {
  case PortBase::Argument:
    return argumentText(port, strings) + path;
  case PortBase::AnyArgument:
    return (port.index > 0 ? "arg(" + std::to_string(port.index) + "..)"
                           : std::string("arg(*)")) +
           path;
  case PortBase::Receiver:
    return "receiver" + path;
  case PortBase::Result:
    return "result" + path;
  case PortBase::Thrown:
    return "thrown" + path;
  case PortBase::AfterArgument:
    return "after(" + argumentText(port, strings) + ")" + path;
  case PortBase::AfterReceiver:
    return "after(receiver)" + path;
  case PortBase::CallbackArgument:
    return "callback(" + callableText(port, strings) + ").arg(" +
           (port.callbackIndex == Port::kLast ? "last"
            : port.callbackIndex < 0          ? "*"
                                     : std::to_string(port.callbackIndex)) +
           ")" + path;
  case PortBase::CallbackResult:
    return "callback(" + callableText(port, strings) + ").result" + path;
  case PortBase::Scope:
    return "scope" + path;
  case PortBase::Channel:
    return "channel" + path;
  }
  return path;
}

} // namespace philint::policy
