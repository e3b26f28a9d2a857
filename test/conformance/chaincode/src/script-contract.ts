import { Context, Contract, Info, Returns, Transaction } from "fabric-contract-api";
import { runStep, type Step } from "./steps";

/** Does what its caller writes down, so that a test case is data and the same chaincode serves them all. */
@Info({ title: "ScriptContract", description: "Runs scripts of ledger accesses" })
export class ScriptContract extends Contract {
  constructor() {
    super("ScriptContract");
  }

  /**
   * Runs steps one after the other.
   * @param script JSON array of {@link Step}
   * @returns JSON array of what the steps answered
   */
  @Transaction()
  @Returns("string")
  async Run(ctx: Context, script: string): Promise<string> {
    const results: unknown[] = [];
    for (const step of JSON.parse(script) as Step[]) results.push(await runStep(ctx, step));
    return JSON.stringify(results);
  }

  /** Answers with its argument, whatever it holds. */
  @Transaction(false)
  @Returns("string")
  async Echo(_ctx: Context, text: string): Promise<string> {
    return text;
  }

  /** Answers with an object, which the library has to turn into text. */
  @Transaction(false)
  async Answer(_ctx: Context, text: string): Promise<{ text: string; parts: { text: string }[] }> {
    return { text, parts: [{ text }] };
  }

  /** Answers with nothing. */
  @Transaction()
  async Nothing(): Promise<void> {}
}
