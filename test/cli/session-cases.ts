import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Users } from "./users.ts";

/** `ledgerloom login`, `logout`, `token`, `query`, `completion`. */
export function sessionCases(users: () => Users, url: () => string): void {
  const sessionsOf = (home: string) => readFile(join(home, "sessions.json"), "utf8").then(JSON.parse);

  test("login --dev: the session is its owner's alone, and is renewed once by all who find it at its end", async () => {
    const { ann } = users();
    const file = join(ann.home, "sessions.json");
    expect((await stat(file)).mode & 0o077).toBe(0);
    expect((await stat(ann.home)).mode & 0o077).toBe(0);
    const before = await sessionsOf(ann.home);
    before.sessions[url()].expiresAt = 0;
    await writeFile(file, JSON.stringify(before));
    const tokens = await Promise.all([1, 2, 3].map(() => ann.json(["token"])));
    expect(new Set(tokens.map(({ token }) => token)).size).toBe(1);
    expect(tokens[0].token).not.toBe(before.sessions[url()].token);
  });

  test("a token is sent to the graph that it is for and to no other", async () => {
    const { ann } = users();
    expect(await ann.run(["token", "--url", "http://127.0.0.1:9/graphql"])).toMatchObject({ code: 4, out: "" });
  });

  test("an empty token of the environment is refused, rather than the session's used", async () => {
    const { ann } = users();
    for (const args of [["token"], ["ops", "vote", "any", "agree"]])
      expect(await ann.run(args, { env: { LEDGERLOOM_TOKEN: "" } })).toMatchObject({
        code: 2,
        err: expect.stringContaining("LEDGERLOOM_TOKEN is empty"),
      });
  });

  test("logout forgets the session", async () => {
    const { eve } = users();
    await eve.json(["login", "--dev", "--organization", "Org3MSP", "--role", "reader"]);
    expect(await eve.json(["logout"])).toEqual({ url: url(), wasSignedIn: true });
    expect((await sessionsOf(eve.home)).sessions).toEqual({});
    expect(await eve.run(["token"])).toMatchObject({ code: 4, err: expect.stringContaining("ledgerloom login") });
    expect(await eve.json(["logout"])).toMatchObject({ wasSignedIn: false });
  });

  test("query: a document of standard input or a file, with variables in both forms", async () => {
    const { eve } = users();
    const document = "query A($first: Int!) { operations(first: $first) { nodes { id } } } query B { __typename }";
    const [answer] = await eve.lines(["query", "-", "--operation", "B"], { input: document });
    expect(answer).toEqual({ __typename: "Query" });
    const file = join(eve.home, "a.graphql");
    await writeFile(file, document);
    for (const given of [
      ["--variables", '{"first":1}'],
      ["--set", "first=1"],
    ])
      expect((await eve.json(["query", file, "--operation", "A", ...given])).operations.nodes).toHaveLength(1);
    const stream = "subscription($after: Cursor) { operationEvents(after: $after) { cursor type } }";
    await writeFile(file, stream);
    const followed = eve.follow(["query", file]);
    // Whether it was followed before or after that, one comes.
    const seen = async () => {
      await users().ann.run(["ops", "request", "node-health-report", "--channel", "marketplace"]);
      return followed.lines[0]?.operationEvents.type;
    };
    await expect.poll(seen).toMatch(/^OPERATION_/);
    await followed.end();
  });

  test.each([
    ["no document", ["query", "-"], "{ a", "GRAPHQL_PARSE_FAILED"],
    ["a field that is none", ["query", "-"], "{ nothing }", "GRAPHQL_VALIDATION_FAILED"],
    ["two operations", ["query", "-"], "query A { a } query B { b }", "--operation: A, B"],
    ["variables that are none", ["query", "-", "--variables", "[]"], "{ __typename }", "no JSON object"],
    ["a file that is not there", ["query", "/nowhere"], "", "cannot read /nowhere"],
    ["a subscription that cannot resume", ["query", "-"], "subscription { operationEvents { type } }", "NOT_RESUMABLE"],
    ["a graph that is none", ["query", "-", "--url", "ftp://x"], "{ __typename }", "LEDGERLOOM_URL"],
  ])("query: %s", async (_what, args, input, err) => {
    expect(await users().eve.run(args, { input })).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringContaining(err),
    });
  });

  test("login: what the issuer does not take, or is not named, is said with what mends it", async () => {
    const { eve } = users();
    expect(await eve.run(["login"])).toMatchObject({ code: 2, err: expect.stringContaining("LEDGERLOOM_ISSUER") });
    expect(await eve.run(["login", "--dev", "--role", "king"])).toMatchObject({
      code: 2,
      err: expect.stringContaining("admin, member, reader"),
    });
    const away = ["login", "--dev", "--url", "http://127.0.0.1:9/graphql"];
    expect(await eve.run(away)).toMatchObject({ code: 6, err: expect.stringContaining("LEDGERLOOM_URL") });
  });

  test("a graph that does not answer has exit code 6", async () => {
    const env = { LEDGERLOOM_URL: "http://127.0.0.1:9/graphql" };
    expect(await users().eve.run(["ops", "templates"], { env })).toMatchObject({ code: 6 });
  });

  test.each(["bash", "zsh"])("completion for %s names every command", async (shell) => {
    const { out } = await users().eve.run(["completion", shell]);
    expect(out).toMatch(/"ledgerloom ops"\) words="list show watch templates/);
  });
}
