import { CallServiceDocument, PublishServiceDocument } from "@ledgerloom/sdk";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useStore } from "../../graph/store.ts";
import { ActProgress } from "../../parts/act-progress.tsx";
import { Panel } from "../../parts/section.tsx";
import { Amount } from "../../parts/values.tsx";
import { useSignedAct } from "../../signing/signed-act.ts";
import { SignerChoice } from "../../signing/signer-choice.tsx";
import { signer } from "../../signing/this-browser.ts";
import styles from "./service-acts.module.css";

interface ServiceProps {
  readonly service: {
    readonly name: string;
    readonly status: string;
    /** SToken per call, in the smallest unit. */
    readonly price: string;
    readonly developer: { readonly address: string };
  };
}

/** Acts of the account of this tab on a service: buying its calls, or publishing it as its developer. */
export function ServiceActs({ service }: ServiceProps) {
  const account = useStore(signer);
  const isOwn = account?.address === service.developer.address;
  if (service.status === "INVALID") return null;
  return (
    <Panel title={isOwn ? "Your service" : "Buy calls"} note={<Link to="/wallet">Wallet</Link>}>
      <div className={styles.stack}>
        <SignerChoice />
        {service.status === "CREATED" ? (
          <Publish service={service} isOwn={isOwn} />
        ) : (
          account && <Buy service={service} />
        )}
      </div>
    </Panel>
  );
}

function Publish({ service: { name }, isOwn }: ServiceProps & { readonly isOwn: boolean }) {
  const { state, isDisabled, send } = useSignedAct({
    act: "PublishService",
    place: `publish ${name}`,
    document: PublishServiceDocument,
  });
  if (!isOwn) return <p className={styles.dim}>It is not offered yet: its developer has to publish it.</p>;
  return (
    <>
      <div>
        <button type="button" data-primary disabled={isDisabled} onClick={() => send({ name })}>
          Sign and publish
        </button>
      </div>
      <ActProgress state={state} />
    </>
  );
}

/** Most calls that are bought at a time: what the act's field holds. */
const maxCalls = 2 ** 31 - 1;

function Buy({ service: { name, price } }: ServiceProps) {
  const [times, setTimes] = useState(1);
  const { state, isDisabled, send } = useSignedAct({
    act: "CallService",
    place: `buy ${name}`,
    document: CallServiceDocument,
  });
  const isCount = Number.isInteger(times) && times >= 1 && times <= maxCalls;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isCount) send({ service: name, times, price });
  };
  return (
    <>
      <form className={styles.row} onSubmit={submit}>
        <label>
          Calls
          <input
            type="number"
            required
            min={1}
            max={maxCalls}
            value={Number.isNaN(times) ? "" : times}
            onChange={({ target }) => setTimes(target.valueAsNumber)}
          />
        </label>
        <span>
          for <Amount units={String(BigInt(isCount ? times : 0) * BigInt(price))} symbol="SToken" /> in all
        </span>
        <button type="submit" data-primary disabled={!isCount || isDisabled}>
          Sign and buy
        </button>
      </form>
      <ActProgress state={state} />
    </>
  );
}
