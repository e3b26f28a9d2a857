import { WireWriter } from "../protocol/wire.ts";
import type { GatewayContext } from "./peer-registry.ts";
import { readSignedRequest } from "./signed-request.ts";

const fields = { channel: 2, identity: 3 };

/** Answers with a transaction's validation code, as soon as it is committed. */
export async function commitStatus(bytes: Buffer, context: GatewayContext, signal: AbortSignal): Promise<Buffer> {
  const { request, channel } = readSignedRequest(bytes, fields, context, "commit status");
  const id = request.text(1);
  const { validationCode, block } = channel.store.transaction(id) ?? (await channel.commits.wait(id, signal));
  return new WireWriter().uint(1, validationCode).uint(2, block).finish();
}
