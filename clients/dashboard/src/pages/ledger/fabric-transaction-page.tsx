import { getRouteApi, Link } from "@tanstack/react-router";
import { FabricTransactionDocument } from "../../graph/generated/ledger.ts";
import { useGraph } from "../../graph/queries.ts";
import { MembersOnly } from "../../parts/members-only.tsx";
import { Page } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { DecodedFabricTransaction } from "./fabric-transaction.tsx";
import { whatItMayBe } from "./what-it-may-be.ts";

const route = getRouteApi("/ledger/fabric/tx/$id");

/** One Fabric transaction, by the id that any other page shows. */
export function FabricTransactionPage() {
  const { fabricId } = whatItMayBe(route.useParams().id);
  return (
    <Page title="Fabric transaction" above={<Link to="/ledger">Ledgers</Link>}>
      <MembersOnly reason="Transactions of Fabric channels are shown to those who are signed in.">
        {fabricId ? <Found id={fabricId} /> : <NoSuchTransaction />}
      </MembersOnly>
    </Page>
  );
}

function Found({ id }: { readonly id: string }) {
  const query = useGraph(FabricTransactionDocument, { id });
  return (
    <Answered query={query}>
      {({ fabricTransaction }) =>
        fabricTransaction ? <DecodedFabricTransaction transaction={fabricTransaction} /> : <NoSuchTransaction />
      }
    </Answered>
  );
}

const NoSuchTransaction = () => <Empty title="No block of the channels that are shown has this transaction." />;
