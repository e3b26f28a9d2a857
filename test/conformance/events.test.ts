import type { ChaincodeEvent, ChaincodeEventsOptions, Transaction } from "@hyperledger/fabric-gateway";
import { conformance } from "./conformance.ts";
import type { CallOptions, LedgerSession, Step } from "./ledger-session.ts";
import { outcomeOf } from "./transcript.ts";

/** Commits transactions one by one; tells their ids and blocks. */
async function commitEach(ledger: LedgerSession, scripts: readonly (readonly Step[])[], options?: CallOptions) {
  const commits: { transactionId: string; blockNumber: bigint }[] = [];
  for (const steps of scripts) {
    const status = await ledger.settle(await (await ledger.endorse(steps, options)).submit());
    commits.push({ transactionId: status.transactionId, blockNumber: status.blockNumber });
  }
  return commits;
}

/** The first events of a stream as `name: payload`. */
async function eventsOf(
  ledger: LedgerSession,
  options: ChaincodeEventsOptions,
  count: number,
  chaincode = "conformance",
) {
  const found: ChaincodeEvent[] = [];
  const events = await ledger.network().getChaincodeEvents(chaincode, options);
  try {
    for await (const event of events) {
      found.push(event);
      if (found.length === count) break;
    }
  } finally {
    events.close();
  }
  return found;
}

const text = ({ eventName, payload }: ChaincodeEvent) => `${eventName}: ${Buffer.from(payload)}`;
const event = (name: string, payload = name): Step => ["event", name, payload];
const checkpointAfter = (transactionId: string, blockNumber?: bigint) => ({
  checkpoint: { getBlockNumber: () => blockNumber, getTransactionId: () => transactionId },
});

