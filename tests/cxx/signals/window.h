#include "client.h"

class Window : public QMainWindow {
  Q_OBJECT

public:
  Window();

private slots:
  void keep_bad(const QString &answer);
  void show_bad(const QString &answer);
  void count_ok(int percent);

private:
  Client *client_;
};
