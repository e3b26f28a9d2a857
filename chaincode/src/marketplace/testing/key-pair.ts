import { keccak_256 } from "@noble/hashes/sha3";
import { ecdsaSign, publicKeyCreate } from "secp256k1";
import type { ActName } from "../acts/act-types.ts";
import { checksummed } from "../acts/address.ts";
import { actDigest } from "../acts/typed-data.ts";

type ActJson = Record<string, unknown>;

/** An account that signs by the same library and hashing as the chaincode: fast, for very many acts. */
export class KeyPair {
  readonly address: string;
  readonly #secret: Buffer;

  constructor(seed: number) {
    this.#secret = Buffer.from(seed.toString(16).padStart(64, "0"), "hex");
    const publicKey = publicKeyCreate(this.#secret, false);
    this.address = checksummed(Buffer.from(keccak_256(publicKey.subarray(1)).subarray(12)).toString("hex"));
  }

  /** Arguments of an act's transaction. */
  sign(channel: string, name: ActName, act: ActJson, counter: bigint): [string, string] {
    const deadline = "1800000600";
    const digest = actDigest(channel, name, { ...act, counter, deadline });
    const { signature, recid } = ecdsaSign(digest, this.#secret);
    const hex = `0x${Buffer.from(signature).toString("hex")}${(27 + recid).toString(16)}`;
    const authorization = { signer: this.address, counter: `${counter}`, deadline, signature: hex };
    return [JSON.stringify(act), JSON.stringify(authorization)];
  }
}
