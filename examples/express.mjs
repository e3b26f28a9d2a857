// express.mjs: a paid service with Express. Paths of /health are free.
import { expressPayments, PaymentConnection } from "@ledgerloom/pay";
import express from "express";

const { WEATHER_SERVER: url = "", WEATHER_KEY: keyId = "", WEATHER_SECRET: secret = "", PORT } = process.env;
const connection = new PaymentConnection({ url, keyId, secret });
const lanes = [{ lane: 0, price: 10n }];
const routes = [{ path: "/health", lane: null }];

const app = express();
app.use(expressPayments(connection, { lanes, routes }));
app.get("/health", (_request, response) => response.send("ok"));
app.get("/today", (_request, response) => response.send("sunny"));
app.listen(Number(PORT), "127.0.0.1");
