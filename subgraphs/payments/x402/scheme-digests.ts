import { id, TypedDataEncoder } from "ethers";
import type { EvmChain } from "../../../ledgers/evm/chain.ts";
import { keccak } from "../model/keccak.ts";
import { schemeDomain, schemeTypes } from "../projection/scheme.ts";
import type { ChannelConfig } from "../projection/scheme-table.ts";

const typeHash = (name: keyof typeof schemeTypes) =>
  Buffer.from(id(TypedDataEncoder.from({ [name]: [...schemeTypes[name]] }).encodeType(name)).slice(2), "hex");

const word = 32;

/** EIP-712 digests of one chain's channels and vouchers; everything that stays the same is encoded once. */
export class SchemeDigests {
  readonly #chain: Pick<EvmChain, "chainId">;
  #message: Uint8Array | undefined;
  readonly #config = Buffer.alloc(8 * word);
  readonly #voucher = Buffer.alloc(3 * word);

  /** @param chain whose id is asked for with the first digest */
  constructor(chain: Pick<EvmChain, "chainId">) {
    this.#chain = chain;
    this.#config.set(typeHash("ChannelConfig"));
    this.#voucher.set(typeHash("Voucher"));
  }

  /** Id of a channel: the digest of its config. */
  channelId(config: ChannelConfig): string {
    const { payer, payerAuthorizer, receiver, receiverAuthorizer, token, withdrawDelay, salt } = config;
    [payer, payerAuthorizer, receiver, receiverAuthorizer, token].forEach((address, index) => {
      // An address fills the end of its word.
      this.#config.write(address.slice(2), (index + 2) * word - 20, "hex");
    });
    this.#config.writeUIntBE(withdrawDelay, 7 * word - 6, 6);
    this.#config.write(salt.slice(2), 7 * word, "hex");
    return `0x${Buffer.from(this.#digest(this.#config)).toString("hex")}`;
  }

  /** The 32 bytes that a voucher's signature covers. */
  voucher(channelId: string, ceiling: bigint): Uint8Array {
    this.#voucher.write(channelId.slice(2), word, "hex");
    this.#voucher.writeBigUInt64BE(ceiling >> 64n, 3 * word - 16);
    this.#voucher.writeBigUInt64BE(ceiling & 0xffff_ffff_ffff_ffffn, 3 * word - 8);
    return this.#digest(this.#voucher);
  }

  #digest(encoded: Uint8Array): Uint8Array {
    this.#message ??= messageOn(this.#chain.chainId);
    this.#message.set(keccak(encoded), 34);
    return keccak(this.#message);
  }
}

/** Start of what every digest is of, with room for the rest. */
function messageOn(chainId: bigint): Uint8Array {
  const separator = TypedDataEncoder.hashDomain(schemeDomain(chainId));
  return Buffer.concat([Buffer.from(`1901${separator.slice(2)}`, "hex"), new Uint8Array(word)]);
}
