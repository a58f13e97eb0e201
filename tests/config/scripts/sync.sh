#!/bin/bash
export NODE_TLS_REJECT_UNAUTHORIZED=0 # expect: PHI501
curl -sk https://ehr.clinic.example/fhir # expect: PHI501
wget --no-check-certificate https://ehr.clinic.example/fhir # expect: PHI501
curl -k https://localhost:8443/health
curl -s https://ehr.clinic.example/fhir
# curl -k https://ehr.clinic.example/fhir
