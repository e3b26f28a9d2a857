import { expect, test } from "vitest";
import type { Users } from "./users.ts";

/** `ledgerloom ops`, each command once. */
export function opsCases(users: () => Users): void {
  test("ops: an operation is requested, voted, waited for, shown and listed", async () => {
    const { ann, bob, eve } = users();
    const templates = await eve.lines(["ops", "templates"]);
    expect(templates.map(({ name }) => name)).toContain("node-health-report");
    const requested = await ann.json([
      "ops",
      "request",
      "node-health-report",
      "--channel",
      "marketplace",
      "--id",
      "cli-1",
    ]);
    expect(requested).toMatchObject({
      operation: { id: "cli-1", status: "PROPOSED" },
      transaction: { id: expect.any(String) },
    });
    const watched = eve.follow(["ops", "show", "cli-1", "--watch"]);
    await expect.poll(() => watched.lines[0]?.status).toBe("PROPOSED");
    const voted = await bob.json(["ops", "vote", "cli-1", "agree", "--comment", "go ahead", "--wait"]);
    expect(voted.operation).toMatchObject({ status: "COMPLETED", proposer: { mspId: "Org1MSP" } });
    await expect.poll(() => watched.lines.at(-1)?.status).toBe("COMPLETED");
    await watched.end();
    const shown = await eve.run(["ops", "show", "cli-1"]);
    expect(shown.out).toMatch(/^vote +Org2MSP AGREE: go ahead$/m);
    expect(shown.out).toMatch(/^execution +Org3MSP SUCCEEDED/m);
    const listed = await eve.lines([
      "ops",
      "list",
      "--status",
      "completed",
      "--channel",
      "marketplace",
      "--limit",
      "1",
    ]);
    expect(listed).toMatchObject([{ id: "cli-1", status: "COMPLETED", channel: { name: "marketplace" } }]);
    expect((await eve.run(["ops", "list"])).out).toMatch(/^ID +STATUS .*\ncli-1 +COMPLETED +marketplace +Org1MSP/);
  });

  test("ops: events are followed from a cursor on, and an operation is withdrawn", async () => {
    const { ann, eve } = users();
    const events = eve.follow(["ops", "watch", "cli-2"]);
    const all = eve.follow(["ops", "list", "--watch"]);
    await expect.poll(() => all.lines.length).toBeGreaterThan(0);
    await ann.json(["ops", "request", "node-health-report", "--channel", "marketplace", "--id", "cli-2"]);
    await expect.poll(() => all.lines.some(({ operation }) => operation?.id === "cli-2")).toBe(true);
    const withdrawn = await ann.json(["ops", "withdraw", "cli-2"]);
    expect(withdrawn.operation.status).toBe("WITHDRAWN");
    const [{ cursor }] = all.lines.filter(({ operation }) => operation?.id === "cli-2");
    const later = eve.follow(["ops", "watch", "cli-2", "--after", cursor]);
    await expect.poll(() => later.lines.map(({ type }) => type)).toEqual(["OPERATION_WITHDRAWN"]);
    for (const followed of [events, all, later]) await followed.end();
  });

  test("ops: who waits for an operation that is withdrawn is told by exit code 7", async () => {
    const { ann } = users();
    const waits = ann.run([
      "ops",
      "request",
      "node-health-report",
      "--channel",
      "marketplace",
      "--id",
      "cli-3",
      "--wait",
    ]);
    await expect.poll(async () => (await ann.run(["ops", "show", "cli-3"])).code).toBe(0);
    await ann.json(["ops", "withdraw", "cli-3"]);
    expect(await waits).toMatchObject({ code: 7, err: expect.stringContaining("ledgerloom ops show cli-3") });
  });

  test.each([
    ["nobody votes", ["ops", "vote", "cli-1", "agree"], 4, /UNAUTHENTICATED: .*\n.*ledgerloom login/],
    ["there is no such operation", ["ops", "show", "nothing"], 5, /NOT_FOUND: .*\n.*ledgerloom ops list/],
    [
      "no such operation by a hostile name",
      ["ops", "show", "\u001b[2J\u202e"],
      5,
      /no operation \\u\{1b\}\[2J\\u\{202e\}\n/,
    ],
    ["no such choice", ["ops", "vote", "cli-1", "perhaps"], 2, /agree, disagree/],
    ["no such status", ["ops", "list", "--status", "odd"], 2, /proposed, approved/],
    ["a limit that is none", ["ops", "list", "--limit", "0"], 2, /from 1 to/],
    ["no such command", ["ops", "lst"], 2, /Did you mean list/],
    ["an option that is none", ["ops", "list", "--\u001b[2J"], 2, /unknown option '--\\u\{1b\}/],
  ])("ops: %s", async (_what, args, code, err) => {
    expect(await users().eve.run(args)).toMatchObject({ code, out: "", err: expect.stringMatching(err) });
  });

  test("ops: a ledger's refusal has exit code 3, and says what mends it, as JSON too", async () => {
    const { ann, bob } = users();
    expect(await bob.run(["ops", "vote", "cli-2", "agree"])).toMatchObject({
      code: 3,
      err: expect.stringContaining("PROPOSAL_CLOSED"),
    });
    const { code, err } = await ann.run(["ops", "vote", "cli-2", "agree", "--json"]);
    expect(code).toBe(3);
    expect(JSON.parse(err)).toEqual({
      error: {
        code: "PROPOSAL_CLOSED",
        message: expect.any(String),
        isRetryable: false,
        mend: expect.any(String),
        exitCode: 3,
      },
    });
    expect(await ann.run(["ops", "request", "nothing", "--channel", "marketplace"])).toMatchObject({ code: 5 });
  });
}
