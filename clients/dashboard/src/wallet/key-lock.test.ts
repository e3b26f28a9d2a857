import { beforeAll, beforeEach, expect, test } from "vitest";
import { type Clock, hiddenMs, idleMs, KeyLock, lockWithPage } from "./key-lock.ts";
import { makeKey, type SealedKey } from "./local-key.ts";

const passphrase = "correct horse battery";
const data = {
  domain: { name: "x" },
  types: { T: [{ name: "a", type: "string" }] },
  primaryType: "T",
  message: { a: "" },
};

/** A clock that stands still until a test moves it, with or without its timers. */
class SetClock implements Clock {
  #now = 0;
  #timer: { readonly at: number; act(): void } | undefined;

  now = () => this.#now;

  after(ms: number, act: () => void) {
    this.#timer = { at: this.#now + ms, act };
    return () => {
      this.#timer = undefined;
    };
  }

  sleep(ms: number) {
    this.#now += ms;
  }

  pass(ms: number) {
    this.sleep(ms);
    if (this.#timer && this.#timer.at <= this.#now) this.#timer.act();
  }
}

let key: SealedKey;
let clock: SetClock;
let lock: KeyLock;

beforeAll(async () => {
  key = await makeKey(passphrase);
});

beforeEach(async () => {
  clock = new SetClock();
  lock = new KeyLock(clock);
});

test("an open key signs, and is locked after a quarter of an hour without a signature", async () => {
  const signer = await lock.unlock(key, passphrase);
  clock.pass(idleMs - 1);
  await signer.sign(data);
  clock.pass(idleMs - 1);
  expect(lock.address).toBe(key.address);
  let told = 0;
  lock.watch(() => {
    told += 1;
  });
  clock.pass(1);
  expect(told).toBe(1);
  expect(lock.address).toBeUndefined();
  await expect(signer.sign(data)).rejects.toMatchObject({ code: "LOCKED" });
});

test("a computer that slept wakes with a locked key, though no timer ran", async () => {
  const signer = await lock.unlock(key, passphrase);
  clock.sleep(idleMs);
  await expect(signer.sign(data)).rejects.toMatchObject({ code: "LOCKED" });
});

test("a hidden page locks sooner, one that goes at once", async () => {
  const page = Object.assign(new EventTarget(), { visibilityState: "visible" });
  const window = new EventTarget();
  lockWithPage(lock, page as Document, window);
  const show = (visibilityState: string) => {
    page.visibilityState = visibilityState;
    page.dispatchEvent(new Event("visibilitychange"));
  };
  await lock.unlock(key, passphrase);
  show("hidden");
  clock.pass(hiddenMs - 1);
  show("visible");
  clock.pass(hiddenMs);
  expect(lock.address).toBe(key.address);
  show("hidden");
  clock.pass(hiddenMs);
  expect(lock.address).toBeUndefined();
  await lock.unlock(key, passphrase);
  window.dispatchEvent(new Event("pagehide"));
  expect(lock.signer()).toBeUndefined();
});

test("a wrong passphrase leaves what was open, and another key takes its place", async () => {
  const first = await lock.unlock(key, passphrase);
  await expect(lock.unlock(key, "not its passphrase")).rejects.toMatchObject({ code: "WRONG_PASSPHRASE" });
  expect(await first.sign(data)).toMatch(/^0x/);
  const second = await lock.unlock(await makeKey(passphrase), passphrase);
  await expect(first.sign(data)).rejects.toMatchObject({ code: "LOCKED" });
  expect(lock.address).toBe(second.address);
});
