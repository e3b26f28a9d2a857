import { registerEnumType } from "type-graphql";

/** Declares an enum whose names are its values, each with its description. */
export function enumOf<const Name extends string>(names: Record<Name, string>, name: string, description: string) {
  const values = Object.fromEntries(Object.keys(names).map((key) => [key, key])) as { [Key in Name]: Key };
  const valuesConfig = Object.fromEntries(
    Object.entries<string>(names).map(([key, meaning]) => [key, { description: meaning }]),
  );
  registerEnumType(values, { name, description, valuesConfig: valuesConfig as never });
  return values;
}
