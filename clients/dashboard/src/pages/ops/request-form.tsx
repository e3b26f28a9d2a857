import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, type ReactNode, useState } from "react";
import { useAct } from "../../graph/act.ts";
import { OperationRequestDocument } from "../../graph/generated/ops.ts";
import { useViewer } from "../../graph/viewer.ts";
import { ActProgress } from "../../parts/act-progress.tsx";
import { Panel } from "../../parts/section.tsx";
import styles from "./ops.module.css";
import type { Template } from "./shown.ts";

interface RequestFormProps {
  readonly template: Template;
  readonly channels: readonly string[];
  readonly values: Readonly<Record<string, string>>;
  /** Fields of the template's parameters. */
  readonly children: ReactNode;
}

export function RequestForm({ template, channels, values, children }: RequestFormProps) {
  const navigate = useNavigate();
  const scopes = useViewer()?.scopes;
  const [title, setTitle] = useState(template.title);
  const [description, setDescription] = useState("");
  const [channel, setChannel] = useState(channels[0] ?? "");
  const { state, send, isUnderWay } = useAct({
    place: "request",
    topic: "operations",
    document: OperationRequestDocument,
    onShown: ({ operation }) => {
      if (operation) void navigate({ to: "/ops/$id", params: { id: operation.id }, search: { tab: "votes" } });
    },
  });
  const mayRequest = scopes?.includes("ops:write") ?? false;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send({ template: template.name, title, description, channel, parameters: givenOf(template, values) });
  };
  return (
    <Panel title={template.title} note={`version ${template.version}`}>
      <form onSubmit={submit}>
        <label className={styles.field}>
          <span>What it is for</span>
          <input required maxLength={200} value={title} onChange={({ target }) => setTitle(target.value)} />
        </label>
        <label className={styles.field}>
          <span>Why (may be empty)</span>
          <textarea rows={3} value={description} onChange={({ target }) => setDescription(target.value)} />
        </label>
        <label className={styles.field}>
          <span>Channel whose members vote and execute</span>
          <select value={channel} onChange={({ target }) => setChannel(target.value)}>
            {channels.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        {children}
        {!mayRequest && (
          <p className={styles.dim}>
            {scopes ? "Your token has no scope ops:write, which a proposal takes." : "Sign in, above, to propose it."}
          </p>
        )}
        <button type="submit" data-primary disabled={!mayRequest || isUnderWay}>
          Propose, and vote for it
        </button>
      </form>
      <ActProgress state={state} />
    </Panel>
  );
}

/** Values other than the defaults: what is left out keeps the template's own. */
function givenOf({ parameters }: Template, values: Readonly<Record<string, string>>) {
  return parameters.flatMap(({ name, defaultValue }) => {
    const value = values[name] ?? "";
    return value === (defaultValue ?? "") ? [] : [{ name, value }];
  });
}
