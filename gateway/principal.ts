import { GraphQLError } from "graphql";

/** Who asks: the organisation in whose name a request acts. */
export interface Principal {
  /** MSP id; without one the instance's first organisation acts. */
  readonly mspId?: string;
}

/** Key in HTTP headers and in a WebSocket's `connectionParams`, towards clients and towards subgraphs. */
export const organizationKey = "x-ledgerloom-organization";

/** Values that go on to subgraphs are checked, since clients choose them freely. */
const mspIdPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

/** Reads the principal. @throws GraphQLError BAD_USER_INPUT when what is there cannot be an organisation */
export function principalOf(source: Readonly<Record<string, unknown>> | undefined): Principal {
  const mspId = source?.[organizationKey];
  if (mspId === undefined || mspId === "") return {};
  if (typeof mspId === "string" && mspIdPattern.test(mspId)) return { mspId };
  throw new GraphQLError(`${organizationKey} must be an MSP id such as Org1MSP`, {
    extensions: { code: "BAD_USER_INPUT", http: { status: 400 } },
  });
}
