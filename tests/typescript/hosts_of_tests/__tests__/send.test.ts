import { send_bad, upload } from "../send";

test("send", async () => {
  await send_bad("x", { baseUrl: "https://api.openai.com/v1" });
  await upload("x", "https://other.example/v1");
});
