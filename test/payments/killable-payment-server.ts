import { PaymentConnection } from "../../clients/pay/src/connection/payment-connection.ts";
import { type Child, compiledModule, startChild } from "../../process/child-process.ts";
import type { TeamKey, TeamOptions } from "./payment-server.ts";

/** A payment server in a process of its own that is killed and comes back at the same address; it ends with the parts. */
export async function startKillable(options: Omit<TeamOptions, "port">, parts: AsyncDisposableStack) {
  const start = (port: number): Promise<Child<TeamKey>> => {
    const module = compiledModule("test/payments/payment-server.js");
    return startChild({ module, args: [JSON.stringify({ ...options, port } satisfies TeamOptions)] });
  };
  let child = await start(0);
  const { ready } = child;
  parts.defer(() => child.stop());
  const connection = new PaymentConnection({ ...ready, patienceMs: 120_000 });
  parts.defer(async () => connection.close());
  const killAndRestart = async () => {
    await child.kill();
    child = await start(Number(new URL(ready.url).port));
  };
  return { connection, killAndRestart };
}
