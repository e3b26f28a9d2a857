import { WireWriter } from "../protocol/wire.ts";

/** Results per message; the chaincode's shim fetches the next ones when it needs them. */
const batchSize = 100;
/** Results per query, as `ledger.state.totalQueryLimit` of a peer. */
const totalLimit = 100_000;

/** Source of the results of a query; each is an encoded KV or KeyModification. */
export interface ResultSource {
  next(): Promise<Buffer | undefined>;
  /** First key of the next page. */
  bookmark(): Promise<string>;
  close(): Promise<void>;
}

/** An open iterator of a chaincode: QueryResponse messages, each with a batch of results. */
export class QueryResults {
  private pending: Buffer[] = [];
  private count = 0;

  constructor(
    private readonly id: string,
    private readonly source: ResultSource,
  ) {}

  /** The next batch; reads one result ahead, to know whether there are more. */
  async batch(): Promise<{ response: Buffer; isLast: boolean }> {
    while (this.count < totalLimit) {
      const result = await this.source.next();
      if (result === undefined) break;
      this.count++;
      if (this.pending.length === batchSize) {
        const response = this.response(this.pending, true);
        this.pending = [result];
        return { response, isLast: false };
      }
      this.pending.push(result);
    }
    await this.source.close();
    return { response: this.response(this.pending, false), isLast: true };
  }

  /** All results of one page, with where the next begins. */
  async page(size: number): Promise<Buffer> {
    const limit = size > 0 ? Math.min(size, totalLimit) : totalLimit;
    const results: Buffer[] = [];
    while (results.length < limit) {
      const result = await this.source.next();
      if (result === undefined) break;
      results.push(result);
    }
    const bookmark = await this.source.bookmark();
    const metadata = new WireWriter().uint(1, results.length).text(2, bookmark).finish();
    return this.response(results, false, metadata);
  }

  close(): Promise<void> {
    return this.source.close();
  }

  private response(results: readonly Buffer[], hasMore: boolean, metadata: Buffer = Buffer.alloc(0)): Buffer {
    const writer = new WireWriter();
    for (const result of results) writer.message(1, new WireWriter().bytes(1, result).finish());
    return writer
      .uint(2, hasMore ? 1 : 0)
      .text(3, this.id)
      .bytes(4, metadata)
      .finish();
  }
}

/** The answer to closing an iterator. */
export function closedQuery(id: string): Buffer {
  return new WireWriter().text(3, id).finish();
}
