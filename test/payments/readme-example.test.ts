import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePorts } from "../../ledgers/free-ports.ts";
import { startTwoTeams, type Team } from "./two-teams.ts";

const root = join(import.meta.dirname, "../..");
const parts = new AsyncDisposableStack();
let teams: Awaited<ReturnType<typeof startTwoTeams>>;
let folder: string;

beforeAll(async () => {
  teams = parts.use(await startTwoTeams());
  folder = await mkdtemp(join(tmpdir(), "ledgerloom-example-"));
  parts.defer(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, "node_modules/@ledgerloom"), { recursive: true });
  await symlink(join(root, "clients/pay"), join(folder, "node_modules/@ledgerloom/pay"));
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
});
afterAll(() => parts.disposeAsync());

/** Runs an example of the README, as it stands there. */
async function run(file: string, team: Team, port: number, others: Record<string, string> = {}): Promise<number> {
  const readme = await readFile(join(root, "README.md"), "utf8");
  const source =
    readme
      .split("```ts\n")
      .find((block) => block.startsWith(`// ${file}`))
      ?.split("```")[0] ?? "";
  await writeFile(join(folder, file), source);
  const { keyId, secret } = await team.payments.createServiceKey(team.account, team.mspId);
  const name = file.replace(".ts", "").toUpperCase();
  const own = { [`${name}_SERVER`]: team.payments.dataPlaneUrl, [`${name}_KEY`]: keyId, [`${name}_SECRET`]: secret };
  const env = { ...process.env, ...own, ...others, PORT: `${port}` };
  const child = spawn(process.execPath, [file], { cwd: folder, env, stdio: "inherit" });
  parts.defer(() => void child.kill());
  return source.trim().split("\n").length;
}

const untilListening = async (url: string): Promise<void> => {
  while (!(await fetch(url).catch(() => undefined))) await new Promise((resolve) => setTimeout(resolve, 50));
};

test("two services of the README, each under twenty lines, pay each other", async () => {
  const [travel, weather] = teams;
  const [weatherPort = 0, travelPort = 0] = await freePorts(0, 2);
  const urls = [`http://127.0.0.1:${weatherPort}`, `http://127.0.0.1:${travelPort}`] as const;
  const lines = [
    await run("weather.ts", weather, weatherPort),
    await run("travel.ts", travel, travelPort, { WEATHER: urls[0] }),
  ];
  expect(Math.max(...lines)).toBeLessThan(20);
  await Promise.all(urls.map(untilListening));

  const pay = weather.fetchWithin({ maxPrice: 25n, funding: 10_000n });
  expect(await (await pay(`${urls[1]}/trip`)).text()).toBe("a trip, and it will be sunny");
  expect((await travel.channelsTo(weather)).map(({ acceptedRequests }) => acceptedRequests)).toEqual(["1"]);
  expect((await weather.channelsTo(travel)).map(({ acceptedRequests }) => acceptedRequests)).toEqual(["1"]);
});
