import { demand } from "../../ledger/chaincode-error.ts";
import type { LedgerContext } from "../../ledger/ledger-context.ts";
import { type LedgerPage, type PageRequest, parsePageSize, readPage, readPartPage } from "../../ledger/paging.ts";
import { parseAddress } from "../acts/address.ts";
import { byDeveloper, getService, type ListedService, type ServiceRow, serviceKeyPrefix } from "./service-rows.ts";

/**
 * Services whose names lie in [from, to), in the order of their UTF-8 bytes; an empty `to` means to the end.
 * @throws BAD_INPUT
 */
export async function queryServiceByRange(
  ctx: LedgerContext,
  range: { from: string; to: string; pageSize: string; bookmark: string },
): Promise<LedgerPage<ServiceRow>> {
  const pageSize = parsePageSize(range.pageSize);
  const start = serviceKeyPrefix + range.from;
  // "0" is the character after "/", so this is the end of everything below the prefix.
  const end = range.to === "" ? "service0" : serviceKeyPrefix + range.to;
  demand(
    range.bookmark === "" || range.bookmark.startsWith(serviceKeyPrefix),
    "BAD_INPUT",
    "bookmark must be empty, or what the page before gave",
  );
  return readPage(await ctx.stub.getStateByRangeWithPagination(start, end, pageSize, range.bookmark));
}

/** Services that an account registered, of every status, in the order of their names. @throws BAD_INPUT */
export async function queryServiceByUser(
  ctx: LedgerContext,
  user: string,
  page: PageRequest,
): Promise<LedgerPage<ServiceRow>> {
  const listed = await readPartPage<ListedService>(ctx, [byDeveloper, parseAddress(user)], page);
  const rows = await Promise.all(listed.rows.map(({ name }) => getService(ctx, name)));
  return { rows, bookmark: listed.bookmark };
}
