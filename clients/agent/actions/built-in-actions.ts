import { X509Certificate } from "node:crypto";
import { readFile, statfs } from "node:fs/promises";
import { arch, platform, release } from "node:os";
import { type BuiltInAction, numberArgument } from "./action.ts";

const dayMs = 24 * 60 * 60 * 1000;

/** Height of a channel at the organisation's own peer. */
const readLedgerHeight: BuiltInAction = async (node, { channel }, signal) => {
  if (channel === undefined) throw new Error("the step must have the argument channel");
  const { height, hash } = await node.ledgerHeight(channel, signal);
  return { succeeded: true, evidence: json({ channel, height: String(height), newestBlockHash: hash }) };
};

/** Versions of the programs that run here. */
const reportVersions: BuiltInAction = async ({ agent }) => ({
  succeeded: true,
  evidence: json({ node: process.version, system: `${platform()} ${release()} ${arch()}`, agent }),
});

/** Whether the agent's certificate is valid for at least `minimumDays` more. */
const checkCertificateExpiry: BuiltInAction = async ({ certificatePath }, args) => {
  const minimumDays = numberArgument(args, "minimumDays");
  const { subject, validTo } = new X509Certificate(await readFile(certificatePath));
  const expiresAt = new Date(validTo);
  const daysLeft = Math.floor((expiresAt.getTime() - Date.now()) / dayMs);
  const evidence = json({ subject, expiresAt: expiresAt.toISOString(), daysLeft, minimumDays });
  return { succeeded: daysLeft >= minimumDays, evidence };
};

/** Whether the volume with the agent's data has at least `minimumFreeMegabytes` (10^6 bytes). */
const checkDiskSpace: BuiltInAction = async ({ dataDirectory }, args) => {
  const minimumFreeMegabytes = numberArgument(args, "minimumFreeMegabytes");
  const { bavail, blocks, bsize } = await statfs(dataDirectory);
  const freeMegabytes = Math.floor((bavail * bsize) / 1e6);
  const totalMegabytes = Math.floor((blocks * bsize) / 1e6);
  const evidence = json({ freeMegabytes, totalMegabytes, minimumFreeMegabytes });
  return { succeeded: freeMegabytes >= minimumFreeMegabytes, evidence };
};

const actions = {
  "read-ledger-height": readLedgerHeight,
  "report-versions": reportVersions,
  "check-certificate-expiry": checkCertificateExpiry,
  "check-disk-space": checkDiskSpace,
} satisfies Record<string, BuiltInAction>;

export type BuiltInActionName = keyof typeof actions;

export const builtInActionNames = Object.keys(actions) as [BuiltInActionName, ...BuiltInActionName[]];

/** The action of a name, or `undefined` when this agent has none. */
export function builtInAction(name: string): BuiltInAction | undefined {
  return Object.hasOwn(actions, name) ? actions[name as BuiltInActionName] : undefined;
}

const json = (value: object): string => JSON.stringify(value);
