import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PlatformError } from "../../errors/platform-error.ts";
import { adminOf } from "../../subgraphs/kit/testing/principals.ts";
import type { Database } from "../database/database.ts";
import { openPglite } from "../database/pglite-database.ts";
import { openPostgres } from "../database/postgres-database.ts";
import { Store } from "../projection/store.ts";
import { text } from "../tables/columns.ts";
import { defineTable } from "../tables/table.ts";
import { postgresPrograms, startPostgres } from "../testing/temporary-postgres.ts";
import { type Journal, remembered } from "./journal.ts";
import { digestOf } from "./request-body.ts";
import { RequestTable } from "./request-table.ts";
import { type AnswerMutation, Requests } from "./requests.ts";

const log = pino({ level: "silent" });

/** One database as two instances have it open; the embedded one belongs to one process, which has it open once. */
interface Place {
  readonly databases: readonly [Database, Database];
  stop(): Promise<void>;
}

const places: Record<string, () => Promise<Place>> = {
  async "the embedded database"() {
    const database = await openPglite();
    return { databases: [database, database], stop: () => database.close() };
  },
  async PostgreSQL() {
    const server = await startPostgres();
    const databases = [openPostgres(server.url, log), openPostgres(server.url, log)] as const;
    return {
      databases,
      async stop() {
        for (const database of databases) await database.close();
        await server.stop();
      },
    };
  },
};

let newestKey = 0;
const newKey = () => `key ${++newestKey}`;

