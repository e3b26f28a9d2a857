import { AbiCoder, concat, hexlify, Interface, randomBytes, toBeHex } from "ethers";
import { describe, expect, test } from "vitest";
import { factoryAddress } from "../../../contracts/deploy.ts";
import { intermediaryFactoryAbi } from "../../../contracts/generated/intermediary-factory.ts";
import { settlementAddress, settlementFunctions } from "../projection/scheme.ts";
import { callInTurn, callInWords, logInWords } from "./contract-words.ts";

const factory = new Interface(intermediaryFactoryAbi);
const selector = factory.getFunction("batch")?.selector ?? "";
const channel = `0x${"ab".repeat(20)}`;
const word = (value: number) => toBeHex(value, 32);

describe("a call", () => {
  test("of many calls is decoded, with each of them", () => {
    const calls = Array.from({ length: 100 }, (_, at) => ({ channel, data: toBeHex(at, 300) }));
    const words = callInWords(factoryAddress.toLowerCase(), factory.encodeFunctionData("batch", [calls]));
    expect(words).toMatchObject({ contract: "IntermediaryFactory", name: "batch" });
    expect(JSON.parse(words?.arguments[0]?.value ?? "")).toHaveLength(100);
  });

  test("of x402's contract is decoded at its address only", () => {
    const data = new Interface(settlementFunctions).encodeFunctionData("settle", [channel, channel]);
    expect(callInWords(settlementAddress, data)).toMatchObject({ contract: "BatchSettlement", name: "settle" });
    expect(callInWords(channel, data)).toBeUndefined();
  });

  test("whose elements all point at the same bytes is not decoded, whatever they would swell to", () => {
    const elements = 900;
    const length = 20_000;
    // An array of offsets that are all the same, to one tuple with long bytes.
    const offsets = Array.from({ length: elements }, () => word(32 * elements));
    const tuple = [word(0), word(64), word(length), hexlify(randomBytes(length)), "0x".padEnd(2 + 2 * 24, "0")];
    const data = concat([selector, word(32), word(elements), ...offsets, ...tuple]);
    expect(callInWords(factoryAddress, data)).toBeUndefined();
  });

  test("that is too long is not decoded", () => {
    const data = (bytes: number) => factory.encodeFunctionData("batch", [[{ channel, data: new Uint8Array(bytes) }]]);
    expect(callInWords(factoryAddress, data(45_000))).toBeDefined();
    expect(callInWords(factoryAddress, data(50_000))).toBeUndefined();
  });

  test("that is long takes its turn: what else there is to do comes between two of them", async () => {
    const data = factory.encodeFunctionData("batch", [[{ channel, data: new Uint8Array(45_000) }]]);
    const calls = Array.from({ length: 20 }, () => callInTurn(factoryAddress, data));
    let isOver = false;
    let turns = 0;
    const count = async () => {
      for (; !isOver; turns++) await new Promise((resolve) => setImmediate(resolve));
    };
    const counted = count();
    for (const words of await Promise.all(calls)) expect(words?.name).toBe("batch");
    isOver = true;
    await counted;
    expect(turns).toBeGreaterThanOrEqual(calls.length - 1);
  });

  test("with noise is not decoded, and no error", () => {
    for (let bytes = 0; bytes < 1_000; bytes += 7) {
      const noise = concat([selector, randomBytes(bytes)]);
      expect(callInWords(factoryAddress, noise)).toBeUndefined();
    }
  });
});

describe("a log", () => {
  const transfer = "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";
  const party = AbiCoder.defaultAbiCoder().encode(["address"], [channel]);

  test("of a token is decoded", () => {
    const words = logInWords({ address: channel, topics: [transfer, party, party], data: word(7) });
    expect(words).toMatchObject({ contract: "ERC-20", name: "Transfer" });
    expect(words?.arguments.map(({ name, value }) => [name, JSON.parse(value)]).at(-1)).toEqual(["amount", "7"]);
  });

  test.each([
    ["without topics", [], "0x"],
    ["with too few topics", [transfer], word(7)],
    ["with too many topics", [transfer, party, party, party], "0x"],
    ["with too little data", [transfer, party, party], "0x07"],
    ["with a topic that is no address", [transfer, hexlify(new Uint8Array(32).fill(255)), "0x"], word(7)],
  ])("%s is not decoded", (_what, topics, data) => {
    expect(logInWords({ address: channel, topics, data })).toBeUndefined();
  });
});
