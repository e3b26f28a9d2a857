import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { X402Payments, X402Terms } from "../../clients/pay/src/protocol/x402.ts";
import { x402 } from "../../clients/pay/src/x402/middleware.ts";
import type { PaymentsContext } from "../../subgraphs/payments/context.ts";
import { adminOf } from "../../subgraphs/shared/testing/principals.ts";
import { RunningPayments } from "../../subgraphs/payments/testing/running-payments.ts";
import { deployTestToken, type TestToken } from "./test-token.ts";

const provider = "Org2MSP";

/** A chain with the scheme's contracts and a token, a payment server, and a service behind the middleware. */
export class X402World {
  readonly payments: RunningPayments;
  readonly token: TestToken;
  readonly terms: X402Terms;
  readonly #service: Server;
  /** How many requests the service was asked to serve. */
  served = 0;
  /** What it does instead of answering well. */
  handle: ((answer: (status: number, body: string) => void) => void) | undefined;

  private constructor(payments: RunningPayments, token: TestToken, terms: X402Terms) {
    this.payments = payments;
    this.token = token;
    this.terms = terms;
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
    const account = await payments.createAccount(provider);
    const world = new X402World(payments, token, {
      ...{ provider: account, asset: token.address, assetName: token.name, assetVersion: token.version },
      ...{ price: "10", minDeposit: "100", withdrawDelay: 3_600 },
    });
    await once(world.#service.listen(0, "127.0.0.1"), "listening");
    return world;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#service.address() as AddressInfo).port}/weather`;
  }

  /** What the payment server's own code sees. */
  async context(): Promise<PaymentsContext> {
    return (await this.payments.subgraph.contextFor(adminOf(provider))) as PaymentsContext;
  }

  async stop(): Promise<void> {
    this.#service.closeAllConnections();
    this.#service.close();
    await this.payments.stop();
  }

  #port(): X402Payments {
    const principal = adminOf(provider);
    return {
      begin: async (header, terms) => (await this.context()).x402.begin(header, terms, principal),
      finish: async (payment) => (await this.context()).x402.finish(payment, principal),
      giveUp: async (payment) => (await this.context()).x402.giveUp(payment, principal),
    };
  }
}
