import { type ActName, actTypes } from "@ledgerloom/sdk";
import { generatePrivateKey } from "viem/accounts";
import { recoverTypedDataAddress } from "viem/utils";
import { beforeEach, expect, test } from "vitest";
import { memoryStorage } from "../testing/memory-storage.ts";
import { signerOf } from "./local-key.ts";
import { type ShownAct, shownSigner } from "./shown-signer.ts";
import { SigningNetwork } from "./signing-network.ts";
import type { TypedData } from "./typed-data.ts";

const domain = { name: "Ledgerloom Marketplace", version: "1", salt: `0x${"ab".repeat(32)}` };
const common = { counter: "7", deadline: "1800000000" };
const to = `0x${"cd".repeat(20)}`;
const entry = {
  kind: "MASHUP",
  name: "trip",
  category: "travel",
  tags: ["fast"],
  description: "Plans it.",
  url: "https://trip.example",
  price: "3",
  composes: ["maps", "weather"],
};
const messages: Record<ActName, Record<string, unknown>> = {
  RegisterUser: { name: "ada", introduction: "Hello.", ...common },
  Transfer: { to, amount: "1500000000000000000", ...common },
  RegisterService: { ...without(entry, "kind", "composes"), ...common },
  PublishService: { name: "maps", ...common },
  CallService: { service: "maps", times: 3, price: "500000000000000000", ...common },
  RemoveUser: { name: "ada", ...common },
  InvalidateService: { name: "maps", ...common },
  EditService: { ...without(entry, "kind", "composes"), ...common },
  ReduceCallTime: { service: "maps", user: to, times: 3, ...common },
  ReduceCallTimes: { service: "maps", batch: "b1", uses: [{ user: to, times: 3 }], ...common },
  RewardService: { service: "maps", amount: "7", note: "Fine.", ...common },
  CommentService: { service: "maps", rating: 4, text: "Good.", ...common },
  SetTerms: { service: "maps", hash: domain.salt, url: "https://maps.example/terms", ...common },
  AcceptTerms: { service: "maps", hash: domain.salt, ...common },
  ApplyParameters: { operation: "op1", ...common },
  CreateMashup: { ...without(entry, "kind"), ...common },
  RegisterServices: { services: [entry, { ...entry, name: "tour" }], publish: true, ...common },
};

function without(object: Record<string, unknown>, ...keys: string[]) {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}

const typesOf = (act: ActName) =>
  Object.fromEntries(Object.entries(actTypes[act]).map(([name, fields]) => [name, [...fields]]));

let network: SigningNetwork;
let signed: TypedData[];
let shown: ShownAct[];
let agrees: boolean;

beforeEach(() => {
  network = new SigningNetwork(memoryStorage());
  signed = [];
  shown = [];
  agrees = true;
});

function signerHere(show = async (_act: ShownAct) => agrees) {
  const local = signerOf(generatePrivateKey());
  const recording = {
    ...local,
    sign: (data: TypedData) => {
      signed.push(data);
      return local.sign(data);
    },
  };
  return shownSigner(recording, {
    network,
    show: async (act) => {
      shown.push(act);
      return show(act);
    },
  });
}

test.each(Object.keys(actTypes) as ActName[])("each field of %s is shown before it is signed", async (act) => {
  const signer = signerHere();
  const signature = await signer.signTypedData(domain, typesOf(act), messages[act]);
  const data = { domain, types: actTypes[act], primaryType: act, message: messages[act], signature };
  expect(await recoverTypedDataAddress(data as never)).toBe(signer.address);
  const [{ lines, domain: network }] = shown as [ShownAct];
  const fields = leaves(messages[act]);
  expect(lines).toHaveLength(fields.length);
  const text = lines.map(({ value }) => value).join("\n");
  for (const value of fields.filter((value) => value !== true)) expect(text).toContain(inText(value));
  expect(network).toEqual(domain);
});

/** Fields of a message; a list of words is one. */
function leaves(message: Record<string, unknown>): unknown[] {
  return Object.values(message).flatMap((value) => {
    const rows = Array.isArray(value) && typeof value[0] === "object" ? value : undefined;
    return rows ? rows.flatMap((row) => leaves(row as Record<string, unknown>)) : [value];
  });
}

