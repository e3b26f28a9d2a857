import { expect, test } from "vitest";
import type { Users } from "./users.ts";

const unknown = `0x${"0".repeat(39)}1`;

/** `ledgerloom pay` and `ledgerloom tx`, each command once. */
export function payCases(users: () => Users): void {
  const state = { consumer: "", provider: "", channel: "", address: "" };

  test("pay: accounts, a channel, a deposit", async () => {
    const { ann } = users();
    const account = async () => (await ann.json(["pay", "accounts", "--create"])).account.address as string;
    state.consumer = await account();
    state.provider = await account();
    const listed = await ann.lines(["pay", "accounts"]);
    expect(listed.map(({ address }) => address)).toEqual(expect.arrayContaining([state.consumer, state.provider]));
    const parties = ["--consumer", state.consumer, "--provider", state.provider];
    const terms = ["--price", "10", "--lane", "1=20", "--tolerance-seconds", "1", "--termination-seconds", "120"];
    const opened = await ann.json(["pay", "open", ...parties, ...terms, "--deposit", "1000", "--key", "open-1"]);
    const again = await ann.json(["pay", "open", ...parties, ...terms, "--deposit", "1000", "--key", "open-1"]);
    expect(again.transaction).toEqual(opened.transaction);
    Object.assign(state, { channel: opened.channel.id, address: opened.channel.address });
    expect(opened.channel.lanes.nodes).toMatchObject([
      { lane: 0, pricePerRequest: "10" },
      { lane: 1, pricePerRequest: "20" },
    ]);
    const deposited = await ann.json(["pay", "deposit", state.channel, "5gwei", "--from", state.consumer]);
    expect(deposited.channel.deposited).toBe("5000001000");
    expect((await ann.run(["pay", "channels", state.channel])).out).toMatch(
      /^lane +1: 0\.00000000000000002 ether a request$/m,
    );
    expect(await ann.lines(["pay", "channels", "--consumer", state.consumer, "--status", "open"])).toMatchObject([
      { id: state.channel },
    ]);
  });

  test("pay: what was signed and accepted is redeemed, waited for and withdrawn, while it is followed", async () => {
    const { ann } = users();
    const follow = (...more: string[]) => ann.follow(["pay", "watch", "--channel", state.address, ...more]);
    const shown = ann.follow(["pay", "channels", state.channel, "--watch"]);
    await expect.poll(() => shown.lines.length).toBe(1);
    const sign =
      "mutation($id: ID!) { paymentTokenSign(input: { channelId: $id, count: 5 }) { tokens { intermediary consumer tokenId lane requests signature } } }";
    const { paymentTokenSign } = await ann.json(["query", "-", "--set", `id="${state.channel}"`], { input: sign });
    const validate =
      "mutation($tokens: [PaymentTokenInput!]!) { paymentTokenValidate(input: { tokens: $tokens }) { accepted userErrors { code } } }";
    const variables = ["--variables", JSON.stringify({ tokens: paymentTokenSign.tokens })];
    expect((await ann.json(["query", "-", ...variables], { input: validate })).paymentTokenValidate.accepted).toBe(5);
    const redeemed = await ann.json(["pay", "redeem", state.channel, "--wait"]);
    expect(redeemed.transaction.hash).toMatch(/^0x/);
    await expect.poll(async () => (await ann.json(["pay", "channels", state.channel])).redeemed).toBe("50");
    await expect
      .poll(() => shown.lines.map(({ type }) => type))
      .toEqual(expect.arrayContaining(["REDEMPTION_STARTED", "REDEEMED"]));
    const [{ cursor }] = shown.lines.filter(({ type }) => type === "REDEMPTION_STARTED");
    const followed = [
      follow("--after", cursor),
      follow("--after", cursor, "--of", "movements"),
      follow("--after", cursor, "--of", "redemptions"),
    ];
    for (const one of followed) await expect.poll(() => one.lines.length).toBeGreaterThan(0);
    for (const one of [shown, ...followed]) await one.end();
    const withdrawn = await ann.json(["pay", "withdraw", state.channel, "--party", state.provider]);
    expect(withdrawn.channel.dueToProvider).toBe("0");
  });

  test("pay: the statement's lines, balances and CSV, the flows, and the transaction that a line names", async () => {
    const { ann } = users();
    const lines = await ann.lines(["pay", "statement", "--account", state.provider, "--type", "redemption"]);
    expect(lines).toMatchObject([{ change: "50", requests: "5", token: { requests: "5" } }]);
    expect(await ann.lines(["pay", "statement", "--account", state.provider, "--balances"])).toMatchObject([
      { earned: "50" },
    ]);
    const { out } = await ann.run(["pay", "statement", "--account", state.consumer, "--csv"]);
    const [heading, ...rows] = out.trim().split("\n");
    expect(heading).toMatch(/^time,type,account,/);
    expect(rows.length).toBeGreaterThan(2);
    for (const row of rows) expect(row.split(",")).toHaveLength(heading?.split(",").length ?? 0);
    expect((await ann.run(["pay", "statement", "--limit", "2"])).out).toMatch(
      /^ *OPENING .*\n.*\n\nTIME .*\n.*\n.*\n$/,
    );
    const flows = ["pay", "flows", "--consumer", state.consumer];
    expect((await ann.run([...flows, "--csv"])).out).toBe(
      `consumer,provider,channels,deposited,redeemed,requests,asset\n${state.consumer},${state.provider},1,5000001000,50,5,ether\n`,
    );
    expect((await ann.run([...flows, "--csv", "--json"])).code).toBe(2);
    expect(await ann.lines(["pay", "flows", "--consumer", state.consumer])).toMatchObject([
      { redeemed: "50", requests: "5" },
    ]);
    const { hash } = lines[0].transaction;
    expect(await ann.json(["tx", hash])).toMatchObject({
      hash,
      status: "SUCCEEDED",
      call: { contract: expect.any(String) },
    });
    expect((await ann.run(["tx", hash])).out).toMatch(/^status +SUCCEEDED in block \d+, (?:PENDING|SAFE|FINAL)$/m);
  });

  test("pay: policies, keys, lanes, traces, and a channel's end", async () => {
    const { ann } = users();
    const set = ["--set", "dailyBudget=1ether", "--set", "redeemAfterSeconds=600"];
    await ann.json(["pay", "policy", state.consumer, ...set]);
    const kept = await ann.json(["pay", "policy", state.consumer, "--set", "hourlyBudget=5gwei"]);
    expect(kept.paymentPolicies).toMatchObject([
      { dailyBudget: "1000000000000000000", hourlyBudget: "5000000000", redeemAfterSeconds: 600 },
    ]);
    const { id, secret } = await ann.json(["pay", "keys", "--create", state.consumer]);
    expect(secret).toMatch(/^[\da-f]{64}$/);
    expect((await ann.json(["pay", "keys", "--revoke", id])).revokedAt).not.toBeNull();
    expect(await ann.lines(["pay", "keys"])).toEqual(expect.arrayContaining([expect.objectContaining({ id })]));
    const lane = await ann.json(["pay", "lane", state.channel, "--lane", "7", "--label", "orders"]);
    expect(lane.channel.lanes.nodes).toContainEqual(expect.objectContaining({ lane: 7, label: "orders" }));
    const { voucherKey } = await ann.json(["pay", "channels", state.channel]);
    expect((await ann.json(["pay", "rotate", state.channel])).channel.voucherKey).not.toBe(voucherKey);
    expect(await ann.run(["pay", "trace", "0".repeat(31).concat("1")])).toMatchObject({ code: 0, out: "" });
    expect(await ann.run(["pay", "claim", "--provider", state.provider])).toMatchObject({ code: expect.any(Number) });
    const closed = await ann.json(["pay", "close", state.channel, "--redeemed", "50"]);
    expect(closed.channel.status).toBe("TERMINATED");
    expect(await ann.run(["pay", "terminate", state.channel, "--party", state.provider])).toMatchObject({ code: 3 });
  });

  test("tx: how far ledgers are shown, and where a transaction of Fabric stands", async () => {
    const { ann } = users();
    const { transaction } = await ann.json([
      "ops",
      "request",
      "node-health-report",
      "--channel",
      "marketplace",
      "--id",
      "cli-tx",
    ]);
    expect(await ann.json(["tx", "--position", transaction.position])).toMatchObject({ isShown: true });
    expect(await ann.json(["tx", transaction.id])).toMatchObject({
      validationCode: "VALID",
      channel: "ops",
      about: [{ __typename: "Operation", id: "cli-tx" }],
    });
    const { out } = await ann.run(["tx", transaction.id]);
    expect(out).toMatch(/^status +VALID in block \d+ of ops$/m);
    expect(out).toMatch(/^about +operation cli-tx: /m);
    const { number } = (await ann.json(["tx", transaction.id])).block;
    expect((await ann.run(["block", "ops", number])).out).toContain(`${transaction.id}  `);
    const [newest] = await ann.lines(["blocks", "ops", "--limit", "1"]);
    expect(BigInt(newest.number)).toBeGreaterThanOrEqual(BigInt(number));
    expect(await ann.json(["block", "ops", newest.hash])).toMatchObject({ number: newest.number });
    expect(await ann.run(["block", "ops", "999999999"])).toMatchObject({ code: 5 });
    expect(await ann.run(["block", "ops", "nonsense"])).toMatchObject({ code: 2 });
    expect(await users().eve.run(["blocks", "ops"])).toMatchObject({ code: 4, out: "" });
    expect((await ann.run(["tx"])).out).toMatch(/^payments \S+ +EVM: block \d+ of \d+ shown/m);
    expect(await ann.run(["tx", "f".repeat(64)])).toMatchObject({
      code: 5,
      err: expect.stringContaining("--position"),
    });
    expect(await ann.run(["tx", "--position", "nonsense"])).toMatchObject({ code: 2 });
    expect(await ann.run(["tx", "nonsense"])).toMatchObject({ code: 2, err: expect.stringContaining("--position") });
    const { ledgers } = (await ann.json(["tx"])).payments;
    const { network } = ledgers[0];
    const [block] = await users().eve.lines(["blocks", network, "--limit", "1"]);
    expect(await ann.json(["block", network, block.hash])).toMatchObject({ number: block.number });
    expect((await ann.run(["block", network, block.number])).out).toMatch(/^certainty +(?:PENDING|SAFE|FINAL)$/m);
    expect(await ann.run(["blocks", "1"])).toMatchObject({ code: 5, err: expect.stringContaining("chain 1") });
  });

  test.each([
    ["a channel that is none", ["channels", "99999"], 5],
    ["another's policies", ["policy", unknown], 4],
    ["a field that is none", ["policy", unknown, "--set", "x=1"], 4],
    ["an amount that is none", ["deposit", "1", "lots", "--from", unknown], 2],
    ["a time that is none", ["statement", "--from", "yesterday"], 2],
    ["a lane that is none", ["open", "--consumer", unknown, "--provider", unknown, "--price", "1", "--lane", "one"], 2],
    ["an account that is not held here", ["deposit", "1", "5", "--from", unknown], 3],
    ["several channels of nobody", ["redeem", "1", "2"], 2],
  ])("pay: %s", async (_what, args, code) => {
    const { out, ...rest } = await users().ann.run(["pay", ...args]);
    expect(rest, rest.err).toMatchObject({ code });
    expect(out).toBe("");
  });
}
