import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { accepted, type Client, GraphError, RefusedError } from "@ledgerloom/sdk";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useConnection } from "./connection.tsx";
import type { Topic } from "./refreshing.ts";
import { withAnyVariables } from "./untyped-variables.ts";
import { noteWritten } from "./written.ts";

/** How far an act is; nothing is shown as done before its ledger has it. */
export type ActState =
  | { readonly step: "none" }
  | { readonly step: "signing" | "sent" | "done" }
  | { readonly step: "committed" | "shown"; readonly blockNumber: string; readonly transactionId: string }
  | { readonly step: "refused" | "unknown"; readonly code: string; readonly message: string };

/** The payload of a mutation; those that write to a ledger name their transaction, unless there was nothing to write. */
export interface ActPayload {
  readonly userErrors: readonly { readonly code: string; readonly message: string }[];
  readonly transaction?: { readonly id: string; readonly blockNumber: string; readonly position: string } | null;
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
  const shown = async (payload: P) => {
    const place = placeOf(payload);
    if (place) {
      setState({ step: "committed", ...place });
      noteWritten(act.topic, place.position);
    }
    await queries.invalidateQueries({ predicate: ({ meta }) => meta?.follows === act.topic });
    setState(place ? { step: "shown", ...place } : { step: "done" });
    act.onShown?.(payload);
  };
  const run = useEffectEvent(async (input: Keyed<I>) => {
    if (isBusy.current) return;
    isBusy.current = true;
    kept.write(act.place, input);
    try {
      setState({ step: "sent" });
      const payload = taken(payloadOf(await client.request(withAnyVariables(act.document), { input })));
      kept.forget(act.place);
      await shown(payload);
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
    const earlier = kept.read<I>(act.place);
    // It is not known what became of the last attempt: the same act goes again as it was, with its key and signature.
    if (earlier && isSame(earlier, input)) return run(earlier);
    setState({ step: "signing" });
    const signed = act.sign ? await act.sign(client, input) : input;
    await run({ ...signed, idempotencyKey: crypto.randomUUID() });
  };
  /** Before it is sent an act fails for good: nobody has it yet. */
  const fail = (error: unknown) => setState({ ...failureOf(error), step: "refused" });
  const isUnderWay = state.step === "signing" || state.step === "sent" || state.step === "committed";
  return { state, isUnderWay, send: (input) => void begin(input).catch(fail) };
}

/**
 * An act that its ledger has taken. One about many things may name refusals of some beside its transaction.
 * @throws RefusedError when nothing was done
 */
const taken = <P extends ActPayload>(payload: P): P => (payload.transaction ? payload : accepted(payload));

/** Where its ledger has an act; nothing of acts that are on none. */
const placeOf = ({ transaction }: ActPayload) => transaction && { transactionId: transaction.id, ...transaction };

function payloadOf<P>(answer: Record<string, P>): P {
  const [payload] = Object.values(answer);
  if (payload === undefined) throw new Error("the graph has answered nothing");
  return payload;
}

/** Whether it is known that the act was not done. */
const isDecided = (error: unknown) =>
  error instanceof RefusedError || (error instanceof GraphError && !error.isRetryable);

function failureOf(error: unknown): Extract<ActState, { step: "refused" | "unknown" }> {
  const { code = "INTERNAL", message } = error as { readonly code?: string; readonly message: string };
  return { step: isDecided(error) ? "refused" : "unknown", code, message };
}

/** Whether an input is what was sent before, but for the key and the signature that were added to it. */
function isSame(earlier: object, input: object): boolean {
  const { idempotencyKey: _key, authorization: _signature, ...rest } = earlier as Record<string, unknown>;
  return JSON.stringify(rest) === JSON.stringify(input);
}
