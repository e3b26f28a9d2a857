/** Generated from `contracts/test/support/Tokens.sol` by `contracts/compile.ts`; never edited by hand. */
export const testTokenAbi = [
  {
    "inputs": [],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [],
    "name": "ECDSAInvalidSignature",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "length",
        "type": "uint256"
      }
    ],
    "name": "ECDSAInvalidSignatureLength",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "s",
        "type": "bytes32"
      }
    ],
    "name": "ECDSAInvalidSignatureS",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "spender",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "allowance",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "needed",
        "type": "uint256"
      }
    ],
    "name": "ERC20InsufficientAllowance",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sender",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "balance",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "needed",
        "type": "uint256"
      }
    ],
    "name": "ERC20InsufficientBalance",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "approver",
        "type": "address"
      }
    ],
    "name": "ERC20InvalidApprover",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "receiver",
        "type": "address"
      }
    ],
    "name": "ERC20InvalidReceiver",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sender",
        "type": "address"
      }
    ],
    "name": "ERC20InvalidSender",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "spender",
        "type": "address"
      }
    ],
    "name": "ERC20InvalidSpender",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "deadline",
        "type": "uint256"
      }
    ],
    "name": "ERC2612ExpiredSignature",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "signer",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "owner",
        "type": "address"
      }
    ],
    "name": "ERC2612InvalidSigner",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "validAfter",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "validBefore",
        "type": "uint256"
      }
    ],
    "name": "ERC3009InvalidAuthorizationTime",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "ERC3009InvalidSignature",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "authorizer",
        "type": "address"
      },
      {
        "internalType": "bytes32",
        "name": "nonce",
        "type": "bytes32"
      }
    ],
    "name": "ERC3009UsedAuthorization",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "currentNonce",
        "type": "uint256"
      }
    ],
    "name": "InvalidAccountNonce",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "InvalidShortString",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint8",
        "name": "bits",
        "type": "uint8"
      },
      {
        "internalType": "uint256",
        "name": "value",
        "type": "uint256"
      }
    ],
    "name": "SafeCastOverflowedUintDowncast",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "string",
        "name": "str",
        "type": "string"
      }
    ],
    "name": "StringTooLong",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "owner",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "spender",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "value",
        "type": "uint256"
      }
    ],
    "name": "Approval",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "authorizer",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "nonce",
        "type": "bytes32"
      }
    ],
    "name": "AuthorizationCanceled",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "authorizer",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "nonce",
        "type": "bytes32"
      }
    ],
    "name": "AuthorizationUsed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [],
    "name": "EIP712DomainChanged",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "from",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "to",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "value",
        "type": "uint256"
      }
    ],
    "name": "Transfer",
    "type": "event"
  },
  {
    "inputs": [],
    "name": "DOMAIN_SEPARATOR",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "owner",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "spender",
        "type": "address"
      }
    ],
    "name": "allowance",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "spender",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "value",
        "type": "uint256"
      }
    ],
    "name": "approve",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "authorizer",
        "type": "address"
      },
      {
        "internalType": "bytes32",
        "name": "nonce",
        "type": "bytes32"
      }
    ],
    "name": "authorizationState",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "balanceOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "authorizer",
        "type": "address"
      },
      {
        "internalType": "bytes32",
        "name": "nonce",
        "type": "bytes32"
      },
      {
        "internalType": "uint8",
        "name": "v",
        "type": "uint8"
      },
      {
        "internalType": "bytes32",
        "name": "r",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "s",
        "type": "bytes32"
      }
    ],
    "name": "cancelAuthorization",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "decimals",
    "outputs": [
      {
        "internalType": "uint8",
        "name": "",
        "type": "uint8"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "eip712Domain",
    "outputs": [
      {
        "internalType": "bytes1",
        "name": "fields",
        "type": "bytes1"
      },
      {
        "internalType": "string",
        "name": "name",
        "type": "string"
      },
      {
        "internalType": "string",
        "name": "version",
        "type": "string"
      },
      {
        "internalType": "uint256",
        "name": "chainId",
        "type": "uint256"
      },
      {
        "internalType": "address",
        "name": "verifyingContract",
        "type": "address"
      },
      {
        "internalType": "bytes32",
        "name": "salt",
        "type": "bytes32"
      },
      {
        "internalType": "uint256[]",
        "name": "extensions",
        "type": "uint256[]"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "to",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "mint",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "name",
    "outputs": [
      {
        "internalType": "string",
        "name": "",
        "type": "string"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "owner",
        "type": "address"
      }
    ],
    "name": "nonces",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "owner",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "spender",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "value",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "deadline",
        "type": "uint256"
      },
      {
        "internalType": "uint8",
        "name": "v",
        "type": "uint8"
      },
      {
        "internalType": "bytes32",
        "name": "r",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "s",
        "type": "bytes32"
      }
    ],
    "name": "permit",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "from",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "to",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "value",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "validAfter",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "validBefore",
        "type": "uint256"
      },
      {
        "internalType": "bytes32",
        "name": "nonce",
        "type": "bytes32"
      },
      {
        "internalType": "uint8",
        "name": "v",
        "type": "uint8"
      },
      {
        "internalType": "bytes32",
        "name": "r",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "s",
        "type": "bytes32"
      }
    ],
    "name": "receiveWithAuthorization",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "symbol",
    "outputs": [
      {
        "internalType": "string",
        "name": "",
        "type": "string"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "totalSupply",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "to",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "value",
        "type": "uint256"
      }
    ],
    "name": "transfer",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "from",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "to",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "value",
        "type": "uint256"
      }
    ],
    "name": "transferFrom",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "from",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "to",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "value",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "validAfter",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "validBefore",
        "type": "uint256"
      },
      {
        "internalType": "bytes32",
        "name": "nonce",
        "type": "bytes32"
      },
      {
        "internalType": "uint8",
        "name": "v",
        "type": "uint8"
      },
      {
        "internalType": "bytes32",
        "name": "r",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "s",
        "type": "bytes32"
      }
    ],
    "name": "transferWithAuthorization",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  }
] as const;

