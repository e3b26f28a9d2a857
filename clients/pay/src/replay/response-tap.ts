import type { OutgoingHttpHeaders, ServerResponse } from "node:http";

/** Answer that is kept, to be given again. */
export interface StoredAnswer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

/** Headers that belong to one connection, one way of sending or one moment. */
const ownOfEachAnswer = ["connection", "keep-alive", "transfer-encoding", "trailer", "upgrade", "date"];

/**
 * Listens to what is written to a response; tells it when it has ended, or `undefined` as soon as the body is longer. A
 * service that goes on writing when nobody reads any more is listened to until it ends.
 * @returns what stops listening
 */
export function tapResponse(
  response: ServerResponse,
  maxBody: number,
  tell: (answer: StoredAnswer | undefined) => void,
): () => void {
  const { writeHead, write, end } = response;
  const chunks: Buffer[] = [];
  let length = 0;
  const keep = (chunk: unknown, encoding: unknown) => {
    if (typeof chunk !== "string" && !(chunk instanceof Uint8Array)) return;
    const bytes = typeof chunk === "string" ? Buffer.from(chunk, encodingOf(encoding)) : Buffer.from(chunk);
    length += bytes.length;
    if (length <= maxBody) return void chunks.push(bytes);
    stop();
    tell(undefined);
  };
  const stop = () => void Object.assign(response, { writeHead, write, end });
  Object.assign(response, {
    // Headers that are handed in here are otherwise not to be seen afterwards.
    writeHead: (status: number, ...rest: readonly unknown[]) => {
      for (const [name, value] of headersIn(rest)) response.setHeader(name, value);
      const [reason] = rest;
      if (typeof reason === "string") response.statusMessage = reason;
      return writeHead.call(response, status);
    },
    write: (...args: Parameters<typeof write>) => {
      keep(args[0], args[1]);
      return write.apply(response, args);
    },
    end: (...args: Parameters<typeof end>) => {
      keep(args[0], args[1]);
      stop();
      const ended = end.apply(response, args);
      if (length <= maxBody) tell(storedAnswer(response, Buffer.concat(chunks)));
      return ended;
    },
  });
  return stop;
}

function storedAnswer(response: ServerResponse, body: Buffer): StoredAnswer {
  const headers = { ...response.getHeaders() };
  for (const name of ownOfEachAnswer) delete headers[name];
  return { status: response.statusCode, headers, body };
}

function encodingOf(given: unknown): BufferEncoding {
  return typeof given === "string" ? (given as BufferEncoding) : "utf8";
}

/** As `writeHead` takes them: an object, or names and values in turn. */
function headersIn(args: readonly unknown[]): [string, string | string[]][] {
  const given = args.find((arg) => typeof arg === "object" && arg !== null);
  if (!Array.isArray(given)) return Object.entries(given ?? {}).filter(([, value]) => value !== undefined);
  const flat = given.flat();
  return flat.flatMap((name, index) => (index % 2 === 0 ? [[String(name), flat[index + 1]]] : []));
}
