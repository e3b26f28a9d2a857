import type { IncomingMessage } from "node:http";

/** A request whose body was read already, in the form in which the runtime looks for that. */
interface ReadRequest extends IncomingMessage {
  body?: unknown;
}

/**
 * Reads and parses a JSON body before the runtime does: that leads each body through streams, which costs a third of
 * what a small query costs in all. What is no JSON object or list is left to the runtime as text, which refuses it.
 * @returns whether all of the body came
 */
export async function readJsonBody(request: ReadRequest): Promise<boolean> {
  if (!/^application\/(graphql\+)?json\s*(;|$)/.test(request.headers["content-type"] ?? "")) return true;
  const text = await textOf(request).catch(() => undefined);
  if (text) request.body = parsed(text) ?? text;
  return text !== undefined;
}

function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.once("end", () => resolve(Buffer.concat(chunks).toString()));
    request.once("error", reject);
  });
}

/** `undefined` for what the runtime would not take as a body. */
function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && Object.keys(value).length > 0 ? value : undefined;
  } catch {
    return undefined;
  }
}
