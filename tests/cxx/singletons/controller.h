#include <string>

namespace clinic {
class Controller {
public:
  static Controller *instance();
  void tell(const std::string &text);

private:
  Controller();
  static Controller *only_;
};
} // namespace clinic
