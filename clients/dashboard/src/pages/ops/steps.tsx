import styles from "./ops.module.css";

interface Step {
  readonly name: string;
  readonly action: string;
  readonly isBuiltIn: boolean;
  readonly arguments: readonly string[];
  readonly timeoutMs: number;
  readonly expectedOutput: string | null;
}

/** Steps in the order in which every agent goes through them. */
export function Steps({ steps }: { readonly steps: readonly Step[] }) {
  return (
    <ol className={styles.steps}>
      {steps.map((step) => (
        <li key={step.name}>
          <strong>{step.name}</strong>
          <code className={styles.command}>{[step.action, ...step.arguments].join(" ")}</code>
          <span className={styles.dim}>
            {step.isBuiltIn ? "by the agent itself" : "as a program"}, within {step.timeoutMs / 1_000} s
            {step.expectedOutput !== null && `; its output has to include “${step.expectedOutput}”`}
          </span>
        </li>
      ))}
    </ol>
  );
}
