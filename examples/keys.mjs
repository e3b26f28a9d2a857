// keys.mjs
const { LEDGERLOOM_URL: url = "http://127.0.0.1:4000/graphql", TOKEN } = process.env;
const { PAYMENT_SERVER = "ws://127.0.0.1:4004/services" } = process.env;
const headers = { "content-type": "application/json", authorization: `Bearer ${TOKEN}` };

async function ask(query) {
  const { data, errors } = await (
    await fetch(url, { method: "POST", headers, body: JSON.stringify({ query }) })
  ).json();
  if (errors) throw new Error(errors[0].message);
  return Object.values(data)[0];
}

for (const service of ["WEATHER", "TRAVEL", "CUSTOMER"]) {
  const { account } = await ask(`mutation { paymentAccountCreate(input: {}) { account { address } } }`);
  const { key, secret } = await ask(
    `mutation { paymentServiceKeyCreate(input: { account: "${account.address}" }) { key { id } secret } }`,
  );
  console.log(`export ${service}_SERVER=${PAYMENT_SERVER} ${service}_KEY=${key.id} ${service}_SECRET=${secret}`);
}
