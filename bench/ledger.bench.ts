import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ActName, actTypesOf, signingDomain } from "@ledgerloom/chaincode";
import { Wallet } from "ethers";
import { pino } from "pino";
import { connectFabric } from "../ledgers/fabric/connection.ts";
import type { FabricChannel } from "../ledgers/fabric/fabric-channel.ts";
import { endpointOf } from "../ledgers/fabric/organizations.ts";
import { startSupervisedFabric } from "../start/embedded-ledgers.ts";
import { line, load } from "./report.ts";

const accounts = 100;
const servicesEach = 40;
const name = (account: number, index: number) => `Service ${account}/${index}`;

/**
 * The embedded ledger with the marketplace's chaincode: signed RegisterService acts, 100 in flight, and QueryService,
 * 64 in flight, through the unmodified client. Reference: a real three-organisation network on two cores reaches about
 * 185 puts/s and 690 queries/s with a chaincode that checks no signature.
 */
export async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "ledger-bench-"));
  const fabric = await startSupervisedFabric({
    dataDirectory: folder,
    basePort: 0,
    batchTimeoutMs: 20,
    chaincodes: { marketplace: "marketplace" },
    log: pino({ level: "warn" }),
  });
  const [first] = fabric.current.organizations;
  if (!first) throw new Error("no organisation");
  const connection = connectFabric(endpointOf(first, "client"));
  try {
    await measure(connection.channel("marketplace"));
  } finally {
    connection.close();
    await fabric.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(channel: FabricChannel): Promise<void> {
  const wallets = Array.from({ length: accounts }, () => new Wallet(Wallet.createRandom().privateKey));
  await load(accounts, 10, async (index) => {
    const wallet = wallets[index] as Wallet;
    const act = await signed(wallet, 1, "RegisterUser", { name: `user-${index}`, introduction: "" });
    await submitUntilFree(channel, "RegisterUser", act);
  });

  const acts = await Promise.all(
    Array.from({ length: accounts * servicesEach }, (_, index) => {
      const [account, service] = [index % accounts, Math.floor(index / accounts)];
      const message = { name: name(account, service), category: "", tags: [], description: "", url: "", price: "1" };
      return signed(wallets[account] as Wallet, 2 + service, "RegisterService", message);
    }),
  );
  // Each account's acts go one after the other, as its counter demands; the accounts go side by side.
  const latenciesMs: number[] = [];
  const start = performance.now();
  await Promise.all(
    wallets.map(async (_, account) => {
      for (let service = 0; service < servicesEach; service++) {
        const begin = performance.now();
        await channel.submit("marketplace", "RegisterService", acts[service * accounts + account] as string[]);
        latenciesMs.push(performance.now() - begin);
      }
    }),
  );
  const committed = (acts.length * 1_000) / (performance.now() - start);
  console.log(line("committed transactions, 100 in flight", committed, latenciesMs));

  const queries = await load(12_000, 64, async (index) => {
    await channel.evaluate("marketplace", "QueryService", [name(index % accounts, index % servicesEach)]);
  });
  console.log(line("evaluates, 64 in flight", queries.perSecond, queries.latenciesMs));
  const ratio = (rate: number, reference: number) => (rate / reference).toFixed(2);
  console.log(`to a real network with a plain put: ${ratio(committed, 185)} ×, ${ratio(queries.perSecond, 690)} ×`);
}

async function signed(wallet: Wallet, counter: number, act: ActName, message: object): Promise<string[]> {
  const deadline = `${Math.floor(Date.now() / 1_000) + 3_600}`;
  const full = { ...message, counter: String(counter), deadline };
  const signature = await wallet.signTypedData(signingDomain("marketplace"), actTypesOf(act), full);
  const authorization = { signer: wallet.address, counter: String(counter), deadline, signature };
  return [JSON.stringify(message), JSON.stringify(authorization)];
}

/** Registrations that pay from the same pool meet now and then. */
async function submitUntilFree(channel: FabricChannel, act: ActName, args: readonly string[]): Promise<void> {
  for (;;) {
    try {
      await channel.submit("marketplace", act, args);
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== "MVCC_CONFLICT") throw error;
    }
  }
}
