import type { LedgerContext } from "../../ledger/ledger-context.ts";
import { readParameters } from "../tokens/parameters.ts";
import { type Counters, readCounters } from "./counters.ts";

/** An account's contribution: its counters as decimal strings, and the value that the formula makes of them. */
export interface Contribution {
  /** NT: its services and mashups that are available. */
  readonly available: string;
  /** NI: times that others composed its services. */
  readonly composed: string;
  /** NP: calls of its services that others paid for. */
  readonly callsSold: string;
  readonly value: number;
}

/** Weights of the formula. */
interface Weights {
  readonly lambda: number;
  readonly gamma: number;
}

/** Contribution of an account by counters and weights that are in force now. */
export async function contributionOf(ctx: LedgerContext, address: string): Promise<Contribution> {
  const { contributionLambda, contributionGamma } = await readParameters(ctx);
  const counters = await readCounters(ctx, address);
  const weights = { lambda: Number(contributionLambda), gamma: Number(contributionGamma) };
  const { available, composed, callsSold } = counters;
  const value = contributionValue(counters, weights);
  return { available: `${available}`, composed: `${composed}`, callsSold: `${callsSold}`, value };
}

/** `ln(NT + 1) + λ·NI/NT + γ·NP/NT`, and 0 where NT is 0. Floats are answers only, and never stored. */
export function contributionValue({ available, composed, callsSold }: Counters, { lambda, gamma }: Weights): number {
  const services = Number(available);
  if (services === 0) return 0;
  return Math.log(services + 1) + (lambda * Number(composed) + gamma * Number(callsSold)) / services;
}
