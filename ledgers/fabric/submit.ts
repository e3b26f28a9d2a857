import type { Gateway, ProposalOptions, Transaction } from "@hyperledger/fabric-gateway";
import { PlatformError } from "../../errors/platform-error.ts";
import { annotate, noteStep } from "../../telemetry/spans.ts";
import type { TransactionRecord } from "../transaction-record.ts";
import { validationCodeName } from "./blocks.ts";
import { invalidTransaction, toPlatformError } from "./errors.ts";
import type { EndorsedTransaction, FabricCommit } from "./fabric-channel.ts";
import { whileUnavailable } from "./reconnect.ts";
import type { MessageSigner } from "./signer.ts";

/** Time for which a signed transaction is offered again while the peer is away, in ms. */
const patienceMs = 10_000;
const attemptsAtDating = 3;

/** Services that submit transactions on a channel. */
export interface Submitter {
  readonly gateway: Gateway;
  readonly channel: string;
  readonly sign: MessageSigner;
}

/** Has a transaction endorsed, ordered and committed; one that is recorded already is only ordered and committed. */
export async function submit(
  submitter: Submitter,
  [chaincode, fn]: readonly [chaincode: string, fn: string],
  proposal: ProposalOptions,
  record?: TransactionRecord<EndorsedTransaction>,
): Promise<FabricCommit> {
  const { gateway, channel } = submitter;
  if (record?.recorded) return commit(gateway.newTransaction(Buffer.from(record.recorded.bytes, "base64")), record);
  const contract = gateway.getNetwork(channel).getContract(chaincode);
  const endorsed = await datedAnew(() => asPlatformError(() => contract.newProposal(fn, proposal).endorse()));
  return commit(record ? await recordedIn(record, endorsed, submitter) : endorsed, record);
}

/**
 * Has a proposal made and endorsed again when endorsers found its date too old or too new. One that has waited long in
 * a queue passes with a new date; where clocks are wrong, the caller gets the error.
 */
async function datedAnew<Result>(endorse: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await endorse();
    } catch (error) {
      if ((error as PlatformError).code !== "CLOCK_SKEW" || attempt === attemptsAtDating) throw error;
    }
  }
}

/** Signs before it records, so that the transaction sent after a crash is the same to the bit. */
async function recordedIn(
  record: TransactionRecord<EndorsedTransaction>,
  endorsed: Transaction,
  { gateway, sign }: Submitter,
): Promise<Transaction> {
  const signed = gateway.newSignedTransaction(endorsed.getBytes(), await sign(endorsed.getDigest()));
  const bytes = Buffer.from(signed.getBytes()).toString("base64");
  await record.record({ transactionId: signed.getTransactionId(), bytes });
  return signed;
}

async function commit(
  transaction: Transaction,
  record: TransactionRecord<EndorsedTransaction> | undefined,
): Promise<FabricCommit> {
  try {
    return await asPlatformError(() => committed(transaction));
  } catch (error) {
    if ((error as PlatformError).code === "MVCC_CONFLICT") await record?.forget();
    throw error;
  }
}

async function asPlatformError<Result>(call: () => Promise<Result>): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    throw toPlatformError(error);
  }
}

/**
 * The same signed transaction can be offered any number of times: the ledger takes it once. So it is offered again
 * whenever the peer was away, since a transaction that was ordered and is not yet in a block may be lost with the
 * orderer.
 */
async function committed(transaction: Transaction): Promise<FabricCommit> {
  const transactionId = transaction.getTransactionId();
  annotate({ "ledgerloom.transaction_id": transactionId });
  noteStep("endorsed");
  const { successful, code, blockNumber } = await insist(transactionId, async () => {
    const submitted = await transaction.submit();
    noteStep("ordered");
    return submitted.getStatus();
  });
  const validationCode = validationCodeName(code);
  annotate({ "ledgerloom.block": Number(blockNumber), "ledgerloom.validation_code": validationCode });
  if (!successful) throw invalidTransaction(transactionId, code);
  const result = Buffer.from(transaction.getResult()).toString("utf8");
  return { transactionId, blockNumber, validationCode, result };
}

/** Repeats a call about a transaction on its way: without an answer it may still be committed. */
async function insist<Result>(transactionId: string, call: () => Promise<Result>): Promise<Result> {
  try {
    return await whileUnavailable(patienceMs, call);
  } catch (error) {
    const { code, message } = toPlatformError(error);
    if (code !== "LEDGER_UNAVAILABLE" && code !== "TIMEOUT") throw error;
    const explanation = `it is not known whether transaction ${transactionId} was committed: ${message}`;
    throw new PlatformError("TIMEOUT", explanation, { cause: error });
  }
}
