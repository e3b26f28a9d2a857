import { status } from "@grpc/grpc-js";
import type { EndorserAnswer } from "../endorsement/endorser.ts";
import type { Peer } from "./peer-registry.ts";
import type { ErrorDetail } from "./rpc-error.ts";

/** Failure of a peer, as a gateway sees it. */
export interface PeerFailure {
  readonly code: status;
  readonly isRetryable: boolean;
  readonly detail: ErrorDetail;
}

export function failureOf(answer: Exclude<EndorserAnswer, { kind: "simulated" }>, peer: Peer): PeerFailure {
  const detail = (message: string) => ({ address: peer.address, mspId: peer.endorser.mspId, message });
  switch (answer.kind) {
    case "rejected": {
      const code = answer.isRetryable ? status.UNAVAILABLE : status.FAILED_PRECONDITION;
      return { code, isRetryable: answer.isRetryable, detail: detail(answer.message) };
    }
    case "failed":
      return { code: status.ABORTED, isRetryable: true, detail: detail(answer.message) };
    case "refused": {
      const message = `chaincode response ${answer.response.status}, ${answer.response.message}`;
      return { code: status.UNKNOWN, isRetryable: false, detail: detail(message) };
    }
  }
}