describe.each(Object.entries(places))("requests in %s", (name, open) => {
  const isMissing = name === "PostgreSQL" && !postgresPrograms;
  let place: Place;
  let instances: Requests[];
  let answers: AnswerMutation[];

  beforeAll(async () => {
    if (isMissing) return;
    place = await open();
    instances = await Promise.all(place.databases.map((database) => Requests.open({ database, log })));
    answers = instances.map((one) => one.answering(adminOf("Org1MSP")));
  });
  afterAll(async () => {
    for (const one of instances ?? []) one.close();
    await place?.stop();
  });

  const at = (instance: number): AnswerMutation => {
    const answer = answers[instance];
    if (!answer) throw new Error(`no instance ${instance}`);
    return answer;
  };
  /** An act that counts how often it is done. */
  function counting() {
    const done: number[] = [];
    const act = async () => ({
      count: done.push(1),
      amount: 2n ** 80n,
      at: new Date(0),
      none: null,
      nested: [{ id: 1n }],
    });
    return { done, act };
  }
  const when = isMissing ? it.skip : it;

  when("the same key and input act once and get the same answer, also elsewhere", async () => {
    const { done, act } = counting();
    const input = { idempotencyKey: newKey(), a: 1n, b: [{ c: "x", d: null }] };
    const first = await at(0)("tokenTransfer", input, act);
    expect(first).toEqual({
      count: 1,
      amount: 2n ** 80n,
      at: new Date(0),
      none: null,
      nested: [{ id: 1n }],
      userErrors: [],
    });
    const { idempotencyKey, ...body } = input;
    for (const again of [
      input,
      { b: [{ c: "x" }], a: 1n, idempotencyKey },
      { ...body, e: undefined, idempotencyKey },
    ]) {
      expect(await at(1)("tokenTransfer", again, act)).toEqual(first);
    }
    expect(done).toHaveLength(1);
  });

  when("the same key with another input is refused, and nothing is done", async () => {
    const { done, act } = counting();
    const idempotencyKey = newKey();
    const [input, other] = [1n, 2n].map((amount) => ({ idempotencyKey, amount }));
    await at(0)("tokenTransfer", { ...input }, act);
    const refused = await at(1)("tokenTransfer", { ...other }, act);
    expect(refused.userErrors).toMatchObject([{ code: "IDEMPOTENCY_KEY_REUSED", field: ["input", "idempotencyKey"] }]);
    expect(done).toHaveLength(1);
  });

  when("without a key, and under keys of others or other mutations, everybody acts", async () => {
    const { done, act } = counting();
    const input = { idempotencyKey: newKey() };
    await at(0)("tokenTransfer", input, act);
    await at(0)("servicePublish", input, act);
    for (const mspId of ["Org1MSP", "Org2MSP"]) {
      const other = instances[0]?.answering({ ...adminOf(mspId), subject: "somebody else" });
      await other?.("tokenTransfer", input, act);
    }
    await at(0)("tokenTransfer", {}, act);
    await at(0)("tokenTransfer", { idempotencyKey: null }, act);
    expect(done).toHaveLength(6);
  });

  when("twenty requests at once with one key, to two instances, act once", async () => {
    const { done, act } = counting();
    const input = { idempotencyKey: newKey() };
    const slow = () => new Promise((resolve) => setTimeout(resolve, 50)).then(act);
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, index) => at(index % 2)("tokenTransfer", input, slow)),
    );
    expect(done).toHaveLength(1);
    expect(all).toEqual(Array(20).fill(all[0]));
  });

  when("a refusal is the answer for good, a fault is not", async () => {
    const input = { idempotencyKey: newKey() };
    const failing = (code: "NOT_FOUND" | "LEDGER_UNAVAILABLE") => async (): Promise<object> => {
      throw new PlatformError(code, code);
    };
    const { act } = counting();
    await expect(at(0)("tokenTransfer", input, failing("LEDGER_UNAVAILABLE"))).rejects.toMatchObject({
      code: "LEDGER_UNAVAILABLE",
    });
    const refused = await at(1)("tokenTransfer", input, failing("NOT_FOUND"));
    expect(refused.userErrors).toMatchObject([{ code: "NOT_FOUND" }]);
    expect(await at(0)("tokenTransfer", input, act)).toEqual(refused);
  });

  when("a key has 1 to 64 printable characters", async () => {
    const { act } = counting();
    for (const idempotencyKey of ["", "x".repeat(65), "line\nend", "ü"]) {
      const { userErrors } = await at(0)("tokenTransfer", { idempotencyKey }, act);
      expect(userErrors).toMatchObject([{ code: "BAD_INPUT", field: ["input", "idempotencyKey"] }]);
    }
    expect((await at(0)("tokenTransfer", { idempotencyKey: "x".repeat(64) }, act)).userErrors).toEqual([]);
  });

  when("whoever takes over goes on where the silent holder was, who can do nothing more", async () => {
    const input = { idempotencyKey: newKey() };
    const reached = Promise.withResolvers<void>();
    const woken = Promise.withResolvers<void>();
    const silent = at(0)("tokenTransfer", input, async (journal: Journal) => {
      const first = await remembered(journal, () => "first of the silent one");
      reached.resolve();
      await woken.promise;
      return { steps: [first, await remembered(journal, () => "second of the silent one")] };
    });
    await reached.promise;
    await place.databases[0].query("UPDATE requests.requests SET held_until = '-infinity' WHERE payload IS NULL");
    const next = await at(1)("tokenTransfer", input, async (journal: Journal) => ({
      steps: [await remembered(journal, () => "first"), await remembered(journal, () => "second")],
    }));
    expect(next.steps).toEqual(["first of the silent one", "second"]);
    woken.resolve();
    expect(await silent).toEqual(next);
  });

  when("a holder that is not heard of is replaced, one that is keeps the request however long it takes", async () => {
    const { done, act } = counting();
    const [lost, slow] = [{ idempotencyKey: newKey() }, { idempotencyKey: newKey() }];
    const table = await RequestTable.open(place.databases[0]);
    const name = { organization: "Org1MSP", subject: adminOf("Org1MSP").subject, mutation: "tokenTransfer" };
    // As a process would that ended right then.
    expect(await table.claim({ ...name, key: lost.idempotencyKey }, digestOf({}))).toMatchObject({ is: "ours" });
    const replaced = Promise.withResolvers<void>();
    const slowly = (instance: number) => at(instance)("tokenTransfer", slow, () => replaced.promise.then(act));
    const answers = [slowly(0), slowly(1)];
    expect(await at(1)("tokenTransfer", lost, act)).toMatchObject({ count: 1 });
    replaced.resolve();
    expect(await Promise.all(answers)).toMatchObject([{ count: 2 }, { count: 2 }]);
    expect(done).toHaveLength(2);
  });

  when("a store that is rebuilt forgets no answer", async () => {
    const { done, act } = counting();
    const input = { idempotencyKey: newKey() };
    const first = await at(0)("tokenTransfer", input, act);
    const tables = [defineTable({ name: "rows", columns: { id: text() }, key: ["id"] })];
    const store = await Store.open(place.databases[0], { schema: "rebuilt", source: "ledger", tables });
    await store.rebuild();
    expect(await at(1)("tokenTransfer", input, act)).toEqual(first);
    expect(done).toHaveLength(1);
  });

  when("whose stores keep what an act did is told when nobody can do it again", async () => {
    const { act } = counting();
    const forgotten: string[] = [];
    const acts: (string | undefined)[] = [];
    const forget = async (names: readonly string[]) => void forgotten.push(...names);
    const requests = await Requests.open({ database: place.databases[0], idempotencyRetentionHours: 0, forget, log });
    await at(1)("tokenTransfer", { idempotencyKey: newKey() }, (journal) =>
      act().finally(() => acts.push(journal.act)),
    );
    await requests.sweep();
    requests.close();
    expect(forgotten).toContain(acts[0]);
  });

  when("old answers are deleted so many at a time, and no others", async () => {
    const [database] = place.databases;
    const { done, act } = counting();
    const keys = [newKey(), newKey(), newKey(), newKey()];
    for (const idempotencyKey of keys) await at(0)("serviceCall", { idempotencyKey }, act);
    await database.query(
      "UPDATE requests.requests SET created_at = now() - interval '2 days' WHERE mutation = 'serviceCall' AND key <> $1",
      [keys[3]],
    );
    const table = await RequestTable.open(database);
    const dayMs = 86_400_000;
    const swept = [await table.sweep(dayMs, 2), await table.sweep(dayMs, 2), await table.sweep(dayMs, 2)];
    expect(swept.map((ids) => ids.length)).toEqual([2, 1, 0]);
    for (const idempotencyKey of keys) await at(0)("serviceCall", { idempotencyKey }, act);
    expect(done).toHaveLength(7);
  });
});
