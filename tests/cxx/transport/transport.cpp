// Certificates, versions of TLS, ciphers, memory that keeps what it had.
#include <curl/curl.h>
#include <openssl/aes.h>

void unchecked_bad(const char *patientName) {
  CURL *handle = curl_easy_init();
  curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 0L); // expect: PHI501
  curl_easy_setopt(handle, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_0); // expect: PHI502
  puts(patientName); // expect: PHI202
}

void checked_ok() {
  CURL *handle = curl_easy_init();
  curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(handle, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2);
}

void cipher_bad(const unsigned char *clinicalNote, const AES_KEY *key) {
  unsigned char out[16];
  AES_ecb_encrypt(clinicalNote, out, key, AES_ENCRYPT); // expect: PHI510
}
