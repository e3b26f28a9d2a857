import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { PaymentConnection } from "../../clients/pay/src/connection/payment-connection.ts";
import { payingFetch } from "../../clients/pay/src/consumer/paying-fetch.ts";
import type { SpendingLimits } from "../../clients/pay/src/consumer/spending-limits.ts";
import type { WireToken } from "../../clients/pay/src/protocol/operations.ts";
import { RunningPayments } from "../../subgraphs/payments/testing/running-payments.ts";

/** A slow machine takes long to restart a payment server, which services wait for. */
export const patienceMs = 120_000;

/** A team: its payment server, an account there, and a service that acts for the account. */
export class Team {
  readonly mspId: string;
  readonly payments: RunningPayments;
  readonly account: string;
  readonly connection: PaymentConnection;

  private constructor(mspId: string, payments: RunningPayments, account: string, connection: PaymentConnection) {
    this.mspId = mspId;
    this.payments = payments;
    this.account = account;
    this.connection = connection;
  }

  static async start(mspId: string, payments: RunningPayments): Promise<Team> {
    const account = await payments.createAccount(mspId);
    return new Team(mspId, payments, account, await connect(payments, account, mspId));
  }

  /** Another service of the team, for the same account. */
  connect(): Promise<PaymentConnection> {
    return connect(this.payments, this.account, this.mspId);
  }

  fetchWithin(limits: SpendingLimits): typeof fetch {
    return payingFetch(fetch, this.connection, { limits, patienceMs });
  }

  /** Signs a token for one request, which any service may send. */
  async sign(channel: string, lane: number, maxPrice: bigint): Promise<WireToken> {
    const [token] = (await this.connection.sign({ channel, lane, maxPrice })).tokens;
    if (!token) throw new Error("nothing was signed");
    return token;
  }

  /** Balances and accepted requests of its open channels to another account, as the asked server knows them. */
  async channelsTo(provider: Team): Promise<Flow[]> {
    const source = `query ($consumer: Address!, $provider: Address!) { paymentChannels(first: 100, filter: {
      consumer: $consumer, provider: $provider }) { nodes { id held deposited acceptedRequests } } }`;
    const variables = { consumer: this.account, provider: provider.account };
    const { paymentChannels } = await provider.payments.ask<{ paymentChannels: { nodes: Flow[] } }>(
      source,
      variables,
      provider.mspId,
    );
    return paymentChannels.nodes;
  }

  async stop(): Promise<void> {
    this.connection.close();
    await this.payments.stop();
  }
}

export interface Flow {
  readonly id: string;
  readonly held: string;
  readonly deposited: string;
  readonly acceptedRequests: string;
}

/** Two teams with a payment server each, on one chain. */
export async function startTwoTeams(): Promise<[Team, Team] & AsyncDisposable> {
  const first = await RunningPayments.start();
  const second = await RunningPayments.start({ sponsor: 1 }, first.node);
  const teams: [Team, Team] = [await Team.start("Org1MSP", first), await Team.start("Org2MSP", second)];
  return Object.assign(teams, {
    [Symbol.asyncDispose]: async () => {
      for (const team of teams.reverse()) await team.stop();
    },
  });
}

async function connect(payments: RunningPayments, account: string, mspId: string): Promise<PaymentConnection> {
  const key = await payments.createServiceKey(account, mspId);
  return new PaymentConnection({ url: payments.dataPlaneUrl, patienceMs, ...key });
}

/** Serves on a free port. */
export async function serve(listener: RequestListener): Promise<{ url: string; server: Server }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}
