import { compiledModule, reportFailure, reportReady } from "../../process/child-process.ts";
import { readListing } from "../../subgraphs/marketplace/listing-import/listing-file.ts";
import { importer } from "../../subgraphs/marketplace/testing/listed-ledger.ts";
import { loadOverHttp, type Round } from "../load/http-load.ts";

const lookUp = "query LookUp($name: String!) { service(name: $name) { name status price } }";

const servicePage = `query ServicePage($name: String!) { service(name: $name) {
  name kind status price category tags description url createdAt updatedAt developer { address name }
  composes(first: 20) { nodes { name kind composedBy(first: 10) { nodes { name } } } }
  composedBy(first: 20) { totalCount nodes { name kind } }
} }`;

const accountPage = `query AccountPage($address: Address!) { account(address: $address) {
  address name joinedAt organization { mspId }
  services(first: 20) { nodes { name kind status price } }
  callRights(first: 20) { nodes { callsLeft service { name } } }
} }`;

const searchBy = (filter: string, rest = "") => `query Search($text: String!) {
  services(first: 20, filter: { ${filter}: $text, status: AVAILABLE }) {
    totalCount nodes { name kind category tags price description } ${rest}
  }
}`;
const facets = "facets { category(first: 10) { nodes { value count } } tag(first: 10) { nodes { value count } } }";

type Request = (name: string) => object;

const search =
  (query: string): Request =>
  (name) => ({ query, variables: { text: name.match(/[\p{L}\p{N}]{3,}/u)?.[0] ?? "map" } });
const ofName =
  (query: string): Request =>
  (name) => ({ query, variables: { name } });
const ofAccount: Request = () => ({ query: accountPage, variables: { address: importer } });

/** Requests by the load's name, in turn. */
const loads: Readonly<Record<string, readonly Request[]>> = {
  "look-up": [ofName(lookUp)],
  "mix, parts of names": [search(searchBy("nameContains")), ofName(servicePage), ofAccount],
  "mix, text": [search(searchBy("text")), ofName(servicePage), ofAccount],
  "search with facets": [search(searchBy("text", facets))],
};

async function run([url = "", connections, seconds, load = "", listing]: readonly string[]): Promise<Round> {
  const { rows } = await readListing(listing ?? compiledModule("../data/programmableweb"));
  const requests = loads[load] ?? [];
  let at = 0;
  const body = () => {
    const { name = "" } = rows[Math.floor(Math.random() * rows.length)] ?? {};
    return JSON.stringify(requests[at++ % requests.length]?.(name));
  };
  const isRight = (answer: string) => answer.startsWith(`{"data":{`) && !answer.includes(`"errors"`);
  return loadOverHttp({ url, connections: Number(connections), seconds: Number(seconds), body, isRight });
}

run(process.argv.slice(2)).then(reportReady, reportFailure);
