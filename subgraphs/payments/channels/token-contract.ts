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

/** ERC-20 token on its chain. */
export interface TokenContract {
  readonly chain: EvmChain;
  readonly address: string;
}

/** Signs an approval (EIP-2612). @returns `undefined` when the token knows none */
export async function signPermit(asset: TokenContract, permit: Permit, privateKey: string) {
  const [domain, nonce] = await Promise.all([domainOf(asset), read(asset, "nonces", [permit.owner])]);
  if (domain === undefined || nonce === undefined) return undefined;
  return sign(domain, permitTypes, { ...permit, nonce }, privateKey);
}

/** Signs an authorisation to receive (EIP-3009). @throws BAD_INPUT when the token does not tell its domain */
export async function signAuthorization(asset: TokenContract, authorization: Authorization, privateKey: string) {
  const domain = await domainOf(asset);
  if (domain) return sign(domain, authorizationTypes, authorization, privateKey);
  throw new PlatformError(
    "BAD_INPUT",
    `the token ${asset.address} takes no authorisations (EIP-3009): deposit from an account of your own`,
  );
}

/** Domain that binds signatures to a token; `undefined` when it is not as most have it. */
async function domainOf(asset: TokenContract): Promise<TypedDataDomain | undefined> {
  const names = ["name", "version", "DOMAIN_SEPARATOR"];
  const [name, told, separator] = await Promise.all(names.map((field) => read(asset, field)));
  if (typeof name !== "string") return undefined;
  const version = typeof told === "string" ? told : "1";
  const domain = { name, version, chainId: asset.chain.chainId, verifyingContract: asset.address };
  return TypedDataEncoder.hashDomain(domain) === separator ? domain : undefined;
}

/** @returns `undefined` when the contract has no such function */
async function read({ chain, address: to }: TokenContract, name: string, values: readonly unknown[] = []) {
  const data = token.encodeFunctionData(name, [...values]);
  try {
    return token.decodeFunctionResult(name, await chain.call({ to, data }))[0] as unknown;
  } catch (error) {
    if (error instanceof PlatformError && error.retryable) throw error;
    return undefined;
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
