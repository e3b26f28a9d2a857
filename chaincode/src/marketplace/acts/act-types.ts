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
  RemoveUser: [{ name: "name", type: "string" }],
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
  CreateMashup: [
    { name: "name", type: "string" },
    { name: "category", type: "string" },
    { name: "tags", type: "string[]" },
    { name: "description", type: "string" },
    { name: "url", type: "string" },
    { name: "price", type: "uint256" },
    { name: "composes", type: "string[]" },
  ],
  PublishService: [{ name: "name", type: "string" }],
  InvalidateService: [{ name: "name", type: "string" }],
  EditService: [
    { name: "name", type: "string" },
    { name: "category", type: "string" },
    { name: "tags", type: "string[]" },
    { name: "description", type: "string" },
    { name: "url", type: "string" },
    { name: "price", type: "uint256" },
  ],
  CallService: [
    { name: "service", type: "string" },
    { name: "times", type: "uint32" },
    { name: "price", type: "uint256" },
  ],
  ReduceCallTime: [
    { name: "service", type: "string" },
    { name: "user", type: "address" },
    { name: "times", type: "uint32" },
  ],
  ReduceCallTimes: [
    { name: "service", type: "string" },
    { name: "batch", type: "string" },
    { name: "uses", type: "CallUse[]" },
  ],
  RewardService: [
    { name: "service", type: "string" },
    { name: "amount", type: "uint256" },
    { name: "note", type: "string" },
  ],
  CommentService: [
    { name: "service", type: "string" },
    { name: "rating", type: "uint8" },
    { name: "text", type: "string" },
  ],
  SetTerms: [
    { name: "service", type: "string" },
    { name: "hash", type: "string" },
    { name: "url", type: "string" },
  ],
  AcceptTerms: [
    { name: "service", type: "string" },
    { name: "hash", type: "string" },
  ],
  ApplyParameters: [{ name: "operation", type: "string" }],
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
  CallUse: [
    { name: "user", type: "address" },
    { name: "times", type: "uint32" },
  ],
} as const;

export type StructName = keyof typeof structFields;

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

/** Calls that one user has made. */
export type CallUse = StructOf<(typeof structFields)["CallUse"]>;

/** Every field that an account signs for an act. */
export function signedFieldsOf(act: ActName): readonly TypedField[] {
  return [...actFields[act], ...authorizationFields];
}

/** The types to hand to a wallet for one act: the act itself and the structures it contains. */
export function actTypesOf(act: ActName): Record<string, TypedField[]> {
  const types: Record<string, TypedField[]> = { [act]: [...signedFieldsOf(act)] };
  for (const name of structsIn(actFields[act])) types[name] = [...structFields[name]];
  return types;
}

/** Structures that fields refer to, in the order of their names, as EIP-712 lists them. */
export function structsIn(fields: readonly TypedField[]): StructName[] {
  return fields
    .map(({ type }) => type.replace("[]", ""))
    .filter(isStruct)
    .sort();
}

export function isStruct(type: string): type is StructName {
  return Object.hasOwn(structFields, type);
}
