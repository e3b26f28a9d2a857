import { describe, expect, test } from "vitest";
import { redirectedBy } from "./redirect.ts";
import type { Sendable } from "./sendable.ts";

const request = (changes: Partial<Sendable> = {}): Sendable => ({
  url: new URL("http://shop.test/a/b?c"),
  method: "GET",
  headers: { accept: "text/plain", authorization: "Bearer mine", cookie: "mine" },
  init: {},
  ...changes,
});
const answer = (status: number, location?: string) =>
  new Response(null, { status, headers: location === undefined ? {} : { location } });
const post = request({
  method: "POST",
  headers: { "content-type": "text/plain", accept: "text/plain" },
  init: { body: "b", redirect: "follow" },
});

describe("an answer", () => {
  test.each([200, 300, 304, 404])("%d sends nobody elsewhere", (status) => {
    expect(redirectedBy(answer(status, "/other"), request())).toBeUndefined();
  });

  test.each([301, 302, 303, 307, 308])(
    "%d sends who reads to where it says, relative to where it came from",
    (status) => {
      const { url, method } = redirectedBy(answer(status, "c"), request()) ?? {};
      expect([url?.href, method]).toEqual(["http://shop.test/a/c", "GET"]);
      expect(redirectedBy(answer(status), request())).toBeUndefined();
    },
  );

  test.each([301, 302, 303])("%d has what was written read at the other place", (status) => {
    const next = redirectedBy(answer(status, "/other"), post);
    expect(next).toEqual({
      url: new URL("http://shop.test/other"),
      method: "GET",
      headers: { accept: "text/plain" },
      init: { redirect: "follow" },
    });
  });

  test.each([307, 308])("%d has it written once more", (status) => {
    expect(redirectedBy(answer(status, "/other"), post)).toEqual({ ...post, url: new URL("http://shop.test/other") });
  });

  test("that sends to another origin does not get what is for the first one", () => {
    expect(redirectedBy(answer(307, "http://other.test/"), request())?.headers).toEqual({ accept: "text/plain" });
    expect(redirectedBy(answer(307, "/other"), request())?.headers).toEqual(request().headers);
  });

  test("that sends to no web server is an error, and so is any for who asked for that", () => {
    expect(() => redirectedBy(answer(307, "file:///etc/passwd"), request())).toThrow(TypeError);
    expect(() => redirectedBy(answer(307, "/other"), request({ init: { redirect: "error" } }))).toThrow(TypeError);
    expect(redirectedBy(answer(307, "/other"), request({ init: { redirect: "manual" } }))).toBeUndefined();
  });
});
