import { accepted, authorizeAct, RegisterServiceDocument, RegisterUserDocument } from "@ledgerloom/sdk";
import { Wallet } from "ethers";
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
  readonly operation: string;
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
  const operation = await world().propose("Look at it in the ledger");
  return { address: wallet.address, name: user.name, registration: transaction, operation };
}
