import "../../process/needs-node.ts";
import { runSubgraphProcess } from "../kit/run-subgraph-process.ts";
import { marketplaceSubgraph } from "./definition.ts";

await runSubgraphProcess(marketplaceSubgraph);
