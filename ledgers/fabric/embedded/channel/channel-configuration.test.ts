import { common } from "@hyperledger/fabric-protos";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readBlock } from "../protocol/block.ts";
import { openTestNetwork, type TestNetwork } from "../testing/test-network.ts";
import { userOf } from "../testing/test-transaction.ts";

let ledger: TestNetwork;

beforeAll(async () => {
  ledger = await openTestNetwork({ timeoutMs: 35, maxMessages: 7 });
});
afterAll(() => ledger.close());

describe("a channel's configuration", () => {
  test("is what its genesis block says: members and batches", () => {
    const { memberIds, batch } = ledger.channel.configuration;
    expect(memberIds).toEqual(["Org1MSP", "Org2MSP", "Org3MSP"]);
    expect(batch).toMatchObject({ timeoutMs: 35, maxMessages: 7 });
  });

  test("survives a restart with other settings, which count for new channels only", async () => {
    const channel = await ledger.reopen();
    expect(channel.configuration.batch.timeoutMs).toBe(35);
    ledger = { ...ledger, channel };
  });

  test("lies in a configuration transaction that the generated classes read", () => {
    const { envelopes, metadata } = readBlock(ledger.channel.store.blockBytes(0) ?? Buffer.alloc(0));
    const payload = common.Payload.deserializeBinary(
      common.Envelope.deserializeBinary(envelopes[0] ?? Buffer.alloc(0)).getPayload_asU8(),
    );
    const config = common.ConfigEnvelope.deserializeBinary(payload.getData_asU8()).getConfig();
    const application = config?.getChannelGroup()?.getGroupsMap().get("Application");
    expect([...(application?.getGroupsMap().keys() ?? [])]).toEqual(["Org1MSP", "Org2MSP", "Org3MSP"]);
    expect(metadata[2]).toEqual(Buffer.from([0]));
  });

  test("lets clients and admins write, and peers only read", () => {
    const { channel, network } = ledger;
    const organization = network.peers[1];
    const client = channel.configuration.membership.identify(userOf(organization).serialized);
    const peer = channel.configuration.membership.identify(organization?.node.serialized ?? Buffer.alloc(0));
    expect(channel.denial("/Channel/Application/Writers", client)).toBeUndefined();
    expect(channel.denial("/Channel/Application/Readers", peer)).toBeUndefined();
    expect(channel.denial("/Channel/Application/Writers", peer)).toContain("requires 1 of the 'Writers'");
    expect(channel.denial("/Channel/Application/Readers", undefined)).toBeDefined();
  });
});
