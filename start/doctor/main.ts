import "../../process/needs-node.ts";
import { styleText } from "node:util";
import { type Config, readConfig } from "../../config/config.ts";
import { endWith } from "../../process/signals.ts";
import { openLog } from "../../telemetry/log.ts";
import { examineChain } from "./chain.ts";
import { examineDatabase } from "./database.ts";
import { examineFabric } from "./fabric.ts";
import { type Finding, findingOf } from "./finding.ts";
import { examineMachine, HeldFolder } from "./machine.ts";
import { examineServices } from "./services.ts";

/** `npm run doctor`: says what `npm start` would lack with the same settings, and which setting mends it. */
async function main(): Promise<void> {
  let wrong = 0;
  for await (const finding of examination()) {
    print(finding);
    if (!finding.isRight) wrong += 1;
  }
  process.stdout.write(wrong === 0 ? "\nNothing is wrong.\n" : `\nWrong: ${wrong}\n`);
  process.exit(wrong === 0 ? 0 : 1);
}

/** One thing after the other; without settings there is nothing else to look at. */
async function* examination(): AsyncGenerator<Finding> {
  let config: Config | undefined;
  yield await findingOf("settings", () => {
    config = readConfig(process.env, "platform");
    return config.production ? "for production" : "for development";
  });
  if (!config) return;
  const log = openLog({ level: "silent" });
  await using folder = new HeldFolder();
  const { dataDirectory } = config;
  yield await findingOf("data folder", () => folder.hold(dataDirectory));
  yield* examineMachine(config, folder.isTaken);
  yield* examineDatabase(config, folder.isTaken, log);
  yield* examineServices(config);
  yield* examineFabric(config);
  yield* examineChain(config, log);
}

function print({ subject, isRight, text }: Finding): void {
  const mark = styleText(isRight ? "green" : "red", isRight ? "ok   " : "wrong", { stream: process.stdout });
  process.stdout.write(`${mark}  ${subject}: ${text.replaceAll("\n", "\n       ")}\n`);
}

main().catch(endWith);
