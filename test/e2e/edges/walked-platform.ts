import { type ActName, type ActAuthorization as Authorization, authorizeAct } from "@ledgerloom/sdk";
import { Wallet } from "ethers";
import { RunningPlatform } from "../../running-platform.ts";

/** Answer of GraphQL, as loosely typed as documents of text are. */
export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: whatever a text asks for
  readonly data?: any;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

type Input = Readonly<Record<string, unknown>>;

const text = { category: "", tags: [], description: "", url: "", price: "1" };
const unsigned: Authorization = {
  signer: `0x${"1".repeat(40)}`,
  counter: "1",
  deadline: "4102444800",
  signature: `0x${"11".repeat(65)}`,
};

/** A platform with something of each kind in it, and what its fields are usually given. */
export class WalkedPlatform {
  readonly platform: RunningPlatform;
  /** Usual arguments by field of the graph. */
  readonly usual: Record<string, Input> = {};
  readonly #wallet = Wallet.createRandom();

  private constructor(platform: RunningPlatform) {
    this.platform = platform;
  }

  static async start(): Promise<WalkedPlatform> {
    const walked = new WalkedPlatform(await RunningPlatform.start());
    await walked.#fill();
    return walked;
  }

  async ask(query: string, variables: object = {}, mspId = "Org1MSP"): Promise<Answer> {
    const token = await this.platform.issuer.issue({ mspId, role: "admin" });
    const response = await fetch(this.platform.url, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, ...((await response.json()) as object) };
  }

  /** Input of an act with a valid signature, where it can be signed at all. */
  async signed(act: ActName, input: unknown): Promise<unknown> {
    if (typeof input !== "object" || input === null || !("authorization" in input)) return input;
    if (input.authorization !== unsigned) return input;
    const authorize = authorizeAct(this.platform.client, this.#wallet, act, input as unknown as Input);
    return { ...input, authorization: await authorize.catch(() => unsigned) };
  }

  async #fill(): Promise<void> {
    const { address } = this.#wallet;
    const [consumer, provider] = [await this.#newAccount("Org1MSP"), await this.#newAccount("Org2MSP")];
    const opening = { consumer, provider, lanes: [{ pricePerRequest: "1" }], deposit: "10" };
    const { channel } = await this.#act("paymentChannelOpen", opening, "channel { id }");
    const request = { title: "How are you?", template: "node-health-report", channel: "marketplace" };
    const { operation } = await this.#act("operationRequest", request, "operation { id }");
    await this.#sign("RegisterUser", "userRegister", { name: "Walker", introduction: "" });
    for (const name of ["A", "B"]) await this.#sign("RegisterService", "serviceRegister", { ...text, name });
    const authorization = unsigned;
    const acts = { userRegister: { name: "Another" }, servicePublish: { name: "A" } };
    const transfer = { to: address, amount: "1" };
    const channelId = channel.id;
    const token = { intermediary: channelId, consumer, tokenId: "1", requests: "1", signature: unsigned.signature };
    const inputs: Record<string, Input> = {
      ...Object.fromEntries(Object.entries(acts).map(([name, input]) => [name, { ...input, authorization }])),
      tokenTransfer: { ...transfer, authorization },
      serviceRegister: { ...text, name: "C", authorization },
      serviceCall: { service: "A", times: 1, price: "1", authorization },
      servicesImport: { services: [{ ...text, kind: "MASHUP", name: "M", composes: ["A"] }], authorization },
      operationRequest: { ...request, parameters: [], policy: { rule: "ALL", mandatory: ["Org1MSP"] } },
      operationVote: { operationId: operation.id, choice: "AGREE" },
      operationWithdraw: { operationId: "none" },
      paymentAccountCreate: {},
      paymentChannelOpen: opening,
      paymentLaneOpen: { channelId, lane: 1 },
      paymentVoucherKeyRotate: { channelId },
      paymentChannelTerminate: { channelId, party: provider },
      payoutWithdraw: { channelId, party: consumer },
      paymentChannelDeposit: { channelId, from: consumer, amount: "1" },
      paymentChannelClose: { channelId, redeemed: "1" },
      paymentPolicySet: { account: consumer },
      redemptionStart: { channelId, prices: [{ pricePerRequest: "1" }] },
      redemptionFinalize: { channelId },
      redemptionBatchStart: { provider, channelIds: [channelId] },
      redemptionBatchFinalize: { provider, channelIds: [channelId] },
      paymentServiceKeyCreate: { account: consumer },
      paymentServiceKeyRevoke: { id: "ab".repeat(16) },
      paymentTokenSign: { channelId },
      paymentTokenValidate: { tokens: [token] },
      x402VouchersClaim: { provider: consumer },
    };
    for (const [name, input] of Object.entries(inputs)) this.usual[name] = { input };
    Object.assign(this.usual, {
      account: { address },
      service: { name: "A" },
      operation: { id: operation.id },
      organization: { mspId: "Org1MSP" },
      paymentChannel: { id: channelId },
      paymentTrace: { traceId: "ab".repeat(16) },
    });
  }

  async #newAccount(mspId: string): Promise<string> {
    return (await this.#act("paymentAccountCreate", {}, "account { address }", mspId)).account.address;
  }

  async #sign(act: ActName, name: string, input: Input): Promise<void> {
    await this.#act(name, (await this.signed(act, { ...input, authorization: unsigned })) as Input, "__typename");
  }

  // biome-ignore lint/suspicious/noExplicitAny: whatever a text asks for
  async #act(name: string, input: Input, fields: string, mspId?: string): Promise<any> {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { act: ${name}(input: $input) { ${fields} userErrors { code message } } }`;
    const { data, errors } = await this.ask(query, { input }, mspId);
    if (errors || data.act.userErrors.length > 0) throw new Error(JSON.stringify(errors ?? data.act.userErrors));
    return data.act;
  }
}
