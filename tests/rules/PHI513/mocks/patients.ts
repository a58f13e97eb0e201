export const patient = { name: "Maria Keller", dob: "1961-03-09", ssn: "536-22-8145" };
