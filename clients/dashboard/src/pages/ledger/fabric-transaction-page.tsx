import { getRouteApi } from "@tanstack/react-router";
import { FabricTransactionDocument } from "../../graph/generated/ledger.ts";
import { useGraph } from "../../graph/queries.ts";
import { Page } from "../../parts/section.tsx";
import { SignedIn } from "../../parts/signed-in.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { DecodedFabricTransaction } from "./fabric-transaction.tsx";
import { whatItMayBe } from "./what-it-may-be.ts";

const route = getRouteApi("/ledger/fabric/tx/$id");

/** One Fabric transaction, by the id that any other page shows. */
export function FabricTransactionPage() {
  const { fabricId } = whatItMayBe(route.useParams().id);
  return (
    <Page title="Fabric transaction">
      <SignedIn subject="Transactions of Fabric channels">
        {fabricId ? <Found id={fabricId} /> : <NoSuchTransaction />}
      </SignedIn>
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
