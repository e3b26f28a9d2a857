// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {ERC3009} from "@openzeppelin/contracts/token/ERC20/extensions/draft-ERC3009.sol";
import {IIntermediary} from "../../src/IIntermediary.sol";

/// @notice A well-behaved token with permits (EIP-2612) and authorisations (EIP-3009).
contract TestToken is ERC20, ERC20Permit, ERC3009 {
    constructor() ERC20("Test", "TST") ERC20Permit("Test") {}

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }
}

/// @notice Keeps one in ten of each transfer.
contract FeeToken is TestToken {
    function _update(address from, address to, uint256 amount) internal override {
        uint256 fee = from == address(0) || to == address(0) ? 0 : amount / 10;
        if (fee > 0) super._update(from, address(0xFEE), fee);
        super._update(from, to, amount - fee);
    }
}

/// @notice Refuses transfers to and from an account.
contract BlacklistingToken is TestToken {
    error Blacklisted(address account);

    address private _listed;

    function list(address account) external {
        _listed = account;
    }

    function _update(address from, address to, uint256 amount) internal override {
        if (_listed != address(0) && (from == _listed || to == _listed)) revert Blacklisted(_listed);
        super._update(from, to, amount);
    }
}

/// @notice Calls the channel again during each transfer, as a token with hooks may.
contract HookedToken is TestToken {
    IIntermediary private _channel;
    bytes private _call;

    bool public entered;

    function hook(IIntermediary channel, bytes calldata call) external {
        (_channel, _call) = (channel, call);
    }

    function _update(address from, address to, uint256 amount) internal override {
        if (address(_channel) != address(0)) (entered, ) = address(_channel).call(_call);
        super._update(from, to, amount);
    }
}

/// @notice Returns nothing from `transfer`, `transferFrom` and `approve`, as some old tokens do.
contract NoReturnToken {
    mapping(address account => uint256) public balanceOf;
    mapping(address owner => mapping(address spender => uint256)) public allowance;

    function mint(address to, uint256 amount) external {
        balanceOf[to] += amount;
    }

    function approve(address spender, uint256 amount) external {
        allowance[msg.sender][spender] = amount;
    }

    function transfer(address to, uint256 amount) external {
        _move(msg.sender, to, amount);
    }

    function transferFrom(address from, address to, uint256 amount) external {
        allowance[from][msg.sender] -= amount;
        _move(from, to, amount);
    }

    function _move(address from, address to, uint256 amount) private {
        balanceOf[from] -= amount;
        balanceOf[to] += amount;
    }
}
