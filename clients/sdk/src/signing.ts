import type { Client } from "./client.ts";
import { actTypes } from "./generated/acts.ts";
import { SigningFactsDocument } from "./generated/operations.ts";

/** Signs typed data for one address; a `Wallet` or any other signer of ethers is one. */
export interface TypedDataSigner {
  readonly address: string;
  signTypedData(
    domain: Record<string, string>,
    types: Record<string, { name: string; type: string }[]>,
    message: Record<string, unknown>,
  ): Promise<string>;
}

/** The `authorization` of a mutation of the marketplace. */
export interface ActAuthorization {
  readonly signer: string;
  readonly counter: string;
  readonly deadline: string;
  readonly signature: string;
}

export type ActName = keyof typeof actTypes;

/** Time for which a signed act may be relayed unless the caller says otherwise, in seconds. */
const defaultLifetimeSeconds = 300;

/**
 * Signs an act of the marketplace (EIP-712) with the account's next counter. One at a time per account: the ledger
 * accepts only the next counter.
 * @param act its name, such as `RegisterService`
 * @param message the act's arguments, as in the mutation's input without `authorization`
 */
// biome-ignore lint/complexity/useMaxParams: programs of others call it so
export async function authorizeAct(
  client: Client,
  signer: TypedDataSigner,
  act: ActName,
  message: Record<string, unknown>,
  lifetimeSeconds = defaultLifetimeSeconds,
): Promise<ActAuthorization> {
  const facts = await client.request(SigningFactsDocument, { address: signer.address });
  const counter = String(BigInt(facts.account.counter) + 1n);
  const deadline = String(Math.floor(Date.now() / 1_000) + lifetimeSeconds);
  const types = Object.fromEntries(Object.entries(actTypes[act]).map(([name, fields]) => [name, [...fields]]));
  const signature = await signer.signTypedData(facts.marketplaceSigningDomain, types, {
    ...message,
    counter,
    deadline,
  });
  return { signer: signer.address, counter, deadline, signature };
}
