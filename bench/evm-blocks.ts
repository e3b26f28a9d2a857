import { Interface } from "ethers";
import { factoryAddress } from "../contracts/deploy.ts";
import { intermediaryAbi } from "../contracts/generated/intermediary.ts";
import { intermediaryFactoryAbi } from "../contracts/generated/intermediary-factory.ts";
import type { FollowedBlock } from "../ledgers/evm/follower.ts";
import type { ChainLog } from "../ledgers/evm/rpc-types.ts";

const channels = 500;
const channel = new Interface(intermediaryAbi);
const factory = new Interface(intermediaryFactoryAbi);
const address = (number: number): string => `0x${number.toString(16).padStart(40, "0")}`;
const hashOf = (number: number): string => `0x${number.toString(16).padStart(64, "0")}`;

type Happened = Pick<ChainLog, "address" | "topics" | "data">;

const opened = Array.from({ length: channels }, (_, at): Happened => {
  const [consumer, provider, key] = [at + 1_000, at + 2_000, at + 3_000].map(address);
  const values = [address(at + 1), consumer, provider, address(0), 60, 900, key, 1, hashOf(at)];
  return { address: factoryAddress.toLowerCase(), ...factory.encodeEventLog("ChannelOpened", values) };
});
const deposited = Array.from({ length: channels }, (_, at): Happened => {
  return { address: address(at + 1), ...channel.encodeEventLog("Deposited", [address(at + 1_000), 7]) };
});

/** Block of a chain with so many events: the first ones open channels, the others are deposits. */
export function evmBlock(number: number, events: number): FollowedBlock {
  const hash = hashOf(number);
  const logs = Array.from({ length: events }, (_, index): ChainLog => {
    const at = number * events + index;
    const happened = opened[at] ?? (deposited[at % channels] as Happened);
    const place = { blockNumber: number, blockHash: hash, transactionIndex: index, logIndex: index };
    return { ...happened, ...place, transactionHash: hashOf(at) };
  });
  const header = { number, hash, parentHash: hashOf(number - 1), timestamp: 1_700_000_000 + number };
  return { header, previousHash: header.parentHash, logs };
}
