import { Interface, Signature, SigningKey, type TypedDataDomain, TypedDataEncoder, type TypedDataField } from "ethers";
import { PlatformError } from "../../../errors/platform-error.ts";
import type { EvmChain } from "../../../ledgers/evm/chain.ts";

const token = new Interface([
  "function approve(address spender, uint256 amount)",
  "function nonces(address owner) view returns (uint256)",
  "function name() view returns (string)",
  "function version() view returns (string)",
  "function DOMAIN_SEPARATOR() view returns (bytes32)",
]);

const permitTypes = typesOf("Permit", "address owner,address spender,uint256 value,uint256 nonce,uint256 deadline");
const authorizationTypes = typesOf(
  "ReceiveWithAuthorization",
  "address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce",
);

/** Approval by an owner's signature (EIP-2612). */
export interface Permit {
  readonly owner: string;
  readonly spender: string;
  readonly value: bigint;
  /** Unix seconds. */
  readonly deadline: number;
}

/** Authorisation for a receiver to take tokens (EIP-3009). */
export interface Authorization {
  readonly from: string;
  readonly to: string;
  readonly value: bigint;
  /** Unix seconds, like the next. */
  readonly validAfter: number;
  readonly validBefore: number;
  /** 32 bytes. */
  readonly nonce: string;
}

/** Data of a call that approves a spender. */
export const approvalOf = (spender: string, amount: bigint): string =>
  token.encodeFunctionData("approve", [spender, amount]);

/** An ERC-20 token that payments are made with. */
export class TokenContract {
  readonly #chain: EvmChain;
  readonly #address: string;

  constructor(chain: EvmChain, address: string) {
    this.#chain = chain;
    this.#address = address;
  }

  /** Signs an approval (EIP-2612). @returns `undefined` when the token knows none */
  async signPermit(permit: Permit, privateKey: string): Promise<Signature | undefined> {
    const [domain, nonce] = await Promise.all([this.#domain(), this.#read("nonces", [permit.owner])]);
    if (domain === undefined || nonce === undefined) return undefined;
    return sign(domain, permitTypes, { ...permit, nonce }, privateKey);
  }

  /** Signs an authorisation to receive (EIP-3009). @throws BAD_INPUT when the token does not tell its domain */
  async signAuthorization(authorization: Authorization, privateKey: string): Promise<Signature> {
    const domain = await this.#domain();
    if (domain) return sign(domain, authorizationTypes, authorization, privateKey);
    throw new PlatformError(
      "BAD_INPUT",
      `the token ${this.#address} takes no authorisations (EIP-3009): deposit from an account of your own`,
    );
  }

  /** Domain that binds signatures to the token; `undefined` when it is not as most have it. */
  async #domain(): Promise<TypedDataDomain | undefined> {
    const read = (name: string) => this.#read(name);
    const [name, version, separator] = await Promise.all(["name", "version", "DOMAIN_SEPARATOR"].map(read));
    if (typeof name !== "string") return undefined;
    const domain = {
      name,
      version: typeof version === "string" ? version : "1",
      chainId: this.#chain.chainId,
      verifyingContract: this.#address,
    };
    return TypedDataEncoder.hashDomain(domain) === separator ? domain : undefined;
  }

  /** @returns `undefined` when the contract has no such function */
  async #read(name: string, values: readonly unknown[] = []): Promise<unknown> {
    const data = token.encodeFunctionData(name, [...values]);
    try {
      return token.decodeFunctionResult(name, await this.#chain.call({ to: this.#address, data }))[0];
    } catch (error) {
      if (error instanceof PlatformError && error.retryable) throw error;
      return undefined;
    }
  }
}

function typesOf(name: string, fields: string): Record<string, TypedDataField[]> {
  const field = (text: string): TypedDataField => {
    const [type = "", fieldName = ""] = text.split(" ");
    return { name: fieldName, type };
  };
  return { [name]: fields.split(",").map(field) };
}

function sign(
  domain: TypedDataDomain,
  types: Record<string, TypedDataField[]>,
  value: object,
  privateKey: string,
): Signature {
  return new SigningKey(privateKey).sign(TypedDataEncoder.hash(domain, types, { ...value }));
}
