export type Division = "REHAB" | "MEDICAL" | null;
export enum Stage { Draft, Signed }
export interface ClinicalNote { id: string; division: Division; stage: Stage; text: string; kind: "a" | "b"; other: string }
