import { expect, test } from "vitest";
import { explained } from "./explained.ts";

test("an error is told with what was behind it, each once", () => {
  const refused = Object.assign(new AggregateError([], ""), { code: "ECONNREFUSED" });
  const ethers = Object.assign(new Error("failed (request={ url: secret })"), {
    shortMessage: "failed",
    cause: refused,
  });
  const away = new Error("nothing answers", { cause: new Error("nothing answers", { cause: ethers }) });
  expect(explained(away)).toBe("nothing answers\n  because: failed\n  because: ECONNREFUSED");
  expect(explained("a text")).toBe("a text");
});

test("an error that is behind itself is told to an end", () => {
  const error = new Error("one");
  error.cause = new Error("two", { cause: error });
  expect(explained(error)).toBe("one\n  because: two");
});
