// The host decides who receives it, however far from the call it is named.
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <curl/curl.h>

class Client {
public:
  void ask(const QString &prompt);

private:
  QNetworkAccessManager *network;
  QString key;
};

void Client::ask(const QString &prompt) {
  QUrl url("https://api.openai.com/v1/chat/completions?key=" + key);
  QNetworkRequest request(url);
  QJsonObject message;
  message["content"] = prompt;
  QJsonObject body;
  body["messages"] = QJsonArray{message};
  network->post(request, QJsonDocument(body).toJson()); // expect: PHI101
}

void summarise(Client &client, const QString &clinicalNote) {
  client.ask("Summarise: " + clinicalNote);
}

void plain_bad(const char *mrn) {
  CURL *handle = curl_easy_init();
  curl_easy_setopt(handle, CURLOPT_URL, "https://api.openai.com/v1/responses");
  curl_easy_setopt(handle, CURLOPT_POSTFIELDS, mrn); // expect: PHI101, PHI311
  curl_easy_perform(handle);
}

void own_ok(const char *mrn) {
  CURL *handle = curl_easy_init();
  curl_easy_setopt(handle, CURLOPT_URL, "http://127.0.0.1:8080/notes");
  curl_easy_setopt(handle, CURLOPT_POSTFIELDS, mrn);
  curl_easy_perform(handle);
}
