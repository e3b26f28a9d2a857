import { expect, test } from "vitest";
import { eachTenth, type Progress, ProgressBar } from "./progress.ts";

function barOf(columns: number) {
  const screen = { text: "" };
  const write = (text: string | Uint8Array) => {
    screen.text += text;
    return true;
  };
  const bar = new ProgressBar("Importing", { columns, write } as ConstructorParameters<typeof ProgressBar>[1]);
  return { bar, screen };
}

/** Text that a terminal shows in the end: of each line, the part since it was cleared last. */
const shownIn = (text: string) => text.split("\n").map((line) => line.split("\r\u001b[K").at(-1));

test("is one line that changes, and stays when it is full", () => {
  const { bar, screen } = barOf(80);
  for (let done = 0; done <= 40; done += 1) bar.show({ done, total: 40 });
  expect(screen.text.match(/of 40/g)).toHaveLength(41);
  expect(shownIn(screen.text)).toEqual([`  Importing ${"█".repeat(30)} 40 of 40`, ""]);
});

test("is half full half way, and gone when it is cleared", () => {
  const { bar, screen } = barOf(80);
  bar.show({ done: 20, total: 40 });
  expect(shownIn(screen.text)).toEqual([`  Importing ${"█".repeat(15)}${"░".repeat(15)} 20 of 40`]);
  bar.clear();
  expect(shownIn(screen.text)).toEqual([""]);
  bar.clear();
  expect(shownIn(screen.text)).toEqual([""]);
});

test.each([10, 24, 30, 0])("fits a terminal of %d columns", (columns) => {
  const { bar, screen } = barOf(columns);
  bar.show({ done: 20_000, total: 40_000 });
  bar.clear();
  for (const line of screen.text.split("\r\u001b[K")) expect(line.length).toBeLessThan(columns || 80);
});

test("comes back after a line of the log", async () => {
  const { bar, screen } = barOf(80);
  bar.show({ done: 20, total: 40 });
  screen.text += "\r\u001b[KA line of the log\n";
  await expect.poll(() => shownIn(screen.text).at(-1)).toContain("20 of 40");
  expect(shownIn(screen.text)[0]).toBe("A line of the log");
  bar.clear();
});

test("few lines tell it where lines stay", () => {
  const told: Progress[] = [];
  const show = eachTenth((progress) => void told.push(progress));
  for (let done = 0; done <= 40; done += 1) show({ done, total: 40 });
  expect(told).toEqual(Array.from({ length: 10 }, (_, i) => ({ done: (i + 1) * 4, total: 40 })));
});
