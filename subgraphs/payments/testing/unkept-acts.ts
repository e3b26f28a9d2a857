import { Interface, toQuantity } from "ethers";
import { intermediaryAbi } from "../../../contracts/generated/intermediary.ts";
import type { RunningPayments } from "./running-payments.ts";
import { sendFrom } from "./test-tokens.ts";

const contract = new Interface(intermediaryAbi);

/** A call of a channel's function. */
export interface UnkeptAct {
  readonly from: string;
  readonly to: string;
  readonly act: string;
  readonly values: readonly unknown[];
  /** In wei. */
  readonly value?: bigint;
}

/** An act in a block of its own that no payment server knows or sends again, so that a reorganisation can lose it. */
export async function actUnkept(payments: RunningPayments, { from, to, act, values, value = 0n }: UnkeptAct) {
  const data = contract.encodeFunctionData(act, [...values]);
  await sendFrom(payments.node.chain.url, { from, to, data, value });
  await payments.untilReady();
}

const stranger = `0x${"5".repeat(40)}`;

/** Deposit of an account that no payment server holds. */
export async function depositOfStranger(payments: RunningPayments, channel: string, amount: bigint): Promise<void> {
  await payments.rpc("anvil_setBalance", [stranger, toQuantity(10n ** 20n)]);
  await actUnkept(payments, { from: stranger, to: channel, act: "deposit", values: [amount], value: amount });
}
