// What a hook of the AI SDK answers is made of what it was sent.
import { useChat, useCompletion } from "@ai-sdk/react";

export function Chat_bad({ patientNote }: { patientNote: string }) {
  const { sendMessage } = useChat({
    onFinish: ({ message }) => console.log("done", message),  // expect: PHI202
  });
  sendMessage({ text: patientNote });
  return null;
}

export function Summary_bad({ patientNote }: { patientNote: string }) {
  const { completion, complete } = useCompletion({ api: "/api/summary" });
  complete(patientNote);
  console.log(completion);  // expect: PHI202
  return null;
}

export function Summary_ok({ patientNote }: { patientNote: string }) {
  const { complete, isLoading } = useCompletion({ api: "/api/summary" });
  complete(patientNote);
  console.log(isLoading);
  return null;
}
