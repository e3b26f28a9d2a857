import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEther } from "ethers";
import { type ExecutionResult, graphql, parse, subscribe } from "graphql";
import { eventually, silent, startTestChain, type TestChain } from "../../../ledgers/evm/testing.ts";
import type { Database } from "../../../store/database/database.ts";
import { openPglite } from "../../../store/database/pglite-database.ts";
import { anonymous } from "../../../subgraph-protocol/principal.ts";
import type { ReadPositions } from "../../../subgraph-protocol/read-positions.ts";
import { adminOf } from "../../kit/testing/principals.ts";
import type { PaymentsOptions } from "../options.ts";
import { type PaymentServer, startPayments } from "../start.ts";
import { rpcOf } from "./test-tokens.ts";

type Texts<Names extends string> = { readonly [Name in Names]: string };

/** Token as the graph gives and takes it. */
export type GraphToken = Texts<"intermediary" | "consumer" | "tokenId" | "requests" | "signature"> & {
  readonly lane: number;
};

const amounts = ["held", "deposited", "redeemed", "dueToConsumer", "dueToProvider"] as const;
const channelFields = `id address tokenId status acceptedRequests ${amounts.join(" ")}`;

/** Channel as the graph shows it. */
export type GraphChannel = Texts<"id" | "address" | "tokenId" | "status" | (typeof amounts)[number]> & {
  readonly acceptedRequests: string | null;
};

export interface ActPayload {
  readonly channel: GraphChannel | null;
  readonly transaction: { readonly hash: string } | null;
  readonly userErrors: readonly { readonly code: string; readonly field: string[] | null }[];
}

/** Service key, as the graph shows it once. */
export interface GraphServiceKey {
  readonly keyId: string;
  readonly secret: string;
}

/** Further fields of an input to sign, and the organisation that asks. */
interface SignMore {
  readonly mspId?: string;
  readonly [field: string]: unknown;
}

interface StartedOn {
  readonly node: TestChain;
  readonly database: Database;
  readonly folder: string;
  readonly settings: ServerSettings;
  /** Whether the chain is another one's, which stops it. */
  readonly isGuest: boolean;
}

/** Payment server of two organisations on a chain, used through GraphQL only. */
export class RunningPayments {
  readonly node: TestChain;
  readonly database: Database;
  readonly #on: StartedOn;
  #subgraph: PaymentServer;

  private constructor(on: StartedOn, subgraph: PaymentServer) {
    this.node = on.node;
    this.database = on.database;
    this.#on = on;
    this.#subgraph = subgraph;
  }

  /** @param host chain of another one, which stops it */
  static async start(settings: ServerSettings = {}, host?: TestChain): Promise<RunningPayments> {
    const node = host ?? (await startTestChain());
    const folder = await mkdtemp(join(tmpdir(), "ledgerloom-payments-"));
    const database = await openPglite();
    const subgraph = await startServer(node, folder, database, settings);
    const payments = new RunningPayments({ node, database, folder, settings, isGuest: host !== undefined }, subgraph);
    await payments.untilReady();
    return payments;
  }

