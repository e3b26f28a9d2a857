import type { ExecutionResult } from "graphql";
import type { Extra } from "graphql-ws/use/ws";
import type { AnswerBatches } from "../request/contexts.ts";

export interface EventSender {
  readonly delivery: AnswerBatches;
  /** Delivery as the plugins have wrapped it; through it they learn when it ends. */
  readonly subscribed: AsyncIterable<ExecutionResult>;
  /** Client's id of the operation. */
  readonly id: string;
  readonly extra: Extra;
}

/** Events in one write at most. */
const batchSize = 64;

const done = { done: true, value: undefined } as const;

/**
 * Sends events over graphql-ws: the text is made once for all clients, many messages go in one write, and the next when
 * the client has taken these. To the protocol's library it is a stream without results that ends.
 */
export function sendEvents({ delivery, subscribed, id, extra }: EventSender): AsyncIterableIterator<ExecutionResult> {
  const { socket, request } = extra;
  const prefix = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
  const end = async () => {
    await subscribed[Symbol.asyncIterator]().return?.();
    return done;
  };
  /** Sends texts; settles when the client has taken them, or was too slow. */
  const send = (texts: readonly string[]) =>
    new Promise<void>((resolve) => {
      delivery.onCut(resolve);
      const last = texts.length - 1;
      request.socket.cork();
      for (const [index, text] of texts.entries()) {
        socket.send(`${prefix}${text}}`, index === last ? () => resolve() : undefined);
      }
      request.socket.uncork();
    });
  return {
    async next() {
      for (;;) {
        const answers = await delivery.take(batchSize);
        if (answers.length === 0) return end();
        await send(answers.map(({ text }) => text));
      }
    },
    return: end,
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
