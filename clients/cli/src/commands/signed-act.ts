import { type ActAuthorization, type ActName, authorizeAct } from "@ledgerloom/sdk";
import type { Command } from "commander";
import { formatAmount } from "../output/amounts.ts";
import { actSigner, type Words } from "../wallet/act-signer.ts";
import { keyFile } from "../wallet/key-files.ts";
import type { Call } from "./call.ts";
import { fileDescriptor } from "./wallet.ts";

const tokens = (amount: string) => formatAmount(amount, "SToken");

/** Words for an act's fields before it is signed, where their values are not plain. */
const words: Words = {
  price: (price: string) => `${tokens(price)} a call`,
  amount: tokens,
  tags: (tags: readonly string[]) => tags.join(", ") || "none",
  services: (services: readonly { readonly name: string }[]) =>
    `${services.length}, from “${services[0]?.name}” to “${services.at(-1)?.name}”`,
  deadline: (deadline: string) => `${new Date(Number(deadline) * 1_000).toISOString()}; later it counts no more`,
  counter: (counter: string) => `${counter}, the account's next act`,
};

/** Options of commands whose act the account signs by its own key. */
export const signingOptions = (self: Command): Command =>
  self
    .option("--wallet <name>", "wallet that signs, by name or address; the only one without")
    .option("--passphrase-fd <number>", "file descriptor with its passphrase, instead of typing it", fileDescriptor)
    .option("--yes", "sign without asking");

/** Signs acts of a call: each is sent before the next is signed, since the ledger counts them. */
export async function signerOf(call: Call, hasAgreed = call.options.yes === true) {
  const { wallet, passphraseFd } = call.options;
  const { output } = call;
  const signer = actSigner({ key: await keyFile(wallet), output, words, hasAgreed, passphraseFd });
  const client = await call.client();
  return async <R>(
    act: ActName,
    message: Record<string, unknown>,
    send: (authorization: ActAuthorization) => Promise<R>,
  ): Promise<R> => {
    const authorization = await authorizeAct(client, signer, act, message);
    output.progress("signed; waiting until the ledger has committed it …");
    const answer = await send(authorization);
    output.progress(undefined);
    return answer;
  };
}
