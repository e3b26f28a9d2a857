import { expect } from "vitest";
import type { GraphToken } from "../../../subgraphs/payments/testing/running-payments.ts";
import type { Payload, World } from "./world.ts";

const price = 10n;
const firstDeposit = 10n ** 12n;

interface Redemption {
  readonly tokenId: string;
  readonly requests: string;
  readonly amount: string;
}

/** One consumer that pays one provider under a test's load, and what it was told so far. */
export class Relation {
  readonly id: string;
  readonly consumer: string;
  readonly #provider: string;
  readonly #world: World;
  /** Requests that were told to be accepted, as `token id/counter`, once each. */
  readonly #accepted = new Set<string>();
  #deposited = firstDeposit;

  private constructor(world: World, id: string, parties: { consumer: string; provider: string }) {
    this.#world = world;
    this.id = id;
    this.consumer = parties.consumer;
    this.#provider = parties.provider;
  }

  static async open(world: World): Promise<Relation> {
    const [consumer, provider] = [await accountOf(world, "Org1MSP"), await accountOf(world, "Org2MSP")];
    await redeemAt(world, provider, "1000");
    const lanes = [{ pricePerRequest: String(price) }];
    const input = { consumer, provider, lanes, tolerancePeriod: 1, deposit: String(firstDeposit) };
    type Opened = Payload & { channel: { id: string } };
    const { channel } = await world.mutate<Opened>("paymentChannelOpen", "channel { id }", input, "Org1MSP");
    return new Relation(world, channel.id, { consumer, provider });
  }

  get accepted(): number {
    return this.#accepted.size;
  }

  /** Signs some requests, brings each until it is accepted or refused for good, and all of them once more. */
  async pay(count: number): Promise<void> {
    type Signed = Payload & { tokens: GraphToken[] | null };
    const fields = "tokens { intermediary consumer tokenId lane requests signature }";
    const input = { channelId: this.id, count };
    const { tokens } = await this.#world.mutate<Signed>("paymentTokenSign", fields, input, "Org1MSP");
    if (!tokens) return;
    for (let open: readonly GraphToken[] = tokens; open.length > 0; ) open = await this.#bring(open);
    await this.#bring(tokens);
  }

  /** Nobody is served twice for a request, whenever it is brought. @returns the tokens that count later */
  async #bring(tokens: readonly GraphToken[]): Promise<GraphToken[]> {
    const { accepted, later } = await validate(this.#world, tokens);
    for (const { tokenId, requests } of accepted) {
      const request = `${tokenId}/${requests}`;
      expect([request, this.#accepted.has(request)]).toEqual([request, false]);
      this.#accepted.add(request);
    }
    return later;
  }

  async deposit(amount: bigint): Promise<void> {
    const input = { channelId: this.id, from: this.consumer, amount: String(amount) };
    const { userErrors } = await this.#world.mutate("paymentChannelDeposit", "", input, "Org1MSP");
    if (userErrors.length === 0) this.#deposited += amount;
    // A killed chain lacks its newest blocks, and with them an account's ether or the channel, until it has been sent
    // again.
    else expect(["INSUFFICIENT_FUNDS", "NOT_FOUND"]).toContain(userErrors[0]?.code);
  }

  /** Waits until all is redeemed: each id once, every request that was accepted paid, each deposit counted once. */
  async settle(): Promise<void> {
    await redeemAt(this.#world, this.#provider, "1");
    const ids = [...this.#highest().keys()];
    let redemptions = await this.#redemptions();
    while (!ids.every((id) => redemptions.some(({ tokenId }) => tokenId === id)))
      redemptions = await this.#redemptions();
    const redeemed = redemptions.map(({ tokenId }) => tokenId);
    expect(redeemed).toEqual([...new Set(redeemed)]);
    for (const { tokenId, requests, amount } of redemptions) {
      expect(BigInt(requests)).toBeGreaterThanOrEqual(this.#highest().get(tokenId) ?? 0n);
      expect(BigInt(amount)).toBe(price * BigInt(requests));
    }
    const query = "query ($id: ID!) { paymentChannel(id: $id) { deposited } }";
    type Answer = { paymentChannel: { deposited: string } };
    const deposited = async () =>
      BigInt((await this.#world.persist<Answer>(query, { id: this.id }, "Org1MSP")).paymentChannel.deposited);
    // Transactions that a killed chain lost are sent again by and by.
    await expect.poll(deposited).toBe(this.#deposited);
  }

  /** Highest counter that was accepted, by token id. */
  #highest(): Map<string, bigint> {
    const highest = new Map<string, bigint>();
    for (const request of this.#accepted) {
      const [id = "", counter = ""] = request.split("/");
      if (BigInt(counter) > (highest.get(id) ?? 0n)) highest.set(id, BigInt(counter));
    }
    return highest;
  }

  async #redemptions(): Promise<Redemption[]> {
    const query = `query ($id: ID!, $after: Cursor) { paymentChannel(id: $id) { redemptions(first: 100, after: $after) {
      nodes { tokenId requests amount } pageInfo { hasNextPage endCursor } } } }`;
    type Page = { nodes: Redemption[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
    const all: Redemption[] = [];
    for (let after: string | null = null, isMore = true; isMore; ) {
      type Answer = { paymentChannel: { redemptions: Page } };
      const answer: Answer = await this.#world.persist<Answer>(query, { id: this.id, after }, "Org2MSP");
      const { nodes, pageInfo } = answer.paymentChannel.redemptions;
      all.push(...nodes);
      after = pageInfo.endCursor;
      isMore = pageInfo.hasNextPage;
    }
    return all;
  }
}

/** Outcome of tokens that were brought. */
interface Brought {
  readonly accepted: readonly GraphToken[];
  /** Tokens that were refused by an instance that lags behind. */
  readonly later: GraphToken[];
}

/** Codes with which the same token counts later. */
const notYet = ["NOT_FOUND", "INSUFFICIENT_FUNDS"];

/** Asks for tokens to be accepted. */
export async function validate(world: World, tokens: readonly GraphToken[]): Promise<Brought> {
  const { userErrors } = await world.mutate("paymentTokenValidate", "accepted", { tokens }, "Org2MSP");
  const refused = new Map(userErrors.map(({ code, field }) => [field?.at(-1), code]));
  const codes = tokens.map((_, index) => refused.get(String(index)));
  return {
    accepted: tokens.filter((_, index) => codes[index] === undefined),
    later: tokens.filter((_, index) => notYet.includes(codes[index] ?? "")),
  };
}

/** A new account of an organisation. */
export async function accountOf(world: World, mspId: string): Promise<string> {
  type Created = Payload & { account: { address: string } };
  return (await world.mutate<Created>("paymentAccountCreate", "account { address }", {}, mspId)).account.address;
}

/** Lets a provider's payment server redeem by itself from a value on. */
export async function redeemAt(world: World, account: string, redeemAtValue: string): Promise<void> {
  const { userErrors } = await world.mutate("paymentPolicySet", "", { account, redeemAtValue }, "Org2MSP");
  expect(userErrors).toEqual([]);
}
