/** Generated from `contracts/test/support/Tokens.sol` by `contracts/compile.ts`; never edited by hand. */
export const noReturnTokenAbi = [
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
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "approve",
    "outputs": [],
    "stateMutability": "nonpayable",
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
    "name": "transfer",
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
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "transferFrom",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  }
] as const;

export const noReturnTokenCreationCode =
  "0x6080604052348015600e575f5ffd5b506103a68061001c5f395ff3fe608060405234801561000f575f5ffd5b506004361061006f575f3560e01c806370a082311161004d57806370a08231146100df578063a9059cbb14610110578063dd62ed3e14610123575f5ffd5b8063095ea7b31461007357806323b872dd146100b957806340c10f19146100cc575b5f5ffd5b6100b761008136600461028d565b335f90815260016020908152604080832073ffffffffffffffffffffffffffffffffffffffff9590951683529390529190912055565b005b6100b76100c73660046102b5565b61014d565b6100b76100da36600461028d565b6101a2565b6100fe6100ed3660046102ef565b5f6020819052908152604090205481565b60405190815260200160405180910390f35b6100b761011e36600461028d565b6101df565b6100fe61013136600461030f565b600160209081525f928352604080842090915290825290205481565b73ffffffffffffffffffffffffffffffffffffffff83165f9081526001602090815260408083203384529091528120805483929061018c90849061036d565b9091555061019d90508383836101ee565b505050565b73ffffffffffffffffffffffffffffffffffffffff82165f90815260208190526040812080548392906101d6908490610386565b90915550505050565b6101ea3383836101ee565b5050565b73ffffffffffffffffffffffffffffffffffffffff83165f908152602081905260408120805483929061022290849061036d565b909155505073ffffffffffffffffffffffffffffffffffffffff82165f908152602081905260408120805483929061025b908490610386565b9091555050505050565b803573ffffffffffffffffffffffffffffffffffffffff81168114610288575f5ffd5b919050565b5f5f6040838503121561029e575f5ffd5b6102a783610265565b946020939093013593505050565b5f5f5f606084860312156102c7575f5ffd5b6102d084610265565b92506102de60208501610265565b929592945050506040919091013590565b5f602082840312156102ff575f5ffd5b61030882610265565b9392505050565b5f5f60408385031215610320575f5ffd5b61032983610265565b915061033760208401610265565b90509250929050565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b8181038181111561038057610380610340565b92915050565b808201808211156103805761038061034056fea164736f6c6343000825000a";
