import styles from "./ops.module.css";
import type { Template } from "./shown.ts";

type Parameter = Template["parameters"][number];

interface ParameterFieldsProps {
  readonly parameters: readonly Parameter[];
  readonly values: Readonly<Record<string, string>>;
  readonly onChange: (name: string, value: string) => void;
}

/** A field for each parameter, as its type and bounds want it. */
export function ParameterFields({ parameters, values, onChange }: ParameterFieldsProps) {
  return parameters.map((parameter) => (
    <div key={parameter.name} className={styles.field}>
      <label htmlFor={`parameter-${parameter.name}`}>{parameter.name}</label>
      <Field parameter={parameter} value={values[parameter.name] ?? ""} onChange={onChange} />
    </div>
  ));
}

interface FieldProps {
  readonly parameter: Parameter;
  readonly value: string;
  readonly onChange: (name: string, value: string) => void;
}

function Field({ parameter, value, onChange }: FieldProps) {
  const { name, type, minimum, maximum, maximumLength, choices, defaultValue } = parameter;
  const isRequired = defaultValue === null;
  const common = { id: `parameter-${name}`, value, required: isRequired };
  if (type === "CHOICE")
    return (
      <select {...common} onChange={({ target }) => onChange(name, target.value)}>
        {isRequired && <option value="">choose</option>}
        {choices?.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </select>
    );
  const bounds =
    type === "INTEGER"
      ? { type: "number", step: 1, min: minimum ?? undefined, max: maximum ?? undefined }
      : { maxLength: maximumLength ?? undefined };
  return <input {...common} {...bounds} onChange={({ target }) => onChange(name, target.value)} />;
}
