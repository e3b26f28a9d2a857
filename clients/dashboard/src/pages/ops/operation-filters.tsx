import { getRouteApi } from "@tanstack/react-router";
import { OperationChoicesDocument } from "../../graph/generated/ops.ts";
import { MembersDocument } from "../../graph/generated/shell.ts";
import { useGraph } from "../../graph/queries.ts";
import { Choice } from "../../parts/choice.tsx";
import { words } from "../../parts/format.ts";
import { statuses } from "./search.ts";

const route = getRouteApi("/ops");

/** Filters of the list; each of them in the address, so that a list can be sent to somebody. */
export function OperationFilters() {
  const { status, channel, proposer } = route.useSearch();
  const navigate = route.useNavigate();
  const members = useGraph(MembersDocument, {}).data?.organizations ?? [];
  const channels = useGraph(OperationChoicesDocument, {}).data?.networkChannels ?? [];
  const set = (change: object) =>
    void navigate({ search: (now) => ({ ...now, after: undefined, before: undefined, ...change }) });
  return (
    <search className="bar">
      <Choice
        label="Status"
        value={status}
        options={statuses.map((value) => ({ value, name: words(value) }))}
        onChange={(value) => set({ status: value })}
      />
      <Choice
        label="Channel"
        value={channel}
        options={channels.map(({ name }) => ({ value: name, name }))}
        onChange={(value) => set({ channel: value })}
      />
      <Choice
        label="Proposed by"
        value={proposer}
        options={members.map(({ mspId, name }) => ({ value: mspId, name }))}
        onChange={(value) => set({ proposer: value })}
      />
    </search>
  );
}
