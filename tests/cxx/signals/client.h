// A client that tells what a model answered by a signal.
#include <QObject>

class Client : public QObject {
  Q_OBJECT

public:
  explicit Client(QObject *parent = nullptr);

signals:
  void answered(const QString &patientSummary);
  void progressed(int percent);

private slots:
  void handleReply(QNetworkReply *reply);
};
