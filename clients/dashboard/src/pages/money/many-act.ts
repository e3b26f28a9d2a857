import { useRef, useState } from "react";
import { type Act, type ActPayload, type ActState, useAct } from "../../graph/act.ts";

interface ManyInput {
  readonly provider: string;
  readonly channelIds: string[];
}

interface ManyPayload extends ActPayload {
  readonly userErrors: readonly {
    readonly code: string;
    readonly message: string;
    /** Ends with the index of the channel among those that were named. */
    readonly field: readonly string[] | null;
  }[];
}

/** Channel on which an act about many did not take effect, and why. */
export interface ChannelRefusal {
  /** Nothing when the page was loaded anew since. */
  readonly channelId: string | undefined;
  readonly code: string;
  readonly message: string;
}

interface ManyActOptions {
  readonly name: string;
  readonly provider: string;
  readonly document: Act<ManyInput, ManyPayload>["document"];
  readonly onDone: () => void;
}

interface ManyAct {
  readonly name: string;
  readonly state: ActState;
  readonly isUnderWay: boolean;
  readonly refusals: readonly ChannelRefusal[];
  readonly send: (channelIds: string[]) => void;
}

/** An act on many channels in one transaction: it takes effect on those that do not refuse. */
export function useManyAct({ name, provider, document, onDone }: ManyActOptions): ManyAct {
  /** Channels as they were sent, which the answer names by their places. */
  const sent = useRef<readonly string[]>([]);
  const [refusals, setRefusals] = useState<readonly ChannelRefusal[]>([]);
  const { state, isUnderWay, send } = useAct({
    place: `redemptions-${name} ${provider}`,
    topic: "payments",
    document,
    onShown: ({ userErrors }) => {
      setRefusals(
        userErrors.map(({ code, message, field }) => ({
          code,
          message,
          channelId: sent.current[Number(field?.at(-1))],
        })),
      );
      onDone();
    },
  });
  const begin = (channelIds: string[]) => {
    setRefusals([]);
    sent.current = channelIds;
    send({ provider, channelIds });
  };
  return { name, state, isUnderWay, refusals, send: begin };
}
