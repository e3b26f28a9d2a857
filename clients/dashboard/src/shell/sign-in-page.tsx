import { useNavigate } from "@tanstack/react-router";
import { Page, Panel } from "../parts/section.tsx";
import { SignInWays } from "./sign-in-ways.tsx";

/** Where the issuer sends people back when they could not be signed in; and where links can send them to sign in. */
export function SignInPage() {
  const navigate = useNavigate();
  return (
    <Page title="Sign in">
      <Panel title="As somebody of an organisation">
        <SignInWays onDone={() => void navigate({ to: "/" })} />
      </Panel>
    </Page>
  );
}
