import { compiledModule, reportFailure, reportReady } from "../../process/child-process.ts";
import { readListing } from "../../subgraphs/marketplace/listing-import/listing-file.ts";
import { loadOverHttp, type Round } from "../load/http-load.ts";

const query = "query Lookup($name: String!) { service(name: $name) { name status price } }";

/** Looks services of the shipped listing up by name, any of them in any order. */
async function run(url: string, connections: number, seconds: number): Promise<Round> {
  const { rows } = await readListing(compiledModule("../data/programmableweb"));
  const bodies = rows.map(({ name }) => JSON.stringify({ query, variables: { name } }));
  const body = () => bodies[Math.floor(Math.random() * bodies.length)] ?? "";
  const isRight = (answer: string) => answer.startsWith(`{"data":{"service":{"name":`) && !answer.includes(`"errors"`);
  return loadOverHttp({ url, connections, seconds, body, isRight });
}

const [url = "", connections, seconds] = process.argv.slice(2);
run(url, Number(connections), Number(seconds)).then(reportReady, reportFailure);
