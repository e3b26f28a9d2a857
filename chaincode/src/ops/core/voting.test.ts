import { beforeEach, describe, expect, test } from "vitest";
import { Consortium } from "../testing/consortium.ts";
import { OpsEvent } from "./events.ts";

let consortium: Consortium;
beforeEach(async () => {
  consortium = await Consortium.create();
});

const status = async (id = "report") => (await consortium.view(id)).operation.status;

describe("a proposal", () => {
  test("counts its request as the proposer's vote and is approved by the next of three", async () => {
    expect((await consortium.request()).status).toBe("PROPOSED");
    const second = await consortium.admin("Org3MSP", "Vote", "report", "AGREE", "good idea");
    expect(second.event?.name).toBe(OpsEvent.operationApproved);
    const { operation, votes } = await consortium.view();
    expect(operation).toMatchObject({ status: "APPROVED", executionDeadline: "2026-01-31T12:10:00.000Z" });
    expect(votes.map(({ organization, comment }) => [organization, comment])).toEqual([
      ["Org1MSP", ""],
      ["Org3MSP", "good idea"],
    ]);
  });

  test("is rejected once two of three disagree", async () => {
    await consortium.request();
    expect((await consortium.admin("Org2MSP", "Vote", "report", "DISAGREE", "")).event?.name).toBe("OperationVoted");
    await consortium.admin("Org3MSP", "Vote", "report", "DISAGREE", "");
    expect((await consortium.view()).operation).toMatchObject({
      status: "REJECTED",
      reason: "approval is out of reach",
    });
  });

  test("takes one vote of each organisation, the proposer's request included", async () => {
    await consortium.request({ policy: { rule: "ALL" } });
    await expect(consortium.admin("Org1MSP", "Vote", "report", "AGREE", "")).rejects.toThrow(/^ALREADY_VOTED/);
    await consortium.admin("Org2MSP", "Vote", "report", "AGREE", "");
    await expect(consortium.admin("Org2MSP", "Vote", "report", "DISAGREE", "")).rejects.toThrow(/^ALREADY_VOTED/);
  });

  test("takes no vote after it was decided", async () => {
    await consortium.approve();
    await expect(consortium.admin("Org3MSP", "Vote", "report", "AGREE", "")).rejects.toThrow(/^PROPOSAL_CLOSED/);
  });

  test("takes no vote from an organisation outside the target channel", async () => {
    await consortium.request();
    await expect(consortium.admin("Org4MSP", "Vote", "report", "AGREE", "")).rejects.toThrow(/^NOT_IN_ELECTORATE/);
    const request = JSON.stringify({ title: "T", channel: "marketplace", template: "node-health-report" });
    await expect(consortium.admin("Org4MSP", "RequestOperation", request)).rejects.toThrow(/^NOT_IN_ELECTORATE/);
  });

  test("takes requests and votes from administrators only", async () => {
    await consortium.request();
    for (const role of ["agent", "client"] as const) {
      const vote = consortium.simulate({ organization: "Org2MSP", role }, "Vote", "report", "AGREE", "");
      await expect(vote).rejects.toThrow(/^FORBIDDEN/);
    }
  });

  test("is withdrawn by its proposer only, and only while open", async () => {
    await consortium.request();
    await expect(consortium.admin("Org2MSP", "Withdraw", "report")).rejects.toThrow(/^FORBIDDEN/);
    await consortium.admin("Org1MSP", "Withdraw", "report");
    expect(await status()).toBe("WITHDRAWN");
    await expect(consortium.admin("Org1MSP", "Withdraw", "report")).rejects.toThrow(/^PROPOSAL_CLOSED/);
    await consortium.approve({ id: "other" });
    await expect(consortium.admin("Org1MSP", "Withdraw", "other")).rejects.toThrow(/^PROPOSAL_CLOSED/);
  });

  test("expires by ledger time when anybody says so, not before", async () => {
    await consortium.request({ votingPeriodMs: 60_000 });
    await expect(consortium.agent("Org3MSP", "Expire", "report")).rejects.toThrow(/^WRONG_STATE/);
    consortium.ledger.nowMs += 60_000;
    expect((await consortium.agent("Org3MSP", "Expire", "report")).event?.name).toBe(OpsEvent.operationExpired);
    expect(await status()).toBe("EXPIRED");
  });

  test("expires by a vote that comes too late, which is not counted", async () => {
    await consortium.request({ votingPeriodMs: 60_000 });
    consortium.ledger.nowMs += 60_001;
    await consortium.admin("Org2MSP", "Vote", "report", "AGREE", "");
    const { operation, votes } = await consortium.view();
    expect(operation.status).toBe("EXPIRED");
    expect(votes).toHaveLength(1);
  });

  test("is decided right when two votes are endorsed at the same time", async () => {
    await consortium.request({ policy: { rule: "ALL" } });
    const vote = (organization: string) =>
      consortium.simulate({ organization, role: "admin" }, "Vote", "report", "AGREE", "");
    const [first, second] = [await vote("Org2MSP"), await vote("Org3MSP")];
    expect([consortium.ledger.commit(first), consortium.ledger.commit(second)]).toEqual([true, false]);
    await consortium.admin("Org3MSP", "Vote", "report", "AGREE", "");
    expect(await status()).toBe("APPROVED");
  });

  test("may have an id of any characters, dots and slashes too, that nobody has used", async () => {
    await consortium.request({ id: "2026.11/α β" });
    expect(await status("2026.11/α β")).toBe("PROPOSED");
    await expect(consortium.request({ id: "2026.11/α β" })).rejects.toThrow(/^ALREADY_EXISTS/);
    await expect(consortium.request({ id: "a\u0000b" })).rejects.toThrow(/^BAD_INPUT/);
  });

  test("gets the transaction's id when its request names none", async () => {
    const { id } = await consortium.request({ id: undefined });
    expect(id).toMatch(/^tx\d+$/);
  });

  test("takes titles and descriptions of any script, and refuses comments that nobody can read", async () => {
    const [title, description] = ["Отчёт · 报告 · تقرير ⚙️", "شرح\nmit Umbruch\tund Tabulator"];
    expect(await consortium.request({ title, description })).toMatchObject({ title, description });
    for (const comment of ["\u202e", "\u0000", "\u001b[2J"]) {
      const vote = consortium.admin("Org2MSP", "Vote", "report", "AGREE", comment);
      await expect(vote).rejects.toThrow(/^BAD_INPUT: comment has the control character U\+/);
    }
  });

  test("is not found under an id that no key can hold", async () => {
    for (const id of ["a\u0000b", "\u{10ffff}"]) {
      await expect(consortium.admin("Org2MSP", "Vote", id, "AGREE", "")).rejects.toThrow(/^NOT_FOUND/);
    }
  });

  test("writes one line of history for every act", async () => {
    await consortium.approve();
    expect((await consortium.history()).map(({ event, organization }) => [event, organization])).toEqual([
      [OpsEvent.operationRequested, "Org1MSP"],
      [OpsEvent.operationApproved, "Org2MSP"],
    ]);
  });

  test.each([
    { title: "" },
    { title: "x".repeat(201) },
    { title: "\ud800" },
    { title: "   " },
    { title: "\u00a0\u2003" },
    { title: "\u3164" },
    { title: "\u2800\u2800" },
    { title: "\ufe0f" },
    { title: "pay \u202eeciohc" },
    { title: "a\u200bb" },
    { title: "two\nlines" },
    { title: "e\u0301" },
    { title: "null\u0000" },
    { description: "null\u0000" },
    { description: "bell\u0007" },
    { description: "turned \u202e" },
    { description: "half \udc00" },
    { id: "turned\u202e" },
    { id: "a\u0000b" },
    { id: " " },
    { channel: "UPPER" },
    { parameters: { minimumFreeMegabytes: "-1" } },
    { votingPeriodMs: 1 },
    { policy: { rule: "TWO_F_PLUS_ONE", faulty: 0 } },
    { policy: { rule: "TWO_F_PLUS_ONE", faulty: 2 } },
    { policy: { rule: "N_OF_M", required: 2, mandatory: ["Org9MSP"] } },
  ])("is refused with %j", async (fields) => {
    await expect(consortium.request(fields)).rejects.toThrow(/^BAD_INPUT/);
  });
});
