import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { type ActAuthorization, type ActName, authorizeAct, type Client } from "@ledgerloom/sdk";
import { type ActPayload, useAct } from "../graph/act.ts";
import { shownSigner } from "../wallet/shown-signer.ts";
import { WalletError } from "../wallet/wallet-error.ts";
import { useRelay } from "./relay.ts";
import { showAct } from "./shown-act.ts";
import { network, signer } from "./this-browser.ts";

interface Signed {
  readonly authorization: ActAuthorization;
}

export interface SignedAct<I extends object, P extends ActPayload> {
  readonly act: ActName;
  readonly place: string;
  readonly document: TypedDocumentNode<Record<string, P>, { input: I & Signed }>;
  readonly onShown?: (payload: P) => void;
}

/** An act of the marketplace that the account of this tab signs, once its owner has seen it in words. */
export function useSignedAct<I extends object, P extends ActPayload>({ act, ...others }: SignedAct<I, P>) {
  const { state, isUnderWay, send } = useAct<I & Signed, P>({
    ...others,
    topic: "marketplace",
    sign: (client, input) => signed(client, act, input),
  });
  const { mayRelay } = useRelay();
  return {
    state,
    isDisabled: isUnderWay || !mayRelay,
    send: (message: Omit<I, "authorization" | "idempotencyKey">) => send(message as I & Signed),
  };
}

/** @throws WalletError LOCKED when nobody can sign in this tab */
async function signed<I extends object>(client: Client, act: ActName, input: I): Promise<I> {
  const account = signer.get();
  if (!account) throw new WalletError("LOCKED", "Open a key first, or connect a wallet.");
  const message = { ...input } as Record<string, unknown>;
  const authorization = await authorizeAct(client, shownSigner(account, { network, show: showAct }), act, message);
  return { ...input, authorization };
}
