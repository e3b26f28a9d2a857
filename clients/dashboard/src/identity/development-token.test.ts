import { expect, test } from "vitest";
import { developmentToken } from "./development-token.ts";

const answering = (status: number, body: unknown) => async () => new Response(JSON.stringify(body), { status });
const jwt = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.sig`;

test("a click brings the gateway's token, with the end that it says itself", async () => {
  const asked: unknown[] = [];
  const token = jwt({ exp: 1_800_000_000, sub: "ädmin" });
  const ask = (...call: unknown[]) => {
    asked.push(call);
    return answering(200, { token })();
  };
  const issued = await developmentToken("Org1MSP", "admin", ask as typeof fetch);
  expect(issued).toEqual({ accessToken: token, expiresAt: 1_800_000_000_000 });
  expect(asked).toEqual([["/development/token?organization=Org1MSP&role=admin", { method: "POST" }]]);
});

test("a gateway that gives none says why", async () => {
  const refused = answering(403, { errors: [{ message: "only our own pages" }] });
  const code = "NO_DEVELOPMENT_ISSUER";
  await expect(developmentToken("Org1MSP", "admin", refused)).rejects.toMatchObject({
    code,
    message: expect.stringContaining("only our own pages"),
  });
  await expect(developmentToken("Org1MSP", "admin", async () => new Response("no"))).rejects.toMatchObject({ code });
  await expect(developmentToken("Org1MSP", "admin", answering(200, { token: "a.b" }))).rejects.toThrow();
});
