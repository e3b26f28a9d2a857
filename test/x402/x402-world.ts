import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { X402Payments, X402Terms } from "../../clients/pay/src/protocol/x402.ts";
import { x402 } from "../../clients/pay/src/x402/middleware.ts";
import type { PaymentsContext } from "../../subgraphs/payments/context.ts";
import { RunningPayments } from "../../subgraphs/payments/testing/running-payments.ts";
import { requirementsOf } from "../../subgraphs/payments/x402/offer.ts";
import { unkeptJournal } from "../../subgraphs/shared/requests/journal.ts";
import { adminOf } from "../../subgraphs/shared/testing/principals.ts";
import type { stockClient } from "./stock-client.ts";
import { deployTestToken, type TestToken } from "./test-token.ts";
import { Withdrawal } from "./withdrawal.ts";

const organization = "Org2MSP";

/** A chain with the scheme's contracts and a token, a payment server, and a service behind the middleware. */
export class X402World {
  readonly payments: RunningPayments;
  readonly token: TestToken;
  readonly #terms: X402Terms;
  readonly #service: Server;
  /** What differs from the usual terms. */
  changes: Partial<X402Terms> = {};
  /** How many requests the service was asked to serve. */
  served = 0;
  /** What it does instead of answering well. */
  handle: ((answer: (status: number, body: string) => void) => void) | undefined;

  private constructor(payments: RunningPayments, token: TestToken, terms: X402Terms) {
    this.payments = payments;
    this.token = token;
    this.#terms = terms;
    const paid = x402({ payments: this.#port(), terms: () => this.terms });
    this.#service = createServer((request, response) => {
      void paid(request, response, () => {
        this.served += 1;
        const answer = (status: number, body: string) => response.writeHead(status).end(body);
        if (this.handle) this.handle(answer);
        else answer(200, `served ${this.served}`);
      });
    });
  }

  static async start(x402Contracts: string): Promise<X402World> {
    const payments = await RunningPayments.start({ x402Contracts });
    const token = await deployTestToken(payments.node.chain);
    const account = await payments.createAccount(organization);
    const world = new X402World(payments, token, {
      ...{ provider: account, asset: token.address, assetName: token.name, assetVersion: token.version },
      ...{ price: "10", minDeposit: "100", withdrawDelay: 900 },
    });
    await once(world.#service.listen(0, "127.0.0.1"), "listening");
    return world;
  }

  get terms(): X402Terms {
    return { ...this.#terms, ...this.changes };
  }

  /** The account that is paid. */
  get provider(): string {
    return this.#terms.provider;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#service.address() as AddressInfo).port}/weather`;
  }

  /** What the payment server's own code sees. */
  async context(): Promise<PaymentsContext> {
    return (await this.payments.subgraph.contextFor(adminOf(organization))) as PaymentsContext;
  }

  /** Claims everything there is. */
  async claim() {
    return (await this.context()).claims.claim(this.provider, adminOf(organization), unkeptJournal("NONE"));
  }

  /** Of a client that leaves the channel which it has by these terms. */
  withdrawal({ scheme }: ReturnType<typeof stockClient>): Withdrawal {
    const requirements = requirementsOf(this.payments.node.chain.chainId, this.terms);
    return new Withdrawal(
      this.payments,
      scheme.buildChannelConfig({ ...requirements, network: "eip155:5666", extra: { ...requirements.extra } }),
    );
  }

  async stop(): Promise<void> {
    this.#service.closeAllConnections();
    this.#service.close();
    await this.token.close();
    await this.payments.stop();
  }

  #port(): X402Payments {
    const principal = adminOf(organization);
    return {
      begin: async (header, terms) => (await this.context()).x402.begin(header, terms, principal),
      finish: async (payment) => (await this.context()).x402.finish(payment, principal),
      giveUp: async (payment) => (await this.context()).x402.giveUp(payment, principal),
    };
  }
}
