import { expect, test } from "vitest";
import { showProgress } from "./progress.ts";

function shownOn(isTTY: boolean): string {
  let written = "";
  const write = (text: string | Uint8Array) => {
    written += text;
    return true;
  };
  const show = showProgress("Importing", { isTTY, write } as Parameters<typeof showProgress>[1]);
  for (let done = 0; done <= 40; done += 1) show({ done, total: 40 });
  return written;
}

test("changes one line on a terminal", () => {
  const written = shownOn(true);
  expect(written.match(/\r {2}Importing: \d+ of 40/g)).toHaveLength(41);
  expect(written.match(/\n/g)).toHaveLength(1);
});

test("writes whole lines elsewhere, and few of them, so that the log's lines stay whole too", () => {
  const lines = shownOn(false).split("\n");
  expect(lines).toEqual([...Array.from({ length: 10 }, (_, i) => `  Importing: ${(i + 1) * 4} of 40`), ""]);
});
