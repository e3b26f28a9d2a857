import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openTestNetwork, type TestNetwork } from "../testing/test-network.ts";
import { signEnvelope, testTransaction, userOf } from "../testing/test-transaction.ts";
import { Orderer } from "./orderer.ts";

let ledger: TestNetwork;
let orderer: Orderer;

beforeEach(async () => {
  ledger = await openTestNetwork({ maxMessages: 3, absoluteBytes: 20_000 });
  const { channel, network } = ledger;
  const onFailure = (error: unknown) => expect.fail(String(error));
  orderer = new Orderer({ channel, signer: network.orderer.node, log: pino({ level: "silent" }), onFailure });
});
afterEach(() => ledger.close());

describe("the orderer", () => {
  test("commits in the order of submission, a full batch at once and the rest after the time-out", async () => {
    const transactions = Array.from({ length: 7 }, () => testTransaction(ledger.network));
    for (const transaction of transactions) expect(orderer.submit(transaction)).toBeUndefined();
    const { feed } = ledger.channel;
    await expect.poll(() => feed.height).toBe(4);
    expect([1, 2, 3].map((number) => feed.block(number)?.transactions.length)).toEqual([3, 3, 1]);
    const ordered = [1, 2, 3].flatMap((number) => feed.block(number)?.block.envelopes ?? []);
    expect(ordered.map(String)).toEqual(transactions.map(String));
  });

  test("commits what it has taken before it stops", async () => {
    orderer.submit(testTransaction(ledger.network));
    await orderer.drain();
    expect(ledger.channel.feed.height).toBe(2);
  });

  test("refuses what no writer of the channel has signed", () => {
    const other = signEnvelope(testTransaction(ledger.network), userOf(ledger.network.peers[1]));
    const peer = ledger.network.peers[0]?.node;
    const byPeer = testTransaction(ledger.network, peer === undefined ? {} : { creator: peer });
    for (const transaction of [other, byPeer]) {
      const refusal = orderer.submit(transaction);
      expect(refusal?.status).toBe("FORBIDDEN");
      expect(refusal?.info).toContain("permission denied");
    }
  });

  test("refuses what is empty, malformed or too large", () => {
    const large = { writes: [{ key: "k", value: Buffer.alloc(20_000) }] };
    expect(orderer.submit(Buffer.alloc(0))?.status).toBe("BAD_REQUEST");
    expect(orderer.submit(Buffer.from([0xff, 0xff]))?.status).toBe("BAD_REQUEST");
    expect(orderer.submit(testTransaction(ledger.network, { sets: [large] }))?.status).toBe("REQUEST_ENTITY_TOO_LARGE");
  });
});
