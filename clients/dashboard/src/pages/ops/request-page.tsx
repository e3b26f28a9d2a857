import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { OperationChoicesDocument } from "../../graph/generated/ops.ts";
import { useGraph } from "../../graph/queries.ts";
import { Choice } from "../../parts/choice.tsx";
import { Page, Panel } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { policyText } from "./operation-policy.ts";
import styles from "./ops.module.css";
import { ParameterFields } from "./parameter-fields.tsx";
import { RequestForm } from "./request-form.tsx";
import type { Template } from "./shown.ts";
import { Steps } from "./steps.tsx";

const route = getRouteApi("/ops/new");

/** Proposes an operation from a template, with what will be done beside the form. */
export function RequestPage() {
  const query = useGraph(OperationChoicesDocument, {});
  const { template: name } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Page title="Propose an operation" above={<Link to="/ops">Operations</Link>}>
      <Answered query={query}>
        {({ operationTemplates, networkChannels }) => {
          const template = operationTemplates.find((one) => one.name === name);
          return (
            <>
              <search className="bar">
                <Choice
                  label="Template"
                  value={name}
                  options={operationTemplates.map((one) => ({ value: one.name, name: one.title }))}
                  onChange={(value) => void navigate({ search: { template: value } })}
                />
              </search>
              {template ? (
                <Request key={template.digest} template={template} channels={networkChannels.map((one) => one.name)} />
              ) : (
                <Templates templates={operationTemplates} />
              )}
            </>
          );
        }}
      </Answered>
    </Page>
  );
}

interface RequestProps {
  readonly template: Template;
  readonly channels: readonly string[];
}

function Request({ template, channels }: RequestProps) {
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() => defaultsOf(template));
  const steps = template.steps.map((step) => ({
    ...step,
    arguments: step.arguments.map((one) => filled(one, values)),
  }));
  return (
    <div className={styles.form}>
      <RequestForm template={template} channels={channels} values={values}>
        <ParameterFields
          parameters={template.parameters}
          values={values}
          onChange={(name, value) => setValues({ ...values, [name]: value })}
        />
      </RequestForm>
      <Panel title="What will be done" note={policyText(template.policy)}>
        <p className={styles.text}>{template.description}</p>
        <Steps steps={steps} />
      </Panel>
    </div>
  );
}

function defaultsOf({ parameters }: Template): Record<string, string> {
  return Object.fromEntries(parameters.map(({ name, defaultValue }) => [name, defaultValue ?? ""]));
}

/** A template's text with values in the places of its parameters. */
const filled = (text: string, values: Readonly<Record<string, string>>) =>
  text.replaceAll(/\{(\w+)\}/g, (place, name: string) => values[name] || place);

function Templates({ templates }: { readonly templates: readonly Template[] }) {
  if (templates.length === 0) return <Empty title="The chaincode has no template." />;
  return (
    <div className="grid">
      {templates.map(({ name, title, description, steps, policy }) => (
        <Panel key={name} title={title} note={`${steps.length} steps`}>
          <p className={styles.text}>{description}</p>
          <p className={styles.dim}>{policyText(policy)}</p>
          <Link to="/ops/new" search={{ template: name }} className="button">
            Use this template<span className="hidden">: {title}</span>
          </Link>
        </Panel>
      ))}
    </div>
  );
}
