import { ComprehendClient, DetectPiiEntitiesCommand } from "@aws-sdk/client-comprehend";
import { ComprehendMedicalClient, DetectPHICommand } from "@aws-sdk/client-comprehendmedical";

const general = new ComprehendClient({});
const medical = new ComprehendMedicalClient({});

export async function find(clinicalNote: string, mrn: string) {
  await general.send(new DetectPiiEntitiesCommand({ Text: clinicalNote, LanguageCode: "en" })); // expect: PHI402
  await medical.send(new DetectPHICommand({ Text: clinicalNote }));
}
