import {
  accepted,
  CreatePaymentServiceKeyDocument,
  PaymentServiceKeysDocument,
  RevokePaymentServiceKeyDocument,
} from "@ledgerloom/sdk";
import type { Command } from "commander";
import type { Output } from "../output/output.ts";
import { type Call, command, does } from "./call.ts";
import { downloadOptions } from "./options.ts";
import { whole } from "./pages.ts";

/** `ledgerloom pay keys`: by which services come to the payment server. */
export function addKeys(pay: Command, output: Output): void {
  const self = downloadOptions(command(pay, "keys", "keys by which services come to the payment server"))
    .option("--create <address>", "make one for an account; its secret is shown once")
    .option("--revoke <id>", "let one count no more");
  does(self, output, (call) => {
    if (call.options.create) return createKey(call);
    return call.options.revoke ? revokeKey(call) : listKeys(call);
  });
}

async function listKeys(call: Call): Promise<void> {
  const { paymentServiceKeys } = await (await call.client()).request(PaymentServiceKeysDocument);
  await call.output.list(whole(paymentServiceKeys), [
    { heading: "ID", of: ({ id }) => id },
    { heading: "ACCOUNT", of: ({ account }) => account.address },
    { heading: "CREATED", of: ({ createdAt }) => createdAt },
    { heading: "REVOKED", of: ({ revokedAt }) => revokedAt },
  ]);
}

async function createKey(call: Call): Promise<void> {
  // A repeated answer would show the secret again, so the act has no key of the caller's.
  const input = { account: call.options.create };
  const asked = (await call.client()).request(CreatePaymentServiceKeyDocument, { input });
  const { key, secret } = accepted((await asked).paymentServiceKeyCreate);
  await call.output.record({ id: key?.id, secret }, [
    ["key", key?.id],
    ["secret", secret],
  ]);
  call.output.note("the secret is shown now and never again");
}

async function revokeKey(call: Call): Promise<void> {
  const input = { id: call.options.revoke };
  const asked = (await call.client()).request(RevokePaymentServiceKeyDocument, { input });
  const { key } = accepted((await asked).paymentServiceKeyRevoke);
  await call.output.record(key, [
    ["key", key?.id],
    ["revoked", key?.revokedAt],
  ]);
}
