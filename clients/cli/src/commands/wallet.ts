import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import { CliError } from "../output/cli-error.ts";
import type { Output } from "../output/output.ts";
import { keepKeyFile, keyFileIn, keyFiles } from "../wallet/key-files.ts";
import { secret } from "../wallet/secret-input.ts";
import { type Call, command, does } from "./call.ts";
import { downloadOptions, wholeNumber } from "./options.ts";
import { whole } from "./pages.ts";

export const fileDescriptor = wholeNumber(0, 1_000);

const passphraseOption = (self: Command) =>
  self.option("--passphrase-fd <number>", "file descriptor with the passphrase, instead of typing it", fileDescriptor);

/** `ledgerloom wallet`: keys that sign acts, sealed on this machine. */
export function addWallet(program: Command, output: Output): void {
  const wallet = program.command("wallet").description("keys that sign acts, sealed by passphrases");
  does(passphraseOption(command(wallet, "new [name]", "make a key, and seal it")), output, makeKey);
  const imports = passphraseOption(command(wallet, "import [file]", "take a key file (V3 JSON), or a private key"))
    .option("--name <name>", "what to call it", "main")
    .option("--key-fd <number>", "file descriptor with the private key, instead of typing it", fileDescriptor);
  does(imports, output, importKey);
  does(downloadOptions(command(wallet, "list", "the wallets that there are")), output, listKeys);
}

async function makeKey(call: Call): Promise<void> {
  const [name = "main"] = call.arguments;
  const { newWallet, sealed } = await import("../wallet/sealing.ts");
  const key = newWallet();
  await keep(call, name, await sealed(key, await newPassphrase(call)));
}

async function importKey(call: Call): Promise<void> {
  const { name, keyFd } = call.options;
  const [file] = call.arguments;
  const { opened, sealed, walletOf } = await import("../wallet/sealing.ts");
  if (file !== undefined) {
    const found = keyFileIn(file, await contentOf(file));
    // A key that does not open now could not sign later.
    await opened(found, await passphraseOf(call, `passphrase of ${file}`));
    return keep(call, name, found.json);
  }
  const key = walletOf(await secret("private key", keyFd, "--key-fd"));
  await keep(call, name, await sealed(key, await newPassphrase(call)));
}

async function contentOf(file: string): Promise<string> {
  return readFile(file, "utf8").catch((cause: Error) => {
    throw new CliError("BAD_INPUT", cause.message, {
      mend: "name a V3 JSON file, or no file to hand in a private key",
    });
  });
}

const passphraseOf = ({ options }: Call, question: string) => secret(question, options.passphraseFd, "--passphrase-fd");

/** A new passphrase, which is typed twice. */
async function newPassphrase(call: Call): Promise<string> {
  const passphrase = await passphraseOf(call, "new passphrase");
  if (call.options.passphraseFd === undefined && (await passphraseOf(call, "once more")) !== passphrase)
    throw new CliError("BAD_INPUT", "the passphrases differ", { mend: "type the same one twice" });
  return passphrase;
}

async function keep({ output }: Call, name: string, json: string): Promise<void> {
  const { address } = keyFileIn(name, json);
  await keepKeyFile({ name, json });
  await output.record({ name, address }, [
    ["wallet", name],
    ["address", address],
  ]);
}

async function listKeys({ output }: Call): Promise<void> {
  const rows = (await keyFiles()).map(({ name, address }) => ({ name, address }));
  await output.list(whole(rows), [
    { heading: "NAME", of: ({ name }) => name },
    { heading: "ADDRESS", of: ({ address }) => address },
  ]);
}
