import { Signature, TypedDataEncoder, Wallet } from "ethers";
import { beforeEach, describe, expect, it } from "vitest";
import { MemoryLedger } from "../../ledger/testing/memory-ledger.ts";
import { MarketplaceContract } from "../marketplace-contract.ts";
import { describeEntry, describeService, TestUser } from "../testing/test-user.ts";
import { type ActName, actFields, actTypesOf } from "./act-types.ts";
import { checksummed, parseAddress } from "./address.ts";
import { recoverSigner } from "./authorization.ts";
import { actDigest, signingDomain } from "./typed-data.ts";

const user = "0x8ba1f109551bD432803012645Ac136ddd64DBA72";
const messages: Record<ActName, Record<string, unknown>> = {
  RegisterUser: { name: "alice", introduction: "überall 🌍" },
  RegisterService: describeService({ tags: [] }),
  RegisterServices: { services: [describeEntry({ composes: ["a", "b"] }), describeEntry()], publish: true },
  CommentService: { service: "Weather", rating: "5", text: "" },
  SetTerms: { service: "Weather", hash: "", url: "" },
  AcceptTerms: { service: "Weather", hash: `0x${"ab".repeat(32)}` },
  ApplyParameters: { operation: "op1" },
  CreateMashup: { ...describeService(), composes: ["a", "b"] },
  PublishService: { name: "Weather" },
  CallService: { service: "Weather", times: "4294967295", price: `${2n ** 256n - 1n}` },
  RemoveUser: { name: "alice" },
  InvalidateService: { name: "Weather" },
  EditService: describeService(),
  ReduceCallTime: { service: "Weather", user, times: "3" },
  ReduceCallTimes: { service: "Weather", batch: "b1", uses: [{ user, times: "1" }] },
  RewardService: { service: "Weather", amount: "1", note: "" },
  Transfer: { to: user, amount: "1" },
};

describe("typed data", () => {
  it.each(Object.keys(actFields) as ActName[])("hashes %s as ethers does", (act) => {
    const message = { ...messages[act], counter: "7", deadline: "1800000000" };
    const expected = TypedDataEncoder.hash(signingDomain("ch"), actTypesOf(act), message);
    expect(`0x${actDigest("ch", act, message).toString("hex")}`).toBe(expected);
  });

  it("checksums addresses as EIP-55 does and refuses wrong checksums", () => {
    const { address } = new Wallet(`0x${"11".repeat(32)}`);
    expect(checksummed(address.slice(2).toLowerCase())).toBe(address);
    expect(parseAddress(address.toLowerCase())).toBe(address);
    expect(() => parseAddress(address.replace(/[a-f]/, (digit) => digit.toUpperCase()))).toThrow(/^BAD_INPUT/);
    expect(() => parseAddress("0x12")).toThrow(/^BAD_INPUT/);
  });

  it("refuses the equivalent signature with the larger s, a bad v and signatures of no key", () => {
    const digest = Buffer.alloc(32, 7);
    const wallet = new Wallet(`0x${"22".repeat(32)}`);
    const { serialized, r, s, v } = wallet.signingKey.sign(digest);
    expect(recoverSigner(digest, serialized)).toBe(wallet.address);
    const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
    const highS = (order - BigInt(s)).toString(16).padStart(64, "0");
    expect(() => recoverSigner(digest, `${r}${highS}${v === 27 ? "1c" : "1b"}`)).toThrow(/^BAD_SIGNATURE: s must/);
    expect(() => recoverSigner(digest, `${serialized.slice(0, -2)}00`)).toThrow(/^BAD_SIGNATURE/);
    expect(() => recoverSigner(digest, `0x${"00".repeat(64)}1b`)).toThrow(/^BAD_SIGNATURE/);
    expect(() => recoverSigner(digest, `0x${"ff".repeat(32)}${"11".repeat(32)}1b`)).toThrow(/^BAD_SIGNATURE/);
    expect(() => recoverSigner(digest, Signature.from(serialized).compactSerialized)).toThrow(/^BAD_SIGNATURE/);
  });
});

