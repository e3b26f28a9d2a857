/** A request that can be sent as often as it takes. */
export interface Sendable {
  readonly url: URL;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly init: RequestInit;
}

/** Reads what `fetch` was called with; bodies that can be read once only are read now. */
export async function sendableOf(input: string | URL | Request, init: RequestInit = {}): Promise<Sendable> {
  if (input instanceof Request) {
    const { url, method, headers, body, signal, redirect } = new Request(input, init);
    const bytes = body && (await new Response(body).arrayBuffer());
    return { url: new URL(url), method, headers: Object.fromEntries(headers), init: { body: bytes, signal, redirect } };
  }
  const { body, method = "GET" } = init;
  const sendable = { url: new URL(input), method: method.toUpperCase(), headers: headersOf(init.headers), init };
  if (!isOtherEachTime(body)) return sendable;
  const read = new Response(body);
  const type = read.headers.get("content-type");
  if (type) sendable.headers["content-type"] ??= type;
  return { ...sendable, init: { ...init, body: await read.arrayBuffer() } };
}

function headersOf(headers: RequestInit["headers"]): Record<string, string> {
  if (headers === undefined) return {};
  return Object.fromEntries(new Headers(headers));
}

/** Streams can be read once, forms are written with another boundary each time. */
function isOtherEachTime(body: RequestInit["body"]): boolean {
  if (body instanceof ReadableStream || body instanceof FormData) return true;
  return typeof body === "object" && body !== null && Symbol.asyncIterator in body;
}
