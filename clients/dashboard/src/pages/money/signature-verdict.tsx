import { useQuery } from "@tanstack/react-query";
import { MoneyChainDocument } from "../../graph/generated/money.ts";
import { useGraph } from "../../graph/queries.ts";
import { formatCount } from "../../parts/format.ts";
import { Failure } from "../../parts/states.tsx";
import { Badge, type Tone } from "../../parts/status.tsx";
import { Code } from "../../parts/values.tsx";
import styles from "./statement-line.module.css";
import type { Line } from "./statement-table.tsx";
import { checkToken, type SignatureCheck } from "./token-signature.ts";

interface SignatureVerdictProps {
  readonly token: NonNullable<Line["token"]>;
  readonly channel: NonNullable<Line["channel"]>;
}

const verdicts: Readonly<Record<SignatureCheck["verdict"], { readonly tone: Tone; readonly words: string }>> = {
  valid: { tone: "good", words: "signed by the channel's voucher key" },
  "other-key": { tone: "warning", words: "signed by another key than the channel's own" },
  "other-channel": { tone: "bad", words: "a token of another channel" },
  unreadable: { tone: "bad", words: "no signature that can be read" },
};

/** The consumer's signature, checked in this page rather than believed. */
export function SignatureVerdict({ token, channel }: SignatureVerdictProps) {
  const chain = useGraph(MoneyChainDocument, {});
  const network = chain.data?._meta.payments.ledgers.find(({ kind }) => kind === "EVM")?.network;
  const check = useQuery({
    queryKey: ["token-signature", network, token, channel],
    enabled: network !== undefined,
    queryFn: () =>
      checkToken(token, {
        chainId: BigInt(network ?? 0),
        address: channel.address,
        consumer: token.consumer,
        voucherKeys: [channel.voucherKey],
      }),
  });
  if (chain.error) return <Failure error={chain.error} />;
  if (!check.data) return null;
  const { tone, words } = verdicts[check.data.verdict];
  return (
    <div className={styles.verdict} data-verdict={check.data.verdict}>
      <Badge tone={tone}>{words}</Badge>
      <p>
        “{formatCount(token.requests)} requests on lane {token.lane} under token id {token.tokenId}”, for chain{" "}
        {network} and contract <Code text={token.intermediary} label="contract" />
      </p>
      {"signer" in check.data && (
        <p>
          Recovered from the signature in this page: <Code text={check.data.signer} label="signer" />
          {check.data.verdict === "other-key" &&
            " Either a key that was replaced since has signed it, or it was changed."}
        </p>
      )}
    </div>
  );
}
