import type { ChannelRow, VoteRow } from "@ledgerloom/chaincode";
import { OpsContract } from "../../../ledgers/fabric/contracts/ops.ts";
import type { FabricChannel } from "../../../ledgers/fabric/fabric-channel.ts";
import { storableText } from "../../../store/database/storable-text.ts";
import { byOrganization, type OperationRecord } from "../projection/ops-reads.ts";

const pageSize = 500;

/** State of the ops chaincode at one peer, in the form in which the store shows it. */
export class OpsLedgerReads {
  readonly #contract: OpsContract;

  constructor(channel: FabricChannel) {
    const reviver = (_name: string, item: unknown) => (typeof item === "string" ? storableText(item) : item);
    this.#contract = new OpsContract(channel, reviver);
  }

  /** Operation with its history. @throws NOT_FOUND */
  async operation(id: string): Promise<OperationRecord> {
    const [view, history] = await Promise.all([this.#contract.operation(id), this.#contract.history(id)]);
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
      const page = await this.#contract.channels(pageSize, bookmark);
      channels.push(...page.rows);
      if (page.bookmark === "") return channels;
      bookmark = page.bookmark;
    }
  }
}