describe("authorization", () => {
  let ledger: MemoryLedger;
  let alice: TestUser;
  const transfer = { to: "0x8ba1f109551bD432803012645Ac136ddd64DBA72", amount: "1" };

  beforeEach(async () => {
    ledger = new MemoryLedger(new MarketplaceContract());
    alice = new TestUser(ledger, 1);
    await alice.register("alice");
  });

  it("accepts each counter once, and only the next one", async () => {
    const signed = await alice.sign("Transfer", transfer);
    await ledger.submit("Transfer", signed);
    await expect(ledger.submit("Transfer", signed)).rejects.toThrow(/^BAD_COUNTER: .* is 3, not 2/);
    const skipping = await alice.sign("Transfer", transfer, { counter: 4n });
    await expect(ledger.submit("Transfer", skipping)).rejects.toThrow(/^BAD_COUNTER/);
  });

  it("lets only one of two acts with the same counter be committed", async () => {
    const [first, second] = [await alice.endorse("Transfer", transfer), await alice.endorse("Transfer", transfer)];
    ledger.commit(first);
    expect(() => ledger.commit(second)).toThrow("MVCC_READ_CONFLICT");
  });

  it("holds until its deadline, that second included", async () => {
    const signed = await alice.sign("Transfer", transfer, { deadline: 1_800_000_010n });
    await expect(ledger.submit("Transfer", signed, { atMs: 1_800_000_011_000 })).rejects.toThrow(/^DEADLINE_EXPIRED/);
    await ledger.submit("Transfer", signed, { atMs: 1_800_000_010_999 });
  });

  it("binds the channel, the function and every argument", async () => {
    const elsewhere = await alice.sign("Transfer", transfer, { channel: "other" });
    await expect(ledger.submit("Transfer", elsewhere)).rejects.toThrow(/^BAD_SIGNATURE/);
    const [act, authorization] = await alice.sign("PublishService", { name: "Weather" });
    await expect(
      ledger.submit("RegisterUser", [act.replace("}", ',"introduction":""}'), authorization]),
    ).rejects.toThrow(/^BAD_SIGNATURE/);
    const [, forTransfer] = await alice.sign("Transfer", transfer);
    const altered = JSON.stringify({ ...transfer, amount: "2" });
    await expect(ledger.submit("Transfer", [altered, forTransfer])).rejects.toThrow(/^BAD_SIGNATURE/);
  });

  it.each([
    ["", "{}"],
    ["[]", "{}"],
    ["null", "{}"],
    ['{"to":"0x00","amount":"1"}', "{}"],
    ['{"to":"0x8ba1f109551bD432803012645Ac136ddd64DBA72"}', "{}"],
    ['{"to":"0x8ba1f109551bD432803012645Ac136ddd64DBA72","amount":1}', "{}"],
    ['{"to":"0x8ba1f109551bD432803012645Ac136ddd64DBA72","amount":"-1"}', "{}"],
    ['{"to":"0x8ba1f109551bD432803012645Ac136ddd64DBA72","amount":"01"}', "{}"],
    [`{"to":"0x8ba1f109551bD432803012645Ac136ddd64DBA72","amount":"${2n ** 256n}"}`, "{}"],
    ['{"to":"0x8ba1f109551bD432803012645Ac136ddd64DBA72","amount":"1","more":1}', "{}"],
    [JSON.stringify(transfer), "{}"],
    [JSON.stringify(transfer), '{"signer":"x","counter":"1","deadline":"1","signature":"0x"}'],
  ])("refuses garbage: %s %s", async (act, authorization) => {
    await expect(ledger.submit("Transfer", [act, authorization])).rejects.toThrow(/^BAD_INPUT/);
  });
});
