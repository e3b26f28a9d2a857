import { X509CertificateGenerator } from "@peculiar/x509";
import { LedgerContext } from "../../ledger/ledger-context.ts";

type Role = "admin" | "agent" | "client";

interface Row {
  readonly bytes: Uint8Array;
  readonly version: number;
}

/** What a transaction read and would write; committing it validates the reads as a peer does. */
export interface Simulation<Result> {
  readonly result: Result;
  readonly event: { readonly name: string; readonly payload: unknown } | undefined;
  readonly reads: ReadonlyMap<string, number | undefined>;
  readonly writes: ReadonlyMap<string, Uint8Array | undefined>;
}

export interface Caller {
  readonly organization: string;
  readonly role: Role;
}

const separator = "\u0000";
const newestKey = "\u{10FFFF}";

/** State, clock and callers of one channel in memory, with Fabric's version check on reads by key. */
export class FakeLedger {
  readonly #rows = new Map<string, Row>();
  readonly #certificates: ReadonlyMap<Role, string>;
  #transactions = 0;
  nowMs = Date.parse("2026-01-31T12:00:00.000Z");

  private constructor(certificates: ReadonlyMap<Role, string>) {
    this.#certificates = certificates;
  }

  static async create(): Promise<FakeLedger> {
    const roles: Role[] = ["admin", "agent", "client"];
    const certificates = await Promise.all(roles.map(async (role) => [role, await certificateOf(role)] as const));
    return new FakeLedger(new Map(certificates));
  }

  /** Runs a function against the committed state and keeps what it would do. */
  async simulate<Result>(caller: Caller, act: (ctx: LedgerContext) => Promise<Result>): Promise<Simulation<Result>> {
    const reads = new Map<string, number | undefined>();
    const writes = new Map<string, Uint8Array | undefined>();
    let event: Simulation<Result>["event"];
    const ctx = new LedgerContext();
    this.#transactions += 1;
    const transactionId = `tx${String(this.#transactions).padStart(6, "0")}`;
    const stub = {
      getTxID: () => transactionId,
      getTxTimestamp: () => ({ seconds: Math.floor(this.nowMs / 1000), nanos: (this.nowMs % 1000) * 1_000_000 }),
      createCompositeKey: compositeKey,
      getState: async (key: string) => {
        reads.set(key, this.#rows.get(key)?.version);
        return this.#rows.get(key)?.bytes ?? new Uint8Array(0);
      },
      putState: async (key: string, bytes: Uint8Array) => void writes.set(key, bytes),
      deleteState: async (key: string) => void writes.set(key, undefined),
      setEvent: (name: string, payload: Uint8Array) => {
        event = { name, payload: JSON.parse(Buffer.from(payload).toString("utf8")) };
      },
      getStateByPartialCompositeKey: async (kind: string, parts: string[]) => this.#iterate(kind, parts),
      getStateByPartialCompositeKeyWithPagination: async (
        kind: string,
        parts: string[],
        size: number,
        bookmark: string,
      ) => this.#page(kind, parts, { size, bookmark }),
    };
    const clientIdentity = {
      getMSPID: () => caller.organization,
      getIDBytes: () => Buffer.from(this.#certificates.get(caller.role) ?? ""),
      getAttributeValue: (name: string) => (name === "ledgerloom.role" && caller.role === "agent" ? "agent" : null),
    };
    Object.assign(ctx, { stub, clientIdentity });
    const result = await act(ctx);
    return { result, event, reads, writes };
  }

  /** @returns whether the transaction was valid; an invalid one changes nothing */
  commit({ reads, writes }: Simulation<unknown>): boolean {
    for (const [key, version] of reads) if (this.#rows.get(key)?.version !== version) return false;
    for (const [key, bytes] of writes) {
      const version = (this.#rows.get(key)?.version ?? 0) + 1;
      if (bytes === undefined) this.#rows.delete(key);
      else this.#rows.set(key, { bytes, version });
    }
    return true;
  }

  async submit<Result>(caller: Caller, act: (ctx: LedgerContext) => Promise<Result>): Promise<Simulation<Result>> {
    const simulation = await this.simulate(caller, act);
    this.commit(simulation);
    return simulation;
  }

  /** The committed keys, to see that something changed nothing. */
  snapshot(): string {
    return JSON.stringify([...this.#rows].map(([key, row]) => [key, row.version]));
  }

  #matching(kind: string, parts: string[]): { key: string; value: Uint8Array }[] {
    const prefix = compositeKey(kind, parts);
    const keys = [...this.#rows.keys()].filter((key) => key > prefix && key < prefix + newestKey).sort();
    return keys.map((key) => ({ key, value: this.#rows.get(key)?.bytes ?? new Uint8Array(0) }));
  }

  #iterate(kind: string, parts: string[]) {
    return iteratorOf(this.#matching(kind, parts));
  }

  #page(kind: string, parts: string[], { size, bookmark }: { size: number; bookmark: string }) {
    const rest = this.#matching(kind, parts).filter(({ key }) => key >= bookmark);
    const rows = rest.slice(0, size);
    return {
      iterator: iteratorOf(rows),
      metadata: { fetchedRecordsCount: rows.length, bookmark: rest[size]?.key ?? "" },
    };
  }
}

function compositeKey(kind: string, parts: string[]): string {
  return separator + [kind, ...parts].map((part) => part + separator).join("");
}

function iteratorOf<Item>(items: Item[]) {
  const rest = [...items];
  return {
    next: async () => (rest.length === 0 ? { done: true } : { done: false, value: rest.shift() }),
    close: async () => {},
  };
}

async function certificateOf(role: Role): Promise<string> {
  const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
  const keys = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const unit = role === "admin" ? "admin" : "client";
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: `OU=${unit}, CN=${role}`,
    keys,
    signingAlgorithm: algorithm,
    notBefore: new Date("2026-01-01T00:00:00Z"),
    notAfter: new Date("2036-01-01T00:00:00Z"),
  });
  return certificate.toString("pem");
}
