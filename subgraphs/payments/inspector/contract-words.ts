import { AbiCoder, type Fragment, Interface, type InterfaceAbi, type ParamType, Result } from "ethers";
import { factoryAddress } from "../../../contracts/deploy.ts";
import { intermediaryAbi } from "../../../contracts/generated/intermediary.ts";
import { intermediaryFactoryAbi } from "../../../contracts/generated/intermediary-factory.ts";
import { askedBy, disconnect } from "../../../serving/asking.ts";
import { Turns } from "../../../store/database/turns.ts";
import { settlementAddress, settlementEvents, settlementFunctions } from "../projection/scheme.ts";

/** A value by its name in the contract's interface; JSON, whole numbers as decimal strings. */
export interface NamedValue {
  readonly name: string;
  readonly type: string;
  readonly value: string;
}

/** A call or an event in the words of a contract's interface. */
export interface ContractWords {
  /** Interface by which it was read. */
  readonly contract: string;
  readonly name: string;
  readonly arguments: readonly NamedValue[];
}

/** Hexadecimal digits of what is decoded at most: 48 KiB. What is longer is shown raw only. */
const maxDigits = 96 * 1024;

// Elements of an array may all point at the same long bytes, which are then decoded for each. Compilers write no such
// data: each of its bytes is read once.
AbiCoder._setDefaultMaxInflation(1);

const erc20 = [
  "function transfer(address to, uint256 amount)",
  "function approve(address spender, uint256 amount)",
  "function transferFrom(address from, address to, uint256 amount)",
  "event Transfer(address indexed from, address indexed to, uint256 amount)",
  "event Approval(address indexed owner, address indexed spender, uint256 amount)",
];

const factory = { contract: "IntermediaryFactory", words: new Interface(intermediaryFactoryAbi as InterfaceAbi) };
const channel = { contract: "Intermediary", words: new Interface(intermediaryAbi as InterfaceAbi) };
const settlement = { contract: "BatchSettlement", words: new Interface([...settlementFunctions, ...settlementEvents]) };
const token = { contract: "ERC-20", words: new Interface(erc20) };

/** Contracts that lie at an address of their own; others are known by what is called. */
const byAddress = new Map([
  [factoryAddress.toLowerCase(), factory],
  [settlementAddress, settlement],
]);

const interfacesAt = (address: string) => {
  const known = byAddress.get(address.toLowerCase());
  return known ? [known] : [channel, token];
};

/** Hexadecimal digits of a call that is decoded at once: 1 KiB. */
const maxQuickDigits = 2 * 1024;

const longCalls = new Turns(1);

/**
 * Reads a call's data as `callInWords` does. Long ones, which anybody can make slow to decode, take turns: whatever else
 * the process does waits for one of them at most.
 * @throws TIMEOUT when its caller has gone
 */
export async function callInTurn(to: string, data: string): Promise<ContractWords | undefined> {
  if (data.length <= maxQuickDigits || data.length > maxDigits) return callInWords(to, data);
  const release = await longCalls.take(askedBy()?.caller ?? "", disconnect());
  try {
    return callInWords(to, data);
  } finally {
    setImmediate(release);
  }
}

/** Reads a call's data; `undefined` for functions that are not known, and for data that does not fit. */
export function callInWords(to: string, data: string): ContractWords | undefined {
  if (data.length < 10 || data.length > maxDigits) return undefined;
  return firstOf(to, ({ contract, words }) => {
    const fragment = words.getFunction(data.slice(0, 10));
    return fragment && inWords(contract, fragment, words.decodeFunctionData(fragment, data));
  });
}

/** Reads a log; `undefined` for events that are not known, and for logs that do not fit. */
export function logInWords({ address, topics, data }: LogContent): ContractWords | undefined {
  const [topic] = topics;
  if (!topic || data.length > maxDigits) return undefined;
  return firstOf(address, ({ contract, words }) => {
    const fragment = words.getEvent(topic);
    return fragment && inWords(contract, fragment, words.decodeEventLog(fragment, data, topics));
  });
}

interface LogContent {
  readonly address: string;
  readonly topics: readonly string[];
  readonly data: string;
}

function firstOf(
  address: string,
  read: (known: typeof factory) => ContractWords | null | undefined,
): ContractWords | undefined {
  for (const known of interfacesAt(address)) {
    try {
      const words = read(known);
      if (words) return words;
    } catch {
      // Anybody may send anything to any contract: what does not fit is shown raw.
    }
  }
  return undefined;
}

function inWords(contract: string, fragment: Fragment & { readonly name?: string }, values: Result): ContractWords {
  const given = fragment.inputs.map((input, at) => {
    const value = JSON.stringify(plain(input, values[at]));
    return { name: input.name || `${at}`, type: input.type, value };
  });
  return { contract, name: fragment.name ?? "", arguments: given };
}

/** A decoded value as JSON has it: tuples as objects, whole numbers as decimal strings. */
function plain({ arrayChildren, components }: ParamType, value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  if (!(value instanceof Result)) return value;
  const items = [...value];
  if (arrayChildren) return items.map((item) => plain(arrayChildren, item));
  const fields = components ?? [];
  return Object.fromEntries(items.map((item, at) => [fields[at]?.name || at, plain(fields[at] as ParamType, item)]));
}
