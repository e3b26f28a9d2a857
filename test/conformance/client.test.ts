import { PlatformError } from "../../errors/platform-error.ts";
import { describeBlock } from "../../ledgers/fabric/block-details.ts";
import { connectFabric } from "../../ledgers/fabric/connection.ts";
import { endpointOf } from "../../ledgers/fabric/organizations.ts";
import { conformance } from "./conformance.ts";
import type { Step } from "./ledger-session.ts";
import { withChannel } from "./platform-client.ts";

const script = (...steps: readonly Step[]) => [JSON.stringify(steps)];

/** The code and text of the error a call ends with. */
async function refusal(call: Promise<unknown>): Promise<unknown> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    return [error.code, error.message.replaceAll(/[0-9a-f]{64}/g, "<hash>"), error.retryable];
  }
}

conformance("The platform's client", [
  {
    name: "a submitted transaction tells where it was committed and what it returned",
    run: (ledger) =>
      withChannel(ledger.target, "first", async (channel) => {
        const first = await channel.submit("conformance", "Run", script(["increment", "client: a"]));
        const second = await channel.submit("conformance", "Run", script(["increment", "client: a"]));
        return [
          first.validationCode,
          first.result,
          second.result,
          second.blockNumber > first.blockNumber,
          first.transactionId.length,
          await channel.evaluate("conformance", "Run", script(["get", "client: a"])),
        ];
      }),
    expected: ["VALID", "[1]", "[2]", true, 64, '["2"]'],
  },
  {
    name: "a coded refusal of the chaincode becomes the error's code",
    run: (ledger) =>
      withChannel(ledger.target, "first", async (channel) => [
        await refusal(channel.evaluate("conformance", "Run", script(["throw", "NOT_FOUND: service maps"]))),
        await refusal(channel.submit("conformance", "Run", script(["throw", "BAD_COUNTER: 3, expected 4"]))),
        await refusal(channel.submit("conformance", "Run", script(["throw", "no code at all"]))),
        await refusal(channel.submit("conformance", "Run", script(["throw", "UNHEARD_OF: code"]))),
      ]),
    expected: [
      ["NOT_FOUND", "service maps", false],
      ["BAD_COUNTER", "3, expected 4", false],
      ["ENDORSEMENT_FAILED", "no code at all", false],
      ["ENDORSEMENT_FAILED", "UNHEARD_OF: code", false],
    ],
  },
  {
    name: "a conflict can be retried, a failed policy cannot",
    run: (ledger) =>
      withChannel(ledger.target, "first", async (channel) => {
        const increment = () => channel.submit("conformance", "Run", script(["increment", "client: conflict"]));
        const refusals: unknown[][] = [];
        while (!refusals.some(([code]) => code === "MVCC_CONFLICT")) {
          const outcomes = await Promise.all(Array.from({ length: 6 }, () => refusal(increment())));
          refusals.push(...outcomes.filter((outcome) => Array.isArray(outcome)));
        }
        const options = { endorsingOrganizations: ["Org1MSP"] };
        return [
          // Endorsers that are a block apart disagree, which another attempt cures as well.
          refusals.every(([, , isRetryable]) => isRetryable),
          await refusal(channel.submit("conformance", "Run", script(["put", "client: policy", "x"]), options)),
        ];
      }),
    expected: [true, ["ENDORSEMENT_FAILED", "transaction <hash> was not committed: ENDORSEMENT_POLICY_FAILURE", false]],
  },
  {
    name: "a block is found by its number, its hash and a transaction, and tells all of the transaction",
    run: (ledger) =>
      withChannel(ledger.target, "first", async (channel) => {
        const given = script(["put", "client: looked at", "x"]);
        const { blockNumber: number, transactionId } = await channel.submit("conformance", "Run", given);
        const byNumber = describeBlock((await channel.storedBlock({ number })) as Uint8Array);
        const byHash = describeBlock((await channel.storedBlock({ hash: byNumber.hash })) as Uint8Array);
        const byTransaction = describeBlock((await channel.storedBlock({ transactionId })) as Uint8Array);
        const found = byTransaction.transactions.find(({ id }) => id === transactionId);
        const text = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString();
        return [
          [byHash, byTransaction].map(({ hash }) => hash === byNumber.hash),
          [found?.type, found?.validationCode, found?.chaincode, found?.creator?.mspId],
          found?.arguments
            .map(text)
            .slice(0, 1)
            .concat(found.arguments.map(text).slice(1)[0] === given[0] ? "given" : ""),
          found?.writes.map(({ namespace, key, value }) => [namespace, text(key), text(value)]),
          [found?.creator, ...(found?.endorsers ?? [])].every((identity) => /./.test(identity?.commonName ?? "")),
          (found?.endorsers.length ?? 0) > 0,
        ];
      }),
    expected: [
      [true, true],
      ["ENDORSER_TRANSACTION", "VALID", "conformance", "Org1MSP"],
      ["Run", "given"],
      [["conformance", "client: looked at", "x"]],
      true,
      true,
    ],
  },
  {
    name: "a block that is not there is none, one of a channel that is not there is unavailable",
    run: async (ledger) => {
      const places = [{ number: 999_999n }, { hash: "ab".repeat(32) }, { transactionId: "ab".repeat(32) }];
      const found = await withChannel(ledger.target, "first", (channel) =>
        Promise.all(places.map((place) => channel.storedBlock(place))),
      );
      const [code] = (await withChannel(ledger.target, "nope", (channel) =>
        refusal(channel.storedBlock({ number: 0n })),
      )) as unknown[];
      return [found, code];
    },
    expected: [[undefined, undefined, undefined], "LEDGER_UNAVAILABLE"],
  },
  {
    name: "what is not there is unavailable",
    run: (ledger) =>
      withChannel(ledger.target, "first", async (channel) => {
        const [code, , isRetryable] = (await refusal(channel.evaluate("nope", "Run", []))) as unknown[];
        return [code, isRetryable];
      }),
    expected: ["LEDGER_UNAVAILABLE", true],
  },
  {
    name: "blocks carry each transaction's writes, event and validation code",
    run: (ledger) =>
      withChannel(ledger.target, "first", async (channel) => {
        const before = Date.now();
        const call: Step = ["invoke", "other", "", ["Run", JSON.stringify([["put", "client: theirs", "y"]])]];
        const { blockNumber, transactionId } = await channel.submit(
          "conformance",
          "Run",
          script(["put", "client: kept", "zwölf"], ["delete", "client: gone"], ["event", "Kept", "payload"], call),
        );
        const policy = { endorsingOrganizations: ["Org1MSP"] };
        await refusal(
          channel.submit("conformance", "Run", script(["put", "client: no", "x"], ["event", "No", ""]), policy),
        );
        const found: unknown[] = [];
        for await (const { number, transactions } of channel.blocks({ startBlock: blockNumber })) {
          for (const { id, validationCode, creatorMspId, timestamp, event, writes } of transactions) {
            found.push({
              isFirst: id === transactionId,
              validationCode,
              creatorMspId,
              isNow: Math.abs(timestamp.getTime() - before) < 60_000,
              event: event && [
                event.chaincode,
                event.name,
                Buffer.from(event.payload).toString(),
                event.blockNumber === number,
              ],
              writes: writes.map(({ namespace, key, value }) => [
                namespace,
                key,
                value && Buffer.from(value).toString(),
              ]),
            });
          }
          if (found.length === 2) break;
        }
        return found;
      }),
    expected: [
      {
        isFirst: true,
        validationCode: "VALID",
        creatorMspId: "Org1MSP",
        isNow: true,
        event: ["conformance", "Kept", "payload", true],
        writes: [
          ["conformance", "client: gone", null],
          ["conformance", "client: kept", "zwölf"],
          ["other", "client: theirs", "y"],
        ],
      },
      {
        isFirst: false,
        validationCode: "ENDORSEMENT_POLICY_FAILURE",
        creatorMspId: "Org1MSP",
        isNow: true,
        event: undefined,
        writes: [],
      },
    ],
  },
  {
    name: "every block names the hash of the one before",
    run: (ledger) =>
      withChannel(ledger.target, "first", async (channel) => {
        const { blockNumber } = await channel.submit("conformance", "Run", script(["put", "client: hash", "x"]));
        let previous = "";
        const broken: bigint[] = [];
        for await (const { number, hash, previousHash } of channel.blocks({ startBlock: 0n })) {
          if (previousHash !== previous) broken.push(number);
          previous = hash;
          if (number === blockNumber) break;
        }
        return [broken, previous.length];
      }),
    expected: [[], 64],
  },
  {
    name: "events resume after a transaction",
    run: (ledger) =>
      withChannel(ledger.target, "first", async (channel) => {
        const ids: string[] = [];
        for (const name of ["1", "2", "3"]) {
          ids.push(
            (await channel.submit("conformance", "Run", script(["event", name, `payload ${name}`]))).transactionId,
          );
        }
        const [first = ""] = ids;
        const found: unknown[] = [];
        for await (const event of channel.chaincodeEvents("conformance", { afterTransactionId: first })) {
          found.push([event.name, Buffer.from(event.payload).toString(), ids.indexOf(event.transactionId)]);
          if (found.length === 2) break;
        }
        return found;
      }),
    expected: [
      ["2", "payload 2", 1],
      ["3", "payload 3", 2],
    ],
  },
  {
    name: "a stream ends when its signal says so",
    run: (ledger) =>
      withChannel(ledger.target, "first", async (channel) => {
        const stop = new AbortController();
        const seen: string[] = [];
        for await (const _ of channel.blocks({ startBlock: 0n, signal: stop.signal })) {
          seen.push("block");
          stop.abort();
        }
        for await (const _ of channel.chaincodeEvents("conformance", { startBlock: 0n, signal: stop.signal }))
          seen.push("event");
        return seen;
      }),
    expected: ["block"],
  },
  {
    name: "streams end when their connection is closed",
    run: async (ledger) => {
      const [organization] = ledger.target.organizations;
      if (organization === undefined) throw new RangeError("The target has no organisation");
      const connection = connectFabric(endpointOf(organization, "client"));
      const channel = connection.channel("first");
      const blocks = channel.blocks({ startBlock: 0n })[Symbol.asyncIterator]();
      const events = channel.chaincodeEvents("conformance", { startBlock: 1_000_000n })[Symbol.asyncIterator]();
      const first = await blocks.next();
      const waiting = events.next();
      connection.close();
      let last = await blocks.next();
      while (!last.done) last = await blocks.next();
      return [first.done, last.done, (await waiting).done];
    },
    expected: [false, true, true],
  },
  {
    name: "blocks of a channel that does not exist are not awaited",
    run: (ledger) =>
      withChannel(ledger.target, "nope", (channel) =>
        refusal(channel.blocks({ startBlock: 0n })[Symbol.asyncIterator]().next()),
      ),
    expected: [
      "NOT_FOUND",
      "no blocks of channel nope: the peer is not in it; join it, or set the channel's name right",
      false,
    ],
  },
  {
    name: "the configuration names the members",
    run: (ledger) => withChannel(ledger.target, "second", async (channel) => (await channel.configuration()).members),
    expected: ["Org1MSP", "Org2MSP", "Org3MSP"],
  },
  {
    name: "the configuration tells how blocks are cut",
    run: (ledger) =>
      withChannel(ledger.target, "first", async (channel) => {
        const { batch } = await channel.configuration();
        return [batch.maxMessages > 0, batch.preferredBytes > 0, /^\d+(\.\d+)?(ms|s)$/.test(batch.timeout)];
      }),
    expected: [true, true, true],
  },
]);
