import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { PaymentConnection, payingFetch } from "@ledgerloom/pay";
import { reportReady } from "../../process/child-process.ts";
import { listen } from "../../process/listen.ts";
import type { LeafUrls } from "./leaf-service.ts";

/** The public service of the thesis: a number is made valid, then kept; two calls, paid or not, one after the other. */
const { key, validator, persistence } = JSON.parse(process.argv[2] ?? "{}") as {
  key: ConstructorParameters<typeof PaymentConnection>[0];
  validator: LeafUrls;
  persistence: LeafUrls;
};
const pay = payingFetch(fetch, new PaymentConnection(key), {
  limits: { maxPrice: 1_000_000_000n, funding: 10n ** 17n, prefetch: 256 },
});

/** Ways to call the leaves, by the path of the request. */
const ways: Readonly<Record<string, { readonly kind: keyof LeafUrls; readonly isTraced?: boolean }>> = {
  "/unpaid": { kind: "unpaid" },
  "/paid": { kind: "paid" },
  "/batch": { kind: "batch" },
  "/traced": { kind: "batch", isTraced: true },
};

/** Makes a `traceparent` of a trace that is not sampled. */
const newTraceparent = () => `00-${randomBytes(16).toString("hex")}-${randomBytes(8).toString("hex")}-00`;

async function act(url = ""): Promise<number> {
  const { kind, isTraced } = ways[url] ?? { kind: "unpaid" };
  const headers = isTraced ? { traceparent: newTraceparent() } : {};
  const call = async (leaf: string) =>
    (await (await (kind === "unpaid" ? fetch : pay)(leaf, { headers })).json()) as { number: number };
  const number = Math.floor(Math.random() * 1_000_000);
  const checked = await call(`${validator[kind]}/check?nr=${number}`);
  const kept = await call(`${persistence[kind]}/save?nr=${checked.number}`);
  if (kept.number !== number) throw new Error("another number was kept");
  return number;
}

const server = createServer((request, response) => {
  act(request.url).then(
    (number) => response.end(`{"number":${number}}`),
    (error) => response.writeHead(500).end(String(error)),
  );
});
reportReady(`http://127.0.0.1:${await listen(server, "127.0.0.1", 0)}`);
