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
    }

    function testFuzz_RevertWhen_TwoRedemptionsDoNotFitTheTermination(uint32 tolerance, uint32 termination) public {
        vm.assume(termination < 2 * uint256(tolerance) + ROOM);
        _expectPeriodsRefused(tolerance, termination);
    }

    function test_RevertWhen_TwoRedemptionsJustDoNotFitTheTermination() public {
        _expectPeriodsRefused(0, ROOM - 1);
        _expectPeriodsRefused(6, 10);
        _expectPeriodsRefused(60, 60);
        _expectPeriodsRefused(60, 120 + ROOM - 1);
        _expectPeriodsRefused(type(uint32).max / 2, type(uint32).max);
        _expectPeriodsRefused(type(uint32).max, type(uint32).max);
    }

    function test_Open_WhenTwoRedemptionsJustFitTheTermination() public {
        uint32[3] memory tolerances = [uint32(0), 6, (type(uint32).max - ROOM) / 2];
        for (uint32 i = 0; i < tolerances.length; ++i) {
            ChannelTerms memory terms = _terms();
            terms.tolerancePeriod = tolerances[i];
            terms.terminationPeriod = 2 * tolerances[i] + ROOM;
            _open(terms, bytes32(uint256(i)), 0);
        }
    }

    function testFuzz_RevertWhen_FirstTokenIdLeavesNoRoom(uint64 tokenId) public {
        vm.assume(tokenId > LONGEST_STEP);
        _expectFirstIdRefused(tokenId);
    }

    function test_RevertWhen_FirstTokenIdIsNoneOrTooHigh() public {
        _expectFirstIdRefused(type(uint64).max);
        _expectFirstIdRefused(LONGEST_STEP + 1);
        ChannelTerms memory terms = _terms();
        terms.tokenId = 0;
        _expectRefused(terms, abi.encodeWithSelector(IIntermediary.TokenIdNotNewer.selector, 0, 0));
        terms.tokenId = LONGEST_STEP;
        _open(terms, "highest", 0);
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

    function _expectPeriodsRefused(uint32 tolerance, uint32 termination) private {
        ChannelTerms memory terms = _terms();
        (terms.tolerancePeriod, terms.terminationPeriod) = (tolerance, termination);
        _expectRefused(
            terms,
            abi.encodeWithSelector(IIntermediaryFactory.InvalidPeriods.selector, tolerance, termination)
        );
    }

    function _expectFirstIdRefused(uint64 tokenId) private {
        ChannelTerms memory terms = _terms();
        terms.tokenId = tokenId;
        _expectRefused(terms, abi.encodeWithSelector(IIntermediary.TokenIdTooHigh.selector, tokenId, LONGEST_STEP));
    }

    function _expectRefused(ChannelTerms memory terms, bytes memory reason) private {
        vm.expectRevert(reason);
        vm.prank(consumer);
        factory.openChannel(terms, _lanes(), "other", 0);
    }
}
