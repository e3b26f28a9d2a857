import type { Contract } from "fabric-contract-api";
import type { LedgerContext } from "../ledger-context.ts";
import { type Invoke, MemoryStub, type Simulation } from "./memory-stub.ts";

/** Sender and time of a transaction; defaults suit most tests. */
export interface Sender {
  readonly organization?: string;
  readonly atMs?: number;
}

/** Outcome of a committed transaction. */
export interface Committed {
  readonly transactionId: string;
  /** Result of the function: parsed when it is a JSON object or list, else its text. */
  readonly result: unknown;
  readonly event: { readonly name: string; readonly payload: unknown } | undefined;
  readonly writtenKeys: readonly string[];
}

/** A simulated transaction that waits to be committed. */
export interface Endorsed {
  readonly simulation: Simulation;
  readonly result: unknown;
  readonly transactionId: string;
}

/**
 * A ledger in memory for unit tests of chaincode. It keeps Fabric's rules that matter to a contract: reads see
 * committed state only, a failed transaction leaves nothing, and a commit fails when a key that was read has changed
 * since.
 */
export class MemoryLedger {
  readonly state = new Map<string, { value: Uint8Array; version: number }>();
  readonly channel: string;
  /** Other chaincodes that the contract asks. */
  invoke: Invoke | undefined;
  readonly #contract: Contract;
  #nextTransaction = 1;

  constructor(contract: Contract, channel = "marketplace") {
    this.#contract = contract;
    this.channel = channel;
  }

  /** Simulates and commits at once. */
  async submit(name: string, args: readonly string[], sender: Sender = {}): Promise<Committed> {
    return this.commit(await this.endorse(name, args, sender));
  }

  /** Simulates only. @returns the result of the function */
  async evaluate(name: string, args: readonly string[], sender: Sender = {}): Promise<unknown> {
    return (await this.endorse(name, args, sender)).result;
  }

  /** Simulates against the state as it is now; {@link commit} later. */
  async endorse(name: string, args: readonly string[], sender: Sender = {}): Promise<Endorsed> {
    const transactionId = `tx${this.#nextTransaction++}`;
    const stub = new MemoryStub(this.state, {
      transactionId,
      channel: this.channel,
      atMs: sender.atMs ?? 1_800_000_000_000,
      invoke: this.invoke,
    });
    const ctx = this.#contract.createContext() as LedgerContext;
    Object.assign(ctx, { stub, clientIdentity: { getMSPID: () => sender.organization ?? "Org1MSP" } });
    const run = (this.#contract as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>)[name];
    if (!run) throw new Error(`You've asked to invoke a function that does not exist: ${name}`);
    const answer = String((await run.call(this.#contract, ctx, ...args)) ?? "");
    return { transactionId, simulation: stub.simulation, result: /^[{[]/.test(answer) ? JSON.parse(answer) : answer };
  }

  /** Applies a simulation. @throws when a key or range that it read has changed since */
  commit({ simulation, result, transactionId }: Endorsed): Committed {
    for (const [key, version] of simulation.reads) {
      if ((this.state.get(key)?.version ?? 0) !== version) throw new Error("MVCC_READ_CONFLICT");
    }
    if (!simulation.ranges.every((range) => MemoryStub.isUnchanged(this.state, range))) {
      throw new Error("PHANTOM_READ_CONFLICT");
    }
    for (const [key, value] of simulation.writes) {
      const version = (this.state.get(key)?.version ?? 0) + 1;
      if (value) this.state.set(key, { value, version });
      else this.state.delete(key);
    }
    return { transactionId, result, event: simulation.event, writtenKeys: [...simulation.writes.keys()] };
  }
}
