// Answers arrive at what was connected when the object was made.
#include <QFile>
#include <QNetworkAccessManager>

class Model : public QObject {
public:
  Model() {
    manager = new QNetworkAccessManager(this);
    connect(manager, &QNetworkAccessManager::finished, this, &Model::handle);
  }
  void ask(const QString &clinicalNote) {
    QNetworkRequest request(QUrl("http://127.0.0.1:8080/v1/chat"));
    manager->post(request, clinicalNote.toUtf8());
  }
  void handle(QNetworkReply *reply) { emit told(reply->readAll()); }

signals:
  void told(const QString &text);

private:
  QNetworkAccessManager *manager;
};

class Screen : public QObject {
public:
  Screen() { connect(model, &Model::told, this, &Screen::keep_bad); }
  void keep_bad(const QString &text) {
    QFile file("a.txt");
    QTextStream out(&file);
    out << text; // expect: PHI804
  }

private:
  Model *model;
};
