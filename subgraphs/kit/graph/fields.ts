import { type ClassType, type Field, ID, Int } from "type-graphql";
import {
  AddressScalar,
  BigIntScalar,
  BlockNumberScalar,
  BytesScalar,
  CursorScalar,
  DateTimeScalar,
  HashScalar,
  TokenAmountScalar,
} from "./scalars.ts";

type TypeFunction = NonNullable<Parameters<typeof Field>[0]>;

/** Field of a GraphQL type, with the type of its values in code. */
export interface FieldDefinition<Value> {
  readonly type: TypeFunction;
  readonly description: string;
  readonly nullable?: boolean;
  readonly defaultValue?: unknown;
  /** Known to the compiler only, and never there. */
  readonly value?: Value;
}

/** Fields of a GraphQL type, by their names. */
export type Fields = Readonly<Record<string, FieldDefinition<unknown>>>;

type ValueIn<F> = F extends FieldDefinition<infer Value> ? Value : never;

/** Values of fields in code; those that may be left out need not be there. */
export type ValuesOf<F extends Fields> = {
  -readonly [Name in keyof F as undefined extends ValueIn<F[Name]> ? never : Name]: ValueIn<F[Name]>;
} & {
  -readonly [Name in keyof F as undefined extends ValueIn<F[Name]> ? Name : never]?: ValueIn<F[Name]>;
};

function kind<Value>(type: ReturnType<TypeFunction>): (description: string) => FieldDefinition<Value> {
  return (description) => ({ type: () => type, description });
}

export const address = kind<string>(AddressScalar);
export const amount = kind<bigint>(TokenAmountScalar);
export const bigint = kind<bigint>(BigIntScalar);
export const blockNumber = kind<bigint>(BlockNumberScalar);
export const boolean = kind<boolean>(Boolean);
export const bytes = kind<string>(BytesScalar);
export const cursor = kind<string>(CursorScalar);
export const dateTime = kind<Date>(DateTimeScalar);
export const hash = kind<string>(HashScalar);
export const id = kind<string>(ID);
export const int = kind<number>(Int);
export const string = kind<string>(String);

/** Field of an object or input type. */
export function field<Value extends object>(type: () => ClassType<Value>, description: string): FieldDefinition<Value> {
  return { type, description };
}

/** Field of an enum, or of a scalar that only some types have. */
export function fieldOf<Value>(type: ReturnType<TypeFunction>, description: string): FieldDefinition<Value> {
  return kind<Value>(type)(description);
}

/** Field with a list of what another one holds. */
export function list<Value>({ type, description }: FieldDefinition<Value>): FieldDefinition<Value[]> {
  return { type: () => [type()], description };
}

/** Field with a list of an object or input type. */
export function listOf<Value extends object>(
  type: () => ClassType<Value>,
  description: string,
): FieldDefinition<Value[]> {
  return list(field(type, description));
}

/** Field that may be null. */
export function nullable<Value>(definition: FieldDefinition<Value>): FieldDefinition<Value | null> {
  return { ...definition, nullable: true } as FieldDefinition<Value | null>;
}

/** Field that may be null, or left out. */
export function optional<Value>(definition: FieldDefinition<Value>): FieldDefinition<Value | null | undefined> {
  return { ...definition, nullable: true } as FieldDefinition<Value | null | undefined>;
}

/** Field of an input that has a value where it is left out. */
export function withDefault<Value>(defaultValue: unknown, definition: FieldDefinition<Value>): FieldDefinition<Value> {
  return { ...definition, defaultValue };
}
