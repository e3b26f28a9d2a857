import {
  accepted,
  RequestOperationDocument,
  VoteOnOperationDocument,
  WithdrawOperationDocument,
} from "@ledgerloom/sdk";
import { Argument, type Command } from "commander";
import { TemplateListDocument } from "../generated/operations.ts";
import { notFound } from "../output/cli-error.ts";
import type { Output } from "../output/output.ts";
import { type Call, command, does } from "./call.ts";
import { operationFacts } from "./operation-facts.ts";
import { completed, operationById } from "./operation-progress.ts";
import { assignment, choice, chosen, several, wholeNumber } from "./options.ts";
import { keyOf, keyOption, transactionFacts } from "./transaction-facts.ts";

const rules = ["MAJORITY", "ALL", "TWO_F_PLUS_ONE", "N_OF_M"] as const;
const choices = ["AGREE", "DISAGREE"] as const;

/** The longest period that the graph takes, in seconds; the ledger has its own bounds. */
const seconds = wholeNumber(1, 2_147_483_647);

const waitOption = (self: Command) =>
  self.option("--wait", "wait for the operation's end; exit code 7 unless it is COMPLETED");

/** Acts on operations; all are done with the identity of the token's organisation. */
export function addOpsActs(ops: Command, output: Output): void {
  const request = waitOption(
    keyOption(command(ops, "request <template>", "propose an operation, which is a vote for it too")),
  )
    .requiredOption("--channel <name>", "the Fabric channel that it is on")
    .option("--id <id>", "its id; the graph makes one without")
    .option("--title <title>", "its title; the template's without")
    .option("--description <text>", "why")
    .option("--set <name=value>", "a parameter of the template, several times", assignment)
    .addOption(choice("--rule <rule>", "how the electorate decides, as strict as the template at least", rules))
    .option("--required <count>", "votes that n_of_m requires", wholeNumber(1, 10_000))
    .option("--faulty <count>", "organisations that two_f_plus_one lets fail", wholeNumber(0, 10_000))
    .option("--mandatory <mspId>", "an organisation that has to agree, several times", several)
    .option("--voting-seconds <seconds>", "how long the vote is open", seconds)
    .option("--execution-seconds <seconds>", "how long agents have", seconds);
  does(request, output, requestOperation);
  const vote = waitOption(keyOption(command(ops, "vote", "vote on an operation")))
    .argument("<id>", "the operation")
    .addArgument(new Argument("<choice>", "agree or disagree").argParser((text) => chosen(text, choices)))
    .option("--comment <text>", "why");
  does(vote, output, voteOnOperation);
  does(keyOption(command(ops, "withdraw <id>", "take back what one's organisation has proposed")), output, withdraw);
}

async function requestOperation(call: Call): Promise<void> {
  const { options } = call;
  const client = await call.client();
  const template = call.argument();
  const { operationTemplates } = await client.request(TemplateListDocument);
  const found = operationTemplates.find(({ name }) => name === template);
  if (!found) throw notFound(`template ${template}`, "look at `ledgerloom ops templates`");
  const { rule, required, faulty, mandatory } = options;
  const input = {
    ...keyOf(call),
    id: options.id,
    title: options.title ?? found.title,
    description: options.description,
    channel: options.channel,
    template,
    parameters: options.set,
    ...(rule && { policy: { rule, required, faulty, mandatory } }),
    votingPeriodSeconds: options.votingSeconds,
    executionPeriodSeconds: options.executionSeconds,
  };
  await acted(call, accepted((await client.request(RequestOperationDocument, { input })).operationRequest));
}

async function voteOnOperation(call: Call): Promise<void> {
  const [operationId = "", choice = ""] = call.arguments;
  const input = {
    ...keyOf(call),
    operationId,
    choice: choice as (typeof choices)[number],
    comment: call.options.comment,
  };
  const client = await call.client();
  await acted(call, accepted((await client.request(VoteOnOperationDocument, { input })).operationVote));
}

async function withdraw(call: Call): Promise<void> {
  const input = { ...keyOf(call), operationId: call.argument() };
  const client = await call.client();
  await acted(call, accepted((await client.request(WithdrawOperationDocument, { input })).operationWithdraw));
}

interface Acted {
  readonly operation: { readonly id: string } | null;
  readonly transaction: Parameters<typeof transactionFacts>[0];
}

/** Shows what an act has made of an operation, with `--wait` at its end. */
async function acted(call: Call, { operation, transaction }: Acted): Promise<void> {
  const id = operation?.id ?? "";
  const shown = call.options.wait ? await completed(call, id) : await operationById(call, id, transaction?.position);
  await call.output.record({ operation: shown, transaction }, [
    ...operationFacts(shown),
    ...transactionFacts(transaction),
  ]);
}
