import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { decodePaymentResponseHeader } from "@x402/fetch";
import { unkeptJournal } from "../../subgraphs/shared/requests/journal.ts";
import { adminOf } from "../../subgraphs/shared/testing/principals.ts";
import { stockClient } from "./stock-client.ts";
import { X402World } from "./x402-world.ts";

const folder = process.env.LEDGERLOOM_X402_CONTRACTS ?? "";

let world: X402World;
beforeAll(async () => {
  world = await X402World.start(folder);
});
afterAll(() => world.stop());

describe.skipIf(!folder)("x402", () => {
  test("end to end", async () => {
    const client = stockClient(world.payments.node.chain.url);
    await world.token.mint(client.address, 1000n);
    const response = await client.fetch(world.url);
    console.log(response.status, await response.text(), response.headers.get("payment-required") && Buffer.from(response.headers.get("payment-required")!, "base64").toString());
    console.log(decodePaymentResponseHeader(response.headers.get("payment-response") ?? ""));
    for (let i = 0; i < 20; i++) {
      const r = await client.fetch(world.url);
      console.log(r.status, await r.text(), JSON.stringify(decodePaymentResponseHeader(r.headers.get("payment-response") ?? "").extra));
    }
    const claims = (await world.context()).claims;
    console.log(await claims.claim(world.terms.provider, adminOf("Org2MSP"), unkeptJournal("NONE")));
    console.log(await world.token.balanceOf(world.terms.provider), await world.token.balanceOf(client.address));
    console.log(await client.scheme.refund(world.url));
    console.log(await world.token.balanceOf(world.terms.provider), await world.token.balanceOf(client.address));
  });
});
