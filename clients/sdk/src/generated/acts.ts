/** EIP-712 types of the marketplace's signed acts. Emitted by `npm run schema`; do not edit. */
export const actTypes = {
  "AcceptTerms": {
    "AcceptTerms": [
      {
        "name": "service",
        "type": "string"
      },
      {
        "name": "hash",
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
  "ApplyParameters": {
    "ApplyParameters": [
      {
        "name": "operation",
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
  "CommentService": {
    "CommentService": [
      {
        "name": "service",
        "type": "string"
      },
      {
        "name": "rating",
        "type": "uint8"
      },
      {
        "name": "text",
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
  "CreateMashup": {
    "CreateMashup": [
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
  "EditService": {
    "EditService": [
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
  "InvalidateService": {
    "InvalidateService": [
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
  "ReduceCallTime": {
    "ReduceCallTime": [
      {
        "name": "service",
        "type": "string"
      },
      {
        "name": "user",
        "type": "address"
      },
      {
        "name": "times",
        "type": "uint32"
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
  "ReduceCallTimes": {
    "ReduceCallTimes": [
      {
        "name": "service",
        "type": "string"
      },
      {
        "name": "batch",
        "type": "string"
      },
      {
        "name": "uses",
        "type": "CallUse[]"
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
    "CallUse": [
      {
        "name": "user",
        "type": "address"
      },
      {
        "name": "times",
        "type": "uint32"
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
  "RemoveUser": {
    "RemoveUser": [
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
  "RewardService": {
    "RewardService": [
      {
        "name": "service",
        "type": "string"
      },
      {
        "name": "amount",
        "type": "uint256"
      },
      {
        "name": "note",
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
  "SetTerms": {
    "SetTerms": [
      {
        "name": "service",
        "type": "string"
      },
      {
        "name": "hash",
        "type": "string"
      },
      {
        "name": "url",
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
