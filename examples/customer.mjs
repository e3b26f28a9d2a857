// customer.mjs
import { PaymentConnection, payingFetch } from "@ledgerloom/pay";

const { CUSTOMER_SERVER: url = "", CUSTOMER_KEY: keyId = "", CUSTOMER_SECRET: secret = "", TRAVEL = "" } = process.env;
const connection = new PaymentConnection({ url, keyId, secret });
const pay = payingFetch(fetch, connection, { limits: { maxPrice: 25n, funding: 10_000n } });

const answer = await pay(`${TRAVEL}/trip`);
console.log(await answer.text());
connection.close();
if (!answer.ok) process.exitCode = 1;
