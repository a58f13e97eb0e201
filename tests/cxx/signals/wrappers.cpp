// Slots behind functions that connect, and behind what binds an object.
#include <QDebug>
#include <functional>

class Form : public QObject {
public:
  Form() {
    hook(&Form::saved);
    connect(this, &Form::closed, std::bind(&Form::bound_bad, this, _1));
    kept.connect(boost::bind(&Form::second_bad, this, 3, _1));
    connect(this, &Form::counted, std::bind(&Form::count_ok, this, _1));
  }
  void hook(void (Form::*sent)(const QString &)) {
    connect(this, sent, this, &Form::wrapped_bad);
  }
  void save(const QString &patientName) {
    emit saved(patientName);
    emit closed(patientName);
    kept(patientName);
    emit counted(patientName.size());
  }
  void wrapped_bad(const QString &text) {
    qDebug() << text; // expect: PHI201
  }
  void bound_bad(const QString &text) {
    qDebug() << text; // expect: PHI201
  }
  void second_bad(int level, const QString &text) {
    qDebug() << level;
    qDebug() << text; // expect: PHI201
  }
  void count_ok(int count) { qDebug() << count; }
  boost::signals2::signal<void(QString)> kept;

signals:
  void saved(const QString &text);
  void closed(const QString &text);
  void counted(int count);
};
