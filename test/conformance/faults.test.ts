import { setTimeout as pause } from "node:timers/promises";
import { commitStatusRequest } from "./commit-status.ts";
import { conformance } from "./conformance.ts";
import { withChannel } from "./platform-client.ts";
import { type Outcome, outcomeOf } from "./transcript.ts";

/** Repeats a call until it works. */
async function eventually(call: () => Promise<Outcome>): Promise<Outcome> {
  for (;;) {
    const outcome = await call();
    if (!("error" in outcome)) return outcome;
    await pause(100);
  }
}

const unreachable =
  "error in simulation: failed to execute transaction <hash>: could not launch chaincode <package>: " +
  "connection to <package> failed: error cannot create connection for <package>: " +
  "error creating grpc connection to <address>: failed to create new connection: " +
  'connection error: desc = "transport: error while dialing: dial tcp <address>: connect: connection refused"';

const unknownTransaction = (index: number) => index.toString(16).padStart(64, "0");

const tooMany = (error: string) => ({
  error,
  code: 2,
  message: "2 UNKNOWN: too many requests for /gateway.Gateway, exceeding concurrency limit (500)",
  details: [],
});

/** Client and peer both watch the deadline; whichever is first says so: CANCELLED or DEADLINE_EXCEEDED. */
const late: readonly unknown[] = [1, 4];

conformance("Faults", [
  {
    name: "without its process chaincode can neither evaluate nor endorse; afterwards it can",
    run: async (ledger) => {
      await ledger.submit([["put", "faults: before", "x"]]);
      await ledger.target.stopChaincode("conformance");
      let evaluated: Outcome;
      // A peer that has not noticed yet tries the old stream once more.
      do evaluated = await ledger.evaluate([["get", "faults: before"]]);
      while (JSON.stringify(evaluated).includes("chaincode stream terminated"));
      const endorsed = await ledger.submit([["put", "faults: meanwhile", "x"]]);
      const other = await ledger.evaluateFunction("Echo", ["still here"], { chaincode: "other" });
      await ledger.target.startChaincode("conformance");
      return [
        evaluated,
        endorsed,
        other,
        await eventually(() =>
          ledger.evaluate([
            ["get", "faults: before"],
            ["get", "faults: meanwhile"],
          ]),
        ),
        await eventually(() => ledger.submit([["put", "faults: after", "x"]])),
      ];
    },
    expected: [
      {
        error: "GatewayError",
        code: 10,
        message: "10 ABORTED: failed to evaluate transaction, see attached details for more info",
        details: ["Org1MSP", "Org2MSP", "Org3MSP"].map((mspId) => `${mspId}: ${unreachable}`),
      },
      {
        error: "EndorseError",
        code: 10,
        message: "10 ABORTED: failed to endorse transaction, see attached details for more info",
        details: [`Org1MSP: ${unreachable}`],
      },
      { result: "still here" },
      { result: ["x", null] },
      { status: 0, result: [null] },
    ],
  },
  {
    name: "chaincode that ends while it works endorses nothing",
    run: async (ledger) => {
      await ledger.submit([["put", "faults: alive", "x"]]);
      const ended = await ledger.submit([["put", "faults: alive", "y"], ["exit"]]);
      await ledger.target.startChaincode("conformance");
      return [ended, await eventually(() => ledger.evaluate([["get", "faults: alive"]]))];
    },
    expected: [
      {
        error: "EndorseError",
        code: 10,
        message: "10 ABORTED: failed to endorse transaction, see attached details for more info",
        details: [
          "Org1MSP: error in simulation: failed to execute transaction <hash>: " +
            "error sending: chaincode stream terminated",
        ],
      },
      { result: ["x"] },
    ],
  },
  {
    name: "the status of a transaction nobody submitted is awaited until the deadline",
    run: (ledger) => {
      const request = commitStatusRequest(ledger.client(), "first", unknownTransaction(0));
      return outcomeOf(async () => {
        const { code } = await ledger
          .client()
          .gateway.newCommit(request)
          .getStatus({ deadline: Date.now() + 500 });
        return { code };
      }).then(({ error, code }) => ({ error, isLate: late.includes(code) }));
    },
    expected: { error: "CommitStatusError", isLate: true },
  },
  {
    name: "a peer's gateway takes five hundred calls at a time",
    run: async (ledger) => {
      const client = ledger.client(2);
      const deadline = Date.now() + 15_000;
      const waiting = Array.from({ length: 501 }, (_, index) => {
        const commit = client.gateway.newCommit(commitStatusRequest(client, "first", unknownTransaction(index)));
        return outcomeOf(async () => ({ ...(await commit.getStatus({ deadline })) }));
      });
      // Only the one too many is answered before its deadline.
      const refused = await Promise.race(waiting);
      const oneMore = await ledger.evaluateFunction("Echo", ["x"], { client });
      await Promise.all(waiting);
      return [refused, oneMore, await ledger.evaluateFunction("Echo", ["x"], { client })];
    },
    expected: [tooMany("CommitStatusError"), tooMany("GatewayError"), { result: "x" }],
  },
  {
    name: "streams survive the peer's end without a gap or a repetition",
    run: (ledger) =>
      withChannel(ledger.target, "first", async (channel) => {
        const stop = new AbortController();
        const run = (...steps: unknown[]) => channel.submit("conformance", "Run", [JSON.stringify(steps)]);
        const start = (await run(["put", "faults: stream", "0"])).blockNumber + 1n;
        const blocks: bigint[] = [];
        const events: string[] = [];
        const following = [
          follow(channel.blocks({ startBlock: start, signal: stop.signal }), ({ number }) => blocks.push(number)),
          follow(channel.chaincodeEvents("conformance", { startBlock: start, signal: stop.signal }), ({ name }) =>
            events.push(name),
          ),
        ];
        for (const name of ["1", "2", "3"]) await run(["event", name, ""]);
        while (events.length < 3) await pause(20);
        await ledger.target.crashPeer();
        await eventually(() => outcomeOf(async () => ({ commit: await run(["event", "4", ""]) })));
        for (const name of ["5", "6"]) await run(["event", name, ""]);
        const last = (await run(["put", "faults: stream", "1"])).blockNumber;
        while (events.length < 6 || (blocks.at(-1) ?? 0n) < last) await pause(20);
        stop.abort();
        await Promise.all(following);
        return [events, blocks.every((number, index) => number === start + BigInt(index))];
      }),
    expected: [["1", "2", "3", "4", "5", "6"], true],
  },
]);

async function follow<Item>(stream: AsyncIterable<Item>, take: (item: Item) => void): Promise<void> {
  for await (const item of stream) take(item);
}
