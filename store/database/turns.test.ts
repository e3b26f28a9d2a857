import { expect, test } from "vitest";
import { onBehalfOf } from "../../serving/asking.ts";
import { openPglite } from "./pglite-database.ts";
import { queryInTurn, Turns } from "./turns.ts";

/** Takes turns for callers, one letter each. @returns them in the order of their turns */
async function order(places: number, callers: string): Promise<string> {
  const turns = new Turns(places);
  let served = "";
  const all = [...callers].map(async (caller) => {
    const release = await turns.take(caller);
    served += caller;
    await Promise.resolve();
    release();
  });
  await Promise.all(all);
  return served;
}

test("whoever asks for much waits for himself, not in front of others", async () => {
  expect(await order(1, "aaaaabc")).toBe("aabcaaa");
  expect(await order(1, "aaabbbccc")).toBe("aabcabcbc");
  expect(await order(2, "aaaaab")).toHaveLength(6);
});

test("who leaves takes no turn, and keeps nobody from theirs", async () => {
  const turns = new Turns(1);
  const first = await turns.take("a");
  const leaving = new AbortController();
  const gone = turns.take("b", leaving.signal);
  const staying = turns.take("b");
  leaving.abort();
  await expect(gone).rejects.toMatchObject({ code: "TIMEOUT" });
  first();
  (await staying)();
  await expect(turns.take("b", leaving.signal)).rejects.toMatchObject({ code: "TIMEOUT" });
  (await turns.take("c"))();
});

test("what is asked for somebody who has left never reaches the database", async () => {
  const inner = await openPglite();
  let statements = 0;
  const database = {
    ...inner,
    query: (text: string) => {
      statements += 1;
      return inner.query(text);
    },
  };
  const leaving = new AbortController();
  const asking = { caller: "a", disconnect: leaving.signal, isQuery: true };
  const many = onBehalfOf(asking, () =>
    Array.from({ length: 5 }, () => queryInTurn(database as never, "SELECT 1", [])),
  );
  leaving.abort();
  const outcomes = await Promise.allSettled(many);
  expect(outcomes.map(({ status }) => status).slice(1)).toEqual(Array(4).fill("rejected"));
  expect(statements).toBeLessThan(2);
  const kept = onBehalfOf({ ...asking, isQuery: false }, () => queryInTurn(database as never, "SELECT 1 AS one", []));
  expect(await kept).toEqual([{ one: 1 }]);
  await inner.close();
});
