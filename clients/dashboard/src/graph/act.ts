import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { accepted, type Client, GraphError, RefusedError } from "@ledgerloom/sdk";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useConnection } from "./connection.tsx";
import type { Topic } from "./live.ts";
import { withAnyVariables } from "./untyped-variables.ts";
import { noteWritten } from "./written.ts";

/** How far an act is; nothing is shown as done before its ledger has it. */
export type ActState =
  | { readonly step: "none" }
  | { readonly step: "signing" | "sent" }
  | { readonly step: "committed" | "shown"; readonly blockNumber: string; readonly transactionId: string }
  | { readonly step: "refused" | "unknown"; readonly code: string; readonly message: string };

/** The payload of a mutation that writes to a ledger. */
export interface ActPayload {
  readonly userErrors: readonly { readonly code: string; readonly message: string }[];
  readonly transaction: { readonly id: string; readonly blockNumber: string; readonly position: string } | null;
}

/** A kind of act, with all that one needs to send it. */
export interface Act<I extends object, P extends ActPayload> {
  /** Name under which an act that is under way is kept over a reload; one for each thing that it is about. */
  readonly place: string;
  readonly topic: Topic;
  readonly document: TypedDocumentNode<Record<string, P>, { input: I & { idempotencyKey?: string | null } }>;
  /** Signs the input where its account has to; left out where the organisation's token is enough. */
  readonly sign?: (client: Client, input: I) => Promise<I>;
  readonly onShown?: (payload: P) => void;
}

type Keyed<I> = I & { readonly idempotencyKey: string };

/** Acts that are under way, kept as long as the tab: the same key is sent again, so the act happens once. */
const kept = {
  nameOf: (place: string) => `ledgerloom.act.${place}`,
  read<I>(place: string): Keyed<I> | undefined {
    const text = sessionStorage.getItem(kept.nameOf(place));
    return text ? (JSON.parse(text) as Keyed<I>) : undefined;
  },
  write: (place: string, input: object) => sessionStorage.setItem(kept.nameOf(place), JSON.stringify(input)),
  forget: (place: string) => sessionStorage.removeItem(kept.nameOf(place)),
};

/** @returns how far the act is, and what begins it; one that a reload has interrupted goes on by itself */
export function useAct<I extends object, P extends ActPayload>(
  act: Act<I, P>,
): { readonly state: ActState; readonly send: (input: I) => void; readonly isUnderWay: boolean } {
  const { client } = useConnection();
  const queries = useQueryClient();
  const [state, setState] = useState<ActState>({ step: "none" });
  const isBusy = useRef(false);
  const run = useEffectEvent(async (input: Keyed<I>) => {
    if (isBusy.current) return;
    isBusy.current = true;
    kept.write(act.place, input);
    try {
      setState({ step: "sent" });
      const payload = payloadOf(await client.request(withAnyVariables(act.document), { input }));
      const { transaction } = accepted(payload);
      kept.forget(act.place);
      if (!transaction) throw new Error("the graph has named no transaction");
      const { id: transactionId, blockNumber, position } = transaction;
      setState({ step: "committed", transactionId, blockNumber });
      noteWritten(act.topic, position);
      await queries.invalidateQueries({ predicate: ({ meta }) => meta?.follows === act.topic });
      setState({ step: "shown", transactionId, blockNumber });
      act.onShown?.(payload);
    } catch (error) {
      if (isDecided(error)) kept.forget(act.place);
      setState(failureOf(error));
    } finally {
      isBusy.current = false;
    }
  });
  useEffect(() => {
    const interrupted = kept.read<I>(act.place);
    if (interrupted) void run(interrupted);
  }, [act.place]);
  const begin = async (input: I) => {
    setState({ step: "signing" });
    const signed = act.sign ? await act.sign(client, input) : input;
    const earlier = kept.read<I>(act.place);
    // The same act keeps its key where it is not known what became of the last attempt.
    const idempotencyKey = earlier && isSame(earlier, signed) ? earlier.idempotencyKey : crypto.randomUUID();
    await run({ ...signed, idempotencyKey });
  };
  const isUnderWay = state.step === "signing" || state.step === "sent" || state.step === "committed";
  return { state, isUnderWay, send: (input) => void begin(input).catch((error) => setState(failureOf(error))) };
}

function payloadOf<P>(answer: Record<string, P>): P {
  const [payload] = Object.values(answer);
  if (payload === undefined) throw new Error("the graph has answered nothing");
  return payload;
}

/** Whether it is known that the act was not done. */
const isDecided = (error: unknown) =>
  error instanceof RefusedError || (error instanceof GraphError && !error.isRetryable);

function failureOf(error: unknown): ActState {
  const { code = "INTERNAL", message } = error as { readonly code?: string; readonly message: string };
  return { step: isDecided(error) ? "refused" : "unknown", code, message };
}

function isSame(earlier: object, input: object): boolean {
  const { idempotencyKey: _, ...rest } = earlier as Keyed<object>;
  return JSON.stringify(rest) === JSON.stringify(input);
}
