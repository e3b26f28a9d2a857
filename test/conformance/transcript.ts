import { GatewayError } from "@hyperledger/fabric-gateway";

/** Answer of a call, with everything that differs from run to run replaced by a placeholder. */
export type Outcome = Readonly<Record<string, unknown>>;

/** Runs a call and writes down how it ended. */
export async function outcomeOf(call: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await call();
  } catch (error) {
    return describeError(error);
  }
}

/** An error as its caller sees it. */
export function describeError(error: unknown): Outcome {
  if (!(error instanceof Error)) throw error;
  const description = { error: error.name, message: normalize(error.message) };
  if (error instanceof GatewayError) {
    const details = error.details.map(({ mspId, message }) => `${mspId}: ${normalize(message)}`);
    return { ...description, code: error.code, details: details.sort() };
  }
  return "code" in error ? { ...description, code: error.code } : description;
}

/**
 * Replaces transaction ids, package ids, addresses and certificates, and the spaces that Go's protobuf varies by build.
 */
export function normalize(text: string): string {
  return text
    .replaceAll("\u00a0", " ")
    .replaceAll(/\b0a[0-9a-f]{200,}\b/g, "<creator>")
    .replaceAll(/\b\w+_1\.0:\w+/g, "<package>")
    .replaceAll(/\b[0-9a-f]{64}\b/g, "<hash>")
    .replaceAll(/127\.0\.0\.1:\d+/g, "<address>");
}

/** The answer of a script: what its steps returned. */
export function parseResult(bytes: Uint8Array): unknown {
  const text = Buffer.from(bytes).toString("utf8");
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
