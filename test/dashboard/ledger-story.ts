import {
  accepted,
  authorizeAct,
  CreatePaymentAccountDocument,
  OpenPaymentChannelDocument,
  RegisterServiceDocument,
  RegisterUserDocument,
} from "@ledgerloom/sdk";
import { Wallet } from "ethers";
import { FabricBlockDocument } from "../../clients/dashboard/src/graph/generated/ledger.ts";
import { world } from "./world.ts";

/** Texts of somebody who means harm, as far as the chaincode takes them. */
export const hostile = {
  introduction: `<img src=x onerror=alert(1)> ${"long ".repeat(300)}`,
  service: "<script>alert(1)</script>",
  description: `[click](javascript:alert(1)) ${"地図".repeat(900)}`,
};

/** Acts that the pages of ledgers are looked at with, on every ledger. */
export interface Story {
  /** Account that acted in the marketplace. */
  readonly address: string;
  readonly name: string;
  /** Transaction by which it registered a service. */
  readonly registration: { readonly id: string; readonly blockNumber: string };
  /** Hash of the block that holds it. */
  readonly blockHash: string;
  readonly operation: string;
  readonly payment: Payment;
}

/** A payment channel, as the chain has it. */
interface Payment {
  readonly channel: string;
  /** Address of its contract. */
  readonly contract: string;
  readonly consumer: string;
  /** Transaction that opened it. */
  readonly hash: string;
  readonly blockNumber: string;
}

export async function tellStory(): Promise<Story> {
  const { client } = world().platform;
  const wallet = Wallet.createRandom();
  const user = { name: "Ada Maps", introduction: hostile.introduction };
  const forUser = await authorizeAct(client, wallet, "RegisterUser", user);
  accepted((await client.request(RegisterUserDocument, { input: { ...user, authorization: forUser } })).userRegister);
  const { service: name, description } = hostile;
  const service = { name, category: "Maps", tags: ["map"], description, url: "https://maps.example", price: "10" };
  const authorization = await authorizeAct(client, wallet, "RegisterService", service);
  const answer = await client.request(RegisterServiceDocument, { input: { ...service, authorization } });
  const { transaction } = accepted(answer.serviceRegister);
  if (!transaction) throw new Error("the service was not registered");
  const { blockNumber: number } = transaction;
  const { fabricBlock } = await client.request(FabricBlockDocument, { channel: "marketplace", number, first: 1 });
  const operation = await world().propose("Look at it in the ledger");
  const payment = await openChannel();
  return {
    address: wallet.address,
    name: user.name,
    registration: transaction,
    blockHash: fabricBlock?.hash ?? "",
    operation,
    payment,
  };
}

async function openChannel(): Promise<Payment> {
  const { client } = world().platform;
  const [consumer, provider] = [await newAccount(), await newAccount()];
  const lanes = [{ pricePerRequest: "1" }];
  const input = { consumer, provider, lanes, tolerancePeriod: 60, terminationPeriod: 3_600, deposit: "1000000000" };
  const answer = accepted((await client.request(OpenPaymentChannelDocument, { input })).paymentChannelOpen);
  const { channel, transaction } = answer;
  if (!channel || !transaction) throw new Error("no channel was opened");
  const { hash, blockNumber } = transaction;
  return { channel: channel.id, contract: channel.address, consumer, hash, blockNumber };
}

/** An account whose key the payment server holds, which a transaction pays for. */
export async function newAccount(): Promise<string> {
  const { client } = world().platform;
  const { account } = accepted((await client.request(CreatePaymentAccountDocument)).paymentAccountCreate);
  if (!account) throw new Error("no account was made");
  return account.address;
}
