import { setTimeout as pause } from "node:timers/promises";
import type { EndorsedTransaction } from "../../ledgers/fabric/fabric-channel.ts";
import type { TransactionRecord } from "../../ledgers/transaction-record.ts";
import { conformance } from "./conformance.ts";
import type { Step } from "./ledger-session.ts";
import { withChannel } from "./platform-client.ts";

const script = (...steps: readonly Step[]) => [JSON.stringify(steps)];

/** Keeps transactions in memory. @param whenRecorded lets them go, or lets the run end there */
class MemoryRecord implements TransactionRecord<EndorsedTransaction> {
  recorded: EndorsedTransaction | undefined;
  readonly #whenRecorded: () => Promise<void>;

  constructor(whenRecorded: () => Promise<void> = async () => {}) {
    this.#whenRecorded = whenRecorded;
  }

  async record(transaction: EndorsedTransaction): Promise<void> {
    this.recorded = transaction;
    await this.#whenRecorded();
  }

  async forget(): Promise<void> {
    this.recorded = undefined;
  }
}

const forEver = () => new Promise<void>(() => {});

conformance("A recorded transaction", [
  {
    name: "is sent by whoever goes on after it was recorded only, and takes effect once",
    run: async ({ target }) => {
      const record = new MemoryRecord(forEver);
      const increment = script(["increment", "recorded: once"]);
      await withChannel(target, "first", async (channel) => {
        void channel.submit("conformance", "Run", increment, { record });
        while (!record.recorded) await pause(5);
      });
      const goOn = () =>
        withChannel(target, "first", (channel) => channel.submit("conformance", "Run", increment, { record }));
      const [first, again] = [await goOn(), await goOn()];
      const value = await withChannel(target, "first", (channel) =>
        channel.evaluate("conformance", "Run", script(["get", "recorded: once"])),
      );
      return [
        first.transactionId === record.recorded?.transactionId,
        first.validationCode,
        first.result,
        again.transactionId === first.transactionId && again.blockNumber === first.blockNumber,
        value,
      ];
    },
    expected: [true, "VALID", "[1]", true, '["1"]'],
  },
  {
    name: "that met another one is forgotten, and the next attempt is a new one",
    run: ({ target }) =>
      withChannel(target, "first", async (channel) => {
        const increment = script(["increment", "recorded: conflict"]);
        const record = new MemoryRecord();
        // Endorsed before the other is committed, sent after.
        const overtaken = new MemoryRecord(async () => {
          await channel.submit("conformance", "Run", increment);
        });
        const code = await channel.submit("conformance", "Run", increment, { record: overtaken }).catch((e) => e.code);
        const { result } = await channel.submit("conformance", "Run", increment, { record });
        return [code, overtaken.recorded ?? "forgotten", result];
      }),
    expected: ["MVCC_CONFLICT", "forgotten", "[2]"],
  },
]);
