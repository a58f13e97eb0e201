import { create } from "zustand";
import { devtools, persist } from "zustand/middleware";

interface Charts {
  text: string;
  page: number;
  open: (text: string) => void;
  show: () => void;
}

export const useCharts = create<Charts>()(
  devtools((set, get) => ({
    text: "",
    page: 1,
    open: (text) => set({ text, page: 2 }),
    show: () => console.log(get().text), // expect: PHI202
  })),
);

export function open(mrn: string, patientName: string) {
  useCharts.getState().open(mrn);
}

export function reader_bad() {
  const text = useCharts((all) => all.text);
  console.log(text); // expect: PHI202
}

export function whole_bad() {
  const { text, page } = useCharts();
  console.log(text); // expect: PHI202
  console.log(page);
}

export function page_ok() {
  console.log(useCharts((all) => all.page));
}

export const useDraft_bad = create<{ note: string; save: (note: string) => void }>()(
  persist( // expect: PHI511
    (set) => ({ note: "", save: (note) => set({ note }) }),
    { name: "draft" },
  ),
);

export const useTheme_ok = create<{ note: string; dark: boolean; save: (note: string) => void }>()(
  persist(
    (set) => ({ note: "", dark: false, save: (note) => set({ note }) }),
    { name: "theme", partialize: (all) => ({ dark: all.dark }) },
  ),
);

export function draft(clinicalNote: string) {
  useDraft_bad.getState().save(clinicalNote);
  useTheme_ok.getState().save(clinicalNote);
}
