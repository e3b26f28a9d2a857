// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ChannelStatus, ChannelTerms, IIntermediary} from "../src/IIntermediary.sol";
import {IIntermediaryFactory} from "../src/IIntermediaryFactory.sol";
import {Intermediary} from "../src/Intermediary.sol";
import {ChannelTest} from "./support/ChannelTest.sol";
import {vm} from "./support/Vm.sol";

contract IntermediaryFactoryTest is ChannelTest {
    function testFuzz_Open_AddressFollowsFromPartiesAndSalt(address provider_, bytes32 salt) public {
        vm.assume(provider_ != address(0) && provider_ != consumer && provider_ != provider);
        ChannelTerms memory terms = _terms();
        terms.provider = provider_;
        address foretold = factory.intermediaryAddress(consumer, provider_, address(0), salt);
        require(!factory.isIntermediary(foretold), "not before it exists");

        require(address(_open(terms, salt, 0)) == foretold, "address");
        require(factory.isIntermediary(foretold), "known");
    }

    function test_Open_KeepsTermsAndFirstDeposit() public {
        Intermediary opened = _open(_terms(), "other", 12);

        require(keccak256(abi.encode(opened.terms())) == keccak256(abi.encode(_terms())), "terms");
        _assertEq(opened.state().held, 12, "held");
        _assertEq(opened.state().tokenId, TOKEN_ID, "token id");
        require(opened.state().status == ChannelStatus.Open, "status");
    }

    function test_RevertWhen_OpenedTwice() public {
        vm.expectRevert(abi.encodeWithSelector(IIntermediaryFactory.ChannelExists.selector, address(channel)));
        vm.prank(consumer);
        factory.openChannel(_terms(), _lanes(), SALT, 0);
    }

    function test_RevertWhen_OpenedByAnother() public {
        vm.expectRevert(abi.encodeWithSelector(IIntermediaryFactory.NotConsumer.selector, stranger));
        vm.prank(stranger);
        factory.openChannel(_terms(), _lanes(), "other", 0);
    }

    function test_RevertWhen_TermsAreUnfit() public {
        ChannelTerms memory terms = _terms();
        terms.provider = consumer;
        _expectRefused(terms, abi.encodeWithSelector(IIntermediaryFactory.InvalidProvider.selector, consumer));

        terms = _terms();
        terms.voucherKey = address(0);
        _expectRefused(terms, abi.encodeWithSelector(IIntermediary.InvalidVoucherKey.selector, address(0)));

        terms = _terms();
        terms.asset = stranger;
        _expectRefused(terms, abi.encodeWithSelector(IIntermediaryFactory.UnsupportedAsset.selector, stranger));

        terms = _terms();
        terms.terminationPeriod = terms.tolerancePeriod;
        _expectRefused(
            terms,
            abi.encodeWithSelector(IIntermediaryFactory.InvalidPeriods.selector, TOLERANCE, TOLERANCE)
        );
    }

    function test_LookAlike_IsNotVouchedFor() public {
        require(!factory.isIntermediary(address(new Intermediary())), "look-alike");
    }

    function test_RevertWhen_InitializedByAnother() public {
        Intermediary implementation = Intermediary(factory.implementation());
        vm.expectRevert(abi.encodeWithSelector(IIntermediary.NotFactory.selector, stranger));
        vm.prank(stranger);
        implementation.initialize(_terms(), _lanes());

        vm.expectRevert(abi.encodeWithSelector(IIntermediary.AlreadyInitialized.selector));
        vm.prank(address(factory));
        channel.initialize(_terms(), _lanes());
    }

    function _expectRefused(ChannelTerms memory terms, bytes memory reason) private {
        vm.expectRevert(reason);
        vm.prank(consumer);
        factory.openChannel(terms, _lanes(), "other", 0);
    }
}
