import { errorCodes } from "../errors/error-codes.ts";
import { allSubgraphs } from "../subgraphs/all-subgraphs.ts";
import { withMarked } from "./marked-page.ts";

/** The reference of error codes: its prose as it is, between the marks what follows from the table. */
export function errorsPage(page: string): string {
  return withMarked(page, "codes", codes());
}

function codes(): string {
  const rows = Object.entries(errorCodes).map(
    ([code, { kind, meaning, remedy }]) => `| \`${code}\`, ${kind} | ${withoutStop(meaning)} | ${remedy} |`,
  );
  const given = Object.values(allSubgraphs)
    .filter(({ codes }) => codes.length > 0)
    .map(({ name, codes }) => `- ${name}: ${codes.map((code) => `\`${code}\``).join(", ")}`);
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
