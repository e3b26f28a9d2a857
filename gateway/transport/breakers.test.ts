import { setTimeout as pause } from "node:timers/promises";
import { pino } from "pino";
import { afterEach, expect, test } from "vitest";
import { Breakers } from "./breakers.ts";

const log = pino({ level: "silent" });
const here = "http://here";
const opened: Breakers[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.close();
});

function breakers(restMs = 60_000): Breakers {
  const made = new Breakers(log, { leastCalls: 4, failedPercent: 50, restMs });
  opened.push(made);
  return made;
}

const response = (status: number) => async () => new Response("", { status });
const failing = (error: Error) => () => Promise.reject(error);

/** Status, or error name or code, of each call. */
async function outcomes(
  breaker: Breakers,
  sends: readonly (() => Promise<Response>)[],
  url = here,
): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const send of sends) {
    const call = breaker.call(url, send);
    found.push(
      await call.then(({ status }) => status).catch(({ code, name }) => (typeof code === "string" ? code : name)),
    );
  }
  return found;
}

test("an instance that mostly failed is not asked any more, others are", async () => {
  const breaker = breakers();
  const sends = [response(200), response(503), failing(new TypeError("gone")), response(502), response(200)];
  expect(await outcomes(breaker, sends)).toEqual([200, 503, "TypeError", 502, "EOPENBREAKER"]);
  expect(await outcomes(breaker, [response(200)], "http://there")).toEqual([200]);
});

test("fewer failures than that change nothing, nor do answers with errors and callers that leave", async () => {
  const few = breakers();
  expect(await outcomes(few, [response(503), response(503), response(503)])).toEqual([503, 503, 503]);
  const asked = breakers();
  const refusals = Array(10)
    .fill(response(400))
    .concat(Array(10).fill(response(500)));
  expect(new Set(await outcomes(asked, refusals))).toEqual(new Set([400, 500]));
  const left = Array(10).fill(failing(new DOMException("left", "AbortError")));
  expect(await outcomes(asked, [...left, response(200)])).toEqual([...Array(10).fill("AbortError"), 200]);
});

/** Calls until the instance is asked again. @returns the outcome of that call */
async function whenAsked(breaker: Breakers, send: () => Promise<Response>): Promise<unknown> {
  for (;;) {
    const [outcome] = await outcomes(breaker, [send]);
    if (outcome !== "EOPENBREAKER") return outcome;
    await pause(10);
  }
}

test("after a rest one call is let through, and its outcome decides", async () => {
  const breaker = breakers(500);
  await outcomes(breaker, Array(4).fill(response(503)));
  expect(await whenAsked(breaker, response(503))).toBe(503);
  expect(await outcomes(breaker, [response(200)])).toEqual(["EOPENBREAKER"]);

  let answer = (_: Response) => {};
  const asked = Promise.withResolvers<void>();
  const probe = whenAsked(breaker, () => {
    asked.resolve();
    return new Promise((resolve) => (answer = resolve));
  });
  await asked.promise;
  expect(await outcomes(breaker, [response(200)])).toEqual(["EOPENBREAKER"]);
  answer(new Response());
  expect(await probe).toBe(200);
  expect(await outcomes(breaker, Array(3).fill(response(200)))).toEqual([200, 200, 200]);
});
