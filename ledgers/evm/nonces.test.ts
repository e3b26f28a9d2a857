import { expect, test } from "vitest";
import { Nonces } from "./nonces.ts";

test("concurrent takers get different nonces and the chain is asked once", async () => {
  let asked = 0;
  const nonces = new Nonces(async () => {
    asked += 1;
    return 4;
  });
  const taken = await Promise.all([nonces.take(), nonces.take(), nonces.take()]);
  expect(taken.sort()).toEqual([4, 5, 6]);
  expect(asked).toBe(1);
});

test("a released nonce is handed out again before any new one", async () => {
  const nonces = new Nonces(async () => 0);
  await nonces.take();
  await nonces.take();
  expect(nonces.release(0)).toBe(true);
  expect(await nonces.take()).toBe(0);
  expect(nonces.release(1)).toBe(false);
});

test("mined nonces never come back", async () => {
  const nonces = new Nonces(async () => 7);
  expect(await nonces.take()).toBe(7);
  expect(await nonces.take()).toBe(8);
  nonces.spend(7);
  nonces.spend(8);
  expect(await nonces.take()).toBe(9);
});
