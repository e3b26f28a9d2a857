import { expect, test } from "vitest";
import { openLog } from "./log.ts";
import { loggedError } from "./logged-error.ts";

const secret = "s3cret-of-a-client";

function caught(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}

test("an error is logged with its kind, code, message, causes and where it came from", () => {
  const cause = Object.assign(new TypeError("the node does not answer"), { code: "ECONNREFUSED" });
  expect(loggedError(new Error("no block", { cause }))).toMatchObject({
    type: "Error",
    message: "no block",
    stack: expect.stringMatching(/^at .*logged-error\.test\.ts/),
    cause: { type: "TypeError", code: "ECONNREFUSED", message: "the node does not answer" },
  });
});

test("what an error carries along, and what its message quotes, is left out", () => {
  const lines: string[] = [];
  const log = openLog({ level: "info" }, { write: (line) => void lines.push(line) });
  const errors = [
    caught(() => JSON.parse(`{ "token": ${secret} }`)),
    Object.assign(new Error("refused"), { source: { body: secret }, extensions: { variables: secret } }),
    new Error(`invalid input syntax for type bigint: "${secret}"`),
    new Error(`could not coalesce error (payload={ "params": [ "${secret}" ] }, code=UNKNOWN)`),
    new Error(`cut off in the middle of "${secret}`),
    Object.assign(new Error(`call failed (data=${secret})`), { shortMessage: "call failed" }),
    secret,
  ];
  for (const err of errors) log.error({ err }, "Failed");
  expect(lines).toHaveLength(errors.length);
  for (const line of lines) expect(line).not.toContain(secret);
});
