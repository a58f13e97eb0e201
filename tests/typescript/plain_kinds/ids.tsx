// Numbers and opaque ids in addresses.
import { useState } from 'react'
interface PatientNoteSet { id: number; review_chart_id: number | null; patient_id: string; upload_notes: string }
export function App() {
  const [selectedNoteSet, setSelectedNoteSet] = useState<PatientNoteSet | null>(null)
  async function loadChart_ok(chartId: number) {
    return fetch(`/api/charts/${chartId}`)
  }
  async function loadNotes_bad(text: string) {
    return fetch(`https://api.example.com/find?text=${text}`)  // expect: PHI211
  }
  void loadNotes_bad(selectedNoteSet.upload_notes)
  return <button onClick={() => void loadChart_ok(selectedNoteSet.review_chart_id!)}>Open</button>
}
export function related_ok({ token }) {
  const params = new URLSearchParams(window.location.search);
  const patientId = params.get("patient");
  fetch(`/api/admin/patients/${encodeURIComponent(patientId)}/related`, { headers: { token } });
}
