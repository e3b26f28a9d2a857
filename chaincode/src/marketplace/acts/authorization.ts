import { keccak_256 } from "@noble/hashes/sha3";
import { ecdsaRecover } from "secp256k1";
import { ChaincodeError, demand } from "../../ledger/chaincode-error.ts";
import type { LedgerContext } from "../../ledger/ledger-context.ts";
import { type OwnAccount, readAccount } from "../accounts/accounts.ts";
import { parseActArguments, parseJson, parseStruct } from "./act-input.ts";
import type { ActArguments, ActName } from "./act-types.ts";
import { checksummed } from "./address.ts";
import { actDigest } from "./typed-data.ts";

/** An act whose signature, counter and deadline hold, and the account that it belongs to. */
export interface AuthorizedAct<Name extends ActName> {
  /** The signer's account with the act's counter already set: the act saves it together with what it spends. */
  readonly account: OwnAccount;
  readonly arguments: ActArguments<Name>;
}

const authorizationFields = [
  { name: "signer", type: "address" },
  { name: "counter", type: "uint64" },
  { name: "deadline", type: "uint64" },
  { name: "signature", type: "string" },
];

const signaturePattern = /^0x[0-9a-f]{128}(1b|1c)$/i;
const signatureForm = "authorization.signature must be 65 bytes in hexadecimal, the last of them 1b or 1c";
const halfOrder = BigInt("0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0");

/**
 * Verifies that an account signed exactly this act, once and in order. The organisation that relays it, any
 * one, can neither forge nor repeat it: the counter must be the next one, and it is stored with the act's effects.
 *
 * The deadline is compared with the transaction's time, which the relaying client sets: it protects against an act
 * that is delivered late by mistake, while the counter protects against repetition.
 * @throws BAD_INPUT, DEADLINE_EXPIRED, BAD_SIGNATURE, BAD_COUNTER
 */
export async function authorize<Name extends ActName>(
  ctx: LedgerContext,
  act: Name,
  actJson: string,
  authorizationJson: string,
): Promise<AuthorizedAct<Name>> {
  const actArguments = parseActArguments(act, actJson);
  const given = parseStruct("authorization", authorizationFields, parseJson("authorization", authorizationJson));
  const { signer, counter, deadline } = given as { signer: string; counter: bigint; deadline: bigint };
  demand(
    ctx.nowSeconds() <= deadline,
    "DEADLINE_EXPIRED",
    `the act was valid until second ${deadline}: sign it anew with a later deadline`,
  );

  const digest = actDigest(ctx.stub.getChannelID(), act, { ...actArguments, counter, deadline });
  const message = `authorization.signature is not ${signer}'s for this act, counter, deadline and channel`;
  demand(recoverSigner(digest, given.signature as string) === signer, "BAD_SIGNATURE", message);

  const account = await readAccount(ctx, signer);
  const next = account.counter + 1n;
  demand(counter === next, "BAD_COUNTER", `the next counter of ${signer} is ${next}, not ${counter}: sign anew`);
  account.counter = next;
  return { account, arguments: actArguments };
}

/**
 * The address whose key made a signature of 65 bytes (r, s, v) in hexadecimal. Of the two equivalent signatures only
 * the one with the smaller s is taken, so a valid signature cannot be altered.
 * @throws BAD_SIGNATURE
 */
export function recoverSigner(digest: Uint8Array, signature: string): string {
  demand(signaturePattern.test(signature), "BAD_SIGNATURE", signatureForm);
  const bytes = Buffer.from(signature.slice(2), "hex");
  const s = BigInt(`0x${bytes.toString("hex", 32, 64)}`);
  demand(s <= halfOrder, "BAD_SIGNATURE", "s must be in the lower half of the order, as wallets make it");
  try {
    const publicKey = ecdsaRecover(bytes.subarray(0, 64), (bytes[64] ?? 0) - 27, digest, false);
    return checksummed(Buffer.from(keccak_256(publicKey.subarray(1)).subarray(12)).toString("hex"));
  } catch {
    throw new ChaincodeError("BAD_SIGNATURE", "no key makes authorization.signature: sign the act anew");
  }
}
