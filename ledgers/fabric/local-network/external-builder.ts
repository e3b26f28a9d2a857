import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Scripts that Fabric runs to accept, build and release a package of type `service`: they only extract the address. */
const scripts = {
  detect: 'grep -q \'"type":"service"\' "$2/metadata.json"',
  build: 'cp "$1/connection.json" "$3/"',
  release: 'mkdir -p "$2/chaincode/server" && cp "$1/connection.json" "$2/chaincode/server/"',
};

/** Writes an external builder for chaincode as a service into a folder. */
export function writeExternalBuilder(folder: string): void {
  const bin = join(folder, "bin");
  mkdirSync(bin, { recursive: true });
  for (const [name, command] of Object.entries(scripts)) {
    writeFileSync(join(bin, name), `#!/bin/sh\nset -e\n${command}\n`, { mode: 0o755 });
  }
}
