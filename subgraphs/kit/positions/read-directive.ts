import { DirectiveLocation, GraphQLDirective, GraphQLList, GraphQLNonNull } from "graphql";
import { PositionScalar } from "../graph/scalars.ts";

const positions = new GraphQLList(new GraphQLNonNull(PositionScalar));

/**
 * `@read`, which binds the reads of a query to positions; every subgraph declares it, or the supergraph would not have
 * it.
 */
export const readDirective = new GraphQLDirective({
  name: "read",
  description: "Binds everything that a query reads to positions of the ledgers.",
  locations: [DirectiveLocation.QUERY],
  args: {
    after: {
      type: positions,
      description: "Positions to wait for: a transaction's, to read one's own write at any instance.",
    },
    asOf: {
      type: positions,
      description: "Positions as of which everything is shown: one for each subgraph that the query reads.",
    },
  },
});
