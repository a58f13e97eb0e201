// Names of a chart of patients: what its abbreviations and the resources of FHIR
// say, and what only keeps or describes it.
interface ConditionEntity {
  id: string;
  code?: { text?: string };
  onsetDateTime?: string;
}

export function condition_bad(one: ConditionEntity) {
  console.log(one.code?.text);  // expect: PHI202
  console.log(one.id);
}

export function abbreviations_bad(pmh: string, psh: string, nhi: string, rosText: string) {
  console.log(pmh);  // expect: PHI202
  console.log(psh);  // expect: PHI202
  console.log(nhi);  // expect: PHI202
}

export function holders_ok(clinical: any, transcriptionStore: any) {
  const { noteDivision, noteSettings, emailSentAt, noteCount, noteEnabled, transcriptMode } = clinical;
  console.log(transcriptionStore.inputMode, transcriptionStore.microphoneGain);
  console.log(noteDivision, noteSettings, emailSentAt, noteCount, noteEnabled, transcriptMode);
}
