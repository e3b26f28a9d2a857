import { type Client, createClient } from "@ledgerloom/sdk";
import { CliError } from "../output/cli-error.ts";
import { accessToken } from "./access-token.ts";
import { readSessions } from "./sessions.ts";

const local = "http://127.0.0.1:4000/graphql";

/** Address of the graph: given, of the environment, of the last sign-in, or that of this machine. */
export async function graphUrl(given: string | undefined): Promise<string> {
  const url = given ?? process.env.LEDGERLOOM_URL ?? (await readSessions()).url ?? local;
  if (/^https?:/i.test(url) && URL.canParse(url)) return new URL(url).href;
  throw new CliError("BAD_INPUT", `“${url}” is no address of a graph`, {
    mend: `name it by --url or LEDGERLOOM_URL, such as ${local}`,
  });
}

/** A client of a graph, signed in by `LEDGERLOOM_TOKEN` or by the session of that graph. */
export function connect(url: string): Client {
  return createClient({ url, token: givenToken() ?? (() => accessToken(url)) });
}

/** The environment's token. An empty one is refused: the act would go out as whoever signed in last. */
export function givenToken(): string | undefined {
  const { LEDGERLOOM_TOKEN: token } = process.env;
  if (token !== "") return token;
  throw new CliError("BAD_INPUT", "LEDGERLOOM_TOKEN is empty", { mend: "give it a token, or unset it" });
}
