import { expect, test } from "vitest";
import { unitsOf } from "../../parts/amount-text.ts";
import { type Asset, amountText, ether, keyOfAsset, unitFor, unitsOfAsset } from "./asset-units.ts";

const contract = "0x1234567890abcdef1234567890abcdef1234abcd";
const token = (told: Partial<Asset> = {}): Asset => ({ address: contract, symbol: "USDX", decimals: 6, ...told });

test("ether is told in a unit in which it can be read", () => {
  const amounts = ["0", "1", "999999", "1000000", "99999999999999", "-1000000000000000"];
  expect(amounts.map((units) => unitFor(units, ether).symbol)).toEqual(["ETH", "wei", "gwei", "gwei", "gwei", "ETH"]);
});

test("a token is told in its own decimals, its symbol never without its address", () => {
  expect(amountText("12500000", token())).toBe("12.5 USDX 0x1234…abcd");
  expect(amountText("-1", token())).toBe("−<0.0001 USDX 0x1234…abcd");
  expect(amountText("1500", token({ symbol: "ETH", decimals: 0 }))).toBe("1,500 ETH 0x1234…abcd");
  expect(amountText("1500", token({ symbol: null }))).toBe("0.0015 0x1234…abcd");
  expect([keyOfAsset(ether), keyOfAsset(token())]).toEqual(["ether", contract]);
});

test("a token that tells no decimals is told in its smallest unit", () => {
  expect(amountText("12500000", token({ decimals: null }))).toBe("12,500,000 smallest units of 0x1234…abcd");
});

test("whatever a contract says of itself can be shown", () => {
  expect(amountText("1".padEnd(78, "9"), token({ decimals: 255 }))).toMatch(/^<0\.0001 USDX/);
  expect(amountText("5", token({ symbol: `\u202E${"LONG".repeat(16)}`, decimals: 0 }))).toBe(
    "5 ⟨U+202E⟩LONG… 0x1234…abcd",
  );
});

test("what is typed is read in the token's own unit, to its last decimal and not beyond", () => {
  const [{ decimals }] = unitsOfAsset(token());
  expect(unitsOf("12.5", decimals)).toBe("12500000");
  expect(unitsOf("9007199254740993.000001", decimals)).toBe("9007199254740993000001");
  expect(unitsOf("0.0000001", decimals)).toBeUndefined();
  const [smallest] = unitsOfAsset(token({ decimals: null }));
  expect(unitsOf("12", smallest.decimals)).toBe("12");
  expect(unitsOf("1.2", smallest.decimals)).toBeUndefined();
  expect(unitsOfAsset(ether).map(({ symbol }) => symbol)).toEqual(["ETH", "gwei", "wei"]);
});
