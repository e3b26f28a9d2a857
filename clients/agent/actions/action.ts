/** The organisation's own node, which is all that an action may read. */
export interface Node {
  readonly mspId: string;
  /**
   * Height and newest block hash of a channel, as the organisation's own peer has it; waits for a peer that is away.
   */
  ledgerHeight(channel: string, signal: AbortSignal): Promise<{ height: bigint; hash: string }>;
  readonly certificatePath: string;
  readonly dataDirectory: string;
  readonly agent: { readonly version: string; readonly digest: string };
}

/** Verdict of an action, with its output. */
export interface ActionResult {
  readonly succeeded: boolean;
  readonly evidence: string;
}

/**
 * Action that is built into the agent. It must be safe to repeat: an agent that was killed before its result was on the
 * ledger runs it again.
 */
export type BuiltInAction = (
  node: Node,
  args: Readonly<Record<string, string>>,
  signal: AbortSignal,
) => Promise<ActionResult>;

/** A whole number among an action's arguments. @throws Error when it is missing or no number */
export function numberArgument(args: Readonly<Record<string, string>>, name: string): number {
  const value = Number(args[name]);
  if (args[name] === undefined || !Number.isSafeInteger(value)) throw new Error(`argument ${name} is no whole number`);
  return value;
}
