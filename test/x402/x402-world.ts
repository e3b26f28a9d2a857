import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { PaymentConnection } from "../../clients/pay/src/connection/payment-connection.ts";
import { expressPayments, httpPayments } from "../../clients/pay/src/provider/middleware.ts";
import type { GuardOptions } from "../../clients/pay/src/provider/payment-guard.ts";
import { incomingProxy } from "../../clients/pay/src/sidecar/incoming-proxy.ts";
import { RunningPayments } from "../../subgraphs/payments/testing/running-payments.ts";
import { requirementsOf } from "../../subgraphs/payments/x402/offer.ts";
import type { stockClient } from "./stock-client.ts";
import { deployTestToken, type TestToken } from "./test-token.ts";
import { Withdrawal } from "./withdrawal.ts";

const organization = "Org2MSP";
const withdrawDelay = 900;

interface ClaimAnswer {
  readonly x402VouchersClaim: {
    readonly channels: number;
    readonly remaining: number;
    readonly userErrors: readonly { readonly code: string }[];
    readonly transaction: { readonly hash: string } | null;
  };
}

/** A chain with the scheme's contracts and a token, a payment server, and a service behind the middleware. */
export class X402World {
  readonly payments: RunningPayments;
  readonly token: TestToken;
  /** The account that is paid; lower case. */
  readonly provider: string;
  readonly #connection: PaymentConnection;
  readonly #service: Server;
  /** Number of requests to the service. */
  served = 0;
  /** Handler in place of a good answer. */
  handle: ((answer: (status: number, body: string) => void) => void) | undefined;

  private constructor(payments: RunningPayments, token: TestToken, provider: string, connection: PaymentConnection) {
    this.payments = payments;
    this.token = token;
    this.provider = provider;
    this.#connection = connection;
    const listener: RequestListener = (_, response) =>
      this.#serve((status, body) => response.writeHead(status).end(body));
    this.#service = createServer(httpPayments(connection, this.#offer, listener));
  }

  static async start(x402Contracts?: string): Promise<X402World> {
    const payments = await RunningPayments.start({ x402Contracts, keeper: { intervalMs: 50 } });
    const token = await deployTestToken(payments.node.chain);
    const account = await payments.createAccount(organization);
    const key = await payments.createServiceKey(account, organization);
    const connection = new PaymentConnection({ url: payments.dataPlaneUrl, ...key });
    const world = new X402World(payments, token, account.toLowerCase(), connection);
    await once(world.#service.listen(0, "127.0.0.1"), "listening");
    return world;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#service.address() as AddressInfo).port}/weather`;
  }

  /** The middleware for Express with the same offer. */
  expressPayments() {
    return expressPayments(this.#connection, this.#offer);
  }

  /** Proxy before a service that knows nothing of payments, with the same offer. */
  proxyTo(upstream: string): Server {
    return incomingProxy(this.#connection, upstream, this.#offer);
  }

  /** Claims everything there is. */
  async claim() {
    const source = `mutation ($input: X402VouchersClaimInput!) { x402VouchersClaim(input: $input) {
      channels remaining userErrors { code } transaction { hash } } }`;
    const input = { provider: this.provider };
    return (await this.payments.ask<ClaimAnswer>(source, { input }, organization)).x402VouchersClaim;
  }

  /** Changes the provider's policy. */
  async setPolicy(policy: object): Promise<void> {
    const source =
      "mutation ($input: PaymentPolicySetInput!) { paymentPolicySet(input: $input) { userErrors { code } } }";
    const input = { account: this.provider, asset: this.token.address, ...policy };
    await this.payments.ask(source, { input }, organization);
  }

  /** Withdrawal of a client from its channel with these terms. */
  withdrawal({ scheme }: ReturnType<typeof stockClient>): Withdrawal {
    const { address: asset, name: assetName, version: assetVersion } = this.token;
    const offer = {
      provider: this.provider,
      asset,
      assetName,
      assetVersion,
      price: "10",
      minDeposit: "100",
      withdrawDelay,
    };
    const requirements = requirementsOf(this.payments.node.chain.chainId, offer);
    const extra = { ...requirements.extra };
    return new Withdrawal(this.payments, scheme.buildChannelConfig({ ...requirements, network: "eip155:5666", extra }));
  }

  async stop(): Promise<void> {
    this.#service.closeAllConnections();
    this.#service.close();
    this.#connection.close();
    await this.token.close();
    await this.payments.stop();
  }

  get #offer(): GuardOptions {
    const { address: asset, name: assetName, version: assetVersion } = this.token;
    return { asset, price: 10n, x402: { assetName, assetVersion, minDeposit: 100n, withdrawDelay } };
  }

  #serve(answer: (status: number, body: string) => void): void {
    this.served += 1;
    if (this.handle) this.handle(answer);
    else answer(200, `served ${this.served}`);
  }
}