  /** Another server on the same folder. */
  startSecond(passphrase?: string): Promise<PaymentServer> {
    return startServer(this.node, this.#on.folder, this.database, { passphrase });
  }

  /** Another instance on the same database, with counters of its own. */
  async startOther(): Promise<PaymentServer> {
    const folder = await mkdtemp(join(this.#on.folder, "other-"));
    return startServer(this.node, folder, this.database);
  }

  /** @param meanwhile what happens while no server runs */
  async restart(meanwhile = async () => {}): Promise<void> {
    await this.#subgraph.close();
    await meanwhile();
    const port = Number(new URL(this.dataPlaneUrl).port);
    this.#subgraph = await startServer(this.node, this.#on.folder, this.database, { ...this.#on.settings, port });
    await this.untilReady();
  }

  /** URL for services, the same after a restart. */
  get dataPlaneUrl(): string {
    return this.#subgraph.dataPlaneUrl ?? "";
  }

  get subgraph(): PaymentServer {
    return this.#subgraph;
  }

  async stop(): Promise<void> {
    await this.#subgraph.close();
    await this.database.close();
    if (!this.#on.isGuest) await this.node.stop();
    await rm(this.#on.folder, { recursive: true, force: true });
  }

  async ask<T>(
    source: string,
    variables: Record<string, unknown> = {},
    mspId = "Org1MSP",
    positions?: ReadPositions,
  ): Promise<T> {
    const contextValue = await this.contextOf(mspId, positions);
    const result = await graphql({ schema: this.#subgraph.schema, source, variableValues: variables, contextValue });
    if (result.errors?.[0]) throw result.errors[0];
    return result.data as T;
  }

  /** Context of an organisation's request. */
  async contextOf(mspId: string, positions?: ReadPositions): Promise<object> {
    return this.#subgraph.contextFor(adminOf(mspId), positions);
  }

  /** The first `count` results of a subscription. @param mspId who asks; nobody in particular unless given */
  async listen(source: string, count: number, mspId?: string): Promise<ExecutionResult[]> {
    const contextValue = await this.#subgraph.contextFor(mspId === undefined ? anonymous : adminOf(mspId));
    const stream = await subscribe({ schema: this.#subgraph.schema, document: parse(source), contextValue });
    if (!(Symbol.asyncIterator in stream)) throw stream.errors?.[0] ?? new Error("no stream");
    const results: ExecutionResult[] = [];
    for await (const result of stream) if (results.push(result) === count) break;
    return results;
  }

  /** Any mutation; its input's type has its name. */
  async mutate<T>(name: string, fields: string, input: object, mspId?: string): Promise<T> {
    const inputType = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const source = `mutation ($input: ${inputType}!) { act: ${name}(input: $input) { ${fields} } }`;
    return (await this.ask<{ act: T }>(source, { input }, mspId)).act;
  }

  async createAccount(mspId: string): Promise<string> {
    type Created = { account: { address: string } };
    return (await this.mutate<Created>("paymentAccountCreate", "account { address }", {}, mspId)).account.address;
  }

  async createServiceKey(account: string, mspId: string): Promise<GraphServiceKey> {
    type Created = { key: { id: string } | null; secret: string; userErrors: { code: string }[] };
    const fields = "key { id } secret userErrors { code }";
    const made = await this.mutate<Created>("paymentServiceKeyCreate", fields, { account }, mspId);
    if (!made.key) throw new Error(made.userErrors[0]?.code);
    return { keyId: made.key.id, secret: made.secret };
  }

  revokeServiceKey(id: string, mspId: string): Promise<unknown> {
    return this.mutate("paymentServiceKeyRevoke", "key { id } userErrors { code }", { id }, mspId);
  }

  /** Any mutation that answers with a channel. */
  act(name: string, input: object, mspId?: string): Promise<ActPayload> {
    const fields = `channel { ${channelFields} } transaction { hash } userErrors { code field }`;
    return this.mutate(name, fields, input, mspId);
  }

  /** `null` when the chain has none such. */
  async channel(id: string, mspId?: string): Promise<GraphChannel | null> {
    const source = `query ($id: ID!) { paymentChannel(id: $id) { ${channelFields} } }`;
    return (await this.ask<{ paymentChannel: GraphChannel | null }>(source, { id }, mspId)).paymentChannel;
  }

  /** @param more of the input, and who asks */
  async sign(channelId: string, count: number, lane = 0, more: SignMore = {}): Promise<GraphToken[]> {
    const { mspId = "Org1MSP", ...further } = more;
    type Signed = { tokens: GraphToken[] | null; userErrors: { code: string }[] };
    const fields = `tokens { intermediary consumer tokenId lane requests signature } userErrors { code message }`;
    const input = { channelId, count, lane, ...further };
    const { tokens, userErrors } = await this.mutate<Signed>("paymentTokenSign", fields, input, mspId);
    if (!tokens) throw new Error(userErrors[0]?.code);
    return tokens;
  }

  /** @returns how many were accepted, and the codes of the refused ones by their index */
  async validate(tokens: readonly GraphToken[], mspId = "Org2MSP", more: object = {}) {
    type Validated = { accepted: number | null; userErrors: { code: string; field: string[] | null }[] };
    const fields = "accepted userErrors { code field }";
    const input = { tokens, ...more };
    const { accepted, userErrors } = await this.mutate<Validated>("paymentTokenValidate", fields, input, mspId);
    return { accepted, refused: userErrors.map(({ code, field }) => [field?.at(-1), code]) };
  }

  /** A consumer of Org1MSP, a provider of Org2MSP and a channel between them. */
  async openChannel(deposit = 10_000n, changes: object = {}) {
    const [consumer, provider] = [await this.createAccount("Org1MSP"), await this.createAccount("Org2MSP")];
    const input = { consumer, provider, lanes: [{ pricePerRequest: "10" }], deposit: String(deposit), ...changes };
    const { channel } = await this.act("paymentChannelOpen", input);
    if (!channel) throw new Error("not opened");
    return { consumer, provider, id: channel.id, address: channel.address };
  }

  start(channelId: string, prices: readonly object[] = []) {
    return this.act("redemptionStart", { channelId, prices }, "Org2MSP");
  }

  finalize(channelId: string) {
    return this.act("redemptionFinalize", { channelId }, "Org2MSP");
  }

  terminate(channelId: string, party: string, mspId: string) {
    return this.act("paymentChannelTerminate", { channelId, party }, mspId);
  }

  withdraw(channelId: string, party: string, mspId: string) {
    return this.act("payoutWithdraw", { channelId, party }, mspId);
  }

  /** Lets the chain's time pass. */
  async pass(seconds: number): Promise<void> {
    await this.rpc("evm_increaseTime", [seconds]);
    await this.rpc("anvil_mine", []);
    await this.untilReady();
  }

  /** Waits until the payment server is at the chain's head. */
  async untilReady(): Promise<void> {
    await eventually(() => this.#isAtHead().catch(() => false), Boolean);
  }

  async #isAtHead(): Promise<boolean> {
    type Shown = { _meta: { payments: { ledgers: { shown: { hash: string } | null }[] } } };
    const { _meta } = await this.ask<Shown>("{ _meta { payments { ledgers { shown { hash } } } } }");
    const newest = (await this.rpc("eth_getBlockByNumber", ["latest", false])) as { hash: string };
    return _meta.payments.ledgers[0]?.shown?.hash === newest.hash && (await this.#subgraph.isReady());
  }

  rpc(method: string, params: readonly unknown[]): Promise<unknown> {
    return rpcOf(this.node.chain.url, method, params);
  }
}

/** Settings of a payment server in a test. */
export interface ServerSettings extends Partial<Pick<PaymentsOptions, "keeper" | "x402Contracts" | "acceptedAssets">> {
  readonly passphrase?: string | undefined;
  /** Of the data plane. */
  readonly port?: number;
  /** Which of the chain's accounts gives ether to new ones; each payment server has its own. */
  readonly sponsor?: number;
}

/** Starts a payment server of two organisations on a test's chain, folder and database. */
function startServer(
  node: TestChain,
  folder: string,
  database: Database,
  { passphrase = "correct horse battery", port = 0, sponsor: sponsorAt = 0, ...settings }: ServerSettings = {},
): Promise<PaymentServer> {
  const sponsor = node.chain.accounts[sponsorAt];
  if (!sponsor) throw new Error("the chain has no accounts");
  return startPayments({
    chain: { url: node.chain.url, chainId: node.chain.chainId, confirmations: 0 },
    dataDirectory: folder,
    database,
    passphrase,
    ...settings,
    dataPlane: { host: "127.0.0.1", port },
    organizations: ["Org1MSP", "Org2MSP"],
    sponsor: { privateKey: sponsor.privateKey, grant: parseEther("100") },
    log: silent,
  });
}
