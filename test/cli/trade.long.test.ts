import { afterAll, beforeAll, describe } from "vitest";
import { marketCases } from "./market-cases.ts";
import { packageCases } from "./package-cases.ts";
import { payCases } from "./pay-cases.ts";
import { Terminals } from "./users.ts";

let terminals: Terminals;

beforeAll(async () => {
  terminals = await Terminals.start();
});
afterAll(() => terminals[Symbol.asyncDispose]());

describe("the command line", () => {
  marketCases(() => terminals.users);
  payCases(() => terminals.users);
  packageCases(() => terminals.url);
});
