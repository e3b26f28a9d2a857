import { setTimeout as pause } from "node:timers/promises";
import { commitStatusRequest } from "./commit-status.ts";
import { conformance } from "./conformance.ts";
import type { CallOptions, LedgerSession, Step } from "./ledger-session.ts";
import { type Outcome, outcomeOf } from "./transcript.ts";

/** Repeats a call until it ends as it has to; until then peers may still look for one that has gone, or come. */
async function until(isReached: (outcome: Outcome) => boolean, call: () => Promise<Outcome>): Promise<Outcome> {
  for (;;) {
    const outcome = await call();
    if (isReached(outcome)) return outcome;
    await pause(200);
  }
}

const withCode = (code: number) => (outcome: Outcome) => outcome.code === code;
const works = (outcome: Outcome) => !("error" in outcome);

/** Submits, and waits for nobody but the gateway's own peer. */
function submit(ledger: LedgerSession, steps: readonly Step[], options: CallOptions = {}): Promise<Outcome> {
  return outcomeOf(async () => {
    const submitted = await (await ledger.endorse(steps, options)).submit();
    const { code, transactionId } = await submitted.getStatus();
    return { status: code, transactionId };
  });
}

conformance("Stopped peers", [
  {
    name: "the others go on without a peer that has stopped, where their policy allows it, and it catches up",
    run: async (ledger) => {
      const [third, everyone] = [ledger.client(3), { chaincode: "everyone" }];
      const put = [["put", "stopped: one", "x"]] as const;
      await ledger.submit(put, everyone);
      await ledger.target.stopPeer(3);
      const tooFew = await until(withCode(9), () => submit(ledger, put, everyone));
      const named = await until(withCode(14), () => submit(ledger, put, { endorsers: ["Org3MSP"] }));
      const asked = await until(withCode(9), () => ledger.evaluateFunction("Echo", ["?"], { endorsers: ["Org3MSP"] }));
      const { code: itself } = await ledger.evaluateFunction("Echo", ["?"], { client: third });
      const { status, transactionId } = await submit(ledger, put);
      const elsewhere = await submit(ledger, put, { client: ledger.client(2) });

      await ledger.target.startPeer(3);
      const request = commitStatusRequest(third, "first", String(transactionId));
      const caughtUp = await until(works, () =>
        outcomeOf(async () => ({ code: (await third.gateway.newCommit(request).getStatus()).code })),
      );
      const read = await until(works, () =>
        ledger.evaluate([["get", "stopped: one"]], { client: third, endorsers: ["Org3MSP"] }),
      );
      const together = await until(works, () => submit(ledger, put, everyone));
      return [tooFew, named, asked, itself, status, elsewhere.status, caughtUp, read, together.status];
    },
    expected: [
      {
        error: "EndorseError",
        code: 9,
        message:
          "9 FAILED_PRECONDITION: no combination of peers can be derived which satisfy the endorsement policy: " +
          "no peer combination can satisfy the endorsement policy",
        details: [],
      },
      {
        error: "EndorseError",
        code: 14,
        message: "14 UNAVAILABLE: failed to find any endorsing peers for org(s): Org3MSP",
        details: [],
      },
      {
        error: "GatewayError",
        code: 9,
        message: "9 FAILED_PRECONDITION: no peers available to evaluate chaincode conformance in channel first",
        details: [],
      },
      14,
      0,
      0,
      { code: 0 },
      { result: ["x"] },
      0,
    ],
  },
  {
    name: "a peer that stops ends what its clients wait for, and nobody else's",
    run: async (ledger) => {
      const unknown = "0".repeat(64);
      const awaited = (organization: number) => {
        const client = ledger.client(organization);
        const commit = client.gateway.newCommit(commitStatusRequest(client, "first", unknown));
        return outcomeOf(async () => ({ code: (await commit.getStatus({ deadline: Date.now() + 20_000 })).code }));
      };
      const [second, third] = [awaited(2), awaited(3)];
      await ledger.evaluateFunction("Echo", ["x"], { client: ledger.client(2) });
      await ledger.evaluateFunction("Echo", ["x"], { client: ledger.client(3) });
      await ledger.target.stopPeer(3);
      const first = await Promise.race([second, third.then(({ code }) => ({ third: code }))]);
      await ledger.target.startPeer(3);
      return first;
    },
    expected: { third: 14 },
  },
]);
