import { useQuery } from "@tanstack/react-query";
import { MoneySigningKeysDocument, type MoneySigningKeysQuery } from "../../graph/generated/money.ts";
import { useGraph } from "../../graph/queries.ts";
import { formatCount } from "../../parts/format.ts";
import { Answered } from "../../parts/states.tsx";
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
  "retired-key": { tone: "good", words: "signed by a voucher key that was replaced since, and counted then" },
  "other-key": { tone: "bad", words: "signed by another key than the channel's own" },
  "other-channel": { tone: "bad", words: "a token of another channel" },
  unreadable: { tone: "bad", words: "no signature that can be read" },
};

/** The consumer's signature, checked in this page rather than believed. */
export function SignatureVerdict({ token, channel }: SignatureVerdictProps) {
  const keys = useGraph(MoneySigningKeysDocument, { id: channel.id }, { follows: "payments" });
  return (
    <Answered query={keys} rows={3}>
      {({ paymentChannel }) => paymentChannel && <Check token={token} channel={channel} keys={paymentChannel} />}
    </Answered>
  );
}

interface CheckProps extends SignatureVerdictProps {
  readonly keys: NonNullable<MoneySigningKeysQuery["paymentChannel"]>;
}

function Check({ token, channel: { address }, keys: { voucherKey, retiredVoucherKeys, signingDomain } }: CheckProps) {
  const judged = { address, voucherKey, retiredKeys: retiredVoucherKeys.nodes, domain: signingDomain };
  const { data } = useQuery({ queryKey: ["token-signature", token, judged], queryFn: () => checkToken(token, judged) });
  if (!data) return null;
  const { tone, words } = verdicts[data.verdict];
  return (
    <div className={styles.verdict} data-verdict={data.verdict}>
      <Badge tone={tone}>{words}</Badge>
      <p>
        “{formatCount(token.requests)} requests on lane {token.lane} under token id {token.tokenId}”, for chain{" "}
        {signingDomain.chainId} and contract <Code text={token.intermediary} label="contract" />
      </p>
      {"signer" in data && (
        <p>
          Recovered from the signature in this page: <Code text={data.signer} label="signer" />
        </p>
      )}
    </div>
  );
}
