import type { Contract, Gateway, Network } from "@hyperledger/fabric-gateway";
import { actTypesOf, type OperationRow, type OperationView, signingDomain } from "@ledgerloom/chaincode";
import { Wallet } from "ethers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connectFabric, type FabricConnection } from "../../ledgers/fabric/connection.ts";
import { endpointOf, type FabricOrganization, type IdentityRole } from "../../ledgers/fabric/organizations.ts";
import { submit } from "../../ledgers/fabric/submit.ts";
import { openPeerClient } from "../conformance/peer-client.ts";
import { missingBinaries } from "../conformance/real-target.ts";
import { datedOff, shiftClock } from "../shifted-clock.ts";
import { type ClockNetwork, chaincodes, mspIds, startEmbedded, startReal } from "./clock-networks.ts";
import { eventually } from "./consortium.ts";

const dayMs = 24 * 60 * 60 * 1000;
const wrongByMs = 40 * dayMs;

describe.each([
  { name: "embedded", start: startEmbedded, missing: undefined },
  { name: "real", start: startReal, missing: missingBinaries() },
])("whose clock counts · $name", ({ start, missing }) => {
  let network: ClockNetwork | undefined;
  const connections: FabricConnection[] = [];

  beforeAll(async () => {
    if (missing !== undefined) return;
    network = await start(wrongByMs);
    for (const mspId of mspIds.slice(0, 2)) {
      const members = JSON.stringify(mspIds);
      await as(mspId, "agent").submit("ops", "channel-ops:ConfirmChannel", ["ops", members]);
    }
    // The third one's peer has the wrong clock, so it dates what it sends to the others' by that.
    const honest = { endorsingOrganizations: mspIds.slice(0, 2) };
    const args = ["ops", JSON.stringify(mspIds)];
    await as("Org3MSP", "agent").submit("ops", "channel-ops:ConfirmChannel", args, honest);
  });
  afterAll(async () => {
    for (const connection of connections) connection.close();
    await network?.stop();
  });

  function as(mspId: string, role: IdentityRole, channel: (typeof chaincodes)[number] = "ops") {
    const organization = network?.organizations.find((one) => one.mspId === mspId);
    if (!organization) throw new Error(`no organisation ${mspId}`);
    const connection = connectFabric(endpointOf(organization, role));
    connections.push(connection);
    return connection.channel(channel);
  }

  async function propose(id: string, votingPeriodMs: number): Promise<OperationRow> {
    const request = { id, title: "Report", channel: "ops", template: "node-health-report", votingPeriodMs };
    const { result } = await as("Org1MSP", "admin").submit("ops", "RequestOperation", [JSON.stringify(request)]);
    return JSON.parse(result) as OperationRow;
  }

  async function statusOf(id: string): Promise<string> {
    const view = await as("Org2MSP", "client").evaluate("ops", "GetOperation", [id]);
    return (JSON.parse(view) as OperationView).operation.status;
  }

  const onLedger = (name: string, act: () => Promise<void>) =>
    test(name, ({ skip }) => (missing === undefined ? act() : skip(`no real network: ${missing}`)));

  onLedger("a vote that is open for thirty days is not ended by a client forty days ahead", async () => {
    await propose("open", 30 * dayMs);
    for (const role of ["admin", "agent"] as const) {
      const expiring = datedOff(wrongByMs, () => as("Org2MSP", role).submit("ops", "Expire", ["open"]));
      await expect(expiring).rejects.toMatchObject({ code: "CLOCK_SKEW", retryable: true });
    }
    const voting = datedOff(wrongByMs, () => as("Org2MSP", "admin").submit("ops", "Vote", ["open", "DISAGREE", ""]));
    await expect(voting).rejects.toMatchObject({ code: "CLOCK_SKEW" });
    expect(await statusOf("open")).toBe("PROPOSED");
  });

  onLedger("an operation approved a moment ago does not fail by a client forty days ahead", async () => {
    await propose("approved", 30 * dayMs);
    await as("Org2MSP", "admin").submit("ops", "Vote", ["approved", "AGREE", ""]);
    const closing = datedOff(wrongByMs, () => as("Org2MSP", "agent").submit("ops", "Close", ["approved"]));
    await expect(closing).rejects.toMatchObject({ code: "CLOCK_SKEW" });
    expect(await statusOf("approved")).toBe("APPROVED");
  });

  onLedger("a vote after the end does not count, however it is dated", async () => {
    const { expiresAt } = await propose("late", 1_000);
    await eventually(
      async () => Date.now(),
      (now) => now > Date.parse(expiresAt),
    );
    const voting = datedOff(-dayMs, () => as("Org2MSP", "admin").submit("ops", "Vote", ["late", "AGREE", ""]));
    await expect(voting).rejects.toMatchObject({ code: "CLOCK_SKEW" });
    await as("Org2MSP", "agent").submit("ops", "Expire", ["late"]);
    expect(await statusOf("late")).toBe("EXPIRED");
  });

  onLedger("a client ten seconds behind acts as everybody else", async () => {
    await propose("behind", 30 * dayMs);
    const voting = datedOff(-10_000, () => as("Org2MSP", "admin").submit("ops", "Vote", ["behind", "AGREE", ""]));
    expect(await voting).toMatchObject({ validationCode: "VALID" });
    expect(await statusOf("behind")).toBe("APPROVED");
  });

  onLedger("an organisation whose own clock is wrong neither decides nor stops the others", async () => {
    await propose("wrong", 30 * dayMs);
    const own = as("Org3MSP", "admin");
    const asks = { endorsingOrganizations: ["Org3MSP"] };
    await expect(own.submit("ops", "Vote", ["wrong", "AGREE", ""])).rejects.toMatchObject({ code: "CLOCK_SKEW" });
    const alone = datedOff(wrongByMs, () => own.submit("ops", "Vote", ["wrong", "AGREE", ""], asks));
    await expect(alone).rejects.toMatchObject({ code: "ENDORSEMENT_FAILED" });
    expect(await statusOf("wrong")).toBe("PROPOSED");
    await as("Org2MSP", "admin").submit("ops", "Vote", ["wrong", "AGREE", ""]);
    expect(await statusOf("wrong")).toBe("APPROVED");
  });

  onLedger("only an agent ends votes and closes operations", async () => {
    await propose("roles", 30 * dayMs);
    for (const fn of ["Expire", "Close"]) {
      const act = as("Org2MSP", "client").submit("ops", fn, ["roles"]);
      await expect(act).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
  });

  onLedger("a proposal that lay too long in a queue is dated anew", async () => {
    const [organization] = network?.organizations ?? [];
    if (!organization) throw new Error("the network has no organisation");
    const client = openPeerClient({ ...organization, identities: asAdministrator(organization) });
    const { gateway, proposals } = firstDatedOff(-60_000, client.gateway);
    const request = { id: "queued", title: "Report", channel: "ops", template: "node-health-report" };
    const submitter = { gateway, channel: "ops", sign: async () => Buffer.alloc(0) };
    await submit(submitter, ["ops", "RequestOperation"], { arguments: [JSON.stringify(request)] });
    client.close();
    expect(proposals()).toBe(2);
    expect(await statusOf("queued")).toBe("PROPOSED");
  });

  onLedger("who only reads may have any clock, and reads how far clocks may be apart", async () => {
    const read = (chaincode: (typeof chaincodes)[number]) =>
      datedOff(wrongByMs, () => as("Org2MSP", "client", chaincode).evaluate(chaincode, "Parameters", []));
    for (const chaincode of chaincodes) {
      expect(JSON.parse(await read(chaincode))).toMatchObject({ maximumClockSkewMs: "30000" });
    }
  });

  onLedger("a signed act past its deadline is not taken by dating it back", async () => {
    const wallet = Wallet.createRandom();
    const act = { name: "alice", introduction: "" };
    const sign = async (deadline: string) => {
      const domain = signingDomain("marketplace");
      const message = { ...act, counter: "1", deadline };
      const signature = await wallet.signTypedData(domain, actTypesOf("RegisterUser"), message);
      const authorization = { signer: wallet.address, counter: "1", deadline, signature };
      return [JSON.stringify(act), JSON.stringify(authorization)];
    };
    const register = async (deadlineMs: number) =>
      as("Org1MSP", "client", "marketplace").submit(
        "marketplace",
        "RegisterUser",
        await sign(String(Math.floor(deadlineMs / 1000))),
      );
    await expect(register(Date.now() - dayMs)).rejects.toMatchObject({ code: "DEADLINE_EXPIRED" });
    const backdated = datedOff(-2 * dayMs, () => register(Date.now() + dayMs));
    await expect(backdated).rejects.toMatchObject({ code: "CLOCK_SKEW" });
    expect(await register(Date.now() + dayMs)).toMatchObject({ validationCode: "VALID" });
  });
});

/** The identities of an organisation whose client is its administrator. */
function asAdministrator({ identities }: FabricOrganization): FabricOrganization["identities"] {
  return { ...identities, client: identities.admin };
}

/** A gateway whose first proposal comes to the peers as if it had been made at another time. */
function firstDatedOff(shiftMs: number, gateway: Gateway): { gateway: Gateway; proposals: () => number } {
  let count = 0;
  const newProposal = (contract: Contract, ...args: Parameters<Contract["newProposal"]>) => {
    count += 1;
    const setRight = shiftClock(count === 1 ? shiftMs : 0);
    try {
      return contract.newProposal(...args);
    } finally {
      setRight();
    }
  };
  const getContract = (network: Network, name: string) => {
    const contract = network.getContract(name);
    return { newProposal: newProposal.bind(undefined, contract) };
  };
  const getNetwork = (name: string) => ({ getContract: getContract.bind(undefined, gateway.getNetwork(name)) });
  return { gateway: { getNetwork } as unknown as Gateway, proposals: () => count };
}
