import { type Answer, type Operation, type SignOperation, type ValidateOperation, type EnsureChannelOperation } from "../../../clients/pay/src/protocol/operations.ts";
