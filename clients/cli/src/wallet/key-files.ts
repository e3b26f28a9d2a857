import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { CliError, notFound } from "../output/cli-error.ts";
import { homeFolder, readPrivate, writePrivate } from "../session/home.ts";

/** A sealed key of an account (V3 JSON, as other wallets of Ethereum write it). */
export interface KeyFile {
  readonly name: string;
  readonly address: string;
  readonly json: string;
}

const folder = () => join(homeFolder(), "wallets");

const namePattern = /^\w[\w.-]{0,63}$/;

/** All keys of the user, by name. */
export async function keyFiles(): Promise<KeyFile[]> {
  const names = await readdir(folder()).catch(() => []);
  const found = names.filter((name) => name.endsWith(".json")).sort();
  return Promise.all(
    found.map(async (file) => keyFileIn(file.slice(0, -5), (await readPrivate(join(folder(), file))) ?? "")),
  );
}

/** The key of a name or an address; the only one when none is given. @throws CliError */
export async function keyFile(which: string | undefined): Promise<KeyFile> {
  const all = await keyFiles();
  if (which === undefined && all.length === 1 && all[0]) return all[0];
  if (which === undefined)
    throw new CliError("NOT_FOUND", all.length === 0 ? "you have no wallet" : `you have ${all.length} wallets`, {
      mend:
        all.length === 0
          ? "make one by `ledgerloom wallet new`"
          : `name one by --wallet: ${all.map(({ name }) => name).join(", ")}`,
    });
  const found = all.find(({ name, address }) => name === which || address.toLowerCase() === which.toLowerCase());
  if (!found)
    throw notFound(`wallet ${which}`, "look at `ledgerloom wallet list`, or make one by `ledgerloom wallet new`");
  return found;
}

/** Keeps a key; its folder and file are its owner's alone. @throws CliError when the name is taken or none */
export async function keepKeyFile({ name, json }: Omit<KeyFile, "address">): Promise<void> {
  if (!namePattern.test(name))
    throw new CliError("BAD_INPUT", `“${name}” is no name of a wallet`, {
      mend: "take 1 to 64 letters, digits, dots, dashes, underscores, and begin with a letter or digit",
    });
  const path = join(folder(), `${name}.json`);
  if ((await readPrivate(path)) !== undefined)
    throw new CliError("ALREADY_EXISTS", `there is a wallet ${name}`, { mend: "choose another name" });
  await writePrivate(path, json);
}

/** @throws CliError when it is no key file */
export function keyFileIn(name: string, json: string): KeyFile {
  const { address, version } = parsed(name, json);
  if (version !== 3 || !/^(?:0x)?[\da-f]{40}$/i.test(String(address))) throw noKeyFile(name);
  return { name, address: `0x${String(address).replace(/^0x/, "").toLowerCase()}`, json };
}

function parsed(name: string, json: string): { address?: unknown; version?: unknown } {
  try {
    return JSON.parse(json) ?? {};
  } catch {
    throw noKeyFile(name);
  }
}

const noKeyFile = (name: string) =>
  new CliError("BAD_INPUT", `${name} is no key file`, {
    mend: "take a V3 JSON file, as wallets of Ethereum export it",
  });
