import { afterAll, beforeAll, describe } from "vitest";
import { RunningPlatform } from "../running-platform.ts";
import { CommandLine } from "./command-line.ts";
import { marketCases } from "./market-cases.ts";
import { opsCases, type Users } from "./ops-cases.ts";
import { packageCases } from "./package-cases.ts";
import { pageCases } from "./page-cases.ts";
import { payCases } from "./pay-cases.ts";
import { sessionCases } from "./session-cases.ts";

/** Every command runs once at least beside one platform. */
const parts = new AsyncDisposableStack();
let platform: RunningPlatform;
let users: Users;

beforeAll(async () => {
  platform = await RunningPlatform.start();
  parts.defer(() => platform.remove());
  const user = async (organization?: string) => {
    const one = await CommandLine.of(platform.url);
    parts.defer(() => one.remove());
    if (organization) await one.json(["login", "--dev", "--organization", organization]);
    return one;
  };
  users = { ann: await user("Org1"), bob: await user("Org2MSP"), eve: await user() };
});
afterAll(() => parts.disposeAsync());

describe("the command line", () => {
  opsCases(() => users);
  marketCases(() => users);
  payCases(() => users);
  pageCases(() => platform.url);
  packageCases(() => platform.url);
  sessionCases(
    () => users,
    () => platform.url,
  );
});
