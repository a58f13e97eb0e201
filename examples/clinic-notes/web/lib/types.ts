/** What the note service sends and takes. */
export interface PatientSummary {
  id: number;
  firstName: string;
  lastName: string;
  mrn: string;
  dateOfBirth: string;
}

export interface NoteDraft {
  encounterId: number;
  noteText: string;
}
