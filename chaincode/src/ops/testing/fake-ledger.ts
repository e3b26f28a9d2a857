import { X509CertificateGenerator } from "@peculiar/x509";
import { LedgerContext } from "../../ledger/ledger-context.ts";
import { MemoryStub, type Simulation as StubSimulation } from "../../ledger/testing/memory-stub.ts";

type Role = "admin" | "agent" | "client";

export interface Caller {
  readonly organization: string;
  readonly role: Role;
}

/** Result of a transaction and its writes. */
export interface Simulation<Result> extends StubSimulation {
  readonly result: Result;
}

/** A channel in memory on which several contracts meet, with callers whose roles are in their certificates. */
export class FakeLedger {
  readonly #state = new Map<string, { value: Uint8Array; version: number }>();
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

  /** Runs a function against the committed state and keeps its reads and writes. */
  async simulate<Result>(caller: Caller, act: (ctx: LedgerContext) => Promise<Result>): Promise<Simulation<Result>> {
    this.#transactions += 1;
    const transactionId = `tx${String(this.#transactions).padStart(6, "0")}`;
    const stub = new MemoryStub(this.#state, { transactionId, channel: "ops", atMs: this.nowMs });
    const clientIdentity = {
      getMSPID: () => caller.organization,
      getIDBytes: () => Buffer.from(this.#certificates.get(caller.role) ?? ""),
      getAttributeValue: (name: string) => (name === "ledgerloom.role" && caller.role === "agent" ? "agent" : null),
    };
    const result = await act(Object.assign(new LedgerContext(), { stub, clientIdentity }) as unknown as LedgerContext);
    return { ...stub.simulation, result };
  }

  /** @returns whether the transaction was valid; an invalid one changes nothing */
  commit({ reads, writes }: Simulation<unknown>): boolean {
    const versionOf = (key: string) => this.#state.get(key)?.version ?? 0;
    for (const [key, version] of reads) if (versionOf(key) !== version) return false;
    for (const [key, value] of writes) {
      if (value) this.#state.set(key, { value, version: versionOf(key) + 1 });
      else this.#state.delete(key);
    }
    return true;
  }

  async submit<Result>(caller: Caller, act: (ctx: LedgerContext) => Promise<Result>): Promise<Simulation<Result>> {
    const simulation = await this.simulate(caller, act);
    this.commit(simulation);
    return simulation;
  }

  /** The committed keys, to check that nothing has changed. */
  snapshot(): string {
    return JSON.stringify([...this.#state].map(([key, row]) => [key, row.version]));
  }
}

async function certificateOf(role: Role): Promise<string> {
  const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
  const keys = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: `OU=${role === "admin" ? "admin" : "client"}, CN=${role}`,
    keys,
    signingAlgorithm: algorithm,
    notBefore: new Date("2026-01-01T00:00:00Z"),
    notAfter: new Date("2036-01-01T00:00:00Z"),
  });
  return certificate.toString("pem");
}
