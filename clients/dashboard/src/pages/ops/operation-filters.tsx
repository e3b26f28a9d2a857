import { getRouteApi } from "@tanstack/react-router";
import { access } from "../../graph/access.ts";
import { OperationChoicesDocument } from "../../graph/generated/ops.ts";
import { MembersDocument } from "../../graph/generated/shell.ts";
import { useGraph } from "../../graph/queries.ts";
import { useStore } from "../../graph/store.ts";
import { Choice } from "../../parts/choice.tsx";
import { words } from "../../parts/format.ts";
import { TextFilter } from "../../parts/text-filter.tsx";
import { statuses } from "./search.ts";

const route = getRouteApi("/ops");

/** Filters of the list; each of them in the address, so that a list can be sent to somebody. */
export function OperationFilters() {
  const { q, status, template, channel, proposer, due } = route.useSearch();
  const isSignedIn = useStore(access) !== undefined;
  const set = useFilterChange();
  const members = useGraph(MembersDocument, {}).data?.organizations ?? [];
  const { networkChannels = [], operationTemplates = [] } = useGraph(OperationChoicesDocument, {}).data ?? {};
  return (
    <search className="bar">
      <TextFilter label="Text contains" value={q} onChange={(value) => set({ q: value })} />
      <Choice
        label="Status"
        value={status}
        options={statuses.map((value) => ({ value, name: words(value) }))}
        onChange={(value) => set({ status: value })}
      />
      <Choice
        label="Template"
        value={template}
        options={operationTemplates.map(({ name, title }) => ({ value: name, name: title }))}
        onChange={(value) => set({ template: value })}
      />
      <Choice
        label="Channel"
        value={channel}
        options={networkChannels.map(({ name }) => ({ value: name, name }))}
        onChange={(value) => set({ channel: value })}
      />
      <Choice
        label="Proposed by"
        value={proposer}
        options={members.map(({ mspId, name }) => ({ value: mspId, name }))}
        onChange={(value) => set({ proposer: value })}
      />
      <Days />
      {(isSignedIn || due) && (
        <label>
          <input
            type="checkbox"
            checked={due === true}
            onChange={({ target: { checked } }) => set({ due: checked || undefined })}
          />
          my vote is due
        </label>
      )}
    </search>
  );
}

/** Days of UTC between which operations were proposed. */
function Days() {
  const { from, to } = route.useSearch();
  const set = useFilterChange();
  return (
    <>
      <label>
        Proposed from
        <input
          type="date"
          value={from ?? ""}
          max={to}
          onChange={({ target }) => set({ from: target.value || undefined })}
        />
      </label>
      <label>
        to
        <input
          type="date"
          value={to ?? ""}
          min={from}
          onChange={({ target }) => set({ to: target.value || undefined })}
        />
      </label>
    </>
  );
}

/** Another filter begins with the first page. */
function useFilterChange(): (change: object) => void {
  const navigate = route.useNavigate();
  return (change) => void navigate({ search: (now) => ({ ...now, after: undefined, before: undefined, ...change }) });
}
