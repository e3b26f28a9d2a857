// operation.mjs: an operation from its proposal to the evidence of three agents.
import * as ledgerloom from "@ledgerloom/sdk";

const { LEDGERLOOM_URL: url = "http://127.0.0.1:4000/graphql", TOKEN, TOKEN2 } = process.env;
const first = ledgerloom.createClient({ url, token: TOKEN });
const second = ledgerloom.createClient({ url, token: TOKEN2 });

// The request is the proposer's vote; two of three organisations approve.
const id = `report-${Date.now()}`;
const input = { id, title: "How the nodes are", template: "node-health-report", channel: "marketplace" };
ledgerloom.accepted((await first.request(ledgerloom.RequestOperationDocument, { input })).operationRequest);
const vote = { operationId: id, choice: "AGREE" };
ledgerloom.accepted((await second.request(ledgerloom.VoteOnOperationDocument, { input: vote })).operationVote);

// The agents execute it, each for its organisation, and register what came of it.
let operation;
do {
  await new Promise((resolve) => setTimeout(resolve, 500));
  ({ operation } = await first.request(ledgerloom.OperationDocument, { id }));
} while (!["COMPLETED", "FAILED"].includes(operation.status));
for (const { organization, steps } of operation.executions)
  for (const { name, evidence } of steps) console.log(`${organization.mspId} ${name}: ${evidence}`);
console.log(`The operation is ${operation.status}`);
