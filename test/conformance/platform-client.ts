import { connectFabric } from "../../ledgers/fabric/connection.ts";
import type { FabricChannel } from "../../ledgers/fabric/fabric-channel.ts";
import { endpointOf } from "../../ledgers/fabric/organizations.ts";
import type { Target } from "./target.ts";

/** Uses a channel through the platform's own client, as the first organisation. */
export async function withChannel<Result>(
  target: Target,
  name: string,
  use: (channel: FabricChannel) => Promise<Result>,
): Promise<Result> {
  const [organization] = target.organizations;
  if (organization === undefined) throw new RangeError("The target has no organisation");
  const connection = connectFabric(endpointOf(organization, "client"));
  try {
    return await use(connection.channel(name));
  } finally {
    connection.close();
  }
}
