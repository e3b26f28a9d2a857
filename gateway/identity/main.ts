import "../../process/needs-node.ts";
import { parseArgs } from "node:util";
import { readConfig } from "../../config/config.ts";
import { existingDevelopmentIssuer, type Role, roles } from "./development-issuer.ts";

/** Usage of `npm run token`, which prints a token of the development issuer. */
const usage = `npm run token -- [--org Org1] [--role ${Object.keys(roles).join("|")}] [--subject name] [--hours 12]`;

async function main(): Promise<void> {
  const { dataDirectory, production, identity } = readConfig();
  if (production)
    throw new Error("in production tokens come from your own issuer (LEDGERLOOM_JWT_ISSUER): ask that for one");
  if (identity.trusted)
    throw new Error(
      `tokens come from ${identity.trusted.issuer}, which LEDGERLOOM_JWT_ISSUER names; unset it for the development issuer`,
    );
  const options = { org: { type: "string" }, role: { type: "string" }, subject: { type: "string" } } as const;
  const { values } = parseArgs({ options: { ...options, hours: { type: "string" } } });
  const { org = "Org1", role = "admin", subject, hours = "12" } = values;
  const seconds = Math.round(Number(hours) * 3_600);
  if (!Object.hasOwn(roles, role) || !(seconds > 0)) throw new Error(`usage: ${usage}`);
  const mspId = org.endsWith("MSP") ? org : `${org}MSP`;
  const { issue } = await existingDevelopmentIssuer(dataDirectory);
  process.stdout.write(`${await issue({ mspId, role: role as Role, seconds, ...(subject && { subject }) })}\n`);
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
