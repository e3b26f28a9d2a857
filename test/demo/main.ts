import "../../serving/needs-node.ts";
import { readConfig } from "../../config.ts";
import { openDevelopmentIssuer } from "../../gateway/identity/development-issuer.ts";
import { tradeServices } from "./marketplace.ts";
import { operateTheNetwork } from "./operation.ts";
import { payPerRequest } from "./payments.ts";
import { Story } from "./story.ts";

/** `npm run demo [-- <url>]`: the whole story against a running instance. */
const url = process.argv[2] ?? "http://127.0.0.1:4000/graphql";

try {
  const story = new Story(url, await openDevelopmentIssuer(readConfig().dataDirectory));
  await operateTheNetwork(story);
  await tradeServices(story);
  await payPerRequest(story);
  process.stdout.write("\ndemo: ok\n");
  process.exit(0);
} catch (error) {
  const unreachable = error instanceof TypeError && error.message === "fetch failed";
  const why = unreachable ? `nothing answers at ${url}; run npm start first` : (error as Error).message;
  process.stderr.write(`\ndemo: failed: ${why}\n`);
  process.exit(1);
}
