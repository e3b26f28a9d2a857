import {
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  type InterfaceTypeExtensionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  type TypeNode,
  type UnionTypeDefinitionNode,
  type UnionTypeExtensionNode,
} from "graphql";

/** Subgraph as composition takes it. */
export interface Part {
  readonly name: string;
  readonly typeDefs: DocumentNode;
}

/** Types of one subgraph with their extensions, whether the subgraph defines them or only extends them. */
export class SubgraphTypes {
  readonly #fields = new Map<string, Map<string, FieldDefinitionNode>>();
  readonly #objects = new Map<string, Set<string>>();

  constructor({ definitions }: DocumentNode) {
    for (const node of definitions) {
      if (node.kind === Kind.UNION_TYPE_DEFINITION || node.kind === Kind.UNION_TYPE_EXTENSION) this.#addUnion(node);
      else if ("fields" in node && "interfaces" in node) this.#add(node);
    }
  }

  field(type: string, name: string): FieldDefinitionNode | undefined {
    return this.#fields.get(type)?.get(name);
  }

  /** Object types of a union or an interface; `undefined` for other types. */
  objectsOf(type: string): ReadonlySet<string> | undefined {
    return this.#objects.get(type);
  }

  #addUnion({ name, types = [] }: UnionTypeDefinitionNode | UnionTypeExtensionNode): void {
    for (const member of types) this.#objectsIn(name.value).add(member.name.value);
  }

  #add({ kind, name, fields = [], interfaces = [] }: WithFields): void {
    const known = this.#fields.get(name.value) ?? new Map<string, FieldDefinitionNode>();
    for (const field of fields) known.set(field.name.value, field);
    this.#fields.set(name.value, known);
    const isObject = kind === Kind.OBJECT_TYPE_DEFINITION || kind === Kind.OBJECT_TYPE_EXTENSION;
    if (!isObject) this.#objectsIn(name.value);
    else for (const one of interfaces) this.#objectsIn(one.name.value).add(name.value);
  }

  #objectsIn(type: string): Set<string> {
    const objects = this.#objects.get(type) ?? new Set();
    this.#objects.set(type, objects);
    return objects;
  }
}

type WithFields =
  | ObjectTypeDefinitionNode
  | ObjectTypeExtensionNode
  | InterfaceTypeDefinitionNode
  | InterfaceTypeExtensionNode;

/** Named type within lists and non-null wrappers. */
export function namedTypeOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedTypeOf(type.type);
}
