import { PlatformError } from "../../../errors/platform-error.ts";
import { address, amount, dateTime, field, fieldOf, list, optional, string } from "../../kit/graph/fields.ts";
import { inputType } from "../../kit/graph/object-type.ts";
import { MspIdScalar } from "../../kit/graph/scalars.ts";
import { accountAddress } from "../projection/account-address.ts";
import { wordsOf } from "../projection/search-words.ts";
import type { ServiceConditions } from "../projection/service-conditions.ts";
import { ServiceKindEnum, ServiceStatusEnum } from "./service.type.ts";

/** Values of one condition, words of a text, and characters of each of these at most. */
const maxValues = 100;
const maxWords = 10;
const maxCharacters = 200;

const ServiceTagsFilterInput = inputType("ServiceTagsFilterInput", "Conditions on tags; each takes 1 to 100.", {
  all: optional(list(string("Only services with all of these tags."))),
  any: optional(list(string("Only services with at least one of these tags."))),
});

export const ServiceFilterInput = inputType(
  "ServiceFilterInput",
  "Conditions of a list of services; all that are given must hold. A list takes 1 to 100 values, a text 200 characters.",
  {
    text: optional(
      string(
        "Only services with all of these words, at most 10, in name, category, tags or description; the beginning of a word is enough. Where nothing has them, words that are like them count.",
      ),
    ),
    status: optional(fieldOf<string>(ServiceStatusEnum, "Only services in this status.")),
    statuses: optional(list(fieldOf<string>(ServiceStatusEnum, "Only services in one of these."))),
    kind: optional(fieldOf<string>(ServiceKindEnum, "Only services, or only mashups.")),
    category: optional(string("Only services of exactly this category.")),
    categories: optional(list(string("Only services of one of these categories."))),
    tag: optional(string("Only services with exactly this tag.")),
    tags: optional(field(() => ServiceTagsFilterInput, "Only services whose tags are such.")),
    developer: optional(address("Only services of this developer.")),
    developerOrganization: optional(
      fieldOf<string>(MspIdScalar, "Only services whose developer this organisation has registered."),
    ),
    nameContains: optional(string("Only services with this text in their name, in any case.")),
    names: optional(list(string("Only services of these names."))),
    composes: optional(list(string("Only mashups that compose all of these services."))),
    priceFrom: optional(amount("Only services that cost this a call, or more.")),
    priceTo: optional(amount("Only services that cost this a call, or less.")),
    createdFrom: optional(dateTime("Only services registered at this time or later.")),
    createdTo: optional(dateTime("Only services registered before this time.")),
  },
);
export type ServiceFilterInput = InstanceType<typeof ServiceFilterInput>;

/** Conditions of a filter. @throws BAD_INPUT for one beyond its bounds */
export function serviceConditions(filter: ServiceFilterInput | null | undefined): ServiceConditions {
  const { developer, ...others } = filter ?? {};
  refuseUnbounded(others);
  if (others.text && wordsOf(others.text).length > maxWords)
    throw new PlatformError("BAD_INPUT", `the filter's text takes at most ${maxWords} words`);
  return { ...others, developerAddress: developer && accountAddress(developer) };
}

/** @throws BAD_INPUT */
function refuseUnbounded(given: object): void {
  for (const [name, value] of Object.entries(given)) {
    if (Array.isArray(value)) refuseLength(name, value);
    else if (typeof value === "string") refuseTexts(name, [value]);
    else if (name === "tags" && value) refuseUnbounded(value);
  }
}

function refuseLength(name: string, values: readonly string[]): void {
  if (values.length < 1 || values.length > maxValues)
    throw new PlatformError("BAD_INPUT", `the filter's ${name} takes 1 to ${maxValues} values, not ${values.length}`);
  refuseTexts(name, values);
}

function refuseTexts(name: string, texts: readonly string[]): void {
  if (texts.some(({ length }) => length > maxCharacters))
    throw new PlatformError("BAD_INPUT", `the filter's ${name} takes texts of at most ${maxCharacters} characters`);
}
