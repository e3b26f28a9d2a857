import { ArgsType, type ClassType, Field, InputType, ObjectType } from "type-graphql";
import type { FieldDefinition, Fields, ValuesOf } from "./fields.ts";
import { IdempotentInput } from "./idempotent.input.ts";
import { PageArgs } from "./paging.ts";

/**
 * Object type of GraphQL, as a class that resolvers name. Its fields are declared once for GraphQL and for code, where
 * `InstanceType` is their type.
 */
export function objectType<F extends Fields>(name: string, description: string, fields: F): ClassType<ValuesOf<F>> {
  return declared(class {}, fields, ObjectType(name, { description, simpleResolvers: true }));
}

/** Input type of GraphQL, declared like an {@link objectType}. */
export function inputType<F extends Fields>(name: string, description: string, fields: F): ClassType<ValuesOf<F>> {
  return declared(class {}, fields, InputType(name, { description }));
}

/** Input of a mutation, which names its act by an idempotency key. */
export function mutationInput<F extends Fields>(
  name: string,
  description: string,
  fields: F,
): ClassType<IdempotentInput & ValuesOf<F>> {
  return declared(class extends IdempotentInput {}, fields, InputType(name, { description }));
}

/** Arguments of a field, declared like an {@link objectType}. */
export function argsType<F extends Fields>(fields: F): ClassType<ValuesOf<F>> {
  return declared(class {}, fields, ArgsType());
}

/** Arguments of a connection besides those that page it. */
export function pageArgs<F extends Fields>(fields: F): ClassType<PageArgs & ValuesOf<F>> {
  return declared(class extends PageArgs {}, fields, ArgsType());
}

function declared<T extends object>(type: ClassType, fields: Fields, declare: ClassDecorator): ClassType<T> {
  for (const [name, { type: fieldType, ...options }] of Object.entries<FieldDefinition<unknown>>(fields)) {
    Field(fieldType, options)(type.prototype, name);
  }
  declare(type);
  return type as ClassType<T>;
}
