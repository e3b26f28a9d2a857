import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { freePorts } from "../../process/free-ports.ts";
import { postgresPrograms, startPostgres } from "../../store/testing/temporary-postgres.ts";
import { RunningPlatform } from "../running-platform.ts";

describe.skipIf(!postgresPrograms)("on PostgreSQL (skipped without Debian's package `postgresql`)", () => {
  test("everything starts before its database does, says so, and answers once that is there", async () => {
    await using parts = new AsyncDisposableStack();
    const server = await startPostgres();
    parts.defer(() => server.stop());
    await server.crash();
    const [port = 0] = await freePorts(0, 1);
    const ready = () => fetch(`http://127.0.0.1:${port}/ready`);
    const starting = RunningPlatform.start(
      { LEDGERLOOM_DATABASE_URL: server.url, LEDGERLOOM_PORT: `${port}` },
      await mkdtemp(join(tmpdir(), "ledgerloom-late-")),
    );
    parts.defer(() => starting.then((platform) => platform.remove()));
    await expect.poll(() => ready().then(({ status }) => status, String)).toBe(503);
    expect(await (await ready()).json()).toMatchObject({
      status: "starting",
      waitsFor: expect.stringMatching("database"),
    });
    await server.restart();
    const { output } = await starting;
    expect(output).toContain("is not there yet; waiting for it");
    await expect.poll(() => ready().then(({ status }) => status)).toBe(200);
  });
});
