// What a file of the repository says decides who receives what is sent.
#include <fstream>
#include <nlohmann/json.hpp>
#include <yaml-cpp/yaml.h>

void send(const std::string &url, const std::string &body) {
  cpr::Post(cpr::Url{url}, cpr::Body{body}); // expect: PHI101
}

void parsed_bad(const std::string &clinicalNote) {
  std::ifstream in("config.json");
  nlohmann::json values = nlohmann::json::parse(in);
  std::string url = values["llm"]["base_url"];
  cpr::Post(cpr::Url{url}, cpr::Body{clinicalNote}); // expect: PHI101
}

void streamed_bad(const std::string &clinicalNote) {
  std::ifstream in("config.json");
  nlohmann::json values;
  in >> values;
  const auto url = values["llm"]["base_url"].get<std::string>();
  cpr::Post(cpr::Url{url}, cpr::Body{clinicalNote}); // expect: PHI101
}

void keyed_bad(const std::string &clinicalNote) {
  auto values = nlohmann::json::parse(std::ifstream("config.json"));
  cpr::Post(cpr::Url{values.at("llm").value("base_url", "")},
            cpr::Body{clinicalNote}); // expect: PHI101
}

void own_ok(const std::string &clinicalNote) {
  auto values = nlohmann::json::parse(std::ifstream("config.json"));
  cpr::Post(cpr::Url{values["own"]["base_url"].get<std::string>()},
            cpr::Body{clinicalNote});
}

struct Config {
  std::string url;
};

Config load() {
  YAML::Node values = YAML::LoadFile("config.yaml");
  Config out;
  out.url = values["llm"]["yaml_url"].as<std::string>();
  return out;
}

void loaded_bad(const std::string &clinicalNote) {
  send(load().url, clinicalNote);
}

void section_bad(const QString &clinicalNote) {
  QSettings values("settings.ini", QSettings::IniFormat);
  QNetworkAccessManager network;
  QUrl url(values.value("llm/ini_url").toString());
  network.post(QNetworkRequest(url), clinicalNote.toUtf8()); // expect: PHI101
}

void tree_bad(const std::string &clinicalNote) {
  boost::property_tree::ptree values;
  boost::property_tree::ini_parser::read_ini("settings.ini", values);
  cpr::Post(cpr::Url{values.get<std::string>("llm.ini_url")},
            cpr::Body{clinicalNote}); // expect: PHI101
}

void document_bad(const QString &clinicalNote) {
  QFile file("config.json");
  QJsonObject values = QJsonDocument::fromJson(file.readAll()).object();
  QUrl url(values["llm"].toObject()["base_url"].toString());
  QNetworkAccessManager network;
  network.post(QNetworkRequest(url), clinicalNote.toUtf8()); // expect: PHI101
}
