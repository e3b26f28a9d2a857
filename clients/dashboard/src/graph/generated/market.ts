/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Direction of an order. */
export type OrderDirection =
  /** From the smallest to the largest. */
  | 'ASC'
  /** From the largest to the smallest. */
  | 'DESC';

/** Conditions of a list of services; all that are given must hold. A list takes 1 to 100 values, a text 200 characters. */
export type ServiceFilterInput = {
  /** Only services of one of these categories. */
  categories?: Array<string> | null | undefined;
  /** Only services of exactly this category. */
  category?: string | null | undefined;
  /** Only mashups that compose all of these services. */
  composes?: Array<string> | null | undefined;
  /** Only services registered at this time or later. */
  createdFrom?: string | null | undefined;
  /** Only services registered before this time. */
  createdTo?: string | null | undefined;
  /** Only services of this developer. */
  developer?: string | null | undefined;
  /** Only services whose developer this organisation has registered. */
  developerOrganization?: string | null | undefined;
  /** Only services, or only mashups. */
  kind?: ServiceKind | null | undefined;
  /** Only services with this text in their name, in any case. */
  nameContains?: string | null | undefined;
  /** Only services of these names. */
  names?: Array<string> | null | undefined;
  /** Only services that cost this a call, or more. */
  priceFrom?: string | null | undefined;
  /** Only services that cost this a call, or less. */
  priceTo?: string | null | undefined;
  /** Only services in this status. */
  status?: ServiceStatus | null | undefined;
  /** Only services in one of these. */
  statuses?: Array<ServiceStatus> | null | undefined;
  /** Only services with exactly this tag. */
  tag?: string | null | undefined;
  /** Only services whose tags are such. */
  tags?: ServiceTagsFilterInput | null | undefined;
  /** Only services with all of these words, at most 10, in name, category, tags or description; the beginning of a word is enough. Where nothing has them, words that are like them count. */
  text?: string | null | undefined;
};

/** Whether a service composes other services. */
export type ServiceKind =
  /** It composes other services. */
  | 'MASHUP'
  /** It composes no other services. */
  | 'SERVICE';

/** Field that services are ordered by. */
export type ServiceOrderField =
  /** By the time of registration. */
  | 'CREATED_AT'
  /** By name. */
  | 'NAME'
  /** By the price of a call. */
  | 'PRICE'
  /** By how well a service matches the filter's text, which must be given; with DESC the best comes first. */
  | 'RELEVANCE'
  /** By the time of the last change. */
  | 'UPDATED_AT';

/** Order of services; equal ones by name. */
export type ServiceOrderInput = {
  /** Which way. */
  direction?: OrderDirection;
  /** What to order by. */
  field: ServiceOrderField;
};

/** State of a service; calls can be bought while it is AVAILABLE. */
export type ServiceStatus =
  /** Published; its calls can be bought. */
  | 'AVAILABLE'
  /** Registered, not yet published. */
  | 'CREATED'
  /** No longer offered. */
  | 'INVALID';

/** Conditions on tags; each takes 1 to 100. */
export type ServiceTagsFilterInput = {
  /** Only services with all of these tags. */
  all?: Array<string> | null | undefined;
  /** Only services with at least one of these tags. */
  any?: Array<string> | null | undefined;
};

export type ServiceRowsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ServiceFilterInput | null | undefined;
  orderBy?: ServiceOrderInput | null | undefined;
}>;


export type ServiceRowsQuery = { services: { totalCount: number, nodes: Array<{ name: string, kind: ServiceKind, price: string, status: ServiceStatus, category: string | null, createdAt: string, developer: { address: string, name: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ServicePageQueryVariables = Exact<{
  name: string;
}>;


export type ServicePageQuery = { service: { name: string, kind: ServiceKind, price: string, status: ServiceStatus, category: string | null, tags: Array<string>, description: string, url: string | null, createdAt: string, updatedAt: string, developer: { address: string, name: string | null, organization: { mspId: string } | null }, composes: { totalCount: number, nodes: Array<{ name: string, price: string, status: ServiceStatus }> }, composedBy: { totalCount: number, nodes: Array<{ name: string, price: string, status: ServiceStatus }> } } | null };

export type DrawnServiceFragment = { name: string, kind: ServiceKind, status: ServiceStatus, price: string };

export type MashupGraphQueryVariables = Exact<{
  name: string;
}>;


export type MashupGraphQuery = { service: { name: string, kind: ServiceKind, status: ServiceStatus, price: string, composes: { totalCount: number, nodes: Array<{ name: string, kind: ServiceKind, status: ServiceStatus, price: string, composes: { totalCount: number, nodes: Array<{ name: string, kind: ServiceKind, status: ServiceStatus, price: string }> } }> }, composedBy: { totalCount: number, nodes: Array<{ name: string, kind: ServiceKind, status: ServiceStatus, price: string, composedBy: { totalCount: number, nodes: Array<{ name: string, kind: ServiceKind, status: ServiceStatus, price: string }> } }> } } | null };

export const DrawnServiceFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DrawnService"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Service"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"price"}}]}}]} as unknown as DocumentNode<DrawnServiceFragment, unknown>;
export const ServiceRowsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ServiceRows"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ServiceFilterInput"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ServiceOrderInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"services"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"developer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<ServiceRowsQuery, ServiceRowsQueryVariables>;
export const ServicePageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ServicePage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"name"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"service"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"name"},"value":{"kind":"Variable","name":{"kind":"Name","value":"name"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"developer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"composes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"composedBy"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ServicePageQuery, ServicePageQueryVariables>;
export const MashupGraphDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MashupGraph"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"name"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"service"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"name"},"value":{"kind":"Variable","name":{"kind":"Name","value":"name"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DrawnService"}},{"kind":"Field","name":{"kind":"Name","value":"composes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DrawnService"}},{"kind":"Field","name":{"kind":"Name","value":"composes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DrawnService"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"composedBy"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DrawnService"}},{"kind":"Field","name":{"kind":"Name","value":"composedBy"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DrawnService"}}]}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DrawnService"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Service"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"price"}}]}}]} as unknown as DocumentNode<MashupGraphQuery, MashupGraphQueryVariables>;