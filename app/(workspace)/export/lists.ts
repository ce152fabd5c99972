import type { Column } from '#components/data-table';
import type { Actor } from '#lib/access/actor';
import { type ApiToken, listApiTokens } from '#lib/accounts/api-tokens/list';
import { apiTokenList } from '#lib/accounts/api-tokens/shape';
import { everyOrganization, organizationList } from '#lib/accounts/organizations/list';
import { everyPerson, personList } from '#lib/accounts/people/list';
import { grantsInWords } from '#lib/accounts/roles/in-words';
import { everyRole, roleList } from '#lib/accounts/roles/list';
import { auditList, everyAuditEntry } from '#lib/audit/list';
import type { Side } from '#lib/audit/operations';
import { licenseCodeLabels, metricLabels, reactionLabels } from '#lib/contract/vocabulary';
import { listLicenses } from '#lib/environment/license-view/list';
import { licenseList } from '#lib/environment/license-view/shape';
import { listModules } from '#lib/environment/modules/list';
import { moduleList } from '#lib/environment/modules/shape';
import { rowsFound } from '#lib/lists/in-memory';
import type { ListShape } from '#lib/lists/input';
import { readListQuery, type SearchParams } from '#lib/lists/read';
import { customerEnvironmentList, everyCustomerEnvironment } from '#lib/publisher/customer-environments/list';
import { customerProductList, everyCustomerProduct } from '#lib/publisher/customer-products/list';
import { customerList, everyCustomer } from '#lib/publisher/customers/list';
import { everyExpiry, expiryList } from '#lib/publisher/expiry/list';
import { everyProduct, productList } from '#lib/publisher/products/list';
import { everyRegistration, registrationList } from '#lib/publisher/registrations/list';
import { everyRelease, releaseList } from '#lib/publisher/releases/list';
import { everyReportingEnvironment, reportingEnvironmentList } from '#lib/publisher/telemetry/environments';
import { everyUnlicensedModule, unlicensedModuleList } from '#lib/publisher/telemetry/unlicensed';
import { everyValidation, validationList } from '#lib/publisher/telemetry/validations';
import { listReportedProducts, reportedProductList } from '#lib/publisher/telemetry/versions';
import { columnsOfSide } from '../_audit/columns';
import { one } from '../_records/search-params';
import { columns as apiTokenColumns } from '../api-tokens/columns';
import { columns as environmentColumns } from '../customers/[id]/environments/columns';
import { columns as customerProductColumns } from '../customers/[id]/products/columns';
import { columns as customerColumns } from '../customers/columns';
import { expiriesOf } from '../expiry/asked';
import { columns as expiryColumns } from '../expiry/columns';
import { columns as licenseColumns } from '../license-management/columns';
import { columns as moduleColumns } from '../modules/columns';
import { columnsFor as personColumns } from '../people/columns';
import { columns as organizationColumns } from '../people/organizations/columns';
import { columns as roleColumns } from '../people/roles/columns';
import { releaseColumns } from '../products/[id]/release-columns';
import { columns as productColumns } from '../products/columns';
import { columnsOfState } from '../registrations/columns';
import { productColumns as reportedProductColumns } from '../telemetry/(tabs)/versions/columns';
import {
  environmentColumns as reportingEnvironmentColumns,
  unlicensedColumns,
  validationColumns,
} from '../telemetry/columns';
import { type Csv, csvOf } from './csv';

type Export = (actor: Actor, params: SearchParams) => Csv | Promise<Csv>;

/** What an export asks of a list: as its page does, and only the chosen records where some are named. */
const queryOf = (shape: ListShape, params: SearchParams) => {
  const ids = one(params.ids);
  return { ...readListQuery(shape.columns, params, shape), ...(ids && { ids: ids.split(',') }) };
};

const auditLog =
  (side: Side): Export =>
  (actor, params) =>
    csvOf(columnsOfSide(side), everyAuditEntry(actor, side, queryOf(auditList[side], params)));

const without = (columns: Column[], id: string) => columns.filter((column) => column.id !== id);

