import { demand } from "../ledger/chaincode-error.ts";
import { parametersKey } from "../ledger/clock-rule.ts";
import type { LedgerContext } from "../ledger/ledger-context.ts";
import { saveAccount } from "./accounts/accounts.ts";
import type { AuthorizedAct } from "./acts/authorization.ts";
import { MarketplaceEvent } from "./acts/events.ts";
import {
  type ChangeableParameter,
  changeableParameters,
  type ParametersRow,
  readParameters,
} from "./tokens/parameters.ts";
import { requireUser } from "./users/users.ts";

/** The part of a consortium's operation that is asked here, as the chaincode `ops` answers it. */
interface VotedOperation {
  readonly channel: string;
  readonly template: { readonly name: string };
  readonly parameters: Readonly<Record<string, string>>;
  readonly status: string;
  readonly decidedAt?: string;
}

/** The newest change of parameters that was applied. */
interface AppliedChange {
  readonly operation: string;
  readonly decidedAt: string;
}

type Changes = Partial<Record<ChangeableParameter, string>>;

/** Chaincode of operations, and the channel that it lives in. */
const ops = { chaincode: "ops", channel: "ops" };
/** Template of the operations that change parameters; those left empty stay as they are. */
const templateName = "marketplace-parameters";
/** States of an operation that the vote has approved, whatever became of its execution. */
const approved: ReadonlySet<string> = new Set(["APPROVED", "EXECUTING", "COMPLETED", "FAILED"]);

/**
 * Puts the parameters of an approved operation in force. Any user may ask, because the vote alone decides: each
 * endorsing peer reads the operation from its own copy of the channel `ops`. An operation counts once, and none that
 * was decided before the newest that was applied.
 * @throws BAD_INPUT, FORBIDDEN unless registered, NOT_FOUND, WRONG_STATE unless approved and newer
 */
export async function applyParameters(
  ctx: LedgerContext,
  { account, arguments: { operation: id } }: AuthorizedAct<"ApplyParameters">,
): Promise<ParametersRow> {
  await requireUser(ctx, account.address);
  const operation = await readOperation(ctx, id);
  const isOurs = operation.template.name === templateName && operation.channel === ctx.stub.getChannelID();
  demand(isOurs, "BAD_INPUT", `operation ${id} does not change the parameters of this marketplace`);
  const { status, decidedAt = "" } = operation;
  demand(approved.has(status), "WRONG_STATE", `operation ${id} is ${status}, and not approved`);
  const key = ctx.key("parameterChange");
  const last = await ctx.read<AppliedChange>(key);
  const isNewer = last === undefined || last.decidedAt < decidedAt;
  demand(isNewer, "WRONG_STATE", `operation ${last?.operation} is in force, which was decided after or with ${id}`);

  const before = await readParameters(ctx);
  const changes = changesIn(operation, BigInt(before.maximumSupply));
  const parameters: ParametersRow = { ...before, ...changes };
  await ctx.write(parametersKey(ctx), parameters);
  await ctx.write(key, { operation: id, decidedAt } satisfies AppliedChange);
  await saveAccount(ctx, account);
  ctx.emit(MarketplaceEvent.parametersChanged, { user: account.address, operation: id, changes });
  return parameters;
}

/** @throws NOT_FOUND */
async function readOperation(ctx: LedgerContext, id: string): Promise<VotedOperation> {
  const args = ["command-ops:GetOperation", id];
  const { status, message, payload } = await ctx.stub.invokeChaincode(ops.chaincode, args, ops.channel);
  demand(
    Number(status) === 200 && payload !== undefined,
    "NOT_FOUND",
    `channel ${ops.channel} answers for operation ${id}: ${message}`,
  );
  const { operation } = JSON.parse(Buffer.from(payload).toString("utf8")) as { operation: VotedOperation };
  return operation;
}

/** @throws BAD_INPUT when a value is none */
function changesIn({ parameters }: VotedOperation, maximumSupply: bigint): Changes {
  const given = changeableParameters.filter((name) => (parameters[name] ?? "") !== "");
  const changes: Changes = {};
  for (const name of given) {
    const value = parameters[name] ?? "";
    demand(isValue(name, value, maximumSupply), "BAD_INPUT", `${name} cannot be ${value}`);
    changes[name] = value;
  }
  return changes;
}

function isValue(name: ChangeableParameter, value: string, maximumSupply: bigint): boolean {
  if (name === "contributionLambda" || name === "contributionGamma") return /^\d{1,6}(\.\d{1,6})?$/.test(value);
  if (!/^(0|[1-9]\d{0,39})$/.test(value)) return false;
  if (name === "maximumClockSkewMs") return Number(value) >= 1_000 && Number(value) <= 3_600_000;
  return BigInt(value) <= maximumSupply;
}
