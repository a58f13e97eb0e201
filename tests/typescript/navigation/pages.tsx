// Where a page goes stands in its history and in the logs of the server.
import { useRouter } from "next/navigation";
import { useNavigate } from "react-router-dom";

export function useRouter_bad({ patientName }: { patientName: string }) {
  const router = useRouter();
  router.push(`/email?name=${patientName}`);  // expect: PHI211
  router.replace("/search?q=" + encodeURIComponent(patientName));  // expect: PHI211
}

export function useNavigate_bad({ diagnosis }: { diagnosis: string }) {
  const navigate = useNavigate();
  navigate(`/discharge?dx=${diagnosis}`);  // expect: PHI211
}

export function window_bad(diagnosis: string) {
  window.open(`/discharge?dx=${diagnosis}`);  // expect: PHI211
  window.location.href = `/discharge?dx=${diagnosis}`;  // expect: PHI211
  location.assign(`/discharge?dx=${diagnosis}`);  // expect: PHI211
  history.pushState({}, "", `/discharge?dx=${diagnosis}`);  // expect: PHI211
}

// `window` is the browser's, although the file writes a part of it.
export function whole_bad(patientName: string) {
  window.location = "/search?name=" + patientName;  // expect: PHI211
}

export function cookie_bad(patientName: string) {
  document.cookie = "name=" + patientName;  // expect: PHI511
}

// An opaque id names a page of the application.
export function ids_ok({ patientId }: { patientId: string }) {
  const router = useRouter();
  router.push(`/patients/${patientId}`);
  window.location.href = `/patients/${patientId}`;
}

// What is kept beside the address stays in the page.
export function state_ok({ patientName }: { patientName: string }) {
  const navigate = useNavigate();
  navigate("/discharge", { state: { patientName } });
  document.title = patientName;
}

// Whoever made the address put things into it.
export async function given_ok({ patient }: { patient: { name: string; portalUrl: string } }) {
  const answer = await fetch("/api/links", { method: "POST", body: JSON.stringify(patient) });
  const data = await answer.json();
  window.location.href = data.redirectUrl;
  window.open(patient.portalUrl);
}

export function made_bad({ patientName }: { patientName: string }) {
  const url = `/search?name=${patientName}`;
  window.open(url);  // expect: PHI211
}

export function address_bad(patientName: string) {
  const url = new URL("https://ehr.example.com/Patient");
  url.searchParams.set("family", patientName);
  fetch(url);  // expect: PHI211
}
