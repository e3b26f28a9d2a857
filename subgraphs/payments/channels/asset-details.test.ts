import { AbiCoder, hexlify, randomBytes, toBeHex, toUtf8Bytes } from "ethers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connectChain, type EvmChain } from "../../../ledgers/evm/chain.ts";
import { silent, startTestChain, type TestChain } from "../../../ledgers/evm/testing.ts";
import { rpcOf } from "../testing/test-tokens.ts";
import { assetDetails } from "./asset-details.ts";

const address = `0x${"8".repeat(40)}`;
const nothing = { address, symbol: null, name: null, decimals: null };

let node: TestChain;
let chain: EvmChain;
beforeAll(async () => {
  node = await startTestChain();
  chain = await connectChain({ url: node.chain.url, log: silent });
});
afterAll(async () => {
  await chain.close();
  await node.stop();
});

const setCode = (code: string) => rpcOf(node.chain.url, "anvil_setCode", [address, code]);

/** Details by code that answers every call with the same bytes, from the end of the code. */
async function answering(bytes: Uint8Array) {
  const size = toBeHex(bytes.length, 2).slice(2);
  await setCode(`0x61${size}600c5f3961${size}5ff3${hexlify(bytes).slice(2)}`);
  return assetDetails(chain, address);
}

test("a token tells what it is, in as much text as is shown", async () => {
  const text = AbiCoder.defaultAbiCoder().encode(["string"], ["<b>".repeat(500)]);
  const symbol = "<b>".repeat(22).slice(0, 64);
  expect(await answering(Buffer.from(text.slice(2), "hex"))).toEqual({
    ...nothing,
    symbol,
    name: symbol,
    decimals: 32,
  });
});

test("old tokens tell it in 32 bytes", async () => {
  const old = new Uint8Array(32);
  old.set(toUtf8Bytes("MKR"));
  expect(await answering(old)).toMatchObject({ symbol: "MKR", name: "MKR" });
});

test("a contract that answers nonsense, too much or nothing tells nothing", async () => {
  expect(await answering(new Uint8Array(32).fill(0xff))).toMatchObject({ symbol: null, name: null });
  expect(await answering(randomBytes(20_000))).toEqual(nothing);
  for (const code of ["0xfe", "0x"]) {
    await setCode(code);
    expect(await assetDetails(chain, address)).toEqual(nothing);
  }
});
