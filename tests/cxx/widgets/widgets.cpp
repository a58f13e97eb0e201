// What a field of a form is called says what is entered there.
#include <QDebug>

void entered_bad() {
  qDebug() << ui->patientNameEdit->text(); // expect: PHI201
  qDebug() << ui->lineEdit_ssn->text(); // expect: PHI201
}

void entered_ok() {
  qDebug() << ui->searchEdit->text();
  qDebug() << ui->audioKeyField->text();
}

void keys_bad(const char *body) {
  cJSON *document = cJSON_Parse(body);
  puts(cJSON_GetObjectItem(document, "patient_name")->valuestring); // expect: PHI202
}

void route_bad(const crow::request &request) {
  std::cout << request.url_params.get("patient_name"); // expect: PHI202
}

void route_ok(const crow::request &request) {
  std::cout << request.url_params.get("page");
  std::cout << request.remote_ip_address;
}

void keys_ok(const char *body) {
  cJSON *document = cJSON_Parse(body);
  puts(cJSON_GetObjectItem(document, "version")->valuestring);
}
