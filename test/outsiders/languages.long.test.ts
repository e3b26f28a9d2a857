import { type ExecFileException, execFile } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { RunningPlatform } from "../running-platform.ts";

/**
 * Clients in other languages, generated from the public schema by each language's own generator: a query, mutations,
 * and a subscription that goes on where another one stopped.
 */
const languages = [
  {
    language: "Python",
    toolchain: "python3 -m venv venv && venv/bin/pip install -q ariadne-codegen==0.19.0 websockets==17.4",
    run: "venv/bin/ariadne-codegen > /dev/null && venv/bin/python client.py",
  },
  {
    language: "Go",
    toolchain:
      "go mod init example.org/client && go get -tool github.com/Khan/genqlient@v0.8.1 && go get golang.org/x/tools@v0.39.0 github.com/gorilla/websocket@v1.5.3",
    run: "go tool genqlient && go mod tidy && go run .",
  },
];

const root = join(import.meta.dirname, "../..");
const shell = promisify(execFile);
let platform: RunningPlatform;
let folder: string;
beforeAll(async () => {
  platform = await RunningPlatform.start();
  folder = await mkdtemp(join(tmpdir(), "ledgerloom-languages-"));
});
afterAll(async () => {
  await platform.remove();
  await rm(folder, { recursive: true, force: true });
});

test.for(languages)("a client in $language, generated", async ({ language, toolchain, run }, { skip }) => {
  const cwd = join(folder, language);
  await cp(join(import.meta.dirname, "languages"), cwd, { recursive: true });
  await cp(join(root, "schema/schema.graphql"), join(cwd, "schema.graphql"));
  const missing = await shell("bash", ["-ec", toolchain], { cwd }).then(
    () => undefined,
    ({ stderr }: ExecFileException) => stderr?.trim().split("\n").at(-1) ?? "it cannot be installed",
  );
  if (missing !== undefined) return skip(`the toolchain of ${language} is not here: ${missing}`);
  const token = await platform.issuer.issue({ mspId: "Org1MSP", role: "admin" });
  const env = { ...process.env, LEDGERLOOM_URL: platform.url, LEDGERLOOM_TOKEN: token };
  const { stdout } = await shell("bash", ["-ec", run], { cwd, env });
  expect(stdout).toBe("services 0\nOPENED\nDEPOSITED\n");
});
