import OpenAI from "openai";

export const written = new OpenAI({ apiKey: "sk-proj-3fQ7bTz9LmX2vR8kWn5cYd1H" }); // expect: PHI708
export const asked = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });
