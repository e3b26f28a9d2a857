import { conformance } from "./conformance.ts";

/** Chaincode that any one organisation may endorse, so that what a key's own policy asks for shows. */
const chaincode = "anyone";
const refused = { status: 10, result: [null] };
const noCombination = "no combination of peers can be derived which satisfy the endorsement policy";
const unreadable =
  "error in simulation: error unmarshalling SignaturePolicyEnvelope: proto: cannot parse invalid wire-format data";
const valid = { status: 0, result: [null] };

conformance("Key policies", [
  {
    name: "a key's policy stands for its chaincode's, for its value and for the policy itself",
    run: async (ledger) => {
      const put = (value: string, endorsers: string[]) =>
        ledger.submit([["put", "key-policies: one", value]], { chaincode, endorsers });
      const guard = (mspId: string, endorsers: string[]) =>
        ledger.submit([["setPolicy", "key-policies: one", mspId]], { chaincode, endorsers });
      await put("0", ["Org3MSP"]);
      return [
        await guard("Org1MSP", ["Org3MSP"]),
        await put("1", ["Org2MSP"]),
        await put("2", ["Org1MSP"]),
        await guard("Org2MSP", ["Org2MSP"]),
        await guard("Org2MSP", ["Org1MSP"]),
        await put("3", ["Org1MSP"]),
        await put("4", ["Org1MSP", "Org2MSP"]),
        await ledger.evaluate([["get", "key-policies: one"]], { chaincode }),
      ];
    },
    expected: [valid, refused, valid, refused, valid, refused, valid, { result: ["4"] }],
  },
  {
    name: "the gateway asks whom the policies of the keys ask for, its own organisation or not",
    run: async (ledger) => {
      const key = "key-policies: planned";
      await ledger.submit([["put", key, "0"]], { chaincode });
      const guard = (...mspIds: string[]) => ledger.submit([["setPolicy", key, ...mspIds]], { chaincode });
      const put = (value: string) => ledger.submit([["put", key, value]], { chaincode });
      return [
        await guard("Org1MSP", "Org3MSP"),
        await put("1"),
        await guard("Org2MSP", "Org3MSP"),
        await put("2"),
        await ledger.submit([["put", key, "3"]], { chaincode, endorsers: ["Org1MSP", "Org2MSP"] }),
        await ledger.submit([["delete", key]], { chaincode }),
        await ledger.evaluate([["get", key]], { chaincode }),
      ];
    },
    expected: [valid, valid, valid, valid, refused, valid, { result: [null] }],
  },
  {
    name: "it may ask for less than the chaincode's, which counts for every other key",
    run: async (ledger) => {
      await ledger.submit([
        ["put", "key-policies: less", "0"],
        ["put", "key-policies: usual", "0"],
        ["setPolicy", "key-policies: less", "Org3MSP"],
      ]);
      const endorsers = ["Org3MSP"];
      const less = (value: string) => ["put", "key-policies: less", value] as const;
      const usual = (value: string) => ["put", "key-policies: usual", value] as const;
      return [
        await ledger.submit([less("1")], { endorsers }),
        await ledger.submit([usual("1")], { endorsers }),
        await ledger.submit([less("2"), usual("2")], { endorsers }),
        await ledger.submit([less("3"), usual("3")], { endorsers: ["Org1MSP", "Org2MSP"] }),
        await ledger.submit([less("4"), usual("4")], { endorsers: ["Org1MSP", "Org3MSP"] }),
        await ledger.submit([less("5"), usual("5")]),
      ];
    },
    expected: [
      valid,
      refused,
      { status: 10, result: [null, null] },
      { status: 10, result: [null, null] },
      { status: 0, result: [null, null] },
      { status: 0, result: [null, null] },
    ],
  },
  {
    name: "a policy that no peers can satisfy plans nothing",
    run: async (ledger) => {
      await ledger.submit([["put", "key-policies: nobody", "0"]], { chaincode });
      await ledger.submit([["setPolicy", "key-policies: nobody", "Org9MSP"]], { chaincode });
      return ledger.submit([["put", "key-policies: nobody", "1"]], { chaincode });
    },
    expected: {
      error: "EndorseError",
      code: 9,
      message: `9 FAILED_PRECONDITION: ${noCombination}: no peer combination can satisfy the endorsement policy`,
      details: [],
    },
  },
  {
    name: "it is read as committed, stays when the value changes, and goes with the key",
    run: async (ledger) => {
      const key = "key-policies: kept";
      const read = () => ledger.evaluate([["getPolicy", key]], { chaincode });
      const submit = (...steps: (readonly [string, ...unknown[]])[]) => ledger.submit(steps, { chaincode });
      return [
        await submit(["put", key, "0"], ["setPolicy", key, "Org2MSP", "Org1MSP"], ["getPolicy", key]),
        await read(),
        await submit(["put", key, "1"]),
        await read(),
        await submit(["delete", key]),
        await read(),
        await submit(["put", key, "2"]),
        await read(),
      ];
    },
    expected: [
      { status: 0, result: [null, null, null] },
      { result: [["Org1MSP", "Org2MSP"]] },
      valid,
      { result: [["Org1MSP", "Org2MSP"]] },
      valid,
      { result: [null] },
      valid,
      { result: [null] },
    ],
  },
  {
    name: "about a key that does not exist nothing is kept",
    run: async (ledger) => [
      await ledger.submit([["setPolicy", "key-policies: absent", "Org1MSP"]], { chaincode }),
      await ledger.evaluate(
        [
          ["get", "key-policies: absent"],
          ["getPolicy", "key-policies: absent"],
        ],
        { chaincode },
      ),
      await ledger.submit([["put", "key-policies: absent", "0"]], { chaincode, endorsers: ["Org2MSP"] }),
    ],
    expected: [valid, { result: [null, null] }, valid],
  },
  {
    name: "a change of it is a change of the key to whoever has read the key, not part of its history",
    run: async (ledger) => {
      const key = "key-policies: version";
      await ledger.submit([["put", key, "0"]], { chaincode });
      const guard = await ledger.endorse([["setPolicy", key, "Org1MSP"]], { chaincode });
      const stale = (name: string) =>
        [
          ["get", key],
          ["put", `key-policies: ${name}`, "x"],
        ] as const;
      const read = await ledger.endorse(stale("read"), { chaincode });
      const scanned = await ledger.endorse(
        [
          ["range", key, `${key}~`],
          ["put", "key-policies: scanned", "x"],
        ],
        { chaincode },
      );
      const codes = await ledger.commitInOrder([guard, read, scanned]);
      const policyRead = await ledger.endorse(
        [
          ["getPolicy", key],
          ["put", "key-policies: policy read", "x"],
        ],
        {
          chaincode,
        },
      );
      const change = await ledger.endorse([["put", key, "1"]], { chaincode });
      return [
        codes,
        await ledger.commitInOrder([change, policyRead]),
        await ledger.evaluate([["values", key]], { chaincode }),
      ];
    },
    expected: [[0, 11, 12], [0, 11], { result: [["1", "0"]] }],
  },
  {
    name: "it cannot be set in a transaction that pages, nor on private data without a collection",
    run: async (ledger) => [
      await ledger.submit([
        ["page", "a", "b", 1, ""],
        ["setPolicy", "key-policies: paged", "Org1MSP"],
      ]),
      await ledger.submit([["setPrivatePolicy", "nowhere", "key-policies: private"]]),
    ],
    expected: [
      "txid [<hash>]: unsuppored transaction. Transaction has already performed a paginated query. Writes are not allowed",
      "collection first/conformance/nowhere could not be found",
    ].map((reason) => ({
      error: "EndorseError",
      code: 10,
      message: "10 ABORTED: failed to endorse transaction, see attached details for more info",
      details: [`Org1MSP: chaincode response 500, PUT_STATE_METADATA failed: transaction ID: <hash>: ${reason}`],
    })),
  },
  {
    name: "an empty policy plans nothing and guards nothing; what is no policy lets nobody simulate a write",
    run: async (ledger) => {
      const key = "key-policies: odd";
      const results = [];
      for (const text of ["", "no policy"]) {
        await ledger.submit([["put", key + text, "0"]], { chaincode });
        results.push(
          await ledger.submit([["setPolicyText", key + text, text]], { chaincode }),
          await ledger.submit([["put", key + text, "1"]], { chaincode }),
          await ledger.submit([["put", key + text, "2"]], { chaincode, endorsers: ["Org2MSP"] }),
          await ledger.evaluate([["put", key + text, "2"]], { chaincode }),
        );
      }
      return results;
    },
    expected: [
      valid,
      {
        error: "EndorseError",
        code: 9,
        message: `9 FAILED_PRECONDITION: ${noCombination}: state based endorsement policy cannot be satisfied`,
        details: [],
      },
      valid,
      { result: [null] },
      valid,
      {
        error: "EndorseError",
        code: 10,
        message: "10 ABORTED: failed to endorse transaction, see attached details for more info",
        details: [`Org1MSP: ${unreadable}`],
      },
      {
        error: "EndorseError",
        code: 10,
        message: "10 ABORTED: failed to collect enough transaction endorsements, see attached details for more info",
        details: [`Org2MSP: ${unreadable}`],
      },
      {
        error: "GatewayError",
        code: 10,
        message: "10 ABORTED: failed to evaluate transaction, see attached details for more info",
        details: ["Org1MSP", "Org2MSP", "Org3MSP"].map((mspId) => `${mspId}: ${unreadable}`),
      },
    ],
  },
]);
