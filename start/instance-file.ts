import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const instance = z.object({ url: z.url() });

const fileIn = (dataDirectory: string) => join(dataDirectory, "instance.json");

/** Notes where the instance of a data folder answers, for commands that follow it. @returns a call that forgets it */
export async function noteInstance(
  dataDirectory: string,
  { url }: { readonly url: string },
): Promise<() => Promise<void>> {
  await writeFile(fileIn(dataDirectory), JSON.stringify({ url }));
  return () => rm(fileIn(dataDirectory), { force: true });
}

/**
 * The GraphQL endpoint of the instance that runs, or ran last, on a data folder; `undefined` when it ended in order.
 */
export async function instanceOf(dataDirectory: string): Promise<string | undefined> {
  const text = await readFile(fileIn(dataDirectory), "utf8").catch(() => "null");
  return instance.safeParse(JSON.parse(text)).data?.url;
}
