import { faultOf, isDeeper, maxNesting, parseJson } from "./json.ts";
import { malformed, Refusal } from "./refusal.ts";

/** Parameters of a request of GraphQL over HTTP. */
export interface GraphqlParams {
  readonly query?: string;
  readonly operationName?: string | null;
  readonly variables?: Readonly<Record<string, unknown>> | null;
  readonly extensions?: Readonly<Record<string, unknown>> | null;
}

const names = ["query", "operationName", "variables", "extensions"] as const;

/** Reads a POST's body. @throws Refusal */
export function paramsOfBody(body: Uint8Array): GraphqlParams {
  return checked(jsonOf(textOf(body), "the body"));
}

/** Reads a GET's query. @throws Refusal */
export function paramsOfUrl(target: string): GraphqlParams {
  const query = target.slice(target.indexOf("?") + 1 || target.length);
  if (!isWellEncoded(query)) throw malformed("the query of the URL must be percent-encoded UTF-8");
  const given = new URLSearchParams(query);
  const params: Record<string, unknown> = {};
  for (const name of names) {
    const [text, ...more] = given.getAll(name);
    if (more.length > 0) throw malformed(`${name} must be given only once`);
    if (!text) continue;
    params[name] = name === "query" || name === "operationName" ? text : jsonOf(text, name);
  }
  return checked(params);
}

function textOf(body: Uint8Array): string {
  try {
    // Also takes a byte order mark away.
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    throw malformed("the body must be in UTF-8");
  }
}

function isWellEncoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

function jsonOf(text: string, what: string): unknown {
  try {
    return parseJson(text);
  } catch {
    throw malformed(`${what} must be JSON`);
  }
}

function checked(given: unknown): GraphqlParams {
  if (Array.isArray(given)) throw malformed("send one operation with each request");
  if (!isObject(given)) throw malformed("the body must be a JSON object");
  const unknown = Object.keys(given).find((name) => !(names as readonly string[]).includes(name));
  if (unknown !== undefined)
    throw malformed(
      `unexpected parameter ${unknown.slice(0, 100)}; there are query, variables, operationName and extensions`,
    );
  requireTypes(given);
  requireNumbersAndNesting(given);
  return given;
}

/** @throws Refusal of a value that is of another type than its name says */
function requireTypes(given: Readonly<Record<string, unknown>>): asserts given is GraphqlParams & typeof given {
  const { query, operationName, variables, extensions } = given;
  if ((query ?? undefined) === undefined || query === "") throw withoutQuery(extensions);
  if (typeof query !== "string") throw malformed("query must be a string");
  if (typeof (operationName ?? "") !== "string") throw malformed("operationName must be a string");
  requireObject("variables", variables);
  requireObject("extensions", extensions);
}

function requireObject(name: string, value: unknown): void {
  if ((value ?? undefined) !== undefined && !isObject(value)) throw malformed(`${name} must be a JSON object`);
}

function requireNumbersAndNesting({ variables, extensions }: GraphqlParams): void {
  if (isDeeper(extensions, maxNesting)) {
    throw malformed(`more than ${maxNesting} lists and objects of extensions lie inside each other`);
  }
  const fault = faultOf(variables);
  if (fault) throw new Refusal(400, "BAD_USER_INPUT", fault);
}

function withoutQuery(extensions: unknown): Refusal {
  const isPersisted = isObject(extensions) && isObject(extensions.persistedQuery);
  // Clients that try this send the whole query next, and know the refusal by this message.
  if (isPersisted) return new Refusal(200, "PERSISTED_QUERY_NOT_SUPPORTED", "PersistedQueryNotSupported");
  return malformed("query must be given, a GraphQL document");
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
