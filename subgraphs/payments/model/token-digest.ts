import { AbiCoder, id, TypedDataEncoder } from "ethers";
import { keccak } from "./keccak.ts";
import { paymentTokenDomain, paymentTokenTypes } from "./payment-token.ts";

const typeHash = id(
  TypedDataEncoder.from({ PaymentToken: [...paymentTokenTypes.PaymentToken] }).encodeType("PaymentToken"),
);

/** Offsets of the changing numbers in the encoded token; each fills the end of its 32 bytes. */
const tokenIdAt = 2 * 32 - 8;
const laneAt = 3 * 32 - 4;
const requestsAt = 4 * 32 - 8;

/** EIP-712 digests of one channel's tokens; everything that stays the same is encoded once. */
export class TokenDigest {
  readonly #token: Uint8Array;
  readonly #tokenView: DataView;
  readonly #message: Uint8Array;

  constructor(chainId: bigint, intermediary: string, consumer: string) {
    const encoded = AbiCoder.defaultAbiCoder().encode(
      ["bytes32", "uint64", "uint32", "uint64", "address", "address"],
      [typeHash, 0n, 0, 0n, intermediary, consumer],
    );
    this.#token = Buffer.from(encoded.slice(2), "hex");
    this.#tokenView = new DataView(this.#token.buffer, this.#token.byteOffset, this.#token.byteLength);
    const separator = TypedDataEncoder.hashDomain(paymentTokenDomain(chainId, intermediary));
    this.#message = Buffer.concat([
      Buffer.from("1901", "hex"),
      Buffer.from(separator.slice(2), "hex"),
      new Uint8Array(32),
    ]);
  }

  /** The 32 bytes that a token's signature covers. */
  of(tokenId: bigint, lane: number, requests: bigint): Uint8Array {
    this.#tokenView.setBigUint64(tokenIdAt, tokenId);
    this.#tokenView.setUint32(laneAt, lane);
    this.#tokenView.setBigUint64(requestsAt, requests);
    this.#message.set(keccak(this.#token), 34);
    return keccak(this.#message);
  }
}
