import { keccak_256 } from "@noble/hashes/sha3";
import { demand } from "../../ledger/chaincode-error.ts";

const addressPattern = /^0x[0-9a-fA-F]{40}$/;

/** An account address as EIP-55 writes it; `lowerCaseHex` are its forty digits without `0x`. */
export function checksummed(lowerCaseHex: string): string {
  const hash = Buffer.from(keccak_256(lowerCaseHex)).toString("hex");
  let address = "0x";
  for (let i = 0; i < 40; i++) {
    const digit = lowerCaseHex.charAt(i);
    address += Number.parseInt(hash.charAt(i), 16) >= 8 ? digit.toUpperCase() : digit;
  }
  return address;
}

/**
 * Reads an address, written all in one case or with a correct EIP-55 checksum.
 * @param what it is in the request, for the message
 * @returns it checksummed
 * @throws BAD_INPUT
 */
export function parseAddress(text: string, what = "an address"): string {
  demand(addressPattern.test(text), "BAD_INPUT", `${what} must be 0x and forty hexadecimal digits`);
  const digits = text.slice(2);
  const address = checksummed(digits.toLowerCase());
  const isOneCase = digits === digits.toLowerCase() || digits === digits.toUpperCase();
  demand(
    isOneCase || text === address,
    "BAD_INPUT",
    `${what} ${text} has a wrong checksum: a digit, or the case of a letter, is mistyped`,
  );
  return address;
}
