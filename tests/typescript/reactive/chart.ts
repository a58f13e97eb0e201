// Values that components watch: refs, signals, stores.
import { defineStore } from "pinia";
import { ref, computed, watch } from "vue";
import { writable, get } from "svelte/store";
import { signal, computed as derive, Injectable } from "@angular/core";
import { HttpClient } from "@angular/common/http";
export const useChart = defineStore("chart", () => {
  const patient = ref(null);
  function load(p: { ssn: string }) { patient.value = p; }
  const label = computed(() => patient.value.ssn);
  return { patient, load, label };
});
export function show() {
  const store = useChart();
  console.log(store.patient.diagnosis);  // expect: PHI202
  console.log(store.label);  // expect: PHI202
}
export const note = writable("");
export function save(diagnosis: string) { note.set(diagnosis); }
export function showNote() { console.log(get(note)); }  // expect: PHI202
export function sub() { note.subscribe((n) => console.log(n)); }  // expect: PHI202
const s = signal("");
export function setS(diagnosis: string) { s.set(diagnosis); }
export function showS() { console.log(s()); }  // expect: PHI202
const d = derive(() => s() + "!");
export function showD() { console.log(d()); }  // expect: PHI202
@Injectable()
export class Api {
  constructor(private http: HttpClient) {}
  ask(patient: { diagnosis: string }) {
    return this.http.post("https://api.openai.com/v1/chat/completions", { messages: [{ content: patient.diagnosis }] });  // expect: PHI101, PHI601
  }
}
export function w(patient: { diagnosis: string }) {
  const r = ref(patient.diagnosis);
  watch(r, (now) => console.log(now));  // expect: PHI202
}
