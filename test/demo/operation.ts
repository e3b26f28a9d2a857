import {
  accepted,
  OperationDocument,
  OperationEventsDocument,
  OperationTemplatesDocument,
  RequestOperationDocument,
  VoteOnOperationDocument,
} from "@ledgerloom/sdk";
import { type Story, until } from "./story.ts";

/** An operation is proposed by one organisation, voted by another, and executed by three agents. */
export async function operateTheNetwork(story: Story): Promise<void> {
  story.chapter("1. The consortium operates its network");
  await until(
    "the agents' start",
    () => story.agents(),
    (agents) => Object.values(agents).every((state) => state === "running"),
    600_000,
  );
  const { operationTemplates } = await story.client.request(OperationTemplatesDocument);
  const template = operationTemplates.find(({ name }) => name === "node-health-report");
  if (!template) throw new Error("the template node-health-report is missing");
  const id = `demo-${Date.now()}`;
  const events = story.follow(
    story.client.subscribe(OperationEventsDocument, { filter: { operationId: id } }),
    ({ operationEvents: { type, step, organization } }) => `${type}${step ? ` ${step}` : ""} by ${organization.mspId}`,
  );

  accepted(
    (
      await story.as("Org1MSP").request(RequestOperationDocument, {
        input: { id, title: template.title, template: template.name, channel: "marketplace" },
      })
    ).operationRequest,
  );
  story.step(`Org1MSP proposes “${template.title}”, which is its vote too`);
  accepted(
    (
      await story.as("Org2MSP").request(VoteOnOperationDocument, {
        input: { operationId: id, choice: "AGREE", comment: "go ahead" },
      })
    ).operationVote,
  );
  story.step("Org2MSP agrees: two of three approve, the agents begin");

  const { operation } = await until(
    "the operation's end",
    () => story.client.request(OperationDocument, { id }),
    (answer) => ["COMPLETED", "FAILED"].includes(answer.operation?.status ?? ""),
  );
  for (const execution of operation?.executions ?? []) {
    const steps = execution.steps.map(({ name, evidence }) => `${name}: ${evidence?.slice(0, 40) ?? "–"}`);
    story.step(`${execution.organization.mspId} ${execution.status}: ${steps.join("; ")}`);
  }
  if (operation?.status !== "COMPLETED") throw new Error(`the operation ended as ${operation?.status}`);
  await until(
    "the last event",
    async () => events.seen.at(-1),
    (event) => event?.startsWith("OPERATION_COMPLETED") === true,
  );
}
