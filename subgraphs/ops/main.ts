import "../../process/needs-node.ts";
import { runSubgraphProcess } from "../kit/run-subgraph-process.ts";
import { opsSubgraph } from "./definition.ts";

await runSubgraphProcess(opsSubgraph);
