import { pino } from "pino";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Requests } from "../../../store/requests/requests.ts";
import type { ChannelRow } from "../model/channel-row.ts";
import { TaskRunner, type TaskRunnerOptions, taskOf } from "./task.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a duty that failed is tried again after its pause, though the clock was set back meanwhile", async () => {
  const answers = [{ userErrors: [{ code: "TIMEOUT", message: "later" }] }, { userErrors: [] }];
  const requests = { answering: () => async () => answers.shift() } as unknown as Requests;
  const alarms = { clear: async () => {} } as unknown as TaskRunnerOptions["alarms"];
  const unused = {} as never;
  const runner = new TaskRunner({
    requests,
    alarms,
    channels: unused,
    deposits: unused,
    redemptions: unused,
    receiptOf: async () => undefined,
    log: pino({ level: "silent" }),
  });
  const channel = { address: "0xabc", status: "TERMINATING", tokenId: 1n } as ChannelRow;
  const task = taskOf("START_REDEMPTION", channel, {
    address: "0xdef",
    organization: "Org2MSP",
    privateKey: "",
  } as never);
  await runner.run(task);
  await runner.run(task);
  expect(answers).toHaveLength(1);
  vi.setSystemTime(Date.now() - 3_600_000);
  await vi.advanceTimersByTimeAsync(1_000);
  await runner.run(task);
  expect(answers).toHaveLength(0);
});
