import { Wallet } from "ethers";
import type { Committed, Endorsed, MemoryLedger, Sender } from "../../ledger/testing/memory-ledger.ts";
import { type ActName, actTypesOf } from "../acts/act-types.ts";
import { signingDomain } from "../acts/typed-data.ts";

type ActJson = Record<string, unknown>;

/** Differences from an honest wallet that a test may want. */
export interface SigningChanges {
  readonly counter?: bigint;
  readonly deadline?: bigint;
  readonly channel?: string;
}

/** An account of a test; it signs with ethers, so that our hashing is checked against another implementation. */
export class TestUser {
  readonly wallet: Wallet;
  readonly #ledger: MemoryLedger;

  constructor(ledger: MemoryLedger, seed: number) {
    this.#ledger = ledger;
    this.wallet = new Wallet(`0x${seed.toString(16).padStart(64, "0")}`);
  }

  get address(): string {
    return this.wallet.address;
  }

  async counter(): Promise<bigint> {
    return BigInt((await this.#ledger.evaluate("Counter", [this.address])) as string);
  }

  async balance(): Promise<bigint> {
    return BigInt((await this.#ledger.evaluate("BalanceOf", [this.address])) as string);
  }

  async sign(name: ActName, act: ActJson, changes: SigningChanges = {}): Promise<[string, string]> {
    const counter = `${changes.counter ?? (await this.counter()) + 1n}`;
    const deadline = `${changes.deadline ?? 1_800_000_600n}`;
    const domain = signingDomain(changes.channel ?? this.#ledger.channel);
    const signature = await this.wallet.signTypedData(domain, actTypesOf(name), { ...act, counter, deadline });
    return [JSON.stringify(act), JSON.stringify({ signer: this.address, counter, deadline, signature })];
  }

  async submit(name: ActName, act: ActJson, sender?: Sender): Promise<Committed> {
    return this.#ledger.submit(name, await this.sign(name, act), sender);
  }

  async endorse(name: ActName, act: ActJson, sender?: Sender): Promise<Endorsed> {
    return this.#ledger.endorse(name, await this.sign(name, act), sender);
  }

  register(name: string): Promise<Committed> {
    return this.submit("RegisterUser", { name, introduction: "" });
  }
}

/** A service that passes every rule. */
export function describeService(changes: ActJson = {}): ActJson {
  const description = "Forecasts by place";
  return {
    name: "Weather",
    category: "Weather",
    tags: ["forecast"],
    description,
    url: "https://w.example",
    price: "5",
    ...changes,
  };
}

/** A row of a bulk registration that passes every rule. */
export function describeEntry(changes: ActJson = {}): ActJson {
  return { kind: "SERVICE", ...describeService(), composes: [], ...changes };
}