function inText(value: unknown): string {
  if (value === common.deadline) return "2027-01-15T08:00:00.000Z";
  return Array.isArray(value) ? value.map((word) => `“${word}”`).join(", ") : String(value);
}

test("what an act costs is said in whole", async () => {
  await signerHere().signTypedData(domain, typesOf("CallService"), messages.CallService);
  expect(shown[0]?.effect).toBe("Buys 3 calls of “maps” for 1.5 SToken in all.");
});

test("characters that nobody sees are named in what is shown", async () => {
  const message = { name: "maps\u202egpj", ...common };
  await signerHere().signTypedData(domain, typesOf("PublishService"), message);
  expect(shown[0]?.effect).toContain("“maps⟨U+202E⟩gpj”");
});

test("nothing is signed that its owner declines", async () => {
  agrees = false;
  const signature = signerHere().signTypedData(domain, typesOf("Transfer"), messages.Transfer);
  await expect(signature).rejects.toMatchObject({ code: "DECLINED" });
  expect(signed).toEqual([]);
  expect(network.salt).toBeUndefined();
});

test("what is changed while it is shown is not what is signed", async () => {
  const message = { ...messages.Transfer };
  const signer = signerHere(async () => {
    message.amount = "999";
    return true;
  });
  await signer.signTypedData(domain, typesOf("Transfer"), message);
  expect(signed[0]?.message).toEqual(messages.Transfer);
});

test.each<[string, Record<string, string>]>([
  ["another name", { ...domain, name: "USD Coin" }],
  ["another version", { ...domain, version: "2" }],
  ["a salt that is none", { ...domain, salt: "0x12" }],
  ["a chain", { ...domain, chainId: "1" }],
  ["a contract", { ...domain, verifyingContract: to }],
])("a domain with %s is refused before anything is shown", async (_what, wrong) => {
  const signature = signerHere().signTypedData(wrong, typesOf("Transfer"), messages.Transfer);
  await expect(signature).rejects.toMatchObject({ code: "WRONG_DOMAIN" });
  expect([shown, signed]).toEqual([[], []]);
});

test("acts of another network are refused once this browser knows its own, until its user forgets it", async () => {
  const other = { ...domain, salt: `0x${"ef".repeat(32)}` };
  const signer = signerHere();
  const publish = (where: typeof domain) =>
    signer.signTypedData(where, typesOf("PublishService"), messages.PublishService);
  await publish(domain);
  await publish(domain);
  expect(shown.map(({ isFirst }) => isFirst)).toEqual([true, false]);
  await expect(publish(other)).rejects.toMatchObject({ code: "WRONG_DOMAIN" });
  network.forget();
  await publish(other);
  expect(network.salt).toBe(other.salt);
});

test.each<[string, Record<string, { name: string; type: string }[]>, Record<string, unknown>]>([
  ["types of something else", { Permit: [{ name: "spender", type: "address" }] }, { spender: to }],
  [
    "a field more in its types",
    { PublishService: [...(typesOf("PublishService").PublishService as []), { name: "x", type: "string" }] },
    messages.PublishService,
  ],
  ["a field more", typesOf("PublishService"), { ...messages.PublishService, price: "1" }],
  ["a field less", typesOf("PublishService"), without(messages.PublishService, "counter")],
])("an act with %s is refused before anything is shown", async (_what, types, message) => {
  const signature = signerHere().signTypedData(domain, types, message);
  await expect(signature).rejects.toMatchObject({ code: "UNKNOWN_ACT" });
  expect([shown, signed]).toEqual([[], []]);
});

test("a wallet that signs with another account than it named is found out", async () => {
  const [named, other] = [signerOf(generatePrivateKey()), signerOf(generatePrivateKey())];
  const signer = shownSigner({ ...named, sign: other.sign }, { network, show: async () => true });
  const signature = signer.signTypedData(domain, typesOf("Transfer"), messages.Transfer);
  await expect(signature).rejects.toMatchObject({ code: "BAD_SIGNATURE" });
});
