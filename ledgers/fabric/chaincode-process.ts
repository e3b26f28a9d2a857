import { createRequire } from "node:module";
import { join } from "node:path";
import { PlatformError } from "../../errors/platform-error.ts";
import { type Child, compiledModule, startChild } from "../../process/child-process.ts";

export interface ChaincodeProcessOptions {
  readonly name: string;
  /** host:port to listen on; peers dial it. */
  readonly address: string;
  /**
   * Identifier that peers know the installed package by; default `name_1.0:embedded`, which suits the embedded ledger.
   */
  readonly packageId?: string;
  /**
   * Organisation whose peer alone it serves, and answer of `getMspID` of its stub; absent where it serves all peers.
   */
  readonly mspId?: string;
  /** Folder whose package.json names the module with the contracts; default our own chaincode of that name. */
  readonly modulePath?: string;
}

/** Report of the child. */
export interface ChaincodeProcess {
  readonly name: string;
  readonly address: string;
}

/** Heap of the process in MB; enough for contracts that keep nothing between transactions. */
const heapMegabytes = 96;

/**
 * Runs chaincode as a service: the unmodified fabric-shim in server mode, one process for the peers of all
 * organisations, or for that of one. Returns when it accepts connections.
 * @throws LEDGER_UNAVAILABLE when it ends before, PORT_IN_USE
 */
export async function startChaincode(options: ChaincodeProcessOptions): Promise<Child<ChaincodeProcess>> {
  const { name, address, mspId } = options;
  const modulePath = options.modulePath ?? join(compiledModule(".."), "chaincode", name);
  const packageId = options.packageId ?? `${name}_1.0:embedded`;
  const shim = shimOf(modulePath);
  const server = ["server", "--chaincode-address", address, "--chaincode-id", packageId, "--module-path", modulePath];
  return startChild<ChaincodeProcess>({
    module: compiledModule("ledgers/fabric/chaincode-main.js"),
    args: [JSON.stringify({ name, address, shim, arguments: server })],
    // The shim would log every refusal of a contract with its stack; callers get them as answers.
    env: { CORE_CHAINCODE_LOGGING_LEVEL: "CRITICAL", ...(mspId && { CORE_PEER_LOCALMSPID: mspId }) },
    cwd: modulePath,
    execArgv: [
      `--max-old-space-size=${heapMegabytes}`,
      "--max-semi-space-size=16",
      "--disable-warning=DeprecationWarning",
    ],
  });
}

/** The chaincode's own copy of the shim: its contracts must be instances of the classes that the shim knows. */
function shimOf(modulePath: string): string {
  try {
    return createRequire(join(modulePath, "package.json")).resolve("fabric-shim/cli.js");
  } catch (error) {
    throw new PlatformError("LEDGER_UNAVAILABLE", `${modulePath}: fabric-shim is not installed; run npm ci there`, {
      cause: error,
    });
  }
}
