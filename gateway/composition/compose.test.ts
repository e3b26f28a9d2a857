import { readFileSync } from "node:fs";
import { buildSchema } from "graphql";
import { expect, test } from "vitest";
import { CompositionError, compose } from "./compose.ts";

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@shareable"])`;
const users = `${link} type Query { me: User } type User @key(fields: "id") { id: ID! name: String }`;
const posts = `${link} type User @key(fields: "id") { id: ID! posts: [String!]! } type Query { newest: String }`;

test("composes subgraphs, with a URL only where there is one", () => {
  const supergraph = compose([
    { name: "users", sdl: users, url: "http://127.0.0.1:1/graphql" },
    { name: "posts", sdl: posts },
  ]);
  expect(supergraph).toContain(`@join__graph(name: "users", url: "http://127.0.0.1:1/graphql")`);
  expect(supergraph).toContain(`@join__graph(name: "posts", url: "in-process://posts")`);
  expect(buildSchema(supergraph).getType("User")).toBeDefined();
});

test("lists everything that keeps subgraphs from composing", () => {
  const twins = [
    { name: "one", sdl: `${link} type Query { a: String b: Int }` },
    { name: "two", sdl: `${link} type Query { a: Int b: Int }` },
  ];
  expect(() => compose(twins)).toThrow(CompositionError);
  expect(() => compose(twins)).toThrow(/FIELD_TYPE_MISMATCH: .*a/);
  expect(() => compose(twins)).toThrow(/INVALID_FIELD_SHARING: .*b/);
});

test("composes what nothing has to be mended in as it was", () => {
  const released = ["marketplace", "ops", "payments"].map((name) => ({
    name,
    sdl: readFileSync(`schema/${name}.graphql`, "utf8"),
  }));
  expect(compose(released)).not.toMatch(/external: true|type: "/);
});
