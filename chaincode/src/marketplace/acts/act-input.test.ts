import { expect, test } from "vitest";
import { parseActArguments } from "./act-input.ts";
import { type ActName, actFields, structFields } from "./act-types.ts";

const whole: Record<string, unknown> = {
  string: "text",
  "string[]": [],
  bool: true,
  address: "0x8ba1f109551bD432803012645Ac136ddd64DBA72",
  uint8: "1",
  uint32: "1",
  uint256: "1",
  "ServiceEntry[]": [],
  "CallUse[]": [],
};
type Fields = readonly { readonly name: string; readonly type: string }[];
const fitting = (fields: Fields) => Object.fromEntries(fields.map(({ name, type }) => [name, whole[type]]));
const refusal = (act: ActName, given: object) => {
  try {
    parseActArguments(act, JSON.stringify(given));
    return "";
  } catch (error) {
    return (error as Error).message;
  }
};

const acts = Object.keys(actFields) as ActName[];
const fieldsOfActs = acts.flatMap((act) => (actFields[act] as Fields).map(({ name }) => [act, name] as const));

test.each(fieldsOfActs)("%s names its field %s where that is missing, or of another type", (act, field) => {
  const given = fitting(actFields[act]);
  expect(refusal(act, given)).toBe("");
  for (const wrong of [undefined, null, 7, {}, "\ud800"]) {
    expect(refusal(act, { ...given, [field]: wrong })).toMatch(new RegExp(`^BAD_INPUT: ${act}\\.${field} must be `));
  }
});

test.each(structFields.ServiceEntry.map(({ name }) => name))(
  "so does an entry of a list, with its place: %s",
  (field) => {
    const entry = fitting(structFields.ServiceEntry);
    const services = [entry, { ...entry, [field]: 7 }];
    const refused = refusal("RegisterServices", { services, publish: true });
    expect(refused).toMatch(new RegExp(`^BAD_INPUT: RegisterServices\\.services\\[1\\]\\.${field} must be `));
  },
);

test("a field that there is not is named, with those that there are", () => {
  const refused = refusal("Transfer", { ...fitting(actFields.Transfer), more: 1 });
  expect(refused).toBe('BAD_INPUT: Transfer has no field "more"; it has to, amount');
});
