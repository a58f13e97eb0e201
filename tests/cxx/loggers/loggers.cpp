// A logger of the application: what it does with the message nobody can see.
#include <cstdarg>
#include <deque>
#include <functional>
#include <string>

void platform_write(int level, const char *format, va_list arguments);

class Logger {
public:
  static Logger &instance() {
    static Logger logger;
    return logger;
  }
  void error(const std::string &message) { queue_.push_back(message); }
  void warn(const std::string &message) { sink_(message); }
  void log(int level, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    platform_write(level, format, arguments);
    va_end(arguments);
  }
  void debug(const std::string &message) {}

private:
  std::deque<std::string> queue_;
  std::function<void(const std::string &)> sink_;
};

#define CLINIC_LOG_ERROR(format, ...) Logger::instance().log(1, format, __VA_ARGS__)

void queued_bad(const std::string &patientName) {
  Logger::instance().error("seen " + patientName); // expect: PHI201
}

void called_back_bad(const std::string &patientName) {
  Logger::instance().warn("seen " + patientName); // expect: PHI201
}

void macro_bad(const std::string &patientName) {
  CLINIC_LOG_ERROR("seen %s", patientName.c_str()); // expect: PHI201
}

void nothing_is_done_ok(const std::string &patientName) {
  Logger::instance().debug("seen " + patientName);
}

// Of somebody else: known by what they are called.
void named_bad(const std::string &patientName) {
  APPLOG_ERROR("seen %s", patientName.c_str());                      // expect: PHI201
  log_warning("seen %s", patientName.c_str());                       // expect: PHI201
  LogError("seen %s", patientName.c_str());                          // expect: PHI201
  QLOG_ERROR() << patientName.c_str();                               // expect: PHI201
  APP_LOG(ERROR) << patientName;                                     // expect: PHI201
  __android_log_write(6, "clinic", patientName.c_str());             // expect: PHI201
}

void named_otherwise_ok(const std::string &patientName) {
  catalog_info("seen %s", patientName.c_str());
  show_dialog_message("seen %s", patientName.c_str());
}
