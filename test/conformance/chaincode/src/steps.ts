import type { Context } from "fabric-contract-api";
import { KeyEndorsementPolicy } from "fabric-shim";

type Stub = Context["stub"];

/** One thing to do: its name, then its arguments. */
export type Step = readonly [name: keyof typeof steps, ...args: never[]];

/** Runs one step. @throws whatever the ledger or the step says */
export function runStep(ctx: Context, [name, ...args]: Step): unknown {
  return (steps[name] as (ctx: Context, ...args: never[]) => unknown)(ctx, ...args);
}

const steps = {
  get: async ({ stub }: Context, key: string) => textOrNull(await stub.getState(key)),
  put: async ({ stub }: Context, key: string, value: string) => {
    await stub.putState(key, Buffer.from(value));
  },
  delete: async ({ stub }: Context, key: string) => {
    await stub.deleteState(key);
  },
  /** Reads a number, adds one, writes it: the classic of lost updates. */
  increment: async ({ stub }: Context, key: string) => {
    const next = Number(textOrNull(await stub.getState(key)) ?? "0") + 1;
    await stub.putState(key, Buffer.from(String(next)));
    return next;
  },
  putMany: async ({ stub }: Context, prefix: string, count: number) => {
    for (let index = 0; index < count; index++) {
      await stub.putState(`${prefix}${String(index).padStart(4, "0")}`, Buffer.from(`v${index}`));
    }
  },
  putLarge: async ({ stub }: Context, key: string, bytes: number) => {
    await stub.putState(key, Buffer.alloc(bytes, "x"));
  },
  length: async ({ stub }: Context, key: string) => (await stub.getState(key)).length,

  range: ({ stub }: Context, start: string, end: string) => entries(stub.getStateByRange(start, end)),
  /** Reads the first entries of a range, then closes it. */
  rangeFirst: async ({ stub }: Context, start: string, end: string, count: number) => {
    const found: string[] = [];
    const iterator = await stub.getStateByRange(start, end);
    while (found.length < count) found.push((await iterator.next()).value.key);
    await iterator.close();
    return found;
  },
  rangeCount: async ({ stub }: Context, start: string, end: string) =>
    (await entries(stub.getStateByRange(start, end))).length,
  page: async ({ stub }: Context, ...[start, end, size, bookmark]: [string, string, number, string]) => {
    const { iterator, metadata } = await stub.getStateByRangeWithPagination(start, end, size, bookmark);
    const found = await collect(iterator);
    // The library hands out no metadata when the page is empty.
    return { found, fetched: metadata?.fetchedRecordsCount ?? null, bookmark: metadata?.bookmark ?? null };
  },
  putComposite: async ({ stub }: Context, type: string, attributes: string[], value: string) => {
    await stub.putState(stub.createCompositeKey(type, attributes), Buffer.from(value));
  },
  partial: async ({ stub }: Context, type: string, attributes: string[]) => {
    const found = await entries(stub.getStateByPartialCompositeKey(type, attributes));
    return found.map(([key, value]) => [stub.splitCompositeKey(String(key)), value]);
  },
  partialPage: async ({ stub }: Context, ...[type, attributes, size, bookmark]: [string, string[], number, string]) => {
    const page = await stub.getStateByPartialCompositeKeyWithPagination(type, attributes, size, bookmark);
    return { found: await collect(page.iterator), bookmark: page.metadata.bookmark };
  },
  query: ({ stub }: Context, query: string) => entries(stub.getQueryResult(query)),
  history: async ({ stub }: Context, key: string) => {
    const found: unknown[] = [];
    for await (const { txId, isDelete, value, timestamp } of stub.getHistoryForKey(key)) {
      found.push({ txId, isDelete, value: text(value), seconds: Number(timestamp.seconds) });
    }
    return found;
  },
  /** The history of a key as plain values. */
  values: async ({ stub }: Context, key: string) => {
    const found: string[] = [];
    for await (const { isDelete, value } of stub.getHistoryForKey(key)) found.push(isDelete ? "deleted" : text(value));
    return found;
  },

  event: ({ stub }: Context, name: string, payload: string) => stub.setEvent(name, Buffer.from(payload)),
  /** Calls another chaincode and answers with its status and payload. */
  invoke: async ({ stub }: Context, chaincode: string, channel: string, args: string[]) => {
    const { status, message, payload } = await stub.invokeChaincode(chaincode, args, channel);
    return { status, message, payload: textOrNull(payload) };
  },
  putPrivate: async ({ stub }: Context, collection: string, key: string, value: string) => {
    await stub.putPrivateData(collection, key, Buffer.from(value));
  },
  transient: ({ stub }: Context, key: string) => textOrNull(stub.getTransient().get(key)),
  whoAmI: ({ stub, clientIdentity }: Context) => ({
    mspId: clientIdentity.getMSPID(),
    channel: stub.getChannelID(),
    transactionId: stub.getTxID(),
    args: stub.getStringArgs().length,
    seconds: Number(stub.getTxTimestamp().seconds),
  }),
  /** Which organisations have to endorse changes of a key. */
  setPolicy: async ({ stub }: Context, key: string, ...mspIds: string[]) => {
    const policy = new KeyEndorsementPolicy();
    policy.addOrgs("PEER", ...mspIds);
    await stub.setStateValidationParameter(key, policy.getPolicy());
  },
  getPolicy: async ({ stub }: Context, key: string) => {
    const policy = await stub.getStateValidationParameter(key);
    return policy && new KeyEndorsementPolicy(policy).listOrgs().sort();
  },
  /** Any bytes as a key's policy. */
  setPolicyText: async ({ stub }: Context, key: string, policy: string) => {
    await stub.setStateValidationParameter(key, Buffer.from(policy));
  },
  setPrivatePolicy: async ({ stub }: Context, collection: string, key: string) => {
    await stub.setPrivateDataValidationParameter(collection, key, Buffer.alloc(0));
  },
  /** Organisation whose peer this process works for. */
  peerOrganization: ({ stub }: Context) => stub.getMspID(),
  /** Writes what no two endorsers agree on. */
  putRandom: async ({ stub }: Context, key: string) => {
    await stub.putState(key, Buffer.from(String(Math.random())));
  },
  /** Ends the chaincode's process in the middle of a transaction. */
  exit: () => process.exit(1),
  throw: (_ctx: Context, message: string) => {
    throw new Error(message);
  },
};

async function entries(found: ReturnType<Stub["getStateByRange"]>): Promise<[string, string][]> {
  return collect(await found);
}

async function collect(iterator: Awaited<ReturnType<Stub["getStateByRange"]>>): Promise<[string, string][]> {
  const found: [string, string][] = [];
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
    found.push([next.value.key, text(next.value.value)]);
  }
  await iterator.close();
  return found;
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("utf8");
}

/** State that is absent reads as no bytes. */
function textOrNull(bytes: Uint8Array | undefined): string | null {
  return bytes === undefined || bytes.length === 0 ? null : text(bytes);
}
