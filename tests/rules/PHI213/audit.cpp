// Who saw whose chart goes to a service of logs.
#include <spdlog/spdlog.h>

void sink_bad(const std::string &mrn, const std::string &patientName) {
  spdlog::sinks::tcp_sink_config settings("logs.papertrailapp.com", 514);
  auto receiver = std::make_shared<spdlog::sinks::tcp_sink_mt>(settings);
  auto audit = std::make_shared<spdlog::logger>("audit", receiver); // expect: PHI213
  audit->flush();
}

void channel_bad() {
  Poco::Logger::get("audit").setChannel( // expect: PHI213
      new Poco::Net::RemoteSyslogChannel("logs.papertrailapp.com", "audit"));
}

void appender_bad() {
  log4cplus::SharedAppenderPtr receiver(
      new log4cplus::SocketAppender("logs.papertrailapp.com", 514));
  log4cplus::Logger audit = log4cplus::Logger::getInstance("audit");
  audit.addAppender(receiver); // expect: PHI213
}

void file_ok() {
  auto receiver = std::make_shared<spdlog::sinks::basic_file_sink_mt>("a.log");
  auto audit = std::make_shared<spdlog::logger>("audit", receiver);
  audit->flush();
}

void other_ok() {
  spdlog::sinks::tcp_sink_config settings("logs.papertrailapp.com", 514);
  auto receiver = std::make_shared<spdlog::sinks::tcp_sink_mt>(settings);
  auto metrics = std::make_shared<spdlog::logger>("metrics", receiver);
  metrics->flush();
}
