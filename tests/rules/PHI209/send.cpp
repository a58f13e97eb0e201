#include <curl/curl.h>

void loud_bad(CURL *handle) {
  curl_easy_setopt(handle, CURLOPT_VERBOSE, 1L); // expect: PHI209
}

void quiet_ok(CURL *handle) {
  curl_easy_setopt(handle, CURLOPT_VERBOSE, 0L);
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 1L);
}
