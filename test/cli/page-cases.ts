import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { blockWith, root } from "../pages/pages.ts";
import { outputOf } from "../running-platform.ts";
import { CommandLine } from "./command-line.ts";

/** Commands of the guide, as somebody types them in this clone. */
export function pageCases(url: () => string): void {
  test("the guide's commands run in the clone as they are printed", async () => {
    const user = await CommandLine.of(url());
    const { home } = user;
    await writeFile(join(home, "passphrase"), "correct horse battery\n");
    const env = { ...process.env, LEDGERLOOM_HOME: home, LEDGERLOOM_URL: url() };
    const run = (commands: string) => {
      // It is built, and another one of these may be running.
      const printed = commands
        .replace(/^npm run --silent build\n/, "")
        .replaceAll("< passphrase", `< ${home}/passphrase`);
      return outputOf(spawn("bash", ["-ec", printed], { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] }));
    };
    const signedIn = await run(blockWith("docs/guides/command-line.md", "npx ledgerloom ops list"));
    expect(signedIn.output).toMatch(/^as +admin@Org1MSP$/m);
    expect(signedIn.code, signedIn.output).toBe(0);
    const operated = await run(blockWith("docs/guides/command-line.md", "npx ledgerloom ops request"));
    expect(operated.output).toMatch(/COMPLETED/);
    expect(operated.code, operated.output).toBe(0);
    const joined = await run(blockWith("docs/guides/command-line.md", "npx ledgerloom wallet new"));
    expect(joined.output).toMatch(/^name +Weather people$/m);
    expect(joined.code, joined.output).toBe(0);
    await user.remove();
  });
}
