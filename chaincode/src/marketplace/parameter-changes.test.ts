import { beforeEach, expect, it } from "vitest";
import { Consortium } from "../ops/testing/consortium.ts";
import { Market, token } from "./testing/market.ts";
import { describeService, type TestUser } from "./testing/test-user.ts";

let consortium: Consortium;
let market: Market;
let alice: TestUser;
const reward = { publishReward: `${3n * token}` };

beforeEach(async () => {
  consortium = await Consortium.create();
  market = new Market();
  market.ledger.invoke = async (chaincode, [fn, id = ""], channel) => {
    expect([chaincode, fn, channel]).toEqual(["ops", "command-ops:GetOperation", "ops"]);
    return (await consortium.simulate({ organization: "Org1MSP", role: "client" }, "GetOperation", id)).result;
  };
  [alice] = await market.users("alice");
});

const request = (id: string, parameters: object, fields: object = {}) =>
  consortium.request({ id, template: "marketplace-parameters", parameters, ...fields });
const approve = async (id: string, parameters: object, fields: object = {}) => {
  await request(id, parameters, fields);
  await consortium.admin("Org2MSP", "Vote", id, "AGREE", "");
};
const apply = (operation: string) => alice.submit("ApplyParameters", { operation });

it("parameters that the consortium has voted for come in force", async () => {
  const before = await market.query<object>("Parameters");
  await approve("op1", reward);
  const { result, event } = await apply("op1");
  expect(result).toEqual({ ...before, ...reward });
  expect(await market.query("Parameters")).toEqual(result);
  expect(event).toEqual({
    name: "ParametersChanged",
    payload: { user: alice.address, operation: "op1", changes: reward },
  });
  const balance = await alice.balance();
  await market.offer(alice, "Weather");
  expect(await alice.balance()).toBe(balance + 3n * token);
});

it("nothing comes in force that is not approved, or is no change of this marketplace's parameters", async () => {
  await request("open", reward);
  expect(await market.refusal(apply("open"))).toMatch(/^WRONG_STATE: operation open is PROPOSED/);
  await request("lost", reward);
  for (const voter of ["Org2MSP", "Org3MSP"]) await consortium.admin(voter, "Vote", "lost", "DISAGREE", "");
  expect(await market.refusal(apply("lost"))).toMatch(/^WRONG_STATE: operation lost is REJECTED/);
  await approve("other", {}, { template: "node-health-report" });
  expect(await market.refusal(apply("other"))).toMatch(/^BAD_INPUT/);
  for (const organization of ["Org1MSP", "Org2MSP", "Org3MSP"]) {
    await consortium.confirm(organization, "elsewhere", ["Org1MSP", "Org2MSP", "Org3MSP"]);
  }
  await approve("elsewhere", reward, { channel: "elsewhere" });
  expect(await market.refusal(apply("elsewhere"))).toMatch(/^BAD_INPUT/);
  expect(await market.refusal(apply("none"))).toMatch(/^NOT_FOUND/);
  const stranger = market.stranger();
  expect(await market.refusal(stranger.submit("ApplyParameters", { operation: "open" }))).toMatch(/^FORBIDDEN/);
});

it.each([
  { publishReward: "-1" },
  { publishReward: "1.5" },
  { mashupFee: `${10n ** 30n}` },
  { contributionLambda: "much" },
  { maximumClockSkewMs: "0" },
])("an approved change to %j is refused", async (parameters) => {
  await approve("op1", parameters);
  expect(await market.refusal(apply("op1"))).toMatch(/^BAD_INPUT/);
});

it("the supply is no parameter that a vote changes", async () => {
  await expect(request("op1", { maximumSupply: "1" })).rejects.toThrow(/^BAD_INPUT: .* has no parameter maximumSupply/);
});

it("a change counts once, and none that was decided before the newest", async () => {
  await approve("first", reward);
  consortium.ledger.nowMs += 1_000;
  await approve("second", { contributionLambda: "0.5" });
  await apply("second");
  for (const id of ["second", "first"]) {
    expect(await market.refusal(apply(id))).toMatch(/^WRONG_STATE: operation second is in force/);
  }
  await alice.submit("RegisterService", describeService());
});
