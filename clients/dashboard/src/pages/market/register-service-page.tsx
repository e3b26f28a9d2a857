import { PublishServiceDocument, RegisterServiceDocument } from "@ledgerloom/sdk";
import { Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, type ReactNode, useState } from "react";
import { useStore } from "../../graph/store.ts";
import { ActProgress } from "../../parts/act-progress.tsx";
import { Page, Panel } from "../../parts/section.tsx";
import { useSignedAct } from "../../signing/signed-act.ts";
import { SignerChoice } from "../../signing/signer-choice.tsx";
import { signer } from "../../signing/this-browser.ts";
import { TokenField } from "../../signing/token-field.tsx";
import styles from "./service-acts.module.css";

/** Registers a service of the account of this tab; its page, where it is published, comes next. */
export function RegisterServicePage() {
  const account = useStore(signer);
  return (
    <Page title="Register a service" above={<Link to="/market">Market</Link>}>
      <div className={styles.stack}>
        <Panel title="Its developer">
          <SignerChoice />
        </Panel>
        {account && <RegisterServiceForm />}
      </div>
    </Page>
  );
}

const empty = { name: "", category: "", tags: "", description: "", url: "" };

/** Words of a text, each once, in the order in which they stand there. */
const wordsOf = (text: string) => [...new Set(text.split(/[\s,]+/).filter(Boolean))];

function RegisterServiceForm() {
  const navigate = useNavigate();
  const [given, setGiven] = useState(empty);
  const [price, setPrice] = useState<string>();
  const [isOffered, setIsOffered] = useState(true);
  const [registered, setRegistered] = useState<string>();
  const showPage = (name: string) => void navigate({ to: "/market/s/$name", params: { name } });
  const publishing = useSignedAct({
    act: "PublishService",
    place: "publish-registered-service",
    document: PublishServiceDocument,
    onShown: ({ service }) => service && showPage(service.name),
  });
  const { state, isDisabled, send } = useSignedAct({
    act: "RegisterService",
    place: "register-service",
    document: RegisterServiceDocument,
    onShown: ({ service }) => {
      if (!service) return;
      if (!isOffered) return showPage(service.name);
      setRegistered(service.name);
      publishing.send({ name: service.name });
    },
  });
  const field = (name: keyof typeof empty) => ({
    value: given[name],
    onChange: ({ target }: { readonly target: { readonly value: string } }) =>
      setGiven((earlier) => ({ ...earlier, [name]: target.value })),
  });
  const tags = wordsOf(given.tags);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (price !== undefined) send({ ...given, tags, price });
  };
  return (
    <Panel title="The service">
      <form className={styles.form} onSubmit={submit}>
        <Field label="Name, which no other service has">
          <input required maxLength={128} autoComplete="off" {...field("name")} />
        </Field>
        <TokenField label="Price of a call" onChange={setPrice} />
        <Field label="Category (may be empty)">
          <input maxLength={64} {...field("category")} />
        </Field>
        <Field label="Words to find it by, at most 20 (may be empty)">
          <input aria-invalid={tags.length > 20} {...field("tags")} />
        </Field>
        <Field label="Where it answers (may be empty)">
          <input type="url" pattern="https?://.*" title="an http or https address" {...field("url")} />
        </Field>
        <Field label="What it does (may be empty)">
          <textarea rows={4} maxLength={2_000} {...field("description")} />
        </Field>
        <label className={styles.check}>
          <input type="checkbox" checked={isOffered} onChange={({ target }) => setIsOffered(target.checked)} />
          Publish it right after, by a second act: from then on its calls can be bought
        </label>
        <div>
          <button
            type="submit"
            data-primary
            disabled={isDisabled || registered !== undefined || price === undefined || tags.length > 20}
          >
            Sign and register
          </button>
        </div>
      </form>
      <ActProgress state={state} />
      {registered !== undefined && (
        <p>
          <Link to="/market/s/$name" params={{ name: registered }}>
            {registered}
          </Link>{" "}
          is registered; to be published:
        </p>
      )}
      <ActProgress state={publishing.state} />
    </Panel>
  );
}

function Field({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is its child
    <label>
      {label}
      {children}
    </label>
  );
}
