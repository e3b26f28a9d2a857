import type { Network } from "@hyperledger/fabric-gateway";
import { type BlockSource, deliverBlock } from "./deliver.ts";
import { isChaincodeRefusal, toPlatformError } from "./errors.ts";
import type { BlockPlace } from "./fabric-channel.ts";

/** Asks the peer's own chaincode for a block that it has. */
export async function storedBlock(
  network: Network,
  source: BlockSource,
  place: BlockPlace,
): Promise<Uint8Array | undefined> {
  const [fn, argument] = queryFor(place);
  try {
    return await network.getContract("qscc").evaluate(fn, { arguments: [source.channel, argument] });
  } catch (error) {
    const refusal = toPlatformError(error);
    if (!isChaincodeRefusal(refusal) && !holdsUnknownHash(refusal, place)) throw refusal;
    // That chaincode has one status for all that it refuses; the peer's blocks tell who may not read them.
    await deliverBlock(source, "newest");
    return undefined;
  }
}

/** A peer's refusal of a hash that no block has: it holds the hash's bytes, so that the peer fails to send it as text. */
const holdsUnknownHash = ({ message }: Error, place: BlockPlace) =>
  "hash" in place && message.includes("failed to marshal response: string field contains invalid UTF-8");

function queryFor(place: BlockPlace): [string, string | Uint8Array] {
  if ("number" in place) return ["GetBlockByNumber", `${place.number}`];
  if ("hash" in place) return ["GetBlockByHash", Buffer.from(place.hash, "hex")];
  return ["GetBlockByTxID", place.transactionId];
}
