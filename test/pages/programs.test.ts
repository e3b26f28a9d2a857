import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { basename, delimiter, join } from "node:path";
import { accepted, OperationTemplatesDocument, RequestOperationDocument } from "@ledgerloom/sdk";
import { parse, print } from "graphql";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { freePorts } from "../../process/free-ports.ts";
import { oldestNode } from "../outsiders/oldest-node.ts";
import { Outside } from "../outsiders/outside.ts";
import { outputOf, RunningPlatform } from "../running-platform.ts";
import { blocksOf, blockWith, pages, root } from "./pages.ts";

/** Programs and commands run as they are printed, under the oldest Node, beside one instance on ports of its own. */
const parts = new AsyncDisposableStack();
let platform: RunningPlatform;
let outside: Outside;
let places: readonly (readonly [printed: string, here: string])[];

beforeAll(async () => {
  platform = await RunningPlatform.start();
  parts.defer(() => platform.remove());
  outside = parts.use(await Outside.open());
  const [weather, travel] = await freePorts(0, 2);
  places = [
    ["127.0.0.1:4000", new URL(platform.url).host],
    ["127.0.0.1:4004", new URL(platform.dataPlaneUrl).host],
    ["8081", `${weather}`],
    ["8082", `${travel}`],
    ["../paying", outside.folder],
    ["../shop", outside.folder],
  ];
  await mkdir(join(outside.folder, "bin"));
  await symlink(oldestNode(), join(outside.folder, "bin", "node"));
});
afterAll(() => parts.disposeAsync());

/** A printed text with the places of this test. */
function here(text: string): string {
  return places.reduce((changed, [printed, own]) => changed.replaceAll(printed, own), text);
}

/** Saves a program of a page under its printed name. */
async function save(page: string, name: string): Promise<void> {
  await writeFile(join(outside.folder, name), here(blockWith(page, `// ${name}`)));
}

// biome-ignore lint/suspicious/noExplicitAny: the pages' own documents have no types
async function ask(query: string, variables: object = {}, token?: string): Promise<any> {
  const headers = { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) };
  const response = await fetch(platform.url, { method: "POST", headers, body: JSON.stringify({ query, variables }) });
  return response.json();
}

/** Runs commands of a page in this clone, under the oldest Node. */
function shell(commands: string, env: Record<string, string> = {}): ChildProcess {
  const path = `${join(outside.folder, "bin")}${delimiter}${process.env.PATH}`;
  const own = { ...process.env, PATH: path, LEDGERLOOM_DATA: platform.dataDirectory, ...env };
  const options = { cwd: root, env: own, stdio: ["ignore", "pipe", "pipe"] as ["ignore", "pipe", "pipe"] };
  return spawn("bash", ["-ec", here(commands)], options);
}

/** Packs as printed, then installs from the package; all but `npm install`, which would ask the network. */
async function install(commands: string, workspace: string): Promise<string> {
  const script = `${commands.slice(0, commands.lastIndexOf("cd "))}\necho "TOKEN=$TOKEN"`;
  const { code, output } = await outputOf(shell(script));
  expect(code, output).toBe(0);
  const [, others] = /^cd \S+ && npm install \.\/\S+\.tgz((?: \w+@\d+)*)$/m.exec(commands) ?? [];
  expect(others, commands).toBeDefined();
  await outside.bring([...(others ?? "").matchAll(/(\w+)@/g)].map(([, name = ""]) => name));
  await outside.unpack(`ledgerloom-${basename(workspace)}-0.1.0.tgz`, workspace);
  return /TOKEN=(\S+)/.exec(output)?.[1] ?? "";
}

test("the README's command prints a token, which counts", async () => {
  const { code, output } = await outputOf(shell(blockWith("README.md", "--role admin     #")));
  expect(code, output).toBe(0);
  expect(await ask("{ __typename }", {}, output.trim())).toEqual({ data: { __typename: "Query" } });
});

const documents = pages.flatMap(blocksOf).filter(({ language }) => language === "graphql");

test.each(documents)("the graph answers what $page asks: $text", async ({ text }) => {
  const positions = "{ _meta { ops { position } marketplace { position } payments { position } } }";
  const { _meta } = (await ask(positions)).data;
  const cut = Object.values<{ position: string }>(_meta).map(({ position }) => position);
  const token = await platform.issuer.issue({ mspId: "Org1MSP", role: "admin" });
  const made = await ask("mutation { paymentAccountCreate(input: {}) { account { address } } }", {}, token);
  const query = text.replaceAll("0x…", made.data.paymentAccountCreate.account.address);
  for (const definition of parse(query).definitions) {
    const variables = { written: cut.slice(1, 2), cut };
    const answer = await ask(print(definition), variables, token);
    expect(answer.errors).toBeUndefined();
    for (const value of Object.values<{ userErrors?: unknown[] } | null>(answer.data))
      expect(value?.userErrors ?? []).toEqual([]);
  }
});

test("two services of the guide, each under twenty lines, pay each other, from nothing on", async () => {
  const TOKEN = await install(blockWith("docs/guides/paying.md", "npm pack"), "@ledgerloom/pay");
  expect(TOKEN).toMatch(/^ey[\w.-]+$/);
  for (const name of ["weather.mjs", "travel.mjs"]) {
    expect(blockWith("docs/guides/paying.md", `// ${name}`).trim().split("\n").length).toBeLessThan(20);
  }
  for (const name of ["weather.mjs", "travel.mjs", "keys.mjs", "customer.mjs"])
    await save("docs/guides/paying.md", name);

  const commands = blockWith("docs/guides/paying.md", "node keys.mjs");
  const { code, output } = await outputOf(shell(`cd ${outside.folder}\n${commands}`, { TOKEN }));
  expect(output).toContain("a trip, and it will be sunny");
  expect(code).toBe(0);
});

test("the README's program reads, signs, publishes, reads what it wrote, and follows events", async () => {
  const commands = blockWith("README.md", "node program.mjs");
  const TOKEN = await install(commands, "@ledgerloom/sdk");
  await save("README.md", "program.mjs");
  const child = shell(`cd ${outside.folder}\n${commands.trim().split("\n").at(-1)}`, { TOKEN });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      output += chunk;
    });
  }
  const ended = once(child, "exit");
  parts.defer(async () => {
    child.kill();
    await ended;
  });

  await vi.waitFor(
    () => expect(output).toMatch(/^0 services are available\nWeather by 0x\w{40} is AVAILABLE\n/),
    100_000,
  );
  const { operationTemplates } = await platform.client.request(OperationTemplatesDocument);
  const template = operationTemplates.find(({ name }) => name === "node-health-report")?.name ?? "";
  const propose = async () => {
    const input = { id: `page-${Date.now()}`, title: "Health", template, channel: "marketplace" };
    accepted((await platform.client.request(RequestOperationDocument, { input })).operationRequest);
    expect(output).toContain("OPERATION_");
  };
  await vi.waitFor(propose, { timeout: 600_000, interval: 500 });
});