export const testTokenCreationCode =
  "0x610160604052348015610010575f5ffd5b506040518060400160405280600481526020016315195cdd60e21b81525080604051806040016040528060018152602001603160f81b8152506040518060400160405280600481526020016315195cdd60e21b815250604051806040016040528060038152602001621514d560ea1b81525081600390816100919190610241565b50600461009e8282610241565b5050506100b08261015860201b60201c565b610120526100bd81610158565b61014052815160208084019190912060e052815190820120610100524660a05261014960e05161010051604080517f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f60208201529081019290925260608201524660808201523060a08201525f9060c00160405160208183030381529060405280519060200120905090565b60805250503060c05250610357565b5f5f829050601f8151111561018b578260405163305a27a960e01b815260040161018291906102ff565b60405180910390fd5b805161019682610334565b179392505050565b634e487b7160e01b5f52604160045260245ffd5b600181811c908216806101c657607f821691505b6020821081036101e457634e487b7160e01b5f52602260045260245ffd5b50919050565b601f82111561023c578282111561023c57805f5260205f20601f840160051c602085101561021557505f5b90810190601f840160051c035f5b81811015610238575f83820155600101610223565b5050505b505050565b81516001600160401b0381111561025a5761025a61019e565b61026e8161026884546101b2565b846101ea565b6020601f8211600181146102a0575f83156102895750848201515b5f19600385901b1c1916600184901b1784556102f8565b5f84815260208120601f198516915b828110156102cf57878501518255602094850194600190920191016102af565b50848210156102ec57868401515f19600387901b60f8161c191681555b505060018360011b0184555b5050505050565b602081525f82518060208401528060208501604085015e5f604082850101526040601f19601f83011684010191505092915050565b805160208083015191908110156101e4575f1960209190910360031b1b16919050565b60805160a05160c05160e0516101005161012051610140516117016103a85f395f610c5c01525f610c3101525f610ad701525f610aaf01525f610a0a01525f610a3401525f610a5e01526117015ff3fe608060405234801561000f575f5ffd5b506004361061012f575f3560e01c80637ecebe00116100ad578063d505accf1161007d578063e3ee160e11610063578063e3ee160e14610294578063e94a0102146102a7578063ef55bec6146102df575f5ffd5b8063d505accf14610249578063dd62ed3e1461025c575f5ffd5b80637ecebe001461020057806384b0196e1461021357806395d89b411461022e578063a9059cbb14610236575f5ffd5b8063313ce5671161010257806340c10f19116100e857806340c10f19146101b05780635a049a70146101c557806370a08231146101d8575f5ffd5b8063313ce567146101995780633644e515146101a8575f5ffd5b806306fdde0314610133578063095ea7b31461015157806318160ddd1461017457806323b872dd14610186575b5f5ffd5b61013b6102f2565b6040516101489190611371565b60405180910390f35b61016461015f3660046113a5565b610382565b6040519015158152602001610148565b6002545b604051908152602001610148565b6101646101943660046113cd565b61039b565b60405160128152602001610148565b6101786103be565b6101c36101be3660046113a5565b6103cc565b005b6101c36101d3366004611417565b6103da565b6101786101e6366004611461565b6001600160a01b03165f9081526020819052604090205490565b61017861020e366004611461565b6104ab565b61021b6104c8565b604051610148979695949392919061147a565b61013b610526565b6101646102443660046113a5565b610535565b6101c361025736600461152c565b610542565b61017861026a366004611592565b6001600160a01b039182165f90815260016020908152604080832093909416825291909152205490565b6101c36102a23660046115c3565b6106af565b6101646102b53660046113a5565b6001600160a01b03919091165f908152600860209081526040808320938352929052205460ff1690565b6101c36102ed3660046115c3565b610784565b6060600380546103019061163e565b80601f016020809104026020016040519081016040528092919081815260200182805461032d9061163e565b80156103785780601f1061034f57610100808354040283529160200191610378565b820191905f5260205f20905b81548152906001019060200180831161035b57829003601f168201915b5050505050905090565b5f3361038f8185856108a9565b60019150505b92915050565b5f336103a88582856108bb565b6103b385858561096f565b506001949350505050565b5f6103c76109fe565b905090565b6103d68282610b27565b5050565b604080517f158b0a9edf7a828aad02f63cd515c68ef2f50ba807396f6d12842833a159742960208201526001600160a01b03871691810191909152606081018590525f90610441906080015b60405160208183030381529060405280519060200120610b74565b905061044f81858585610bbb565b6001600160a01b0316866001600160a01b031614610499576040517f77c207f400000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b6104a38686610be7565b505050505050565b6001600160a01b0381165f90815260076020526040812054610395565b5f6060805f5f5f60606104d9610c2a565b6104e1610c55565b604080515f808252602082019092527f0f000000000000000000000000000000000000000000000000000000000000009b939a50919850469750309650945092509050565b6060600480546103019061163e565b5f3361038f81858561096f565b83421115610584576040517f62791302000000000000000000000000000000000000000000000000000000008152600481018590526024015b60405180910390fd5b5f7f6e71edae12b1b97f4d1f60370fef10105fa2faae0126114a169c64845d6126c98888886105cf8c6001600160a01b03165f90815260076020526040902080546001810190915590565b6040805160208101969096526001600160a01b0394851690860152929091166060840152608083015260a082015260c0810186905260e0016040516020818303038152906040528051906020012090505f61062982610b74565b90505f61063882878787610bbb565b9050896001600160a01b0316816001600160a01b031614610698576040517f4b800e460000000000000000000000000000000000000000000000000000000081526001600160a01b0380831660048301528b16602482015260440161057b565b6106a38a8a8a6108a9565b50505050505050505050565b604080517f7c7c6cdb67a18743f49ec6fa9b35f50d52ed05cbed4cc592e13b44501c1a226760208201526001600160a01b03808c169282019290925290891660608201526080810188905260a0810187905260c0810186905260e081018590525f9061071e9061010001610426565b905061072c81858585610bbb565b6001600160a01b03168a6001600160a01b031614610776576040517f77c207f400000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b6106a38a8a8a8a8a8a610c80565b604080517fd099cc98ef71107a616c4f0f941f04c322d8e254fe26b3c6668db87aae413de860208201526001600160a01b03808c169282019290925290891660608201526080810188905260a0810187905260c0810186905260e081018590525f906107f39061010001610426565b905061080181858585610bbb565b6001600160a01b03168a6001600160a01b03161461084b576040517f77c207f400000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b886001600160a01b038116331461089a576040517fec442f050000000000000000000000000000000000000000000000000000000081526001600160a01b03909116600482015260240161057b565b506106a38a8a8a8a8a8a610c80565b6108b68383836001610cd4565b505050565b6001600160a01b038381165f908152600160209081526040808320938616835292905220547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff811015610969578181101561095b576040517ffb8f41b20000000000000000000000000000000000000000000000000000000081526001600160a01b0384166004820152602481018290526044810183905260640161057b565b61096984848484035f610cd4565b50505050565b6001600160a01b0383166109b1576040517f96c6fd1e0000000000000000000000000000000000000000000000000000000081525f600482015260240161057b565b6001600160a01b0382166109f3576040517fec442f050000000000000000000000000000000000000000000000000000000081525f600482015260240161057b565b6108b6838383610dd8565b5f306001600160a01b037f000000000000000000000000000000000000000000000000000000000000000016148015610a5657507f000000000000000000000000000000000000000000000000000000000000000046145b15610a8057507f000000000000000000000000000000000000000000000000000000000000000090565b6103c7604080517f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f60208201527f0000000000000000000000000000000000000000000000000000000000000000918101919091527f000000000000000000000000000000000000000000000000000000000000000060608201524660808201523060a08201525f9060c00160405160208183030381529060405280519060200120905090565b6001600160a01b038216610b69576040517fec442f050000000000000000000000000000000000000000000000000000000081525f600482015260240161057b565b6103d65f8383610dd8565b5f610395610b806109fe565b836040517f19010000000000000000000000000000000000000000000000000000000000008152600281019290925260228201526042902090565b5f5f5f5f610bcb88888888610f17565b925092509250610bdb8282610ffd565b50909695505050505050565b610bf18282611100565b60405181906001600160a01b038416907f1cdd46ff242716cdaa72d159d339a485b3438398348d68f09d7c8c0a59353d81905f90a35050565b60606103c77f00000000000000000000000000000000000000000000000000000000000000006111c1565b60606103c77f00000000000000000000000000000000000000000000000000000000000000006111c1565b610c8a83836111fe565b610c948682611100565b60405181906001600160a01b038816907f98de503528ee59b575ef0c0a2576a82497bfc029a5685b209e9ec333479b10a5905f90a36104a386868661096f565b6001600160a01b038416610d16576040517fe602df050000000000000000000000000000000000000000000000000000000081525f600482015260240161057b565b6001600160a01b038316610d58576040517f94280d620000000000000000000000000000000000000000000000000000000081525f600482015260240161057b565b6001600160a01b038085165f908152600160209081526040808320938716835292905220829055801561096957826001600160a01b0316846001600160a01b03167f8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b92584604051610dca91815260200190565b60405180910390a350505050565b6001600160a01b038316610e02578060025f828254610df7919061168f565b90915550610e8b9050565b6001600160a01b0383165f9081526020819052604090205481811015610e6d576040517fe450d38c0000000000000000000000000000000000000000000000000000000081526001600160a01b0385166004820152602481018290526044810183905260640161057b565b6001600160a01b0384165f9081526020819052604090209082900390555b6001600160a01b038216610ea757600280548290039055610ec5565b6001600160a01b0382165f9081526020819052604090208054820190555b816001600160a01b0316836001600160a01b03167fddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef83604051610f0a91815260200190565b60405180910390a3505050565b5f80807f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0841115610f5057505f91506003905082610ff3565b604080515f808252602082018084528a905260ff891692820192909252606081018790526080810186905260019060a0016020604051602081039080840390855afa158015610fa1573d5f5f3e3d5ffd5b50506040517fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe001519150506001600160a01b038116610fea57505f925060019150829050610ff3565b92505f91508190505b9450945094915050565b5f826003811115611010576110106116c7565b03611019575050565b600182600381111561102d5761102d6116c7565b03611064576040517ff645eedf00000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b6002826003811115611078576110786116c7565b036110b2576040517ffce698f70000000000000000000000000000000000000000000000000000000081526004810182905260240161057b565b60038260038111156110c6576110c66116c7565b036103d6576040517fd78bce0c0000000000000000000000000000000000000000000000000000000081526004810182905260240161057b565b6001600160a01b0382165f9081526008602090815260408083208484529091529020548290829060ff1615611172576040517f8f7808c10000000000000000000000000000000000000000000000000000000081526001600160a01b039092166004830152602482015260440161057b565b50506001600160a01b039091165f9081526008602090815260408083209383529290522080547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff00166001179055565b60605f6111cd83611286565b6040805160208082528183019092529192505f91906020820181803683375050509182525060208101929092525090565b81811665800000000000165f811561121d576112186112c6565b611225565b6112256112d0565b65ffffffffffff169050811984168111801561124357508119831681105b848490916104a3576040517f4a931c170000000000000000000000000000000000000000000000000000000081526004810192909252602482015260440161057b565b5f60ff8216601f811115610395576040517fb3512b0c00000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b5f6103c7436112d6565b5f6103c7425b5f65ffffffffffff821115611321576040517f6dfcc650000000000000000000000000000000000000000000000000000000008152603060048201526024810183905260440161057b565b5090565b5f81518084528060208401602086015e5f6020828601015260207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f83011685010191505092915050565b602081525f6113836020830184611325565b9392505050565b80356001600160a01b03811681146113a0575f5ffd5b919050565b5f5f604083850312156113b6575f5ffd5b6113bf8361138a565b946020939093013593505050565b5f5f5f606084860312156113df575f5ffd5b6113e88461138a565b92506113f66020850161138a565b929592945050506040919091013590565b803560ff811681146113a0575f5ffd5b5f5f5f5f5f60a0868803121561142b575f5ffd5b6114348661138a565b94506020860135935061144960408701611407565b94979396509394606081013594506080013592915050565b5f60208284031215611471575f5ffd5b6113838261138a565b7fff000000000000000000000000000000000000000000000000000000000000008816815260e060208201525f6114b460e0830189611325565b82810360408401526114c68189611325565b606084018890526001600160a01b038716608085015260a0840186905283810360c0850152845180825260208087019350909101905f5b8181101561151b5783518352602093840193909201916001016114fd565b50909b9a5050505050505050505050565b5f5f5f5f5f5f5f60e0888a031215611542575f5ffd5b61154b8861138a565b96506115596020890161138a565b9550604088013594506060880135935061157560808901611407565b9699959850939692959460a0840135945060c09093013592915050565b5f5f604083850312156115a3575f5ffd5b6115ac8361138a565b91506115ba6020840161138a565b90509250929050565b5f5f5f5f5f5f5f5f5f6101208a8c0312156115dc575f5ffd5b6115e58a61138a565b98506115f360208b0161138a565b975060408a0135965060608a0135955060808a0135945060a08a0135935061161d60c08b01611407565b989b979a50959894979396929550929360e081013593506101000135919050565b600181811c9082168061165257607f821691505b602082108103611689577f4e487b71000000000000000000000000000000000000000000000000000000005f52602260045260245ffd5b50919050565b80820180821115610395577f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffdfea164736f6c6343000825000a";
