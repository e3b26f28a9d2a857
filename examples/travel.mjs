// travel.mjs
import { createServer } from "node:http";
import { httpPayments, PaymentConnection, payingFetch } from "@ledgerloom/pay";

const { TRAVEL_SERVER: url = "", TRAVEL_KEY: keyId = "", TRAVEL_SECRET: secret = "", PORT, WEATHER = "" } = process.env;
const connection = new PaymentConnection({ url, keyId, secret });
const pay = payingFetch(fetch, connection, { limits: { maxPrice: 10n, funding: 10_000n } });

const paid = httpPayments(connection, { price: 25n }, async (_request, response) => {
  const weather = await (await pay(`${WEATHER}/today`)).text();
  response.end(`a trip, and it will be ${weather}`);
});
createServer(paid).listen(Number(PORT), "127.0.0.1");
