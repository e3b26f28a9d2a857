import type { ActName } from "@ledgerloom/sdk";
import { formatUnits } from "viem/utils";
import type { TypedFields } from "./typed-data.ts";
import { visibleText } from "./visible-text.ts";

/** One thing that an act says, as it is shown before signing. */
export interface ActLine {
  readonly label: string;
  readonly value: string;
}

/** A signed act in words: what it does in a sentence, and each of its fields. */
export interface ActWords {
  readonly title: string;
  readonly effect: string;
  readonly lines: readonly ActLine[];
}

type Message = Readonly<Record<string, unknown>>;

/** Titles and effects of acts. `lines` add every field that is signed, whatever the effect leaves out. */
const acts: { readonly [A in ActName]: { readonly title: string; effect(message: Message): string } } = {
  RegisterUser: {
    title: "Register this account",
    effect: ({ name }) => `Gives this account the name ${quoted(name)}, for all to see.`,
  },
  Transfer: {
    title: "Send SToken",
    effect: ({ to, amount }) => `Sends ${tokens(amount)} to ${to}. Nobody can take that back.`,
  },
  RegisterService: {
    title: "Register a service",
    effect: ({ name, price }) => `Registers ${quoted(name)} at ${tokens(price)} a call. It is offered once published.`,
  },
  PublishService: {
    title: "Publish a service",
    effect: ({ name }) => `Offers ${quoted(name)} to everybody: its calls can be bought from then on.`,
  },
  CallService: {
    title: "Buy calls",
    effect: ({ service, times, price }) =>
      `Buys ${times} calls of ${quoted(service)} for ${tokens(BigInt(String(times)) * units(price))} in all.`,
  },
  RegisterServices: {
    title: "Register many services",
    effect: ({ services, publish }) =>
      `Registers ${listed(services).length} services${publish ? " and offers them to everybody" : ""}.`,
  },
};

/** Names of fields as people say them; others are shown by their own name. */
const labels: Readonly<Record<string, string>> = {
  amount: "Amount",
  category: "Category",
  composes: "Composes",
  counter: "Number of the act",
  deadline: "Counts until",
  description: "Description",
  introduction: "Introduction",
  kind: "Kind",
  name: "Name",
  price: "Price of a call",
  publish: "Publish at once",
  service: "Service",
  services: "Services",
  tags: "Tags",
  times: "Calls",
  to: "To",
  url: "Address",
};

/** An act in words: a line for each field of its type, so that nothing is signed that is not shown. */
export function actInWords(act: ActName, types: TypedFields, message: Message): ActWords {
  const { title, effect } = acts[act];
  return { title, effect: effect(message), lines: linesOf(act, types, message) };
}

function linesOf(type: string, types: TypedFields, message: Message, prefix = ""): ActLine[] {
  return (types[type] ?? []).flatMap((field) => {
    const label = `${prefix}${labels[field.name] ?? field.name}`;
    const item = field.type.replace(/\[\]$/, "");
    const value = message[field.name];
    if (!types[item]) return [{ label, value: inWords(field.name, field.type, value) }];
    return listed(value).flatMap((entry, index) => linesOf(item, types, entry as Message, `${label} ${index + 1}: `));
  });
}

function inWords(name: string, type: string, value: unknown): string {
  if (type === "uint256") return `${tokens(value)} (${units(value)} units)`;
  if (name === "deadline") return new Date(Number(units(value)) * 1_000).toISOString();
  if (type === "string[]") return listed(value).map(quoted).join(", ") || "none";
  if (type === "string") return value === "" ? "empty" : quoted(value);
  if (type === "bool") return value ? "yes" : "no";
  return visibleText(String(value));
}

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const quoted = (text: unknown) => `“${visibleText(String(text))}”`;

const units = (value: unknown) => BigInt(String(value));

const tokens = (value: unknown) => `${formatUnits(units(value), 18)} SToken`;
