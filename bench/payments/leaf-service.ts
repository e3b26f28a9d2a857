import { createServer, type RequestListener } from "node:http";
import { httpPayments, PaymentConnection } from "@ledgerloom/pay";
import { reportReady } from "../../process/child-process.ts";
import { listen } from "../../process/listen.ts";

/** URLs of a service: open to all, for callers that pay each request by itself, and for those with batch tokens. */
export interface LeafUrls {
  readonly unpaid: string;
  readonly paid: string;
  readonly batch: string;
}

/** A service that does next to nothing, so that payments show: a validator of numbers, or a store of them. */
const connection = new PaymentConnection(JSON.parse(process.argv[2] ?? "{}"));
const price = 1_000_000_000n;
const work: RequestListener = ({ url = "" }, response) => {
  const number = Number(new URLSearchParams(url.split("?")[1]).get("nr"));
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify({ number, isValid: Number.isInteger(number) }));
};
const urlOf = async (listener: RequestListener) =>
  `http://127.0.0.1:${await listen(createServer(listener), "127.0.0.1", 0)}`;
reportReady({
  unpaid: await urlOf(work),
  paid: await urlOf(httpPayments(connection, { price }, work)),
  batch: await urlOf(httpPayments(connection, { price, maxBatch: 256 }, work)),
} satisfies LeafUrls);
