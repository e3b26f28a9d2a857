import { demand } from "../../ledger/chaincode-error.ts";
import { checkText, checkVisibleName } from "../../ledger/text-rules.ts";

const organizationPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
const channelPattern = /^[a-z][a-z0-9.-]{0,248}$/;
const channelForm = "channel must be a Fabric channel's name: lower-case letters, digits, dots and hyphens";
const digestPattern = /^[0-9a-f]{64}$/;
const timePattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const maxOrganizations = 100;

/** @throws BAD_INPUT unless the text is a JSON object */
export function parseObject(json: string, what: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    value = undefined;
  }
  return fieldsOf(value, what);
}

/** @throws BAD_INPUT unless it is an object that is no array */
export function fieldsOf(value: unknown, what: string): Record<string, unknown> {
  demand(
    typeof value === "object" && value !== null && !Array.isArray(value),
    "BAD_INPUT",
    `${what} must be a JSON object`,
  );
  return value as Record<string, unknown>;
}

/** Free text of at most `maximum` UTF-16 units. @throws BAD_INPUT otherwise */
export function asText(value: unknown, what: string, maximum: number): string {
  demand(typeof value === "string", "BAD_INPUT", `${what} must be text`);
  checkText(what, value, maximum);
  return value;
}

/** A line that names something: a title, a name, an id. @throws BAD_INPUT unless it has 1 to `maximum` UTF-16 units */
export function asName(value: unknown, what: string, maximum: number): string {
  demand(typeof value === "string", "BAD_INPUT", `${what} must be text`);
  checkVisibleName(what, value, maximum);
  return value;
}

/** @throws BAD_INPUT unless it is a whole number from `minimum` to `maximum` */
export function asWholeNumber(value: unknown, what: string, minimum: number, maximum: number): number {
  const fits = typeof value === "number" && Number.isInteger(value) && value >= minimum && value <= maximum;
  demand(fits, "BAD_INPUT", `${what} must be a whole number from ${minimum} to ${maximum}`);
  return value;
}

/** A set of MSP ids in their one order. @throws BAD_INPUT when one is malformed or named twice */
export function asOrganizations(value: unknown, what: string, minimum = 1): string[] {
  const list = Array.isArray(value) ? (value as unknown[]) : [];
  const wellFormed =
    Array.isArray(value) &&
    list.length >= minimum &&
    list.length <= maxOrganizations &&
    list.every((item) => typeof item === "string" && organizationPattern.test(item)) &&
    new Set(list).size === list.length;
  demand(wellFormed, "BAD_INPUT", `${what} must be a list of ${minimum} to ${maxOrganizations} different MSP ids`);
  return [...(list as string[])].sort();
}

/** @throws BAD_INPUT unless it is a channel name as Fabric allows it */
export function asChannelName(value: unknown): string {
  demand(typeof value === "string" && channelPattern.test(value), "BAD_INPUT", channelForm);
  return value;
}

/** A SHA-256 digest in hexadecimal. @throws BAD_INPUT otherwise */
export function asDigest(value: unknown, what: string): string {
  demand(
    typeof value === "string" && digestPattern.test(value),
    "BAD_INPUT",
    `${what} must be 64 lower-case hexadecimal digits`,
  );
  return value;
}

/** A point in time as `Date.toISOString` writes it. @throws BAD_INPUT otherwise */
export function asTime(value: unknown, what: string): string {
  const fits = typeof value === "string" && timePattern.test(value) && !Number.isNaN(Date.parse(value));
  demand(fits, "BAD_INPUT", `${what} must be a time such as 2026-01-31T23:59:59.000Z`);
  return value;
}
