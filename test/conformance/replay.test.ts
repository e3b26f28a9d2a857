import { conformance } from "./conformance.ts";
import type { LedgerSession } from "./ledger-session.ts";
import { type EndorsedParts, tamper } from "./tampering.ts";
import { outcomeOf } from "./transcript.ts";

/** Endorses a write, changes the endorsed transaction, signs and submits what came of it. */
async function submitTampered(ledger: LedgerSession, key: string, change: (parts: EndorsedParts) => void) {
  const endorsed = await ledger.endorse([["put", key, "endorsed"]]);
  const changed = ledger.client().gateway.newTransaction(tamper(endorsed.getBytes(), change));
  return [await outcomeOf(() => ledger.commit(changed)), await ledger.evaluate([["get", key]])];
}

/** Marked with a validation code, and without effect. */
const invalid = (status: number) => [{ status }, { result: [null] }];
const duplicate = "duplicate transaction found [<hash>]. Creator [<creator>]";

conformance("Replay and tampering", [
  {
    name: "a transaction submitted again while it is in flight is committed once",
    run: async (ledger) => {
      const transaction = await ledger.endorse([["increment", "replay: in flight"]]);
      const codes = await ledger.commitInOrder([transaction, transaction, transaction]);
      return [codes, await ledger.evaluate([["get", "replay: in flight"]])];
    },
    expected: [[0, 0, 0], { result: ["1"] }],
  },
  {
    name: "a transaction submitted again after its commit changes nothing, and its status stays",
    run: async (ledger) => {
      const transaction = await ledger.endorse([["put", "replay: after", "first"]]);
      const first = await ledger.commit(transaction);
      await ledger.submit([["put", "replay: after", "second"]]);
      const again = await ledger.commit(transaction);
      await ledger.submit([["put", "replay: marker", "x"]]);
      return [first, again, await ledger.evaluate([["get", "replay: after"]])];
    },
    expected: [{ status: 0 }, { status: 0 }, { result: ["second"] }],
  },
  {
    name: "the copies are in the chain, marked as duplicates",
    run: async (ledger) => {
      const start = (await (await (await ledger.endorse([["put", "replay: start", "x"]])).submit()).getStatus())
        .blockNumber;
      const transaction = await ledger.endorse([["put", "replay: chain", "x"]]);
      await ledger.commitInOrder([transaction, transaction]);
      await ledger.commit(transaction);
      const end = await ledger.endorse([["put", "replay: end", "x"]]);
      const { blockNumber } = await (await end.submit()).getStatus();
      const codes: number[] = [];
      for await (const block of await ledger.network().getFilteredBlockEvents({ startBlock: start })) {
        for (const found of block.getFilteredTransactionsList()) {
          if (found.getTxid() === transaction.getTransactionId()) codes.push(found.getTxValidationCode());
        }
        if (BigInt(block.getNumber()) >= blockNumber) break;
      }
      return codes;
    },
    expected: [0, 9, 9],
  },
  {
    name: "a transaction that was invalid stays so when it is submitted again",
    run: async (ledger) => {
      const loser = await ledger.endorse([["increment", "replay: loser"]]);
      await ledger.submit([["increment", "replay: loser"]]);
      return [
        await ledger.commit(loser),
        await ledger.commit(loser),
        await ledger.evaluate([["get", "replay: loser"]]),
      ];
    },
    expected: [{ status: 11 }, { status: 11 }, { result: ["1"] }],
  },
  {
    name: "a proposal is not endorsed again once its transaction is committed",
    run: async (ledger) => {
      const script = JSON.stringify([["put", "replay: proposal", "x"]]);
      const proposal = ledger.contract().newProposal("Run", { arguments: [script] });
      const twice = [await proposal.endorse(), await proposal.endorse()];
      return [
        await ledger.commitInOrder(twice),
        await outcomeOf(async () => ({ endorsed: await proposal.endorse() })),
        await outcomeOf(async () => ({ evaluated: await proposal.evaluate() })),
      ];
    },
    expected: [
      [0, 0],
      {
        error: "EndorseError",
        code: 10,
        message: "10 ABORTED: failed to endorse transaction, see attached details for more info",
        details: [`Org1MSP: ${duplicate}`],
      },
      {
        error: "GatewayError",
        code: 9,
        message: `9 FAILED_PRECONDITION: evaluate call to endorser returned error: ${duplicate}`,
        details: [`Org1MSP: ${duplicate}`],
      },
    ],
  },
  {
    name: "a result changed after endorsement",
    run: (ledger) =>
      submitTampered(ledger, "tampered: result", ({ chaincodeAction }) => {
        chaincodeAction.getResponse()?.setPayload(Buffer.from("something else"));
      }),
    expected: invalid(10),
  },
  {
    name: "a write changed after endorsement",
    run: (ledger) =>
      submitTampered(ledger, "tampered: write", ({ chaincodeAction }) => {
        const results = Buffer.from(chaincodeAction.getResults_asU8());
        results.write("Endorsed", results.indexOf("endorsed"));
        chaincodeAction.setResults(results);
      }),
    expected: invalid(10),
  },
  {
    name: "an event added after endorsement",
    run: (ledger) =>
      submitTampered(ledger, "tampered: event", ({ chaincodeAction }) => {
        chaincodeAction.setEvents(Buffer.from("event"));
      }),
    expected: invalid(255),
  },
  {
    name: "another chaincode's name after endorsement",
    run: (ledger) =>
      submitTampered(ledger, "tampered: chaincode", ({ chaincodeAction }) => {
        chaincodeAction.getChaincodeId()?.setName("anyone");
      }),
    expected: invalid(25),
  },
  {
    name: "other arguments than those endorsed",
    run: (ledger) =>
      submitTampered(ledger, "tampered: arguments", ({ action }) => {
        const proposal = Buffer.from(action.getChaincodeProposalPayload_asU8());
        proposal.write("Endorsed", proposal.indexOf("endorsed"));
        action.setChaincodeProposalPayload(proposal);
      }),
    expected: invalid(5),
  },
  {
    name: "another time than that endorsed",
    run: (ledger) =>
      submitTampered(ledger, "tampered: time", ({ channelHeader }) => {
        channelHeader.getTimestamp()?.setSeconds(1);
      }),
    expected: invalid(5),
  },
  {
    name: "another transaction id than that endorsed",
    run: (ledger) =>
      submitTampered(ledger, "tampered: id", ({ channelHeader }) => {
        channelHeader.setTxId("0".repeat(64));
      }),
    expected: invalid(8),
  },
  {
    name: "an endorsement taken away",
    run: (ledger) =>
      submitTampered(ledger, "tampered: endorsement", ({ action }) => {
        const endorsed = action.getAction();
        endorsed?.setEndorsementsList(endorsed.getEndorsementsList().slice(0, 1));
      }),
    expected: invalid(10),
  },
  {
    name: "one organisation's endorsement twice instead of two",
    run: (ledger) =>
      submitTampered(ledger, "tampered: doubled", ({ action }) => {
        const endorsed = action.getAction();
        const [first] = endorsed?.getEndorsementsList() ?? [];
        if (first) endorsed?.setEndorsementsList([first, first]);
      }),
    expected: invalid(10),
  },
  {
    name: "no endorsement at all",
    run: (ledger) =>
      submitTampered(ledger, "tampered: none", ({ action }) => {
        action.getAction()?.setEndorsementsList([]);
      }),
    expected: invalid(10),
  },
  {
    name: "an endorsement's signature changed",
    run: (ledger) =>
      submitTampered(ledger, "tampered: signature", ({ action }) => {
        const [first] = action.getAction()?.getEndorsementsList() ?? [];
        const signature = Buffer.from(first?.getSignature_asU8() ?? []);
        signature[signature.length - 1] = (signature.at(-1) ?? 0) ^ 1;
        first?.setSignature(signature);
      }),
    expected: invalid(10),
  },
  {
    name: "untampered, the same way of submitting works",
    run: (ledger) => submitTampered(ledger, "tampered: not", () => undefined),
    expected: [{ status: 0 }, { result: ["endorsed"] }],
  },
]);
