import {
  AccountDocument,
  accepted,
  authorizeAct,
  CreatePaymentAccountDocument,
  GraphError,
  OpenPaymentChannelDocument,
  RegisterServiceDocument,
  RegisterUserDocument,
  ServiceDocument,
  ServicesDocument,
} from "@ledgerloom/sdk";
import { type HDNodeWallet, Wallet } from "ethers";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { RunningPlatform } from "../running-platform.ts";

/** The platform whose children are killed under users of the graph. */
let platform: RunningPlatform;

beforeAll(async () => {
  platform = await RunningPlatform.start({ LEDGERLOOM_AGENTS: "false" });
});
afterAll(() => platform.remove());

async function newUser(name: string): Promise<HDNodeWallet> {
  const wallet = Wallet.createRandom();
  const act = { name, introduction: "" };
  const authorization = await authorizeAct(platform.client, wallet, "RegisterUser", act);
  accepted((await platform.client.request(RegisterUserDocument, { input: { ...act, authorization } })).userRegister);
  return wallet;
}

async function registerService(wallet: HDNodeWallet, name: string): Promise<void> {
  const act = { name, category: "", tags: [], description: "", url: "", price: "1" };
  const authorization = await authorizeAct(platform.client, wallet, "RegisterService", act);
  accepted(
    (await platform.client.request(RegisterServiceDocument, { input: { ...act, authorization } })).serviceRegister,
  );
}

/** Registers services one after the other until told to stop; a service that fails is tried again under its name. */
async function registerUntil(wallet: HDNodeWallet, prefix: string, stopped: () => boolean) {
  const confirmed: string[] = [];
  for (let index = 0; !stopped(); index++) {
    try {
      await registerService(wallet, `${prefix}/${index}`);
      confirmed.push(`${prefix}/${index}`);
    } catch (error) {
      expect(codeOf(error)).toMatch(/^(LEDGER_UNAVAILABLE|TIMEOUT|ENDORSEMENT_FAILED|ALREADY_EXISTS|BAD_COUNTER)$/);
    }
  }
  return confirmed;
}

function codeOf(error: unknown): string {
  return (error as GraphError).code;
}

test("the ledger killed under load: what was reported stays, and each counter agrees with it", async () => {
  const wallets = await Promise.all(Array.from({ length: 8 }, (_, index) => newUser(`load-${index}`)));
  let stopped = false;
  const loads = wallets.map((wallet, index) => registerUntil(wallet, `load-${index}`, () => stopped));
  for (let kill = 0; kill < 3; kill++) {
    const before = await countServices().catch(() => 0);
    await vi.waitFor(async () => expect(await countServices()).toBeGreaterThan(before + 10), { timeout: 300_000 });
    platform.killChild("ledgers/fabric/embedded/main.js");
  }
  await vi.waitFor(() => expect(platform.childrenRunning("ledgers/fabric/embedded/main.js")).toHaveLength(1), {
    timeout: 300_000,
  });
  const before = await countServices();
  await vi.waitFor(async () => expect(await countServices()).toBeGreaterThan(before), { timeout: 300_000 });
  stopped = true;
  const confirmed = await Promise.all(loads);

  for (const [index, wallet] of wallets.entries()) {
    const names = confirmed[index] ?? [];
    for (const name of names) {
      const { service } = await platform.client.request(ServiceDocument, { name });
      expect(service?.name).toBe(name);
    }
    const { account } = await platform.client.request(AccountDocument, { address: wallet.address });
    const { services } = await platform.client.request(ServicesDocument, {
      first: 1,
      filter: { developer: wallet.address },
    });
    // One act registered the user, each other act one service: nothing is counted without its effect.
    expect(Number(account.counter)).toBe(1 + services.totalCount);
    expect(services.totalCount).toBeGreaterThanOrEqual(names.length);
  }
});

async function countServices(): Promise<number> {
  return (await platform.client.request(ServicesDocument, { first: 1 })).services.totalCount;
}

test("chaincode killed during calls: a clear error meanwhile, then it is dialled again", async () => {
  const wallet = await newUser("unlucky");
  let stopped = false;
  const load = registerUntil(wallet, "unlucky", () => stopped);
  platform.killChild('"name":"marketplace"');
  await vi.waitFor(() => registerService(wallet, `after-${Date.now()}`), { timeout: 300_000, interval: 250 });
  stopped = true;
  await load;
});

test("the chain killed: payments go on when it is back", async () => {
  const [consumer, provider] = [await newPaymentAccount(), await newPaymentAccount()];
  const terms = { lanes: [{ pricePerRequest: "1" }], tolerancePeriod: 2, terminationPeriod: 120 };
  const open = async () =>
    accepted(
      (await platform.client.request(OpenPaymentChannelDocument, { input: { consumer, provider, ...terms } }))
        .paymentChannelOpen,
    );
  await open();
  platform.killChild("evm/embedded/main.js");
  const again = await vi.waitFor(open, { timeout: 300_000, interval: 250 });
  expect(again.channel?.status).toBe("OPEN");
});

async function newPaymentAccount(): Promise<string> {
  const created = await platform.client.request(CreatePaymentAccountDocument);
  return accepted(created.paymentAccountCreate).account?.address ?? "";
}
