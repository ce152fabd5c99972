import { announcementKindLabels, metricLabels, reactionLabels } from '#lib/contract/vocabulary';
import { rowsFound } from '#lib/lists/in-memory';
import { announcementList, everyAnnouncement } from '#lib/publisher/announcements/list';
import { announcementState } from '#lib/publisher/announcements/state';
import { customerEnvironmentList, everyCustomerEnvironment } from '#lib/publisher/customer-environments/list';
import {
  customerProductList,
  everyCustomerProduct,
  ownCustomerProductList,
} from '#lib/publisher/customer-products/list';
import { customerList, everyCustomer } from '#lib/publisher/customers/list';
import { everyExpiry, expiryList } from '#lib/publisher/expiry/list';
import { everyProduct, productList } from '#lib/publisher/products/list';
import { everyRegistration, registrationList } from '#lib/publisher/registrations/list';
import { everyRelease, releaseList } from '#lib/publisher/releases/list';
import { everyRequest, requestList } from '#lib/publisher/requests/list';
import { requestKindLabels, requestStateLabels } from '#lib/publisher/requests/schema';
import { everyReportingEnvironment, reportingEnvironmentList } from '#lib/publisher/telemetry/environments';
import { everyUnlicensedModule, unlicensedModuleList } from '#lib/publisher/telemetry/unlicensed';
import { everyValidation, validationList } from '#lib/publisher/telemetry/validations';
import { listReportedProducts, reportedProductList } from '#lib/publisher/telemetry/versions';
import { one } from '../_records/search-params';
import { columns as announcementColumns } from '../announcements/columns';
import { stateLabels } from '../announcements/state-chip';
import { columns as environmentColumns } from '../customers/[id]/environments/columns';
import { columns as customerProductColumns } from '../customers/[id]/products/columns';
import { columns as customerColumns } from '../customers/columns';
import { expiriesOf } from '../expiry/asked';
import { columns as expiryColumns } from '../expiry/columns';
import { releaseColumns } from '../products/[id]/release-columns';
import { columns as productColumns } from '../products/columns';
import { columnsOfState } from '../registrations/columns';
import { columns as requestColumns } from '../requests/columns';
import { productColumns as reportedProductColumns } from '../telemetry/(tabs)/versions/columns';
import {
  environmentColumns as reportingEnvironmentColumns,
  unlicensedColumns,
  validationColumns,
} from '../telemetry/columns';
import { csvOf } from './csv';
import { auditLog, type Export, queryOf } from './query';

/** The publisher's lists; each verb asks for the permission itself. */
export const publisherLists: Record<string, Export> = {
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

  'customer-products': (actor, params) => {
    const shape = actor.customerId === undefined ? customerProductList() : ownCustomerProductList();
    return csvOf(
      customerProductColumns().filter(({ id }) => id in shape.columns),
      everyCustomerProduct(
        actor,
        { customerId: one(params.customer) || undefined, productId: one(params.product) || undefined },
        queryOf(shape, params),
      ),
      { userCount: (terms) => (terms.siteLicense ? 'Site' : terms.userCount) },
    );
  },

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

  requests: (actor, params) =>
    csvOf(requestColumns, everyRequest(actor, queryOf(requestList, params)), {
      kind: (request) => requestKindLabels[request.kind],
      state: (request) => requestStateLabels[request.state],
    }),

  announcements: (actor, params) =>
    csvOf(announcementColumns, everyAnnouncement(actor, queryOf(announcementList(), params)), {
      state: (announcement) => stateLabels[announcementState(announcement)],
      kind: (announcement) => announcementKindLabels[announcement.kind],
    }),

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
};
