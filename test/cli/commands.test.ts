import { afterAll, beforeAll, describe } from "vitest";
import { opsCases } from "./ops-cases.ts";
import { pageCases } from "./page-cases.ts";
import { sessionCases } from "./session-cases.ts";
import { Terminals } from "./users.ts";

/** Commands that operate, and those around them; with `trade.long.test.ts` every command runs once at least. */
let terminals: Terminals;

beforeAll(async () => {
  terminals = await Terminals.start();
});
afterAll(() => terminals[Symbol.asyncDispose]());

describe("the command line", () => {
  opsCases(() => terminals.users);
  pageCases(() => terminals.url);
  sessionCases(
    () => terminals.users,
    () => terminals.url,
  );
});
