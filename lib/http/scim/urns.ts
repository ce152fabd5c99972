/** SCIM's names for schemas and messages (RFC 7643 §10.3, RFC 7644 §8.2), and our own. */
export const urns = {
  user: 'urn:ietf:params:scim:schemas:core:2.0:User',
  enterpriseUser: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
  group: 'urn:ietf:params:scim:schemas:core:2.0:Group',
  /** In the form that Entra ID asks of extensions; it can be mapped there under no other. */
  securityRole: 'urn:ietf:params:scim:schemas:extension:licensemanager:2.0:SecurityRole',
  serviceProviderConfig: 'urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig',
  resourceType: 'urn:ietf:params:scim:schemas:core:2.0:ResourceType',
  schema: 'urn:ietf:params:scim:schemas:core:2.0:Schema',
  list: 'urn:ietf:params:scim:api:messages:2.0:ListResponse',
  error: 'urn:ietf:params:scim:api:messages:2.0:Error',
} as const;

export const SCIM_PATH = '/scim/v2';
