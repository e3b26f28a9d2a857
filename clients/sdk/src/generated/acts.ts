/** EIP-712 types of the marketplace's signed acts. Emitted by `npm run schema`; do not edit. */
export const actTypes = {
  "CallService": {
    "CallService": [
      {
        "name": "service",
        "type": "string"
      },
      {
        "name": "times",
        "type": "uint32"
      },
      {
        "name": "price",
        "type": "uint256"
      },
      {
        "name": "counter",
        "type": "uint64"
      },
      {
        "name": "deadline",
        "type": "uint64"
      }
    ]
  },
  "PublishService": {
    "PublishService": [
      {
        "name": "name",
        "type": "string"
      },
      {
        "name": "counter",
        "type": "uint64"
      },
      {
        "name": "deadline",
        "type": "uint64"
      }
    ]
  },
  "RegisterService": {
    "RegisterService": [
      {
        "name": "name",
        "type": "string"
      },
      {
        "name": "category",
        "type": "string"
      },
      {
        "name": "tags",
        "type": "string[]"
      },
      {
        "name": "description",
        "type": "string"
      },
      {
        "name": "url",
        "type": "string"
      },
      {
        "name": "price",
        "type": "uint256"
      },
      {
        "name": "counter",
        "type": "uint64"
      },
      {
        "name": "deadline",
        "type": "uint64"
      }
    ]
  },
  "RegisterServices": {
    "RegisterServices": [
      {
        "name": "services",
        "type": "ServiceEntry[]"
      },
      {
        "name": "publish",
        "type": "bool"
      },
      {
        "name": "counter",
        "type": "uint64"
      },
      {
        "name": "deadline",
        "type": "uint64"
      }
    ],
    "ServiceEntry": [
      {
        "name": "kind",
        "type": "string"
      },
      {
        "name": "name",
        "type": "string"
      },
      {
        "name": "category",
        "type": "string"
      },
      {
        "name": "tags",
        "type": "string[]"
      },
      {
        "name": "description",
        "type": "string"
      },
      {
        "name": "url",
        "type": "string"
      },
      {
        "name": "price",
        "type": "uint256"
      },
      {
        "name": "composes",
        "type": "string[]"
      }
    ]
  },
  "RegisterUser": {
    "RegisterUser": [
      {
        "name": "name",
        "type": "string"
      },
      {
        "name": "introduction",
        "type": "string"
      },
      {
        "name": "counter",
        "type": "uint64"
      },
      {
        "name": "deadline",
        "type": "uint64"
      }
    ]
  },
  "Transfer": {
    "Transfer": [
      {
        "name": "to",
        "type": "address"
      },
      {
        "name": "amount",
        "type": "uint256"
      },
      {
        "name": "counter",
        "type": "uint64"
      },
      {
        "name": "deadline",
        "type": "uint64"
      }
    ]
  }
} as const;
