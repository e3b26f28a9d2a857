import { DirectiveLocation, GraphQLDirective, GraphQLList, GraphQLNonNull } from "graphql";
import { PositionScalar } from "../graph/scalars.ts";

const positions = new GraphQLList(new GraphQLNonNull(PositionScalar));

/** Binds the reads of a query to positions; every subgraph declares it, or it would not be in the supergraph. */
export const readDirective = new GraphQLDirective({
  name: "read",
  description: "Binds everything that a query reads to positions of the ledgers.",
  locations: [DirectiveLocation.QUERY],
  args: {
    after: {
      type: positions,
      description: "Wait until these are shown: a transaction's position, to read one's own write anywhere.",
    },
    asOf: {
      type: positions,
      description: "Show everything as it was at these: one position for each subgraph that the query reads.",
    },
  },
});
