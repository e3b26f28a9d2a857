import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ExecutionResult, graphql, parse, subscribe } from "graphql";
import { eventually, startTestChain, type TestChain } from "../../../ledgers/evm/testing.ts";
import type { Database } from "../../../store/database/database.ts";
import { openPglite } from "../../../store/database/pglite-database.ts";
import { anonymous } from "../../../subgraph-protocol/principal.ts";
import type { ReadPositions } from "../../../subgraph-protocol/read-positions.ts";
import { adminOf } from "../../kit/testing/principals.ts";
import type { PaymentServer } from "../start.ts";
import { type ServerSettings, startServer } from "./start-server.ts";
import { rpcOf } from "./test-tokens.ts";

/** A token as the graph gives and takes it. */
export interface GraphToken {
  readonly intermediary: string;
  readonly consumer: string;
  readonly tokenId: string;
  readonly lane: number;
  readonly requests: string;
  readonly signature: string;
}

const channelFields = "id address held deposited redeemed tokenId status acceptedRequests dueToConsumer dueToProvider";

export interface GraphChannel {
  readonly id: string;
  readonly address: string;
  readonly held: string;
  readonly deposited: string;
  readonly redeemed: string;
  readonly tokenId: string;
  readonly status: string;
  readonly acceptedRequests: string | null;
  readonly dueToConsumer: string;
  readonly dueToProvider: string;
}

export interface ActPayload {
  readonly channel: GraphChannel | null;
  readonly transaction: { readonly hash: string } | null;
  readonly userErrors: readonly { readonly code: string; readonly field: string[] | null }[];
}

interface Shown {
  readonly _meta: { readonly payments: { readonly ledgers: readonly { readonly shown: { hash: string } | null }[] } };
}

/** A key of a service, as the graph shows it once. */
export interface GraphServiceKey {
  readonly keyId: string;
  readonly secret: string;
}

/** A chain and a payment server of two organisations on it, spoken to in GraphQL only. */
export class RunningPayments {
  readonly node: TestChain;
  readonly #folder: string;
  readonly #database: Database;
  readonly #settings: ServerSettings;
  #subgraph: PaymentServer;
  /** Whether the chain is another one's. */
  #isGuest = false;

  private constructor(
    node: TestChain,
    folder: string,
    database: Database,
    settings: ServerSettings,
    subgraph: PaymentServer,
  ) {
    this.node = node;
    this.#folder = folder;
    this.#database = database;
    this.#settings = settings;
    this.#subgraph = subgraph;
  }

  static async start(settings: ServerSettings = {}, node?: TestChain): Promise<RunningPayments> {
    const payments = await RunningPayments.#startOn(node ?? (await startTestChain()), settings);
    payments.#isGuest = node !== undefined;
    return payments;
  }

