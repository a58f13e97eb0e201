param minTls string = 'TLS1_2'

resource store 'Microsoft.Storage/storageAccounts@2022-09-01' = {
  properties: {
    minimumTlsVersion: minTls // expect: PHI502
  }
}
