// What Firebase keeps, and what it gives.
import { addDoc, collection, doc, getDoc, getDocs, getFirestore, setDoc, writeBatch } from "firebase/firestore";
import { getStorage, ref, uploadString } from "firebase/storage";
import { getAnalytics, logEvent } from "firebase/analytics";
import admin from "firebase-admin";

export async function write_bad(patientName: string, diagnosis: string) {
  await setDoc(doc(getFirestore(), "charts", "a"), { patientName });  // expect: PHI115
  await addDoc(collection(getFirestore(), "charts"), { diagnosis });  // expect: PHI115
  await admin.firestore().collection("charts").add({ diagnosis });  // expect: PHI115
  writeBatch(getFirestore()).set(doc(getFirestore(), "charts", "a"), { diagnosis });  // expect: PHI115
  await uploadString(ref(getStorage(), "a"), diagnosis);  // expect: PHI115
  logEvent(getAnalytics(), "seen", { diagnosis });  // expect: PHI108
}

export async function read_bad() {
  const all = await getDocs(collection(getFirestore(), "patients"));
  console.log(all.docs.map((one) => one.data()));  // expect: PHI202
  const one = await getDoc(doc(getFirestore(), "patients", "a"));
  if (one.exists()) console.log(one.data());  // expect: PHI202
}

export async function other_ok() {
  const all = await getDocs(collection(getFirestore(), "wards"));
  console.log(all.docs.map((one) => one.data()));
  await addDoc(collection(getFirestore(), "wards"), { name: "a" });
}
