// Classes of a namespace that the files with their methods use.
#include <QString>
namespace Utils {
class Log {
public:
  void say(const QString &m);
  static void tell(const QString &m);
  QString last_, patientName;
  QString twice(const QString &m);
};
namespace Internal { class Journal { public: void keep(const QString &m); }; }
}
