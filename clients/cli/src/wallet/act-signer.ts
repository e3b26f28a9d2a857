import type { TypedDataSigner } from "@ledgerloom/sdk";
import { CliError } from "../output/cli-error.ts";
import type { Output } from "../output/output.ts";
import type { KeyFile } from "./key-files.ts";
import { agreed, secret } from "./secret-input.ts";

/** Words for the fields of an act, where their values are not plain. */
export type Words = Readonly<Record<string, (value: never) => string>>;

export interface SignerOptions {
  readonly key: KeyFile;
  readonly output: Output;
  /** Words for values, by the names of fields. */
  readonly words: Words;
  readonly hasAgreed: boolean;
  readonly passphraseFd: number | undefined;
}

type Signing = Parameters<TypedDataSigner["signTypedData"]>;

/**
 * Signs acts by a wallet's key: says in words what is signed, has the user agree, and opens the key at the first act
 * only.
 */
export function actSigner({ key, output, words, hasAgreed, passphraseFd }: SignerOptions): TypedDataSigner {
  let signer: Promise<Pick<TypedDataSigner, "signTypedData">> | undefined;
  const open = async () => {
    const passphrase = await secret(`passphrase of wallet ${key.name}`, passphraseFd, "--passphrase-fd");
    return (await import("./sealing.ts")).opened(key, passphrase);
  };
  return {
    address: key.address,
    async signTypedData(domain, types, message) {
      for (const line of wordsOf([domain, types, message], words)) output.note(line);
      output.note(`  signed by ${key.address} (wallet ${key.name})`);
      if (!hasAgreed && !(await agreed("Sign this?")))
        throw new CliError("INTERRUPTED", "not signed; nothing was sent");
      signer ??= open();
      return (await signer).signTypedData(domain, types, message);
    },
  };
}

/** Fields of an act as they are signed; nothing else is. */
function wordsOf([domain, types, message]: Signing, words: Words): string[] {
  const [act = ""] = Object.keys(types);
  const fields = types[act] ?? [];
  const shown = fields.map(({ name }) => {
    const value = message[name];
    const text = words[name]?.(value as never) ?? (typeof value === "string" ? value : JSON.stringify(value));
    return `  ${name}: ${text}`;
  });
  return [`You sign the act ${act} for ${domain.name} ${domain.version} (${domain.salt}):`, ...shown];
}
