export const patient = {
  name: "Maria Keller",
  dob: "1961-03-09", // expect: PHI513
  mrn: "48210377", // expect: PHI513
};
export const undashed = { ssn: "536228145" }; // expect: PHI513

// The names of another person's keys are no words: "adobe" is no "dob".
export const file = { name: "form", adobe: "1961-03-09", mrnIndex: "48" };
export const fakePatient = { name: "Maria Keller", dob: "1961-03-09" };
export const visitor = { patient_name: "Maria Keller", phone: "617-442-9083" }; // expect: PHI513
export const clinic = { name: "Brookline Clinic", phone: "617-442-9083", note: "call the patient" };
