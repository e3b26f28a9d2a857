// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC3009} from "@openzeppelin/contracts/token/ERC20/extensions/draft-ERC3009.sol";
import {IIntermediary} from "../src/IIntermediary.sol";
import {TestToken} from "./support/Tokens.sol";
import {TokenChannelTest} from "./support/TokenChannelTest.sol";
import {vm} from "./support/Vm.sol";

contract SignedDepositsTest is TokenChannelTest {
    bytes32 private constant _PERMIT_TYPEHASH = keccak256(
        "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"
    );
    bytes32 private constant _RECEIVE_TYPEHASH = keccak256(
        "ReceiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
    );
    bytes32 private constant _NONCE = "nonce";

    struct Signature {
        uint8 v;
        bytes32 r;
        bytes32 s;
    }

    function setUp() public override {
        super.setUp();
        vm.prank(consumer);
        token.approve(address(channel), 0);
    }

    function test_Permit_DepositsWithoutApproval() public {
        _depositWithPermit(_signPermit(25));
        _assertState(25, 25, 0);
    }

    function test_Permit_HandedInByAnotherBeforeStillDeposits() public {
        Signature memory signed = _signPermit(25);
        token.permit(consumer, address(channel), 25, block.timestamp, signed.v, signed.r, signed.s);
        _depositWithPermit(signed);
        _assertState(25, 25, 0);
    }

    function test_RevertWhen_PermitIsForged() public {
        Signature memory signed = _signPermit(26);
        vm.prank(consumer);
        (bool accepted, ) = address(channel).call(
            abi.encodeCall(channel.depositWithPermit, (25, block.timestamp, signed.v, signed.r, signed.s))
        );
        require(!accepted, "accepted");
    }

    function test_Authorization_HandedInByAnybodyBelongsToTheConsumer() public {
        Signature memory signed = _signAuthorization(address(channel), 25);
        vm.prank(stranger);
        _handIn(signed);
        _assertState(25, 25, 0);
        _assertEq(token.balanceOf(consumer), 1e30 - 25, "from");
    }

    function test_RevertWhen_AuthorizationIsUsedTwice() public {
        Signature memory signed = _signAuthorization(address(channel), 25);
        _handIn(signed);
        vm.expectRevert(abi.encodeWithSelector(ERC3009.ERC3009UsedAuthorization.selector, consumer, _NONCE));
        _handIn(signed);
    }

    function test_RevertWhen_AuthorizationIsForAnotherChannel() public {
        Signature memory signed = _signAuthorization(stranger, 25);
        vm.expectRevert(abi.encodeWithSelector(ERC3009.ERC3009InvalidSignature.selector));
        _handIn(signed);
    }

    function test_RevertWhen_ChannelIsOneOfEther() public {
        channel = _open(_terms(), "ether", 0);
        Signature memory signed = _signPermit(25);
        vm.expectRevert(abi.encodeWithSelector(IIntermediary.NotAToken.selector));
        _handIn(signed);
        vm.expectRevert(abi.encodeWithSelector(IIntermediary.NotAToken.selector));
        _depositWithPermit(signed);
    }

    function _depositWithPermit(Signature memory signed) private {
        vm.prank(consumer);
        channel.depositWithPermit(25, block.timestamp, signed.v, signed.r, signed.s);
    }

    function _handIn(Signature memory signed) private {
        uint256 until = block.timestamp + 1;
        channel.depositWithAuthorization(consumer, 25, 0, until, _NONCE, signed.v, signed.r, signed.s);
    }

    function _signPermit(uint256 amount) private view returns (Signature memory) {
        uint256 nonce = token.nonces(consumer);
        return
            _signFor(token, abi.encode(_PERMIT_TYPEHASH, consumer, address(channel), amount, nonce, block.timestamp));
    }

    function _signAuthorization(address to, uint256 amount) private view returns (Signature memory) {
        return _signFor(token, abi.encode(_RECEIVE_TYPEHASH, consumer, to, amount, 0, block.timestamp + 1, _NONCE));
    }

    function _signFor(TestToken token_, bytes memory message) private view returns (Signature memory signed) {
        bytes32 digest = keccak256(abi.encodePacked(hex"1901", token_.DOMAIN_SEPARATOR(), keccak256(message)));
        (signed.v, signed.r, signed.s) = vm.sign(CONSUMER_KEY, digest);
    }
}
