import { errorCodes } from "../errors/error-codes.ts";
import { marketplaceCodes } from "../subgraphs/marketplace/error-codes.ts";
import { opsCodes } from "../subgraphs/ops/error-codes.ts";
import { paymentsCodes } from "../subgraphs/payments/error-codes.ts";
import { withMarked } from "./marked-page.ts";

/** The reference of error codes: its prose as it is, between the marks what follows from the table. */
export function errorsPage(page: string): string {
  return withMarked(page, "codes", codes());
}

function codes(): string {
  const rows = Object.entries(errorCodes).map(
    ([code, { kind, meaning, remedy }]) => `| \`${code}\`, ${kind} | ${withoutStop(meaning)} | ${remedy} |`,
  );
  const parts = { ops: opsCodes, marketplace: marketplaceCodes, payments: paymentsCodes };
  const given = Object.entries(parts).map(([part, own]) => `- ${part}: ${own.map((code) => `\`${code}\``).join(", ")}`);
  return [
    "| code | because | what mends it |",
    "|---|---|---|",
    ...rows,
    "",
    "Any part of the graph may give most of them; these come from the parts that are named:",
    "",
    ...given,
    "",
  ].join("\n");
}

const withoutStop = (sentence: string) => sentence.replace(/\.$/, "");
