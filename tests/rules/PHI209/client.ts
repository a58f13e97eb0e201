import mongoose from "mongoose";
import OpenAI from "openai";

export const loud = new OpenAI({ logLevel: "debug" }); // expect: PHI209
export const quiet = new OpenAI({ logLevel: "warn" });
mongoose.set("debug", true); // expect: PHI209
mongoose.set("debug", false);
mongoose.set("strictQuery", true);
