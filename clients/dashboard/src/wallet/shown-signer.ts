import { type ActName, actTypes, type TypedDataSigner } from "@ledgerloom/sdk";
import { recoverTypedDataAddress } from "viem/utils";
import { type ActWords, actInWords } from "./act-words.ts";
import type { SigningDomain, SigningNetwork } from "./signing-network.ts";
import type { AccountSigner, TypedData, TypedFields } from "./typed-data.ts";
import { WalletError } from "./wallet-error.ts";

/** An act as its account's owner sees it before it is signed. */
export interface ShownAct extends ActWords {
  readonly act: ActName;
  readonly signer: string;
  /** Name of the wallet that shows it once more; undefined for a key of this browser. */
  readonly wallet: string | undefined;
  readonly domain: SigningDomain;
  /** Whether this browser has signed nothing for any network yet. */
  readonly isFirst: boolean;
}

export interface ShownSignerOptions {
  readonly network: SigningNetwork;
  /** Shows an act. @returns whether the owner agrees */
  readonly show: (act: ShownAct) => Promise<boolean>;
}

/** Signer for the SDK that shows each act in words first, and signs exactly what it showed. */
export function shownSigner(signer: AccountSigner, { network, show }: ShownSignerOptions): TypedDataSigner {
  return {
    address: signer.address,
    async signTypedData(givenDomain, givenTypes, givenMessage) {
      const domain = network.require(givenDomain);
      const act = actOf(givenTypes);
      const types: TypedFields = actTypes[act];
      // A copy, which nobody can change while it is shown.
      const message = structuredClone(givenMessage);
      requireFields(act, types, message);
      const shown = { act, ...actInWords(act, types, message), signer: signer.address, wallet: signer.wallet, domain };
      if (!(await show({ ...shown, isFirst: network.salt === undefined }))) {
        throw new WalletError("DECLINED", "You declined; nothing was signed.");
      }
      const signature = await signed(signer, { domain: { ...domain }, types, primaryType: act, message });
      network.remember(domain);
      return signature;
    },
  };
}

/** The act that types are those of. @throws WalletError UNKNOWN_ACT */
function actOf(types: TypedFields): ActName {
  const acts = Object.keys(actTypes) as ActName[];
  const act = acts.find((name) => JSON.stringify(actTypes[name]) === JSON.stringify(types));
  if (act) return act;
  throw new WalletError("UNKNOWN_ACT", "That is no act of the marketplace; nothing was signed.");
}

function requireFields(act: ActName, types: TypedFields, message: Record<string, unknown>): void {
  const fields = types[act]?.map(({ name }) => name) ?? [];
  const missing = fields.filter((name) => message[name] === undefined);
  const foreign = Object.keys(message).filter((name) => !fields.includes(name));
  if (missing.length + foreign.length === 0) return;
  throw new WalletError("UNKNOWN_ACT", `The act does not have the fields of ${act}; nothing was signed.`);
}

/** A wallet may show one account and sign with another. @throws WalletError BAD_SIGNATURE */
async function signed(signer: AccountSigner, data: TypedData): Promise<string> {
  const signature = await signer.sign(data);
  const by = await recoverTypedDataAddress({ ...data, signature } as never).catch(() => undefined);
  if (by === signer.address) return signature;
  throw new WalletError("BAD_SIGNATURE", `The signature is not that of ${signer.address}.`);
}
