// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IIntermediary, LanePrice, LaneToken} from "../src/IIntermediary.sol";
import {ChannelCall} from "../src/IIntermediaryFactory.sol";
import {Intermediary} from "../src/Intermediary.sol";
import {ChannelTest} from "./support/ChannelTest.sol";
import {vm} from "./support/Vm.sol";

/// @notice Gas of the usual acts; `contracts/.gas-snapshot` keeps the figures, which nothing else measures.
contract GasTest is ChannelTest {
    Intermediary[] private _channels;
    ChannelCall[] private _starts;
    ChannelCall[] private _ends;
    LaneToken[] private _twoLanes;

    function setUp() public override {
        super.setUp();
        _deposit(1_000);
        for (uint256 i = 0; i < 10; ++i) {
            Intermediary one = _open(_terms(), bytes32(i), 1_000);
            bytes memory start = abi.encodeCall(IIntermediary.startRedemption, (8, new LanePrice[](0)));
            bytes memory end = abi.encodeCall(
                IIntermediary.finalizeRedemption,
                (_tokenBy(VOUCHER_KEY, one, TOKEN_ID, 10))
            );
            _starts.push(ChannelCall(address(one), false, start));
            _ends.push(ChannelCall(address(one), false, end));
        }
        LaneToken[] memory tokens = _tokens(TOKEN_ID, 10, 10);
        _twoLanes.push(tokens[0]);
        _twoLanes.push(tokens[1]);
    }

    function test_Gas_Open() public {
        _open(_terms(), "gas", 0);
    }

    function test_Gas_Deposit() public {
        _deposit(1_000);
    }

    function test_Gas_StartRedemption() public {
        _start(8);
    }

    function test_Gas_RedeemTwoLanes() public {
        _start(8);
        vm.warp(block.timestamp + TOLERANCE);
        _finalize(_twoLanes);
    }

    function test_Gas_RedeemTenChannelsAtOnce() public {
        vm.prank(provider);
        factory.batch(_starts);
        vm.warp(block.timestamp + TOLERANCE);
        vm.prank(provider);
        factory.batch(_ends);
    }

    function test_Gas_RotateVoucherKey() public {
        vm.prank(consumer);
        channel.rotateVoucherKey(stranger);
    }
}
