import { describe, expect, it } from "vitest";
import { type ServiceFilterInput, serviceConditions } from "./service-filter.input.ts";

const values = (count: number) => Array.from({ length: count }, (_, at) => `${at}`);

describe("a filter of services", () => {
  it.each<[string, ServiceFilterInput]>([
    ["as many values as a list takes", { names: values(100), tags: { all: values(100) } }],
    ["as many words as a text takes", { text: values(10).join(" ") }],
    ["the longest text", { nameContains: "a".repeat(200) }],
  ])("takes %s", (_what, filter) => {
    expect(serviceConditions(filter)).toMatchObject(filter);
  });

  it.each<[string, ServiceFilterInput]>([
    ["too many values", { names: values(101) }],
    ["no value", { statuses: [] }],
    ["too many tags", { tags: { any: values(101) } }],
    ["a value that is too long", { composes: ["a".repeat(201)] }],
    ["a text that is too long", { text: "a".repeat(201) }],
    ["too many words", { text: values(11).join(" ") }],
  ])("refuses %s", (_what, filter) => {
    expect(() => serviceConditions(filter)).toThrow(expect.objectContaining({ code: "BAD_INPUT" }));
  });

  it("takes a developer's address in any case", () => {
    const address = "0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf";
    expect(serviceConditions({ developer: address.toLowerCase() })).toEqual({ developerAddress: address });
  });
});
