import { access, readdir } from "node:fs/promises";
import { join } from "node:path";
import { PlatformError } from "../../../../errors/platform-error.ts";
import { domainOf, loadOrganization, type Organization } from "./organization.ts";

/** All organisations of the embedded network. */
export interface Network {
  readonly peers: readonly Organization[];
  readonly orderer: Organization;
}

/**
 * Reads the network's identities from `root`, making them the first time.
 * @throws BAD_INPUT when the folder was made for other organisations
 */
export async function openNetwork(root: string, mspIds: readonly string[]): Promise<Network> {
  if (!(await exists(root))) {
    // Loaded on demand: issuing certificates is needed once in a data directory's life.
    const { generateNetwork } = await import("./generate-network.ts");
    await generateNetwork(root, mspIds);
  }
  await requireOrganizations(root, mspIds);
  return {
    peers: await Promise.all(mspIds.map((mspId) => loadOrganization(root, "peer", mspId))),
    orderer: await loadOrganization(root, "orderer", "OrdererMSP"),
  };
}

async function requireOrganizations(root: string, mspIds: readonly string[]): Promise<void> {
  const found = (await readdir(join(root, "peerOrganizations"))).sort();
  const expected = mspIds.map(domainOf).sort();
  if (found.join() !== expected.join()) {
    throw new PlatformError(
      "BAD_INPUT",
      `${root} was made for the organisations ${found}, not ${expected}; take another folder (LEDGERLOOM_DATA)`,
    );
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}
