// Tools that a server gives to agents.
#include <string>

void tools_bad(const std::string &mrn, const std::string &patientName) {
  auto tool = mcp::tool_builder("run_sql"); // expect: PHI310
  server.register_tool("execute_command", run); // expect: PHI310
}

void tools_ok() {
  auto tool = mcp::tool_builder("labs_of_patient");
  server.register_tool("appointments", find);
}
