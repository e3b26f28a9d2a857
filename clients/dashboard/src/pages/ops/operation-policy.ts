import { shortOrganization } from "../../parts/format.ts";
import type { OperationShown } from "./shown.ts";

type Policy = OperationShown["policy"];

/** A policy in words. */
export function policyText({ rule, faulty, required, mandatory }: Policy): string {
  const names = mandatory.map(({ mspId }) => shortOrganization(mspId)).join(", ");
  switch (rule) {
    case "MAJORITY":
      return "more than half have to agree";
    case "ALL":
      return "all have to agree";
    case "TWO_F_PLUS_ONE":
      return `${2 * (faulty ?? 0) + 1} have to agree (2f + 1, with f = ${faulty ?? 0})`;
    case "N_OF_M":
      return `${required ?? 0} have to agree${names ? `, ${names} among them` : ""}`;
  }
}
