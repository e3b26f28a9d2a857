import { WebSocket } from "ws";
import { InexactNumber, isDeeper, maxNesting, parseJson } from "./json.ts";

interface Message {
  readonly id?: unknown;
  readonly type?: unknown;
}

/** Deep enough that what is wrong with an operation's variables is told as its error, and not by closing. */
const deepestMessage = 2 * maxNesting;

/** What stays as long as a connection or an operation: as long as a request's headers, and as any name. */
const maxOther = 32 * 1024;
const maxId = 128;

/**
 * A graphql-ws connection whose operations have names of their own to the protocol's library: that knows them by the
 * client's, so one whose name is used again at once would get what its predecessor still sends, and its end.
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
    // Whoever has given it up hears no more of it.
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

/** How messages about an operation begin. */
const opening = /^\{"id":("\d+ (?:[^"\\]|\\.)*"),/;

/** Why a message is none that could be taken, whatever it says. */
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

/** Numbers go on as they came: whoever reads the message next refuses them with a word to the client. */
function written(message: Message): string {
  return JSON.stringify(message, (_key, value) => (value instanceof InexactNumber ? raw(value.source) : value));
}

const raw = (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON;
