import "../../process/needs-node.ts";
import { runSubgraphProcess } from "../kit/run-subgraph-process.ts";
import { paymentsSubgraph } from "./definition.ts";

await runSubgraphProcess(paymentsSubgraph);
