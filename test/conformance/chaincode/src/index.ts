import { ScriptContract } from "./script-contract";

/** What fabric-shim looks for. */
export const contracts: unknown[] = [ScriptContract];
