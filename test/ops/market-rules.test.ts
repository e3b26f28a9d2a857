import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ActArguments, type ActName, actTypesOf, signingDomain } from "@ledgerloom/chaincode";
import { Wallet } from "ethers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ChaincodeProcess, startChaincode } from "../../ledgers/fabric/chaincode-process.ts";
import { connectFabric, type FabricConnection } from "../../ledgers/fabric/connection.ts";
import { MarketplaceContract } from "../../ledgers/fabric/contracts/marketplace.ts";
import { OpsContract } from "../../ledgers/fabric/contracts/ops.ts";
import { type EmbeddedFabric, startEmbeddedFabric } from "../../ledgers/fabric/embedded/process.ts";
import { endpointOf, type IdentityRole } from "../../ledgers/fabric/organizations.ts";
import type { Child } from "../../process/child-process.ts";
import { freePorts } from "../../process/free-ports.ts";

const names = ["ops", "marketplace"] as const;
const deadline = BigInt(Math.floor(Date.now() / 1_000) + 86_400);
const connections: FabricConnection[] = [];
let directory: string;
let chaincodes: Child<ChaincodeProcess>[];
let ledger: EmbeddedFabric;
let market: MarketplaceContract;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "ledgerloom-rules-"));
  const ports = await freePorts(0, names.length);
  const places = names.map((name, index) => ({ name, address: `127.0.0.1:${ports[index]}` }));
  chaincodes = await Promise.all(places.map(startChaincode));
  const channels = places.map((place) => ({ name: place.name, chaincodes: [place] }));
  ledger = await startEmbeddedFabric({ dataDirectory: directory, channels, batch: { timeoutMs: 20 } });
  market = new MarketplaceContract(connect("Org1MSP", "client").channel("marketplace"));
});
afterAll(async () => {
  for (const connection of connections) connection.close();
  await ledger?.stop();
  await Promise.all((chaincodes ?? []).map((chaincode) => chaincode.stop()));
  await rm(directory, { recursive: true, force: true });
});

function connect(mspId: string, role: IdentityRole): FabricConnection {
  const organization = ledger.organizations.find((one) => one.mspId === mspId);
  if (!organization) throw new Error(`no organisation ${mspId}`);
  const connection = connectFabric(endpointOf(organization, role));
  connections.push(connection);
  return connection;
}

const ops = (mspId: string, role: IdentityRole) => new OpsContract(connect(mspId, role).channel("ops"));

/** Has an account act. @returns the result */
async function act<Name extends ActName>(wallet: Wallet, name: Name, message: ActArguments<Name>) {
  const counter = (await market.counter(wallet.address)) + 1n;
  const signed = { ...message, counter, deadline };
  const signature = await wallet.signTypedData(signingDomain("marketplace"), actTypesOf(name), signed);
  const authorization = { signer: wallet.address, counter, deadline, signature };
  return (await market.perform({ name, act: message, authorization })).result;
}

const described = (name: string, price = 0n) => ({ name, category: "", tags: [], description: "", url: "", price });
const newWallet = () => new Wallet(Wallet.createRandom().privateKey);

test("peers put parameters in force once the consortium has voted for them on the channel of operations", async () => {
  const members = ledger.organizations.map(({ mspId }) => mspId);
  for (const mspId of members) await ops(mspId, "agent").confirmChannel("marketplace", members);
  const parameters = { publishReward: "7" };
  const proposal = {
    id: "less",
    title: "Less",
    channel: "marketplace",
    template: "marketplace-parameters",
    parameters,
  };
  await ops("Org1MSP", "admin").request(proposal);
  const alice = newWallet();
  await act(alice, "RegisterUser", { name: "alice", introduction: "" });
  const apply = () => act(alice, "ApplyParameters", { operation: "less" });
  await expect(apply()).rejects.toMatchObject({ code: "WRONG_STATE" });
  await ops("Org2MSP", "admin").vote("less", { choice: "AGREE", comment: "" });
  expect(await apply()).toMatchObject(parameters);
  expect(await market.parameters()).toMatchObject(parameters);
  await expect(apply()).rejects.toMatchObject({ code: "WRONG_STATE" });
});

test("peers compose, sell, count and list as the rules say", async () => {
  const [maker, buyer] = [newWallet(), newWallet()];
  await act(maker, "RegisterUser", { name: "maker", introduction: "" });
  await act(buyer, "RegisterUser", { name: "buyer", introduction: "" });
  for (const name of ["Maps", "Photos"]) {
    await act(maker, "RegisterService", described(name, 3n));
    await act(maker, "PublishService", { name });
  }
  await act(buyer, "CreateMashup", { ...described("Photo map"), composes: ["Maps", "Photos"] });
  for (const service of ["Maps", "Photos"]) await act(buyer, "CallService", { service, times: 5n, price: 3n });
  const uses = [{ user: buyer.address, times: 2n }];
  await act(maker, "ReduceCallTimes", { service: "Maps", batch: "b1", uses });
  await act(buyer, "CommentService", { service: "Maps", rating: 4n, text: "Good" });
  const lookAlike = act(buyer, "RegisterService", described("M\u0430ps"));
  await expect(lookAlike).rejects.toMatchObject({ code: "ALREADY_EXISTS" });

  expect(await market.user("maker")).toMatchObject({
    contribution: { available: "2", composed: "2", callsSold: "10" },
  });
  const read = async (fn: string, ...args: string[]) =>
    JSON.parse(await connect("Org2MSP", "client").channel("marketplace").evaluate("marketplace", fn, args)) as unknown;
  expect(await read("GetCallTimesOfService", "Maps", "9", "")).toMatchObject({
    rows: [{ callsLeft: "3" }],
    bookmark: "",
  });
  const first = (await read("QueryServiceByUser", maker.address, "1", "")) as { bookmark: string };
  const second = await read("QueryServiceByUser", maker.address, "1", first.bookmark);
  expect([first, second]).toMatchObject([{ rows: [{ name: "Maps" }] }, { rows: [{ name: "Photos" }] }]);
  expect(await read("ImpactOf", "Maps")).toMatchObject({ mashups: [{ name: "Photo map", depth: 1 }], isWhole: true });
});
