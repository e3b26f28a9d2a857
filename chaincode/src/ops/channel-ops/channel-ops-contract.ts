import { Info, Param, Returns, Transaction } from "fabric-contract-api";
import { ChaincodeError } from "../../ledger/chaincode-error.ts";
import { found, LedgerContext } from "../../ledger/ledger-context.ts";
import { LedgerContract } from "../../ledger/ledger-contract.ts";
import { parsePageSize, readPage } from "../../ledger/paging.ts";
import { demandAgent } from "../core/caller.ts";
import { confirmMembership } from "../core/channel-registry.ts";
import { asChannelName, asOrganizations } from "../core/input.ts";
import { channelKey, OpsKey } from "../core/keys.ts";
import type { ChannelRow } from "../core/rows.ts";

/** The registry of channels and of their members. */
@Info({ title: "channel-ops", description: "Registry of the consortium's channels." })
export class ChannelOpsContract extends LedgerContract {
  constructor() {
    super("channel-ops");
  }

  /**
   * Confirms the members of a channel for one organisation, as its own peer's configuration block names them. The same
   * list again changes nothing.
   * @throws FORBIDDEN, BAD_INPUT
   */
  @Transaction()
  @Param("name", "string")
  @Param("members", "string", "JSON list of MSP ids")
  @Returns("string")
  async ConfirmChannel(ctx: LedgerContext, name: string, members: string): Promise<string> {
    const organization = demandAgent(ctx);
    const claim = { name: asChannelName(name), members: asOrganizations(parseList(members), "members") };
    return JSON.stringify(await confirmMembership(ctx, organization, claim));
  }

  /** @throws NOT_FOUND when no organisation has confirmed anything about it */
  @Transaction(false)
  @Param("name", "string")
  @Returns("string")
  async GetChannel(ctx: LedgerContext, name: string): Promise<string> {
    const channel = await ctx.read<ChannelRow>(channelKey(ctx, asChannelName(name)));
    return JSON.stringify(found(channel, `no organisation has confirmed the members of channel ${name}`));
  }

  /** Channels by name, those still waiting for confirmations too. @throws BAD_INPUT */
  @Transaction(false)
  @Param("pageSize", "string")
  @Param("bookmark", "string")
  @Returns("string")
  async QueryChannels(ctx: LedgerContext, pageSize: string, bookmark: string): Promise<string> {
    const size = parsePageSize(pageSize);
    const page = ctx.stub.getStateByPartialCompositeKeyWithPagination(OpsKey.channel, [], size, bookmark);
    return JSON.stringify(await readPage<ChannelRow>(await page));
  }
}

function parseList(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    throw new ChaincodeError("BAD_INPUT", "members must be a JSON list");
  }
}
