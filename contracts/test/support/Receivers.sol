// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IIntermediary} from "../../src/IIntermediary.sol";

/// @notice Refuses every payment.
contract Refuser {
    receive() external payable {
        revert();
    }
}

/// @notice Asks for its payout again while it is being paid.
contract Reentrant {
    IIntermediary private _channel;

    function attack(IIntermediary channel) external {
        _channel = channel;
        channel.payOut(address(this));
    }

    receive() external payable {
        try _channel.payOut(address(this)) {
            revert("paid twice");
        } catch {}
    }
}
