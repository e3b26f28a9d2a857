import { WebSocket } from "ws";
import { InexactNumber, isDeeper, maxNesting, parseJson } from "./json.ts";

interface Message {
  readonly id?: unknown;
  readonly type?: unknown;
}

/**
 * Depth of a message: enough that faults of an operation's variables are its errors, and do not close the connection.
 */
const deepestMessage = 2 * maxNesting;

/**
 * Bytes of a message without its variables, which stay as long as the connection: as many as a request's headers may
 * have.
 */
const maxOther = 32 * 1024;
const maxId = 128;

/**
 * A graphql-ws connection that gives the client's operations names of its own. The protocol's library knows operations
 * by their names, so one whose name is used again at once would get events, and the end, of its predecessor.
 */
export class OperationsSocket extends WebSocket {
  /** Our names of what the client follows, by the client's. */
  readonly #names = new Map<string, string>();
  #count = 0;

  override emit(event: string | symbol, ...values: unknown[]): boolean {
    if (event !== "message") return super.emit(event, ...values);
    const text = String(values[0]);
    const message = parsed(text);
    const defect = message && defectOf(message, text);
    if (defect) this.close(4400, defect);
    const renamed = defect ? undefined : this.#renamed(text, message);
    return renamed !== undefined && super.emit(event, renamed, false);
  }

  override send(data: string, ...rest: unknown[]): void {
    const [, text] = opening.exec(data) ?? [];
    const callback = rest.at(-1);
    if (text === undefined) {
      super.send(data, ...(rest as []));
      return;
    }
    const name = JSON.parse(text) as string;
    const id = name.slice(name.indexOf(" ") + 1);
    // A client that has given it up gets no more of it.
    if (this.#names.get(id) !== name) {
      if (typeof callback === "function") callback();
      return;
    }
    const message = data.slice(`{"id":${text},`.length);
    if (!message.startsWith('"type":"next"')) this.#names.delete(id);
    super.send(`{"id":${JSON.stringify(id)},${message}`, ...(rest as []));
  }

  /** The message as the library gets it; `undefined` when it gets none. */
  #renamed(text: string, message: Message | undefined): string | undefined {
    if (typeof message?.id !== "string") return text;
    const { id, type } = message;
    const known = this.#names.get(id);
    if (type === "complete") {
      this.#names.delete(id);
      return known === undefined ? text : written({ ...message, id: known });
    }
    if (type !== "subscribe") return text;
    if (known !== undefined) {
      this.close(4409, `Subscriber for ${id.slice(0, 20)} already exists`);
      return undefined;
    }
    this.#count += 1;
    const name = `${this.#count} ${id}`;
    this.#names.set(id, name);
    return written({ ...message, id: name });
  }
}

/** Begin of messages about an operation. */
const opening = /^\{"id":("\d+ (?:[^"\\]|\\.)*"),/;

/** Reason why a message is refused whatever it says. */
function defectOf(message: Message, text: string): string | undefined {
  if (isDeeper(message, deepestMessage)) return "Lists and objects lie too deep inside each other";
  if (message.type !== "subscribe" && text.length > maxOther) return "Message is too long";
  return typeof message.id === "string" && message.id.length > maxId ? "Id is too long" : undefined;
}

function parsed(text: string): Message | undefined {
  try {
    return parseJson(text) as Message;
  } catch {
    return undefined;
  }
}

/** The message with its numbers as they came: the next reader refuses them with an error for the client. */
function written(message: Message): string {
  return JSON.stringify(message, (_key, value) => (value instanceof InexactNumber ? raw(value.source) : value));
}

const raw = (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON;
