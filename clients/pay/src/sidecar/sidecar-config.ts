import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { prepaidSchema } from "../offer/offer.ts";
import { keyIdSchema, keySecretSchema } from "../protocol/handshake.ts";
import { isLabel, laneSchema } from "../protocol/operations.ts";
import { maxPeriod } from "../protocol/periods.ts";

/** Of what is left out only that is said. */
function takes(what: string) {
  return ({ input }: { readonly input?: unknown }) => (input === undefined ? `must be set: ${what}` : `takes ${what}`);
}

function upTo(max: number, error: ReturnType<typeof takes>) {
  return z.int({ error }).min(0, { error }).max(max, { error });
}

const whole = takes("a whole amount in the asset's smallest unit");
const amount = z
  .union([upTo(Number.MAX_SAFE_INTEGER, whole), z.string().regex(/^[0-9]{1,39}$/, { error: whole })], { error: whole })
  .transform(BigInt);
const address = z.string().regex(/^0x[0-9a-fA-F]{40}$/, { error: takes("an address: 0x and 40 hexadecimal digits") });
const seconds = upTo(maxPeriod, takes(`whole seconds from 0 to ${maxPeriod}`));
const port = upTo(65_535, takes("a port from 0 to 65535"));
const label = z.string().refine(isLabel, { error: takes("a label of at most 32 bytes") });

/** Where to listen. */
const listen = z.strictObject({
  host: z.string().min(1).default("127.0.0.1"),
  port,
});

/** Origin alone: a path beside it would not count, so it is refused. */
const isOrigin = (url: string) => /^http:\/\/[^/?#@\\]+\/?$/.test(url);

const origin = takes("http://host:port and no path");
const http = z.url({ protocol: /^http$/, error: origin }).refine(isOrigin, { error: origin });

const route = z.strictObject({
  method: z.string().max(16).optional(),
  path: z
    .string()
    .startsWith("/", { error: takes("a path that begins with /") })
    .max(256),
  /** Free without one. */
  lane: laneSchema.nullable().default(null),
});

const provider = z.strictObject({
  listen,
  /** The service that is to be paid. */
  upstream: http,
  price: amount.optional(),
  lanes: z.array(z.strictObject({ lane: laneSchema, label: label.optional(), price: amount })).optional(),
  routes: z.array(route).optional(),
  asset: address.optional(),
  tolerancePeriod: seconds.optional(),
  terminationPeriod: seconds.optional(),
  /** Requests of a batch token; only for one sidecar before one service. */
  maxBatch: prepaidSchema.optional(),
  /** Lets clients of x402 pay too. */
  x402: z
    .strictObject({
      assetName: z.string().min(1),
      assetVersion: z.string().min(1),
      minDeposit: amount,
      withdrawDelay: seconds.optional(),
      /** Where clients find the service, when a proxy that ends TLS stands before the sidecar. */
      publicOrigin: z.string().optional(),
    })
    .optional(),
});

const consumer = z.strictObject({
  listen,
  /** Payees of the service, by origin, with its limits for each. */
  payees: z.record(
    http,
    z.strictObject({
      maxPrice: amount,
      funding: amount,
      threshold: amount.optional(),
      prefetch: prepaidSchema.optional(),
      asset: address.optional(),
      maxTerminationPeriod: seconds.optional(),
    }),
  ),
});

const sidecarSchema = z.strictObject({
  paymentServer: z
    .strictObject({
      url: z.url({ protocol: /^wss?$/, error: takes("ws://host:port/services, where the payment server is") }),
      keyId: keyIdSchema,
      secret: keySecretSchema.optional(),
      /** Environment variable with the secret, so that the file need not hold it. */
      secretVariable: z.string().min(1).optional(),
    })
    .refine(({ secret, secretVariable }) => (secret === undefined) !== (secretVariable === undefined), {
      error: takes("either secret or secretVariable"),
    }),
  provider: provider.optional(),
  consumer: consumer.optional(),
});

/** Configuration of a sidecar. */
export type SidecarConfig = z.output<typeof sidecarSchema>;

/** Reads a sidecar's file. @throws Error that lists all that is wrong */
export function readSidecarConfig(file: string): SidecarConfig {
  const { success, data, error } = sidecarSchema.safeParse(contentOf(file), { error: unlessSet });
  if (success && (data.provider || data.consumer)) return data;
  const lines = error?.issues.map(({ path, message }) => `  ${path.join(".") || "the file"}: ${message}`);
  const neither = "  it needs provider, consumer or both";
  throw new Error(
    `${file} is wrong ("Without code" in docs/guides/paying.md shows one):\n${lines?.join("\n") ?? neither}`,
  );
}

/** Message for a setting of which the schema itself says nothing. */
const unlessSet = ({ input }: { readonly input?: unknown }) => (input === undefined ? "must be set" : undefined);

function contentOf(file: string): unknown {
  try {
    return parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Error(`${file}, which --config names, cannot be read as YAML: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/** The key's secret, from the file or from the variable that it names. @throws Error when that is not set */
export function secretOf({ paymentServer }: SidecarConfig, variables: NodeJS.ProcessEnv): string {
  const { secret, secretVariable = "" } = paymentServer;
  const found = secret ?? variables[secretVariable];
  if (found === undefined)
    throw new Error(
      `the variable ${secretVariable} must be set: the key's secret, as paymentServer.secretVariable says`,
    );
  return found;
}
