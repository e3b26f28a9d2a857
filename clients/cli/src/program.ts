import { Command } from "commander";
import { addBlocks } from "./commands/blocks.ts";
import { addCompletion } from "./commands/completion.ts";
import { addLogin } from "./commands/login.ts";
import { addMarket } from "./commands/market.ts";
import { addOps } from "./commands/ops.ts";
import { addPay } from "./commands/pay.ts";
import { addQuery } from "./commands/query.ts";
import { addTx } from "./commands/tx.ts";
import { addWallet } from "./commands/wallet.ts";
import { exitCodes } from "./output/exit-codes.ts";
import type { Output } from "./output/output.ts";

const exits = Object.values(exitCodes).map(({ code, meaning }) => `  ${String(code).padEnd(4)} ${meaning}`);

/** All commands, which write to an output. */
export function createProgram(output: Output): Command {
  const program = new Command("ledgerloom")
    .description("The command line of the Ledgerloom graph")
    .addHelpText("after", `\nExit codes:\n${exits.join("\n")}`)
    .showSuggestionAfterError();
  addLogin(program, output);
  addQuery(program, output);
  addOps(program, output);
  addMarket(program, output);
  addPay(program, output);
  addTx(program, output);
  addBlocks(program, output);
  addWallet(program, output);
  addCompletion(program, output);
  return program;
}
