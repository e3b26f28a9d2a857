import type { Server } from "node:http";
import { type AddressInfo, isIPv6 } from "node:net";
import { PaymentConnection } from "../connection/payment-connection.ts";
import { payingFetch } from "../consumer/paying-fetch.ts";
import { PaymentError } from "../errors/payment-error.ts";
import { incomingProxy } from "./incoming-proxy.ts";
import { outgoingProxy } from "./outgoing-proxy.ts";
import { type SidecarConfig, secretOf } from "./sidecar-config.ts";

/** A sidecar that runs. */
export interface Sidecar {
  /** Where the service is paid, when it is. */
  readonly incomingUrl: string | undefined;
  /** The service's `HTTP_PROXY`, when it pays. */
  readonly outgoingUrl: string | undefined;
  /** Rejects when the payment server does not let the service in, or has not yet; the latter is retryable. */
  readonly admitted: Promise<void>;
  close(): Promise<void>;
}

/** Makes a service payable, or a payer, without a line of code in it. @throws Error when it cannot listen */
export async function startSidecar(config: SidecarConfig, variables: NodeJS.ProcessEnv = {}): Promise<Sidecar> {
  const { paymentServer, provider, consumer } = config;
  const connection = new PaymentConnection({ ...paymentServer, secret: secretOf(config, variables) });
  const servers: Server[] = [];
  const listen = async (server: Server, { host, port }: { host: string; port: number }): Promise<string> => {
    servers.push(server);
    await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, host, resolve)).catch(
      (cause) => {
        throw new Error(`listen: port ${port} of ${host} cannot be had (${cause.code}); give another one`, { cause });
      },
    );
    return `http://${isIPv6(host) ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`;
  };
  const close = async () => {
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    connection.close();
  };
  try {
    const incomingUrl =
      provider && (await listen(incomingProxy(connection, provider.upstream, provider), provider.listen));
    const outgoingUrl = consumer && (await listen(payerFor(connection, consumer), consumer.listen));
    const admitted = admittedBy(connection, paymentServer.url);
    // The rejection may stay unobserved.
    admitted.catch(() => {});
    return { incomingUrl, outgoingUrl, admitted, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** With the address, which tells the file's reader where to look. */
async function admittedBy(connection: PaymentConnection, url: string): Promise<void> {
  await connection.welcome().catch(({ code, message, isRetryable }: PaymentError) => {
    throw new PaymentError(code, `paymentServer ${url}: ${message}`, isRetryable);
  });
}

function payerFor(connection: PaymentConnection, { payees }: NonNullable<SidecarConfig["consumer"]>): Server {
  const byOrigin = new Map(Object.entries(payees).map(([url, limits]) => [new URL(url).origin, limits]));
  const pay = payingFetch(fetch, connection, { limits: (origin) => byOrigin.get(origin) });
  return outgoingProxy(pay, new Set(byOrigin.keys()));
}
