import type { Config } from "../../config/config.ts";
import { portsOf } from "../../config/ports.ts";
import { PlatformError } from "../../errors/platform-error.ts";
import { lockDataDirectory } from "../../process/data-directory.ts";
import { requireFreePorts } from "../../process/wanted-ports.ts";
import { requireListing } from "../listing.ts";
import { type Finding, findingOf } from "./finding.ts";

/** Data folder, held for as long as it is examined, unless an instance runs on it. */
export class HeldFolder implements AsyncDisposable {
  isTaken = false;
  #release: (() => Promise<void>) | undefined;

  /** @throws Error when this user may not write there */
  async hold(folder: string): Promise<string> {
    try {
      this.#release = await lockDataDirectory(folder);
      return folder;
    } catch (error) {
      this.isTaken = error instanceof PlatformError && error.code === "DATA_DIRECTORY_LOCKED";
      if (this.isTaken) return `${folder}, on which an instance runs`;
      throw error;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#release?.();
  }
}

/** Node, ports and the listing; the ports of an instance that runs are its own. */
export async function* examineMachine(config: Config, isRunning: boolean): AsyncGenerator<Finding> {
  yield findingOf("Node", () => process.versions.node);
  yield findingOf("ports", async () => {
    if (isRunning) return "those of the instance that runs";
    const wanted = portsOf(config, "platform");
    await requireFreePorts(wanted);
    return `free: ${wanted.flatMap(({ port }) => (port === 0 ? [] : [port])).join(", ")}`;
  });
  const { importListing, listing } = config;
  if (!importListing || !listing) return;
  yield findingOf("listing", async () => {
    await requireListing(listing);
    return listing;
  });
}
