import { buildSubgraphSchema } from "@apollo/subgraph";
import { parse } from "graphql";
import { afterEach, describe, expect, test } from "vitest";
import { type Gateway, startGateway } from "../../gateway/server.ts";
import type { Subgraph } from "../../subgraph-protocol/subgraph.ts";
import { serveSubgraph } from "../../subgraphs/kit/server.ts";
import { ask, log, secret } from "./market.ts";

type Resolvers = NonNullable<Extract<Parameters<typeof buildSubgraphSchema>[0], readonly unknown[]>[number]>;

const link = (imports: string) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: [${imports}])`;
const keys = link(`"@key", "@shareable"`);

function part(name: string, sdl: string, resolvers: object): Subgraph {
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers } as Resolvers] as never);
  return { name, schema, contextFor: () => ({}), isReady: async () => true, close: async () => {} };
}

const close: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const one of close.splice(0).reverse()) await one();
});

/** A gateway over subgraphs of this process, or of servers of their own. */
async function gatewayOver(placement: string, parts: readonly Subgraph[]): Promise<Gateway> {
  const place = async (one: Subgraph) => {
    if (placement === "in process") return one;
    const server = await serveSubgraph(one, { host: "127.0.0.1", port: 0, secret, log });
    close.push(() => server.close());
    return { name: one.name, urls: [server.url] };
  };
  const subgraphs = await Promise.all(parts.map(place));
  const gateway = await startGateway({ host: "127.0.0.1", port: 0, log, subgraphs, subgraphSecret: secret });
  close.push(() => gateway.close());
  await gateway.opened;
  return gateway;
}

const docks = { Query: { cargo: () => ({ __typename: "Crate", id: "c1" }) } };

/** Two subgraphs that answer with one type, and with a union or an interface of it. */
const north = part(
  "north",
  `${keys} union Cargo = Crate | Barrel
   type Query { cargo: Crate @shareable stock: Stock @shareable }
   type Stock @key(fields: "id") { id: ID! top: Crate! @shareable all: [Crate!]! @shareable }
   type Crate @key(fields: "id") { id: ID! width: Int! }
   type Barrel @key(fields: "id") { id: ID! volume: Int! }`,
  {
    Query: { ...docks.Query, stock: () => ({ id: "s1" }) },
    Stock: {
      __resolveReference: (stock: object) => stock,
      top: () => ({ id: "c1" }),
      all: () => [{ id: "c1" }, { id: "c2" }],
    },
    Crate: { __resolveReference: (crate: object) => crate, width: () => 7 },
    Barrel: { __resolveReference: (barrel: object) => barrel, volume: () => 9 },
  },
);
const south = part(
  "south",
  `${keys} union Cargo = Crate | Sack
   type Query { cargo: Cargo @shareable stock: Stock @shareable }
   interface Named { label: String! }
   type Stock @key(fields: "id") { id: ID! top: Cargo @shareable all: [Cargo!]! @shareable owner: String }
   type Crate implements Named @key(fields: "id") { id: ID! label: String! }
   type Sack implements Named @key(fields: "id") { id: ID! label: String! }`,
  {
    Query: { ...docks.Query, stock: () => ({ id: "s1" }) },
    Stock: { __resolveReference: (stock: object) => stock, top: docks.Query.cargo, all: () => [], owner: () => "Ann" },
    Crate: { __resolveReference: (crate: object) => crate, label: ({ id }: { id: string }) => `crate ${id}` },
    Sack: { __resolveReference: (sack: object) => sack, label: () => "sack" },
  },
);

const placements = ["in process", "over HTTP"];

describe.each(placements)("a graph composed of subgraphs %s", (placement) => {
  test.each([
    ["first", [north, south]],
    ["last", [south, north]],
  ] as const)("has the widest of a field's types, with the narrow one %s", async (_, parts) => {
    const gateway = await gatewayOver(placement, parts);
    const query = `{
      cargo { __typename ...Any }
      stock { owner top { ...Any } all { ...Any } }
    }
    fragment Any on Cargo { ... on Crate { id width label } ... on Sack { label } ... on Barrel { volume } }`;
    const { data, errors } = await ask(gateway.url, query);
    expect(errors).toEqual([]);
    const crate = { id: "c1", width: 7, label: "crate c1" };
    expect(data.cargo).toEqual({ __typename: "Crate", ...crate });
    expect(data.stock).toMatchObject({ owner: "Ann", top: crate });
    expect((await ask(gateway.url, `{ __type(name: "Stock") { fields { name type { kind name } } } }`)).data).toEqual({
      __type: {
        fields: expect.arrayContaining([
          { name: "top", type: { kind: "UNION", name: "Cargo" } },
          { name: "all", type: { kind: "NON_NULL", name: null } },
        ]),
      },
    });
  });

  test("gives an interface's object what it requires of the interface's implementations", async () => {
    const people = part(
      "people",
      `${link(`"@key"`)} type Query { staff: [Person!]! }
       interface Person @key(fields: "id") { id: ID! family: String }
       type Clerk implements Person @key(fields: "id") { id: ID! family: String desk: Int }`,
      {
        Query: { staff: () => [{ __typename: "Clerk", id: "p1" }] },
        Person: { __resolveReference: ({ id }: { id: string }) => ({ __typename: "Clerk", id }) },
        Clerk: {
          __resolveReference: (clerk: object) => clerk,
          family: ({ id }: { id: string }) => `family of ${id}`,
          desk: () => 3,
        },
      },
    );
    const welcome = part(
      "welcome",
      `${link(`"@key", "@interfaceObject", { name: "@external", as: "@elsewhere" }, { name: "@requires", as: "@needs" }`)}
       type Query { guests: [Person!]! }
       type Person @key(fields: "id") @interfaceObject {
         id: ID! family: String @elsewhere greeting: String @needs(fields: "family")
       }`,
      {
        Query: { guests: () => [{ id: "p1" }, { id: "p2" }] },
        Person: {
          __resolveReference: (person: object) => person,
          greeting: ({ family }: { family?: string }) => `Dear ${family}`,
        },
      },
    );
    const gateway = await gatewayOver(placement, [people, welcome]);
    const { data, errors } = await ask(
      gateway.url,
      "{ guests { id family greeting ... on Clerk { desk } } staff { greeting } }",
    );
    expect(errors).toEqual([]);
    expect(data.guests[1]).toEqual({ id: "p2", family: "family of p2", greeting: "Dear family of p2", desk: 3 });
    expect(data.staff).toEqual([{ greeting: "Dear family of p1" }]);
  });

  test.each([
    [
      "another interface",
      "load { weight ... on Boxed { boxes ... on Parcel { stamp } ... on Chest { lock } } }",
      "1 2 S",
      "3 4 L",
    ],
    ["its own interface and an object", "load { ... on Load { weight ... on Parcel { boxes stamp } } }", "1 2 S", "3"],
    ["no type", "load { ... { weight ... on Boxed { boxes } } ... on Chest { lock } }", "1 2", "3 4 L"],
  ])("gives a field what it requires in fragments on %s", async (_, fields, parcel, chest) => {
    const load = `interface Load { weight: Int! } interface Boxed implements Load { weight: Int! boxes: Int! }
      type Parcel implements Load & Boxed @shareable { weight: Int! boxes: Int! stamp: String! }
      type Chest implements Load & Boxed @shareable { weight: Int! boxes: Int! lock: String! }`;
    const trips = part(
      "trips",
      `${keys} ${load} type Query { trips: [Trip!]! } type Trip @key(fields: "id") { id: ID! load: Load }`,
      {
        Query: { trips: () => [{ id: "t1" }, { id: "t2" }] },
        Trip: {
          __resolveReference: (trip: object) => trip,
          load: ({ id }: { id: string }) =>
            id === "t1"
              ? { __typename: "Parcel", weight: 1, boxes: 2, stamp: "S" }
              : { __typename: "Chest", weight: 3, boxes: 4, lock: "L" },
        },
      },
    );
    const tolls = part(
      "tolls",
      `${link(`"@key", "@shareable", "@external", "@requires"`)} ${load}
       type Trip @key(fields: "id") { id: ID! load: Load @external toll: String! @requires(fields: "${fields}") }`,
      {
        Trip: {
          __resolveReference: (trip: object) => trip,
          toll: ({ load: { __typename, ...given } }: { load: Record<string, unknown> }) =>
            Object.values(given).sort().join(" "),
        },
      },
    );
    const gateway = await gatewayOver(placement, [trips, tolls]);
    const { data, errors } = await ask(gateway.url, "{ trips { toll load { __typename } } }");
    expect(errors).toEqual([]);
    expect(data.trips).toEqual([
      { toll: parcel, load: { __typename: "Parcel" } },
      { toll: chest, load: { __typename: "Chest" } },
    ]);
  });
});
