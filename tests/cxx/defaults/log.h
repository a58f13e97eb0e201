// Default arguments stand where a function is declared.
#include <QString>
void add(const QString &msg, bool w = false);
class Log {
public:
  Log(const QString &head, QObject *parent = 0);
  static void tell(const QString &msg, bool force = false, int level = 1);
  void say(const QString &msg, bool force = false);
};
