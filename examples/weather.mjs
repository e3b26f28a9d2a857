// weather.mjs
import { createServer } from "node:http";
import { httpPayments, PaymentConnection } from "@ledgerloom/pay";

const { WEATHER_SERVER: url = "", WEATHER_KEY: keyId = "", WEATHER_SECRET: secret = "", PORT } = process.env;
const connection = new PaymentConnection({ url, keyId, secret });
const paid = httpPayments(connection, { price: 10n }, (_request, response) => response.end("sunny"));

createServer(paid).listen(Number(PORT), "127.0.0.1");
