import type { ChannelRow, HistoryRow, LedgerPage, OperationView, VoteRow } from "@ledgerloom/chaincode";
import type { FabricChannel } from "../../../ledgers/fabric/fabric-channel.ts";
import { storableText } from "../../../store/database/storable-text.ts";
import { byOrganization, type OperationRecord } from "../projection/ops-reads.ts";

const pageSize = "500";

/** What the ops chaincode says now, as one peer knows it, in texts as the store shows them too. */
export class OpsLedgerReads {
  readonly #channel: FabricChannel;
  readonly #chaincode: string;

  constructor(channel: FabricChannel, chaincode: string) {
    this.#channel = channel;
    this.#chaincode = chaincode;
  }

  /** @throws NOT_FOUND */
  async operation(id: string): Promise<OperationRecord> {
    const [view, history] = await Promise.all([
      this.#evaluate<OperationView>("command-ops:GetOperation", id),
      this.#evaluate<HistoryRow[]>("command-ops:GetHistory", id),
    ]);
    const { operation: row, votes, executions } = view;
    return {
      row,
      votes: byOrganization<VoteRow>(votes),
      executions: byOrganization(executions),
      steps: new Map(executions.map(({ organization, steps }) => [organization, steps])),
      history,
    };
  }

  /** All registered channels, by name. */
  async channels(): Promise<ChannelRow[]> {
    const channels: ChannelRow[] = [];
    for (let bookmark = ""; ; ) {
      const page = await this.#evaluate<LedgerPage<ChannelRow>>("channel-ops:QueryChannels", pageSize, bookmark);
      channels.push(...page.rows);
      if (page.bookmark === "") return channels;
      bookmark = page.bookmark;
    }
  }

  async #evaluate<Answer>(fn: string, ...args: string[]): Promise<Answer> {
    const json = await this.#channel.evaluate(this.#chaincode, fn, args);
    return JSON.parse(json, (_key, item: unknown) => (typeof item === "string" ? storableText(item) : item)) as Answer;
  }
}
