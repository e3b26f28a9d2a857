import "../../process/needs-node.ts";
import { readConfig } from "../../config/config.ts";
import { existingDevelopmentIssuer } from "../../gateway/identity/development-issuer.ts";
import { instanceOf } from "../../start/instance-file.ts";
import { tradeServices } from "./marketplace.ts";
import { operateTheNetwork } from "./operation.ts";
import { payPerRequest } from "./payments.ts";
import { Story } from "./story.ts";

/** `npm run demo [-- <url>]`: the whole story against the instance of the data folder, or the one at a URL. */
let url = process.argv[2];

try {
  const { dataDirectory, gateway } = readConfig();
  url ??= (await instanceOf(dataDirectory)) ?? `http://${gateway.host}:${gateway.port}/graphql`;
  const story = new Story(url, await existingDevelopmentIssuer(dataDirectory));
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
