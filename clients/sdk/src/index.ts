export { type Client, type ClientOptions, createClient, organizationHeader } from "./client.ts";
export { accepted, GraphError, RefusedError } from "./errors.ts";
