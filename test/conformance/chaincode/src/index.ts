import { ScriptContract } from "./script-contract";

/** Contracts that fabric-shim registers. */
export const contracts: unknown[] = [ScriptContract];
