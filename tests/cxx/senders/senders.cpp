// Clients that are told the address first and the data later.
#include <string>

void parts_bad(const std::string &clinicalNote) {
  CURL *handle = curl_easy_init();
  curl_easy_setopt(handle, CURLOPT_URL, "https://collector.example.com/notes");
  curl_mime *form = curl_mime_init(handle);
  curl_mimepart *part = curl_mime_addpart(form);
  curl_mime_data(part, clinicalNote.c_str(), CURL_ZERO_TERMINATED);
  curl_easy_setopt(handle, CURLOPT_MIMEPOST, form); // expect: PHI115
}

void session_bad(const std::string &clinicalNote) {
  cpr::Session session;
  session.SetOption(cpr::Url{"https://collector.example.com/notes"});
  session.SetOption(cpr::Body{clinicalNote}); // expect: PHI115
}

void stream_bad(const std::string &clinicalNote) {
  Poco::URI address("https://collector.example.com/notes");
  Poco::Net::HTTPSClientSession session(address.getHost(), address.getPort());
  Poco::Net::HTTPRequest request(Poco::Net::HTTPRequest::HTTP_POST, "/notes");
  std::ostream &out = session.sendRequest(request);
  out << clinicalNote; // expect: PHI115
}

void socket_bad(const QString &clinicalNote) {
  QWebSocket socket;
  socket.open(QUrl("wss://api.openai.com/v1/realtime"));
  socket.sendTextMessage(clinicalNote); // expect: PHI101
}

void socket_ok(const QString &clinicalNote) {
  QWebSocket socket;
  socket.open(QUrl("ws://127.0.0.1:9000/notes"));
  socket.sendTextMessage(clinicalNote);
}

void broker_bad(const std::string &mrn) {
  mqtt::async_client client("ssl://broker.example.com:8883", "gateway");
  client.publish("admissions", mrn); // expect: PHI115
}

void broker_ok(const std::string &mrn) {
  mqtt::async_client client("tcp://localhost:1883", "gateway");
  client.publish("admissions", mrn);
}

void header_bad(const QString &mrn) {
  QNetworkAccessManager network;
  QNetworkRequest request(QUrl("https://collector.example.com/notes"));
  request.setRawHeader("X-Patient", mrn.toUtf8());
  network.get(request); // expect: PHI115
}

void header_ok(const QString &mrn) {
  QNetworkAccessManager network;
  QNetworkRequest request(QUrl("https://collector.example.com/notes"));
  request.setRawHeader("X-Length", QString::number(mrn.size()).toUtf8());
  network.get(request);
}

void client_bad(const std::string &clinicalNote) {
  auto client = drogon::HttpClient::newHttpClient("https://api.openai.com");
  auto request = drogon::HttpRequest::newHttpRequest();
  request->setBody(clinicalNote);
  client->sendRequest(request, [](auto result, auto answer) {}); // expect: PHI101
}

void bucket_bad(const std::string &clinicalNote) {
  Aws::S3::S3Client client;
  Aws::S3::Model::PutObjectRequest request;
  request.SetBody(clinicalNote);
  client.PutObject(request); // expect: PHI115
}

void model_bad(const std::string &clinicalNote) {
  openai::OpenAI client{"key"};
  client.chat.create({{"model", "m"}, {"content", clinicalNote}}); // expect: PHI101
}

void model_ok(const std::string &clinicalNote) {
  openai::OpenAI client{"key", "", true, "http://127.0.0.1:8080/v1/"};
  client.chat.create({{"model", "m"}, {"content", clinicalNote}});
}
