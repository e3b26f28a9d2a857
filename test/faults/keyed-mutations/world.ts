import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startTestChain, type TestChain } from "../../../ledgers/evm/testing.ts";
import { startChaincode } from "../../../ledgers/fabric/chaincode-process.ts";
import { type EmbeddedFabric, startEmbeddedFabric } from "../../../ledgers/fabric/embedded/process.ts";
import { connectOrganizations } from "../../../ledgers/fabric/organizations.ts";
import { type Child, compiledModule, startChild } from "../../../process/child-process.ts";
import { freePorts } from "../../../process/free-ports.ts";
import { encodePrincipal } from "../../../subgraph-protocol/principal.ts";
import { principalHeader } from "../../../subgraph-protocol/signed-requests.ts";
import { adminOf } from "../../../subgraphs/kit/testing/principals.ts";
import type { Served, ServedArguments } from "./served-subgraphs.ts";

export type Subgraph = keyof Served["urls"];

/** Ledgers that stay, and a process with the subgraphs that comes and goes. */
export class World {
  readonly #parts: AsyncDisposableStack;
  readonly #given: ServedArguments;
  #served: Child<Served>;

  private constructor(parts: AsyncDisposableStack, given: ServedArguments, served: Child<Served>) {
    this.#parts = parts;
    this.#given = given;
    this.#served = served;
  }

  static async start(): Promise<World> {
    await using parts = new AsyncDisposableStack();
    const folder = await mkdtemp(join(tmpdir(), "keyed-mutations-"));
    parts.defer(() => rm(folder, { recursive: true, force: true }));
    const [{ organizations }, chain] = await Promise.all([startFabric(folder, parts), startChain(parts)]);
    const sponsorKey = chain.chain.accounts[0]?.privateKey ?? "";
    const given = { folder, organizations, chain: { url: chain.chain.url, sponsorKey } };
    return new World(parts.move(), given, await serve(given));
  }

  /** Kills the subgraphs' process as a crash would, and starts it again. @returns what the killed one has left */
  async crash(): Promise<Served["left"]> {
    await this.#served.kill();
    this.#served = await serve(this.#given);
    return this.#served.ready.left;
  }

  /** Lets the consortium of the ops channel be known, which is what operations need. */
  async confirmChannel(): Promise<void> {
    using connections = connectOrganizations(this.#given.organizations, "admin");
    const members = JSON.stringify([...connections.keys()]);
    for (const connection of connections.values()) {
      await connection.channel("ops").submit("ops", "channel-ops:ConfirmChannel", ["ops", members]);
    }
  }

  /** Resolves when a Fabric channel has committed another block. */
  async nextBlock(channel: string): Promise<void> {
    using connections = connectOrganizations(this.#given.organizations.slice(0, 1), "client");
    for (const connection of connections.values()) {
      for await (const _ of connection.channel(channel).blocks({})) return;
    }
  }

  /** Runs an operation of a subgraph over HTTP as Org1MSP. @throws when it has errors, or the process is killed */
  async ask<Data>(subgraph: Subgraph, query: string, variables: object = {}): Promise<Data> {
    const response = await fetch(this.#served.ready.urls[subgraph], {
      method: "POST",
      headers: { "content-type": "application/json", [principalHeader]: encodePrincipal(adminOf("Org1MSP")) },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  async stop(): Promise<void> {
    await this.#served.kill();
    await this.#parts.disposeAsync();
  }
}

function serve(given: ServedArguments): Promise<Child<Served>> {
  return startChild<Served>({
    module: compiledModule("test/faults/keyed-mutations/served-subgraphs.js"),
    args: [JSON.stringify(given)],
  });
}

async function startChain(parts: AsyncDisposableStack): Promise<TestChain> {
  const chain = await startTestChain();
  parts.defer(() => chain.stop());
  return chain;
}

async function startFabric(folder: string, parts: AsyncDisposableStack): Promise<EmbeddedFabric> {
  const [port = 0] = await freePorts(0, 5);
  const chaincodes = await Promise.all(
    ["marketplace", "ops"].map(async (name, index) => {
      const address = `127.0.0.1:${port + index}`;
      const chaincode = await startChaincode({ name, address });
      parts.defer(() => chaincode.stop());
      return { name, chaincodes: [{ name, address }] };
    }),
  );
  const fabric = await startEmbeddedFabric({
    dataDirectory: join(folder, "fabric"),
    basePort: port + 2,
    channels: chaincodes,
  });
  parts.defer(() => fabric.stop());
  return fabric;
}