  static async #startOn(node: TestChain, settings: ServerSettings): Promise<RunningPayments> {
    const folder = await mkdtemp(join(tmpdir(), "ledgerloom-payments-"));
    const database = await openPglite();
    const subgraph = await startServer(node, folder, database, settings);
    const payments = new RunningPayments(node, folder, database, settings, subgraph);
    await payments.untilReady();
    return payments;
  }

  /** Another server on the same folder. */
  startSecond(passphrase?: string): Promise<PaymentServer> {
    return startServer(this.node, this.#folder, this.#database, { passphrase });
  }

  /** Another instance on the same database, with counters of its own. */
  async startOther(): Promise<PaymentServer> {
    const folder = await mkdtemp(join(this.#folder, "other-"));
    return startServer(this.node, folder, this.#database);
  }

  /** @param meanwhile what happens while no server runs */
  async restart(meanwhile = async () => {}): Promise<void> {
    await this.#subgraph.close();
    await meanwhile();
    const port = Number(new URL(this.dataPlaneUrl).port);
    this.#subgraph = await startServer(this.node, this.#folder, this.#database, { ...this.#settings, port });
    await this.untilReady();
  }

  get database(): Database {
    return this.#database;
  }

  /** By which services reach it; the same after a restart. */
  get dataPlaneUrl(): string {
    return this.#subgraph.dataPlaneUrl ?? "";
  }

  get subgraph(): PaymentServer {
    return this.#subgraph;
  }

  async stop(): Promise<void> {
    await this.#subgraph.close();
    await this.#database.close();
    if (!this.#isGuest) await this.node.stop();
    await rm(this.#folder, { recursive: true, force: true });
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

  /** What resolvers of an organisation's request get. */
  async contextOf(mspId: string, positions?: ReadPositions): Promise<object> {
    return this.#subgraph.contextFor(adminOf(mspId), positions);
  }

  /** The first `count` results of a subscription. */
  async listen(source: string, count: number): Promise<ExecutionResult[]> {
    const contextValue = this.#subgraph.contextFor(anonymous);
    const stream = await subscribe({ schema: this.#subgraph.schema, document: parse(source), contextValue });
    if (!(Symbol.asyncIterator in stream)) throw stream.errors?.[0] ?? new Error("no stream");
    const results: ExecutionResult[] = [];
    for await (const result of stream) if (results.push(result) === count) break;
    return results;
  }

  async createAccount(mspId: string): Promise<string> {
    const source = "mutation { paymentAccountCreate(input: {}) { account { address } } }";
    const answer = await this.ask<{ paymentAccountCreate: { account: { address: string } } }>(source, {}, mspId);
    return answer.paymentAccountCreate.account.address;
  }

  /** What a service of an account comes with. */
  async createServiceKey(account: string, mspId: string): Promise<GraphServiceKey> {
    const source = `mutation ($input: PaymentServiceKeyCreateInput!) { paymentServiceKeyCreate(input: $input) {
      key { id } secret userErrors { code } } }`;
    const { paymentServiceKeyCreate } = await this.ask<{
      paymentServiceKeyCreate: { key: { id: string } | null; secret: string; userErrors: { code: string }[] };
    }>(source, { input: { account } }, mspId);
    const { key, secret, userErrors } = paymentServiceKeyCreate;
    if (!key) throw new Error(userErrors[0]?.code);
    return { keyId: key.id, secret };
  }

  async revokeServiceKey(id: string, mspId: string): Promise<unknown> {
    const source = `mutation ($input: PaymentServiceKeyRevokeInput!) { paymentServiceKeyRevoke(input: $input) {
      key { id } userErrors { code } } }`;
    return (await this.ask<{ paymentServiceKeyRevoke: unknown }>(source, { input: { id } }, mspId))
      .paymentServiceKeyRevoke;
  }

  /** Any mutation that answers with a channel. */
  async act(name: string, inputType: string, input: object, mspId?: string): Promise<ActPayload> {
    const fields = `channel { ${channelFields} } transaction { hash } userErrors { code field }`;
    const source = `mutation ($input: ${inputType}!) { act: ${name}(input: $input) { ${fields} } }`;
    return (await this.ask<{ act: ActPayload }>(source, { input }, mspId)).act;
  }

  /** `null` when the chain has none such. */
  async channel(id: string, mspId?: string): Promise<GraphChannel | null> {
    const source = `query ($id: ID!) { paymentChannel(id: $id) { ${channelFields} } }`;
    return (await this.ask<{ paymentChannel: GraphChannel | null }>(source, { id }, mspId)).paymentChannel;
  }

  /** @param more of the input */
  async sign(channelId: string, count: number, lane = 0, more: object = {}, mspId = "Org1MSP"): Promise<GraphToken[]> {
    const source = `mutation ($input: PaymentTokenSignInput!) { paymentTokenSign(input: $input) {
      tokens { intermediary consumer tokenId lane requests signature } userErrors { code message } } }`;
    const { paymentTokenSign } = await this.ask<{
      paymentTokenSign: { tokens: GraphToken[] | null; userErrors: { code: string }[] };
    }>(source, { input: { channelId, count, lane, ...more } }, mspId);
    if (!paymentTokenSign.tokens) throw new Error(paymentTokenSign.userErrors[0]?.code);
    return paymentTokenSign.tokens;
  }

  /** @returns how many were accepted, and the codes of the refused ones by their index */
  async validate(tokens: readonly GraphToken[], mspId = "Org2MSP", more: object = {}) {
    const source = `mutation ($input: PaymentTokenValidateInput!) { paymentTokenValidate(input: $input) {
      accepted userErrors { code field } } }`;
    const { paymentTokenValidate } = await this.ask<{
      paymentTokenValidate: { accepted: number | null; userErrors: { code: string; field: string[] | null }[] };
    }>(source, { input: { tokens, ...more } }, mspId);
    return {
      accepted: paymentTokenValidate.accepted,
      refused: paymentTokenValidate.userErrors.map(({ code, field }) => [field?.at(-1), code]),
    };
  }

  /** A consumer of Org1MSP, a provider of Org2MSP and a channel between them. */
  async openChannel(deposit = 10_000n, changes: object = {}) {
    const [consumer, provider] = [await this.createAccount("Org1MSP"), await this.createAccount("Org2MSP")];
    const input = { consumer, provider, lanes: [{ pricePerRequest: "10" }], deposit: String(deposit), ...changes };
    const { channel } = await this.act("paymentChannelOpen", "PaymentChannelOpenInput", input);
    if (!channel) throw new Error("not opened");
    return { consumer, provider, id: channel.id, address: channel.address };
  }

  start(channelId: string, prices: readonly object[] = []) {
    return this.act("redemptionStart", "RedemptionStartInput", { channelId, prices }, "Org2MSP");
  }

  finalize(channelId: string) {
    return this.act("redemptionFinalize", "RedemptionFinalizeInput", { channelId }, "Org2MSP");
  }

  terminate(channelId: string, party: string, mspId: string) {
    return this.act("paymentChannelTerminate", "PaymentChannelTerminateInput", { channelId, party }, mspId);
  }

  withdraw(channelId: string, party: string, mspId: string) {
    return this.act("payoutWithdraw", "PayoutWithdrawInput", { channelId, party }, mspId);
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
    const { _meta } = await this.ask<Shown>("{ _meta { payments { ledgers { shown { hash } } } } }");
    const newest = (await this.rpc("eth_getBlockByNumber", ["latest", false])) as { hash: string };
    return _meta.payments.ledgers[0]?.shown?.hash === newest.hash && (await this.#subgraph.isReady());
  }

  rpc(method: string, params: readonly unknown[]): Promise<unknown> {
    return rpcOf(this.node, method, params);
  }
}
