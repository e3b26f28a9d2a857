import { expect, test } from "vitest";
import type { FabricChannel } from "../../../ledgers/fabric/fabric-channel.ts";
import { toJson } from "../../../store/tables/row-writer.ts";
import { OpsLedgerReads } from "./ledger-reads.ts";

test("texts that an older chaincode took are read from the ledger as the store shows them", async () => {
  const operation = { id: "old", electorate: [], description: "null\u0000, half \ud800", title: "\u202e" };
  const answers: Record<string, unknown> = {
    "command-ops:GetOperation": { operation, votes: [], executions: [] },
    "command-ops:GetHistory": [],
  };
  // Answers of a peer to a chaincode that is older than today's.
  const evaluate = async (_chaincode: string, fn: string) => JSON.stringify(answers[fn]);
  const { row } = await new OpsLedgerReads({ evaluate } as unknown as FabricChannel).operation("old");
  expect(row).toEqual(JSON.parse(toJson(operation)));
  expect(row.description).toBe("null\ufffd, half \ufffd");
});
