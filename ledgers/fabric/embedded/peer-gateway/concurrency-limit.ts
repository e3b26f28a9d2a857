import { status } from "@grpc/grpc-js";
import { RpcError } from "./rpc-error.ts";

/** Refuses calls beyond a number in flight, as a peer does per service. */
export class ConcurrencyLimit {
  private inFlight = 0;

  constructor(
    private readonly service: string,
    private readonly limit: number,
  ) {}

  /** @throws RpcError UNKNOWN when there are too many; the returned function must be called at the end */
  enter(): () => void {
    if (this.inFlight >= this.limit) {
      const why = `too many requests for ${this.service}, exceeding concurrency limit (${this.limit})`;
      throw new RpcError(status.UNKNOWN, why);
    }
    this.inFlight++;
    return () => {
      this.inFlight--;
    };
  }
}
