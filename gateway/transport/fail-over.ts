import { type FieldNode, Kind, type OperationDefinitionNode, parse, type ValueNode } from "graphql";
import type { Instance, Instances } from "./instances.ts";

/** Call over HTTP that any instance of a subgraph may answer. */
export interface Call {
  readonly instances: Instances;
  /** The GraphQL request as JSON. */
  readonly body: string;
  /** Time-out of all attempts together, in ms. */
  readonly timeoutMs: number;
  /** Ends the call. */
  readonly signal: AbortSignal;
  /** Sends the request to one instance. */
  readonly send: (url: string, signal: AbortSignal) => Promise<Response>;
}

/** Outcome of an attempt. */
interface Outcome {
  readonly response?: Response;
  readonly error?: unknown;
  /** Whether the instance, or a proxy in front of it, failed to answer. */
  readonly isFailure: boolean;
  /** Whether the request certainly never reached it. */
  readonly isUnsent: boolean;
}

/**
 * Calls one instance and, when it fails, the others in turn. A request that may have had an effect is repeated only
 * when it carries idempotency keys.
 * @throws the error of the last attempt
 */
export async function callWithFailOver(call: Call): Promise<Response> {
  const { instances, signal } = call;
  const isRepeatable = instances.all.length > 1 && repeatable(call.body);
  const tried: Instance[] = [];
  let outcome: Outcome | undefined;
  for (let instance = instances.pick(); instance; instance = instances.pick(tried)) {
    tried.push(instance);
    outcome = await attempt(instance, call, isRepeatable);
    if (signal.aborted || !outcome.isFailure || !(isRepeatable || outcome.isUnsent)) break;
  }
  if (outcome?.response) return outcome.response;
  throw outcome?.error;
}

async function attempt(instance: Instance, call: Call, isRepeatable: boolean): Promise<Outcome> {
  const { instances, timeoutMs, signal } = call;
  // An instance that hangs must leave time for the others.
  const ownSignal = isRepeatable
    ? AbortSignal.any([signal, AbortSignal.timeout(timeoutMs / instances.all.length)])
    : signal;
  instance.pending += 1;
  const outcome = await call.send(instance.url, ownSignal).then(whole).then(ofResponse).catch(ofError);
  instance.pending -= 1;
  if (!outcome.isFailure) instances.answered(instance);
  else if (!signal.aborted) instances.failed(instance);
  return outcome;
}

/** Reads the whole body, which an instance that is killed may leave unfinished. */
async function whole(response: Response): Promise<Response> {
  const { status, headers } = response;
  return new Response(await response.text(), { status, headers });
}

function ofResponse(response: Response): Outcome {
  const isFailure = response.status >= 502 && response.status <= 504;
  return { response, isFailure, isUnsent: false };
}

function ofError(error: unknown): Outcome {
  return { error, isFailure: true, isUnsent: isUnsent(error) };
}

/** Errors of a connection that was never made, or that an open circuit breaker refused. */
const unconnected = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "EOPENBREAKER"]);

function isUnsent(error: unknown): boolean {
  const { code, cause, errors } = error as { code?: string; cause?: unknown; errors?: readonly unknown[] };
  if (code !== undefined) return unconnected.has(code);
  if (errors) return errors.every(isUnsent);
  return cause !== undefined && isUnsent(cause);
}

interface Request {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** Whether a request may be repeated: it changes nothing, or has an idempotency key for each mutation. */
function repeatable(body: string): boolean {
  if (!mutation.test(body)) return true;
  const { query, variables = {} } = JSON.parse(body) as Request;
  const operations = parse(query, { noLocation: true }).definitions.filter(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  );
  const fields = operations.flatMap(({ selectionSet }) => selectionSet.selections);
  return fields.every((field) => field.kind === Kind.FIELD && hasKey(field, variables));
}

const mutation = /"query":"\s*mutation\b/;

function hasKey({ arguments: given = [] }: FieldNode, variables: Readonly<Record<string, unknown>>): boolean {
  const input = given.find(({ name }) => name.value === "input")?.value;
  const key = input && memberOf(input, "idempotencyKey", variables);
  return typeof key === "string" && key !== "";
}

function memberOf(value: ValueNode, name: string, variables: Readonly<Record<string, unknown>>): unknown {
  if (value.kind === Kind.VARIABLE) return (variables[value.name.value] as Record<string, unknown> | null)?.[name];
  const member = value.kind === Kind.OBJECT && value.fields.find((field) => field.name.value === name)?.value;
  if (!member) return undefined;
  if (member.kind === Kind.VARIABLE) return variables[member.name.value];
  return member.kind === Kind.STRING ? member.value : undefined;
}
