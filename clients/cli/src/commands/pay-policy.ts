import {
  accepted,
  PaymentPoliciesDocument,
  type PaymentPoliciesQuery,
  SetPaymentPolicyDocument,
} from "@ledgerloom/sdk";
import type { Command } from "commander";
import { formatAsset, parseAmount } from "../output/amounts.ts";
import { CliError } from "../output/cli-error.ts";
import type { Fact, Output } from "../output/output.ts";
import { type Call, command, does } from "./call.ts";
import { assignment } from "./options.ts";

const ether = `0x${"0".repeat(40)}`;

/** Fields of a policy, by how they are written. */
const fields = {
  redeemAfterSeconds: "seconds",
  redeemAtValue: "amount",
  riskCap: "amount",
  leastTolerancePeriod: "seconds",
  leastTerminationPeriod: "seconds",
  maxTerminationPeriod: "seconds",
  fundBelow: "amount",
  fundWith: "amount",
  hourlyBudget: "amount",
  dailyBudget: "amount",
  dailyBudgetPerPeer: "amount",
} as const;

type Policies = NonNullable<PaymentPoliciesQuery["account"]["paymentPolicies"]>;

/** `ledgerloom pay policy`: what the payment server does by itself for an account. */
export function addPolicy(pay: Command, output: Output): void {
  const self = command(pay, "policy <account>", "what the payment server does by itself for an account, and its alarms")
    .option("--asset <address>", "the token that it is about; ether without", ether)
    .option("--set <field=value>", "change a field, several times; none takes it away", assignment)
    .addHelpText("after", `\nFields: ${Object.keys(fields).join(", ")}`);
  does(self, output, (call) => (call.options.set ? setPolicy(call) : showPolicies(call)));
}

async function policiesOf(call: Call) {
  const { account } = await (await call.client()).request(PaymentPoliciesDocument, { address: call.argument() });
  const { paymentPolicies, paymentAlarms } = account;
  if (paymentPolicies) return { paymentPolicies, paymentAlarms: paymentAlarms ?? [] };
  throw new CliError("FORBIDDEN", `the policies of ${call.argument()} are not yours to see`, {
    mend: "name an account of `ledgerloom pay accounts`, or sign in as its organisation",
  });
}

async function showPolicies(call: Call): Promise<void> {
  const { paymentPolicies, paymentAlarms } = await policiesOf(call);
  await call.output.record({ paymentPolicies, paymentAlarms }, [
    ...paymentPolicies.flatMap(policyFacts),
    ...paymentAlarms.map(
      ({ duty, channel, code, since }): Fact => ["alarm", `${duty} of ${channel}: ${code} since ${since}`],
    ),
    ...(paymentPolicies.length === 0 ? [["policy", "none"] as const] : []),
  ]);
}

function policyFacts(policy: Policies[number]): Fact[] {
  const shown = Object.entries(fields).map(([name, kind]): Fact => {
    const value = policy[name as keyof typeof policy] as string | number | null | undefined;
    return [`  ${name}`, kind === "amount" && value ? formatAsset(String(value), policy.asset) : value];
  });
  const spent = [policy.spentInHour, policy.spentInDay].map((amount) => formatAsset(amount, policy.asset));
  return [
    ["policy", policy.asset === ether ? "ether" : policy.asset],
    ...shown,
    ["  spent", `${spent[0]} in the hour, ${spent[1]} in the day`],
  ];
}

/** The fields that are named change; the policy is written whole, so the others are sent as they are. */
async function setPolicy(call: Call): Promise<void> {
  const asset: string = call.options.asset.toLowerCase();
  const { paymentPolicies } = await policiesOf(call);
  const former = paymentPolicies.find((policy) => policy.asset.toLowerCase() === asset);
  const { spentInHour: _hour, spentInDay: _day, ...kept } = former ?? ({} as Policies[number]);
  const input = { ...kept, account: call.argument(), asset, ...changesOf(call.options.set) };
  const client = await call.client();
  accepted((await client.request(SetPaymentPolicyDocument, { input })).paymentPolicySet);
  await showPolicies(call);
}

function changesOf(set: readonly { readonly name: string; readonly value: string }[]): Record<string, unknown> {
  return Object.fromEntries(set.map(({ name, value }) => [name, fieldValue(name, value)]));
}

function fieldValue(name: string, value: string): string | number | null {
  const kind = Object.hasOwn(fields, name) ? fields[name as keyof typeof fields] : undefined;
  if (kind === undefined)
    throw new CliError("BAD_INPUT", `a policy has no field ${name}`, {
      mend: `it has: ${Object.keys(fields).join(", ")}`,
    });
  if (value === "none") return null;
  if (kind === "amount") return parseAmount(value);
  if (/^\d{1,10}$/.test(value)) return Number(value);
  throw new CliError("BAD_INPUT", `${name} is a number of seconds, not “${value}”`, { mend: "write digits, or none" });
}