conformance("Chaincode events", [
  {
    name: "an event carries its name, payload, transaction, block and chaincode",
    run: async (ledger) => {
      const [commit] = await commitEach(ledger, [[event("Paid", '{"zwölf":"🧵"}')]]);
      const [found] = await eventsOf(ledger, { startBlock: commit?.blockNumber ?? 0n }, 1);
      return [
        found && text(found),
        found?.chaincodeName,
        found?.transactionId === commit?.transactionId,
        found?.blockNumber === commit?.blockNumber,
      ];
    },
    expected: ['Paid: {"zwölf":"🧵"}', "conformance", true, true],
  },
  {
    name: "an event may have no payload",
    run: async (ledger) => {
      const [commit] = await commitEach(ledger, [[event("Nothing", "")]]);
      return (await eventsOf(ledger, { startBlock: commit?.blockNumber ?? 0n }, 1)).map(text);
    },
    expected: ["Nothing: "],
  },
  {
    name: "a transaction has one event, the last it set",
    run: async (ledger) => {
      const [first] = await commitEach(ledger, [[event("One"), event("Two")], [event("Three")]]);
      return (await eventsOf(ledger, { startBlock: first?.blockNumber ?? 0n }, 2)).map(text);
    },
    expected: ["Two: Two", "Three: Three"],
  },
  {
    name: "an event without a name is refused",
    run: async (ledger) => {
      const { error, details } = await ledger.submit([event("", "x")]);
      return [error, details];
    },
    expected: ["EndorseError", ["Org1MSP: chaincode response 500, Event name must be a non-empty string"]],
  },
  {
    name: "events of invalid transactions are not delivered",
    run: async (ledger) => {
      const loser = await ledger.endorse([["increment", "events: key"], event("Lost")]);
      const [first] = await commitEach(ledger, [[["increment", "events: key"], event("Won")]]);
      const status = await ledger.commit(loser);
      await commitEach(ledger, [[event("After")]]);
      return [status, (await eventsOf(ledger, { startBlock: first?.blockNumber ?? 0n }, 2)).map(text)];
    },
    expected: [{ status: 11 }, ["Won: Won", "After: After"]],
  },
  {
    name: "events of another chaincode are not delivered",
    run: async (ledger) => {
      const [first] = await commitEach(ledger, [[event("Mine 1")]]);
      await commitEach(ledger, [[event("Theirs")]], { chaincode: "other" });
      await commitEach(ledger, [[event("Mine 2")]]);
      return [
        (await eventsOf(ledger, { startBlock: first?.blockNumber ?? 0n }, 2)).map(text),
        (await eventsOf(ledger, { startBlock: first?.blockNumber ?? 0n }, 1, "other")).map(text),
      ];
    },
    expected: [["Mine 1: Mine 1", "Mine 2: Mine 2"], ["Theirs: Theirs"]],
  },
  {
    name: "a called chaincode's event is not delivered",
    run: async (ledger) => {
      const call: Step = ["invoke", "other", "", ["Run", JSON.stringify([event("Inner")])]];
      const [first] = await commitEach(ledger, [[call], [call, event("Outer")]]);
      await commitEach(ledger, [[event("Next")]], { chaincode: "other" });
      return [
        (await eventsOf(ledger, { startBlock: first?.blockNumber ?? 0n }, 1)).map(text),
        (await eventsOf(ledger, { startBlock: first?.blockNumber ?? 0n }, 1, "other")).map(text),
      ];
    },
    expected: [["Outer: Outer"], ["Next: Next"]],
  },
  {
    name: "events of one block come in the order of its transactions",
    run: async (ledger) => {
      const transactions = await Promise.all([1, 2, 3, 4, 5].map((number) => ledger.endorse([event(`No. ${number}`)])));
      const [start] = await commitEach(ledger, [[event("Start")]]);
      await ledger.commitInOrder(transactions);
      return (await eventsOf(ledger, { startBlock: start?.blockNumber ?? 0n }, 6)).map(({ eventName }) => eventName);
    },
    expected: ["Start", "No. 1", "No. 2", "No. 3", "No. 4", "No. 5"],
  },
  {
    name: "without a position events begin after the newest block",
    run: async (ledger) => {
      await commitEach(ledger, [[event("Before")]]);
      const events = await ledger.network().getChaincodeEvents("conformance");
      const first = events[Symbol.asyncIterator]().next();
      const received = first.then(({ value }) => text(value as ChaincodeEvent));
      // The stream is open once the peer has answered something that was asked later on the same connection.
      await ledger.evaluateFunction("Nothing", []);
      await ledger.evaluateFunction("Nothing", []);
      await commitEach(ledger, [[event("Later")]]);
      const answer = await received;
      events.close();
      return answer;
    },
    expected: "Later: Later",
  },
  {
    name: "after a transaction comes the next event of the same block",
    run: async (ledger) => {
      const names = ["A", "B", "C"];
      const transactions: Transaction[] = [];
      for (const name of names) transactions.push(await ledger.endorse([event(name)]));
      await ledger.commitInOrder(transactions);
      const [, second] = transactions;
      const id = second?.getTransactionId() ?? "";
      const block = (await (await ledger.endorse([event("D")])).submit().then((each) => each.getStatus())).blockNumber;
      return [
        (await eventsOf(ledger, checkpointAfter(id), 2)).map(text),
        (await eventsOf(ledger, checkpointAfter(id, 0n), 2)).map(text),
        (await eventsOf(ledger, checkpointAfter(id, block), 1)).map(text),
      ];
    },
    expected: [["C: C", "D: D"], ["C: C", "D: D"], ["C: C"]],
  },
  {
    name: "after a transaction that never was comes nothing",
    run: async (ledger) => {
      const [first] = await commitEach(ledger, [[event("Unknown 1")], [event("Unknown 2")]]);
      const startBlock = first?.blockNumber ?? 0n;
      const events = await ledger
        .network()
        .getChaincodeEvents("conformance", checkpointAfter("0".repeat(64), startBlock));
      const next = events[Symbol.asyncIterator]().next();
      const reference = await eventsOf(ledger, { startBlock }, 2);
      await commitEach(ledger, [[event("Unknown 3")]]);
      await eventsOf(ledger, { startBlock: startBlock + 1n }, 2);
      const answer = Promise.race([next.then(() => "an event"), Promise.resolve("nothing")]);
      next.catch(() => undefined);
      events.close();
      return [reference.map(text), await answer];
    },
    expected: [["Unknown 1: Unknown 1", "Unknown 2: Unknown 2"], "nothing"],
  },
  {
    name: "a start in the future waits for its block",
    run: async (ledger) => {
      const [now] = await commitEach(ledger, [[event("Now")]]);
      const found = eventsOf(ledger, { startBlock: (now?.blockNumber ?? 0n) + 2n }, 1);
      await commitEach(ledger, [[event("Next")], [event("After next")]]);
      return (await found).map(text);
    },
    expected: ["After next: After next"],
  },
  {
    name: "an unknown channel has no events",
    run: (ledger) =>
      outcomeOf(async () => {
        const events = await ledger.network({ channel: "nope" }).getChaincodeEvents("conformance", { startBlock: 0n });
        for await (const _ of events) break;
        return { received: true };
      }),
    expected: {
      error: "GatewayError",
      code: 7,
      message: "7 PERMISSION_DENIED: Failed to get policy manager for channel [nope]",
      details: [],
    },
  },
  {
    name: "other organisations' peers deliver the same events",
    run: async (ledger) => {
      const [first] = await commitEach(ledger, [[event("Everywhere")]]);
      const options = { startBlock: first?.blockNumber ?? 0n };
      const found = await Promise.all(
        [1, 2, 3].map(async (organization) => {
          const events = await ledger
            .network({ client: ledger.client(organization) })
            .getChaincodeEvents("conformance", options);
          for await (const each of events) return `${text(each)} ${each.transactionId === first?.transactionId}`;
          return "";
        }),
      );
      return found;
    },
    expected: Array(3).fill("Everywhere: Everywhere true"),
  },
]);
