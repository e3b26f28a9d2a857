import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Config } from "../../config/config.ts";
import type { PlatformError } from "../../errors/platform-error.ts";
import { connectFabric } from "../../ledgers/fabric/connection.ts";
import { MarketplaceContract } from "../../ledgers/fabric/contracts/marketplace.ts";
import { OpsContract } from "../../ledgers/fabric/contracts/ops.ts";
import { isChaincodeRefusal } from "../../ledgers/fabric/errors.ts";
import type { FabricChannel } from "../../ledgers/fabric/fabric-channel.ts";
import {
  endpointOf,
  type FabricOrganization,
  type IdentityRole,
  readNetworkFile,
} from "../../ledgers/fabric/organizations.ts";
import { type Finding, findingOf } from "./finding.ts";

/** How long a peer may take for each step, in ms. */
const stepMs = 60_000;
const deadlines = { evaluate: stepMs, endorse: stepMs, submit: stepMs, commitStatus: stepMs, block: stepMs };

/** Call by which an identity shows that it may do what its role is for. It is evaluated, never submitted. */
interface Trial {
  readonly role: IdentityRole;
  readonly channel: keyof Pick<Config["fabric"], "opsChannel" | "marketplaceChannel">;
  run(channel: FabricChannel): Promise<unknown>;
  readonly shows: string;
}

/** No operation's id; the chaincode looks for it when it finds nothing wrong with caller and clock. */
const noOperation = "npm run doctor";

const trials: readonly Trial[] = [
  {
    role: "admin",
    channel: "opsChannel",
    run: (channel) =>
      refusedAsUnknown(new OpsContract(channel).tryVote(noOperation), "the organisational unit `admin`"),
    shows: "may vote on operations",
  },
  {
    role: "agent",
    channel: "opsChannel",
    run: (channel) =>
      refusedAsUnknown(new OpsContract(channel).tryExpire(noOperation), "the attribute `ledgerloom.role=agent`"),
    shows: "may execute operations",
  },
  {
    role: "client",
    channel: "marketplaceChannel",
    run: (channel) => new MarketplaceContract(channel).parameters(),
    shows: "reads the marketplace",
  },
];

/** The network file, and what each identity in it may do at its organisation's peer. */
export async function* examineFabric({ fabric }: Config): AsyncGenerator<Finding> {
  const { networkFile } = fabric;
  if (!networkFile) return yield findingOf("network file", () => "none: the embedded ledger of this machine");
  let organizations: readonly FabricOrganization[] = [];
  yield await findingOf("network file", () => {
    organizations = readNetworkFile(networkFile);
    return `${networkFile}: ${organizations.map(({ mspId }) => mspId).join(", ")}`;
  });
  for (const organization of organizations)
    for (const trial of trials)
      yield findingOf(`${organization.mspId}, ${trial.role}`, () => tried(organization, trial, fabric[trial.channel]));
}

async function tried(organization: FabricOrganization, { role, run, shows }: Trial, channel: string): Promise<string> {
  const endpoint = endpointOf(organization, role);
  const connection = connectFabric(endpoint, undefined, deadlines);
  try {
    requireValidNow(endpoint.certificatePath);
    await run(connection.channel(channel));
    return shows;
  } catch (cause) {
    const place = `channel ${channel} of ${organization.endpoint}`;
    throw new Error(`LEDGERLOOM_FABRIC_NETWORK names an identity that cannot use ${place}`, { cause });
  } finally {
    connection.close();
  }
}

function requireValidNow(path: string): void {
  const { validFromDate, validToDate } = new X509Certificate(readFileSync(path));
  const now = new Date();
  if (now < validFromDate || now > validToDate)
    throw new Error(`${path} is valid from ${validFromDate.toISOString()} to ${validToDate.toISOString()}`);
}

/** @throws Error for every answer but that the operation is not there */
async function refusedAsUnknown(answer: Promise<unknown>, needed: string): Promise<void> {
  const error: unknown = await answer.then(
    () => new Error(`the chaincode knows an operation "${noOperation}"`),
    (refusal) => refusal,
  );
  const code = isChaincodeRefusal(error) ? (error as PlatformError).code : undefined;
  if (code === "NOT_FOUND") return;
  if (code === "FORBIDDEN") throw new Error(`its certificate needs ${needed}`, { cause: error });
  if (code === "CLOCK_SKEW")
    throw new Error("this machine's clock, or that of the peer's chaincode, is wrong: set it by NTP", { cause: error });
  throw error;
}
