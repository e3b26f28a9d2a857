import { type ActName, actNames, checksummed } from "@ledgerloom/chaincode";
import type { TransactionDetails } from "../../../ledgers/fabric/block-details.ts";
import { marketplaceChaincode } from "../../../ledgers/fabric/contracts/marketplace.ts";

/** An act that an account signed, as a transaction of the marketplace carries it. */
export interface MarketplaceAct {
  readonly name: string;
  /** Checksummed; `undefined` when the authorization names none. */
  readonly signer: string | undefined;
  /** JSON of what was signed. */
  readonly message: Uint8Array;
}

const maxAuthorizationBytes = 4096;

/** The act in a transaction; `undefined` when it carries none. */
export function marketplaceAct({ chaincode, arguments: given }: TransactionDetails): MarketplaceAct | undefined {
  const [fn, message, authorization] = given;
  if (chaincode !== marketplaceChaincode || !fn || !message || !authorization) return undefined;
  const name = Buffer.from(fn).toString("utf8");
  if (!actNames.includes(name as ActName)) return undefined;
  return { name, signer: signerIn(authorization), message };
}

function signerIn(authorization: Uint8Array): string | undefined {
  if (authorization.length > maxAuthorizationBytes) return undefined;
  try {
    const { signer } = (JSON.parse(Buffer.from(authorization).toString("utf8")) ?? {}) as { signer?: unknown };
    const digits = typeof signer === "string" && /^0x([0-9a-fA-F]{40})$/.exec(signer)?.[1];
    return digits ? checksummed(digits.toLowerCase()) : undefined;
  } catch {
    // A transaction that the chaincode refuses may carry anything as its authorization.
    return undefined;
  }
}
