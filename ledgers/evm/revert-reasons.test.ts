import { Interface, type InterfaceAbi, id } from "ethers";
import { expect, test } from "vitest";
import { intermediaryAbi } from "../../contracts/generated/intermediary.ts";
import { intermediaryFactoryAbi } from "../../contracts/generated/intermediary-factory.ts";
import { refusals } from "./refusals.ts";
import { decodeRevert } from "./revert-reasons.ts";

const ours = new Map(
  [intermediaryAbi, intermediaryFactoryAbi].flatMap((abi) => {
    const contract = new Interface(abi as unknown as InterfaceAbi);
    const errors: [string, string][] = [];
    contract.forEachError(({ name, inputs }) => {
      const values = inputs.map(({ type }) => (type === "address" ? `0x${"1".repeat(40)}` : 7n));
      errors.push([name, contract.encodeErrorResult(name, values)]);
    });
    return errors;
  }),
);

test.each([...ours])("%s of the contracts is told with a code, in words", (name, data) => {
  expect(refusals).toHaveProperty(name);
  const { code, message } = decodeRevert(data);
  expect(code).toBe(refusals[name]?.[0]);
  expect(message).not.toContain(name);
  expect(message).toMatch(/^[^{}]+ [^{}]+$/);
  expect(message).not.toContain("undefined");
});

test("the end of a waiting period is told as a time", () => {
  const data = ours.get("TooEarly") ?? "";
  expect(decodeRevert(data)).toMatchObject({ message: "the waiting period lasts until 1970-01-01T00:00:07.000Z" });
});

test("what others' contracts refuse with is told as they word it, and nothing when they don't", () => {
  const others = new Interface(["error Error(string)", "error Panic(uint256)"]);
  const messageOf = (data: string) => decodeRevert(data).message;
  expect(messageOf(others.encodeErrorResult("Error", ["paused"]))).toBe("the contract refused: paused");
  expect(messageOf(others.encodeErrorResult("Panic", [17n]))).toBe("the contract failed at a check of its own");
  const unknown = "the contract refused for a reason that is not known here";
  for (const data of ["0x", "0x12", id("Whatever()").slice(0, 10)]) expect(messageOf(data)).toBe(unknown);
});
