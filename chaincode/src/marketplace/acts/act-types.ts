/**
 * Signed acts of the marketplace as EIP-712 types, declared once: chaincode parses, hashes and verifies by this table,
 * and clients sign with it (`wallet.signTypedData(domain, actTypesOf("Transfer"), message)`).
 * @see https://eips.ethereum.org/EIPS/eip-712
 */
const authorizationFields = [
  { name: "counter", type: "uint64" },
  { name: "deadline", type: "uint64" },
] as const;

/** Fields of acts, without counter and deadline, which every act also signs. */
export const actFields = {
  RegisterUser: [
    { name: "name", type: "string" },
    { name: "introduction", type: "string" },
  ],
  RegisterService: [
    { name: "name", type: "string" },
    { name: "category", type: "string" },
    { name: "tags", type: "string[]" },
    { name: "description", type: "string" },
    { name: "url", type: "string" },
    { name: "price", type: "uint256" },
  ],
  RegisterServices: [
    { name: "services", type: "ServiceEntry[]" },
    { name: "publish", type: "bool" },
  ],
  PublishService: [{ name: "name", type: "string" }],
  CallService: [
    { name: "service", type: "string" },
    { name: "times", type: "uint32" },
    { name: "price", type: "uint256" },
  ],
  Transfer: [
    { name: "to", type: "address" },
    { name: "amount", type: "uint256" },
  ],
} as const;

/** Structures inside acts. */
export const structFields = {
  ServiceEntry: [
    { name: "kind", type: "string" },
    { name: "name", type: "string" },
    { name: "category", type: "string" },
    { name: "tags", type: "string[]" },
    { name: "description", type: "string" },
    { name: "url", type: "string" },
    { name: "price", type: "uint256" },
    { name: "composes", type: "string[]" },
  ],
} as const;

export interface TypedField {
  readonly name: string;
  readonly type: string;
}

export type ActName = keyof typeof actFields;

/** The names of all acts. */
export const actNames = Object.keys(actFields) as ActName[];

type ValueOf<Type extends string> = Type extends `${infer Item}[]`
  ? ValueOf<Item>[]
  : Type extends `uint${string}`
    ? bigint
    : Type extends "bool"
      ? boolean
      : Type extends keyof typeof structFields
        ? StructOf<(typeof structFields)[Type]>
        : string;

type StructOf<Fields extends readonly TypedField[]> = {
  readonly [Field in Fields[number] as Field["name"]]: ValueOf<Field["type"]>;
};

/** The arguments of an act, parsed: integers as `bigint`, addresses checksummed. */
export type ActArguments<Name extends ActName> = StructOf<(typeof actFields)[Name]>;

/** One row of a bulk registration. */
export type ServiceEntry = StructOf<(typeof structFields)["ServiceEntry"]>;

/** Every field that an account signs for an act. */
export function signedFieldsOf(act: ActName): readonly TypedField[] {
  return [...actFields[act], ...authorizationFields];
}

/** The types to hand to a wallet for one act: the act itself and the structures it contains. */
export function actTypesOf(act: ActName): Record<string, TypedField[]> {
  const types: Record<string, TypedField[]> = { [act]: [...signedFieldsOf(act)] };
  if (act === "RegisterServices") types.ServiceEntry = [...structFields.ServiceEntry];
  return types;
}
