// A header is a part of a request: what its body has is not in it.
import { Router, type Request } from "express";

const router = Router();

function tenantOf(req: Request) {
  return req.header("x-tenant-id") || req.get("host");
}

router.post("/intake", async (req: Request, res) => {
  const { dob, firstName } = req.body;
  const tenantId = tenantOf(req);
  console.log("tenant", tenantId, req.ip, req.accepts("html"));
  console.log("born", dob);  // expect: PHI202
  res.json({ ok: true, firstName });
});

router.post("/chart", async (req: Request, res) => {
  const wanted = req.header("x-patient-name");
  console.log("asked for", wanted);  // expect: PHI202
  res.json({ ok: true });
});
