module notes 'modules/store.bicep' = {
  name: 'notes'
  params: {
    minTls: 'TLS1_0'
  }
}
