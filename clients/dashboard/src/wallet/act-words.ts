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
  RemoveUser: {
    title: "Remove this account's user",
    effect: ({ name }) => `Gives up ${quoted(name)}: this account offers and buys nothing more. It keeps its SToken.`,
  },
  Transfer: {
    title: "Send SToken",
    effect: ({ to, amount }) => `Sends ${tokens(amount)} to ${to}. Nobody can take that back.`,
  },
  RegisterService: {
    title: "Register a service",
    effect: ({ name, price }) => `Registers ${quoted(name)} at ${tokens(price)} a call. It is offered once published.`,
  },
  CreateMashup: {
    title: "Register a mashup",
    effect: ({ name, composes }) =>
      `Registers ${quoted(name)} of ${listed(composes).length} services, and pays the fee to their developers.`,
  },
  PublishService: {
    title: "Publish a service",
    effect: ({ name }) => `Offers ${quoted(name)} to everybody: its calls can be bought from then on.`,
  },
  InvalidateService: {
    title: "Take a service off the market",
    effect: ({ name }) => `Sells no more calls of ${quoted(name)}. Calls that were bought stay usable.`,
  },
  EditService: {
    title: "Change a service",
    effect: ({ name, price }) => `Describes ${quoted(name)} anew, at ${tokens(price)} a call from now on.`,
  },
  CallService: {
    title: "Buy calls",
    effect: ({ service, times, price }) =>
      `Buys ${times} calls of ${quoted(service)} for ${tokens(BigInt(String(times)) * units(price))} in all.`,
  },
  ReduceCallTime: {
    title: "Take calls that were made",
    effect: ({ service, user, times }) => `Takes ${times} calls of ${quoted(service)} from what ${user} has left.`,
  },
  ReduceCallTimes: {
    title: "Take calls that were made",
    effect: ({ service, uses }) =>
      `Takes calls of ${quoted(service)} from what ${listed(uses).length} users have left.`,
  },
  RewardService: {
    title: "Reward a service",
    effect: ({ service, amount }) => `Gives ${tokens(amount)} to the developer of ${quoted(service)}.`,
  },
  CommentService: {
    title: "Comment on a service",
    effect: ({ service, rating }) => `Rates ${quoted(service)} ${rating} of 5, with your words, for all to see.`,
  },
  SetTerms: {
    title: "Set a licence",
    effect: ({ service, hash }) =>
      hash === ""
        ? `Takes the licence of ${quoted(service)} away.`
        : `Sells calls of ${quoted(service)} from now on under the licence with this hash.`,
  },
  AcceptTerms: {
    title: "Accept a licence",
    effect: ({ service }) => `Agrees to the licence of ${quoted(service)} with this hash.`,
  },
  ApplyParameters: {
    title: "Put voted parameters in force",
    effect: ({ operation }) => `Puts in force what the consortium has voted for in operation ${quoted(operation)}.`,
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
  batch: "Batch",
  category: "Category",
  composes: "Composes",
  counter: "Number of the act",
  deadline: "Counts until",
  description: "Description",
  hash: "Hash of the text",
  introduction: "Introduction",
  kind: "Kind",
  name: "Name",
  note: "Note",
  operation: "Operation",
  price: "Price of a call",
  publish: "Publish at once",
  rating: "Rating",
  service: "Service",
  services: "Services",
  tags: "Tags",
  text: "Text",
  times: "Calls",
  to: "To",
  url: "Address",
  user: "User",
  uses: "Uses",
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
