import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/**
 * Words that say what to do. An error must show the value that it is about, or the remedy, so a message without a value
 * has one of these words. Whether it is right is for its writer to judge; this finds messages with neither.
 */
const toDo =
  /\b(must|takes?|needs?|only|give|set|send|try|ask|wait|make|run|choose|sign|open|read|install|begin|redeem|find|start|pay|do first|leave|follow|end|subscribe|expected|go on)\b/;

const places =
  "{chaincode/src,clients/agent,clients/pay/src,config,contracts,gateway,ledgers,process,scripts,serving,start,store,subgraph-protocol,subgraphs,telemetry}";
/** Mirrors of Fabric's own, whose words clients compare. */
const notOurs = /\.test\.|\/testing|\/test\/|generated|contracts\/src|ledgers\/fabric\/embedded|planted-bugs|mutants/;
const files = globSync(`${places}/**/*.{ts,mjs}`).filter(
  (file) => !notOurs.test(file) && !/dist\/|node_modules/.test(file),
);

/** Constructors and helpers that take a code and what is said, or only that. */
const making =
  /(?:new (?:PlatformError|PaymentError|ChaincodeError|Refusal)\(\s*(?:\d+,\s*)?"[A-Z_]+",(?!\s*"[A-Z_]+",)|demand\([^;]*?"[A-Z_]+",(?!\s*"[A-Z_]+",)|new (?:Error|GraphQLError)\(|(?:bad|invalid|unpayable|notAllowed|unauthenticated|malformed)\()\s*(["`])((?:(?!\1).)*)\1/gs;

/** Broken promises of libraries and of our own code, what nobody reads, and words of a protocol. */
const others = new Set([
  "the runtime keeps documents in another way than it did",
  "nothing was signed",
  "no SDL",
  "nobody waits for the answer any more",
  "PersistedQueryNotSupported",
  "there is no offer",
  "no ledger context",
]);

const messages = files.flatMap((file) =>
  [...readFileSync(file, "utf8").matchAll(making)].map(([, , message = ""]) => ({ file, message })),
);

test("messages are found where they are made", () => {
  expect(messages.length).toBeGreaterThan(250);
  expect(messages.some(({ file }) => file.startsWith("chaincode/src"))).toBe(true);
});

test("every error names a value, or says what to do", () => {
  const says = ({ message }: { message: string }) =>
    message.includes("${") || toDo.test(message) || others.has(message);
  expect(messages.filter((one) => !says(one))).toEqual([]);
});
