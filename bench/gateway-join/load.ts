import { reportFailure, reportReady } from "../../process/child-process.ts";
import { jobCount } from "../../test/gateway/subgraphs/data.ts";
import { loadOverHttp } from "../load/http-load.ts";

const query = `query Join($offset: Int!) {
  jobs(first: 20, offset: $offset) {
    id title priority postedAt
    listings { id title price payment { id amount currency } }
  }
}`;

/** Another page for each request, so that requests under way cannot share answers. */
function body(): string {
  return JSON.stringify({ query, variables: { offset: Math.floor(Math.random() * (jobCount - 20)) } });
}

/** Sixty payments and no error. */
function isRight(answer: string): boolean {
  return answer.startsWith(`{"data":`) && answer.split(`"currency":"EUR"`).length === 61;
}

const [url = "", connections, seconds] = process.argv.slice(2);
loadOverHttp({ url, connections: Number(connections), seconds: Number(seconds), body, isRight }).then(
  reportReady,
  reportFailure,
);
