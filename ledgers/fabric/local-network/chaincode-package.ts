import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";

/** A chaincode package as peers install it, and the identifier they derive from it. */
export interface ChaincodePackage {
  readonly bytes: Uint8Array;
  readonly packageId: string;
}

/**
 * Packages the address of a chaincode that runs as a service. The same input gives the same bytes, so every peer derives
 * the same identifier and one process can serve them all.
 */
export function packageService(label: string, address: string): ChaincodePackage {
  const connection = { address, dial_timeout: "10s", tls_required: false };
  const code = archive([{ name: "connection.json", content: JSON.stringify(connection) }]);
  const bytes = archive([
    { name: "metadata.json", content: JSON.stringify({ type: "service", label }) },
    { name: "code.tar.gz", content: code },
  ]);
  return { bytes, packageId: `${label}:${createHash("sha256").update(bytes).digest("hex")}` };
}

interface Entry {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** A gzipped tar archive without dates or owners. */
function archive(entries: readonly Entry[]): Uint8Array {
  const endOfArchive = Buffer.alloc(1024);
  return gzipSync(Buffer.concat([...entries.map(tarEntry), endOfArchive]));
}

function tarEntry({ name, content }: Entry): Buffer {
  const body = Buffer.from(content);
  const header = Buffer.alloc(512);
  const octal = (value: number, digits: number) => value.toString(8).padStart(digits, "0");
  header.write(name, 0);
  header.write(octal(0o644, 7), 100);
  header.write(octal(0, 7), 108);
  header.write(octal(0, 7), 116);
  header.write(octal(body.length, 11), 124);
  header.write(octal(0, 11), 136);
  header.write("        ", 148);
  header.write("0", 156);
  header.write("ustar\u000000", 257);
  const checksum = header.reduce((sum, byte) => sum + byte, 0);
  header.write(`${octal(checksum, 6)}\u0000 `, 148);
  const padding = Buffer.alloc((512 - (body.length % 512)) % 512);
  return Buffer.concat([header, body, padding]);
}
