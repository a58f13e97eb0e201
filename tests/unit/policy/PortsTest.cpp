#include "core/policy/Ports.h"

#include <gtest/gtest.h>

namespace philint::policy {
namespace {

TEST(Ports, CanonicalTextReadsBack) {
  StringTable strings;
  for (const char *text :
       {"arg(0)", "arg(messages)", "arg(1|input)", "arg(*)", "arg(2..)",
        "receiver", "result", "thrown", "scope", "after(arg(0))",
        "after(receiver)", "callback(arg(1)).arg(0)",
        "callback(arg(fn)).arg(*)", "callback(arg(0)).result",
        "arg(messages)[*].content", "result[\"key name\"].x[*]",
        "after(receiver)[*]", "arg(0).*", "receiver.*.body",
        "callback(arg(0).onFinish).arg(last)", "channel.out[\"0\"]",
        "callback(arg(0).tools.*.execute).result"}) {
    const auto port = parsePort(text, strings);
    ASSERT_TRUE(port) << text << ": " << port.error().message;
    EXPECT_EQ(portText(*port, strings), text);
  }
}

TEST(Ports, PartsAreWhatTheyMean) {
  StringTable strings;
  const auto port = parsePort("callback(arg(1)).arg(0)[*]", strings);
  ASSERT_TRUE(port);
  EXPECT_EQ(port->base, model::PortBase::CallbackArgument);
  EXPECT_EQ(port->index, 1);
  EXPECT_EQ(port->callbackIndex, 0);
  ASSERT_EQ(port->path.size(), 1U);
  EXPECT_EQ(port->path[0].kind, ir::StepKind::Any);
}

TEST(Ports, AnyMemberIsAFieldWithoutAName) {
  StringTable strings;
  const auto port = parsePort("arg(0).*", strings);
  ASSERT_TRUE(port);
  ASSERT_EQ(port->path.size(), 1U);
  EXPECT_EQ(port->path[0].kind, ir::StepKind::Field);
  EXPECT_FALSE(port->path[0].name);
}

TEST(Ports, ErrorsSayWhereAndWhat) {
  StringTable strings;
  struct Case {
    const char *text;
    unsigned column;
    const char *expected;
  };
  for (const Case &c :
       {Case{"", 1, "arg(…)"}, Case{"argument(0)", 1, "arg(…)"},
        Case{"arg(", 5, "a position, a name or '*'"},
        Case{"arg(0", 6, "')'"}, Case{"arg(0) x", 7, "'.', '['"},
        Case{"result.", 8, "a member's name"},
        Case{"after(result)", 13, "arg(…) or receiver inside after(…)"},
        Case{"callback(arg(0))", 17, "'.arg(…)' or '.result'"},
        Case{"after(after(after(after(arg(0)))))", 19, "arg(…) or receiver"}}) {
    const auto port = parsePort(c.text, strings);
    ASSERT_FALSE(port) << c.text;
    EXPECT_EQ(port.error().column, c.column) << c.text;
    EXPECT_NE(port.error().message.find(c.expected), std::string::npos)
        << port.error().message;
  }
}

} // namespace
} // namespace philint::policy
