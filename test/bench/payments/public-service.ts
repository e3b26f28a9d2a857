import { createServer } from "node:http";
import { PaymentConnection } from "../../../clients/pay/src/connection/payment-connection.ts";
import { payingFetch } from "../../../clients/pay/src/consumer/paying-fetch.ts";
import { reportReady } from "../../../ledgers/child-process.ts";
import { listen } from "../../../serving/listen.ts";
import type { LeafUrls } from "./leaf-service.ts";

/** The public service of the thesis: a number is made valid, then kept; two calls, paid or not, one after the other. */
const { key, validator, persistence } = JSON.parse(process.argv[2] ?? "{}") as {
  key: ConstructorParameters<typeof PaymentConnection>[0];
  validator: LeafUrls;
  persistence: LeafUrls;
};
const pay = payingFetch(fetch, new PaymentConnection(key), {
  limits: { maxPrice: 1_000_000_000n, funding: 10n ** 17n, ahead: 256 },
});

const kinds = ["unpaid", "paid", "ahead"] as const satisfies (keyof LeafUrls)[];

async function act(call: typeof fetch, kind: keyof LeafUrls): Promise<number> {
  const number = Math.floor(Math.random() * 1_000_000);
  const checked = (await (await call(`${validator[kind]}/check?nr=${number}`)).json()) as { number: number };
  const kept = (await (await call(`${persistence[kind]}/save?nr=${checked.number}`)).json()) as { number: number };
  if (kept.number !== number) throw new Error("another number was kept");
  return number;
}

const server = createServer((request, response) => {
  const kind = kinds.find((one) => request.url === `/${one}`) ?? "unpaid";
  act(kind === "unpaid" ? fetch : pay, kind).then(
    (number) => response.end(`{"number":${number}}`),
    (error) => response.writeHead(500).end(String(error)),
  );
});
reportReady(`http://127.0.0.1:${await listen(server, "127.0.0.1", 0)}`);
