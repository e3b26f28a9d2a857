import { beforeEach, describe, expect, test } from "vitest";
import { Consortium, organizations } from "../testing/consortium.ts";
import type { ChannelRow } from "./rows.ts";

let consortium: Consortium;
beforeEach(async () => {
  consortium = await Consortium.create();
});

const parse = ({ result }: { result: string }) => JSON.parse(result) as ChannelRow;

describe("the channel registry", () => {
  test("registers a membership with the last confirmation of the same list", async () => {
    expect(parse(await consortium.confirm("Org1MSP", "ops", organizations)).members).toEqual([]);
    expect((await consortium.confirm("Org2MSP", "ops", organizations)).event?.name).toBe("ChannelConfirmed");
    const last = await consortium.confirm("Org3MSP", "ops", [...organizations].reverse());
    expect(last.event?.name).toBe("ChannelRegistered");
    expect(parse(last).members).toEqual(organizations);
  });

  test("a confirmation repeated changes nothing", async () => {
    const before = consortium.ledger.snapshot();
    const repeated = await consortium.confirm("Org2MSP", "marketplace", organizations);
    expect(repeated.event).toBeUndefined();
    expect(consortium.ledger.snapshot()).toBe(before);
  });

  test("no organisation registers a channel, or itself as its only member, alone", async () => {
    expect(parse(await consortium.confirm("Org1MSP", "other", ["Org1MSP"])).members).toEqual([]);
    expect(parse(await consortium.confirm("Org1MSP", "marketplace", ["Org1MSP"])).members).toEqual(organizations);
    await expect(consortium.request({ channel: "other" })).rejects.toThrow(/^NOT_FOUND/);
  });

  test("an organisation cannot speak of a channel that it does not belong to", async () => {
    await expect(consortium.confirm("Org9MSP", "marketplace", organizations)).rejects.toThrow(/^FORBIDDEN/);
  });

  test("a minority cannot take over a registered channel", async () => {
    const usurpers = ["Org1MSP", "Org8MSP", "Org9MSP"];
    for (const organization of usurpers) await consortium.confirm(organization, "marketplace", usurpers);
    expect((await consortium.request()).electorate).toEqual(organizations);
  });

  test("a member joins when everybody, it included, has confirmed the new list", async () => {
    const four = [...organizations, "Org4MSP"];
    for (const organization of organizations) await consortium.confirm(organization, "marketplace", four);
    expect((await consortium.request({ id: "before" })).electorate).toEqual(organizations);
    await consortium.confirm("Org4MSP", "marketplace", four);
    expect((await consortium.request({ id: "after" })).electorate).toEqual(four);
    expect((await consortium.view("before")).operation.electorate).toEqual(organizations);
  });

  test.each(["{}", "[]", '["Org1MSP","Org1MSP"]', '["Org1MSP",7]', "nonsense"])(
    "%s is no membership",
    async (members) => {
      const { ChannelOpsContract } = await import("../channel-ops/channel-ops-contract.ts");
      const caller = { organization: "Org1MSP", role: "agent" } as const;
      const act = consortium.ledger.simulate(caller, (ctx) =>
        new ChannelOpsContract().ConfirmChannel(ctx, "x", members),
      );
      await expect(act).rejects.toThrow(/^BAD_INPUT/);
    },
  );
});