/** The lists that can be had as CSV, by their name in the address; each verb asks for the permission itself. */
export const lists: Record<string, Export> = {
  customers: (actor, params) =>
    csvOf(customerColumns, everyCustomer(actor, queryOf(customerList, params)), {
      products: (customer) => customer.productCount,
      environments: (customer) => customer.environmentCount,
    }),

  products: (actor, params) =>
    csvOf(productColumns, everyProduct(actor, queryOf(productList, params)), {
      metric: (product) => metricLabels[product.metric],
      reaction: (product) => reactionLabels[product.reaction],
      releasedOn: (product) => product.latestReleasedOn,
      customers: (product) => product.customerCount,
    }),

  releases: (actor, params) =>
    csvOf(releaseColumns, everyRelease(actor, one(params.product), queryOf(releaseList, params))),

  'customer-products': (actor, params) =>
    csvOf(
      customerProductColumns(),
      everyCustomerProduct(
        actor,
        { customerId: one(params.customer) || undefined, productId: one(params.product) || undefined },
        queryOf(customerProductList(), params),
      ),
      { userCount: (terms) => (terms.siteLicense ? 'Site' : terms.userCount) },
    ),

  'customer-environments': (actor, params) =>
    csvOf(
      [{ id: 'customerName', header: 'Customer' }, ...environmentColumns],
      everyCustomerEnvironment(actor, one(params.customer), queryOf(customerEnvironmentList, params)),
      {
        registration: (environment) => environment.registration.state,
        registeredAt: (environment) => environment.registration.registeredAt,
        client: (environment) => environment.registration.clientId,
      },
    ),

  registrations: (actor, params) => {
    const state = one(params.state) === 'rejected' ? 'rejected' : 'pending';
    return csvOf(columnsOfState(state), everyRegistration(actor, queryOf(registrationList, params), state));
  },

  expiry: (actor, params) =>
    csvOf(expiryColumns, everyExpiry(actor, expiriesOf(params), queryOf(expiryList, params)), {
      userCount: (terms) => (terms.siteLicense ? 'Site' : terms.userCount),
    }),

  'telemetry-environments': (actor, params) =>
    csvOf(
      reportingEnvironmentColumns(),
      everyReportingEnvironment(actor, queryOf(reportingEnvironmentList(), params)),
      {
        platformVersion: ({ report }) => report?.platform_version,
        applicationVersion: ({ report }) => report?.application_version,
        enabledUsers: ({ report }) => report?.enabled_users,
      },
    ),

  'telemetry-versions': async (actor, params) =>
    csvOf(reportedProductColumns, [
      rowsFound(reportedProductList, await listReportedProducts(actor), queryOf(reportedProductList, params)),
    ]),

  'telemetry-unlicensed': async (actor, params) =>
    csvOf(unlicensedColumns, [await everyUnlicensedModule(actor, queryOf(unlicensedModuleList, params))]),

  validations: (actor, params) =>
    csvOf(validationColumns, everyValidation(actor, queryOf(validationList, params))),

  'publisher-audit-log': auditLog('publisher'),
  'audit-log': auditLog('environment'),

  licenses: async (actor, params) => {
    const { rows } = await listLicenses(actor);
    return csvOf(licenseColumns, [rowsFound(licenseList, rows, queryOf(licenseList, params))], {
      status: (license) => licenseCodeLabels[license.code],
    });
  },

  modules: async (actor, params) =>
    csvOf(moduleColumns, [rowsFound(moduleList, await listModules(actor), queryOf(moduleList, params))]),

  people: (actor, params) =>
    csvOf(personColumns(actor.keepsPeopleOf === undefined), everyPerson(actor, queryOf(personList, params)), {
      roles: (person) => person.roles.map((role) => role.name),
    }),

  organizations: (actor, params) =>
    csvOf(organizationColumns, everyOrganization(actor, queryOf(organizationList, params)), {
      domains: (organization) => organization.allowedDomains,
    }),

  roles: async (actor, params) =>
    csvOf(roleColumns, [await everyRole(actor, queryOf(roleList, params))], {
      grants: (role) => grantsInWords(role.grants),
    }),

  'api-tokens': async (actor, params) =>
    csvOf<ApiToken>(
      without(apiTokenColumns, 'revoke'),
      [rowsFound(apiTokenList, await listApiTokens(actor), queryOf(apiTokenList, params))],
      {
        expires: (token) => token.expiresAt,
        lastUsed: (token) => token.lastUsedAt,
        created: (token) => token.createdAt,
      },
    ),
};
