import { userLicenseTypes } from '#lib/contract/vocabulary';
import { MOST_RESULTS } from '#lib/environment/provisioning/query';
import { SCIM_PATH, urns } from '#lib/http/scim/urns';

/** What this service says of itself (RFC 7643 §5 to §7). The same for everybody. */

export const serviceProviderConfig = (origin: string) => ({
  schemas: [urns.serviceProviderConfig],
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: MOST_RESULTS },
  changePassword: { supported: false },
  sort: { supported: true },
  etag: { supported: false },
  authenticationSchemes: [
    {
      type: 'oauthbearertoken',
      name: 'API token',
      description: 'An API token of the License Manager with the scope scim, as a bearer token (RFC 6750).',
      specUri: 'https://www.rfc-editor.org/info/rfc6750',
      primary: true,
    },
  ],
  meta: {
    resourceType: 'ServiceProviderConfig',
    location: `${origin}${SCIM_PATH}/ServiceProviderConfig`,
  },
});

export const resourceTypes = (origin: string) => [
  {
    schemas: [urns.resourceType],
    id: 'User',
    name: 'User',
    description: 'Named users',
    endpoint: '/Users',
    schema: urns.user,
    meta: { resourceType: 'ResourceType', location: `${origin}${SCIM_PATH}/ResourceTypes/User` },
  },
  {
    schemas: [urns.resourceType],
    id: 'Group',
    name: 'Group',
    description: 'Security roles',
    endpoint: '/Groups',
    schema: urns.group,
    schemaExtensions: [{ schema: urns.securityRole, required: false }],
    meta: { resourceType: 'ResourceType', location: `${origin}${SCIM_PATH}/ResourceTypes/Group` },
  },
];

interface Attribute {
  name: string;
  type?: 'string' | 'boolean' | 'complex' | 'reference';
  description: string;
  multiValued?: boolean;
  required?: boolean;
  caseExact?: boolean;
  mutability?: 'readWrite' | 'readOnly' | 'immutable';
  returned?: 'default' | 'always';
  uniqueness?: 'none' | 'server';
  canonicalValues?: readonly string[];
  subAttributes?: Attribute[];
}

const attribute = ({ subAttributes, ...given }: Attribute): object => ({
  type: 'string',
  multiValued: false,
  required: false,
  caseExact: false,
  mutability: 'readWrite',
  returned: 'default',
  uniqueness: 'none',
  ...given,
  ...(subAttributes && { subAttributes: subAttributes.map(attribute) }),
});

const readOnly = { mutability: 'readOnly' } as const;

const userAttributes: Attribute[] = [
  {
    name: 'userName',
    description: 'As the business system knows the user.',
    required: true,
    uniqueness: 'server',
  },
  { name: 'displayName', description: 'The name to be shown.' },
  {
    name: 'name',
    type: 'complex',
    description: 'Kept as the display name.',
    subAttributes: [{ name: 'formatted', description: 'The full name.' }],
  },
  {
    name: 'emails',
    type: 'complex',
    multiValued: true,
    description: 'One is kept: the primary one, else that for work.',
    subAttributes: [
      { name: 'value', description: 'The address.' },
      { name: 'type', description: 'Always work.', canonicalValues: ['work'] },
      { name: 'primary', type: 'boolean', description: 'Always true.' },
    ],
  },
  { name: 'active', type: 'boolean', description: 'Whether the user is enabled, and so counted.' },
  {
    name: 'groups',
    type: 'complex',
    multiValued: true,
    ...readOnly,
    description: 'The security roles of the user.',
    subAttributes: [
      { name: 'value', ...readOnly, description: 'The ID of the role.' },
      { name: 'display', ...readOnly, description: 'Its name.' },
    ],
  },
];

const groupAttributes: Attribute[] = [
  {
    name: 'displayName',
    description: 'The name of the security role.',
    required: true,
    uniqueness: 'server',
  },
  {
    name: 'members',
    type: 'complex',
    multiValued: true,
    description: 'The users who have it. In a list of groups only where `attributes` asks for them.',
    subAttributes: [
      { name: 'value', mutability: 'immutable', description: 'The ID of the user.' },
      { name: 'display', ...readOnly, description: 'Its user name.' },
    ],
  },
];

const securityRoleAttributes: Attribute[] = [
  {
    name: 'userLicenseType',
    description: 'The user license type that the role demands.',
    canonicalValues: userLicenseTypes,
  },
  {
    name: 'modules',
    multiValued: true,
    description: 'The models of the installed modules that the role grants.',
  },
];

const schemaOf = (origin: string, id: string, name: string, description: string, all: Attribute[]) => ({
  schemas: [urns.schema],
  id,
  name,
  description,
  attributes: all.map(attribute),
  meta: { resourceType: 'Schema', location: `${origin}${SCIM_PATH}/Schemas/${id}` },
});

export const schemas = (origin: string) => [
  schemaOf(origin, urns.user, 'User', 'Named users', userAttributes),
  schemaOf(origin, urns.group, 'Group', 'Security roles', groupAttributes),
  schemaOf(origin, urns.securityRole, 'SecurityRole', 'What a security role grants', securityRoleAttributes),
];
